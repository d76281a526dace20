"""What a build of the site needs to know besides the portfolio itself."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteOptions:
    """Chosen by whoever runs the build.

    Attributes:
        now: The moment of the build (aware). Two builds with the same moment are equal.
        base_url: Where the site will stand, ending in a slash; empty if that is not known. Only
            what cannot be relative (QR codes, feed, sitemap, JSON-LD) is made from it.
    """

    now: datetime
    base_url: str = ""
