"""A new selection for one reader, at an address that nobody can guess."""

import secrets
from pathlib import Path, PurePosixPath

from portfolio_gen.author.entries import with_entry
from portfolio_gen.author.files import NewFile
from portfolio_gen.author.yaml_text import settings
from portfolio_gen.base.errors import ConfigError
from portfolio_gen.base.paths import is_slug, slugify
from portfolio_gen.content.trusted import IDENTITY

SIGNS = "abcdefghjkmnpqrstuvwxyz23456789"
"""Letters and digits that nobody takes for one another."""

GROUPS, LENGTH = 4, 5
"""Twenty of them make 99 bits: more than anybody can try."""

COMMENT = """A selection for one reader. Nobody finds its page who was not given the address.
Put the items into the order in which they should be read."""

LINES = """lines:
  projects/…: A sentence of yours above this item, for this reader only."""


def random_key() -> str:
    """Return twenty letters and digits in four groups, made so that nobody can guess them."""
    parts = ("".join(secrets.choice(SIGNS) for _ in range(LENGTH)) for _ in range(GROUPS))
    return "-".join(parts)


def new_view(
    folder: Path, name: str, *, title: str, items: tuple[str, ...], passphrase: str = ""
) -> tuple[tuple[NewFile, ...], str]:
    """Return the files of a new view, and its key.

    Args:
        folder: The portfolio folder.
        name: Name of its file; nobody else sees it.
        title: Heading of the page.
        items: What it shows.
        passphrase: For a page that opens with one only.

    Raises:
        ConfigError: The name cannot be one, or the file with the passphrase cannot be changed.
    """
    if not is_slug(name):
        raise ConfigError(
            f'"{name}" cannot be the name of a view.',
            hint=f"Use a-z, 0-9 and single hyphens, such as {slugify(name) or 'for-the-board'}.",
        )
    key = random_key()
    protected = {"protected": True} if passphrase else {}
    text = settings(
        {"title": title, "key": key, **protected, "items": items}, comment=COMMENT, notes=LINES
    )
    path = PurePosixPath("views", f"{name}.yml")
    view = NewFile(path=path, data=text.encode(), what="your view")
    return (view, *_identity(folder, name, passphrase)), key


def _identity(folder: Path, name: str, passphrase: str) -> tuple[NewFile, ...]:
    if not passphrase:
        return ()
    place = folder / IDENTITY
    before = place.read_bytes() if place.is_file() else None
    text = (before or b"").decode("utf-8", "replace")
    changed = with_entry(text, "passphrases", name, passphrase, file=str(IDENTITY))
    what = "the passphrase"
    return (NewFile(path=IDENTITY, data=changed.encode(), what=what, before=before),)
