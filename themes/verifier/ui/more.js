/** The table of checks, and the titles of an altered badge. */
import { told } from "./check.js";

/** What the page says of an altered badge stands no longer as if it were so. */
export function retitle() {
  for (const title of document.querySelectorAll("[data-pf-altered]"))
    title.textContent = title.getAttribute("data-pf-altered");
}

/** @param {HTMLElement} checks @param {() => Promise<Checked>} detail @param {{chip: Chip, made: Made}} draw */
export async function show(checks, detail, { chip, made }) {
  const { row, cell } = drawing(made);
  const { checked, error } = await told(detail);
  const body = /** @type {HTMLElement} */ (checks.querySelector("tbody"));
  const { why, who, us = "", failed = "" } = checks.dataset;
  // Without an error, a part of this program did not arrive.
  const broken = document.querySelector("[data-pf-checking]")?.getAttribute("data-broken") ?? "";
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
  body.replaceChildren(...(rows ?? [row(failed, chip("unknown"), cell(why, error ?? broken), cell(who, us))]), ...(others ?? []));
}

/** @param {Made} made */
function drawing(made) {
  /** @param {(Node | string)[]} cells */
  function row(...cells) {
    const all = made("tr", "", ...cells.map((inside, column) => role(made(column ? "td" : "th", "", inside), column ? "cell" : "rowheader")));
    all.firstElementChild?.setAttribute("scope", "row");
    return role(all, "row");
  }
  /** What stands in a cell, with the name of its column where a table is narrow.
   * @param {(string | undefined)[]} texts */
  function cell(column = "", ...texts) {
    const name = made("span", "pf-table__label", column);
    name.ariaHidden = "true";
    return made("span", "", name, " ", texts.filter(Boolean).join(" "));
  }
  return { row, cell };
}

/** Rows become blocks on a narrow screen, and keep their meaning. @param {Element} element @param {string} name */
function role(element, name) {
  element.setAttribute("role", name);
  return element;
}
