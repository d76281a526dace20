/** The document of an issuer that is a web address. */
import { isOpenHost } from "../hosts.js";

/** @param {Obj} answer @param {string} host @param {string} issuer @param {string} method name of the key
 * @param {Read} read @returns {Told} */
export function keyIn({ status, final, body }, host, issuer, method, read) {
  if (status !== 200 || (final && !final.startsWith(`https://${host}/`))) return {};
  const { id, verificationMethod: keys, assertionMethod: used } = read(body);
  const plain = keys.every(
    (/** @type {Obj} */ { id, type, controller, publicKeyMultibase, publicKeyJwk, ...others }) =>
      id.startsWith(issuer + "#") && controller === issuer && !Object.keys(others).length,
  );
  const listed = Array.isArray(used) && used.length + keys.length < 200 && used.includes(method);
  if (id !== issuer || !plain || !listed) return {};
  const more = isOpenHost(host) ? " Anybody can get an address of this kind, so the address alone says little." : "";
  const said = `Unchanged since it was signed by the holder of ${host}, and still valid.${more}`;
  return { key: keys.find((/** @type {Obj} */ key) => key.id === method), host, said };
}
