"""The first files of a portfolio. Nothing in them says anything that the student did not say."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from portfolio_gen.author.files import NewFile
from portfolio_gen.author.gitignore import with_lines
from portfolio_gen.author.names import fault_of
from portfolio_gen.author.terms import course_id, term_of
from portfolio_gen.author.yaml_text import Value, page, settings
from portfolio_gen.base.errors import ConfigError
from portfolio_gen.base.paths import quoted
from portfolio_gen.content.folder import names_in, read_file
from portfolio_gen.content.load import MISNAMED, SETTINGS
from portfolio_gen.content.trusted import IDENTITY
from portfolio_gen.model.schemas import schema_files

SCHEMAS = ".schemas"
"""Folder with the schemas, by which editors complete fields; no part of the content."""

IGNORE = PurePosixPath(".gitignore")
ABOUT = PurePosixPath("about.md")

YOURS = (ABOUT, IDENTITY)
"""Files that are left as they are if they are there already."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """What somebody said who starts a portfolio; what is empty was left out."""

    name: str
    label: str = ""
    language: str = "en"
    course: str = ""
    base_url: str = ""
    theme: str = "quiet"
    accent: str = ""


def check_start(folder: Path, home: Path | None, here: Path) -> None:
    """Refuse a folder in which no portfolio can be started.

    Args:
        folder: Where it shall be.
        home: The home folder of whoever is asking, if it is known.
        here: The folder they are in.

    Raises:
        ConfigError: There is one already, or the folder is for everything else.
    """
    place = folder.resolve()
    if place in (home, place.parent):
        raise ConfigError(
            f"{place} is the folder of everything you have, and a portfolio needs one of its own.",
            hint="Name a new one: portfolio-gen init my-portfolio",
        )
    if fault := fault_of(place.name):
        raise ConfigError(
            f'"{place.name}" cannot be the name of a folder on every computer: {fault}.',
            hint="Choose another name, such as my-portfolio.",
        )
    for around in place.parents:
        if (around / SETTINGS).is_file():
            raise ConfigError(
                f"{folder} lies inside the portfolio {around}, which would take it for its own.",
                hint="Go to another folder, or add to that portfolio: "
                f"{_add_project(around, here)}",
            )
    for name in names_in(folder) if folder.is_dir() else ():
        if name == SETTINGS.name:
            raise ConfigError(
                f"there is a portfolio in {folder} already ({name}); nothing was changed.",
                hint=f"Add to it: {_add_project(place, here)}",
            )
        if name.casefold() in MISNAMED:
            raise ConfigError(
                f"there is {name} in {folder}, which looks like the settings of a portfolio.",
                hint=f"Rename it to {SETTINGS}, or move it somewhere else, then try again.",
            )


def _add_project(portfolio: Path, here: Path) -> str:
    """Return what can be typed where somebody is to add to a portfolio that is there."""
    command = "portfolio-gen add project"
    if here.is_relative_to(portfolio):
        return command
    near = portfolio.relative_to(here) if portfolio.is_relative_to(here) else portfolio
    return f"{command} --in {quoted(str(near))}"


def first_files(answers: Answers, today: dt.date, pack: Sequence[NewFile] = ()) -> list[NewFile]:
    """Return what a new portfolio consists of.

    Args:
        answers: What the student said.
        today: The day, for the term of a course.
        pack: Files of a course pack.
    """
    files = [_settings(answers), _about(), _identity(), *pack]
    if answers.course:
        files.append(_course(answers.course, today))
    return [*files, *schemas()]


def schemas() -> Iterable[NewFile]:
    """Return the schemas, one for each kind of file."""
    for name, text in schema_files().items():
        yield NewFile(
            path=PurePosixPath(SCHEMAS, name), data=text.encode(), what="helps your editor"
        )


def schema_for(name: str, path: PurePosixPath) -> str:
    """Return where the schema of a file is, as seen from the file."""
    return "/".join([*[".."] * (len(path.parts) - 1), SCHEMAS, f"{name}.json"])


def ignore_file(folder: Path) -> NewFile | None:
    """Return the ``.gitignore`` that is needed; None if it is there already."""
    there = (folder / IGNORE).is_file()
    before = read_file(folder, IGNORE) if there and (folder / IGNORE).stat().st_size else b""
    data = with_lines(before)
    what = "keeps identity.local.yml and the built site out of git"
    if data == before:
        return None
    return NewFile(path=IGNORE, data=data, what=what, before=before if there else None)


def _settings(answers: Answers) -> NewFile:
    fields: dict[str, Value] = {
        "basics": {"name": answers.name, "label": answers.label},
        "language": answers.language,
        "theme": {"name": answers.theme, "accent": answers.accent},
        "base_url": answers.base_url,
    }
    text = settings(
        fields,
        schema=schema_for("portfolio", SETTINGS),
        comment="Your settings. All fields: docs/content.md of portfolio-gen, or let your editor\n"
        "complete them. Check what you wrote with: portfolio-gen check",
        notes="visibility: public                     or unlisted, private, draft\n"
        "license: CC-BY-4.0                     what others may do with your work\n"
        "home: {featured: [projects/a-name]}    what stands first",
    )
    return NewFile(path=SETTINGS, data=text.encode(), what="your settings")


def _about() -> NewFile:
    text = page(
        {"title": "About me"},
        "",
        comment="Write about yourself below the second line of dashes, in Markdown.",
    )
    return NewFile(path=ABOUT, data=text.encode(), what="the page about you, still empty")


def _identity() -> NewFile:
    text = (
        f"# yaml-language-server: $schema={schema_for('identity', IDENTITY)}\n"
        "# Addresses that your badges were sent to, such as: emails: [ana@college.example]\n"
        "# They prove that a badge is yours. This file is never published, and git ignores it.\n"
        "emails: []\n"
    )
    return NewFile(
        path=IDENTITY, data=text.encode(), what="addresses of yours; stays on this computer"
    )


def _course(code: str, today: dt.date) -> NewFile:
    """Return a course of which nothing is known but its code.

    Raises:
        ConfigError: No name for its file can be made of the code.
    """
    term = term_of(today)
    name = course_id(code, term)
    if not name:
        raise ConfigError(
            f'no name for a file can be made of "{code}".',
            hint="Leave the course out here and add it later: portfolio-gen add course",
        )
    path = PurePosixPath("courses", f"{name}.yml")
    text = settings(
        {"code": code, "name": code, "term": term, "start": today},
        schema=schema_for("course", path),
        comment="Term and start were taken from the day this file was made; correct them.",
        notes="instructor: {name: Who teaches it}\nreflection: {minimum: 100, maximum: 300}",
    )
    return NewFile(path=path, data=text.encode(), what="your course; correct its name and dates")
