/** Badges that are a signed text (JWS). All of it is signed; what remains to be asked is whether
 * the claims around a credential say the same as the credential itself. */
import { algorithmFor, checkName } from "./algorithms.js";
import { CREDENTIALS, pass } from "./case.js";
import { ProofError, Unreachable, VerifierError } from "./errors.js";
import { parseTime } from "./moments.js";
import { isKey, keyDocument } from "./documents.js";
import { asserting, fullName, keyIn, methodIn } from "./published.js";
import { answerOf, CHANGED, keyOf, notListed, ownerOf, ownName, UNCHANGED } from "./resolve.js";
import { isObject } from "./tree.js";
import { namesOfDates, versionOf } from "./vcdm.js";

/** Media types of credentials that need not repeat what they say in registered claims. */
const LOOSE = ["vc+jwt", "vc+ld+jwt", "vc+ld+json+jwt"];

/** Media types of signed text that can be a badge; another is text made for something else. */
const TYPES = ["", "jwt", "jws", "jose", "json", "ld+json", ...LOOSE];

/** Fail if the text is not the one that was signed. @param {Case} box @param {Context} ctx */
export async function checkSignature(box, ctx) {
  const { header, signature, signingInput } = jwsOf(box);
  checkName(header.alg);
  if (!signature.length) throw new ProofError("The signature is empty.");
  if ("crit" in header || "b64" in header)
    throw new ProofError("The signature asks for rules of its own, which nobody has to follow.");
  if (!TYPES.includes(typeOf(header)))
    throw new ProofError("The text was not signed as a badge, but as something else.");
  const [key] = await chosen(box, ctx);
  const algorithm = await algorithmFor(key, header.alg);
  if (!(await algorithm.verify(signature, signingInput))) throw new ProofError(CHANGED);
  return pass(UNCHANGED);
}

/** Fail if the text was signed by somebody other than the named issuer.
 * @param {Case} box @param {Context} ctx */
export async function checkKey(box, ctx) {
  const issuer = box.badge.issuer.id;
  const [key, name] = await chosen(box, ctx);
  return answerOf(issuer, await (name ? ownerOf(issuer, name, ctx) : holderOf(issuer, key, ctx)));
}

/** @param {Case} box @returns {Jws} */
const jwsOf = ({ signed }) => /** @type {Jws} */ (signed);

/** Media type, in its short form. @param {Obj} header */
const typeOf = ({ typ = "" }) =>
  typeof typ === "string" ? typ.toLowerCase().replace(/^application\//, "") : "?";

/** The key the signature is compared with, and its name; none if it came along. Decided here and
 * only here, so that the key which is compared is always the one which the issuer must name.
 * @param {Case} box @param {Context} ctx @returns {Promise<[PublicKey, string]>} */
async function chosen(box, ctx) {
  const issuer = box.badge.issuer.id;
  const { jwk, kid = "" } = jwsOf(box).header;
  const named = box.badge.proofs[0]?.verificationMethod || kid; // 2.0 names it in the assertion
  const name = named === issuer || !named ? "" : fullName(issuer, named);
  if (!isObject(jwk)) return name ? [await keyOf(name, ctx), name] : onlyKey(issuer, ctx);
  try {
    if (name) return [await keyOf(name, ctx), name];
  } catch (error) {
    if (!(error instanceof Unreachable)) throw error;
  }
  return [await (await import("./jwk.js")).fromJwk(jwk), ""];
}

/** The one key of an issuer, for text that names none.
 * @param {string} issuer @param {Context} ctx @returns {Promise<[PublicKey, string]>} */
async function onlyKey(issuer, ctx) {
  const { keys } = await published(issuer, ctx);
  if (keys.length === 1) return keys[0];
  throw new Unreachable("The signed text does not name the key it was made with.");
}

/** Key and name of every key by which an issuer may make statements, and where they are from.
 * @param {string} issuer @param {Context} ctx
 * @returns {Promise<{keys: [PublicKey, string][], origin: string}>} */
async function published(issuer, ctx) {
  if (isKey(issuer)) return { keys: [[await keyOf(issuer, ctx), ownName(issuer)]], origin: "" };
  /** @type {[PublicKey, string][]} */
  const keys = [];
  const document = await keyDocument(issuer, ctx);
  for (const name of asserting(document)) {
    const entry = methodIn(document, name);
    try {
      if (entry) keys.push([await keyIn(entry), name]);
    } catch (error) {
      // This key is of no use; the others may be.
      if (!(error instanceof VerifierError)) throw error;
    }
  }
  return { keys, origin: document.origin };
}

/** The issuer's document, if it lists exactly this key under whatever name.
 * @param {string} issuer @param {PublicKey} key @param {Context} ctx @returns {Promise<KeyDocument>} */
async function holderOf(issuer, key, ctx) {
  let found;
  try {
    found = await published(issuer, ctx);
  } catch (error) {
    if (!(error instanceof Unreachable)) throw error;
    const words = "The key stands in the signed text itself; that it is the issuer's is not shown.";
    throw new Unreachable(words, error.message);
  }
  const [, name] = found.keys.find(([other]) => other.multibase === key.multibase) ?? [];
  if (name !== undefined) return ownerOf(issuer, name, ctx);
  if (issuer.startsWith("did:")) throw notListed(issuer, found);
  throw new Unreachable(`The issuer's document ${found.origin} does not list this key.`);
}

/** Fail unless the registered claims say what the credential says: other programs read only the
 * one or the other, and must see the same badge. @param {Case} box */
export function checkClaims(box) {
  const claims = box.document;
  const old = !CREDENTIALS.includes(box.badge.format);
  const inner = "vc" in claims ? claims.vc : claims;
  checkOneCredential(claims, inner);
  const strict = !old && !LOOSE.includes(typeOf(jwsOf(box).header));
  for (const [claim, fact, member] of pairs(inner, old)) {
    const value = claims[claim] ?? null;
    const written = typeof member === "string" ? member : "";
    // Samples of Open Badges itself leave the recipient out; nobody is misled by that.
    if (value === null && written && strict && claim !== "sub")
      throw new ProofError(`The signed text leaves out the ${fact} (“${claim}”) beside the badge in it.`);
    if (value !== null && (written || old) && !agree(claim, value, written))
      throw new ProofError(`The signed text and the badge in it name a different ${fact} (“${claim}”).`);
  }
  return pass("The signed text and the badge in it say the same.");
}

/** @param {Obj} claims @param {Obj} inner */
function checkOneCredential(claims, inner) {
  if (inner === claims) return;
  if (["@context", "type", "issuer", "credentialSubject"].some((name) => name in claims))
    throw new ProofError("The signed text holds two badges, and programs may read either.");
  if (versionOf(inner) === "2.0")
    throw new ProofError("The badge stands where only older ones do (“vc”), so some read none.");
}

/** Every registered claim with a counterpart: name, what it is about, what the credential says.
 * @param {Obj} inner @param {boolean} old @returns {[string, string, unknown][]} */
function pairs(inner, old) {
  const [from, until] = old ? ["issuedOn", "expires"] : namesOfDates(versionOf(inner));
  /** @type {[string, string, unknown][]} */
  const found = [
    ["iss", "issuer", named(inner.issuer)],
    ["sub", "recipient", named(inner.credentialSubject)],
    ["jti", "identifier", inner.id],
    ["nbf", "start of validity", inner[from]],
    ["exp", "end of validity", inner[until]],
  ];
  return found.slice(old ? 2 : 0);
}

/** @param {any} value */
const named = (value) => (isObject(value) ? value.id : value);

/** Claims count whole seconds. @param {string} claim @param {any} value @param {string} written */
function agree(claim, value, written) {
  if (claim !== "nbf" && claim !== "exp") return value === written;
  const moment = parseTime(written);
  return moment !== null && Math.floor(+moment / 1000) === Math.floor(value);
}
