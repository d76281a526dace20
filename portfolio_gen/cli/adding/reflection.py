"""``portfolio-gen add reflection``."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from portfolio_gen.base.errors import ConfigError
from portfolio_gen.cli.adding.place import Place, find_place, finish, shared
from portfolio_gen.cli.asking import Asker, Question, asker, need, stopping

if TYPE_CHECKING:
    from portfolio_gen.model.course import WordBand

QUESTION = "What did you learn, and how did it help?"


@click.command()
@click.argument("about", metavar="[ITEM]...", nargs=-1)
@click.option("--text", help="The reflection itself.")
@click.option("--title", help="Its heading on the page.")
@click.option("--date", help="When it was written; today, if left out.")
@click.option("--slug", help="Name of its file; made from what it is about, if left out.")
@shared
def command(  # noqa: PLR0913, PLR0917 (one for each option)
    about: Sequence[str],
    text: str | None,
    title: str | None,
    date: str | None,
    slug: str | None,
    folder: Path,
    yes: bool,
) -> None:
    """Add what you learned from ITEM, such as projects/water-cycle or badges/open-lesson.

    One reflection can be about several items.
    """
    from portfolio_gen.author.items import reflection
    from portfolio_gen.cli.adding import questions as q
    from portfolio_gen.model.portfolio import ReflectionMeta

    place = find_place(folder)
    who = asker(yes=yes)
    subjects = subjects_of(place)
    when = q.day(ReflectionMeta, place, "Written on")
    over = Question(option="--title", words="", what="", check=q.fits(ReflectionMeta, "title"))
    named = [_known(ref, subjects, place) for ref in about]
    need(who, (when, date), (over, title))
    q.check_given(who, place, "reflections", slug=slug)
    with stopping(who):
        refs = named or [_chosen(who, place, subjects)]
        written = who.ask(when, date)
        heading = who.ask(over, title) if title is not None else ""
        name = q.ask_slug(who, place, "reflections", refs[0].rpartition("/")[2], slug)
        body = text if text is not None else ask_text(who, place, refs)
    fields = {"about": refs, "title": heading, "date": written}
    finish(place, [reflection(name, fields, body)], f"build{place.argument}")


def ask_text(who: Asker, place: Place, refs: Sequence[str]) -> str:
    """Ask for a reflection, and say how long it should be."""
    from portfolio_gen.cli.adding.questions import WRITE_NOW

    band, course = band_of(place, refs)
    asks = f"{course} asks for" if course else "Usual are"
    words = f"{QUESTION} {asks} {band.minimum} to {band.maximum} words."
    return who.text(f"{words}\n{WRITE_NOW}")


def band_of(place: Place, refs: Sequence[str]) -> "tuple[WordBand, str]":
    """Return how long a reflection should be, and the course that says so, if one does."""
    from portfolio_gen.model.course import WordBand

    items = place.portfolio.by_ref()
    names = {getattr(getattr(items.get(ref), "meta", None), "course", None) for ref in refs}
    slugs = {ref.rpartition("/")[2] for ref in refs if ref.startswith("badges/")}
    for course in place.portfolio.courses:
        offered = {badge.id for badge in course.meta.badges}
        # A course whose file says nothing asks for nothing.
        asks = "reflection" in course.meta.model_fields_set
        if asks and (course.slug in names or offered & slugs):
            return course.meta.reflection, course.meta.code
    return WordBand(), ""


def subjects_of(place: Place) -> dict[str, str]:
    """Return everything a reflection can be about, with its title."""
    portfolio = place.portfolio
    works = {item.ref: item.meta.title for item in portfolio.works}
    badges = {file.ref: file.badge.name for file in portfolio.badges}
    recorded = {item.ref: item.meta.name for item in portfolio.course_badges}
    courses = {item.ref: item.meta.name for item in portfolio.courses}
    return {**works, **badges, **recorded, **courses}


def _known(ref: str, subjects: dict[str, str], place: Place) -> str:
    """Return an item that there is, named in full or by its last name alone.

    Raises:
        ConfigError: There is none, or several.
    """
    from portfolio_gen.content.reading.suggest import did_you_mean, listing

    found = [name for name in subjects if ref in (name, name.rpartition("/")[2])]
    if len(found) == 1:
        return found[0]
    if found:
        raise ConfigError(f'"{ref}" can mean {listing(found)}.', hint="Write it in full.")
    if not subjects:
        raise ConfigError(
            f'there is no "{ref}" in this portfolio yet.',
            hint=f"Add it first: portfolio-gen add {_kind_of(ref)}{place.option}",
        )
    raise ConfigError(
        f'there is no "{ref}" in this portfolio{did_you_mean(ref, subjects) or "."}',
        hint=f"Here is: {listing(subjects, last='and')}.",
    )


def _kind_of(ref: str) -> str:
    """Return what adds an item: ``badge`` for ``badges/open-lesson``."""
    kind = ref.partition("/")[0].removesuffix("s")
    return kind if kind in {"assignment", "badge", "course"} else "project"


def _chosen(who: Asker, place: Place, subjects: dict[str, str]) -> str:
    """Ask what it is about, items without a reflection first.

    Raises:
        ConfigError: There is nothing to choose from, or nobody can be asked.
    """
    from portfolio_gen.cli.terminal import plain

    done = {ref for item in place.portfolio.reflections for ref in item.meta.about}
    choices = {ref: plain(title) for ref, title in subjects.items() if ref not in done}
    choices |= {ref: plain(title) for ref, title in subjects.items() if ref in done}
    if not choices:
        raise ConfigError(
            "there is nothing in this portfolio yet that a reflection could be about.",
            hint=f"Add a project or a badge first: portfolio-gen add project{place.option}",
        )
    question = Question(
        option="ITEM",
        words="What is it about",
        what="What it is about is missing.",
        default=None,
        choices=choices,
    )
    return who.ask(question, None)
