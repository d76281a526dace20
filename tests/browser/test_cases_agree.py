"""Chromium says of every case, and of every check in it, what Python says."""

import re
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


DETAILS = {
    "a file that cannot be read: the command names the place and the reason": {
        "attack-text-two",
        "attack-text-with-a-zero",
        "attack-text-with-two-marks",
        "attack-text-with-a-separator",
        "file-duplicate-name",
        "file-not-a-number",
        "file-infinity",
        "file-huge-integer",
        "file-not-utf8",
        "file-cut-off",
        "file-two-documents",
        "file-address",
        "file-bomb",
        "letters-bomb",
        "kind-european-credential",
        "kind-type-is-a-list",
        "kind-cryptosuite-is-a-list",
    },
    "what the standard asks for: the command names what stands there": {
        "attack-start-leap-second-at-noon",
        "attack-start-after-the-end-of-the-day",
        "attack-start-a-day-away",
        "attack-start-farther-than-zones-go",
        "attack-start-no-zone",
        "attack-start-a-week",
        "attack-start-other-digits",
        "attack-start-a-line-more",
        "date-february-30",
        "date-month-13",
        "date-in-words",
        "structure-criteria-empty",
        "places-hashed-as-text",
    },
    "parts of a document: the command names the other part": {
        "structure-subject-untyped",
        "end-hidden-under-its-full-name",
    },
    "lists of withdrawn badges: the command says what is wrong with the packing": {
        "attack-list-packed-in-two-halves",
        "attack-list-packed-with-something-behind",
        "attack-list-packed-cut-off",
        "attack-list-packed-with-a-wrong-sum",
        "attack-list-packed-not-at-all",
        "attack-list-of-two-lists",
        "status-list-broken",
        "status-index-beyond-the-end",
        "revocation-list-is-a-page",
    },
    "addresses, kinds and bounds: browsers have words or limits of their own": {
        "attack-host-two-dots",
        "attack-endorsed-fifteen-times",
    },
}
"""Cases of which Python tells more than a browser; verdict and outcomes are the same."""


def told_in_python(case: Json) -> str:
    """Return the sentence of a case, or why the file cannot be read."""
    try:
        badge = read_credential(data_of(case["input"]), source=case["id"])
    except BadgeError as error:
        return error.message
    return verify_badge(badge, context_of(case)).sentence


def in_one_spelling(sentence: str) -> str:
    """Return a sentence with quotation marks of one kind: what is quoted is the same."""
    return re.sub(r"'([^' ][^']*)'", r"“\1”", sentence)


def test_every_sentence(modules: Modules) -> None:
    """A reader is told the same in the same words, but for the cases that are listed."""
    found: list[str] = modules.call("answers.mjs", "sentencesOf", CASES)
    different = {
        case["id"]
        for case, sentence in zip(CASES, found, strict=True)
        if in_one_spelling(sentence) != in_one_spelling(told_in_python(case))
    }
    assert different == {name for names in DETAILS.values() for name in names}
