"""Every row of the table of verdicts: the first that applies, from the worst."""

from dataclasses import replace

import pytest

from portfolio_gen.base.report import Finding, Outcome
from portfolio_gen.model.badge import Badge, Securing
from portfolio_gen.verify.checked import Verdict
from portfolio_gen.verify.verdict import REQUIRED, Standing, sentence_of, verdict_of
from tests.builders import badge, credential, signed

FAIL, UNKNOWN, SKIP, PASS = Outcome.FAIL, Outcome.UNKNOWN, Outcome.SKIP, Outcome.PASS
SIGNED = badge(signed())
UNSIGNED = badge(credential())
HOSTED = replace(UNSIGNED, securing=Securing.HOSTED)


def standing(
    outcomes: dict[str, Outcome],
    subject: Badge = SIGNED,
    *,
    address: str = "oneonta.example",
    kept: str = "",
    known_as: str = "",
    known_to: str = "",
) -> Standing:
    """Return a standing in which every required check passed, but for ``outcomes``."""
    findings = tuple(
        Finding(check=name, outcome=outcome, message=f"{name.capitalize()} {outcome}.")
        for name, outcome in {**dict.fromkeys(REQUIRED, PASS), **outcomes}.items()
    )
    return Standing(
        badge=subject,
        findings=findings,
        address=address,
        kept=kept,
        known_as=known_as,
        known_to=known_to,
    )


ALL_BAD = dict.fromkeys(
    ["withdrawal", "suspension", "valid-until", "valid-from", "recipient"], FAIL
)


def without(*names: str) -> dict[str, Outcome]:
    """Return everything wrong but ``names``."""
    return {name: outcome for name, outcome in ALL_BAD.items() if name not in names}


@pytest.mark.parametrize(
    ("case", "verdict", "sentence"),
    [
        (
            standing({**ALL_BAD, "signature": FAIL}),
            Verdict.ALTERED,
            "Do not rely on this file. Signature failed.",
        ),
        (
            standing({"links": FAIL, "key": UNKNOWN}),
            Verdict.ALTERED,
            "Do not rely on this file. Links failed.",
        ),
        (
            standing({"structure": FAIL}),
            Verdict.ALTERED,
            (
                "This file is not written as the standard requires. Structure failed. It was not "
                "changed after it was signed, so whoever issued it has to mend it; do not rely on "
                "it until then."
            ),
        ),
        (
            standing({"structure": FAIL, "contexts": SKIP, "key": UNKNOWN}, HOSTED),
            Verdict.ALTERED,
            (
                "This file is not written as the standard requires. Structure failed. It says "
                "what its original says, so whoever issued it has to mend it; do not rely on it "
                "until then."
            ),
        ),
        (
            standing({"structure": FAIL, "signature": UNKNOWN, "key": UNKNOWN}),
            Verdict.ALTERED,
            (
                "This file is not written as the standard requires. Structure failed. Whether the "
                "file is unchanged could not be checked. Do not rely on it."
            ),
        ),
        (
            standing({"structure": FAIL, "nothing-unsigned": UNKNOWN}),
            Verdict.ALTERED,
            (
                "This file is not written as the standard requires. Structure failed. Do not rely "
                "on it."
            ),
        ),
        (
            standing({"structure": FAIL, "signature": SKIP}, UNSIGNED),
            Verdict.ALTERED,
            (
                "This file is not written as the standard requires. Structure failed. The file is "
                "not signed. Do not rely on it."
            ),
        ),
        (
            standing({"structure": FAIL, "signature": FAIL}),
            Verdict.ALTERED,
            "Do not rely on this file. Signature failed.",
        ),
        (
            standing({"structure": FAIL, "key": FAIL}),
            Verdict.ALTERED,
            "Do not rely on this file. Key failed.",
        ),
        (
            standing({"structure": FAIL, "valid-until": FAIL}),
            Verdict.ALTERED,
            "Do not rely on this file. Structure failed.",
        ),
        (standing(ALL_BAD), Verdict.WITHDRAWN, "Withdrawal failed. It no longer counts."),
        (
            standing(without("withdrawal")),
            Verdict.SUSPENDED,
            "Suspension failed. It does not count for now.",
        ),
        (
            standing(without("withdrawal", "suspension")),
            Verdict.EXPIRED,
            "Valid-until failed. Ask the issuer whether it was renewed.",
        ),
        (
            standing({"valid-until": FAIL, "signature": UNKNOWN}),
            Verdict.EXPIRED,
            (
                "Valid-until failed. Ask the issuer whether it was renewed. Whether the file is "
                "unchanged could not be checked."
            ),
        ),
        (
            standing({"valid-until": FAIL}, UNSIGNED),
            Verdict.EXPIRED,
            "Valid-until failed. Ask the issuer whether it was renewed. The file is not signed.",
        ),
        (
            standing({"valid-from": FAIL, "recipient": FAIL}),
            Verdict.NOT_YET,
            "Valid-from failed. Come back then, or set the clock of this device if it is wrong.",
        ),
        (
            standing({"recipient": FAIL, "key": UNKNOWN}),
            Verdict.OTHER_PERSON,
            "Recipient failed. It says nothing about this person.",
        ),
        (
            standing({"signature": SKIP, "withdrawal": UNKNOWN}, UNSIGNED),
            Verdict.COURSE_ONLY,
            (
                "This file is not signed, so nobody can verify it and anybody could have written "
                "it. If a course recorded it, ask the course."
            ),
        ),
        (
            standing({"key": UNKNOWN, "withdrawal": UNKNOWN}, address=""),
            Verdict.UNCONFIRMED,
            (
                "Unchanged since it was signed, but it could not be shown that the named issuer "
                "signed it. Not checked: Withdrawal not checked."
            ),
        ),
        (
            standing({}, address=""),
            Verdict.UNCONFIRMED,
            (
                "Unchanged since it was signed, but the issuer is known by its key only, which "
                "anybody can make."
            ),
        ),
        (
            standing({"signature": UNKNOWN, "key": UNKNOWN}, address=""),
            Verdict.INCOMPLETE,
            (
                "Nothing wrong was found, but not everything could be checked. Not checked: "
                "Signature not checked."
            ),
        ),
        (
            standing({"withdrawal": UNKNOWN}),
            Verdict.INCOMPLETE,
            (
                "Nothing wrong was found, but not everything could be checked. Not checked: "
                "Withdrawal not checked."
            ),
        ),
        (
            standing({"contexts": SKIP}),
            Verdict.INCOMPLETE,
            "Nothing wrong was found, but not everything could be checked.",
        ),
        (
            standing({}),
            Verdict.CONFIRMED,
            "Unchanged since it was signed by the holder of oneonta.example, and still valid.",
        ),
        (
            standing({}, kept="of 2025-09-02 kept by Ana Reyes"),
            Verdict.CONFIRMED,
            (
                "Unchanged since it was signed by the holder of oneonta.example, and still valid. "
                "The key was compared with a copy of 2025-09-02 kept by Ana Reyes, not with the "
                "address itself."
            ),
        ),
        (
            standing({}, address="", known_to="Ana", known_as="NY"),
            Verdict.CONFIRMED,
            "Unchanged since it was signed, and still valid. The issuer is known as NY, says Ana.",
        ),
    ],
    ids=[
        "altered",
        "unsafe",
        "structure alone",
        "structure of a hosted one",
        "structure, not compared",
        "structure, and something may be unsigned",
        "structure, unsigned",
        "structure and signature",
        "structure and key",
        "structure, and over",
        "withdrawn",
        "suspended",
        "expired",
        "expired, not compared",
        "expired, unsigned",
        "not yet",
        "other person",
        "course only",
        "issuer not shown",
        "own key",
        "signature not compared",
        "list not asked",
        "integrity does not apply",
        "confirmed by address",
        "confirmed by a kept copy",
        "confirmed by list",
    ],
)
def test_table(case: Standing, verdict: Verdict, sentence: str) -> None:
    """One row, one verdict, one sentence."""
    assert verdict_of(case) is verdict
    assert sentence_of(verdict, case) == sentence


@pytest.mark.parametrize("check", REQUIRED)
@pytest.mark.parametrize("outcome", [FAIL, UNKNOWN], ids=["failed", "not checked"])
def test_no_required_check_may_be_missing(check: str, outcome: Outcome) -> None:
    """One required check that did not pass, and nothing is confirmed."""
    assert verdict_of(standing({check: outcome})) is not Verdict.CONFIRMED


def test_silence() -> None:
    """No findings at all are no confirmation."""
    assert verdict_of(Standing(badge=SIGNED, findings=())) is Verdict.INCOMPLETE


def test_advice_does_not_count() -> None:
    """What everybody reads all the same does not make a badge invalid."""
    good = standing({})
    advice = Finding(check="structure", outcome=FAIL, message="No list.", advice=True)
    both = Standing(badge=SIGNED, findings=(*good.findings, advice), address=good.address)
    assert verdict_of(both) is Verdict.CONFIRMED
