/** The small verifier, asked first: what is good of ordinary badges, or was not asked.
 * All else is for the full verifier. */
import { Unreachable } from "../errors.js";

/** Members by type: "!" must be there, "*" may be a list. They are an address (A), that of a picture (P),
 * true or false (B), long text (L), a purpose (S), a number (N), an object of a type, or a line of text.
 * @type {{[type: string]: string}} */
const MEMBERS = {
  VerifiableCredential:
    "!id:A name description:L image:Image !issuer:Profile !validFrom validUntil " +
    "!credentialSubject:AchievementSubject evidence*:Evidence " +
    "credentialSchema*:1EdTechJsonSchemaValidator2019 credentialStatus*:BitstringStatusListEntry",
  Profile: "!id:A name url:A email description:L image:Image",
  AchievementSubject: "id:A !achievement:Achievement identifier*:IdentityObject narrative:L result*:Result",
  Achievement:
    "!id:A !name !description:L !criteria:Criteria achievementType image:Image creator:Profile " +
    "alignment*:Alignment tag* resultDescription*:ResultDescription",
  Criteria: "id:A narrative:L",
  Image: "!id:P caption:L",
  IdentityObject: "!hashed:B !identityHash !identityType salt",
  Alignment: "!targetName !targetUrl:A targetCode targetFramework",
  ResultDescription:
    "!id:A !name !resultType allowedValue* valueMin valueMax rubricCriterionLevel*:RubricCriterionLevel",
  RubricCriterionLevel: "!id:A !name description:L",
  Result: "resultDescription:A achievedLevel:A value status",
  Evidence: "id:A name description:L narrative:L genre audience",
  "1EdTechJsonSchemaValidator2019": "!id:A",
  BitstringStatusListEntry: "id:A !statusPurpose:S !statusListIndex:N !statusListCredential:A",
};
/** @type {{[kind: string]: RegExp}} */
const TEXTS = {
  "": /^(?=.*\S).{1,2000}$/s,
  L: /^(?=.*\S).{1,50000}$/s,
  A: /^(https?|did|mailto|urn):[!#-;=?-[\]_a-z~]{1,1900}$/,
  S: /^(revocation|suspension)$/,
  N: /^\d{1,9}$/,
  P: /^(https?:|data:image\/(png|svg\+xml|jpeg|gif|webp)[;,])[!#-;=?-[\]_a-z~]+$/,
};
const MORE = ',"https://purl.imsglobal.org/spec/ob/v3p0/extensions.json"';
const HEAD =
  '[["https://www.w3.org/ns/credentials/v2","https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"],' +
  '["VerifiableCredential","OpenBadgeCredential"]]';

/** Never throws. @param {Bytes} bytes @param {Context} context @returns {Promise<Quick | null>} */
export async function quickly(bytes, context) {
  try {
    const secured =
      bytes[0] === 123
        ? await (await import("./proof.js")).opened(read(bytes))
        : await (await import("./token.js")).opened(bytes, read);
    return await judged(secured, context);
  } catch {
    return null; // the full verifier has the words for it
  }
}

/** @param {unknown} condition of what is ordinary */
function must(condition) {
  if (!condition) throw new Error();
}

/** @param {Secured} secured @param {Context} context @returns {Promise<Quick>} */
async function judged({ credential, created, method, fits }, { now, issuers, recipient, trust, fetcher }) {
  const { "@context": contexts, type, ...members } = credential;
  const { issuer, validFrom, validUntil, credentialSubject: subject, credentialStatus: lists } = members;
  must(JSON.stringify([contexts, type]).replace(MORE, "").replace("Achievement", "OpenBadge") === HEAD);
  must(is({ ...members, type: type[0] }, type[0]) && (subject.id || subject.identifier));
  must(!issuers.length && !recipient.length && !trust && TEXTS.A.test(method));
  must(moment(validFrom) < +now && moment(created ?? validFrom) < +now);
  must(!validUntil || moment(validUntil) > +now);

  /** @type {Ask} */
  const ask = (address) =>
    fetcher.fetch(address).catch((error) => {
      must(error instanceof Unreachable);
      return { reason: error.message };
    });
  const [, own] = /^did:key:(z\w+)$/.exec(issuer.id) ?? [];
  const { key, host = "", said = "", reason = "" } = own
    ? { key: { type: "Multikey", publicKeyMultibase: own } }
    : await (await import("./web.js")).published(issuer.id, method, ask, read);
  must(key ? (await fits(key)) && (!own || method === `${issuer.id}#${own}`) : reason);
  let left = reason;
  const entries = [lists ?? []].flat().sort((one, other) => (one.statusPurpose > other.statusPurpose ? 1 : -1));
  must(new Set(entries.map((entry) => JSON.stringify(entry))).size === entries.length);
  for (const { type, statusListCredential: list } of entries) {
    const { reason: closed = "" } = await ask(list);
    must(closed && !Array.isArray(type)); // the full verifier reads lists
    left ||= closed;
  }
  if (said && !left) return { verdict: "CONFIRMED", words: "Confirmed", sentence: said, address: host };
  const more = left && ` Not checked: ${left}`;
  if (own)
    return {
      verdict: "UNCONFIRMED",
      words: "Genuine, issuer not confirmed",
      sentence: `Unchanged since it was signed, but the issuer is known by its key only, which anybody can make.${more}`,
      address: "",
    };
  return {
    verdict: "INCOMPLETE",
    words: "Not fully checked",
    sentence: `Nothing wrong was found, but not everything could be checked.${more}`,
    address: host,
  };
}

/** Whether a value is of one kind. @param {any} value @param {string} kind @returns {boolean} */
function is(value, kind) {
  if (typeof value === "string") return TEXTS[kind].test(value);
  if (kind === "B") return typeof value === "boolean";
  const { type: types = "Criteria", ...members } = value;
  const [type, ...others] = [types].flat();
  let left = Object.keys(members).length;
  must(left && type === kind && !others.length);
  for (const word of MEMBERS[kind].split(" ")) {
    const [, needed, member, many, inner] = /** @type {string[]} */ (/^(!?)(\w+)(\*?):?(\w*)$/.exec(word));
    const found = members[member];
    const items = many ? [found].flat() : [found];
    if (found === undefined) must(!needed);
    else must(left-- && items.length && items.length <= 200 && items.every((item) => is(item, inner)));
  }
  return !left;
}

/** In milliseconds. @param {string} text */
function moment(text) {
  const exact = text.replace(/(:\d\d)Z/, "$1.000Z");
  must(/^[1-9]/.test(text) && new Date(exact).toISOString() === exact);
  return Date.parse(exact);
}

/** JSON of one reading only, its members sorted. @param {Bytes} data @returns {Obj} */
function read(data) {
  const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(data);
  let members = 1;
  const document = JSON.parse(text, (_, value) => {
    if (value?.constructor !== Object) return value;
    const names = Object.keys(value).sort();
    members += names.length;
    return Object.fromEntries(names.map((name) => [name, value[name]]));
  });
  const bare = text.replace(/"(?:[^"\\]+|\\.)*"|\s/g, "");
  // Of a member that is given twice only one is left.
  must(bare.length < 1500 && bare.split(":").length === members && data.length < 1e6);
  must(!/\d{16}|\de/i.test(bare) && !/\\ud[89a-f]/i.test(text)); // large numbers, halves of characters
  return document;
}
