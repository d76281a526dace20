"""Fast canonical forms may only say yes; PyLD's decide about everything else."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

import pytest

from portfolio_gen.base.errors import ProofError
from portfolio_gen.crypto.canon import canonicalize
from portfolio_gen.crypto.canon_fast import OpenWorld
from portfolio_gen.crypto.canonical import Canonical, HashName
from portfolio_gen.crypto.data_integrity import unsecured
from portfolio_gen.verify import forms
from portfolio_gen.verify.case import Case, case_of
from portfolio_gen.verify.context import Context
from portfolio_gen.verify.forms import Forms
from portfolio_gen.verify.steps import verify_badge
from tests import builders

WRONG = Canonical(nquads="<x:a> <x:b> <x:c> .\n", about=(), fast=True)


def wrong(document: Mapping[str, Any], *, hash_name: HashName = "sha256") -> Canonical:
    """Return a fast form with a mistake."""
    del document, hash_name
    return WRONG


def open_world(document: Mapping[str, Any], *, hash_name: HashName = "sha256") -> Canonical:
    """Know nothing."""
    del document, hash_name
    raise OpenWorld


class Asked:
    """A signature that fits nothing, and remembers what it was tried over."""

    def __init__(self, case: Case) -> None:
        """Take the case."""
        self.case = case
        self.forms: list[Canonical] = []

    def __call__(self) -> bool:
        """Say no."""
        self.forms.append(self.case.canonical)
        return False


@pytest.fixture
def badge_case() -> Case:
    """The case of a signed badge."""
    return case_of(builders.badge(builders.signed()))


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Count the forms that PyLD makes."""
    names: list[str] = []

    def counted(document: Mapping[str, Any], *, hash_name: HashName = "sha256") -> Canonical:
        names.append(hash_name)
        return canonicalize(document, hash_name=hash_name)

    monkeypatch.setattr(forms, "canonicalize", counted)
    return names


def test_pyld_answers_outside_the_closed_world(
    badge_case: Case, made: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the fast form does not know is made by PyLD, once, and asked about once."""
    monkeypatch.setattr(forms, "canonicalize_fast", open_world)
    assert not badge_case.canonical.fast
    asked = Asked(badge_case)
    assert not badge_case.forms.fits(asked)
    assert len(asked.forms) == 1
    assert made == ["sha256"]


def test_a_no_over_a_fast_form_does_not_count(
    badge_case: Case, made: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A mistake of the fast form costs time, never truth."""
    monkeypatch.setattr(forms, "canonicalize_fast", wrong)
    assert badge_case.canonical == WRONG
    assert made == []
    assert badge_case.forms.fits(lambda: badge_case.canonical != WRONG)
    assert badge_case.forms.exact
    assert badge_case.statements == canonicalize(unsecured(badge_case.document))
    assert made == ["sha256"]


def test_a_no_over_both_forms_is_a_no(
    badge_case: Case, made: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second answer is final."""
    monkeypatch.setattr(forms, "canonicalize_fast", wrong)
    asked = Asked(badge_case)
    assert not badge_case.forms.fits(asked)
    assert [form.fast for form in asked.forms] == [True, False]
    assert made == ["sha256"]


def test_a_yes_over_a_fast_form_is_enough(badge_case: Case, made: list[str]) -> None:
    """PyLD is not even asked about an ordinary badge."""
    assert badge_case.forms.fits(lambda: badge_case.canonical.fast)
    assert badge_case.canonical is badge_case.statements
    assert made == []


def test_forms_by_hash(badge_case: Case) -> None:
    """Each hash has its own form, and each is made once."""
    first = badge_case.canonical_by("sha384")
    assert badge_case.statements_by("sha384") is first
    assert badge_case.canonical is not first


def test_exact_from_the_start(made: list[str]) -> None:
    """Whoever wants PyLD's forms only gets them."""
    assert not Forms(exact=True).of(builders.credential()).fast
    assert made == ["sha256"]


def test_what_is_unsafe_stays_unsafe() -> None:
    """The fast form never turns a refusal into an answer."""
    case = case_of(builders.badge(builders.signed(builders.put("grade", "A"))))
    with pytest.raises(ProofError, match="has the member"):
        case.canonical  # noqa: B018 (a property that raises)


@pytest.mark.parametrize("maker", [wrong, open_world], ids=["wrong", "knows nothing"])
@pytest.mark.parametrize(
    "document",
    [
        builders.signed(),
        builders.changed(builders.signed(), builders.put("name", "Altered")),
        builders.changed(builders.signed(), builders.put("grade", "A")),
        builders.changed(builders.signed(), builders.put("proof.0.type", "Unknown")),
        builders.credential(),
    ],
    ids=["valid", "altered", "member added", "unknown kind of signature", "unsigned"],
)
def test_a_verdict_never_depends_on_the_fast_form(
    document: builders.Document, maker: object, monkeypatch: pytest.MonkeyPatch, now: dt.datetime
) -> None:
    """With a fast form that is wrong or silent, every finding is the same to the word."""
    expected = verify_badge(builders.badge(document), Context(now=now))
    monkeypatch.setattr(forms, "canonicalize_fast", maker)
    assert verify_badge(builders.badge(document), Context(now=now)) == expected
