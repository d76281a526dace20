/** Draws a verdict in a box of the page (`verdict_parts.html`). */

/** @param {Element} box @param {string} name @returns {HTMLElement} */
export const part = (box, name) => /** @type {any} */ (box.querySelector(`[data-pf-${name}]`));

/** @param {string} tag @param {string} className @param {(Node | string)[]} inside */
export function made(tag, className, ...inside) {
  const element = document.createElement(tag);
  element.className = className;
  element.append(...inside);
  return element;
}

/** Icon, words and colour of a verdict or an outcome. @param {string} name @param {string} [words] */
export function chip(name, words = "") {
  /** @type {any} */
  const { content, dataset } = document.querySelector(`[data-pf-look=${name}]`);
  const text = made("span", "", words || dataset.words);
  return made("span", "pf-chip pf-chip--" + dataset.tone, content.cloneNode(true), text);
}

/** @param {Element} box @param {Judged} result */
export function showVerdict(box, { checked, error, hint = "" }) {
  const checking = part(box, "checking");
  const { failed, broken, on = "" } = checking.dataset;
  const { verdict = "ERROR", words = failed, sentence = `${error ?? broken} ${hint}`, address } = checked ?? {};
  const mark = chip(verdict, words);
  box.className = mark.className.replaceAll("chip", "verdict");
  box.setAttribute("data-verdict", verdict);
  checking.hidden = true;
  const [before, ...after] = address ? sentence.split(address) : [sentence];
  const said = made("p", "pf-verdict__sentence", before);
  if (address && after.length) said.append(made("strong", "pf-verdict__address", address), after.join(address));
  // On paper a verdict has a date.
  part(box, "result").dataset.on = on.replace("{date}", new Date().toLocaleDateString("en-GB", { dateStyle: "long" }));
  // All at once, so that it is read out once.
  part(box, "result").replaceChildren(made("h2", "pf-verdict__words", mark), said);
}

/** What stands under it: a button for each host that has not answered, and the checks. What is not needed is
 * not loaded. @param {Element} box @param {Set<string>} hosts @param {Set<string>} allowed to be asked before
 * @param {(host: string) => unknown} ask @param {() => Promise<Checked>} [detail] with all words */
export async function offer(box, hosts, allowed, ask, detail) {
  /** @type {any} */
  const checks = part(box, "checks");
  checks.hidden = !detail;
  checks.open = false;
  checks.ontoggle = async () => {
    if (checks.open && detail) (await import("./more.js")).show(checks, detail, { chip, made });
  };
  const altered = box.getAttribute("data-verdict") === "ALTERED";
  const asking = part(box, "ask");
  const buttons = [...hosts].map((host) => {
    const { first = "", again = "", busy = "" } = asking.dataset;
    const button = made("button", "pf-button", (allowed.has(host) ? again : first).replace("{host}", host));
    button.onclick = async () => {
      button.onclick = null;
      button.textContent = busy.replace("{host}", host);
      await ask(host);
      /** @type {any} */ (asking.querySelector("button") ?? checks.firstElementChild).focus(); // this one is gone
    };
    return button;
  });
  asking.firstElementChild?.replaceChildren(...buttons);
  asking.hidden = altered || !hosts.size;
  part(box, "more").hidden = false;
  if (altered) (await import("./more.js")).retitle();
}
