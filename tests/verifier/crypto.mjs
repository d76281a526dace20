// A question to the browser's cryptography in JSON a line comes in, its answer goes out the same way.
import { createInterface } from "node:readline";
import { answer } from "./questions.mjs";

for await (const line of createInterface({ input: process.stdin }))
  process.stdout.write(JSON.stringify(await answer(JSON.parse(line))) + "\n");
