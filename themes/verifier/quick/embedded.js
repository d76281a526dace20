/** Signatures that stand in the badge. */

/** @param {Obj} document @returns {Promise<import("./quick.js").Secured>} */
export async function embedded(document) {
  throw new Error(String(document));
}
