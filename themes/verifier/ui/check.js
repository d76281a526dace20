/** One way to check a badge, for every page. */
import { VerifierError } from "../errors.js";

/** @param {Bytes} bytes @param {Context} context @param {string} source @returns {Promise<Quick | Checked>} */
export async function judged(bytes, context, source) {
  const { quickly } = await import("../quick/quick.js");
  return (await quickly(bytes, context)) ?? explained(bytes, context, source);
}

/** With all words. @param {Bytes} bytes @param {Context} context @param {string} source */
export async function explained(bytes, context, source) {
  const [{ readBadge }, { verifyBadge }] = await Promise.all([import("../read.js"), import("../verify.js")]);
  return verifyBadge(await readBadge(bytes, source), context);
}

/** Never throws. @param {() => Promise<Quick | Checked>} work @returns {Promise<Judged>} */
export async function told(work) {
  try {
    return { checked: await work() };
  } catch (error) {
    if (error instanceof VerifierError) return { error: error.message, hint: error.hint };
    console.error(error);
    return {};
  }
}
