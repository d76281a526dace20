"""Files that nothing reads: said, so that nobody wonders where their page is."""

from pathlib import PurePosixPath

from portfolio_gen.base.errors import Where
from portfolio_gen.base.paths import slugify
from portfolio_gen.content.extras import media_files
from portfolio_gen.content.items import Desk
from portfolio_gen.content.reading.suggest import did_you_mean
from portfolio_gen.content.trusted import COPIES

FILES = (
    "portfolio.yml",
    "identity.local.yml",
    "about.md",
    "resume.yml",
    "resume.json",
    "outcomes.yml",
    "issuers.yml",
    "portfolio.lock",
)
"""What is read at the top of a portfolio."""

FOLDERS = (
    "courses",
    "projects",
    "assignments",
    "reflections",
    "badges",
    "rubrics",
    "views",
    "issuers",
    "theme",
    "media",
)
"""Folders that are read."""

OURS = ("submissions",)
"""Folders that commands of this program write, and that no site is made from."""

FOR_ENGINE = "mkdocs.yml"
"""What people who know the engine expect to find; the settings are made by this program."""

FOR_PEOPLE = ("readme", "license", "licence", "changelog", "contributing", "notes", "todo")
"""Beginnings of names of files that are meant for people and never read."""

LEVELS = {"courses": ".yml", "rubrics": ".yml", "views": ".yml", "reflections": ".md"}
"""Folders whose files lie directly in them, with the ending they have."""


def note_strays(desk: Desk) -> None:
    """Note every file and folder that is in no place where it would be read."""
    unknown = {path.parts[0] for path in (*desk.folder.files, *desk.folder.empty) if path.parts}
    for name in sorted(unknown.difference(FILES, FOLDERS, OURS)):
        _top(desk, PurePosixPath(name))
    for path in desk.folder.files:
        if len(path.parts) > 1 and not _for_people(path):
            _inside(desk, path)
    _unused_documents(desk)


def _for_people(path: PurePosixPath) -> bool:
    return path.name.casefold().startswith(FOR_PEOPLE)


def _top(desk: Desk, path: PurePosixPath) -> None:
    """Note an unknown file or folder at the top."""
    is_file = desk.folder.has(path.name)
    if is_file and (_for_people(path) or path in media_files(desk)):
        return
    if path.name == FOR_ENGINE:
        desk.notes.advise(
            "stray",
            "nothing reads this file: the settings of the engine are made anew with every build.",
            where=Where(file=path.name),
            hint="Delete it; the few settings that can be given stand in portfolio.yml, "
            'under "mkdocs".',
        )
        return
    guess = did_you_mean(path.name, FILES if is_file else FOLDERS)
    what = "file" if is_file else "folder"
    desk.notes.advise(
        "stray",
        f"nothing reads this {what}{guess or '.'}",
        where=Where(file=f"{path}" if is_file else f"{path}/"),
        why="What is in it is not part of the site.",
        hint="Rename it."
        if guess
        else "Move what should be published into one of the folders "
        "of a portfolio, such as media/.",
    )


def _inside(desk: Desk, path: PurePosixPath) -> None:
    """Note a file in a known folder that is not read there."""
    top, depth = path.parts[0], len(path.parts)
    if top in LEVELS:
        _in_flat_folder(desk, path, LEVELS[top])
    elif top in ("projects", "assignments") and depth == 2:  # noqa: PLR2004 (folder and file)
        _beside_bundles(desk, path)
    elif top == "badges" and (depth > 2 or path.suffix in (".yaml", ".md")):  # noqa: PLR2004
        _in_badges(desk, path)


def _in_flat_folder(desk: Desk, path: PurePosixPath, ending: str) -> None:
    top, depth = path.parts[0], len(path.parts)
    if depth == 2 and path.suffix == ending:  # noqa: PLR2004 (folder and file)
        return
    right = PurePosixPath(top, f"{path.stem}{ending}")
    same = path.suffix in (".yml", ".yaml", ".md", ".markdown", ".txt")
    desk.notes.problem(
        "stray",
        f"files in {top}/ end in {ending} and lie directly in it; this one is not read.",
        where=Where(file=str(path)),
        hint=f"Rename it to {right}." if same else "Move it to media/, or delete it.",
    )


def _beside_bundles(desk: Desk, path: PurePosixPath) -> None:
    top = path.parts[0]
    name = slugify(path.stem) or f"{top.removesuffix('s')}-1"
    desk.notes.problem(
        "stray",
        f"every item of {top}/ has a folder of its own; this file is not read.",
        where=Where(file=str(path)),
        hint=f"Move it to {top}/{name}/index.md."
        if path.suffix == ".md"
        else f"Move it into the folder of the item it belongs to, such as {top}/{name}/.",
    )


def _in_badges(desk: Desk, path: PurePosixPath) -> None:
    right = PurePosixPath("badges", path.name)
    if path.suffix == ".yaml":
        hint = f"Rename it to {right.with_suffix('.yml')}."
    elif path.suffix == ".md":
        hint = f"If it is about a badge, move it to reflections/{path.name}."
    else:
        hint = f"Move it to {right}."
    desk.notes.problem(
        "stray",
        "badges lie directly in badges/, as issued or as .yml; this file is not read.",
        where=Where(file=str(path)),
        hint=hint,
    )


def _unused_documents(desk: Desk) -> None:
    """Note key documents and lists that no entry of ``issuers.yml`` names."""
    for path in desk.folder.under(COPIES):
        if not _for_people(path) and path not in desk.documents:
            desk.notes.advise(
                "stray",
                "no entry of issuers.yml names this document.",
                where=Where(file=str(path)),
                why="Badges of that issuer are checked without it.",
                hint=f"Write in the entry of the issuer: document: {path}; a list of withdrawn "
                "badges goes below lists.",
            )
