/** Badges that are not signed but kept on the issuer's web site (Open Badges 2.0, "hosted"). What
 * counts is the original at the address of the badge, and that the issuer's own profile says that
 * its badges are kept there. What cannot be obtained is not believed. */
import { shown, withoutPersonal } from "./addresses.js";
import { pass } from "./case.js";
import { ProofError, Unreachable } from "./errors.js";
import { isPersonal } from "./hosts.js";
import { jcs } from "./jcs.js";
import { fetchFrom, hostOf, keyDocument, originOf, unless, where } from "./documents.js";
import { loads } from "./strict_json.js";
import { isObject } from "./tree.js";

/** Members that may be a document or only its address, and the next such member inside it.
 * @type {{[name: string]: string}} */
const LINKS = { badge: "issuer", issuer: "" };

/** Members that the file may not leave out if the original has them. */
const FACTS = ["id", "type", "recipient", "badge", "issuedOn", "expires"];

/** Fail if the file says something that the original does not say.
 * @param {Case} box @param {Context} ctx */
export async function checkSame(box, ctx) {
  const address = box.badge.id;
  const { document } = box;
  const [found, origin] = await obtained(address, ctx);
  const different =
    FACTS.find((name) => name in found && !(name in document)) ??
    (await firstDifference(document, found, "badge", ctx));
  if (!different) return pass(`The file says what the original says ${origin}.`, hostOf(address));
  throw new ProofError(
    `The file does not say the same as the original ${origin}: “${different}” differs.`,
    "Download the badge again, or ask the issuer what was changed.",
  );
}

/** Fail if the original is not kept where the named issuer keeps its badges.
 * @param {Case} box @param {Context} ctx */
export async function checkIssuer(box, ctx) {
  const { id: address, issuer } = box.badge;
  if (!issuer.id) throw new Unreachable("The file does not contain the name of its issuer.");
  const [original] = await obtained(address, ctx);
  const named = nameOf((await linked(original.badge, ctx)).issuer);
  if (named !== issuer.id)
    throw new ProofError("The original of the badge names another issuer than the file.");
  const { data, origin, says } = await keyDocument(issuer.id, ctx);
  if (!inScope(withoutPersonal(address), issuer.id, data))
    throw new ProofError(`The original is not at an address where the issuer keeps its badges ${origin}.`);
  return pass(`The issuer keeps its badges where the original is, it says ${origin}.`, says);
}

/** The document at an address, and where it is from.
 * @param {string} address @param {Context} ctx @returns {Promise<[Obj, string]>} */
async function obtained(address, ctx) {
  const url = withoutPersonal(address);
  const fetched = await fetchFrom(url, ctx);
  const found = unless(() => loads(fetched.body), `The document at ${shown(url)} cannot be read:`);
  if (typeof found.id !== "string" || withoutPersonal(found.id) !== url)
    throw new Unreachable(`The document at ${shown(url)} is about something else.`);
  return [found, where(fetched, ctx)];
}

/** A document that stands here, or the one at the address that stands here.
 * @param {unknown} value @param {Context} ctx @returns {Promise<Obj>} */
async function linked(value, ctx) {
  if (isObject(value)) return value;
  if (typeof value === "string") return (await obtained(value, ctx))[0];
  throw new Unreachable("The original does not say which badge it is, or who issued it.");
}

/** The first member of `file` that the original, which may say more, does not say; or nothing.
 * @param {Obj} file @param {Obj} original @param {string} link the member that may be an address
 * @param {Context} ctx @returns {Promise<string>} */
async function firstDifference(file, original, link, ctx) {
  for (const [name, value] of Object.entries(file)) {
    const other = Object.hasOwn(original, name) ? original[name] : null;
    if (name === "@context" || same(value, other)) continue;
    if (name !== link || other === null) return name;
    const [here, there] = [await linked(value, ctx), await linked(other, ctx)];
    const inner = await firstDifference(here, there, LINKS[name], ctx);
    if (inner) return `${name}.${inner}`;
    if (!same(nameOf(value), nameOf(other))) return name;
  }
  return "";
}

/** @param {any} value */
const nameOf = (value) => (isObject(value) ? value.id : value) ?? null;

/** @param {any} one @param {any} other */
const same = (one, other) => jcs(plain(one)) === jcs(plain(other));

/** A form in which equal statements are equal: a list of one is that one, and addresses are
 * compared without personal parameters. @param {any} value @returns {any} */
function plain(value) {
  if (Array.isArray(value)) return value.length === 1 ? plain(value[0]) : value.map(plain);
  if (isObject(value)) {
    const members = Object.entries(value).filter(([name]) => name !== "@context");
    return Object.fromEntries(members.map(([name, item]) => [name, plain(item)]));
  }
  return typeof value === "string" && value.startsWith("https://") ? withoutPersonal(value) : value;
}

/** Tell whether an issuer's profile says that badges are kept at an address like this. Without a
 * word about it, they are kept at its host. @param {string} address @param {string} issuer
 * @param {Obj} profile */
function inScope(address, issuer, { verification = {} }) {
  if (!isObject(verification)) throw unreadable();
  const starts = texts(verification.startsWith);
  let hosts = texts(verification.allowedOrigins);
  if (starts.length && !starts.some((start) => isUnder(address, start))) return false;
  if (!hosts.length && !starts.length) {
    if (isPersonal(address) && !isPersonal(issuer))
      throw new Unreachable(
        "The original is in the folder of one person (“~”) on the issuer's web site, and the issuer's " +
          "profile does not say that it keeps badges there.",
      );
    hosts = [hostOf(issuer)];
  }
  const own = hostOf(address);
  return !hosts.length || hosts.some((host) => own === host || own === hostOf(host));
}

const unreadable = () =>
  new Unreachable("Where the issuer keeps its badges cannot be read from its profile.");

/** The one text, or the texts of a list. @param {any} value @returns {string[]} */
function texts(value) {
  const items = Array.isArray(value) ? value : [value ?? []].flat();
  if (items.every((item) => typeof item === "string")) return items;
  throw unreadable();
}

/** The host must be the same, and whole. Whoever asks for an address takes out `..` and the step
 * before it, so that such an address leads elsewhere than it begins.
 * @param {string} address @param {string} start */
const isUnder = (address, start) =>
  originOf(start) !== "" &&
  originOf(address) === originOf(start) &&
  address.startsWith(start) &&
  !/[\s\\]|\/(\.|%2e){1,2}(?=\/|$)/i.test(address.split(/[?#]/)[0]);
