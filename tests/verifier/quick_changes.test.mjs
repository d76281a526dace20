// Tens of thousands of badges, changed at random: whatever the small verifier says of one of them is
// what the full one says. Most changes keep the badge signed: the signature is made after the change,
// or nobody is there to ask for the key, so that both verifiers look at everything else.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { canonicalize } from "../../themes/verifier/canon/canon.js";
import { base58btcEncode, base64urlEncode } from "../../themes/verifier/encoding.js";
import { message } from "../../themes/verifier/data_integrity.js";
import { jcs } from "../../themes/verifier/jcs.js";
import { compared, pageContext } from "./quick.mjs";
import { KEY } from "./world.mjs";

const MANY = Number(process.env.QUICK_CHANGES ?? 2500);
const NOW = "2026-06-01T12:00:00Z";
const SAMPLE = new URL("../../sample_portfolio/", import.meta.url);
const WEB = "did:web:badges.kestrelvalley.example";
const KEYS = {
  "https://badges.kestrelvalley.example/.well-known/did.json": readFileSync(
    new URL("issuers/badges.kestrelvalley.example.json", SAMPLE),
  ),
};
const utf8 = (text) => new TextEncoder().encode(text);
const sample = (name) => readFileSync(new URL(`badges/${name}`, SAMPLE), "utf8");

/** The same numbers in every run, unless QUICK_SEED says otherwise. */
function chance(seed) {
  seed += Number(process.env.QUICK_SEED ?? 0);
  const next = () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (number) => Math.floor(next() * number);
  return { below, one: (list) => list[below(list.length)] };
}

const image = { id: "data:image/png;base64,AAAA", type: "Image", caption: "A drop" };
/** Every member that the small verifier knows. */
const FULL = {
  "@context": [
    "https://www.w3.org/ns/credentials/v2",
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
    "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json",
  ],
  id: "urn:uuid:6f1c0a0e-7d0b-4c0e-9a53-0d6b5f1b2a11",
  type: ["VerifiableCredential", "OpenBadgeCredential"],
  name: "Open lesson",
  description: "“Water” \\ \t and\n air",
  image,
  issuer: {
    ...{ id: WEB, type: ["Profile"], name: "Kestrel Valley College", url: "https://kestrelvalley.example/" },
    ...{ email: "school@kestrelvalley.example", description: "A school", image: { ...image, id: "https://k.example/i.png" } },
  },
  validFrom: "2026-05-01T09:00:00Z",
  validUntil: "2030-01-01T00:00:00.500Z",
  credentialSubject: {
    id: "mailto:ana@kestrelvalley.example",
    type: ["AchievementSubject"],
    identifier: [{ type: "IdentityObject", hashed: true, identityHash: "sha256$00", identityType: "emailAddress", salt: "s" }],
    achievement: {
      ...{ id: "https://k.example/a", type: ["Achievement"], name: "Lesson", description: "Can teach", achievementType: "Badge" },
      criteria: { id: "https://k.example/a", type: "Criteria", narrative: "Teach." },
      image,
      creator: { id: "https://k.example/c", type: "Profile", name: "A creator" },
      alignment: [
        { type: ["Alignment"], targetName: "One", targetUrl: "https://k.example/o#1", targetCode: "ilo:1", targetFramework: "F" },
        { type: ["Alignment"], targetName: "Two", targetUrl: "https://k.example/o#2" },
      ],
      tag: ["water", "air"],
      resultDescription: [
        {
          ...{ id: "urn:r", type: ["ResultDescription"], name: "Level", resultType: "RubricCriterionLevel", valueMin: "1", valueMax: "2" },
          rubricCriterionLevel: [
            { id: "urn:r:1", type: ["RubricCriterionLevel"], name: "Not yet", description: "No" },
            { id: "urn:r:2", type: ["RubricCriterionLevel"], name: "Met" },
          ],
        },
      ],
    },
    narrative: "Good.",
    result: [{ type: ["Result"], resultDescription: "urn:r", achievedLevel: "urn:r:2", value: "2", status: "Completed" }],
  },
  evidence: [
    { id: "https://a.example/1", type: ["Evidence"], name: "E", description: "D", narrative: "N", genre: "G", audience: "A" },
    { type: ["Evidence"], name: "Nameless" },
  ],
  credentialSchema: [{ id: "https://k.example/schema.json", type: "1EdTechJsonSchemaValidator2019" }],
};
const STATUS = {
  ...{ id: "https://k.example/list#7", type: "BitstringStatusListEntry", statusPurpose: "revocation" },
  ...{ statusListIndex: "7", statusListCredential: "https://k.example/list" },
};
const withoutProof = ({ proof, ...rest }) => rest;
const BASES = [
  ...[FULL, { ...FULL, credentialStatus: [STATUS, { ...STATUS, id: "urn:s", statusPurpose: "suspension" }] }],
  ...["open-lesson.json", "peer-mentor.json", "makerspace-facilitator.json"].map((n) => withoutProof(JSON.parse(sample(n)))),
];

/** Values that stand in no good badge, or in another place of one. */
const VALUES = [
  ...[null, true, false, 0, 1, -1, 1.5, 2 ** 53, "", " ", "\u2028", "text", "a:b", [], [[]], {}, [null], ["a", "a"], [["a"]]],
  ...["javascript:alert(1)", " https://x.example/", "https://x.example/<b>", "HTTPS://x.example/", "//x.example/", "urn:r", WEB],
  ...["https://x.example/\u00e9", "https://x.example/ y", "data:text/html,x", "data:image/png;base64,AAAA", "mailto:a@b.example"],
  ...["2026-05-01", "2026-05-01T09:00:00", "2026-05-01T09:00:00+02:00", "2026-02-30T09:00:00Z", "2026-05-01T24:00:00Z"],
  ...["0000-01-01T00:00:00Z", "+12026-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "2026-06-01T12:00:00Z", "1969-01-01T00:00:00Z"],
  ...["2026-06-01T12:00:00.001Z", "2026-06-01T11:59:59.999Z", "2026-05-01T09:00:00.1Z", "2026-05-01T09:00:60Z"],
  ...["x".repeat(2001), "\ud83c\udf31", "\uff21\ud83c\udf31", "\u0001", "\u007f", "a\u0085b", "\ufeff", "%", "\\", '"', "<b>"],
  ...[{ "@value": "t" }, { "@value": "t", "@language": "en" }, { id: "https://x.example/" }, { id: "urn:r", type: ["Result"] }],
  ...[{ type: ["Criteria"] }, { type: ["Evidence"], name: "x" }, image, STATUS, [STATUS, STATUS], { narrative: "x" }],
  ...["Profile", ["Profile"], ["Profile", "Extra"], ["VerifiableCredential", "AchievementCredential"], [["Image"]], "Image"],
  ...[{ type: "Profile", id: WEB }, { type: ["Profile"], id: WEB, name: "Somebody" }],
];
const NAMES = [
  ...["id", "type", "name", "description", "image", "url", "email", "criteria", "narrative", "issuer", "creator", "evidence"],
  ...["@context", "@id", "@type", "a:b", "__proto__", "constructor", "toString", "length", "0", "tag", "validUntil", "validFrom"],
  ...["issuanceDate", "expirationDate", "awardedDate", "endorsement", "endorsementJwt", "verifiableCredential", "proof", "Criteria"],
  ...["Image", "Profile", "hashed", "value", "status", "alignment", "result", "resultDescription", "related", "source", "termsOfUse"],
  ...["allowedValue", "credentialStatus", "credentialSchema", "refreshService", "inLanguage", "phone", "address", "version"],
];

/** Every object and list of a document, and what leads to it. */
function holders(value, found = []) {
  if (value && typeof value === "object") {
    found.push(value);
    for (const inner of Object.values(value)) holders(inner, found);
  }
  return found;
}

const put = (holder, name, value) =>
  Object.defineProperty(holder, name, { value, enumerable: true, configurable: true, writable: true });

/** One change; `all` are the bases, so that parts of one badge come into another. */
function change(document, { one, below }) {
  const holder = one(holders(document));
  const name = one(Object.keys(holder).length ? Object.keys(holder) : ["x"]);
  const any = () => structuredClone(below(3) ? one(VALUES) : one(Object.values(one(holders(one(BASES))))));
  const kind = below(8);
  if (kind === 0) Array.isArray(holder) ? holder.splice(below(holder.length), 1) : delete holder[name];
  else if (kind === 1) put(holder, name, any());
  else if (kind === 2) Array.isArray(holder) ? holder.push(any()) : put(holder, one(NAMES), any());
  else if (kind === 3) put(holder, name, [structuredClone(holder[name])].flat());
  else if (kind === 4) put(holder, name, [holder[name], holder[name]].flat().map((value) => structuredClone(value)));
  else if (kind === 5) {
    const [from, to] = [one(holders(document)), one(holders(document))];
    if (!Array.isArray(to) && typeof from.id === "string") to.id = from.id; // one name for two things
  } else if (kind === 6) {
    const [from, to] = [one(holders(document)), one(holders(document))];
    if (from !== to && !Array.isArray(to)) put(to, one(Object.keys(from)) ?? "x", structuredClone(one(Object.values(from)) ?? null));
  } else if (typeof holder[name] === "string") put(holder, name, text(holder[name], { one, below }));
}

/** A text with something else in it. */
function text(old, { one, below }) {
  const at = below(old.length + 1);
  const piece = one(["", "x", " ", "\n", '"', "\\", ":", "\u00e9", "\u200b", "\ud83c\udf31", "<", "%20", "/", "#", ".", "0", "Z"]);
  return old.slice(0, at) + piece + old.slice(at + below(3));
}

/** JSON as others write it. */
function written(document, { one, below }) {
  const plain = JSON.stringify(document, null, one([undefined, 2, "\t"]));
  const style = below(24);
  if (style === 0) return plain.replaceAll("/", "\\/");
  if (style === 1) return plain.replace(/[^\x00-\x7f]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`);
  if (style === 2) return plain.replace("{", '{"name": "twice", ');
  if (style === 3) return plain.replace("{", '{"n\\u0061me": "twice", ');
  if (style === 4) return plain.replace("{", `{"more": ${one(["1.0", "1e3", "9007199254740993", "-0", "1E400", "0.1"])}, `);
  if (style === 5) return text(plain, { one, below });
  return plain;
}

const OPTIONS = {
  ...{ type: "DataIntegrityProof", created: "2026-05-01T09:00:00Z", proofPurpose: "assertionMethod" },
};
const sign = async (data) => new Uint8Array(await crypto.subtle.sign("Ed25519", KEY.secret, data));

/** The document with a proof of one kind. Where it makes no statements, its signature is of no use. */
async function proven(document, cryptosuite, method, { one, below }) {
  const options = { ...OPTIONS, cryptosuite, verificationMethod: method };
  if (!below(6)) put(options, one(["created", "expires", "@context", "id", "nonce", "proofPurpose", "type"]), one(VALUES));
  let forms = [jcs(options), jcs(document)];
  if (cryptosuite === "eddsa-rdfc-2022")
    try {
      const parts = [{ ...options, "@context": document["@context"] }, document];
      forms = (await Promise.all(parts.map((part) => canonicalize(part)))).map(({ nquads }) => nquads);
    } catch {
      // what both verifiers make of it is compared all the same
    }
  const proof = { ...options, proofValue: "z" + base58btcEncode(await sign(await message(...forms, "sha256"))) };
  return { ...document, proof: below(2) ? proof : [proof] };
}

/** Signed text around a document. */
async function token(document, method, random) {
  const { one, below } = random;
  const { id, issuer, validFrom, validUntil } = document;
  const seconds = (moment) => Math.floor(Date.parse(moment) / 1000);
  const claims = { iss: issuer?.id, jti: id, nbf: seconds(validFrom), ...(validUntil ? { exp: seconds(validUntil) } : {}), ...document };
  const header = { alg: "EdDSA", typ: one([...Array(6).fill("JWT"), "vc+jwt", "vc+ld+jwt", "x"]), kid: method };
  const names = ["iss", "sub", "jti", "nbf", "exp", "iat", "aud", "vc"];
  if (!below(4)) put(claims, one(names), one([...VALUES, document.credentialSubject?.id, nowAnd(1), nowAnd(-1), 1e9, -5]));
  if (!below(5)) delete claims[one(names)];
  if (!below(12)) put(header, one(["alg", "kid", "typ", "crit", "b64", "jwk", "x5c"]), one([...VALUES, "none", "HS256", "RS256", ["EdDSA"]]));
  const parts = [JSON.stringify(header), written(claims, random)].map((part) => base64urlEncode(utf8(part)));
  const signature = base64urlEncode(await sign(utf8(parts.join("."))));
  return [...parts, signature].join(".") + one([...Array(12).fill(""), "\n", "=", "A"]);
}
const nowAnd = (more) => Date.parse(NOW) / 1000 + more;

const SUITES = ["eddsa-jcs-2022", "eddsa-rdfc-2022"];
/** Who signs: a name that is the key; the college, which is not asked. */
const SIGNERS = [
  ["by a key", KEY.did, `${KEY.did}#${KEY.multibase}`],
  ["by the college", WEB, `${WEB}#key-1`],
];

/** How many of `MANY` changed badges were answered, each alike. */
async function run(seed, make, documents = {}) {
  const random = chance(seed);
  let answered = 0;
  for (let number = 0; number < MANY; number++) {
    const made = await make(random);
    if (await compared(utf8(made), pageContext(NOW, documents), `number ${number}: ${made}`)) answered++;
  }
  return answered;
}

/** A changed document of one issuer, unsigned. */
function changed(issuer, random) {
  const document = structuredClone(random.one(BASES));
  document.issuer.id = issuer;
  for (let left = random.below(3); left >= 0; left--) change(document, random);
  return document;
}

for (const [who, issuer, method] of SIGNERS) {
  for (const suite of SUITES)
    test(`changed badges signed ${who}, ${suite}`, async () => {
      const make = async (random) => written(await proven(changed(issuer, random), suite, method, random), random);
      const answered = await run(suite.length + who.length, make);
      assert.ok(answered > MANY / 20, `${answered} of ${MANY}`);
    });

  test(`changed badges signed ${who}, as text`, async () => {
    const answered = await run(who.length, (random) => token(changed(issuer, random), method, random));
    assert.ok(answered > MANY / 20, `${answered} of ${MANY}`);
  });
}

test("issued badges, changed letter by letter", async () => {
  const issued = ["open-lesson.json", "makerspace-facilitator.json", "podcast-storyteller.jwt"].map(sample);
  const answered = await run(7, (random) => text(random.one(issued), random), KEYS);
  assert.ok(answered > 0 && answered < MANY / 2, `${answered} of ${MANY}`);
});

test("changed documents of issuers", async () => {
  const badge = utf8(sample("peer-mentor.json"));
  const [[address, document]] = Object.entries(KEYS);
  const random = chance(8);
  let answered = 0;
  for (let number = 0; number < MANY; number++) {
    const found = JSON.parse(document);
    for (let left = random.below(2); left >= 0; left--) change(found, random);
    const context = pageContext(NOW, { [address]: utf8(written(found, random)) });
    if (await compared(badge, context, JSON.stringify(found))) answered++;
  }
  assert.ok(answered > MANY / 20, `${answered} of ${MANY}`);
});
