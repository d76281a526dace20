"""Nobody is named or gives away an address without meaning to."""

from fnmatch import fnmatchcase
from pathlib import Path

from portfolio_gen.base.errors import Where
from portfolio_gen.content.checks.survey import Survey
from portfolio_gen.content.trusted import IDENTITY
from portfolio_gen.model.common import AnyItem
from portfolio_gen.model.resume import Basics, Location

MAX_IGNORE_BYTES = 100_000
"""How much of a ``.gitignore`` is read, in bytes."""


def check_people(survey: Survey) -> None:
    """Note people who did not agree to be named, and addresses that git would publish."""
    owner = survey.portfolio.settings.meta.basics.name
    for item in survey.portfolio.works:
        for number, person in enumerate(item.meta.contributors):
            if not person.consent and person.name != owner:
                survey.notes.problem(
                    "consent",
                    f"{person.name} is named here, and nothing says that they agreed.",
                    where=item.where("contributors", number),
                    why="What is published can be found under that name for years.",
                    hint="Ask, then add: consent: true. Otherwise take the name out.",
                )
    _reachable(survey)
    if survey.desk.folder.has(IDENTITY.name) and not _ignored_by_git(survey.desk.folder.root):
        survey.notes.advise(
            "identity",
            "git would publish this file.",
            where=Where(file=IDENTITY.name),
            why="Anybody could read your addresses in it, and in the history even after it is "
            "deleted.",
            hint=f'Add the line "{IDENTITY.name}" to the file .gitignore beside it.',
        )


def _reachable(survey: Survey) -> None:
    """Note a telephone number and a postal address that would be published."""
    settings, resume = survey.portfolio.settings, survey.portfolio.resume
    _private(survey, settings, settings.meta.basics)
    if resume is not None and resume.meta.basics is not None:
        _private(survey, resume, resume.meta.basics)


def _private(survey: Survey, item: AnyItem, basics: Basics) -> None:
    place = basics.location or Location()
    for value, what, way in (
        (basics.phone, "telephone number", ("phone",)),
        (place.address, "street address", ("location", "address")),
        (place.postalCode, "postal code", ("location", "postalCode")),
    ):
        if value:
            survey.notes.advise(
                "privacy",
                f"everybody can read this {what}.",
                where=item.where("basics", *way),
                why="It can be found and copied for years, even after you take it out.",
                hint=f'Leave "{way[-1]}" out, unless you want to be reached there.',
            )


def _ignored_by_git(folder: Path) -> bool:
    """Tell whether a ``.gitignore`` of the folder, or above it in the same repository, names it."""
    here = folder.resolve()
    for place in (here, *here.parents):
        if _names_identity(place / ".gitignore"):
            return True
        if (place / ".git").exists():
            return False
    return False


def _names_identity(ignore: Path) -> bool:
    if not ignore.is_file():
        return False
    with ignore.open("rb") as stream:
        lines = stream.read(MAX_IGNORE_BYTES).decode(errors="replace").splitlines()
    patterns = [
        line.strip().rsplit("/", 1)[-1] for line in lines if not line.startswith(("#", "!"))
    ]
    return any(fnmatchcase(IDENTITY.name, pattern) for pattern in patterns if pattern)
