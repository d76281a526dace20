/** The page of a badge checks its own badge. */
import { Unreachable } from "../errors.js";
import { offer, showVerdict } from "./box.js";
import { explained, judged, told } from "./check.js";

/** @type {any} */
const box = document.querySelector("[data-pf-verdict]");
const own = new URL(box.dataset.pfVerdict, document.baseURI);
const file = fetch(own, { cache: "no-cache" })
  .then(async (answer) => answer.ok && new Uint8Array(await answer.arrayBuffer()))
  .catch(() => null);
/** @type {Set<string>} */
const allowed = new Set();

/** @param {string} agreed host that the reader agreed to ask */
async function run(agreed) {
  allowed.add(agreed);
  /** Hosts that have not answered. @type {Set<string>} */
  const hosts = new Set();
  /** @type {Promise<Fetcher | null> | undefined} */
  let net;
  /** @type {Fetcher} */
  const fetcher = {
    async fetch(url) {
      const { host } = new URL(url);
      const open = allowed.has(host);
      if (open) net ??= import("./fetcher.js").then((part) => part.pageFetcher(allowed, hosts), () => null);
      const found = open && (await net);
      if (found) return found.fetch(url);
      hosts.add(host);
      throw new Unreachable(`${host} was not asked${open ? ": a part of this page could not be loaded. Are you online?" : "."}`);
    },
  };
  const context = { now: new Date(), issuers: [], recipient: [], fetcher };
  /** @param {typeof judged | typeof explained} check @returns {Promise<any>} */
  const by = async (check) => {
    const bytes = await file;
    if (!bytes) throw new Unreachable("The file of this badge could not be loaded.");
    return check(bytes, context, own.href);
  };
  const result = await told(() => by(judged));
  const detail = result.checked && (() => by(explained));
  showVerdict(box, result);
  await offer(box, hosts, allowed, run, detail);
}
run(own.host);
