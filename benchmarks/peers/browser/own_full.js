/** The full verifier, which says every check in words; what a badge out of the ordinary needs. */
import { start } from "./common.js";
import { Unreachable } from "./verifier/errors.js";
import { readBadge } from "./verifier/read.js";
import { verifyBadge } from "./verifier/verify.js";

const fetcher = {
  async fetch(url) {
    throw new Unreachable(`${new URL(url).host} was not asked.`);
  },
};
start(async (text) => {
  const context = { now: new Date(), issuers: [], recipient: [], fetcher };
  const { verdict } = await verifyBadge(await readBadge(new TextEncoder().encode(text), "badge.json"), context);
  return verdict === "UNCONFIRMED";
});
