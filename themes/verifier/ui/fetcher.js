/** Fetches for pages: from the page's own site, and from hosts that the reader agreed to ask. */
import { Unreachable } from "../errors.js";

const MOST = 4_000_000;

/** @param {Set<string>} allowed @param {Set<string>} [wanted] filled with hosts that were needed and are not
 * allowed, or did not answer @returns {Fetcher & {wanted: Set<string>}} */
export function pageFetcher(allowed, wanted = new Set()) {
  /** @type {Map<string, Promise<Fetched>>} */
  const kept = new Map();
  /** @param {string} url */
  async function get(url) {
    const { host, origin, protocol, username, password } = new URL(url);
    const own = origin === location.origin && /^https?:$/.test(protocol);
    // What stands before an "@" looks like a host, and is none.
    if ((!own && protocol !== "https:") || username || password)
      throw new Unreachable(
        `${url.slice(0, 200)} was not asked: only addresses that begin with https:// and hold no user name are.`,
        "If a badge is there, download it and choose the file.",
      );
    if (!own) {
      if (!allowed.has(host)) {
        wanted.add(host);
        throw new Unreachable(`${host} was not asked.`);
      }
    }
    try {
      const answer = await fetch(url, {
        cache: "no-cache",
        credentials: "omit",
        mode: own ? "same-origin" : "cors", // our own host may send on, yet only to itself
        redirect: own ? "follow" : "error", // to a host that nobody agreed to
        referrerPolicy: "no-referrer",
        signal: AbortSignal.timeout(8000),
      });
      const body = await whole(answer, host);
      return { url, status: answer.status, body, at: new Date(), final: answer.url };
    } catch (error) {
      if (error instanceof Unreachable) throw error;
      wanted.add(host);
      throw new Unreachable(`${host} could not be asked: it is down, you are offline, it does not let pages of other sites read it, or it sends on to another address.`);
    }
  }
  return {
    wanted,
    fetch: (url) => kept.get(url) ?? kept.set(url, get(url)).get(url) ?? get(url),
  };
}

/** Never more than is used, however much is sent. @param {Response} answer @param {string} host */
async function whole(answer, host) {
  /** @type {BlobPart[]} */
  const parts = [];
  let size = 0;
  const reader = answer.body?.getReader();
  for (let step = await reader?.read(); reader && step?.value; step = await reader.read()) {
    parts.push(step.value);
    size += step.value.length;
    if (size <= MOST) continue;
    await reader.cancel();
    throw new Unreachable(`${host} sent too much.`);
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}
