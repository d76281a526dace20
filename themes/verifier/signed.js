/** Nothing unsigned is ever shown: vocabularies, dropped members, and the facts a verdict uses. */
import { pass, skip } from "./case.js";
import { ProofError, Unreachable } from "./errors.js";
import { contextsOf, isObject, placeName } from "./tree.js";
import { PLACES } from "./vcdm.js";

const CREDENTIALS = "https://www.w3.org/2018/credentials#";
const elsewhere = () => skip("This question only arises for documents with a signature of their own.");

/** Fail unless every vocabulary is a frozen one, in order, at the top level. @param {Case} box
 * @param {Context} [_ctx] */
export async function checkContexts(box, _ctx) {
  if (box.badge.format === "OB2") return (await import("./ob2_words.js")).checkWords(box.document);
  if (!box.embedded && !box.badge.token) return elsewhere();
  const { length } = contextsOf(box.credential);
  void box.inside; // what stands there brings nothing along either
  return pass(`All ${length} vocabularies are known and none was brought along.`);
}

/** Fail if anything in the document would not be covered by a signature over it. @param {Case} box
 * @param {Context} [_ctx] */
export async function checkNothingUnsigned(box, _ctx) {
  if (!box.embedded && !box.badge.token) return elsewhere();
  const words = `Everything in the badge is covered: ${await covered(box)}.`;
  if (box.badge.format === "OB2") return pass(words);
  const { inside } = box;
  const strange = inside.find(({ way }) => !way.slice(-2).some((name) => PLACES.includes(name)));
  if (strange) throw new Unreachable(`${placeName(strange)} is a signed document where none belongs.`);
  return pass(words);
}

/** What a signature over the document covers, in words. @param {Case} box */
async function covered(box) {
  // A member that is signed as text can still hide behind an address.
  if (box.asText) box.checkShape();
  if (box.asText || box.badge.token) return "the whole text is signed";
  const { nquads } = await box.canonical();
  return `${nquads.split("\n").length - 1} signed statements`;
}

/** Fail unless issuer, dates and status read from the file are the signed ones. @param {Case} box
 * @param {Context} [_ctx] */
export async function checkSignedFacts(box, _ctx) {
  const { badge } = box;
  if (badge.token) return (await import("./token.js")).checkClaims(box);
  if (!box.embedded) return elsewhere();
  /** @type {[string, string, string[]][]} */
  const facts = [
    ["issuer", badge.issuer.id, ["issuer"]],
    ["start of validity", badge.validFrom, ["validFrom", "issuanceDate"]],
    ["end of validity", badge.validUntil, ["validUntil", "expirationDate"]],
  ];
  for (const [fact, shown, members] of facts) {
    const signed = await signedAs(box, members);
    if (signed.size !== (shown ? 1 : 0) || (shown && !signed.has(shown)))
      throw new ProofError(`The ${fact} that the file shows is not the one that was signed.`);
  }
  const entries = [box.document.credentialStatus ?? []].flat();
  const count = badge.status.length;
  let same = entries.length === count;
  if (!box.asText) {
    const signed = await signedAs(box, ["credentialStatus"]);
    same = signed.size === count && entries.every((entry) => entry?.id === undefined || signed.has(entry.id));
  }
  if (!same) throw new ProofError("The file hides or invents a place where the issuer withdraws badges.");
  return pass("Issuer, dates and status are those that were signed.");
}

/** What is signed under any of `members`: as text, or as statements.
 * @param {Case} box @param {string[]} members @returns {Promise<Set<string>>} */
async function signedAs(box, members) {
  if (box.asText) {
    const found = members.map((name) => box.document[name]).map((v) => (isObject(v) ? v.id : v));
    return new Set(found.filter((value) => typeof value === "string"));
  }
  const { about } = await box.statements();
  const names = members.map((name) => CREDENTIALS + name);
  return new Set(about.filter(([name]) => names.includes(name)).map(([, value]) => value));
}
