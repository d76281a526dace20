/** The tool that checks whatever badges somebody brings: files, text, addresses, digits. */
import { refused } from "../addresses.js";
import { BadgeError, LimitError, Unreachable } from "../errors.js";
import { utf8 } from "../encoding.js";
import { offer, part, showVerdict } from "./box.js";
import { explained, told } from "./check.js";
import { factsOf } from "./facts.js";
import { pageFetcher } from "./fetcher.js";

const MOST_FILES = 100;
const MOST_BYTES = 10_000_000;

/** A badge that somebody brought. `address` if it has still to be fetched.
 * @typedef {{name: string, address?: URL, bytes: () => Promise<Bytes>}} Brought */

/** @param {ParentNode} holder @param {string} name @returns {any} */
const find = (holder, name) => holder.querySelector(`[data-pf-${name}]`);

/** Bring the tool on this page to life.
 * @param {{issuers?: KnownIssuer[], trust?: Policy | null}} [known] whom whoever runs this page knows */
export function start({ issuers = [], trust = null } = {}) {
  const tool = find(document, "tool");
  const [files, text, person, drop, list] = ["files", "text", "person", "drop", "list"].map((name) => find(tool, name));
  /** Hosts that the reader agreed to ask. @type {Set<string>} */
  const allowed = new Set();
  /** @type {Map<Element, () => Promise<void>>} */
  const shown = new Map();
  let turn = 0;

  /** @param {Brought} brought */
  async function show(brought) {
    const item = find(tool, "item").content.cloneNode(true).firstElementChild;
    find(item, "file").textContent = brought.name;
    list.append(item);
    if (list.firstChild === item) item.scrollIntoView(); // on a phone, it would stand below the screen
    const run = () => judge(item, brought, { issuers, trust, recipient: given(person.value), allowed, again });
    shown.set(item, run);
    await run();
  }
  /** What was found may differ after a host was agreed to, or a person named. */
  const again = async () => void (await Promise.all([...shown.values()].map((run) => run())));

  /** @param {Brought[]} all */
  async function replace(all) {
    const now = ++turn;
    shown.clear();
    list.replaceChildren();
    find(tool, "many").hidden = all.length <= MOST_FILES;
    find(tool, "clear").hidden = !all.length;
    // Somebody may bring other badges before all of these are checked.
    for (const one of all.slice(0, MOST_FILES)) if (now === turn) await show(one);
  }
  /** @param {Iterable<File>} chosen */
  const take = (chosen) => replace([...chosen].map(ofFile));
  const paste = () => replace(text.value.trim() ? [ofText(text.value.trim(), tool.dataset.pasted)] : []);
  const follow = () => {
    const brought = ofFragment(location.hash, tool.dataset.scanned);
    if (brought) replace([brought]);
  };

  files.onchange = () => take(files.files);
  find(tool, "paste").onclick = paste;
  find(tool, "clear").onclick = () => {
    text.value = files.value = "";
    replace([]);
    files.focus();
  };
  person.onchange = again;
  tool.ondragover = (/** @type {DragEvent} */ event) => {
    event.preventDefault();
    drop.classList.add("pf-checker__drop--over");
  };
  tool.ondragleave = () => drop.classList.remove("pf-checker__drop--over");
  tool.ondrop = (/** @type {DragEvent} */ event) => {
    event.preventDefault();
    tool.ondragleave();
    const dropped = event.dataTransfer?.getData("text").trim();
    if (event.dataTransfer?.files.length) take(event.dataTransfer.files);
    else if (dropped) replace([ofText(dropped, tool.dataset.pasted)]);
  };
  const camera = find(tool, "camera");
  if ("BarcodeDetector" in globalThis && navigator.mediaDevices) {
    camera.hidden = false;
    const words = camera.textContent;
    const idle = () => camera.textContent === words;
    camera.onclick = async () => {
      if (!idle()) return void (camera.textContent = words); // the same button ends it
      camera.textContent = camera.dataset.stop;
      const { scan } = await import("./camera.js");
      const code = await scan(find(tool, "video"), find(tool, "camera-failed"), idle);
      camera.textContent = words;
      if (code) replace([ofText(code, tool.dataset.scanned)]);
    };
  }
  find(tool, "static").hidden = true;
  find(tool, "live").hidden = false;
  addEventListener("hashchange", follow);
  follow();
}

/** @param {string} person */
const given = (person) => (person.trim() ? [person.trim()] : []);

/** @param {File} file @returns {Brought} */
const ofFile = (file) => ({
  name: file.name,
  async bytes() {
    if (file.size > MOST_BYTES) throw new LimitError("This file is too large for a badge.");
    const data = await file.arrayBuffer().catch(() => {
      throw new BadgeError("This file cannot be read: it is a folder, or was moved or changed after it was chosen.", "Choose it again.");
    });
    return new Uint8Array(data);
  },
});

/** Text that was pasted or scanned: an address, digits, or the badge itself.
 * @param {string} text @param {string} name @returns {Brought} */
export function ofText(text, name) {
  const address = text.length < 9_000 && /^https?:\/\/\S+$/i.test(text) ? parsed(text) : null;
  if (address) return ofFragment(address.hash, name, address.href) ?? ofAddress(address);
  if (/^\d{20,}$/.test(text)) return ofDigits(text, name);
  return {
    name,
    async bytes() {
      if (text.length > MOST_BYTES) throw new LimitError("This text is too long for a badge.");
      return utf8(text);
    },
  };
}

/** What stands behind the `#` of an address, if it leads to a badge.
 * @param {string} fragment @param {string} name @param {string} [base] the page that the link leads to
 * @returns {Brought | null} */
export function ofFragment(fragment, name, base = document.baseURI) {
  if (/^#\d{20,}$/.test(fragment)) return ofDigits(fragment.slice(1), name);
  // Wallets do not always encode: all that follows belongs to the address.
  const [, found] = /^#(?:url=|verify\?vc=)(.*)$/.exec(fragment) ?? [];
  if (found === undefined) return null;
  const address = found && parsed(decoded(found), base);
  return address ? ofAddress(address) : ofNothing(name);
}

/** @param {string} text @param {string} [base] */
const parsed = (text, base) => (URL.canParse(text, base) ? new URL(text, base) : null);

/** @param {string} text */
function decoded(text) {
  if (/^https?:\/\//i.test(text)) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // a stray "%", so it was never encoded
  }
}

/** @param {string} digits @param {string} name @returns {Brought} */
const ofDigits = (digits, name) => ({
  name,
  bytes: async () => (await import("./digits.js")).fromDigits(digits),
});

/** @param {string} name @returns {Brought} */
const ofNothing = (name) => ({
  name,
  async bytes() {
    throw new BadgeError("This link should hold the address of a badge, and holds none.", "Scan the code once more, or copy the whole link.");
  },
});

/** @param {URL} address @returns {Brought} */
const ofAddress = (address) => ({ name: address.href, address, bytes: async () => new Uint8Array() });

/** Check one badge and show what was found.
 * @param {HTMLElement} item @param {Brought} brought
 * @param {{issuers: KnownIssuer[], trust: Policy | null, recipient: string[], allowed: Set<string>,
 *   again: () => Promise<void>, weigh?: (checked: Checked) => Checked}} world `weigh` how far the issuers' copies go */
export async function judge(item, brought, { issuers, trust, recipient, allowed, again, weigh = (same) => same }) {
  const box = find(item, "verdict");
  const fetcher = pageFetcher(allowed);
  const turn = (item.dataset.turn = `${Number(item.dataset.turn ?? 0) + 1}`);
  showChecking(box);
  const result = await told(async () => {
    const bytes = brought.address ? await loaded(brought.address, fetcher) : await brought.bytes();
    const context = { now: new Date(), issuers, trust, recipient, fetcher };
    return weigh(await explained(bytes, context, brought.name));
  });
  if (item.dataset.turn !== turn) return; // a later check has more to go by
  const checked = /** @type {Checked | undefined} */ (result.checked);
  find(item, "facts").hidden = !checked || checked.verdict === "ALTERED";
  if (checked && checked.verdict !== "ALTERED") fill(item, checked.badge);
  const ask = (/** @type {string} */ host) => (allowed.add(host), again());
  const detail = checked && (async () => checked);
  showVerdict(box, result);
  await offer(box, fetcher.wanted, allowed, ask, detail);
}

/** @param {Element} box */
function showChecking(box) {
  part(box, "checking").hidden = false;
  part(box, "result").replaceChildren();
  part(box, "more").hidden = true;
}

/** @param {URL} address @param {Fetcher} fetcher */
async function loaded(address, fetcher) {
  const { status, body } = await fetcher.fetch(address.href);
  if (status === 200) return body;
  throw new Unreachable(refused(address.href, status));
}

/** @param {HTMLElement} item @param {Badge} badge */
function fill(item, badge) {
  const facts = new Map(Object.entries(factsOf(badge, find(item, "facts").dataset)));
  for (const row of item.querySelectorAll("[data-pf-fact]")) {
    const said = facts.get(row.getAttribute("data-pf-fact") ?? "");
    /** @type {HTMLElement} */ (row).hidden = !said;
    /** @type {Element} */ (row.lastElementChild).textContent = said ?? "";
  }
}
