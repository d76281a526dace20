"""The project that a badge was earned with."""

from typing import TYPE_CHECKING

from portfolio_gen.base.errors import ConfigError
from portfolio_gen.cli.adding.linking import with_line
from portfolio_gen.cli.adding.place import Place
from portfolio_gen.cli.asking import Asker, Question
from portfolio_gen.cli.terminal import plain

if TYPE_CHECKING:
    from portfolio_gen.author.files import NewFile


def with_badge(
    place: Place, who: Asker, name: str, given: str | None
) -> "tuple[list[NewFile], str]":
    """Ask which project it was earned with, and return that project's file with the badge.

    Raises:
        ConfigError: There is no such project.
    """
    chosen = earned_with(who, place, given)
    item = next((item for item in place.portfolio.projects if item.slug == chosen), None)
    if item is None or name in item.meta.badges:
        return [], chosen
    return with_line(place, item.path, "badges", name), chosen


def earned_with(who: Asker, place: Place, given: str | None) -> str:
    """Return the project a badge was earned with; empty for none.

    Raises:
        ConfigError: There is no such project.
    """
    projects = {item.slug: item for item in place.portfolio.projects}
    if given is not None:
        given = given.removeprefix("projects/").rstrip("/")
    if not projects:
        if given:
            raise ConfigError(
                f'there is no project "{given}" in this portfolio.',
                hint=f"Add it first: portfolio-gen add project{place.option}",
            )
        return ""
    question = Question(
        option="--project",
        words="Which project was it earned with",
        what="",
        default="none",
        choices={**{s: plain(i.meta.title) for s, i in projects.items()}, "none": "no project"},
    )
    chosen = who.ask(question, given)
    return "" if chosen == "none" else chosen
