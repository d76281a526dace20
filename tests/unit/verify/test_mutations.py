"""Badges of every kind, changed a little: no signature passes over anything else."""

import pytest

from tests.builders import changed, put
from tests.unit.verify.test_proofs import check, finding, made
from tools import mutate

COUNT = 1_500


@pytest.mark.parametrize("subject", mutate.subjects(), ids=lambda subject: subject.name)
def test_every_badge_is_good(subject: mutate.Subject) -> None:
    """A badge that never passed would prove nothing."""
    checked = mutate.check(subject.data)
    assert checked is not None
    assert mutate.passes(checked)
    assert checked.verdict.name == "CONFIRMED"


def test_no_change_passes() -> None:
    """A share of what ``python -m tools.mutate`` does."""
    tally = mutate.mutate(COUNT, seed=20_261_001)
    assert tally.defects == []
    assert sum(tally.ended.values()) == COUNT
    assert min(tally.ended["signature does not pass"], tally.ended["no badge"]) > COUNT // 5


def test_one_thing_divided_in_two() -> None:
    """The statements stay the same, so the signature passes; the badge is not confirmed."""
    document = made("eddsa-rdfc-2022")
    (whole,) = document["evidence"]
    part = {name: value for name, value in whole.items() if name != "name"}
    divided = changed(document, put("evidence", [whole, part]))
    found = finding(check(divided), "nothing-unsigned")
    assert (str(found.outcome), found.message) == (
        "not checked",
        "evidence describes one thing in two entries; which of them says what is not signed.",
    )
    assert check(divided).verdict.name != "CONFIRMED"


def test_an_entry_repeated() -> None:
    """The statements stay the same; the entry is shown once."""
    document = made("eddsa-rdfc-2022")
    (whole,) = document["evidence"]
    repeated = check(changed(document, put("evidence", [whole, whole])))
    assert len(repeated.badge.evidence) == 1
