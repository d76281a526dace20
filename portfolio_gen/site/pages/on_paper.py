"""Which badges have a print sheet, and the link to it."""

from portfolio_gen.model.portfolio import BadgeFile
from portfolio_gen.site import links
from portfolio_gen.site.blocks import Link
from portfolio_gen.site.pages.badge_facts import is_signed
from portfolio_gen.site.pages.cards import badge_verdict
from portfolio_gen.site.pages.shelf import AnyBadge, Sheet, Shelf
from portfolio_gen.site.words.labels import ENGLISH
from portfolio_gen.verify.checked import Verdict

_PRINTED = frozenset({Verdict.CONFIRMED, Verdict.UNCONFIRMED, Verdict.INCOMPLETE, Verdict.EXPIRED})


def has_sheet(badge: AnyBadge, shelf: Shelf) -> bool:
    """Tell whether there is something to check, and an address under which it can be."""
    return (
        bool(shelf.options.base_url)
        and isinstance(badge, BadgeFile)
        and is_signed(badge.badge)
        and badge_verdict(badge, shelf) in _PRINTED
    )


def sheet_link(badge: AnyBadge, sheet: Sheet) -> Link | None:
    """Return the link from a badge's page to its sheet; None if it has none."""
    if not has_sheet(badge, sheet.shelf):
        return None
    href = sheet.to(links.sheet_page(badge.slug))
    return Link(text=ENGLISH.sheet, href=href, note=ENGLISH.sheet_note)
