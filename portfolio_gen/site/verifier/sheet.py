"""A badge on paper: what it says, how to check it, and codes that lead to the check.

Paper cannot check itself, so no verdict stands on a sheet, and the sheet says so. Badges of which
the build already knows that they do not count get none.
"""

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from portfolio_gen.badges.baked import extract
from portfolio_gen.base.errors import LimitError
from portfolio_gen.model.badge import Badge, Container
from portfolio_gen.model.portfolio import BadgeFile
from portfolio_gen.site import links
from portfolio_gen.site.blocks import Fact, Link, Picture
from portfolio_gen.site.page import Page
from portfolio_gen.site.pages.badge_facts import facts_of
from portfolio_gen.site.pages.badge_proof import ScanCode, scan_code
from portfolio_gen.site.pages.cards import badge_name, picture_of
from portfolio_gen.site.pages.on_paper import has_sheet
from portfolio_gen.site.pages.shelf import Sheet, Shelf
from portfolio_gen.site.render import Renderer
from portfolio_gen.site.short import POLICY
from portfolio_gen.site.sources import Source
from portfolio_gen.site.theme import SHEET_STYLE
from portfolio_gen.site.verifier.digits import to_digits
from portfolio_gen.site.words.labels import ENGLISH
from portfolio_gen.site.words.language import direction

HOPELESS = 2_400
"""Most bytes that a badge has when it is packed at once and may still fit a code, four times of
what a code holds; for others nothing more is tried."""

_PARTS = re.compile("[^/]*/+|[^/]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetView:
    """What stands on a sheet.

    Attributes:
        policy: Content-Security-Policy of the page.
        steps: How to check the badge.
        scan: The code that leads to the check.
        typed: The short address of the badge.
        typed_parts: The same in parts between which lines may end; a hyphen that somebody types
            must not look like one of ours.
        whole: The code that holds the badge itself; None if that would be too large.
        whole_text: What is said of it.
    """

    language: str
    direction: str
    policy: str
    style: str
    icon: str
    name: str
    kicker: str
    description: str
    picture: Picture | None
    facts: tuple[Fact, ...]
    steps: tuple[str, ...]
    scan: ScanCode
    typed: Link
    typed_parts: tuple[str, ...]
    whole: Markup | None
    whole_text: str
    back: Link


def print_sheets(shelf: Shelf, renderer: Renderer) -> dict[str, Source]:
    """Return the sheets of all badges of the site, with the pictures on them, by their path."""
    found: dict[str, Source] = {}
    for page in _pages(shelf):
        found[page.path] = renderer.fragment(page).encode()
        found.update(page.files)
    return found


def _pages(shelf: Shelf) -> Iterator[Page]:
    for file in shelf.portfolio.badges:
        scan = scan_code(file, shelf) if has_sheet(file, shelf) else None
        if scan:
            sheet = Sheet(shelf=shelf, path=links.sheet_page(file.slug))
            yield Page(
                path=sheet.path,
                template="sheet.html",
                title=badge_name(file, shelf),
                description="",
                view=_view(file, scan, sheet),
                listed=False,
                files=sheet.files,
            )


def _view(file: BadgeFile, scan: ScanCode, sheet: Sheet) -> SheetView:
    shelf, settings = sheet.shelf, sheet.shelf.portfolio.settings.meta
    verifier = links.web_address(settings.verifier_url or "")
    short = links.absolute(shelf.options.base_url, links.short_page(file.slug))
    check_at = verifier or links.absolute(shelf.options.base_url, links.VERIFY)
    check_at = check_at.partition("#")[0]  # the badge comes to stand there
    return SheetView(
        language=settings.language,
        direction=direction(settings.language),
        policy=POLICY,
        style=sheet.to(SHEET_STYLE),
        icon=sheet.to("assets/pf/icon.svg"),
        name=badge_name(file, shelf),
        kicker=ENGLISH.sheet_kicker.format(name=settings.basics.name),
        description=file.badge.achievement.description,
        picture=picture_of(file, sheet),
        facts=facts_of(file, sheet),
        steps=_steps(links.host(verifier)),
        scan=scan,
        typed=Link(text=short, href=short),
        typed_parts=tuple(_PARTS.findall(short)),
        whole=_whole(file.badge, check_at, shelf),
        whole_text=ENGLISH.sheet_whole.format(host=links.host(check_at)),
        back=Link(text=ENGLISH.sheet_back, href=sheet.to_item(file.ref)),
    )


def _steps(verifier: str) -> tuple[str, ...]:
    """Return how to check a badge, with the host of the institution's verifier if there is one."""
    if not verifier:
        return ENGLISH.sheet_scan, ENGLISH.sheet_beware
    return (
        ENGLISH.sheet_scan_verifier.format(host=verifier),
        ENGLISH.sheet_beware_verifier.format(host=verifier),
    )


def _whole(badge: Badge, check_at: str, shelf: Shelf) -> Markup | None:
    """Return the code that holds the badge itself; None if it would be too large for paper."""
    text = _text(badge)
    if len(zlib.compress(text, 1)) > HOPELESS:
        return None
    try:
        digits = to_digits(text)
        title = ENGLISH.sheet_whole_title
        return shelf.options.codes.svg(f"{check_at}#", title=title, digits=digits)
    except LimitError:
        return None


def _text(badge: Badge) -> bytes:
    """Return what the issuer signed: the file, or the text inside the picture."""
    if badge.container in {Container.JSON, Container.JWS}:
        return badge.raw
    baked = extract(badge.raw, badge.container)
    return baked.text.encode() if baked else badge.raw
