"""What a build is asked to do, and what became of it."""

import datetime as dt
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from portfolio_gen.base.errors import ConfigError
from portfolio_gen.base.report import Report
from portfolio_gen.site.kept.cache import NO_CACHE, Cache
from portfolio_gen.site.kept.digests import digest

if TYPE_CHECKING:
    from portfolio_gen.site.previewing import Readers  # loads pydantic, too slow for a repeat

_NOT_IN_URL = re.compile(r"[\s<>\"'\\^`{|}\x00-\x1f\x7f]")
"""What would break an address on paper or in a page."""

Progress = Callable[[str], None]
"""Is told what is being done now, in words for people."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildResult:
    """What became of a build.

    Attributes:
        folder: Where the site stands, or would stand.
        report: Everything found on the way: problems, and advice.
        pages: Number of HTML pages.
        badges: Number of badges shown.
        written: True if the site now stands there as the portfolio says.
        unchanged: True if it already stood there.
        readers: For the preview: where files are shown and who finds what; None if not known.
    """

    folder: Path
    report: Report
    pages: int = 0
    badges: int = 0
    written: bool = False
    unchanged: bool = False
    readers: "Readers | None" = field(default=None, repr=False, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """Everything a build is asked to do.

    Attributes:
        source: The portfolio folder.
        out: Where the site goes.
        now: The moment to judge badges by (aware).
        base_url: Where the site will stand; overrides what portfolio.yml says.
        default_base_url: Where it will stand if nothing else says so.
        strict: Let advice stop the build.
        cache: Where to keep what the next build can use.
        progress: Is told what is being done.
        passphrases: Those of protected views, by the name of the view's file; they go before the
            ones in identity.local.yml.
    """

    source: Path
    out: Path
    now: dt.datetime
    base_url: str = ""
    default_base_url: str = ""
    strict: bool = False
    cache: Cache = NO_CACHE
    progress: Progress = lambda _: None
    passphrases: Mapping[str, str] = field(default_factory=dict, repr=False)

    @property
    def day(self) -> dt.datetime:
        """Midnight (UTC) of the day of the build: the only date that is written anywhere."""
        return self.now.astimezone(dt.UTC).replace(hour=0, minute=0, second=0, microsecond=0)

    def kept_as(self, what: str) -> str:
        """Return the name under which the cache keeps ``what`` of this site."""
        place = digest(str(self.source.resolve()), str(self.out.resolve()))[:32]
        return f"sites/{place}-{what}.json"


def address(url: str) -> str:
    """Return a base address with a slash at its end; empty for an empty one.

    Raises:
        ConfigError: It is no web address, or has a query, a password or a character that cannot
            stand in one.
    """
    if not url:
        return ""
    parts = urlsplit(url)
    strange = parts.query or parts.fragment or "@" in parts.netloc or _NOT_IN_URL.search(url)
    if parts.scheme not in {"http", "https"} or not parts.netloc or strange:
        raise ConfigError(
            f"{url!r} is not an address a site can stand at.",
            hint="Give it in full, such as https://ana.github.io/portfolio/.",
        )
    return url if url.endswith("/") else f"{url}/"
