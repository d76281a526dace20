"""Addresses: relative between the pages of one site, absolute only where nothing else works."""

from urllib.parse import quote, urlsplit

HOME = "index.html"
PROJECTS = "projects/index.html"
ASSIGNMENTS = "assignments/index.html"
BADGES = "badges/index.html"
TIMELINE = "timeline.html"
OUTCOMES = "outcomes.html"
ABOUT = "about.html"
RESUME = "resume.html"
VERIFY = "verify.html"
NOTES = "notes.html"

MAX_ADDRESS = 2000
"""Longest address that becomes a link, in characters."""

_SCHEMES = frozenset({"http", "https"})
_NEVER = frozenset("\"'<>\\`")


def item_page(ref: str) -> str:
    """Return the page of an item: ``projects/water-cycle`` is ``projects/water-cycle.html``."""
    return f"{ref}.html"


def short_page(slug: str) -> str:
    """Return the short address of a badge, the one that is printed and scanned."""
    return f"v/{slug}.html"


def sheet_page(slug: str) -> str:
    """Return the page of a badge that is made for paper."""
    return f"print/{slug}.html"


def relative(page: str, target: str) -> str:
    """Return the link from one path of the site to another, escaped for use as an address."""
    path, mark, fragment = target.partition("#")
    return quote(_between(page, path)) + mark + quote(fragment)


def _between(page: str, path: str) -> str:
    """Return the way from the folder of one path to another; both are without dots."""
    if not path:
        return ""
    here, there = page.split("/")[:-1], path.split("/")
    shared = 0
    while shared < min(len(here), len(there) - 1) and here[shared] == there[shared]:
        shared += 1
    return "/".join([*[".."] * (len(here) - shared), *there[shared:]])


def absolute(base_url: str, target: str) -> str:
    """Return the full address of a path of the site; empty if the site's place is not known."""
    if not base_url:
        return ""
    return base_url if target == HOME else base_url + quote(target)


def web_address(text: str) -> str:
    """Return ``text`` if it is an address a browser may be sent to, otherwise nothing.

    Badges are written by strangers: only http and https pass, so ``javascript:`` and ``data:``
    never become a link.
    """
    address = text.strip()
    if len(address) > MAX_ADDRESS or any(c <= " " or c in _NEVER for c in address):
        return ""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    return address if parts.scheme.lower() in _SCHEMES and parts.hostname else ""


def host(address: str) -> str:
    """Return the host an address leads to, to be shown to people; empty if there is none."""
    checked = web_address(address)
    return (urlsplit(checked).hostname or "") if checked else ""
