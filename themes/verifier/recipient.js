/** Is it theirs: what the badge says of its recipient, against addresses somebody gave. A badge
 * usually keeps only a salted hash; who knows the address can tell whether it is the one. */
import { pass } from "./case.js";
import { digest, toHex, utf8 } from "./encoding.js";
import { ProofError, Unreachable } from "./errors.js";

/** Kinds of identities: of the badge, and of what was given. @type {Map<string, string>} */
const KINDS = new Map(
  Object.entries({ email: "@", emailAddress: "@", did: "did", url: "url", telephone: "tel", phoneNumber: "tel" }),
);

/** Fail if the badge belongs to somebody other than the given addresses do.
 * @param {Case} box @param {Context} ctx */
export async function compare(box, ctx) {
  const { id, identities } = box.badge.recipient;
  const given = ctx.recipient.map((value) => value.trim());
  if (id && spellings(given).includes(plain(id)))
    return pass("The badge names one of the given identifiers as its recipient.");
  let comparable = id !== "" && given.some((value) => kindOf(value) === kindOf(id));
  for (const identity of identities) {
    const kind = KINDS.get(identity.identityType) ?? "";
    const usable = given.filter((value) => !kind || kindOf(value) === kind);
    for (const value of spellings(usable))
      if (await matches(identity, value)) return pass("The badge was issued to one of the given addresses.");
    comparable ||= usable.length > 0;
  }
  if (!comparable)
    throw new Unreachable(
      "What was given is not of the kind by which the badge names its recipient, so it could not be compared.",
    );
  throw new ProofError("The badge was issued to somebody else than the given addresses belong to.");
}

/** @param {string} text */
const plain = (text) => text.replace(/^mailto:/, "");

/** @param {RecipientIdentity} identity @param {string} value exactly as spelled */
async function matches({ hashed, identity, salt }, value) {
  if (!hashed) return [plain(identity), plain(identity).toLowerCase()].includes(value);
  const [name, ...rest] = identity.split("$");
  const data = utf8(value + salt);
  let found;
  if (name === "sha256") found = await digest(name, data);
  else if (name === "md5") found = (await import("./md5.js")).md5(data);
  return found !== undefined && toHex(found) === rest.join("$").toLowerCase();
}

/** As written and, for e-mail, in lower case: issuers hash either. @param {string[]} values */
const spellings = (values) =>
  values.flatMap((value) => (kindOf(value) === "@" ? [value, value.toLowerCase()] : value));

/** What kind of identifier a value is, by its looks. @param {string} value */
function kindOf(value) {
  if (value.startsWith("did:")) return "did";
  if (/^https?:\/\//.test(value)) return "url";
  if (/^(tel:|\+)/.test(value)) return "tel";
  return value.includes("@") ? "@" : "";
}
