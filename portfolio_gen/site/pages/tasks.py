"""The three tasks of a badge, as the course describes them."""

from dataclasses import dataclass

from markupsafe import Markup

from portfolio_gen.model.course import OfferedBadge
from portfolio_gen.site.pages.shelf import AnyBadge, Shelf
from portfolio_gen.site.prose.text import foreign
from portfolio_gen.site.words.labels import ENGLISH


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskView:
    """One task."""

    stage: str
    text: Markup
    artefact: str


def tasks_of(badge: AnyBadge, shelf: Shelf) -> tuple[TaskView, ...]:
    """Return the tasks that the badge's course gives for it."""
    course = shelf.course_of(badge)
    offered = course.meta.badges if course else ()
    return tuple(
        task for offer in offered if offer.id == badge.slug for task in views_of(offer, level=4)
    )


def views_of(offer: OfferedBadge, *, level: int) -> tuple[TaskView, ...]:
    """Return the tasks of an offered badge; ``level`` is that of headings inside them."""
    return tuple(
        TaskView(
            stage=ENGLISH.stages[task.stage],
            text=foreign(task.description, prefix=f"{task.stage}-", level=level),
            artefact=task.artefact or "",
        )
        for task in offer.tasks
    )
