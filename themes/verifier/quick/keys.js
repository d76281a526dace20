/** Where an issuer publishes its keys. */

/** @param {string} method @param {string} issuer @param {Context} context @returns {Promise<Obj>} */
export async function entryOf(method, issuer, context) {
  throw new Error(method + issuer + context);
}
