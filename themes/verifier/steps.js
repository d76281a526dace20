/** All checks of a badge, in the order in which a reader sees them. Checks never stop each other: an
 * answer is a pass, `ProofError` is a failure, `Unreachable` is "not checked"; anything else is a
 * defect of this program and travels up. */
import { pass, skip } from "./case.js";
import { checkValidFrom, checkValidUntil } from "./dates.js";
import { ProofError, Unreachable } from "./errors.js";
import { checkLinks, checkPicture } from "./links.js";
import { checkContexts, checkNothingUnsigned, checkSignedFacts } from "./signed.js";
import { problems } from "./structure.js";
import { checkIssuerKnown } from "./trust.js";

/** @typedef {(box: Case, ctx: Context) => Answer | Promise<Answer>} Check */
/** @typedef {(step: Step, box: Case, ctx: Context) => Promise<Finding[]>} Run */

export const THIS_PROGRAM = "this program";

/** @type {{[format: string]: string}} */
const KINDS = {
  OB3: "The badge is an Open Badges 3.0 credential.",
  OB2: "The badge is written as Open Badges 2.0 describes.",
  CLR2: "This is a Comprehensive Learner Record 2.0: a list of achievements, each with its own proof.",
  ENDORSEMENT: "This is an endorsement: somebody speaks well of a badge or an issuer.",
};

/** One check. What it asks and why (`title`, `why`, `spec`) is added by `questions.js` when shown. */
export class Step {
  /** @param {string} name @param {Run} run */
  constructor(name, run) {
    this.name = name;
    this.run = run;
  }

  /** @param {string} message @param {Outcome} outcome @param {string} [says] @returns {Finding} */
  finding(message, outcome, says = "") {
    return {
      ...{ check: this.name, outcome, message, says: says || THIS_PROGRAM },
      ...{ title: "", why: "", spec: "", advice: false, place: "", hint: "" },
    };
  }

  /** The finding of one question. @param {() => Answer | Promise<Answer>} question */
  async ask(question) {
    try {
      const { message, outcome, says, kept = false } = await question();
      return { ...this.finding(message, outcome, says), kept };
    } catch (error) {
      if (!(error instanceof ProofError || error instanceof Unreachable)) throw error;
      const outcome = error instanceof ProofError ? "fail" : "unknown";
      return { ...this.finding(error.message, outcome), hint: error.hint };
    }
  }
}

/** A check that looks at the badge as a whole. @param {Check} check @returns {Run} */
const once = (check) => async (step, box, ctx) => [await step.ask(() => check(box, ctx))];

/** A check of every signature. @param {"checkSignature" | "checkKey"} name
 * @param {"checkSame" | "checkIssuer"} ofOriginal the same of a badge kept on a web site
 * @returns {Run} */
const eachProof = (name, ofOriginal) => async (step, box, ctx) => {
  const { token, securing, format } = box.badge;
  if (token) return [await step.ask(async () => (await import("./token.js"))[name](box, ctx))];
  if (securing === "HOSTED" && format === "OB2")
    return [await step.ask(async () => (await import("./hosted.js"))[ofOriginal](box, ctx))];
  if (!box.embedded) return [await step.ask(() => noProof(box))];
  const { [name]: check, MAX_PROOFS } = await import("./proofs.js");
  const found = [];
  for (const proof of box.proofs.slice(0, MAX_PROOFS)) found.push(await step.ask(() => check(box, ctx, proof)));
  if (box.proofs.length > MAX_PROOFS) found.push(step.finding("The badge has too many signatures.", "unknown"));
  return found;
};

/** Why there is no embedded proof to check. @param {Case} box */
function noProof({ badge, document }) {
  if (badge.securing === "HOSTED")
    throw new Unreachable("The original of this badge is on the issuer's web site, which was not asked.");
  if (badge.securing === "EMBEDDED")
    throw new Unreachable("Signatures inside this kind of document cannot be checked yet.");
  if ("proof" in document) throw new ProofError("The badge has a place for signatures, and it is empty.");
  return skip("The file is not signed.");
}

/** Most badges have no place where their issuer would withdraw them.
 * @param {"withdrawals" | "suspensions"} name @returns {Run} */
const withdrawn = (name) => async (step, box, ctx) => {
  const { status, revoked, format } = box.badge;
  if (status.length || revoked || /^OB[12]$/.test(format))
    return (await import("./status.js"))[name](step, box, ctx);
  return [step.finding("The issuer keeps no list for this badge.", "skip")];
};

/** @type {Run} */
async function structure(step, box, ctx) {
  const found = await problems(box);
  if (!found) return [step.finding("What documents of this kind need is not checked.", "unknown")];
  const findings = [];
  if (box.badge.format === "OB2") {
    const linked = await import("./structure_ob2.js");
    const asked = await step.ask(async () => (await linked.problemsOfLinked(box, ctx, found), skip("")));
    if (asked.outcome === "unknown") findings.push(asked);
  }
  findings.push(...found.map(([message, place]) => ({ ...step.finding(message, "fail"), place })));
  if (!findings.length) findings.push(step.finding("Everything that the standard requires is there.", "pass"));
  return findings;
}

/** @type {Check} */
const checkContainer = ({ badge }) =>
  pass(`The file could be read: ${badge.container}, ${badge.raw.length} bytes.`);

/** @type {Check} */
function checkFormat({ badge }) {
  const words = KINDS[badge.format];
  if (words) return pass(words);
  throw new Unreachable("Open Badges 1.1 or older can be shown, but not checked completely."); // others are not read
}

/** @param {Case} box @param {Context} ctx */
async function checkRecipient(box, ctx) {
  const { id, identities } = box.badge.recipient;
  if (box.badge.format === "ENDORSEMENT")
    return skip("An endorsement speaks of a badge or an issuer and belongs to nobody.");
  if (!id && !identities.length)
    throw new Unreachable("The badge does not say who received it; anybody could show it.");
  if (!ctx.recipient.length) return skip("Nobody said whose badge this should be.");
  return (await import("./recipient.js")).compare(box, ctx);
}

export const STEPS = Object.entries({
  container: once(checkContainer),
  format: once(checkFormat),
  contexts: once(checkContexts),
  "nothing-unsigned": once(checkNothingUnsigned),
  "signed-facts": once(checkSignedFacts),
  structure,
  signature: eachProof("checkSignature", "checkSame"),
  key: eachProof("checkKey", "checkIssuer"),
  "issuer-known": once(checkIssuerKnown),
  "valid-from": once(checkValidFrom),
  "valid-until": once(checkValidUntil),
  withdrawal: withdrawn("withdrawals"),
  suspension: withdrawn("suspensions"),
  recipient: once(checkRecipient),
  links: once(checkLinks),
  picture: once(checkPicture),
}).map(([name, run]) => new Step(name, run));
