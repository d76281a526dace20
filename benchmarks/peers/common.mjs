/** What every peer on Node is asked: which files it accepts, or how often it checks one in a time. */
import { readFileSync } from 'node:fs';

/** @param {(document: object) => Promise<{verified: boolean, reason: string}>} verify */
export async function run(verify) {
  const [mode, ...rest] = process.argv.slice(2);
  if (mode === 'warm') {
    const [seconds, file] = [Number(rest[0]), rest[1]];
    const document = JSON.parse(readFileSync(file, 'utf8'));
    const once = async () => {
      const found = await verify(structuredClone(document));
      if (!found.verified) throw new Error(found.reason);
    };
    for (let n = 0; n < 20; n++) await once();
    const start = performance.now();
    let count = 0;
    while (performance.now() - start < seconds * 1000) {
      await once();
      count++;
    }
    const taken = (performance.now() - start) / 1000;
    console.log(JSON.stringify({ per_second: count / taken }));
    return;
  }
  const results = [];
  for (const file of rest) {
    let found;
    try {
      found = await verify(JSON.parse(readFileSync(file, 'utf8')));
    } catch (error) {
      found = { verified: false, reason: String(error.message).slice(0, 200) };
    }
    results.push({ file, ...found });
  }
  console.log(JSON.stringify(results));
  process.exit(0);
}
