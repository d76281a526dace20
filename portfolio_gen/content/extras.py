"""Pictures that pages share, and overrides of the theme."""

from pathlib import PurePosixPath

from portfolio_gen.base.errors import Where
from portfolio_gen.content.folder import MAX_TEXT_BYTES, size
from portfolio_gen.content.items import Desk
from portfolio_gen.content.reading.suggest import listing

THEME_ENDINGS = (".css", ".html", ".svg", ".png", ".jpg", ".jpeg", ".webp", ".ico", ".woff2")
"""What may override the theme; scripts may not."""

MEDIA_ENDINGS = (".avif", ".gif", ".jpeg", ".jpg", ".pdf", ".png", ".svg", ".webp")
"""What is taken for a picture where it lies beside ``about.md``."""

MAX_THEME_BYTES = 5_000_000
"""Largest size of all overrides together, in bytes."""


def media_files(desk: Desk) -> tuple[PurePosixPath, ...]:
    """Return the files in ``media/`` and the pictures beside ``about.md``."""
    beside = [
        path
        for path in desk.folder.files
        if len(path.parts) == 1 and path.suffix.lower() in MEDIA_ENDINGS
    ]
    return tuple(sorted([*desk.folder.under("media"), *beside]))


def theme_files(desk: Desk) -> dict[str, bytes]:
    """Return the overrides in ``theme/``, by their path inside it."""
    found: dict[str, bytes] = {}
    total = 0
    for path in desk.folder.under("theme"):
        if path.suffix.lower() not in THEME_ENDINGS:
            _refused(desk, path)
            continue
        data = desk.folder.read(path, desk.notes, limit=MAX_TEXT_BYTES)
        total += len(data)
        if total > MAX_THEME_BYTES:
            _too_much(desk, path)
            break
        if data:
            found[str(path.relative_to("theme"))] = data
    return found


def _refused(desk: Desk, path: PurePosixPath) -> None:
    desk.notes.problem(
        "theme",
        "this file cannot be part of a theme.",
        where=Where(file=str(path)),
        hint=f"Files here end in {listing(THEME_ENDINGS)}; move others to media/.",
    )


def _too_much(desk: Desk, path: PurePosixPath) -> None:
    desk.notes.problem(
        "theme",
        f"the files in theme/ are larger than {size(MAX_THEME_BYTES)} together.",
        where=Where(file=str(path)),
        why="Every reader would download them with the first page.",
        hint="Make fonts and pictures smaller.",
    )
