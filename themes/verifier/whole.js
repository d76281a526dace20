/** Is all that is signed of a thing shown wherever the thing stands? A signature over statements says
 * what is true of a thing, and not in which of its places a file says it; anybody can move a member
 * from one place of it to another. So the badge is read a second time, with all that is said of a
 * thing in each of its places, and must show the same. */
import { BadgeError, ProofError, Unreachable } from "./errors.js";
import { jcs } from "./jcs.js";
import * as ob3 from "./ob3.js";
import { isObject, placeName, walk } from "./tree.js";

/** Members that hold no statements of the document. */
const APART = ["@context", "proof"];
/** Members in which an address may stand for an object. */
const BY_ADDRESS = ["criteria", "evidence", "image", "issuer"];

/** Members that state the same as others: the vocabulary gives some kinds of things the address of
 * the member that holds them. */
const SECOND_NAMES = Object.entries({
  Achievement: "achievement", Address: "address", Criteria: "criteria", GeoCoordinates: "geo", Image: "image", Profile: "creator",
});

/** Check that no member has a second name, which hides it. @param {Obj} document */
export function checkNames(document) {
  for (const place of walk(document))
    for (const [name, usual] of SECOND_NAMES)
      if (isObject(place.value) && Object.hasOwn(place.value, name))
        throw new ProofError(`${placeName(place)} has the member “${name}” in place of “${usual}”, which hides it.`);
}

/** Check that a badge signed as statements shows what every file with these statements shows.
 * @param {Badge} badge @param {Obj} document */
export async function checkWhole(badge, document) {
  if (badge.vcdm === "1.1" && !("issuanceDate" in document))
    throw new Unreachable("Which version of the standard the badge is written in is not signed.");
  if (badge.reshaped.length) throw new Unreachable(`${badge.reshaped[0]} How it was written is not signed.`);
  const things = repeated(document);
  if (!things.size) return;
  const apart = new Unreachable(
    "One thing stands in several places of the badge, and not all of them show all that is said " +
      "of it; in which place it was said is not signed.",
  );
  // There is no reason for a list of withdrawn badges to stand in several places.
  if ([...things.values()].some((said) => "encodedList" in said)) throw apart;
  try {
    const packed = { ...badge, token: "", proofs: [], notes: [] };
    const format = /** @type {"OB3" | "CLR2" | "ENDORSEMENT"} */ (badge.format);
    if (shown(await ob3.read(document, packed, format, things)) === shown(badge)) return;
  } catch (error) {
    if (!(error instanceof BadgeError)) throw error;
  }
  throw apart;
}

/** @param {Badge} badge */
const shown = ({ raw, payload, securing, proofs, notes, reshaped, ...rest }) => jcs(rest);

/** All that is said of each thing that stands in more than one place, by identifier.
 * @param {Obj} document */
function repeated(document) {
  const objects = [...walk(document)]
    .filter(({ way, value }) => isObject(value) && !way.some((name) => APART.includes(name)))
    .map(({ value }) => value);
  /** @type {Map<string, number>} */
  const count = new Map();
  for (const name of objects.flatMap(named)) count.set(name, (count.get(name) ?? 0) + 1);
  /** @type {Map<any, Obj>} */
  const said = new Map();
  for (const holder of objects) {
    const { id } = holder;
    if (typeof id !== "string" || (count.get(id) ?? 0) < 2) continue;
    const members = said.get(id) ?? Object.create(null);
    said.set(id, members);
    for (const [name, value] of Object.entries(holder))
      if (!APART.includes(name) && name !== "id")
        members[name] = [...(members[name] ?? []), ...entries(value).map((v) => asObject(name, v, count))];
  }
  for (const [id, members] of said) {
    const together = Object.entries(members).map(([name, values]) => [name, alone(onceEach(values))]);
    said.set(id, { id, ...Object.fromEntries(together) });
  }
  return said;
}

/** The identifier of an object, and those it names in place of an object. @param {Obj} holder */
const named = (holder) =>
  [holder.id, ...BY_ADDRESS.flatMap((name) => holder[name] ?? [])].filter((v) => typeof v === "string");

/** @param {any} value @returns {any[]} */
const entries = (value) => (Array.isArray(value) ? value : [value]);

/** @param {string} member @param {any} value @param {Map<string, number>} count */
const asObject = (member, value, count) =>
  BY_ADDRESS.includes(member) && typeof value === "string" && (count.get(value) ?? 0) > 1
    ? { id: value }
    : value;

/** Two objects with one identifier are one thing, however much each of them says.
 * @param {any[]} values */
const onceEach = (values) => {
  const found = new Map();
  for (const value of values) {
    const key = typeof value?.id === "string" ? `id ${value.id}` : `is ${jcs(value)}`;
    if (!found.has(key)) found.set(key, value);
  }
  return [...found.values()];
};

/** @param {any[]} values */
const alone = (values) => (values.length === 1 ? values[0] : values);
