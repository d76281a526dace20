"""Good words about a badge are shown with their own verdict, or counted."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from portfolio_gen.content.load import load_portfolio
from portfolio_gen.model.portfolio import BadgeFile, Portfolio
from portfolio_gen.site.kept.badge_checks import (
    BadgeChecks,
    context_for,
    turning_points,
    turning_points_of,
)
from portfolio_gen.site.kept.cache import Cache
from portfolio_gen.site.pages.endorsements import note_on_hidden, shown_endorsements
from portfolio_gen.verify.checked import Checked, Inside, Verdict
from portfolio_gen.verify.steps import verify_badge

EVERY_STATE = Path(__file__).resolve().parents[1] / "portfolios/every_state"

ONE = (
    "The badge holds one more endorsement. It is not shown, because it could not be shown to be "
    "genuine and about this badge."
)
TWO = (
    "The badge holds 2 more endorsements. They are not shown, because they could not be shown to "
    "be genuine and about this badge."
)


@pytest.fixture(scope="module")
def portfolio() -> Portfolio:
    """A portfolio with an endorsed badge."""
    return load_portfolio(EVERY_STATE)[0]


@pytest.fixture(scope="module")
def file(portfolio: Portfolio) -> BadgeFile:
    """That badge."""
    (found,) = [file for file in portfolio.badges if file.slug == "endorsed"]
    return found


@pytest.fixture
def checked(portfolio: Portfolio, file: BadgeFile, now: dt.datetime) -> Checked:
    """What the checks say about it."""
    return verify_badge(file.badge, context_for(portfolio, now))


def test_shown_with_its_own_verdict(checked: Checked) -> None:
    """The badge is confirmed, its endorser is not."""
    (view,) = shown_endorsements(checked.inside)
    found = "Endorsed by River Commons Library Makerspace: Genuine, issuer not confirmed."
    assert (view.found, view.note) == (found, "")
    assert view.name == "River Commons Library Makerspace"
    assert note_on_hidden(checked.inside) == ""


def test_by_the_issuer(checked: Checked) -> None:
    """Praise of oneself says so."""
    (document,) = checked.inside
    (view,) = shown_endorsements([replace(document, by_issuer=True)])
    assert view.note == "The issuer of the badge itself."


def test_not_shown(checked: Checked) -> None:
    """Altered, about something else, or not checked: only their number is told."""
    (document,) = checked.inside
    assert document.checked
    altered = replace(document, checked=replace(document.checked, verdict=Verdict.ALTERED))
    other = replace(document, about_this=False)
    unread = Inside(place="endorsement[0]", problem="It cannot be read.")
    for hidden in (altered, other, unread):
        assert shown_endorsements([hidden]) == ()
        assert note_on_hidden([hidden, document]) == ONE
    assert note_on_hidden([altered, unread]) == TWO


def test_never_kept(
    portfolio: Portfolio, file: BadgeFile, now: dt.datetime, tmp_path: Path
) -> None:
    """A second build knows of the documents inside as well."""
    for _ in range(2):
        checks = BadgeChecks(program="p", cache=Cache(folder=tmp_path), name="verdicts")
        found = checks.check((file,), context_for(portfolio, now))
        assert len(found["endorsed"].inside) == 1


def test_moments_of_documents_inside(checked: Checked) -> None:
    """A site is built anew when an endorsement begins or ceases to hold."""
    (document,) = checked.inside
    assert document.checked
    expected = turning_points(checked.badge) + turning_points(document.checked.badge)
    assert turning_points_of(checked) == expected
    assert turning_points_of(replace(checked, inside=(replace(document, checked=None),))) == (
        turning_points(checked.badge)
    )
