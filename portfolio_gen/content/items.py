"""Reads single content files into ``Item`` values."""

from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath
from typing import TypeVar

from portfolio_gen.base.errors import Where
from portfolio_gen.base.paths import is_slug, slugify
from portfolio_gen.content.folder import Folder
from portfolio_gen.content.reading.bind import bind
from portfolio_gen.content.reading.document import Document
from portfolio_gen.content.reading.front_matter import read_page
from portfolio_gen.content.reading.json_places import read_json
from portfolio_gen.content.reading.lenient import without_extras
from portfolio_gen.content.reading.notes import Notes
from portfolio_gen.content.reading.places import read_yaml
from portfolio_gen.model.common import Item, ItemKind, Model

M = TypeVar("M", bound=Model)


@dataclass(slots=True, kw_only=True)
class Desk:
    """What one reading of a folder works with.

    Attributes:
        folder: The files.
        notes: Everything that is wrong.
        broken: Items that are there and could not be read, by reference: nothing that names them
            is at fault.
        about_broken: What unreadable reflections seem to be about.
        documents: Key documents and lists that ``issuers.yml`` names.
    """

    folder: Folder
    notes: Notes
    broken: set[str] = field(default_factory=set)
    about_broken: set[str] = field(default_factory=set)
    documents: set[PurePosixPath] = field(default_factory=set)


def read_settings(
    desk: Desk, path: PurePosixPath, kind: ItemKind, slug: str, model: type[M]
) -> Item[M] | None:
    """Read a file that consists of settings only: YAML, or JSON by its ending."""
    data = desk.folder.read(path, desk.notes)
    if not data:
        _broken(desk, kind, slug)
        return None
    read = read_json if path.suffix == ".json" else read_yaml
    document = read(data, file=str(path), notes=desk.notes)
    if read is read_json:
        document = replace(document, value=without_extras(model, document, desk.notes))
    meta = bind(model, document, desk.notes)
    if meta is None:
        _broken(desk, kind, slug)
        return None
    return Item(kind=kind, slug=slug, path=path, meta=meta, places=document.places)


def read_markdown(  # noqa: PLR0913
    desk: Desk,
    path: PurePosixPath,
    kind: ItemKind,
    slug: str,
    model: type[M],
    *,
    files: tuple[PurePosixPath, ...] = (),
) -> Item[M] | None:
    """Read a Markdown file with settings at its top."""
    data = desk.folder.read(path, desk.notes)
    if not data:
        _broken(desk, kind, slug)
        return None
    optional = kind is ItemKind.ABOUT
    page = read_page(data, file=str(path), notes=desk.notes, optional=optional)
    meta = bind(model, page.document, desk.notes)
    if meta is None:
        _broken(desk, kind, slug, page.document)
        return None
    return Item(
        kind=kind,
        slug=slug,
        path=path,
        meta=meta,
        body=page.body,
        body_line=page.body_line,
        files=files,
        places=page.document.places,
    )


def _broken(desk: Desk, kind: ItemKind, slug: str, document: Document | None = None) -> None:
    desk.broken.add(f"{kind.value}/{slug}")
    about = document.value.get("about") if document and isinstance(document.value, dict) else None
    if isinstance(about, list):
        desk.about_broken.update(entry for entry in about if isinstance(entry, str))


def good_slug(desk: Desk, name: str, path: PurePosixPath, kind: ItemKind) -> bool:
    """Tell whether ``name`` may stand in an address, and say what to call it if not.

    Args:
        desk: What this reading works with.
        name: Name of the folder, or of the file without its ending.
        path: The folder or the file.
        kind: What it is.
    """
    if is_slug(name):
        return True
    better = slugify(name) or f"{kind.value.removesuffix('s')}-1"
    desk.broken |= {f"{kind.value}/{name}", f"{kind.value}/{better}"}
    desk.notes.problem(
        "slug",
        f'"{name}" cannot be part of an address.',
        where=Where(file=str(path)),
        why="The name becomes part of a web address that is printed and typed: only a-z, 0-9 and "
        "single hyphens arrive everywhere unchanged.",
        hint=f"Rename it to {better}{path.suffix if path.name != name else ''}.",
    )
    return False
