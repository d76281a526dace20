/** Whose key it is: only the issuer's own document can say so. What a file says about its own key,
 * in a fragment or a header, proves nothing: whoever made the file wrote it. */
import { pass } from "./case.js";
import { isKey, keyDocument } from "./documents.js";
import { ProofError, Unreachable } from "./errors.js";
import { fromDidKey, fromMultibase } from "./keys.js";
import { asserting, checkCurrent, keyIn, methodIn, ownerIn } from "./published.js";

export const CHANGED = "The badge was changed after it was signed, or signed with another key.";
export const UNCHANGED = "Everything the badge says is what was signed.";

/** The key that a signature names, whoever it belongs to. Where no document is, a name that holds
 * the key will do: it says whether the badge is unchanged, and nothing about who signed it.
 * @param {string} method @param {Context} ctx @returns {Promise<PublicKey>} */
export async function keyOf(method, ctx) {
  const [holder] = method.split("#", 1);
  if (holder.startsWith("did:key:")) return fromDidKey(holder);
  if (isKey(holder)) return (await import("./did_jwk.js")).fromDidJwk(holder);
  try {
    const document = await keyDocument(holder, ctx);
    const entry = methodIn(document, method);
    if (entry) return await keyIn(entry);
    throw new Unreachable(`The key document ${document.origin} does not contain this key.`);
  } catch (error) {
    const text = method.slice(holder.length + 1);
    // Ed25519, P-256 and P-384
    if (error instanceof Unreachable && /^(z6Mk|zDn|z82L)/.test(text)) return fromMultibase(text);
    throw error;
  }
}

/** The document in which the issuer itself names the key called `method`.
 * @param {string} issuer @param {string} method @param {Context} ctx @returns {Promise<KeyDocument>} */
export async function ownerOf(issuer, method, ctx) {
  if (!issuer) throw new Unreachable("The file only links to the name of its issuer.");
  if (!issuer.startsWith("did:"))
    return (await import("./web_issuer.js")).ownerAtAddress(issuer, method, ctx, keyOf);
  if (method.split("#", 1)[0] !== issuer) throw somebodyElse();
  if (isKey(issuer)) {
    await keyOf(issuer, ctx);
    if (method !== ownName(issuer)) throw somebodyElse();
    return { data: {}, about: issuer, origin: "in its own name", says: "" };
  }
  if (!issuer.startsWith("did:web:"))
    throw new Unreachable(`Issuers of the kind ${issuer.split(":", 2).join(":")} are not known.`);
  const document = await keyDocument(issuer, ctx);
  const entry = methodIn(document, method);
  if (!entry || !asserting(document).includes(method) || ownerIn(entry) !== issuer)
    throw notListed(issuer, document);
  await keyIn(entry); // the key the signature was compared with, which is looked for here as well
  checkCurrent(entry, ctx);
  return document;
}

/** The one name of the key of an issuer that is nothing but a key. @param {string} id */
export const ownName = (id) => `${id}#${id.startsWith("did:key:") ? id.slice(8) : 0}`;

const somebodyElse = () =>
  new ProofError("The badge was signed by somebody other than the issuer it names.");

/** What is said of a key that the document of a DID does not list.
 * @param {string} issuer @param {{origin: string}} document */
export const notListed = (issuer, { origin }) =>
  isKey(issuer)
    ? somebodyElse()
    : new ProofError(
        `The issuer does not list this key for signing badges ${origin}.`,
        "If the issuer has a new key, get a newer copy of its key document.",
      );

/** @param {string} issuer @param {KeyDocument} document */
export const answerOf = (issuer, { origin, says }) =>
  isKey(issuer)
    ? pass("The issuer is named by the key itself: the same key, whoever holds it.")
    : pass(`The issuer lists this key ${origin}.`, says);
