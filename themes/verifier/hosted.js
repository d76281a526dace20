// @ts-check
// Badges that are not signed but kept on the issuer's web site (2.0, hosted).

/** @param {any} box @param {Context} ctx @returns {Promise<Answer>} */
export async function checkSame(box, ctx) {
  throw new Error("not written yet");
}

/** @param {any} box @param {Context} ctx @returns {Promise<Answer>} */
export async function checkIssuer(box, ctx) {
  throw new Error("not written yet");
}
