/** Identifiers of issuers, and the documents they publish: kept copies, or fetched. */
import { refused } from "./addresses.js";
import { utf8 } from "./encoding.js";
import { BadgeError, Unreachable } from "./errors.js";
import { day } from "./moments.js";
import { loads } from "./strict_json.js";

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
  const named = id.includes("@") ? "A name with “@” in it" : id.slice(0, 200);
  throw new Unreachable(`${named} is no address at which keys could be published.`);
}

/** @param {string} id @param {Context} ctx */
const pinned = (id, ctx) => ctx.issuers.find((known) => known.id === id && known.document?.length);

/** Which kept copy is used, and who keeps it. @param {string} id @param {Context} ctx */
export function keptCopy(id, ctx) {
  const known = pinned(id, ctx);
  return known ? `${known.retrieved ? "of " + dayOf(known.retrieved) : "without a date"} kept by ${known.says}` : "";
}

/** @param {string} date as ISO 8601 writes it */
const dayOf = (date) => day(new Date(date));

/** What `id` publishes about its keys: a kept copy, or else fetched.
 * @param {string} id @param {Context} ctx @returns {Promise<KeyDocument>} */
export async function keyDocument(id, ctx) {
  const known = pinned(id, ctx);
  const fetched = known ? null : await fetchFrom(documentAddress(id), ctx);
  const body = fetched?.body ?? bytesOf(known?.document ?? "");
  const date = known?.retrieved ? ` of ${dayOf(known.retrieved)}` : "";
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
    throw new Unreachable(refused(address, fetched.status));
  return fetched;
}

/** Where a document is from; a date if it is not new. @param {Fetched} fetched @param {Context} ctx */
export function where({ url, at }, ctx) {
  const [then, now] = [at, ctx.now].map((date) => date.toISOString().slice(0, 10));
  return `at ${url}` + (then === now ? "" : ` (as of ${dayOf(then)})`);
}

/** What cannot be read was not checked. @template T @param {() => T} read @param {string} words */
export function unless(read, words) {
  try {
    return read();
  } catch (error) {
    throw error instanceof BadgeError ? new Unreachable(`${words} ${error.message}`) : error;
  }
}
