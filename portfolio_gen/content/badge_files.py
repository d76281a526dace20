"""The badges folder: files as issued, and badges that a course only recorded."""

from collections.abc import Mapping
from pathlib import PurePosixPath

from portfolio_gen.badges.read import read_badge
from portfolio_gen.base.errors import BadgeError, Where
from portfolio_gen.content.items import Desk, good_slug, read_settings
from portfolio_gen.model.common import Item, ItemKind, Visibility
from portfolio_gen.model.portfolio import BadgeFile, CourseBadgeMeta

FOLDER = "badges"
"""Where badges lie."""

_WRITTEN = (".yml", ".yaml", ".md")
"""Endings of what a student writes; nothing of it is a badge as issued."""

MAX_BADGE_BYTES = 10_000_000
"""Largest file that is read as a badge, in bytes; an image with a badge in it has one or two."""


def read_course_badges(desk: Desk) -> tuple[Item[CourseBadgeMeta], ...]:
    """Read every ``badges/<id>.yml``."""
    found = []
    for path in _files(desk):
        if path.suffix == ".yml" and good_slug(desk, path.stem, path, ItemKind.BADGE):
            item = read_settings(desk, path, ItemKind.BADGE, path.stem, CourseBadgeMeta)
            found += [item] if item is not None else []
    return tuple(found)


def read_badges(
    desk: Desk,
    recorded: tuple[Item[CourseBadgeMeta], ...],
    visibility: Mapping[str, Visibility],
    default: Visibility,
) -> tuple[BadgeFile, ...]:
    """Read every badge file, whatever its name ends in.

    Args:
        desk: What this reading works with.
        recorded: Badges that a course only recorded; their pictures are not badges.
        visibility: Visibility of single badges, by slug.
        default: Visibility of the others.
    """
    pictures = _pictures(recorded)
    taken = {path.stem: path for path in _files(desk) if path.suffix == ".yml"}
    found = []
    for path in _files(desk):
        if path.suffix in _WRITTEN or path in pictures:
            continue
        if not good_slug(desk, path.stem, path, ItemKind.BADGE) or _is_taken(desk, path, taken):
            continue
        badge = _read(desk, path, visibility.get(path.stem, default))
        found += [badge] if badge is not None else []
    return tuple(found)


def badge_paths(desk: Desk) -> tuple[PurePosixPath, ...]:
    """Return the files that ``read_badges`` reads, whatever is wrong with them."""
    pictures = _pictures(read_course_badges(desk))
    return tuple(
        path for path in _files(desk) if path.suffix not in _WRITTEN and path not in pictures
    )


def _pictures(recorded: tuple[Item[CourseBadgeMeta], ...]) -> set[PurePosixPath]:
    return {item.path.parent / item.meta.image for item in recorded if item.meta.image}


def _files(desk: Desk) -> tuple[PurePosixPath, ...]:
    return tuple(path for path in desk.folder.under(FOLDER) if len(path.parts) == 2)  # noqa: PLR2004


def _is_taken(desk: Desk, path: PurePosixPath, taken: dict[str, PurePosixPath]) -> bool:
    first = taken.setdefault(path.stem, path)
    if first == path:
        return False
    desk.notes.problem(
        "duplicate-address",
        f"{first.name} and {path.name} would both be published as badges/{path.stem}.html.",
        where=Where(file=str(path)),
        hint="Rename one of them; if both are the same badge, keep one.",
    )
    return True


def _read(desk: Desk, path: PurePosixPath, visibility: Visibility) -> BadgeFile | None:
    data = desk.folder.read(path, desk.notes, limit=MAX_BADGE_BYTES)
    if data:
        try:
            badge = read_badge(data, source=str(path))
        except BadgeError as error:
            desk.notes.error("badge", error, where=Where(file=str(path)))
        else:
            return BadgeFile(slug=path.stem, path=path, badge=badge, visibility=visibility)
    desk.broken.add(f"{FOLDER}/{path.stem}")
    return None
