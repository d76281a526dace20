/** Issuers that are a web address (`did:web`). */
const NAME = /^did:web:((?:[a-z\d][a-z\d-]*\.)+[a-z\d]+)((?::[\w-]+)*)$/;

/** What the issuer's document says of a key; or why it was not asked.
 * @param {string} issuer @param {string} method name of the key @param {Ask} ask @param {Read} read
 * @returns {Promise<{key?: Obj, host?: string, openHost?: boolean, reason?: string}>} */
export async function published(issuer, method, ask, read) {
  const [, host, path] = NAME.exec(issuer) ?? [];
  // Some names of keys hold a key.
  if (!host || issuer.length > 200 || !method.startsWith(issuer + "#") || /#z(6Mk|Dn|82L)/.test(method)) return {};
  const folder = `https://${host}${path.replaceAll(":", "/") || "/.well-known"}`;
  const { status, final = folder, body, reason } = await ask(`${folder}/did.json`);
  if (!body || status !== 200 || !final.startsWith(`https://${host}/`)) return { reason };

  const { id, verificationMethod: keys, assertionMethod: used } = read(body);
  const plain = keys.every(
    (/** @type {Obj} */ { id, type, controller, publicKeyMultibase, publicKeyJwk, ...others }) =>
      id.startsWith(issuer + "#") && controller === issuer && !Object.keys(others).length,
  );
  const listed = Array.isArray(used) && used.length + keys.length < 200 && used.includes(method);
  if (id !== issuer || !plain || !listed) return {};
  const openHost = (await import("../hosts.js")).isOpenHost(host);
  return { key: keys.find((/** @type {Obj} */ key) => key.id === method), host, openHost };
}
