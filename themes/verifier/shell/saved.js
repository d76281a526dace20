/** A saved copy of a badge checks the badge that stands in it. */
import { fromBase64 } from "../encoding.js";
import { judge } from "../ui/tool.js";
import { told } from "./told.js";

const { file, issuers, name } = told();
const badge = fromBase64(file);
/** @type {any} */
const [item, person, copy] = ["saved", "person", "copy"].map((part) => document.querySelector(`[data-pf-${part}]`));
/** Hosts that the reader agreed to ask. @type {Set<string>} */
const allowed = new Set();

/** @returns {Promise<void>} */
const run = () =>
  judge(item, { name, bytes: async () => badge }, {
    // Without the copies the issuers themselves are to be asked.
    issuers: copy?.checked ? issuers : [],
    trust: null,
    recipient: person.value.trim() ? [person.value.trim()] : [],
    allowed,
    again: run,
  });

person.onchange = run;
if (copy) copy.onchange = run;
for (const part of document.querySelectorAll("[data-pf-static]")) part.remove();
for (const part of document.querySelectorAll("[data-pf-live]")) /** @type {HTMLElement} */ (part).hidden = false;
run();
