/** JSON as signed documents need it: one reading only, and bounded. */
import { BadgeError } from "./errors.js";

export const MAX_BYTES = 1_000_000;

/** Throws BadgeError or LimitError. @param {Uint8Array} data @param {number} [maxBytes] @returns {{[name: string]: any}} */
export function loads(data, maxBytes = MAX_BYTES) {
  throw new BadgeError("to come");
}
