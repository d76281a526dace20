// Verdict and outcome of every check for files of a folder, as JSON on standard output.
// Input (standard input): {"folder": ..., "now": ..., "recipient": [...], "paths": [...],
// "names": {address or name: path of the file that answers for it}}.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { toldOfAll } from "./told.mjs";

const { folder, ...question } = JSON.parse(readFileSync(0, "utf8"));
const bytesOf = (path) => new Uint8Array(readFileSync(join(folder, path)));
process.stdout.write(JSON.stringify(await toldOfAll(bytesOf, question)));
