"""A rubric as a table: what was asked for, and the levels."""

from dataclasses import dataclass

from portfolio_gen.site.blocks import Link
from portfolio_gen.site.pages.shelf import Shelf
from portfolio_gen.site.words.labels import ENGLISH


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelView:
    """One level of a criterion."""

    name: str
    description: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CriterionView:
    """One row."""

    name: str
    description: str
    levels: tuple[LevelView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RubricView:
    """A rubric."""

    name: str
    caption: str
    framework: Link | None
    criteria: tuple[CriterionView, ...]


def rubric_view(slug: str | None, shelf: Shelf) -> RubricView | None:
    """Return a rubric by name, or None if there is none of that name."""
    item = shelf.rubrics.get(slug or "")
    if item is None:
        return None
    meta = item.meta
    words = meta.framework or (meta.name if meta.url else "")
    return RubricView(
        name=meta.name,
        caption=ENGLISH.judged_caption.format(rubric=meta.name),
        framework=Link(text=words, href=meta.url or "", outside=bool(meta.url)) if words else None,
        criteria=tuple(
            CriterionView(
                name=row.name,
                description=row.description or "",
                levels=tuple(
                    LevelView(name=level.name, description=level.description or "")
                    for level in row.levels
                ),
            )
            for row in meta.criteria
        ),
    )
