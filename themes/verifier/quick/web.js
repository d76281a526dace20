/** Issuers that are a web address (`did:web`). */

const NAME = /^did:web:((?:[a-z\d][a-z\d-]*\.)+[a-z\d]+)((?::[\w-]+)*)$/;

/** What the issuer's document says of a key; or why it was not asked.
 * @param {string} issuer @param {string} method name of the key @param {Ask} ask @param {Read} read
 * @returns {Promise<Told>} */
export async function published(issuer, method, ask, read) {
  const [, host, path] = NAME.exec(issuer) ?? [];
  // Some names of keys hold a key.
  if (!host || issuer.length > 200 || !method.startsWith(issuer + "#") || /#z(6Mk|Dn|82L)/.test(method)) return {};
  const answer = await ask(`https://${host}${path.replaceAll(":", "/") || "/.well-known"}/did.json`);
  return answer.body ? (await import("./document.js")).keyIn(answer, host, issuer, method, read) : answer;
}
