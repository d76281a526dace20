"""``portfolio-gen add course``."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import click

from portfolio_gen.base.errors import ConfigError
from portfolio_gen.cli.adding.place import find_place, finish, shared
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
    from portfolio_gen.author.slugs import former_names
    from portfolio_gen.author.terms import course_id, term_of
    from portfolio_gen.cli.adding import questions as q
    from portfolio_gen.model.course import CourseMeta, Person
    from portfolio_gen.model.portfolio import ProjectMeta

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
    need(who, (first, code), (full, name))
    with stopping(who):
        short = who.ask(first, code)
        title = who.ask(full, name)
        period = who.ask(when, term)
        begin = who.ask(q.day(CourseMeta, place, "First day", "start"), start)
        finish_day = who.ask(_more("end", "Last day", q.fits(CourseMeta, "end")), end)
        school = who.ask(
            _more("institution", "School", q.fits(CourseMeta, "institution")), institution
        )
        teacher = who.ask(_more("instructor", "Who teaches it", q.fits(Person, "name")), instructor)
    made = name_of_file or course_id(short, period)
    if not made or q.fits(ProjectMeta, "course")(made):
        raise ConfigError(
            f'"{made or short}" cannot be the name of a course file.',
            hint="Give one with --id: letters, digits, dots and hyphens, such as EDUC-210-2026fa.",
        )
    if fault := q.former_fault(made, "courses", former_names(place.portfolio, "courses")):
        raise ConfigError(fault, hint="Give one with --id.")
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


def _more(name: str, words: str, check: Callable[[str], str]) -> Question:
    """Ask for something that may be left out."""
    return Question(option=f"--{name}", words=f"{words} (Enter: leave out)", what="", check=check)
