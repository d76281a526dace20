"""``portfolio-gen add course``."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import click

from portfolio_gen.base.errors import ConfigError
from portfolio_gen.cli.adding.place import Place, find_place, finish, shared
from portfolio_gen.cli.asking import Question, asker, need, stopping


@click.command()
@click.option("--code", help="As the catalogue writes it, such as 'EDUC 210'.")
@click.option("--name", help="Full name of the course.")
@click.option("--term", help="As readers write it, such as 'Fall 2026'.")
@click.option("--start", help="First day, such as 2026-08-24.")
@click.option("--end", help="Last day.")
@click.option("--institution", help="Where it was taught.")
@click.option("--instructor", help="Who taught it.")
@click.option("--id", "name_of_file", help="Name of its file; made from code and term.")
@shared
def command(  # noqa: PLR0913, PLR0917 (one for each option)
    code: str | None,
    name: str | None,
    term: str | None,
    start: str | None,
    end: str | None,
    institution: str | None,
    instructor: str | None,
    name_of_file: str | None,
    folder: Path,
    yes: bool,
) -> None:
    """Add a course."""
    from portfolio_gen.author.items import course
    from portfolio_gen.author.terms import course_id, term_of
    from portfolio_gen.cli.adding import questions as q
    from portfolio_gen.model.course import CourseMeta, Person

    place = find_place(folder)
    who = asker(yes=yes)
    first = Question(
        option="--code",
        words="Code, such as EDUC 210",
        what="The code is missing.",
        default=None,
        check=q.fits(CourseMeta, "code"),
    )
    full = Question(
        option="--name",
        words="Full name",
        what="The name is missing.",
        default=None,
        check=q.fits(CourseMeta, "name"),
    )
    running = term_of(dt.date.fromisoformat(place.today))
    when = Question(
        option="--term", words="Term", what="", default=running, check=q.fits(CourseMeta, "term")
    )
    begins = q.day(CourseMeta, place, "First day", "start")
    ends = _more("end", "Last day", q.fits(CourseMeta, "end"))
    where = _more("institution", "School", q.fits(CourseMeta, "institution"))
    by = _more("instructor", "Who teaches it", q.fits(Person, "name"))
    need(
        who,
        (first, code),
        (full, name),
        (when, term),
        (begins, start),
        (ends, end),
        (where, institution),
        (by, instructor),
    )
    if name_of_file:
        _check_name(place, name_of_file)
    with stopping(who):
        short = who.ask(first, code)
        title = who.ask(full, name)
        period = who.ask(when, term)
        begin = who.ask(begins, start)
        finish_day = who.ask(ends, end)
        school = who.ask(where, institution)
        teacher = who.ask(by, instructor)
    made = name_of_file or course_id(short, period)
    _check_name(place, made, short)
    fields = {
        "code": short,
        "name": title,
        "term": period,
        "start": begin,
        "end": finish_day,
        "institution": school,
        "instructor": {"name": teacher} if teacher else None,
    }
    finish(place, [course(made, fields)], f"add project --course {made}{place.option}")


def _check_name(place: Place, made: str, code: str = "") -> None:
    """Refuse a name that no course file can have.

    Args:
        place: The portfolio.
        made: The name.
        code: What it was made of, if nothing was left of that.

    Raises:
        ConfigError: It is one.
    """
    from portfolio_gen.author.slugs import former_names
    from portfolio_gen.cli.adding.questions import fits, former_fault
    from portfolio_gen.model.portfolio import ProjectMeta

    if not made or fits(ProjectMeta, "course")(made):
        raise ConfigError(
            f'"{made or code}" cannot be the name of a course file.',
            hint="Give one with --id: letters, digits, dots and hyphens, such as EDUC-210-2026fa.",
        )
    if fault := former_fault(made, "courses", former_names(place.portfolio, "courses")):
        raise ConfigError(fault, hint="Give one with --id.")


def _more(name: str, words: str, check: Callable[[str], str]) -> Question:
    """Ask for something that may be left out."""
    return Question(option=f"--{name}", words=f"{words} (Enter: leave out)", what="", check=check)
