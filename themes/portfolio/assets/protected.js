// Opens a protected page: the key comes from the passphrase, the text from the page itself. Nothing is
// sent anywhere and nothing is kept: when the page is closed, it has to be opened again.
"use strict";

(() => {
  const root = document.querySelector("[data-pf-protected]");
  const form = root.querySelector("form");
  const field = root.querySelector("#passphrase");
  const said = root.querySelector("[role=status]");
  const subtle = globalThis.crypto && crypto.subtle;

  const say = (what) => {
    said.textContent = said.dataset[what];
  };
  const bytes = (base64) => Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
  const text = (words) => new TextEncoder().encode(words);

  // Names of what a key is for; crypto/passphrase.py has the same.
  const FOR_TEXT = "portfolio-gen page text";

  const open = async (passphrase) => {
    const typed = text(passphrase.trim().normalize("NFC"));
    const base = await subtle.importKey("raw", typed, "PBKDF2", false, ["deriveBits"]);
    const how = {
      name: "PBKDF2",
      hash: "SHA-256",
      salt: bytes(root.dataset.salt),
      iterations: Number(root.dataset.rounds),
    };
    const master = await subtle.deriveBits(how, base, 256);
    const maker = { name: "HMAC", hash: "SHA-256" };
    const sign = await subtle.importKey("raw", master, maker, false, ["sign"]);
    const raw = await subtle.sign("HMAC", sign, text(FOR_TEXT));
    const key = await subtle.importKey("raw", raw, "AES-GCM", false, ["decrypt"]);
    const sealed = bytes(root.querySelector("[data-pf-sealed]").content.textContent);
    const iv = bytes(root.dataset.nonce);
    const plain = await subtle.decrypt({ name: "AES-GCM", iv }, key, sealed);
    return JSON.parse(new TextDecoder().decode(plain));
  };

  // Every item of the selection is a page of its own; one is shown at a time.
  const show = (opened) => {
    const home = new URL(location.href.split("#")[0]);
    const place = (path) => new URL(`../${path}`, home).href;
    const known = new Map(Object.keys(opened.pages).map((path) => [place(path), path]));
    const part = document.createElement("div");
    const site = document.title.split(" · ").slice(1).join(" · ");

    const turn = (path, where) => {
      const page = opened.pages[path];
      part.innerHTML = page.html;
      document.title = site ? `${page.title} · ${site}` : page.title;
      const mark = where && document.getElementById(where);
      const target = mark || part.querySelector("h1") || part;
      target.tabIndex = -1;
      target.focus({ preventScroll: true });
      target.scrollIntoView();
    };

    part.addEventListener("click", (event) => {
      const link = event.target.closest("a[href]");
      const [address, where] = link ? link.href.split("#") : [];
      const path = known.get(address);
      if (!path || event.metaKey || event.ctrlKey || event.shiftKey || link.target) {
        return;
      }
      event.preventDefault();
      if (path !== history.state) {
        history.pushState(path, "", location.href.split("#")[0]);
      }
      turn(path, where);
    });
    addEventListener("popstate", (event) => turn(event.state || opened.first));
    history.replaceState(opened.first, "");
    root.replaceChildren(part);
    root.classList.remove("pf-page");
    turn(opened.first);
  };

  if (!subtle) {
    say("cannot");
    return;
  }
  form.hidden = false;
  root.querySelector("[data-pf-show]").addEventListener("change", (event) => {
    field.type = event.target.checked ? "text" : "password";
  });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const button = form.querySelector("button");
    button.disabled = true;
    say("opening");
    try {
      show(await open(field.value));
    } catch (error) {
      say("wrong");
      button.disabled = false;
      field.select();
      field.focus();
    }
  });
})();
