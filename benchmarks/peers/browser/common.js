/** What every page of the benchmark does: fetch the badge, check it, show that it was, and say when. */

/** @param {(text: string) => Promise<boolean>} verify */
export async function start(verify) {
  const text = await (await fetch("badge.json")).text();
  globalThis.once = async () => {
    if (!(await verify(text))) throw new Error("not verified");
  };
  await globalThis.once();
  document.querySelector("p").textContent = "Verified";
  document.body.dataset.done = String(performance.now());
}

/** Milliseconds that one check takes in a page that has done many. @param {number} length in ms */
globalThis.warm = async (length) => {
  for (let n = 0; n < 20; n++) await globalThis.once();
  const begin = performance.now();
  let count = 0;
  for (; performance.now() - begin < length; count++) await globalThis.once();
  return (performance.now() - begin) / count;
};
