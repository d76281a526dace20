/** Addresses, without what is personal in them. */

/** Without parameters that name a person: some platforms write the e-mail address of the recipient
 * into the address of a badge, and asking with it would hand the address on. @param {string} url */
export function withoutPersonal(url) {
  const [, plain, query, fragment] = /** @type {string[]} */ (/^([^?]*)\??([^#]*)(.*)$/s.exec(url));
  if (plain.length === url.length) return url;
  const pairs = [...new URLSearchParams(query)];
  const kept = pairs.filter(
    ([name, value]) => !/^(identity__.*|e-?mail|recipient)$/is.test(name) && !value.includes("@"),
  );
  const left = kept.length === pairs.length ? query : String(new URLSearchParams(kept));
  return plain + (left && `?${left}`) + fragment;
}

/** For a message. @param {string} url */
export const shown = (url) => withoutPersonal(url).slice(0, 200);

/** @type {{[status: number]: string}} */
const ANSWERS = { 401: "“not allowed”", 403: "“not allowed”", 404: "“not found”", 410: "“gone”", 429: "“too busy”" };

/** Who did not show what stands at an address, and what came instead. @param {string} url @param {number} status */
export function refused(url, status) {
  const host = url.replace(/^https?:\/\/([^/?#]*).*$/s, "$1").slice(0, 200);
  const words = ANSWERS[status] ?? (status >= 500 ? "“out of order”" : "something else");
  return `${host} answered ${words} (${status}) when asked for ${shown(url)}.`;
}
