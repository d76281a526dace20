// The cases that Python is held to (tests/cases/*.json), as the browser's verifier takes them.
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

export { answerOf, contextOf } from "./answers.mjs";

const FOLDER = new URL("../cases/", import.meta.url);

/** Every case, in the order of the files. */
export const CASES = readdirSync(fileURLToPath(FOLDER))
  .filter((name) => name.endsWith(".json"))
  .sort()
  .flatMap((name) => JSON.parse(readFileSync(new URL(name, FOLDER), "utf8")).cases);
