"""Chromium says of every case, and of every check in it, what Python says."""

from typing import Any

import pytest

from portfolio_gen.badges.read import read_credential
from portfolio_gen.base.errors import BadgeError
from portfolio_gen.verify.steps import verify_badge
from tests.browser.conftest import Modules
from tests.cases.test_cases import CASES, context_of, data_of, inside, outcomes

pytestmark = pytest.mark.browser

Json = dict[str, Any]


def in_python(case: Json) -> Json:
    """Return what Python says of a case: more than the manifest states of it."""
    try:
        badge = read_credential(data_of(case["input"]), source=case["id"])
    except BadgeError as error:
        return {"error": error.code}
    checked = verify_badge(badge, context_of(case))
    checks = {name: outcome.value for name, outcome in outcomes(checked).items()}
    verdict = checked.verdict.name.lower()
    return {"verdict": verdict, "checks": checks, "inside": inside(checked)}


def test_every_case(modules: Modules) -> None:
    """The same verdict, the same outcome of every check, the same of what is inside."""
    found: list[Json] = modules.call("answers.mjs", "answersOf", CASES)
    different = {
        case["id"]: (expected, answer)
        for case, answer in zip(CASES, found, strict=True)
        if answer != (expected := in_python(case))
    }
    assert different == {}
    assert len({answer.get("verdict") for answer in found}) >= 10
