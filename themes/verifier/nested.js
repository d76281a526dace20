// @ts-check
// Signed documents inside another: endorsements, and the badges of a learner record.

/** @param {any} box @param {Context} ctx @param {Room} room @param {(badge: Badge, ctx: Context, room: Room) => Promise<Checked>} verify @returns {Promise<Inside[]>} */
export async function inside(box, ctx, room, verify) {
  throw new Error("not written yet");
}

/** @param {Inside[]} found */
export async function remark(found) {
  throw new Error("not written yet");
}
