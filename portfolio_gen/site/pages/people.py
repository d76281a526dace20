"""The person, on the first page and on the page about them."""

from portfolio_gen.site.blocks import Link, Picture
from portfolio_gen.site.pages.shelf import Sheet, Shelf


def portrait(sheet: Sheet) -> Picture | None:
    """Publish and return the picture of the person, if there is one."""
    settings = sheet.shelf.portfolio.settings
    basics = settings.meta.basics
    alt = basics.imageAlt or basics.name
    return sheet.picture(basics.image or "", settings.path, alt=alt)


def profiles(shelf: Shelf) -> tuple[Link, ...]:
    """Return the ways to reach the person, and their accounts elsewhere."""
    basics = shelf.portfolio.settings.meta.basics
    found = [Link(text=p.network, href=p.url, outside=True) for p in basics.profiles if p.url]
    mail = [Link(text=basics.email, href=f"mailto:{basics.email}")] if basics.email else []
    return (*mail, *found)
