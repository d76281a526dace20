// The only script of ours, and the only one that runs before a reader asks for search: light or
// dark, copying an address, printing. Everything on the pages works without it.
"use strict";

(() => {
  const root = document.documentElement;
  const body = document.body;
  const dark = matchMedia("(prefers-color-scheme: dark)");

  // The engine's own way to keep the choice, so that its script and ours agree.
  const stored = () => (typeof __md_get === "function" ? __md_get("__palette") : null);

  const show = (scheme) => {
    body.dataset.mdColorScheme = scheme;
    for (const button of document.querySelectorAll("button[data-pf-scheme]")) {
      const isDark = scheme === "slate";
      button.setAttribute("aria-label", isDark ? button.dataset.pfLight : button.dataset.pfDark);
      button.title = button.getAttribute("aria-label");
    }
  };

  const follow = () => {
    const kept = stored();
    show(kept && kept.color ? kept.color.scheme : dark.matches ? "slate" : "default");
  };

  const choose = () => {
    const scheme = body.dataset.mdColorScheme === "slate" ? "default" : "slate";
    const media = `(prefers-color-scheme: ${scheme === "slate" ? "dark" : "light"})`;
    const color = { media, scheme, primary: "custom", accent: "custom" };
    __md_set("__palette", { index: scheme === "slate" ? 1 : 0, color });
    show(scheme);
  };

  // The engine's script and the index are heavy, so they are loaded when search is first opened.
  const search = (button) => {
    const field = () => document.querySelector(".md-search__input");
    const toggle = document.getElementById("__search");
    const open = () => {
      if (!toggle.checked) {
        toggle.click();
      }
      field().focus();
    };
    const load = () => {
      for (const template of document.querySelectorAll("template[data-pf-later]")) {
        template.replaceWith(template.content);
      }
      toggle.addEventListener("change", () => {
        if (!toggle.checked) {
          button.focus({ preventScroll: true });
        }
      });
    };
    button.addEventListener("click", () => {
      if (!field()) {
        load();
      }
      open();
    });
  };

  const copy = (button) => {
    const said = button.textContent;
    const say = (words) => {
      button.textContent = words;
      setTimeout(() => {
        button.textContent = said;
      }, 3000);
    };
    button.addEventListener("click", () => {
      navigator.clipboard.writeText(button.dataset.pfCopy).then(
        () => say(button.dataset.pfDone),
        () => say(button.dataset.pfFailed),
      );
    });
  };

  const reveal = (selector, prepare) => {
    for (const button of document.querySelectorAll(selector)) {
      prepare(button);
      button.hidden = false;
    }
  };

  // Where the program that checks badges does not run, the page says so and nothing else.
  const cannot = (why) => {
    for (const reason of document.querySelectorAll("[data-pf-reason]")) {
      reason.textContent = reason.dataset[why];
      reason.closest("[data-pf-verdict]").dataset.pfCannot = "";
    }
  };

  // A network may neither answer nor fail for minutes, and nobody should take that for a check. The
  // words stand outside the live region: what is read out is a verdict, once, and this is none.
  const late = () => {
    for (const words of document.querySelectorAll("[data-slow] .pf-checking p:last-child")) {
      words.textContent = words.closest("[data-slow]").dataset.slow;
    }
  };

  const isModule = (element) => element instanceof HTMLScriptElement && element.type === "module";

  root.classList.replace("no-js", "js");
  setTimeout(late, 15000); // at once: what follows waits for modules
  follow();
  dark.addEventListener("change", follow);
  document.addEventListener("DOMContentLoaded", () => {
    reveal("button[data-pf-scheme]", (button) => button.addEventListener("click", choose));
    reveal("button[data-pf-print]", (button) => button.addEventListener("click", () => print()));
    if (navigator.clipboard) {
      reveal("button[data-pf-copy]", copy);
    }
    // A search needs a worker, which browsers refuse to pages opened from a disk.
    if (location.protocol !== "file:") {
      reveal("button[data-pf-search]", search);
    }
    if (location.protocol === "file:") {
      cannot("disk");
    }
    follow();
  });
  addEventListener("error", (event) => isModule(event.target) && cannot("broken"), true);
})();
