/** The modules as the page of a badge loads them. */
import { start } from "./common.js";
import { judged, told } from "./verifier/ui/check.js";
import { Unreachable } from "./verifier/errors.js";

const fetcher = {
  async fetch(url) {
    throw new Unreachable(`${new URL(url).host} was not asked.`);
  },
};
start(async (text) => {
  const context = { now: new Date(), issuers: [], recipient: [], fetcher };
  const { checked } = await told(() => judged(new TextEncoder().encode(text), context, "badge.json"));
  return checked?.verdict === "UNCONFIRMED";
});
