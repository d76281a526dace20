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
