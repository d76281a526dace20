/** Badges as statements. */

/** @param {Obj} options @param {Obj} credential @returns {Promise<string[]>} */
export async function forms(options, credential) {
  void [options, credential];
  throw new Error("Statements are for the full verifier still.");
}
