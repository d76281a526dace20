/** Issuers that are named by their web address, as badges before version 3.0 do. */
import { Unreachable } from "./errors.js";
import { isOpenHost, isPersonal } from "./hosts.js";
import { hostOf, keyDocument, originOf } from "./documents.js";
import { asserting, checkCurrent, keyIn, methodIn, ownerIn } from "./published.js";

/** The document in which the issuer names the key called `method`.
 * @param {string} issuer @param {string} method @param {Context} ctx
 * @param {(method: string, ctx: Context) => Promise<PublicKey>} keyOf @returns {Promise<KeyDocument>} */
export async function ownerAtAddress(issuer, method, ctx, keyOf) {
  let document;
  try {
    document = await keyDocument(issuer, ctx);
  } catch (error) {
    if (error instanceof Unreachable) return sameOrigin(issuer, method, ctx, error);
    throw error;
  }
  if (!asserting(document).includes(method)) {
    const unlisted = new Unreachable(`The issuer's document ${document.origin} does not list this key.`);
    const silent = !["assertionMethod", "publicKey", "keys", "jwks"].some((n) => n in document.data);
    if (silent) return sameOrigin(issuer, method, ctx, unlisted);
    throw unlisted;
  }
  let entry = methodIn(document, method);
  if (!entry) {
    // The issuer names the key by its address only; then the key must name the issuer.
    entry = methodIn(await keyDocument(method.split("#", 1)[0], ctx), method) ?? {};
  }
  checkOwner(entry, issuer, document);
  const [listed, used] = [await keyIn(entry), await keyOf(method, ctx)];
  if (listed.multibase !== used.multibase)
    throw new Unreachable(`The issuer lists another key under this name ${document.origin}.`);
  checkCurrent(entry, ctx);
  return document;
}

/** A key document beside that of the issuer counts where the issuer's own is silent about keys, or
 * says nothing to us, and where strangers do not share the host.
 * @param {string} issuer @param {string} method @param {Context} ctx @param {Unreachable} otherwise */
async function sameOrigin(issuer, method, ctx, otherwise) {
  const [holder] = method.split("#", 1);
  const own = originOf(holder) && originOf(holder) === originOf(issuer);
  const shared = isOpenHost(hostOf(issuer)) || isPersonal(issuer) || isPersonal(holder);
  if (!own || holder === issuer || shared) throw otherwise;
  const document = await keyDocument(holder, ctx);
  const entry = methodIn(document, method);
  if (!entry) throw otherwise;
  checkOwner(entry, issuer, document); // keys of a set have no owner but the host
  checkCurrent(entry, ctx);
  return document;
}

/** @param {Obj} entry @param {string} issuer @param {KeyDocument} document */
function checkOwner(entry, issuer, { origin }) {
  if (!("kty" in entry) && ownerIn(entry) !== issuer)
    throw new Unreachable(`The key ${origin} does not say that it is the issuer's.`);
}
