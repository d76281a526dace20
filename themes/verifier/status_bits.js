/** Lists of bits: `BitstringStatusList`, and `StatusList2021` before it. The list is a credential,
 * is verified like a badge, and counts only if the issuer of the badge signed it. */
import { shown } from "./addresses.js";
import { decodeList, valueAt } from "./bitstring.js";
import { caseOf } from "./case.js";
import { endsOf, startOf } from "./dates.js";
import { BadgeError, ProofError, Unreachable } from "./errors.js";
import { checkKey, checkSignature, MAX_PROOFS } from "./proofs.js";
import { hostOf } from "./documents.js";
import { checkContexts, checkNothingUnsigned, checkSignedFacts } from "./signed.js";
import { isStale, MAX_AGE, obtain, words } from "./status_copy.js";
import { readList } from "./status_list.js";
import { meaning } from "./status_purpose.js";

/** In a shorter list, whoever fetches it can be told apart. */
const MIN_PLACES = 131_072;

/** Ask the list for the place of this badge. @param {Status} place @param {[string, string, boolean]} kind
 * @param {Case} box @param {Context} ctx @returns {Promise<Answer>} */
export async function check(place, kind, box, ctx) {
  const [index, size] = placeOf(place);
  const issuer = box.badge.issuer.id;
  const copy = await obtain(place.listUrl, issuer, ctx);
  try {
    const found = await readList(copy.data, copy.url);
    checkBelongs(found, place, issuer);
    checkKind(found, kind, place, size);
    await verifyList(await caseOf(found.credential), ctx);
    const bits = await decodeList(found.encoded, kind[2]);
    const places = Math.floor((8 * bits.length) / size);
    if (places < MIN_PLACES)
      throw new BadgeError(`It has ${places.toLocaleString("en")} places; the standard asks for ${MIN_PLACES.toLocaleString("en")} at least.`);
    const value = valueAt(bits, index, size);
    const ttl = found.ttl || (found.credential.validUntil ? null : MAX_AGE);
    return meaning(place, { value, copy, stale: isStale(copy, ctx, ttl), says: hostOf(issuer) || issuer });
  } catch (error) {
    if (error instanceof BadgeError) throw new Unreachable(`The list ${words(copy)} cannot be used: ${error.message}`);
    throw error;
  }
}

/** Check that a list is unchanged, signed by the issuer that it names, and valid now.
 * @param {Case} list @param {Context} ctx */
async function verifyList(list, ctx) {
  /** @type {[() => unknown, string][]} */
  const checks = [
    [() => checkContexts(list, ctx), "it brings words of its own"],
    [() => checkNothingUnsigned(list, ctx), "something in it is not signed"],
    [() => checkSignedFacts(list, ctx), "it shows something else than was signed"],
  ];
  for (const [signature, key] of await signatures(list, ctx))
    checks.push(
      [signature, "its signature does not match"],
      [key, "it was not signed by the issuer that it names"],
    );
  for (const [question, wrong] of checks) {
    try {
      await question();
    } catch (error) {
      if (error instanceof ProofError) throw new Unreachable(`The list does not count: ${wrong}.`);
      if (error instanceof Unreachable)
        throw new Unreachable(`The list could not be verified: ${error.message}`, error.hint);
      throw error;
    }
  }
  await checkDates(list, ctx);
}

/** What is asked about every signature of a list.
 * @param {Case} list @param {Context} ctx @returns {Promise<[() => unknown, () => unknown][]>} */
async function signatures(list, ctx) {
  if (list.badge.token) {
    const token = await import("./token.js");
    return [[() => token.checkSignature(list, ctx), () => token.checkKey(list, ctx)]];
  }
  if (!list.embedded) throw new Unreachable("The list does not count, because it is not signed.");
  if (list.proofs.length > MAX_PROOFS) throw new Unreachable("The list has too many signatures.");
  return list.proofs.map((p) => [() => checkSignature(list, ctx, p), () => checkKey(list, ctx, p)]);
}

/** @param {Case} list @param {Context} ctx */
function checkDates(list, ctx) {
  let start, ends;
  try {
    start = startOf(list);
    ends = endsOf(list);
  } catch (error) {
    if (!(error instanceof Unreachable)) throw error;
    throw new Unreachable("The list does not count: its dates cannot be read.");
  }
  if (start && +ctx.now < start.latest)
    throw new Unreachable(`The list is not valid before ${start.words}.`);
  for (const [, end] of ends)
    if (+ctx.now > end.earliest) throw new Unreachable(`The list ran out on ${end.words}.`);
}

/** It must be of the badge's issuer, and the one that the badge names.
 * @param {import("./status_list.js").StatusList} found @param {Status} place @param {string} issuer */
function checkBelongs({ credential }, { listUrl }, issuer) {
  const owner = credential.issuer.id;
  if (owner !== issuer)
    throw new Unreachable(`The list does not count: it is of ${owner.slice(0, 200)}, not of the badge's issuer.`);
  if (credential.id && credential.id !== listUrl && credential.id !== listUrl.split("#", 1)[0])
    throw new Unreachable(`The list does not count: the one at ${shown(listUrl)} calls itself ${credential.id.slice(0, 200)}.`);
}

/** @param {import("./status_list.js").StatusList} found @param {[string, string, boolean]} kind
 * @param {Status} place @param {number} size */
function checkKind({ types, kinds, purposes, size: own }, [around, inside], place, size) {
  let wrong = own && own !== size ? "its places have another size" : "";
  if (!purposes.includes(place.purpose)) wrong = "it is for another purpose";
  if (!types.includes(around) || !kinds.includes(inside)) wrong = "it is not of the kind that the badge names";
  if (wrong) throw new Unreachable(`The list does not count: ${wrong}.`);
}

/** Place of the badge in its list, and how many bits it has. @param {Status} place */
function placeOf({ purpose, listUrl, size, index, messages }) {
  const [bits, at] = [size, index].map((text) => (/^\d{1,15}$/.test(text) ? Number(text) : -1));
  if (!purpose || !listUrl) throw new Unreachable("The badge does not say which list of its issuer is for what.");
  if (size && bits < 1) throw new Unreachable("The badge does not say in which way its list is to be read.");
  if (at < 0) throw new Unreachable("The badge does not say where in the list of its issuer it stands.");
  const needed = messages.length || bits > 1 || purpose === "message";
  if (needed && messages.length !== 2 ** Math.min(Math.max(bits, 1), 16))
    throw new Unreachable("The badge does not say what every entry of its list means.");
  return [at, Math.max(bits, 1)];
}
