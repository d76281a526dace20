/** Whose key it is: only the issuer's own document can say so. What a file says about its own key,
 * in the fragment of an address or in a header, proves nothing: whoever made the file wrote it. */
import { isObject, pass } from "./case.js";
import { base64urlDecode, utf8 } from "./encoding.js";
import { BadgeError, ProofError, Unreachable, VerifierError } from "./errors.js";
import { DID_KEY, fromDidKey, fromMultibase } from "./keys.js";
import { parseTime } from "./moments.js";
import { loads } from "./strict_json.js";

export const CHANGED = "The badge was changed after it was signed, or signed with another key.";
export const UNCHANGED = "Everything the badge says is what was signed.";

const DID_JWK = "did:jwk:";
const MAX_METHODS = 200;
const HOST = "((?=[^.]+\\.)[A-Za-z\\d][A-Za-z\\d.-]{0,251}[A-Za-z\\d])";
const DID_WEB = RegExp(`^did:web:${HOST}(?:%3[Aa](\\d{1,5}))?((?::[\\w~%-][\\w.~%-]*)*)$`);
const HTTPS = RegExp(`^https://${HOST}(?::(\\d{0,5}))?(?![^/?#])`, "i");
export const OTHER_WAY = "The issuer writes this key in a way that is not supported yet.";
const SOMEBODY_ELSE = "The badge was signed by somebody other than the issuer it names.";

/** @param {string} id */
export const isKey = (id) => id.startsWith(DID_KEY) || id.startsWith(DID_JWK);

/** Not by `URL`, which reads more into a text than stands there.
 * @param {string} address @returns {RegExpExecArray | null} */
function https(address) {
  const match = HTTPS.exec(address);
  return match && Number(match[2] ?? 0) < 65536 ? match : null;
}

/** Host of the web address that an identifier names, or nothing. @param {string} id */
export const hostOf = (id) => (DID_WEB.exec(id) ?? https(id))?.[1].toLowerCase() ?? "";

/** Host and port of a plain https address, or nothing. @param {string} address */
export function originOf(address) {
  const match = https(address);
  return match ? `${match[1].toLowerCase()}:${Number(match[2]) || 443}` : "";
}

/** The address at which an issuer publishes its keys. @param {string} id */
export function documentAddress(id) {
  const match = DID_WEB.exec(id);
  if (!match && !https(id))
    throw new Unreachable(`${id.slice(0, 200)} is no address at which keys could be published.`);
  if (!match) return id;
  const [, host, port, path] = match;
  return `https://${host}${port ? ":" + port : ""}${path.replaceAll(":", "/") || "/.well-known"}/did.json`;
}

/** @param {string} id @param {Context} ctx */
const pinned = (id, ctx) => ctx.issuers.find((known) => known.id === id && known.document?.length);

/** Which kept copy of the key document is used, and who keeps it. @param {string} id @param {Context} ctx */
export function keptCopy(id, ctx) {
  const known = pinned(id, ctx);
  return known ? `${known.retrieved ? "of " + known.retrieved : "without a date"} kept by ${known.says}` : "";
}

/** The document in which `id` publishes its keys: the kept one, or else fetched.
 * @param {string} id @param {Context} ctx */
export async function keyDocument(id, ctx) {
  const known = pinned(id, ctx);
  if (known?.document) {
    const origin = "in the kept copy" + (known.retrieved ? ` of ${known.retrieved}` : "");
    return parsed(bytesOf(known.document), id, origin, known.says);
  }
  const fetched = await fetchFrom(documentAddress(id), ctx);
  return parsed(fetched.body, id, where(fetched, ctx), hostOf(id));
}

/** @param {Bytes | string} data */
export const bytesOf = (data) => (typeof data === "string" ? utf8(data) : data);

/** What the holder of the host publishes. A page that sends on to any address it is given would
 * otherwise let anybody speak for its host. @param {string} address @param {Context} ctx */
export async function fetchFrom(address, ctx) {
  const fetched = await ctx.fetcher.fetch(address);
  if (fetched.final && originOf(fetched.final) !== originOf(address))
    throw new Unreachable(`${address} sends on to another host, ${hostOf(fetched.final)}.`);
  if (fetched.status !== 200)
    throw new Unreachable(`${address} answered with ${fetched.status} instead of a document.`);
  return fetched;
}

/** @param {Date} date */
const dayOf = (date) => date.toISOString().slice(0, 10);

/** Where a document is from; a date if it is not new. @param {Fetched} fetched @param {Context} ctx */
export const where = ({ url, at }, ctx) =>
  `at ${url}` + (dayOf(at) === dayOf(ctx.now) ? "" : ` (as of ${dayOf(at)})`);

/** @param {Bytes} body @param {string} about @param {string} origin @param {string} says
 * @returns {KeyDocument} */
function parsed(body, about, origin, says) {
  const data = unless(() => loads(body), `The key document ${origin} cannot be read:`);
  const nameless = !("id" in data) && ("kty" in data || "keys" in data);
  if (data.id !== about && !nameless)
    throw new Unreachable(`The key document ${origin} is not about ${about.slice(0, 200)}.`);
  return { data, about, origin, says };
}

/** What cannot be read was not checked. @template T @param {() => T} read @param {string} words */
export function unless(read, words) {
  try {
    return read();
  } catch (error) {
    if (error instanceof BadgeError) throw new Unreachable(`${words} ${error.message}`);
    throw error;
  }
}

/** The JWK that a `did:jwk` consists of. @param {string} id */
const jwkOf = (id) =>
  unless(() => loads(base64urlDecode(id.slice(DID_JWK.length))), "The issuer's name contains no key:");

/** What is known of the keys of `id`: its document, or what its name contains.
 * @param {string} id @param {Context} ctx @returns {Promise<KeyDocument>} */
export async function issuerDocument(id, ctx) {
  if (!isKey(id)) return keyDocument(id, ctx);
  await keyOf(id, ctx);
  const key = id.startsWith(DID_KEY)
    ? { id: `${id}#${id.slice(DID_KEY.length)}`, type: "Multikey", publicKeyMultibase: id.slice(DID_KEY.length) }
    : { id: `${id}#0`, publicKeyJwk: jwkOf(id) };
  const data = { verificationMethod: { ...key, controller: id }, assertionMethod: key.id };
  return { data, about: id, origin: "in its own name", says: "" };
}

/** The key that a signature names, whoever it belongs to. A name that contains the key will do
 * where no document is: it says whether the badge is unchanged, and nothing about who signed it.
 * @param {string} method @param {Context} ctx @returns {Promise<PublicKey>} */
export async function keyOf(method, ctx) {
  const [holder] = method.split("#", 1);
  if (holder.startsWith(DID_KEY)) return fromDidKey(holder);
  if (holder.startsWith(DID_JWK)) return keyIn({ publicKeyJwk: jwkOf(holder) });
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
  if (!issuer) throw new Unreachable("The file does not contain the name of its issuer, only a link.");
  if (!issuer.startsWith("did:"))
    return (await import("./web_issuer.js")).ownerAtAddress(issuer, method, ctx);
  if (method.split("#", 1)[0] !== issuer) throw new ProofError(SOMEBODY_ELSE);
  if (!isKey(issuer) && !issuer.startsWith("did:web:"))
    throw new Unreachable(`Issuers of the kind ${issuer.split(":", 2).join(":")} are not known.`);
  const document = await issuerDocument(issuer, ctx);
  const entry = methodIn(document, method);
  if (!entry || !mayAssert(document, method) || ownerIn(entry) !== issuer)
    throw notListed(issuer, document);
  await checkSame(entry, method, document, ctx);
  checkCurrent(entry, ctx);
  return document;
}

/** What is said of a key that the document of a DID does not list.
 * @param {string} issuer @param {KeyDocument} document */
export const notListed = (issuer, { origin }) =>
  isKey(issuer)
    ? new ProofError(SOMEBODY_ELSE)
    : new ProofError(
        `The issuer does not list this key for signing badges ${origin}.`,
        "If the issuer has a new key, get a newer copy of its key document.",
      );

/** @param {string} issuer @param {KeyDocument} document */
export const answerOf = (issuer, { origin, says }) =>
  isKey(issuer)
    ? pass("The issuer is named by the key itself: the same key, whoever holds it.")
    : pass(`The issuer lists this key ${origin}.`, says);

/** Who has a key, by the name for it in either vocabulary. @param {Obj} entry */
export const ownerIn = (entry) => ("controller" in entry ? entry.controller : entry.owner);

/** @param {PublicKey} one @param {PublicKey} other */
export const sameKey = (one, other) =>
  one.kind === other.kind && String(one.raw) === String(other.raw);

/** The listed key must be the one with which the signature was compared.
 * @param {Obj} entry @param {string} method @param {KeyDocument} document @param {Context} ctx */
export async function checkSame(entry, method, document, ctx) {
  if (!sameKey(await keyIn(entry), await keyOf(method, ctx)))
    throw new Unreachable(`The issuer lists another key under this name ${document.origin}.`);
}

/** The issuer must still stand by a key. @param {Obj} entry @param {Context} ctx */
export function checkCurrent(entry, ctx) {
  for (const name of ["revoked", "expires"]) {
    const text = entry[name] ?? null;
    if (text === null) continue;
    const moment = typeof text === "string" ? parseTime(text) : null;
    if (!moment) throw new Unreachable("The issuer's document dates this key in an unreadable way.");
    if (moment > ctx.now) continue;
    throw name === "revoked"
      ? new ProofError(`The issuer has taken this key back (on ${text.slice(0, 10)}).`)
      : new Unreachable(`The issuer let this key run out (on ${text.slice(0, 10)}).`);
  }
}

/** @param {Obj} data @param {string} name @returns {any[]} */
function listed(data, name) {
  const found = data[name] === undefined ? [] : data[name];
  return Array.isArray(found) ? found.slice(0, MAX_METHODS) : [found];
}

/** The members of a set of keys, which is the document or stands in it. @param {Obj} data */
const keySet = (data) => [
  ...listed(data, "keys"),
  ...(isObject(data.jwks) ? listed(data.jwks, "keys") : []),
];

/** A key's name in full; within a document it may be short. @param {string} about @param {any} entry */
function nameIn(about, entry) {
  if (isObject(entry) && "kty" in entry)
    return typeof entry.kid === "string" && entry.kid ? fullName(about, entry.kid) : about;
  const text = isObject(entry) ? entry.id : entry;
  return typeof text !== "string" ? "" : text[0] === "#" ? about + text : text;
}

/** @param {string} about @param {string} kid */
export const fullName = (about, kid) =>
  kid.includes(":") ? kid : `${about}#${kid.replace(/^#/, "")}`;

/** The entry of the key of this name, whatever it may be used for.
 * @param {KeyDocument} document @param {string} method @returns {Obj | undefined} */
export function methodIn({ data, about }, method) {
  const lists = ["verificationMethod", "assertionMethod", "publicKey"];
  const entries = [...lists.flatMap((name) => listed(data, name)), ...keySet(data)];
  const itself = ["publicKeyMultibase", "publicKeyJwk", "publicKeyPem", "kty"].some((n) => n in data);
  if (itself) entries.push(data);
  return entries.find((entry) => isObject(entry) && nameIn(about, entry) === method);
}

/** Names of the keys that may make statements. Where nothing is said about purposes, those of a
 * profile of version 2.0, or of a set of keys for signatures. @param {KeyDocument} document */
function asserting({ data, about }) {
  const found =
    "assertionMethod" in data
      ? listed(data, "assertionMethod")
      : [...listed(data, "publicKey"), ...keySet(data)];
  return found.map((entry) => nameIn(about, entry));
}

/** @param {KeyDocument} document @param {string} method */
export const mayAssert = (document, method) => asserting(document).includes(method);

/** Name and key of every key that may make statements and can be read. @param {KeyDocument} document */
export async function assertingKeys(document) {
  /** @type {[string, PublicKey][]} */
  const found = [];
  for (const name of asserting(document)) {
    const entry = methodIn(document, name);
    try {
      if (entry) found.push([name, await keyIn(entry)]);
    } catch (error) {
      // This key is of no use; the others may be.
      if (!(error instanceof VerifierError)) throw error;
    }
  }
  return found;
}

/** The key of one entry. @param {Obj} entry @returns {Promise<PublicKey>} */
export async function keyIn(entry) {
  const { type, publicKeyMultibase: text, publicKeyJwk: jwk, publicKeyPem: pem } = entry;
  if (["Multikey", "Ed25519VerificationKey2020"].includes(type) && typeof text === "string")
    return fromMultibase(text);
  if (isObject(jwk)) return (await import("./jwk.js")).fromJwk(jwk);
  if (typeof pem === "string") return (await import("./pem.js")).fromPem(pem);
  if ("kty" in entry) return (await import("./jwk.js")).fromJwk(entry);
  throw new Unreachable(OTHER_WAY);
}
