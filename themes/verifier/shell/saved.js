/** A saved copy of a badge checks the badge that stands in it. */
import { fromBase64 } from "../encoding.js";
import { day } from "../moments.js";
import { judge } from "../ui/tool.js";
import { WORDS } from "../verdict.js";
import { told } from "./told.js";

const { file, issuers, name } = told();
const badge = fromBase64(file);
/** @type {any} */
const [item, person, copy] = ["saved", "person", "copy"].map((part) => document.querySelector(`[data-pf-${part}]`));
/** Hosts that the reader agreed to ask. @type {Set<string>} */
const allowed = new Set();

/** What the owner keeps of the issuer is the owner's word: who writes a file can write the copy in it.
 * @param {Checked} checked @returns {Checked} */
function weigh(checked) {
  const kept = copy?.checked && issuers.find(({ document }) => document?.length);
  if (!kept || checked.verdict !== "CONFIRMED") return checked;
  const of = kept.retrieved ? ` of ${day(new Date(kept.retrieved))}` : "";
  const lists = checked.findings.filter((found) => found.kept && found.outcome === "pass" && !found.advice);
  const sentence = [
    `${checked.badge.securing === "HOSTED" ? "The same as the original" : "Unchanged since it was signed"}, according to ` +
      `the copy${of} of the issuer’s keys, kept by ${kept.says}.`,
    ...lists.map(({ message }) => message),
    "Nobody else says that the key is the issuer’s. Put the copy aside, below, and the issuer itself can be asked.",
  ].join(" ");
  return { ...checked, verdict: "UNCONFIRMED", words: WORDS.UNCONFIRMED, sentence, address: "" };
}

/** @returns {Promise<void>} */
const run = () =>
  judge(item, { name, bytes: async () => badge }, {
    // Without the copies the issuers themselves are to be asked.
    issuers: copy?.checked ? issuers : [],
    trust: null,
    recipient: person.value.trim() ? [person.value.trim()] : [],
    allowed,
    again: run,
    weigh,
  });

person.onchange = run;
if (copy) copy.onchange = run;
for (const part of document.querySelectorAll("[data-pf-static]")) part.remove();
for (const part of document.querySelectorAll("[data-pf-live]")) /** @type {HTMLElement} */ (part).hidden = false;
run();
