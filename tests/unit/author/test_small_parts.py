"""Small parts of a portfolio: ``.gitignore``, terms, and answers that fit."""

import datetime as dt

import pytest

from portfolio_gen.author.fit import check_fields, fault_of_field
from portfolio_gen.author.gitignore import with_lines
from portfolio_gen.author.terms import course_id, term_of
from portfolio_gen.base.errors import ContentError
from portfolio_gen.model.portfolio import ProjectMeta
from portfolio_gen.model.resume import Basics

IDENTITY = (
    b"# Addresses that prove that a badge is yours stay on this computer.\nidentity.local.yml\n"
)
SITE = b"# The built site is made again whenever it is needed.\n/site/\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(b"", IDENTITY + SITE, id="none"),
        pytest.param(b"*.tmp", b"*.tmp\n" + IDENTITY + SITE, id="without an end of line"),
        pytest.param(b"site/\n", b"site/\n" + IDENTITY, id="one is there"),
        pytest.param(b"/site/\nidentity.local.yml\n", b"/site/\nidentity.local.yml\n", id="both"),
        pytest.param(
            b"\xff\r\n", b"\xff\r\n" + (IDENTITY + SITE).replace(b"\n", b"\r\n"), id="from Windows"
        ),
    ],
)
def test_gitignore(before: bytes, after: bytes) -> None:
    """Lines that are missing are added; what stands there keeps its bytes."""
    assert with_lines(before) == after
    assert with_lines(after) == after


@pytest.mark.parametrize(
    ("day", "term"),
    [
        pytest.param(dt.date(2026, 1, 1), "Spring 2026", id="winter"),
        pytest.param(dt.date(2026, 6, 1), "Summer 2026", id="summer"),
        pytest.param(dt.date(2026, 8, 1), "Fall 2026", id="fall"),
    ],
)
def test_term(day: dt.date, term: str) -> None:
    """A day lies in a term."""
    assert term_of(day) == term


@pytest.mark.parametrize(
    ("code", "term", "name"),
    [
        pytest.param("EDUC 210", "Fall 2026", "EDUC-210-2026fa", id="as usual"),
        pytest.param("EDUC-210-2025fa", "Fall 2026", "EDUC-210-2025fa", id="named like the file"),
        pytest.param("Bio/110 ", "Wintersemester", "Bio-110", id="another kind of term"),
        pytest.param("教育", "Fall 2026", "", id="no letter that can be kept"),
    ],
)
def test_course_id(code: str, term: str, name: str) -> None:
    """The name of a course file says which course and when."""
    assert course_id(code, term) == name


def test_fault_of_field() -> None:
    """One answer is judged by itself, in the words of a check."""
    assert not fault_of_field(Basics, "label", "Nurse")
    assert not fault_of_field(ProjectMeta, "date", dt.date(2026, 1, 1))
    assert fault_of_field(ProjectMeta, "date", "tomorrow").startswith('"tomorrow" is not a date')
    assert fault_of_field(Basics, "label", "a\x07").startswith("this text contains the invisible")


def test_check_fields() -> None:
    """A whole file is judged before it is written."""
    check_fields(Basics, {"name": "Ana"})
    with pytest.raises(ContentError, match=r'^"name" is missing\.'):
        check_fields(Basics, {"label": "Nurse"})
