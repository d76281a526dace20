/** Errors that badges and networks cause. Anything else is a defect. */
export class VerifierError extends Error {
  /** @param {string} message @param {string} [hint] */
  constructor(message, hint = "") {
    super(message);
    this.hint = hint;
  }
}
/** Not readable as a badge. */
export class BadgeError extends VerifierError {}
/** Larger or longer than is read. */
export class LimitError extends BadgeError {}
/** Checked, and wrong. */
export class ProofError extends VerifierError {}
/** Not checked. */
export class Unreachable extends VerifierError {}
