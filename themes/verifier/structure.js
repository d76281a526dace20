/** Does the document have what its standard requires? Advice, which harms no badge, is left to the
 * command line. */
import { parseTime } from "./moments.js";
import { RULES } from "./rules.js";
import { isObject, typesOf } from "./tree.js";

/** What is wrong, and where. @typedef {[string, string]} Problem */

/** The class of the document, by its format. @type {{[format: string]: string}} */
const KINDS = {
  OB3: "AchievementCredential",
  CLR2: "ClrCredential",
  ENDORSEMENT: "EndorsementCredential",
  OB2: "Assertion",
};
const MAX_PROBLEMS = 40;

/** What plain values have to be, by the letters in the rules. @type {{[letter: string]: (value: any) => boolean}} */
const GOOD = {
  P: (value) => typeof value === "string",
  T: (value) => typeof (isObject(value) ? value["@value"] : value) === "string",
  A: (value) => matches(/^[a-z][a-z\d+.-]*:(\ufeff|[^\s\x1c-\x1f\x85])+$/i, value),
  M: (value) => typeof value === "string" && parseTime(value) !== null,
  D: (value) => matches(/^-?\d{4,9}-\d\d-\d\d([T ].{1,300})?$/, value),
  N: (value) => typeof value === "number",
  F: (value) => typeof value === "boolean",
  L: (value) => matches(/^[a-z]{2,8}(-[a-z\d]{1,8})*$/i, value),
  O: isObject,
};

/** @param {RegExp} pattern @param {any} value */
const matches = (pattern, value) => typeof value === "string" && pattern.test(value);

/** What the standard requires and this document lacks; null if no rules are known for it.
 * @param {Case} box @returns {Promise<Problem[] | null>} */
export async function problems({ badge, credential }) {
  const kind = KINDS[badge.format];
  if (!kind) return null;
  const found = await judged(credential, kind, badge.vcdm);
  const [start, end] = [parseTime(badge.validFrom), parseTime(badge.validUntil)];
  if (start !== null && end !== null && end < start)
    found.push(["The badge ends before it begins to be valid.", ""]);
  return found;
}

/** @param {Obj} value @param {string} kind @param {string} [vcdm] @param {string} [place] */
export async function judged(value, kind, vcdm = "", place = "") {
  const rules = new Map(Object.entries(await rulesFor(value, kind)));
  if (vcdm === "1.1")
    rules.set(kind, (rules.get(kind) ?? "").replace("validFrom", "issuanceDate").replace("validUntil", "expirationDate"));
  /** @type {Problem[]} */
  const found = [];
  judge(value, kind, place, rules, found);
  return found.slice(0, MAX_PROBLEMS);
}

/** @param {Obj} value @param {string} kind @returns {Promise<{[kind: string]: string}>} */
async function rulesFor(value, kind) {
  if (kind === "Assertion" || kind === "BadgeClass" || kind === "Profile")
    return (await import("./rules_ob2.js")).RULES;
  const rare = /"(address|otherIdentifier|related|credentialSchema|refreshService)":/;
  if (kind === KINDS.OB3 && !rare.test(JSON.stringify(value))) return RULES;
  return { ...RULES, ...(await import("./rules_more.js")).RULES };
}

/** @param {Obj} value @param {string} kind @param {string} place @param {Map<string, string>} rules
 * @param {Problem[]} found */
function judge(value, kind, place, rules, found) {
  /** @param {string} name */
  const get = (name) => (Object.hasOwn(value, name) ? value[name] : null);
  const words = /** @type {string} */ (rules.get(kind)).split(" ");
  for (const word of words) {
    const [, mark, first, many, kinds] = /** @type {string[]} */ (/^([=?!]?)([^*:]+)(\*?):?(.*)$/.exec(word));
    const names = first.split("|");
    const way = place ? `${place}.${first}` : first;
    if (mark === "=") {
      const type = place ? `${place}.type` : "type";
      if ("type" in value && !names.some((name) => typesOf(value).includes(name)))
        found.push([`“${type}” does not say “${names.join("” or “")}”.`, type]);
    } else if (mark === "?") {
      if (!names.some((name) => isThere(get(name))))
        found.push([`“${place}” says nothing: there is no “${names.join("” and no “")}”.`, place]);
    } else if (!isThere(get(first))) {
      if (mark) found.push([`There is no “${way}”, which the standard asks for.`, way]);
    } else members(get(first), way, many, kinds.split("|"), rules, found);
  }
}

/** The values of one member. @param {any} value @param {string} way @param {string} many
 * @param {string[]} kinds @param {Map<string, string>} rules @param {Problem[]} found */
function members(value, way, many, kinds, rules, found) {
  const items = Array.isArray(value) ? value : [value];
  if (!many && items.length !== 1) found.push([`“${way}” must be one value, not a list.`, way]);
  for (const [number, item] of items.entries()) {
    const place = Array.isArray(value) ? `${way}[${number}]` : way;
    const kind = kinds.find((name) => (GOOD[name || "T"] ?? isObject)(item));
    if (kind === undefined) found.push([`“${place}” is not what the standard asks for.`, place]);
    else if (kind.length > 1) judge(item, kind, place, rules, found);
  }
}

/** An empty object is something. @param {any} value */
const isThere = (value) =>
  typeof value === "string" ? /\S/.test(value) : value !== null && !(Array.isArray(value) && !value.length);
