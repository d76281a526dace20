"""What a build of the site needs to know besides the portfolio itself."""

from dataclasses import dataclass, field
from datetime import datetime

from portfolio_gen.site.codes.drawing import Codes
from portfolio_gen.site.kept.bytecode import Bytecode
from portfolio_gen.site.pictures.store import Pictures


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteOptions:
    """Chosen by whoever runs the build.

    Attributes:
        now: The moment of the build (aware). Two builds with the same moment are equal.
        base_url: Where the site will stand, ending in a slash; empty if that is not known. Only
            what cannot be relative (QR codes, feed, sitemap, JSON-LD) is made from it.
        codes: QR codes that an earlier build worked out.
        bytecode: Templates that an earlier build compiled.
        pictures: Pictures that were prepared for the web.
    """

    now: datetime
    base_url: str = ""
    codes: Codes = field(default_factory=Codes)
    bytecode: Bytecode = field(default_factory=Bytecode)
    pictures: Pictures = field(default_factory=Pictures)
