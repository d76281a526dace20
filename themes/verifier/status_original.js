/** Badges older than version 3.0: the original on the issuer's web site, and the issuer's list. */
import { refused, shown, withoutPersonal } from "./addresses.js";
import { pass, skip } from "./case.js";
import { ProofError, Unreachable } from "./errors.js";
import { hostOf, keyDocument, unless } from "./documents.js";
import { hasMoved, inWords, isStale, obtain, tooOld, words } from "./status_copy.js";
import { checkAssertions } from "./status_named.js";
import { loads } from "./strict_json.js";
import { isObject } from "./tree.js";

/** Ask the issuer's web site whether it still stands by a badge that is kept there.
 * @param {Case} box @param {Context} ctx */
export async function checkOriginal(box, ctx) {
  const url = withoutPersonal(box.badge.id);
  const fetched = await ctx.fetcher.fetch(url);
  if (hasMoved(fetched)) throw new Unreachable(`${shown(url)} sends on to another host.`);
  if (fetched.status === 410)
    throw new ProofError("The issuer has withdrawn this badge: its web site says that it is gone.");
  if (fetched.status !== 200)
    throw new Unreachable(refused(url, fetched.status));
  const found = objectIn(fetched.body, "The original of the badge");
  const name = found.id ?? null;
  const same = typeof name === "string" && withoutPersonal(name) === url;
  if (name !== null && !same)
    throw new Unreachable("The issuer's web site shows another badge at the address of this one.");
  const { revoked = false } = found;
  if (typeof revoked !== "boolean")
    throw new Unreachable("The original of the badge says neither yes nor no to “revoked”.");
  if (revoked) {
    const reason = inWords(found.revocationReason);
    throw new ProofError(`The issuer has withdrawn this badge, says its web site.${reason}`);
  }
  // As version 1 named them.
  const { uid } = found;
  if (!same && !(typeof uid === "string" && uid && uid === box.document.uid))
    throw new Unreachable("The issuer's web site shows something else than this badge.");
  const copy = { url, data: fetched.body, at: fetched.at, moved: false, keeper: "" };
  if (isStale(copy, ctx)) throw tooOld(copy, "the original");
  const message = `Not withdrawn, says the original on the issuer's web site ${words(copy)}.`;
  return pass(message, hostOf(url) || url);
}

/** Look for a signed badge in the list that its issuer's own profile names.
 * @param {Case} box @param {Context} ctx */
export async function checkIssuersList(box, ctx) {
  const issuer = box.badge.issuer.id || (await issuerOf(box, ctx));
  const { data } = await keyDocument(issuer, ctx);
  const address = data.revocationList ?? null;
  if (address === null) return skip("The issuer keeps no list of withdrawn badges.");
  if (typeof address !== "string")
    throw new Unreachable("The issuer's profile does not say where its list of withdrawn badges is.");
  return checkAssertions(address, box, ctx);
}

/** The issuer of a badge class that the badge only names by its address.
 * @param {Case} box @param {Context} ctx @returns {Promise<string>} */
async function issuerOf(box, ctx) {
  const address = box.document.badge;
  if (typeof address !== "string") throw new Unreachable("The badge does not say who issued it.");
  const { data } = await obtain(address, "", ctx);
  const { id, issuer } = objectIn(data, "The description of the badge");
  const name = isObject(issuer) ? issuer.id : issuer;
  if (id === address && typeof name === "string") return name;
  throw new Unreachable("The description of the badge does not say who issued it.");
}

/** @param {Bytes} data @param {string} what */
const objectIn = (data, what) => unless(() => loads(data), `${what} cannot be read:`);
