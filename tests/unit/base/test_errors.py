"""Errors keep message, place and hint apart, and survive the way back from a worker."""

import pickle

import pytest

from portfolio_gen.base import errors
from portfolio_gen.base.errors import ContentError, PortfolioError, Where

TREE = (
    ("content", errors.ContentError, PortfolioError),
    ("badge", errors.BadgeError, PortfolioError),
    ("limit", errors.LimitError, errors.BadgeError),
    ("proof", errors.ProofError, PortfolioError),
    ("unreachable", errors.Unreachable, PortfolioError),
    ("build", errors.BuildError, PortfolioError),
    ("config", errors.ConfigError, PortfolioError),
)


@pytest.mark.parametrize(
    ("where", "text"),
    [
        (Where(file="a.yml"), "a.yml"),
        (Where(file="a.yml", line=3), "a.yml:3"),
        (Where(file="a.yml", line=3, column=7), "a.yml:3:7"),
    ],
    ids=["file", "line", "column"],
)
def test_place(where: Where, text: str) -> None:
    """A place leaves out what is not known."""
    assert str(where) == text


@pytest.mark.parametrize(
    ("error", "text"),
    [
        (PortfolioError("No."), "No."),
        (PortfolioError("No.", hint="Yes."), "No. Yes."),
        (PortfolioError("No.", where=Where(file="a", line=1)), "a:1: No."),
        (PortfolioError("No.", where=Where(file="a"), hint="Yes."), "a: No. Yes."),
    ],
    ids=["message", "hint", "place", "all"],
)
def test_text(error: PortfolioError, text: str) -> None:
    """An error reads as one line."""
    assert str(error) == text


@pytest.mark.parametrize(("code", "error", "parent"), TREE, ids=[code for code, *_ in TREE])
def test_tree(code: str, error: type[PortfolioError], parent: type[PortfolioError]) -> None:
    """Every error has its own stable code and its place in the tree."""
    assert error.code == code
    assert error.__bases__ == (parent,)


def test_pickled() -> None:
    """Place and hint come back from a worker process."""
    sent = ContentError("No.", where=Where(file="a.yml", line=3), hint="Yes.")
    back = pickle.loads(pickle.dumps(sent))
    assert type(back) is ContentError
    assert (back.message, back.where, back.hint) == (sent.message, sent.where, sent.hint)
