"""The seam between our pages and a site engine: a plain docs tree and its configuration."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

Source = bytes | Path
"""Content of a file: bytes made here, or a file of the portfolio that is copied as it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tree:
    """What an engine turns into a site. Nothing private may enter it.

    Attributes:
        docs: Files of the docs folder by relative path with forward slashes; ``*.md`` become
            pages (``badges/oer-lesson.md`` becomes ``badges/oer-lesson.html``), the rest is
            copied.
        overrides: Files that replace parts of the theme (Material's ``custom_dir``).
        config: Engine configuration (``mkdocs.yml``) without the folders, which the engine adds.
        exact: Files placed in the finished site byte for byte after the engine ran.
    """

    docs: Mapping[str, Source]
    overrides: Mapping[str, bytes] = field(default_factory=dict)
    config: Mapping[str, Any] = field(default_factory=dict)
    exact: Mapping[str, Source] = field(default_factory=dict)
