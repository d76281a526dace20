"""Badges of every kind, changed a little: no signature passes over anything else."""

import json

import pytest

from tests.builders import changed, put
from tests.unit.verify.test_proofs import check, finding, made
from tests.unit.verify.test_whole import PART
from tools import mutate

COUNT = 1_500
NAME = "credentialSubject.achievement.name"


@pytest.mark.parametrize("subject", mutate.subjects(), ids=lambda subject: subject.name)
def test_every_badge_is_good(subject: mutate.Subject) -> None:
    """A badge that never passed would prove nothing."""
    checked = mutate.check(subject.data)
    assert checked is not None
    assert mutate.passes(checked)
    assert checked.verdict.name == "CONFIRMED"


def test_no_change_passes() -> None:
    """A share of what ``python -m tools.mutate`` does: no signature passes over other content."""
    tally = mutate.mutate(COUNT, seed=20_261_001)
    assert tally.defects == []
    assert sum(tally.ended.values()) == COUNT
    assert min(tally.ended["signature does not pass"], tally.ended["no badge"]) > COUNT // 5
    assert tally.ended["shows the same"] > COUNT // 20


def test_a_difference_would_be_seen() -> None:
    """A badge that shows something else under a signature that passes counts as a defect."""
    good, other = (mutate.Subject(name="x", inner=_named(n), wrap=bytes) for n in ("A", "B"))
    tally = mutate.Tally()
    tally.add(good, other.data)
    assert [defect.split(":")[0] for defect in tally.defects] == ["x"]


def _named(name: str) -> bytes:
    return json.dumps(made("eddsa-rdfc-2022", put("name", name), put(NAME, name))).encode()


def test_one_thing_divided_in_two() -> None:
    """The statements stay the same; which of two entries says what is not among them."""
    document = made("eddsa-rdfc-2022")
    (whole,) = document["evidence"]
    part = {name: value for name, value in whole.items() if name != "name"}
    divided = changed(document, put("evidence", [whole, part]))
    found = finding(check(divided), "nothing-unsigned")
    assert (str(found.outcome), found.message) == (
        "not checked",
        PART,
    )
    assert finding(check(divided), "signature").message == PART


def test_an_entry_repeated() -> None:
    """The statements stay the same; the entry is shown once."""
    document = made("eddsa-rdfc-2022")
    (whole,) = document["evidence"]
    repeated = check(changed(document, put("evidence", [whole, whole])))
    assert len(repeated.badge.evidence) == 1
