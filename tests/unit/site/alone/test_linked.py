"""Modules in one script: what is changed, and what is refused."""

import subprocess

import pytest

from portfolio_gen.base.errors import BuildError
from portfolio_gen.site.alone.linked import linked, reachable
from tests.browser.in_node import node

MODULES = {
    "main.js": (
        'import { one, two as zwei } from "./parts/numbers.js";\n'
        'import * as all from "./parts/numbers.js";\n'
        "// it says import of nothing, and export of nothing\n"
        "const said = [one, zwei(), all.Three.name];\n"
        'for (const later of await Promise.all([import("./late.js"), import("./late.js")]))\n'
        "  said.push(later.four(), later.times);\n"
        'console.log(said.join(" "));\n'
    ),
    "parts/numbers.js": (
        "export const one = 1;\n"
        "export function two() {\n  return one + one;\n}\n"
        "export class Three {}\n"
    ),
    "late.js": (
        'import { two } from "./parts/numbers.js";\n'
        'export const times = (globalThis.times = (globalThis.times ?? 0) + 1) + " time";\n'
        "export function four() {\n  return two() + two();\n}\n"
        "export async function* five() {}\n"
    ),
    "nobody.js": "export const never = 1;\n",
}


def test_it_runs_like_the_modules() -> None:
    """Each module is run once, when it is first needed; names may be others where they are used."""
    text = dict(MODULES)
    text["main.js"] = (
        'import { one, two as zwei } from "./parts/numbers.js";\n'
        'import * as all from "./parts/numbers.js";\n'
        "export const done = run();\n"
        "async function run() {\n"
        "  const said = [one, zwei(), all.Three.name];\n"
        '  for (const later of await Promise.all([import("./late.js"), import("./late.js")]))\n'
        "    said.push(later.four(), later.times);\n"
        '  console.log(said.join(" "));\n'
        "}\n"
    )
    done = subprocess.run(
        [node(), "--input-type=module"],
        input=linked(text, "main.js"),
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "1 2 Three 4 1 time 4 1 time\n"


def test_only_what_is_needed() -> None:
    """A module that nobody names stays out."""
    assert reachable(MODULES, "main.js") == ("late.js", "main.js", "parts/numbers.js")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "export default 1;\n",
            "The verifier's main.js cannot be put into one script: export default 1;",
        ),
        (
            'export { one } from "./parts/numbers.js";\n',
            (
                "The verifier's main.js cannot be put into one script: "
                'export { one } from "./parts/numbers.js";'
            ),
        ),
        (
            'import "./parts/numbers.js";\n',
            'The verifier\'s main.js cannot be put into one script: import "./parts/numbers.js";',
        ),
        (
            "const late = (name) => import(name);\n",
            "The verifier's main.js cannot be put into one script: import(name);",
        ),
        (
            "const here = import.meta.url;\n",
            "The verifier's main.js cannot be put into one script: import.meta.url;",
        ),
        (
            "export let one = 1;\n",
            "The verifier's main.js cannot be put into one script: export let one = 1;",
        ),
        (
            'import { gone } from "./gone.js";\n',
            "The verifier's main.js needs gone.js, which is not there.",
        ),
        (
            'export const late = () => import("../gone.js");\n',
            "The verifier's main.js needs ../gone.js, which is not there.",
        ),
        (
            'export const end = "</SCRIPT >";\n',
            "A module of the verifier holds what would end a script inside a page.",
        ),
        (
            'export const start = "<!-- <script>";\n',
            "A module of the verifier holds what would end a script inside a page.",
        ),
    ],
    ids=[
        "default",
        "re-export",
        "for-effect",
        "by-variable",
        "meta",
        "let",
        "missing",
        "missing-late",
        "end",
        "hidden-end",
    ],
)
def test_what_is_refused(text: str, message: str) -> None:
    """A module that is written in another way stops the build; nothing is guessed."""
    with pytest.raises(BuildError) as caught:
        linked({**MODULES, "main.js": text}, "main.js")
    assert caught.value.message == message
