// Canonical forms of documents, one in JSON a line; answers go out the same way.
import { createInterface } from "node:readline";
import { canonicalize } from "../../themes/verifier/canon/canon.js";
import { ProofError, Unreachable } from "../../themes/verifier/errors.js";

/** The form and what the document says of itself, or why there is none. */
async function answer({ document, hash }) {
  try {
    const { nquads, about } = await canonicalize(document, hash);
    return { nquads, about };
  } catch (error) {
    if (error instanceof ProofError) return { error: "proof", message: error.message };
    if (error instanceof Unreachable) return { error: "unreachable", message: error.message };
    throw error;
  }
}

for await (const line of createInterface({ input: process.stdin }))
  process.stdout.write(JSON.stringify(await answer(JSON.parse(line))) + "\n");
