/** A button for each host that was not asked. */

/** @param {HTMLElement} asking @param {string[]} hosts @param {(host: string) => unknown} ask @param {Made} made */
export function show(asking, hosts, ask, made) {
  const buttons = hosts.map((host) => {
    const named = (words = "") => words.replace("{host}", host);
    const button = made("button", "pf-button", named(asking.dataset.ask));
    button.onclick = async () => {
      button.onclick = null;
      button.textContent = named(asking.dataset.asking);
      await ask(host);
      asking.parentElement?.querySelector("summary")?.focus(); // the button is gone
    };
    return button;
  });
  asking.firstElementChild?.replaceChildren(...buttons);
  asking.hidden = false;
}
