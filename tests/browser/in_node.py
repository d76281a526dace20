"""Questions to the modules of the browser verifier, run by Node, and the same to Python."""

import json
import shutil
import subprocess
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any

from portfolio_gen.base.errors import PortfolioError
from tests.conftest import ROOT, missing

Json = dict[str, Any]

FOLDER = ROOT / "tests" / "verifier"


@cache
def node() -> str:
    """Return the path of Node."""
    found = shutil.which("node")
    return found or missing("Node")


def ask(questions: Iterable[list[Any]]) -> list[Json]:
    """Return the browser's answers."""
    lines = "".join(json.dumps(question) + "\n" for question in questions)
    done = subprocess.run(
        [node(), FOLDER / "crypto.mjs"], input=lines, capture_output=True, text=True, check=False
    )
    assert not done.returncode, done.stderr
    return [json.loads(line) for line in done.stdout.split("\n")[:-1]]  # noqa: TID251


def answer(question: Callable[..., Any], *given: Any) -> Json:  # noqa: ANN401 (whatever it takes)
    """Return what Python says, or what kind of error it is."""
    try:
        return {"is": question(*given)}
    except PortfolioError as error:
        return {"error": error.code}
