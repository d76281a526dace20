/** The page of a badge checks its own badge. */
import { Unreachable } from "../errors.js";
import { offer, showVerdict } from "./box.js";
import { explained, judged, told } from "./check.js";

/** @type {any} */
const box = document.querySelector("[data-pf-verdict]");
const own = new URL(box.dataset.pfVerdict, document.baseURI);
const file = fetch(own, { cache: "no-cache" }).catch(() => null);
/** @type {Set<string>} */
const allowed = new Set();

/** @param {string} agreed host that the reader agreed to ask */
async function run(agreed) {
  allowed.add(agreed);
  /** @type {Set<string>} */
  const hosts = new Set();
  /** @type {Promise<Fetcher> | undefined} */
  let net;
  /** @type {Fetcher} */
  const fetcher = {
    async fetch(url) {
      const { host } = new URL(url);
      if (!allowed.has(host)) {
        hosts.add(host);
        throw new Unreachable(`${host} was not asked.`);
      }
      net ??= import("./fetcher.js").then(({ pageFetcher }) => pageFetcher(allowed));
      const found = await net.catch(() => null);
      if (!found) throw new Unreachable(`${host} could not be asked: you seem to be offline.`);
      return found.fetch(url);
    },
  };
  /** @type {[Bytes, Context, string]} */
  let input;
  const result = await told(async () => {
    const answer = await file;
    if (!answer?.ok) throw new Unreachable("The file of this badge could not be loaded.");
    const bytes = new Uint8Array(await answer.clone().arrayBuffer());
    input = [bytes, { now: new Date(), issuers: [], recipient: [], fetcher }, own.pathname.replace(/.*\//, "")];
    return judged(...input);
  });
  const detail = result.checked && (() => explained(...input));
  showVerdict(box, result);
  await offer(box, [...hosts], run, detail);
}
run(own.host);
