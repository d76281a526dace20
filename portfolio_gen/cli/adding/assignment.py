"""``portfolio-gen add assignment``."""

from collections.abc import Sequence
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

import click

from portfolio_gen.base.errors import BadgeError, ConfigError
from portfolio_gen.cli.adding.place import Place, find_place, finish, shared
from portfolio_gen.cli.asking import Asker, Question, asker, need, stopping
from portfolio_gen.cli.terminal import plain

if TYPE_CHECKING:
    from portfolio_gen.author.files import NewFile
    from portfolio_gen.model.badge import Badge

ENOUGH = 2
"""Outcomes that a signature assignment shows at least."""

NEW_LINE = "- {id: creative-thinking, name: Creative thinking}"
"""How an outcome is written in a list."""

MOST = 12
"""Most outcomes that are asked for."""


@click.command()
@click.option("--title", help="Its name on the page.")
@click.option("--description", help="One sentence an employer understands.")
@click.option("--date", help="When it was finished; today, if left out.")
@click.option("--course", help="The course it was made in: a file in courses/ without its ending.")
@click.option("--outcome", "outcomes", multiple=True, help="An outcome it shows; two or more.")
@click.option("--real-world", help="What it is good for outside the course.")
@click.option("--instructor", help="Who gave the assignment.")
@click.option(
    "--endorsement",
    metavar="FILE",
    type=click.Path(readable=False, path_type=Path),
    help="The instructor's signed endorsement.",
)
@click.option("--text", help="The text of the page.")
@click.option("--slug", help="Its name in its web address; made from the title, if left out.")
@shared
def command(  # noqa: PLR0913, PLR0917 (one for each option)
    title: str | None,
    description: str | None,
    date: str | None,
    course: str | None,
    outcomes: Sequence[str],
    real_world: str | None,
    instructor: str | None,
    endorsement: Path | None,
    text: str | None,
    slug: str | None,
    folder: Path,
    yes: bool,
) -> None:
    """Add a signature assignment of another course, with or without badges."""
    from portfolio_gen.author.items import bundle
    from portfolio_gen.cli.adding import questions as q
    from portfolio_gen.model.common import ItemKind
    from portfolio_gen.model.portfolio import AssignmentMeta

    place = find_place(folder)
    who = asker(yes=yes)
    heading = q.title(AssignmentMeta, "Title of the assignment")
    sentence = q.description(AssignmentMeta)
    use = Question(
        option="--real-world",
        words="What is it good for outside the course (Enter: later)",
        what="",
        check=q.fits(AssignmentMeta, "real_world"),
    )
    teacher = Question(
        option="--instructor",
        words="Who gave the assignment (Enter: leave out)",
        what="",
        check=q.fits(AssignmentMeta, "instructor"),
    )
    finished = q.day(AssignmentMeta, place, "Finished on")
    need(
        who,
        (heading, title),
        (sentence, description),
        (finished, date),
        (use, real_world),
        (teacher, instructor),
    )
    q.check_given(who, place, "assignments", course=course, slug=slug)
    if outcomes:
        _outcomes(place, who, outcomes)
    signed = _endorsement(place, endorsement) if endorsement is not None else None
    with stopping(who):
        name = who.ask(heading, title)
        fields = {
            "title": name,
            "description": who.ask(sentence, description),
            "date": who.ask(finished, date),
            "course": q.ask_course(who, place, course),
            "real_world": who.ask(use, real_world),
            "instructor": who.ask(teacher, instructor),
        }
        shown, lists = _outcomes(place, who, outcomes)
        chosen = q.ask_slug(who, place, "assignments", name, slug)
        body = text if text is not None else who.text(f"The text of the page. {q.WRITE_NOW}")
    letter = [_letter(chosen, signed)] if signed else []
    more = {"outcomes": shown, "endorsement": letter[0].path.name if letter else ""}
    file = bundle(ItemKind.ASSIGNMENT, chosen, {**fields, **more}, body)
    finish(
        place,
        [file, *letter, *lists],
        f"add reflection assignments/{chosen}{place.option}",
        f"build{place.argument}",
    )


def _outcomes(place: Place, who: Asker, given: Sequence[str]) -> "tuple[list[str], list[NewFile]]":
    """Ask which outcomes it shows; without a list of outcomes yet, one is made of the answers.

    Raises:
        ConfigError: A given one is not in the list.
    """
    there = place.portfolio.outcomes
    if there is None:
        return _own_outcomes(who, given)
    choices = {
        f"{framework.id}:{outcome.id}": outcome.name
        for framework in there.meta.frameworks
        for outcome in framework.outcomes
    }
    question = Question(
        option="--outcome",
        words="An outcome it shows; others are added to outcomes.yml first (Enter: no more)",
        what="",
        choices=choices,
    )
    prefixes = [framework.id for framework in there.meta.frameworks]
    for text in given:
        _check_prefix(text, prefixes)
    try:
        return _several(who, question, given), []
    except ConfigError as error:
        raise ConfigError(
            error.message,
            hint=f"{error.hint} To show another one, add a line for it to outcomes.yml first, "
            f"under outcomes: {NEW_LINE}",
        ) from error


def _check_prefix(text: str, prefixes: Sequence[str]) -> None:
    """Refuse an outcome of a framework that is not there.

    Raises:
        ConfigError: It names one.
    """
    from portfolio_gen.content.reading.suggest import listing

    prefix = _prefix_of(text)
    if prefix and prefix not in prefixes:
        here = listing(prefixes, last="and") or "none"
        raise ConfigError(
            f'--outcome: "{text}" names the framework "{prefix}", which is not in outcomes.yml.',
            hint=f"The frameworks there: {here}. Write one of them before the colon.",
        )


def _prefix_of(text: str) -> str:
    """Return the framework in ``ilo:writing``; empty for any other words."""
    from portfolio_gen.base.paths import is_slug

    prefix, colon, name = text.strip().partition(":")
    return prefix if colon and is_slug(prefix) and is_slug(name) else ""


def _fault_of_own(text: str) -> str:
    """Return why something is no outcome in somebody's own words; empty if it is one."""
    from portfolio_gen.cli.adding.questions import fits
    from portfolio_gen.model.course import Outcome

    prefix = _prefix_of(text)
    if prefix:
        return (
            f'"{text}" names the framework "{prefix}", and this portfolio has none: there is no '
            "outcomes.yml. Write the outcome in your own words, such as Creative thinking, or put "
            "your school's list into outcomes.yml first."
        )
    return fits(Outcome, "name")(text)


def _several(who: Asker, question: Question, given: Sequence[str]) -> list[str]:
    """Return all that were given, or that are typed one after the other."""
    found = [who.ask(question, text) for text in given]
    while who.asks and not given and len(found) < MOST:
        answer = who.ask(question, None)
        if not answer:
            break
        found.append(answer)
    return list(dict.fromkeys(text for text in found if text))


def _own_outcomes(who: Asker, given: Sequence[str]) -> "tuple[list[str], list[NewFile]]":
    """Return outcomes in somebody's own words, and the list that is made of them."""
    from portfolio_gen.author.items import outcomes
    from portfolio_gen.author.slugs import free_slug, slug_of

    question = Question(
        option="--outcome",
        words=f"An outcome it shows, such as Creative thinking; {ENOUGH} or more (Enter: no more)",
        what="",
        check=_fault_of_own,
    )
    ids: dict[str, str] = {}
    for name in _several(who, question, given):
        ids[free_slug(slug_of(name) or "outcome", ids)] = name
    if not ids:
        return [], []
    entries = [{"id": slug, "name": name} for slug, name in ids.items()]
    framework = {"id": "own", "name": "Outcomes in my own words", "outcomes": entries}
    return [f"own:{slug}" for slug in ids], [outcomes({"frameworks": [framework]})]


def _endorsement(place: Place, file: Path) -> "Badge":
    """Check an endorsement, say what it is, and return it.

    Raises:
        ConfigError: There is no such file.
        BadgeError: It is no endorsement, or its signature does not fit.
    """
    from portfolio_gen.badges.read import MAX_FILE, read_credential
    from portfolio_gen.model.badge import Format
    from portfolio_gen.verify.checked import Verdict
    from portfolio_gen.verify.context import Context
    from portfolio_gen.verify.steps import verify_badge

    if not file.is_file():
        raise ConfigError(f"There is no file called {file}.", hint="Check the name.")
    with file.open("rb") as stream:
        data = stream.read(MAX_FILE + 1)
    credential = read_credential(data, source=file.name)
    if credential.format is not Format.ENDORSEMENT:
        raise BadgeError(
            f"{file.name} is no endorsement, but {credential.format.value}.",
            hint="Add a badge with: portfolio-gen add badge",
        )
    checked = verify_badge(credential, Context(now=place.now, issuers=place.portfolio.issuers))
    if checked.verdict is Verdict.ALTERED:
        raise BadgeError(
            f"{file.name}: {checked.verdict}. {checked.sentence}",
            hint="Ask the instructor for the file again.",
        )
    name = credential.issuer.name or credential.issuer.id
    click.echo(plain(f"An endorsement by {name}: {checked.verdict}. {checked.sentence}"))
    return credential


def _letter(slug: str, credential: "Badge") -> "NewFile":
    """Return where an endorsement is kept."""
    from portfolio_gen.author.files import NewFile
    from portfolio_gen.model.badge import Container

    ending = "jwt" if credential.container is Container.JWS else "json"
    path = PurePosixPath("assignments", slug, f"endorsement.{ending}")
    return NewFile(path=path, data=credential.raw, what="the endorsement, exactly as received")
