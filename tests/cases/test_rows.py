"""Every row of the list of checks comes out in every way it can, and every hazard as it must.

What is counted is what the cases ask for; that the program answers it is ``test_cases``.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

Json = dict[str, Any]

PASS, FAIL, OPEN, NA = "passed", "failed", "not checked", "not applicable"
UNREADABLE = "unreadable"

GENUINE = ("confirmed", "unconfirmed")
SAME = {"same": PASS, "newer": PASS, "older": PASS, "other": FAIL, "unknown": OPEN}


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row of the list of checks.

    Attributes:
        checks: The checks that answer it; ``inside`` and ``edition`` are not checks of the badge
            but answers beside them.
        never: Outcomes that cannot occur, each with the reason.
    """

    checks: tuple[str, ...]
    never: Mapping[str, str] = field(default_factory=dict)


ROWS: dict[str, Row] = {
    "S1": Row(
        checks=("container",),
        never={OPEN: "a file that cannot be read has an error in place of findings"},
    ),
    "S2": Row(checks=("format",)),
    "S3": Row(checks=("contexts",)),
    "S4": Row(checks=("structure",)),
    "S5": Row(checks=("structure",)),
    "P1": Row(checks=("nothing-unsigned",)),
    "P2": Row(checks=("signature",)),
    "P3": Row(checks=("signature",)),
    "K1": Row(checks=("key",)),
    "K2": Row(checks=("key",)),
    "K3": Row(checks=("key",)),
    "K4": Row(checks=("key",)),
    "K5": Row(checks=("signature",)),
    "K6": Row(checks=("key",)),
    "T1": Row(checks=("valid-from", "valid-until")),
    "R1": Row(checks=("withdrawal", "suspension")),
    "R2": Row(checks=("withdrawal",)),
    "I1": Row(checks=("recipient",)),
    "E1": Row(
        checks=("links",),
        never={OPEN: "an address is looked at and never opened, so that nothing can be missing"},
    ),
    "E2": Row(checks=("inside",)),
    "F1": Row(
        checks=("links",),
        never={OPEN: "the address to renew a badge at is never asked, so that no answer can fail"},
    ),
    "G1": Row(
        checks=("issuer-known",),
        never={
            FAIL: "a list can vouch for an issuer, and whom it does not name it says nothing of"
        },
    ),
    "D1": Row(checks=("edition",)),
}
"""The rows of the list of checks in the design."""

HAZARDS: dict[str, tuple[str, str]] = {
    "undefined-term": ("nothing-unsigned", FAIL),
    "relative": ("nothing-unsigned", FAIL),
    "context-inline": ("contexts", FAIL),
    "context-vocab": ("contexts", FAIL),
    "context-unknown-address": ("contexts", OPEN),
    "poison": ("nothing-unsigned", FAIL),
    "direction": ("nothing-unsigned", FAIL),
    "alg-none": ("signature", FAIL),
    "hs256": ("signature", FAIL),
    "header-jwk": ("key", FAIL),
    "header-kid": ("key", FAIL),
    "method-not-of-issuer": ("key", FAIL),
    "proof-purpose": ("signature", FAIL),
    "authentication-only": ("key", FAIL),
    "ssrf": ("withdrawal", OPEN),
    "bomb": ("container", FAIL),
    "svg": ("container", FAIL),
    "html": ("links", PASS),
    "javascript": ("links", FAIL),
    "mojibake": ("signature", PASS),
    "json": ("container", FAIL),
    "picture": ("picture", NA),
    "status-issuer": ("withdrawal", OPEN),
    "status-replay": ("withdrawal", OPEN),
    "scope": ("key", FAIL),
    "personal-data": ("recipient", FAIL),
    "places": ("signature", OPEN),
}
"""Every hazard, and the check and outcome by which it comes to nothing."""

PEERS: dict[str, tuple[str, str]] = {
    "fragment-key": ("key", OPEN),
    "header-jwk": ("key", FAIL),
    "claims-not-compared": ("signed-facts", FAIL),
    "status-issuer": ("withdrawal", OPEN),
    "first-proof-only": ("signature", FAIL),
    "empty-signatures": ("signature", FAIL),
    "missing-list-not-revoked": ("withdrawal", OPEN),
    "full-iri": ("nothing-unsigned", FAIL),
    "1edtech-list-ignored": ("withdrawal", FAIL),
    "statuslist2021-ignored": ("withdrawal", FAIL),
    "relative-dropped": ("nothing-unsigned", FAIL),
    "long-header-refused": ("signature", PASS),
    "current-version-unknown": ("signature", PASS),
    "older-model-refused": ("signature", PASS),
}
"""Every weakness of another verifier, and what must come out here: what it accepts, or refuses."""


def load() -> list[Json]:
    """Return every case."""
    files = sorted(Path(__file__).parent.glob("*.json"))
    return [case for file in files for case in json.loads(file.read_bytes())["cases"]]  # noqa: TID251


CASES = load()


def answers(case: Json) -> dict[str, set[str]]:
    """Return what a case asks for: outcomes by check."""
    expected = case["expected"]
    if "error" in expected:
        # What cannot be read fails at the first two questions.
        return {"container": {FAIL}, "format": {FAIL}}
    found = {check: {outcome} for check, outcome in expected["checks"].items()}
    found["inside"] = {outcome(each["verdict"]) for each in expected.get("inside", ())}
    found["edition"] = {SAME[expected["edition"]]} if "edition" in expected else set()
    return found


def outcome(verdict: str) -> str:
    """Return what the verdict of a document inside means for it."""
    if verdict in GENUINE:
        return PASS
    return OPEN if verdict in {"", "incomplete", "course_only"} else FAIL


def seen(tag: str, *checks: str) -> set[str]:
    """Return the outcomes of these checks in all cases with a tag."""
    tagged = [answers(case) for case in CASES if tag in case["covers"]]
    return {each for found in tagged for check in checks for each in found.get(check, ())}


@pytest.mark.parametrize("name", ROWS)
def test_every_row_comes_out_in_every_way(name: str) -> None:
    """Passed, failed and not checked, but for what cannot be, which does not occur."""
    row = ROWS[name]
    wanted = {PASS, FAIL, OPEN} - set(row.never)
    assert seen(name, *row.checks) - {NA} == wanted


def test_what_can_never_be_has_a_reason() -> None:
    """A row may leave out an outcome only with a sentence."""
    assert all(len(reason.split()) > 5 for row in ROWS.values() for reason in row.never.values())
    assert all(len(row.never) <= 1 for row in ROWS.values())


@pytest.mark.parametrize("name", HAZARDS)
def test_every_hazard_comes_to_nothing(name: str) -> None:
    """A case of this hazard asks for the outcome by which it does no harm."""
    check, wanted = HAZARDS[name]
    assert wanted in seen(f"hazard:{name}", check)


@pytest.mark.parametrize("name", PEERS)
def test_every_weakness_of_a_peer(name: str) -> None:
    """A case of this weakness asks for what that verifier misses."""
    check, wanted = PEERS[name]
    assert wanted in seen(f"peer:{name}", check)


def test_every_tag_is_known() -> None:
    """A tag with a mistake in it would cover nothing."""
    known = {*ROWS, *(f"hazard:{name}" for name in HAZARDS), *(f"peer:{name}" for name in PEERS)}
    assert {tag for case in CASES for tag in case["covers"]} - known == set()
    assert [case["id"] for case in CASES if not case["covers"]] == []


HARMLESS = {"confirmed", "unconfirmed"}


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_a_failure_is_never_genuine(case: Json) -> None:
    """No case asks for praise where it asks for a failed check."""
    expected = case["expected"]
    if FAIL in expected.get("checks", {}).values():
        assert expected["verdict"] not in HARMLESS
