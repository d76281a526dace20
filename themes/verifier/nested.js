/** Signed documents inside another: endorsements, and the badges of a learner record. The signature
 * around them says that its signer put them there, and nothing more. Each is read again from nothing
 * and gets a verdict of its own, which never changes that of the document around it. */
import { utf8 } from "./encoding.js";
import { BadgeError } from "./errors.js";
import { readCredential } from "./read.js";
import { isObject, typesOf } from "./tree.js";
import { PLACES } from "./vcdm.js";

const MAX_INSIDE = 60;
/** Record, badge, endorsement, endorsement of the endorser. */
const MAX_LEVELS = 3;

/** Members whose texts are signed documents. */
const TEXTS = ["endorsementJwt", "verifiableCredential"];
const ENVELOPED = /^data:application\/(?:vc\+)?jwt,/;

/** `place` is the way to a document, `holder` the identifier of the object that it stands in.
 * @typedef {{place: string, value: any, holder: string}} Found */
/** @typedef {(badge: Badge, ctx: Context, room: Room) => Promise<Checked>} Verify */

/** Every signed document inside this one, each checked by itself.
 * @param {Case} box @param {Context} ctx @param {Room} room @param {Verify} verify */
export async function inside(box, ctx, room, verify) {
  /** @type {Inside[]} */
  const found = [];
  for (const each of documentsIn(box.credential)) {
    let problem = "";
    if (room.level >= MAX_LEVELS) problem = `Documents below ${MAX_LEVELS} levels are not checked.`;
    else if (room.taken.count++ >= MAX_INSIDE)
      problem = `At most ${MAX_INSIDE} documents inside one file are checked.`;
    found.push(problem ? unchecked(each, problem) : await one(each, box, ctx, room, verify));
    if (problem) break;
  }
  return found;
}

/** @param {Found} found @param {string} problem @returns {Inside} */
const unchecked = ({ place }, problem) =>
  ({ place, problem, checked: null, aboutThis: true, byIssuer: false });

/** @param {Found} found @param {Case} box @param {Context} ctx @param {Room} room @param {Verify} verify
 * @returns {Promise<Inside>} */
async function one(found, box, ctx, room, verify) {
  let badge;
  try {
    badge = await readCredential(dataOf(found.value), `${box.badge.source} ${found.place}`);
  } catch (error) {
    if (error instanceof BadgeError) return unchecked(found, `It cannot be read: ${error.message}`);
    throw error;
  }
  const own = badge.format === "ENDORSEMENT" ? { ...ctx, recipient: [] } : ctx;
  return {
    place: found.place,
    problem: "",
    checked: await verify(badge, own, { ...room, level: room.level + 1 }),
    aboutThis: isAbout(badge, found, box.badge),
    byIssuer: badge.issuer.id === box.badge.issuer.id,
  };
}

/** The signed documents inside, but not those inside of them. @param {Obj} credential */
const documentsIn = ({ proof, ...members }) => documents(members, "");

/** @param {Obj} holder @param {string} way @returns {Generator<Found>} */
function* documents(holder, way) {
  for (const [name, value] of Object.entries(holder))
    for (const [place, item] of items(value, way ? `${way}.${name}` : name)) {
      if ((isObject(item) ? PLACES : typeof item === "string" ? TEXTS : []).includes(name))
        yield { place, value: item, holder: typeof holder.id === "string" ? holder.id : "" };
      else if (isObject(item)) yield* documents(item, place);
    }
}

/** The entries of a list, however deep, or the one value.
 * @param {any} value @param {string} place @returns {Generator<[string, any]>} */
function* items(value, place) {
  if (!Array.isArray(value)) yield [place, value];
  else for (const [number, item] of value.entries()) yield* items(item, `${place}[${number}]`);
}

/** Its text, the text in an envelope, or its JSON. @param {string | Obj} value */
function dataOf(value) {
  if (typeof value === "string") return utf8(value);
  const enveloped = typesOf(value).includes("EnvelopedVerifiableCredential") && value.id;
  if (typeof enveloped === "string" && ENVELOPED.test(enveloped))
    return utf8(enveloped.replace(ENVELOPED, ""));
  return utf8(JSON.stringify(value));
}

/** An endorsement must speak of what it stands in; a badge of the same person.
 * @param {Badge} badge @param {Found} found @param {Badge} outer */
function isAbout(badge, { holder }, outer) {
  if (badge.format !== "ENDORSEMENT") {
    const people = [badge.recipient.id, outer.recipient.id];
    return outer.format !== "CLR2" || people.includes("") || people[0] === people[1];
  }
  const about = badge.achievement.id;
  // Those at the top may speak of anything the badge is made of.
  const parts = [outer.achievement.id, outer.issuer.id, outer.recipient.id];
  return about !== "" && (about === holder || (holder === outer.id && parts.includes(about)));
}

/** A sentence about the documents inside, to follow that of the verdict. @param {Inside[]} found */
export function remark(found) {
  if (!found.length) return "";
  const confirmed = found.filter(({ checked }) => checked?.verdict === "CONFIRMED").length;
  return (
    ` Signed documents inside it: ${found.length}, each with a verdict of its own; confirmed: ` +
    `${confirmed}.`
  );
}
