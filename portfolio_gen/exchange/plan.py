"""What an import comes to: files that would be written, and what a person should know."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from portfolio_gen.author.files import NewFile
from portfolio_gen.author.start import schema_for
from portfolio_gen.author.yaml_text import page, settings
from portfolio_gen.base.report import Finding
from portfolio_gen.model.common import Model


@dataclass(frozen=True, slots=True, kw_only=True)
class Import:
    """What becomes of what was brought; nothing is written yet.

    Attributes:
        files: New files, in the order in which they should be written.
        notes: What was left out or changed, where, and what to do about it.
        offers: Addresses that may lead to real badges: (name, address).
    """

    files: tuple[NewFile, ...] = ()
    notes: tuple[Finding, ...] = ()
    offers: tuple[tuple[str, str], ...] = ()


def fields_of(model: Model) -> dict[str, Any]:
    """Return what a model says, without what it says by default."""
    return model.model_dump(mode="json", by_alias=True, exclude_none=True, exclude_defaults=True)


def settings_file(name: str, fields: Mapping[str, Any], what: str) -> NewFile:
    """Return a file of settings at the top of a portfolio, such as ``resume.yml``."""
    path = PurePosixPath(name)
    text = settings(fields, schema=schema_for(path.stem, path))
    return NewFile(path=path, data=text.encode(), what=what)


def page_file(path: str, fields: Mapping[str, Any], body: str, what: str) -> NewFile:
    """Return a Markdown file that shall be written."""
    return NewFile(path=PurePosixPath(path), data=page(fields, body).encode(), what=what)
