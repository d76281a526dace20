// What the small verifier says beside what the full one says.
import assert from "node:assert/strict";
import { BadgeError, Unreachable } from "../../themes/verifier/errors.js";
import { quickly } from "../../themes/verifier/quick/quick.js";
import { readBadge } from "../../themes/verifier/read.js";
import { verifyBadge } from "../../themes/verifier/verify.js";

/** What a reader is told. The table of checks is always the full verifier's. */
const told = ({ verdict, words, sentence, address }) => ({ verdict, words, sentence, address });

/** What the full verifier says; for a file it cannot read, why. */
async function whole(bytes, context) {
  try {
    return told(await verifyBadge(await readBadge(bytes, "badge"), context));
  } catch (error) {
    if (error instanceof BadgeError) return { unreadable: error.message };
    throw error;
  }
}

/** The verdict of the small verifier; empty if it has none. Fails if the full one says anything else. */
export async function compared(bytes, context, name) {
  const before = Buffer.from(bytes);
  const found = await quickly(bytes, context);
  assert.deepEqual(Buffer.from(bytes), before);
  if (found === null) return "";
  assert.ok(["CONFIRMED", "UNCONFIRMED", "INCOMPLETE"].includes(found.verdict), `${name}: ${found.verdict}`);
  assert.deepEqual(found, await whole(bytes, context), name);
  return found.verdict;
}

/** A context in which `documents` stand at their addresses, and nobody else answers. */
export const pageContext = (now, documents = {}) => ({
  now: new Date(now),
  issuers: [],
  recipient: [],
  fetcher: {
    async fetch(url) {
      if (!Object.hasOwn(documents, url)) throw new Unreachable(`${new URL(url).host} was not asked.`);
      return { url, status: 200, body: new Uint8Array(documents[url]), at: new Date(now) };
    },
  },
});
