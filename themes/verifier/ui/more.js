/** What stands under a verdict: a button for each host that was not asked, and the table of checks. */
import { chip, made, part } from "./box.js";
import { told } from "./check.js";

/** Hosts that were not asked, what asks one, and what finds the words of all checks.
 * @typedef {{hosts?: Iterable<string>, ask?: (host: string) => unknown, detail?: () => Promise<Checked>}} More */

/** @param {Element} box under a verdict that stands @param {More} more */
export function offer(box, { hosts = [], ask, detail }) {
  const altered = box.getAttribute("data-verdict") === "ALTERED"; // then nobody's answer would help
  for (const title of altered ? document.querySelectorAll("[data-pf-altered]") : [])
    title.textContent = title.getAttribute("data-pf-altered");
  const [asking, checks] = [part(box, "ask"), /** @type {HTMLDetailsElement} */ (part(box, "checks"))];
  const buttons = [...(altered ? [] : hosts)].map((host) => {
    const named = (words = "") => words.replace("{host}", host);
    const button = made("button", "pf-button", named(asking.dataset.ask));
    button.onclick = async () => {
      button.onclick = null;
      button.textContent = named(asking.dataset.asking);
      await ask?.(host);
      checks.querySelector("summary")?.focus(); // the button is gone
    };
    return button;
  });
  asking.firstElementChild?.replaceChildren(...buttons);
  asking.hidden = !buttons.length;
  checks.hidden = !detail;
  checks.open = false;
  checks.ontoggle = () => detail && checks.open && show(checks, detail);
  part(box, "more").hidden = false;
}

/** @param {HTMLElement} checks @param {() => Promise<Checked>} detail */
async function show(checks, detail) {
  const { checked, error } = await told(detail);
  const body = /** @type {HTMLElement} */ (checks.querySelector("tbody"));
  const { why, who, us = "", failed = "" } = checks.dataset;
  const { findings, inside } = /** @type {Partial<Checked>} */ (checked ?? {});
  const questions = findings && (await import("../questions.js"));
  const rows = findings?.map((finding) => {
    const { title, outcome, message, hint, why: matter, says } = questions?.explained(finding) ?? finding;
    return row(title, chip(outcome), cell(why, message, hint, matter), cell(who, says || us));
  });
  const others = inside?.map(({ place, checked: found, problem }) =>
    found
      ? row(found.badge.issuer.name || place, chip(found.verdict, found.words), cell(why, found.sentence), cell(who, us))
      : row(place, chip("unknown"), cell(why, problem), cell(who, us)),
  );
  body.replaceChildren(...(rows ?? [row(failed, chip("unknown"), cell(why, error), cell(who, us))]), ...(others ?? []));
}

/** @param {(Node | string)[]} cells */
function row(...cells) {
  const all = made("tr", "", ...cells.map((inside, column) => role(made(column ? "td" : "th", "", inside), column ? "cell" : "rowheader")));
  all.firstElementChild?.setAttribute("scope", "row");
  return role(all, "row");
}

/** Rows become blocks on a narrow screen, and keep their meaning. @param {Element} element @param {string} name */
function role(element, name) {
  element.setAttribute("role", name);
  return element;
}

/** What stands in a cell, with the name of its column where a table is narrow.
 * @param {(string | undefined)[]} texts */
function cell(column = "", ...texts) {
  const name = made("span", "pf-table__label", column);
  name.ariaHidden = "true";
  return made("span", "", name, " ", texts.filter(Boolean).join(" "));
}
