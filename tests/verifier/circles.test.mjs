// No module needs, however late it is loaded, one that needs it in turn.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";

const THEME = new URL("../../themes/verifier/", import.meta.url);
const names = readdirSync(THEME, { recursive: true }).filter((name) => name.endsWith(".js"));

/** What a module names as it runs, at once or later; types in comments load nothing. */
function named(name) {
  const url = new URL(name, THEME);
  const code = readFileSync(url, "utf8").replace(/\/\*[^]*?\*\/|^\s*\/\/.*$/gm, "");
  const found = [...code.matchAll(/(?:^(?:import|export)\b[^;"()]*|\bimport\()"(\.[^"]+)"/gm)];
  return found.map(([, path]) => new URL(path, url).pathname.replace(THEME.pathname, ""));
}

test("every module that is named exists", () => {
  for (const name of names) for (const to of named(name)) assert.ok(names.includes(to), `${name}: ${to}`);
});

for (const name of names)
  test(`${name} does not come back to itself`, () => {
    const seen = new Set(named(name));
    for (const to of seen) for (const next of named(to)) seen.add(next);
    assert.ok(!seen.has(name), [...seen].filter((to) => named(to).includes(name)).join(", "));
  });
