/** What stands in the page as data: put there when the page was made, asked of nobody. */
import { anyOf, beside, registry } from "../policy.js";

/** @typedef {{issuers: KnownIssuer[], registries: {names: [string, string][], says: string}[],
 *   name: string, file: string}} Told `file` in base64 */

/** @returns {Told} */
export const told = () => JSON.parse(document.querySelector("[data-pf-told]")?.textContent ?? "");

/** By what an issuer counts as known here. @param {Told} told @returns {Policy | null} */
export function policyOf({ issuers, registries }) {
  if (!registries.length) return null; // then the list of issuers decides
  return beside(anyOf(registries.map(({ names, says }) => registry(new Map(names), says))), issuers);
}
