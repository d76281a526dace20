/** One badge on its way through the checks, and what a check may answer. */
import { canonicalize, proofsOf, unsecured } from "./data_integrity.js";
import { ProofError, Unreachable } from "./errors.js";
import { loads } from "./strict_json.js";
import { suiteOf } from "./suites.js";
import { checkTree, contextsOf, embeddedCredentials } from "./tree.js";

/** Kinds of documents that are verifiable credentials. */
export const CREDENTIALS = ["OB3", "CLR2", "ENDORSEMENT"];

/** Nothing was wrong. @param {string} message @param {string} [says] who says so @returns {Answer} */
export const pass = (message, says = "") => ({ message, says, outcome: "pass" });

/** The question does not arise. @param {string} message @returns {Answer} */
export const skip = (message) => ({ message, says: "", outcome: "skip" });

export class Case {
  /** @param {Badge} badge @param {Obj} document parsed from `badge.payload`
   * @param {Obj} credential the document, or what the claims of signed text stand for
   * @param {Jws | null} signed */
  constructor(badge, document, credential, signed) {
    this.badge = badge;
    this.document = document;
    this.credential = credential;
    this.signed = signed;
    /** @type {{[hash: string]: Promise<Canonical>}} */
    this.found = {};
  }

  /** Older badges are not secured by embedded proofs. */
  get embedded() {
    return CREDENTIALS.includes(this.badge.format) && this.badge.securing === "EMBEDDED";
  }

  /** @returns {Obj[]} */
  get proofs() {
    return proofsOf(this.document);
  }

  /** Credentials inside that name vocabularies of their own. */
  get inside() {
    return embeddedCredentials(unsecured(this.credential));
  }

  /** True if every proof signs the document as text, and so all of its members. */
  get asText() {
    return this.embedded && this.proofs.length > 0 && this.proofs.every(signsText);
  }

  /** The signed statements. @param {HashName} [hash] tells nameless nodes apart */
  canonical(hash = "sha256") {
    return (this.found[hash] ??= this.make(hash));
  }

  /** For checks that have nothing to say about an unsafe document.
   * @param {HashName} [hash] @returns {Promise<Canonical>} */
  async statements(hash) {
    try {
      return await this.canonical(hash);
    } catch (error) {
      if (!(error instanceof ProofError)) throw error;
      throw new Unreachable("The document is not safe to read, so this could not be compared.");
    }
  }

  /** @param {HashName} hash */
  async make(hash) {
    this.checkShape();
    const { checkNames, checkWhole } = await import("./whole.js");
    checkNames(this.document);
    await checkWhole(this.badge, this.document);
    return canonicalize(unsecured(this.document), hash);
  }

  /** What every canonical form relies on. */
  checkShape() {
    checkTree(this.document);
    contextsOf(this.document);
    void this.inside;
  }
}

/** @param {Obj} proof */
function signsText(proof) {
  try {
    return suiteOf(proof).text;
  } catch (error) {
    if (error instanceof Unreachable) return false;
    throw error;
  }
}

/** @param {Badge} badge */
export async function caseOf(badge) {
  const document = loads(badge.payload);
  if (!badge.token) return new Case(badge, document, document, null);
  const [{ credentialOf }, { split }] = await Promise.all([import("./claims.js"), import("./jwt.js")]);
  return new Case(badge, document, credentialOf(document), split(badge.token));
}
