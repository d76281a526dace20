"""The verifier in one script answers as its modules do, on every case that Python is held to."""

import subprocess
from pathlib import Path

from portfolio_gen.site.alone.linked import linked
from portfolio_gen.site.verifier.files import verifier
from tests.browser.in_node import FOLDER, node

TAIL = """
import {{ CASES }} from "{cases}";
console.log(JSON.stringify(await (globalThis.pfAnswers ?? answersOf)(CASES)));
"""


def run(script: str, file: Path) -> str:
    """Run a script in Node."""
    cases = (FOLDER / "cases.mjs").as_uri()
    file.write_text(script + TAIL.format(cases=cases), "utf-8")
    done = subprocess.run([node(), file], capture_output=True, text=True, check=True)
    return done.stdout


def test_one_script_answers_as_the_modules_do(tmp_path: Path) -> None:
    """Verdict, outcome of every check, and what is inside, or the kind of error."""
    answers = (FOLDER / "answers.mjs").read_text("utf-8").replace("../../themes/verifier/", "./")
    entry = 'import { answersOf } from "./answers.js";\nglobalThis.pfAnswers = answersOf;\n'
    one = linked({**verifier().modules, "answers.js": answers, "all.js": entry}, "all.js")
    direct = f'import {{ answersOf }} from "{(FOLDER / "answers.mjs").as_uri()}";\n'
    found = run(one, tmp_path / "one.mjs")
    assert found == run(direct, tmp_path / "modules.mjs")
    assert found.count('"verdict":') > 400
