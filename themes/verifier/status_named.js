/** Lists that name every withdrawn badge: of 1EdTech for version 3.0, and those of version 2.0. They
 * are not signed: the issuer signs or publishes the address, and they name the issuer. */
import { Unreachable } from "./errors.js";
import { hostOf, unless } from "./documents.js";
import { answer, isStale, obtain, tooOld, withdrawn, words } from "./status_copy.js";
import { loads } from "./strict_json.js";
import { isObject } from "./tree.js";

/** @typedef {import("./status_copy.js").Copy} Copy */

/** Look for the badge in a list of 1EdTech's kind; two spellings of the member circulate.
 * @param {Status} place @param {Case} box @param {Context} ctx */
export async function checkCredentials(place, box, ctx) {
  const issuer = box.badge.issuer.id;
  const copy = await obtain(place.listUrl, issuer, ctx);
  const found = documentOf(copy);
  checkIssuer(found, issuer, true);
  const lists = ["revokedCredential", "revokedCredentials"].filter((name) => name in found);
  if (lists.length !== 1) throw broken(copy);
  return look(entriesOf(found[lists[0]], copy), [box.badge.id], copy, ctx);
}

/** Look for the badge in a list of version 2.0 or older.
 * @param {string} url @param {Case} box @param {Context} ctx */
export async function checkAssertions(url, box, ctx) {
  const { badge, document } = box;
  const copy = await obtain(url, badge.issuer.id, ctx);
  const found = documentOf(copy);
  checkIssuer(found, badge.issuer.id, false);
  const names = [badge.id, document.id, document.uid].filter((name) => typeof name === "string");
  if ("revokedAssertions" in found)
    return look(entriesOf(found.revokedAssertions, copy), names, copy, ctx);
  if (badge.format !== "OB1" || "@context" in found) throw broken(copy);
  const entries = Object.entries(found).map(([id, revocationReason]) => ({ id, revocationReason }));
  look(entries, names, copy, ctx);
  // An object of names and reasons looks like any other document of a web site.
  throw new Unreachable(`The list ${words(copy)} does not name this badge, but may be no list.`);
}

/** @param {Copy} copy */
function documentOf(copy) {
  if (copy.moved) throw new Unreachable("The list does not count: another host answered.");
  return unless(() => loads(copy.data, 4_000_000), `The list ${words(copy)} cannot be read:`);
}

/** @param {Obj} found @param {string} issuer @param {boolean} must */
function checkIssuer({ issuer: named }, issuer, must) {
  const name = (isObject(named) ? named.id : named) ?? null;
  if (name === null && !must) return;
  if (typeof name !== "string")
    throw new Unreachable("The list does not count: it does not say whose it is.");
  if (name !== issuer)
    throw new Unreachable(`The list does not count: it is of ${name.slice(0, 200)}, not of the badge's issuer.`);
}

/** A text is the identifier alone. @param {unknown} found @param {Copy} copy @returns {Obj[]} */
function entriesOf(found, copy) {
  const entries = Array.isArray(found) ? found.map((e) => (typeof e === "string" ? { id: e } : e)) : [null];
  if (entries.every(isObject)) return entries;
  throw broken(copy);
}

/** @param {Obj[]} entries @param {string[]} names @param {Copy} copy @param {Context} ctx */
function look(entries, names, copy, ctx) {
  const own = names.filter(Boolean);
  if (!own.length) throw new Unreachable("The badge has no identifier that could stand in a list.");
  for (const entry of entries) {
    if (!own.some((name) => name === entry.id || name === entry.uid)) continue;
    const { revoked = true } = entry;
    if (typeof revoked !== "boolean") throw broken(copy);
    if (revoked) throw withdrawn(copy, entry.revocationReason);
  }
  if (isStale(copy, ctx)) throw tooOld(copy, "the list");
  const message = `Not withdrawn, says the issuer's list ${words(copy)}.`;
  return answer(copy, message, hostOf(copy.url) || copy.url);
}

/** @param {Copy} copy */
const broken = (copy) =>
  new Unreachable(`The list ${words(copy)} cannot be read: it is not written as it should be.`);
