/** Dates of Open Badges 2.0 and older. They may name a day, or a time without its zone; such a text
 * stands for a span, and only what holds for the whole span is certain. */
import { day, instant, plus } from "./moments.js";

const ISO =
  /^(-?(?:[1-9]\d{4,8}|\d{4}))-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,200}))?)?(?:(Z)|([+-]\d\d):?(\d\d))?)?$/;
const HOUR = 3_600_000;

/** @param {string} text @returns {import("./dates.js").Span | null} */
export function parseSpan(text) {
  const match = ISO.exec(text);
  if (!match) return null;
  const [, year, month, date, hour, minute, second, fraction, utc, zone, more] = match;
  const begin = instant([year, month, date, hour, minute, second, fraction, zone, more]);
  if (begin === null) return null;
  const words = day(begin);
  if (utc || zone) return { earliest: begin, latest: begin, words };
  // Time zones reach from 14 hours before UTC to 12 hours after it.
  const end = hour ? begin : plus(begin, 24 * HOUR);
  return { earliest: plus(begin, -14 * HOUR), latest: plus(end, 12 * HOUR), words };
}
