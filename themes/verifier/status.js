// @ts-check
// Was it withdrawn: by the document itself, or by what the issuer publishes. Only needed where the badge is revoked, names a status, or is older than 3.0; else the answer is skip.

/** @param {any} step @param {any} box @param {Context} ctx @returns {Promise<Finding[]>} */
export async function withdrawals(step, box, ctx) {
  throw new Error("not written yet");
}

/** @param {any} step @param {any} box @param {Context} ctx @returns {Promise<Finding[]>} */
export async function suspensions(step, box, ctx) {
  throw new Error("not written yet");
}
