/** Whose key it is: only the issuer's own document can say so. What a file says about its own key,
 * in a fragment or a header, proves nothing: whoever made the file wrote it. */
import { pass } from "./case.js";
import { utf8 } from "./encoding.js";
import { BadgeError, ProofError, Unreachable } from "./errors.js";
import { fromDidKey, fromMultibase } from "./keys.js";
import { parseTime } from "./moments.js";
import { loads } from "./strict_json.js";
import { isObject } from "./tree.js";

export const CHANGED = "The badge was changed after it was signed, or signed with another key.";
export const UNCHANGED = "Everything the badge says is what was signed.";
export const OTHER_WAY = "The issuer writes this key in a way that is not supported yet.";

const HOST = "((?=[^./?#:@]+\\.)[A-Za-z\\d][A-Za-z\\d.-]{0,251}[A-Za-z\\d])";
const DID_WEB = RegExp(`^did:web:${HOST}(?:%3[Aa](\\d{1,5}))?((?::[\\w~%-][\\w.~%-]*)*)$`);
// Not by `URL`, which reads more into a text than stands there.
const HTTPS = RegExp(`^https://${HOST}(?::(\\d{0,5}))?(?![^/?#])`, "i");

/** An issuer that is nothing but a key. @param {string} id */
export const isKey = (id) => /^did:(key|jwk):/.test(id);

/** @param {string} address */
function https(address) {
  const match = HTTPS.exec(address);
  return match && Number(match[2] ?? 0) < 65536 ? match : null;
}

/** Host of the web address that a name stands for, or nothing. @param {string} id */
export const hostOf = (id) => (DID_WEB.exec(id) ?? https(id))?.[1].toLowerCase() ?? "";

/** Host and port of an https address, or nothing. @param {string} address */
export function originOf(address) {
  const match = https(address);
  return match ? `${hostOf(address)}:${Number(match[2]) || 443}` : "";
}

/** The address at which an issuer publishes its keys. @param {string} id */
export function documentAddress(id) {
  const [, host, port, path] = DID_WEB.exec(id) ?? [];
  if (host)
    return `https://${host}${port ? ":" + port : ""}${path.replaceAll(":", "/") || "/.well-known"}/did.json`;
  if (https(id)) return id;
  throw new Unreachable(`${id.slice(0, 200)} is no address at which keys could be published.`);
}

/** @param {string} id @param {Context} ctx */
const pinned = (id, ctx) => ctx.issuers.find((known) => known.id === id && known.document?.length);

/** Which kept copy is used, and who keeps it. @param {string} id @param {Context} ctx */
export function keptCopy(id, ctx) {
  const known = pinned(id, ctx);
  return known ? `${known.retrieved ? "of " + known.retrieved : "without a date"} kept by ${known.says}` : "";
}

/** What `id` publishes about its keys: a kept copy, or else fetched.
 * @param {string} id @param {Context} ctx @returns {Promise<KeyDocument>} */
export async function keyDocument(id, ctx) {
  const known = pinned(id, ctx);
  const fetched = known ? null : await fetchFrom(documentAddress(id), ctx);
  const body = fetched?.body ?? bytesOf(known?.document ?? "");
  const date = known?.retrieved ? ` of ${known.retrieved}` : "";
  const origin = fetched ? where(fetched, ctx) : `in the kept copy${date}`;
  const data = unless(() => loads(body), `The key document ${origin} cannot be read:`);
  const nameless = !("id" in data) && ("kty" in data || "keys" in data);
  if (data.id !== id && !nameless)
    throw new Unreachable(`The key document ${origin} is not about ${id.slice(0, 200)}.`);
  return { data, about: id, origin, says: known?.says ?? hostOf(id) };
}

/** @param {Bytes | string} data */
export const bytesOf = (data) => (typeof data === "string" ? utf8(data) : data);

/** What the holder of the host publishes: a page that sends on to any address it is given would
 * otherwise let anybody speak for its host. @param {string} address @param {Context} ctx */
export async function fetchFrom(address, ctx) {
  const fetched = await ctx.fetcher.fetch(address);
  if (fetched.final && originOf(fetched.final) !== originOf(address))
    throw new Unreachable(`${address} sends on to another host, ${hostOf(fetched.final)}.`);
  if (fetched.status !== 200)
    throw new Unreachable(`${address} answered with ${fetched.status} instead of a document.`);
  return fetched;
}

/** Where a document is from; a date if it is not new. @param {Fetched} fetched @param {Context} ctx */
export function where({ url, at }, ctx) {
  const [then, now] = [at, ctx.now].map((date) => date.toISOString().slice(0, 10));
  return `at ${url}` + (then === now ? "" : ` (as of ${then})`);
}

/** What cannot be read was not checked. @template T @param {() => T} read @param {string} words */
export function unless(read, words) {
  try {
    return read();
  } catch (error) {
    throw error instanceof BadgeError ? new Unreachable(`${words} ${error.message}`) : error;
  }
}

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
    return (await import("./web_issuer.js")).ownerAtAddress(issuer, method, ctx);
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

/** Who has a key, by the name for it in either vocabulary. @param {Obj} entry */
export const ownerIn = (entry) => ("controller" in entry ? entry.controller : entry.owner);

/** The issuer must still stand by a key. @param {Obj} entry @param {Context} ctx */
export function checkCurrent(entry, ctx) {
  for (const name of ["revoked", "expires"]) {
    const text = entry[name] ?? null;
    if (text === null) continue;
    const moment = typeof text === "string" ? parseTime(text) : null;
    if (moment === null)
      throw new Unreachable("The issuer's document dates this key in a way that cannot be read.");
    if (moment > +ctx.now) continue;
    throw name === "revoked"
      ? new ProofError(`The issuer has taken this key back (on ${text.slice(0, 10)}).`)
      : new Unreachable(`The issuer let this key run out (on ${text.slice(0, 10)}).`);
  }
}

/** @param {Obj} data @param {string} name @returns {any[]} */
function listed(data, name) {
  const found = data[name] === undefined ? [] : data[name];
  return Array.isArray(found) ? found.slice(0, 200) : [found];
}

/** The members of a set of keys, which is the document or stands in it. @param {Obj} data */
const keySet = (data) =>
  [data, data.jwks].flatMap((set) => (isObject(set) ? listed(set, "keys") : []));

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

/** The entry of this name, whatever it may be used for.
 * @param {KeyDocument} document @param {string} method @returns {Obj | undefined} */
export function methodIn({ data, about }, method) {
  const lists = ["verificationMethod", "assertionMethod", "publicKey"];
  const entries = [...lists.flatMap((name) => listed(data, name)), ...keySet(data)];
  if (["publicKeyMultibase", "publicKeyJwk", "publicKeyPem", "kty"].some((name) => name in data))
    entries.push(data);
  return entries.find((entry) => isObject(entry) && nameIn(about, entry) === method);
}

/** Names of the keys that may make statements. Where nothing is said about purposes, those of a
 * profile of version 2.0, or of a set of keys for signatures. @param {KeyDocument} document */
export function asserting({ data, about }) {
  const purpose = "assertionMethod";
  const found = purpose in data ? listed(data, purpose) : [...listed(data, "publicKey"), ...keySet(data)];
  return found.map((entry) => nameIn(about, entry));
}

/** The key of one entry. @param {Obj} entry @returns {Promise<PublicKey>} */
export async function keyIn(entry) {
  const { type, publicKeyMultibase: text, publicKeyJwk: jwk, publicKeyPem: pem } = entry;
  if (["Multikey", "Ed25519VerificationKey2020"].includes(type) && typeof text === "string")
    return fromMultibase(text);
  if (typeof pem === "string" && !isObject(jwk)) return (await import("./pem.js")).fromPem(pem);
  if (!isObject(jwk) && !("kty" in entry)) throw new Unreachable(OTHER_WAY);
  return (await import("./jwk.js")).fromJwk(isObject(jwk) ? jwk : entry);
}
