/** The statements that a badge makes, as RDFC-1.0 writes them: of documents that the small verifier
 * knows, in which all nameless things differ at first sight. */

const OB = "https://purl.imsglobal.org/spec/vc/ob/vocab.html#";
const EXTENSIONS = "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json";
/** Members and types, with another name after "=", that are not of Open Badges or are called otherwise.
 * @type {{[vocabulary: string]: string}} */
const VOCABULARIES = {
  [OB]: "criteria=Criteria AchievementCredential=OpenBadgeCredential",
  "https://schema.org/":
    "name description url email caption audience genre value targetName targetUrl targetFramework " +
    "tag=keywords Alignment=AlignmentObject",
  "https://www.w3.org/2018/credentials#":
    "issuer validFrom validUntil credentialSubject evidence credentialSchema credentialStatus VerifiableCredential",
  "https://www.w3.org/ns/credentials/status#":
    "statusPurpose statusListIndex statusListCredential BitstringStatusListEntry",
  "https://w3id.org/security#": "cryptosuite proofPurpose verificationMethod assertionMethod DataIntegrityProof",
  "http://purl.org/dc/terms/": "created",
  "https://purl.imsglobal.org/spec/vccs/v1p0/context.json#": "1EdTechJsonSchemaValidator2019",
  "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "type",
};
/** What texts of some members are, if not plain text. @type {{[datatype: string]: string}} */
const DATATYPES = {
  "http://www.w3.org/2001/XMLSchema#dateTime": "validFrom validUntil created",
  "https://www.w3.org/2001/XMLSchema#anyURI": "url targetUrl resultDescription achievedLevel",
  "https://www.w3.org/2001/XMLSchema#boolean": "hashed",
  "https://w3id.org/security#cryptosuiteString": "cryptosuite",
};
const WORDS = new Map(
  Object.entries(VOCABULARIES).flatMap(([start, words]) =>
    words.split(" ").map((word) => {
      const [name, other = name] = word.split("=");
      return [name, start + other];
    }),
  ),
);
/** @type {{[mark: string]: string}} */
const MARKS = { "\t": "\\t", "\n": "\\n", "\r": "\\r", '"': '\\"', "\\": "\\\\" };

/** Of the signature's options, and of what is signed. @param {Obj} options @param {Obj} credential */
export async function forms(options, credential) {
  const { "@context": contexts, credentialSchema } = credential;
  if (credentialSchema && !contexts.includes(EXTENSIONS)) throw new Error();
  return Promise.all([options, credential].map(canonical));
}

/** @param {Obj} document */
async function canonical(document) {
  const found = new Statements(document);
  const names = await found.names();
  const lines = found.lines((term) => names.get(term) ?? term);
  // The order of characters beyond 16 bits, and invisible ones, are left to the full verifier.
  if (/[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]/.test(lines)) throw new Error();
  if (/[\ud800-\udfff]/.test(lines) && /[\ue000-\uffff]/.test(lines)) throw new Error();
  return lines;
}

class Statements {
  /** Subject, predicate and object, each once. @type {Map<string, string[]>} */
  all = new Map();
  nameless = 0;
  /** Things, as they are written where they were first met. @type {Map<string, string>} */
  things = new Map();

  /** @param {Obj} document */
  constructor(document) {
    this.node(document, "");
  }

  /** What one object says; returns its name. @param {Obj} value @param {string} around */
  node(value, around) {
    const subject = value.id ? `<${value.id}>` : `_:${this.nameless++}`;
    if (value.id && subject !== around) this.once(subject, JSON.stringify(value));
    const { "@context": _, id, ...members } = value;
    for (const [name, found] of Object.entries(members))
      for (const item of [found].flat()) this.add(subject, `<${full(name)}>`, this.object(name, item, subject));
    return subject;
  }

  /** The same must be said of a thing wherever it stands, or else it may show other things than were
   * signed. @param {string} subject @param {string} written */
  once(subject, written) {
    if ((this.things.get(subject) ?? written) !== written) throw new Error();
    this.things.set(subject, written);
  }

  /** @param {string} name @param {any} item @param {string} subject @returns {string} */
  object(name, item, subject) {
    if (name === "allowedValue") throw new Error(); // a list in order
    // Criteria at the address of their achievement have no member in common with it.
    if (typeof item === "object") return this.node(item, name === "criteria" ? subject : "");
    if (/^(type|proofPurpose)$/.test(name)) return `<${full(item)}>`;
    if (/^(verificationMethod|statusListCredential)$/.test(name)) return `<${item}>`;
    const text = String(item).replace(/[\t\n\r"\\]/g, (mark) => MARKS[mark]);
    const [datatype] = Object.entries(DATATYPES).find(([, names]) => names.split(" ").includes(name)) ?? [];
    return `"${text}"${datatype ? `^^<${datatype}>` : ""}`;
  }

  /** @param {string[]} statement */
  add(...statement) {
    this.all.set(statement.join(" "), statement);
  }

  /** In order. @param {(term: string) => string} name @param {string} [about] */
  lines(name, about) {
    const found = [...this.all.values()].filter((terms) => !about || terms.includes(about));
    return found.map((terms) => `${terms.map(name).join(" ")} .\n`).sort().join("");
  }

  /** Names for what has none, by what is said of it. @returns {Promise<Map<string, string>>} */
  async names() {
    const hashes = new Map();
    const named = Array.from({ length: this.nameless }, async (_, number) => {
      const node = `_:${number}`;
      const lines = this.lines((term) => (term === node ? "_:a" : /^_/.test(term) ? "_:z" : term), node);
      const hash = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(lines));
      hashes.set(String.fromCharCode(...new Uint8Array(hash)), node);
    });
    await Promise.all(named);
    if (hashes.size < this.nameless) throw new Error();
    return new Map([...hashes.keys()].sort().map((hash, number) => [hashes.get(hash), `_:c14n${number}`]));
  }
}

/** @param {string} name */
const full = (name) => WORDS.get(name) ?? OB + name;
