"""The models of the files, and the portfolio they make up."""

from pathlib import Path, PurePosixPath
from typing import TypeVar

import pytest

from portfolio_gen.model.common import Item, ItemKind, Model
from portfolio_gen.model.course import CourseMeta
from portfolio_gen.model.files import FILE_KINDS, FileKind
from portfolio_gen.model.portfolio import (
    AssignmentMeta,
    BadgeFile,
    IdentityMeta,
    Portfolio,
    PortfolioMeta,
    ProjectMeta,
    ReflectionMeta,
)
from portfolio_gen.model.resume import Basics
from tests import builders

M = TypeVar("M", bound=Model)


def item(kind: ItemKind, slug: str, meta: M) -> Item[M]:
    """Return an item as it would have been read."""
    return Item(kind=kind, slug=slug, path=PurePosixPath(kind.value, slug), meta=meta)


def test_statements() -> None:
    """Everything a badge may name its recipient by, in one list."""
    identity = IdentityMeta(
        emails=("a@b.example",),
        dids=("did:key:z6Mk",),
        urls=("https://a.example/",),
        phones=("+1 555 0100",),
        student_ids=("800123",),
    )
    assert identity.statements == (
        "a@b.example",
        "did:key:z6Mk",
        "https://a.example/",
        "+1 555 0100",
        "800123",
    )
    assert IdentityMeta().statements == ()


def test_by_ref() -> None:
    """Everything with a page of its own is found by its reference."""
    badge = BadgeFile(
        slug="b", path=PurePosixPath("badges/b.json"), badge=builders.badge(builders.credential())
    )
    portfolio = Portfolio(
        folder=Path(),
        settings=item(ItemKind.SETTINGS, "portfolio", PortfolioMeta(basics=Basics(name="Ana"))),
        projects=(
            item(
                ItemKind.PROJECT,
                "p",
                ProjectMeta(title="P", kind="other", description="d", date="2026-04-28"),
            ),
        ),
        assignments=(
            item(
                ItemKind.ASSIGNMENT,
                "a",
                AssignmentMeta(title="A", description="d", date="2026-04-28"),
            ),
        ),
        reflections=(item(ItemKind.REFLECTION, "r", ReflectionMeta(about=("projects/p",))),),
        courses=(
            item(
                ItemKind.COURSE,
                "c",
                CourseMeta(code="C", name="C", term="T", start="2026-01-01"),
            ),
        ),
        badges=(badge,),
    )
    assert list(portfolio.by_ref()) == [
        "projects/p",
        "assignments/a",
        "badges/b",
        "courses/c",
        "reflections/r",
    ]
    assert [work.slug for work in portfolio.works] == ["p", "a"]


@pytest.mark.parametrize(
    ("name", "beside", "heading"),
    [("Methods", "SCED 310", "SCED 310 Methods"), ("SCED 310", "", "SCED 310")],
    ids=["differ", "same"],
)
def test_heading_of_a_course(name: str, beside: str, heading: str) -> None:
    """A course whose name is its code is not called by it twice."""
    course = CourseMeta(code="SCED 310", name=name, term="Spring", start="2026-01-01")
    assert (course.code_beside_name, course.heading) == (beside, heading)


@pytest.mark.parametrize("kind", FILE_KINDS, ids=lambda kind: kind.name)
def test_every_model_is_strict(kind: FileKind) -> None:
    """Unknown fields are refused everywhere, so that no mistake is swallowed."""
    schema = kind.model.model_json_schema()
    parts = [schema, *schema.get("$defs", {}).values()]
    for part in parts:
        if part["type"] == "object":
            assert part["additionalProperties"] is False, part["title"]
