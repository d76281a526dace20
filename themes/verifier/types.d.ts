// What the modules of the verifier hand to one another. Read by tsc only; no page loads it.
// Names are global, so that comments in the modules stay short. The words for kinds are the names
// of the enumerations in Python (`Format.OB3` is "OB3").

type Json = null | boolean | number | string | Json[] | { [name: string]: Json };
type Obj = { [name: string]: any };
type Bytes = Uint8Array<ArrayBuffer>;
type PublicKey = import("./keys.js").PublicKey;
type Case = import("./case.js").Case;

type Kind = typeof import("./keys.js").KeyKind.RSA;
/** Answers whether a signature fits a message. */
type Fitting = { verify: (signature: Bytes, message: Bytes) => Promise<boolean> };
/** `text` where a document is signed as text (JCS), and so every member of it. */
type Suite = { text: boolean; kinds: Kind[] };

type Active = import("./canon/active.js").Active;
/** `inside`: number of the vocabulary that holds inside, -1 for none, NaN if all end there. */
type Term = { iri: string; kind: string; container: string; inside: number; guarded: boolean };
type Terms = Map<string, Term>;
/** What a member means and where it leads: `here` for its plain values, `inside` for objects. */
type Way = { predicate: string; kind: string; container: string; here: Active; inside: Active };
/** Subject, predicate, object and graph as N-Quads write them; the default graph is empty. */
type Quad = [string, string, string, string];
/** New names of nodes by their old ones, in the order they were given. */
type Issued = Map<string, string>;

type Outcome = "pass" | "fail" | "unknown" | "skip";
type Verdict =
  | "ALTERED"
  | "WITHDRAWN"
  | "SUSPENDED"
  | "EXPIRED"
  | "NOT_YET"
  | "OTHER_PERSON"
  | "UNCONFIRMED"
  | "INCOMPLETE"
  | "CONFIRMED"
  | "COURSE_ONLY";
type HashName = "sha256" | "sha384";

interface Picture {
  id: string;
  caption: string;
}

interface Issuer {
  id: string;
  name: string;
  url: string;
  email: string;
  description: string;
  image: Picture | null;
}

interface Alignment {
  targetName: string;
  targetUrl: string;
  targetCode: string;
  targetFramework: string;
}

interface ResultDescription {
  id: string;
  name: string;
  resultType: string;
  allowedValue: string[];
  valueMin: string;
  valueMax: string;
  levels: [string, string, string][];
}

interface Achievement {
  id: string;
  name: string;
  description: string;
  criteria: string;
  criteriaUrl: string;
  achievementType: string;
  image: Picture | null;
  creator: Issuer | null;
  alignment: Alignment[];
  tags: string[];
  resultDescriptions: ResultDescription[];
}

interface Evidence {
  id: string;
  name: string;
  description: string;
  narrative: string;
  genre: string;
  audience: string;
}

interface Result {
  resultDescription: string;
  value: string;
  status: string;
  achievedLevel: string;
}

interface RecipientIdentity {
  identityType: string;
  identity: string;
  hashed: boolean;
  salt: string;
}

interface Proof {
  type: string;
  suite: string;
  verificationMethod: string;
  purpose: string;
  created: string;
  expires: string;
}

interface Status {
  type: string;
  purpose: string;
  listUrl: string;
  index: string;
  id: string;
  size: string;
  messages: [string, string][];
}

interface Badge {
  source: string;
  raw: Bytes;
  payload: Bytes;
  token: string;
  container: "JSON" | "JWS" | "PNG" | "SVG";
  format: "OB3" | "OB2" | "OB1" | "CLR2" | "ENDORSEMENT" | "OTHER";
  vcdm: string;
  securing: "EMBEDDED" | "JWS" | "HOSTED" | "NONE";
  id: string;
  name: string;
  issuer: Issuer;
  achievement: Achievement;
  recipient: { id: string; identities: RecipientIdentity[] };
  validFrom: string;
  validUntil: string;
  narrative: string;
  image: Picture | null;
  evidence: Evidence[];
  results: Result[];
  proofs: Proof[];
  status: Status[];
  endorsements: string[];
  revoked: boolean;
  notes: string[];
  reshaped: string[];
}

interface Fetched {
  url: string;
  status: number;
  body: Bytes;
  at: Date;
  /** The address that answered, after redirects; left out if it is `url`. */
  final?: string;
}

interface Fetcher {
  fetch(url: string): Promise<Fetched>;
}

/** A copy of a list of withdrawn badges. */
interface KeptList {
  url: string;
  document: Bytes | string;
  retrieved: string;
}

interface KnownIssuer {
  id: string;
  name: string;
  says: string;
  document?: Bytes | string | null;
  retrieved?: string | null;
  trusted: boolean;
  lists?: KeptList[];
}

/** Somebody's word for an issuer. */
interface Voucher {
  name: string;
  says: string;
}

/** Something that may vouch for issuers; only a list of `issuers` if left out. */
interface Policy {
  voucher(issuer: string): Voucher | null;
}

/** The world as a check sees it. */
interface Context {
  now: Date;
  issuers: KnownIssuer[];
  trust?: Policy | null;
  recipient: string[];
  fetcher: Fetcher;
}

/** What a check found when nothing was wrong. */
interface Answer {
  message: string;
  says: string;
  outcome: "pass" | "skip";
  /** Read in a copy that `says` keeps of something published. */
  kept?: boolean;
}

interface Finding {
  check: string;
  title: string;
  outcome: Outcome;
  message: string;
  why: string;
  says: string;
  spec: string;
  advice: boolean;
  place: string;
  hint?: string;
  kept?: boolean;
}

interface Checked {
  badge: Badge;
  findings: Finding[];
  verdict: Verdict;
  words: string;
  sentence: string;
  address: string;
  openHost: boolean;
  knownTo: string;
  inside: Inside[];
}

/** A signed document inside another. */
interface Inside {
  place: string;
  checked: Checked | null;
  problem: string;
  aboutThis: boolean;
  byIssuer: boolean;
}

/** How much more is checked inside one file; `taken` counts over all levels. */
interface Room {
  level: number;
  taken: { count: number };
}

/** The parts of a compact JWS, decoded and unverified. */
interface Jws {
  header: Obj;
  payload: Bytes;
  signingInput: Bytes;
  signature: Bytes;
}

/** A document as its signature sees it: sorted statements, and those about the document itself. */
interface Canonical {
  nquads: string;
  about: [string, string][];
}

/** One value of a document and the names that lead to it. */
interface Place {
  way: string[];
  value: any;
}

/** What an issuer publishes about its keys, and where it is from in words that end a sentence. */
interface KeyDocument {
  data: Obj;
  about: string;
  origin: string;
  says: string;
}

/** A signed badge before its signature is compared: what is signed, when, the name of the key, and
 * whether a key of that name made the signature. */
interface Secured {
  credential: Obj;
  created?: string;
  method: string;
  fits(key: Obj): Promise<boolean>;
}

type Read = (data: Bytes) => Obj;
/** A `Fetched`, or the `reason` why there is none. */
type Ask = (address: string) => Promise<Partial<Fetched> & { reason?: string }>;

/** A key that an issuer publishes at its host; or the `reason` why that is not known; or neither. */
interface Told {
  key?: Obj;
  host?: string;
  said?: string;
  reason?: string;
}

/** What draws a page, from `ui/box.js`; handed on, so that no module needs itself. */
type Made = (tag: string, className: string, ...inside: (Node | string)[]) => HTMLElement;
type Chip = (name: string, words?: string) => HTMLElement;

/** What was found, or why nothing was; neither if a part of this program is missing or does not run. */
interface Judged {
  checked?: Quick | Checked;
  error?: string;
  hint?: string;
}

/** What the small verifier says. The table of checks is the full one's. */
type Quick = Pick<Checked, "verdict" | "words" | "sentence" | "address">;
