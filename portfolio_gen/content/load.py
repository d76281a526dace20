"""A portfolio folder becomes a ``Portfolio`` and a report; the folder is only read."""

from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import TypeVar

from portfolio_gen.base.errors import ContentError, Where
from portfolio_gen.base.report import Finding, Outcome, Report
from portfolio_gen.content.badge_files import badge_paths, read_badges, read_course_badges
from portfolio_gen.content.checks.crosscheck import crosscheck
from portfolio_gen.content.checks.strays import note_strays
from portfolio_gen.content.extras import media_files, theme_files
from portfolio_gen.content.folder import names_in, scan
from portfolio_gen.content.items import Desk, good_slug, read_markdown, read_settings
from portfolio_gen.content.pins import LOCK
from portfolio_gen.content.reading.notes import Notes
from portfolio_gen.content.trusted import ISSUERS, read_identity, read_issuers
from portfolio_gen.model.common import Item, ItemKind, Model
from portfolio_gen.model.course import CourseMeta, OutcomesMeta, RubricMeta
from portfolio_gen.model.issuer import KnownIssuer
from portfolio_gen.model.lock import LockMeta
from portfolio_gen.model.portfolio import (
    AboutMeta,
    AssignmentMeta,
    IdentityMeta,
    Portfolio,
    PortfolioMeta,
    ProjectMeta,
    ReflectionMeta,
    ViewMeta,
)
from portfolio_gen.model.resume import Basics, ResumeMeta

M = TypeVar("M", bound=Model)

SETTINGS = PurePosixPath("portfolio.yml")
"""The file that makes a folder a portfolio."""

MISNAMED = frozenset(
    f"portfolio{ending}" for ending in (".yml", ".yaml", ".yml.txt", ".yaml.txt", ".txt")
)
"""What people call it, in small letters."""


def load_portfolio(folder: Path) -> tuple[Portfolio, Report]:
    """Read everything in a portfolio folder and check how it fits together.

    Args:
        folder: The folder with ``portfolio.yml``.

    Returns:
        The portfolio, without the items that could not be read, and a report with everything
        that is wrong. A report with ``failures`` means that the site would be wrong or lack
        something.

    Raises:
        ContentError: The folder is no portfolio.
    """
    refuse_other_folders(folder)
    desk = Desk(folder=(scan(folder, notes := Notes())), notes=notes)
    portfolio = _read(desk)
    note_strays(desk)
    crosscheck(portfolio, desk)
    findings = sorted(notes.findings, key=lambda finding: finding.where or Where(file=""))
    return portfolio, Report(subject=str(folder), findings=(*findings, *_success(desk)))


def load_identity(folder: Path) -> IdentityMeta:
    """Return what proves that a badge is this person's; empty if nothing was written down.

    Raises:
        ContentError: ``identity.local.yml`` has a mistake in it.
    """
    notes = Notes()
    identity = read_identity(Desk(folder=scan(folder, Notes()), notes=notes))
    _raise_first(notes)
    return identity


def load_badge_paths(folder: Path) -> tuple[PurePosixPath, ...]:
    """Return where the badge files of a portfolio lie, as seen from its folder."""
    return badge_paths(Desk(folder=scan(folder, Notes()), notes=Notes()))


def load_issuers(folder: Path, name: str = ISSUERS.name) -> tuple[KnownIssuer, ...]:
    """Return the issuers this person knows, with the copies kept in the folder.

    Args:
        folder: Where the list and its copies are.
        name: What the list is called there.

    Raises:
        ContentError: The list or a document it names has a mistake in it.
    """
    notes = Notes()
    desk = Desk(folder=scan(folder, Notes()), notes=notes)
    issuers = read_issuers(desk, PurePosixPath(name))
    _raise_first(notes)
    return issuers


def refuse_other_folders(folder: Path) -> None:
    """Refuse a folder without settings, and say how to start.

    Raises:
        ContentError: There is no such folder, or no ``portfolio.yml`` in it.
    """
    if not folder.is_dir():
        raise ContentError(f"{folder} is not a folder.", hint="Check the name, or create it.")
    if (folder / SETTINGS).is_file():
        return
    where = Where(file=str(folder))
    for name in names_in(folder):
        if name.casefold() in MISNAMED:
            right = name == SETTINGS.name
            hint = "Put a text file there." if right else "Rename it to portfolio.yml."
            raise ContentError(_misnamed(name), where=where, hint=hint)
    raise ContentError(
        "this folder is no portfolio: there is no portfolio.yml in it.",
        where=where,
        hint='Go to the folder of your portfolio, or start one with "portfolio-gen init".',
    )


def _misnamed(name: str) -> str:
    """Return what is wrong with the name of a file that is meant as ``portfolio.yml``."""
    if name == SETTINGS.name:
        return "portfolio.yml is not a plain file."
    if name.casefold().endswith(".txt"):
        return f'there is "{name}"; Windows added .txt, and may not show it.'
    if name.casefold() == SETTINGS.name:
        return f'there is "{name}"; the name must be written in small letters.'
    return f"the settings of this portfolio are in {name}."


def _raise_first(notes: Notes) -> None:
    """Turn the first problem into an error.

    Raises:
        ContentError: There is a problem.
    """
    for finding in notes.findings:
        raise ContentError(finding.message, where=finding.where, hint=finding.hint)


def _read(desk: Desk) -> Portfolio:
    settings = _settings(desk)
    default = settings.meta.visibility
    course_badges = read_course_badges(desk)
    return Portfolio(
        folder=desk.folder.root,
        settings=settings,
        identity=read_identity(desk),
        about=_about(desk),
        resume=_resume(desk),
        courses=tuple(_settings_in(desk, ItemKind.COURSE, CourseMeta)),
        projects=tuple(_bundles(desk, ItemKind.PROJECT, ProjectMeta)),
        assignments=tuple(_bundles(desk, ItemKind.ASSIGNMENT, AssignmentMeta)),
        reflections=tuple(_reflections(desk)),
        badges=read_badges(desk, course_badges, settings.meta.badge_visibility, default),
        course_badges=course_badges,
        rubrics=tuple(_settings_in(desk, ItemKind.RUBRIC, RubricMeta)),
        outcomes=_single(desk, "outcomes.yml", ItemKind.OUTCOMES, OutcomesMeta),
        views=tuple(_settings_in(desk, ItemKind.VIEW, ViewMeta)),
        issuers=read_issuers(desk),
        theme_files=theme_files(desk),
        media=media_files(desk),
        lock=_lock(desk),
    )


def _settings(desk: Desk) -> Item[PortfolioMeta]:
    found = read_settings(desk, SETTINGS, ItemKind.SETTINGS, "portfolio", PortfolioMeta)
    if found is not None:
        return found
    # Everything else is read as well, so that all problems are reported at once.
    unread = PortfolioMeta(basics=Basics(name="(portfolio.yml could not be read)"))
    return Item(kind=ItemKind.SETTINGS, slug="portfolio", path=SETTINGS, meta=unread)


def _lock(desk: Desk) -> LockMeta:
    item = _single(desk, LOCK.name, ItemKind.SETTINGS, LockMeta)
    return item.meta if item is not None else LockMeta()


def _single(desk: Desk, name: str, kind: ItemKind, model: type[M]) -> Item[M] | None:
    if not desk.folder.has(name):
        return None
    return read_settings(desk, PurePosixPath(name), kind, kind.value, model)


def _about(desk: Desk) -> Item[AboutMeta] | None:
    path = PurePosixPath("about.md")
    if not desk.folder.has(path.name):
        return None
    return read_markdown(desk, path, ItemKind.ABOUT, "about", AboutMeta)


def _resume(desk: Desk) -> Item[ResumeMeta] | None:
    names = [name for name in ("resume.yml", "resume.json") if desk.folder.has(name)]
    if len(names) > 1:
        desk.notes.problem(
            "duplicate-address",
            "there are resume.yml and resume.json; only resume.yml is used.",
            where=Where(file="resume.json"),
            hint="Delete one of them.",
        )
    return _single(desk, names[0], ItemKind.RESUME, ResumeMeta) if names else None


def _settings_in(desk: Desk, kind: ItemKind, model: type[M]) -> Iterator[Item[M]]:
    """Read every ``*.yml`` directly in the folder of ``kind``."""
    for path in desk.folder.under(kind.value):
        if path.suffix != ".yml" or len(path.parts) != 2:  # noqa: PLR2004 (folder and file)
            continue
        name = path.stem
        if kind is not ItemKind.COURSE and not good_slug(desk, name, path, kind):
            continue
        item = read_settings(desk, path, kind, name, model)
        if item is not None:
            yield item


def _bundles(desk: Desk, kind: ItemKind, model: type[M]) -> Iterator[Item[M]]:
    """Read every folder with an ``index.md`` in the folder of ``kind``."""
    files = desk.folder.under(kind.value)
    for name in sorted({path.parts[1] for path in files if len(path.parts) > 2}):  # noqa: PLR2004
        home = PurePosixPath(kind.value, name)
        inside = tuple(path for path in files if path.parts[:2] == home.parts)
        index = home / "index.md"
        if not good_slug(desk, name, home, kind):
            continue
        if index not in inside:
            _no_index(desk, home)
            continue
        rest = tuple(path for path in inside if path != index)
        item = read_markdown(desk, index, kind, name, model, files=rest)
        if item is not None:
            yield item


def _no_index(desk: Desk, home: PurePosixPath) -> None:
    desk.broken.add(str(home))
    desk.notes.problem(
        "file",
        "there is no index.md in this folder.",
        where=Where(file=str(home)),
        why="Without it the folder is no page, and its files are not published.",
        hint=f"Create {home}/index.md with a title, or rename the Markdown file to index.md.",
    )


def _reflections(desk: Desk) -> Iterator[Item[ReflectionMeta]]:
    kind = ItemKind.REFLECTION
    for path in desk.folder.under(kind.value):
        if path.suffix != ".md" or len(path.parts) != 2:  # noqa: PLR2004 (folder and file)
            continue
        if good_slug(desk, path.stem, path, kind):
            item = read_markdown(desk, path, kind, path.stem, ReflectionMeta)
            if item is not None:
                yield item


def _success(desk: Desk) -> tuple[Finding, ...]:
    if desk.notes.findings:
        return ()
    count = len(desk.folder.files)
    return (
        Finding(
            check="content",
            outcome=Outcome.PASS,
            message=f"{count} files read, and everything in them fits together.",
        ),
    )
