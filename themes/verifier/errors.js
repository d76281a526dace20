/** Errors that badges and networks cause; anything else that is thrown is a defect. */
export class VerifierError extends Error {
  /** @param {string} message @param {string} [hint] */
  constructor(message, hint = "") {
    super(message);
    this.hint = hint;
  }
}
/** These bytes cannot be read as a badge. */
export class BadgeError extends VerifierError {}
/** Larger, deeper or longer than is read here. */
export class LimitError extends BadgeError {}
/** A check ran and the answer is no. */
export class ProofError extends VerifierError {}
/** A check could not be made. */
export class Unreachable extends VerifierError {}
