/** JSON in its one form (RFC 8785), whose rules are those of JavaScript itself. */

/** @param {any} value parsed JSON of bounded depth @returns {string} */
export function jcs(value) {
  if (Array.isArray(value)) return `[${value.map(jcs)}]`;
  if (!value || typeof value !== "object") return JSON.stringify(value);
  const names = Object.keys(value).sort();
  return `{${names.map((name) => JSON.stringify(name) + ":" + jcs(value[name]))}}`;
}
