// The only script of ours: the reader's colour scheme before the first paint, search where it can
// work, and buttons that copy. Everything on the pages works without it.
"use strict";

(() => {
  const body = document.body;

  // A stored choice is applied by the theme; without one the system's preference counts at once.
  const stored = typeof __md_get === "function" ? __md_get("__palette") : null;
  if (!stored && matchMedia("(prefers-color-scheme: dark)").matches) {
    body.dataset.mdColorScheme = "slate";
  }

  // Search needs a worker, which browsers refuse to pages opened from a disk.
  const placeSearch = () => {
    const template = document.querySelector("template[data-pf-search]");
    if (template && location.protocol !== "file:") {
      template.replaceWith(template.content);
    }
  };

  // The engine opens its search with a checkbox; a button can be reached with the keyboard.
  const searchButton = () => {
    const button = document.querySelector("button[data-pf-search-open]");
    const toggle = document.getElementById("__search");
    if (!button || !toggle) {
      return;
    }
    button.addEventListener("click", () => toggle.click());
    toggle.addEventListener("change", () => {
      if (!toggle.checked) {
        button.focus({ preventScroll: true });
      }
    });
  };

  const copyButtons = () => {
    for (const button of document.querySelectorAll("button[data-pf-copy]")) {
      if (!navigator.clipboard) {
        continue;
      }
      button.hidden = false;
      button.addEventListener("click", async () => {
        const said = button.textContent;
        try {
          await navigator.clipboard.writeText(new URL(button.dataset.pfCopy, location.href).href);
          button.textContent = button.dataset.pfDone;
        } catch {
          button.textContent = button.dataset.pfFailed;
        }
        setTimeout(() => {
          button.textContent = said;
        }, 3000);
      });
    }
  };

  const printButtons = () => {
    for (const button of document.querySelectorAll("button[data-pf-print]")) {
      button.hidden = false;
      button.addEventListener("click", () => print());
    }
  };

  // Runs before the theme's own script, which stands at the end of the page and looks for search.
  new MutationObserver((_, observer) => {
    if (document.querySelector(".pf-header__tools template[data-pf-search]")) {
      observer.disconnect();
      placeSearch();
    }
  }).observe(document.documentElement, { childList: true, subtree: true });

  document.addEventListener("DOMContentLoaded", () => {
    searchButton();
    copyButtons();
    printButtons();
  });
})();
