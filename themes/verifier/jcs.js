/** JSON in its one form (RFC 8785). */

/** @param {any} document parsed JSON of bounded depth @returns {string} */
export function jcs(document) {
  return JSON.stringify(document);
}
