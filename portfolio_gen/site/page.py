"""A page of the site as a value: everything decided, nothing rendered."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from portfolio_gen.site.sources import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Script:
    """A module that a page loads.

    Attributes:
        path: Where it stands in the site.
        integrity: Digest without which a browser does not run it.
    """

    path: str
    integrity: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page. All strings are plain text; markup that may pass is ``markupsafe.Markup``.

    Attributes:
        path: Where it stands in the site, such as ``badges/oer-lesson.html``.
        template: The fragment that draws it.
        title: What it is called, without the name of the site.
        description: One sentence for search engines and previews.
        view: What the fragment shows: a frozen dataclass of ``portfolio_gen.site.pages``.
        section: Path of the navigation entry it belongs to; empty for none.
        listed: False for a page that only those who have its address shall find.
        jsonld: schema.org statements for machines; empty on pages that are not listed.
        files: Files it shows, by their path in the site.
        updated: When its content changed last, as far as the content says.
        picture: Path in the site of the picture for previews; empty for none.
        scripts: Modules that it needs; the first is run, the others are what it imports.
    """

    path: str
    template: str
    title: str
    description: str
    view: object
    section: str = ""
    listed: bool = True
    jsonld: Mapping[str, Any] = field(default_factory=dict)
    files: Mapping[str, Source] = field(default_factory=dict)
    updated: date | None = None
    picture: str = ""
    scripts: tuple[Script, ...] = ()
