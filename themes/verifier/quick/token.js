/** Badges that are signed text. */

/** @param {Bytes} bytes @returns {Promise<import("./quick.js").Secured>} */
export async function opened(bytes) {
  throw new Error(String(bytes));
}
