"""The Content-Security-Policy of every page, as a meta element.

Static hosts such as GitHub Pages send no headers of ours, so the policy stands in the page. The
theme writes a few inline scripts; they are named by their hashes. Only scripts that also stand on
a page without any content are named: a script that came in with somebody's text is not blessed, it
stops the build.
"""

import base64
import hashlib
import re
from collections.abc import Iterable
from functools import lru_cache

from portfolio_gen.base.errors import BuildError
from portfolio_gen.site.output.htmlscan import Scan
from portfolio_gen.site.verifier.files import FOLDER

_ROOT = re.compile(r"""new URL\("[^"<>\\]*",location\)""")
"""The one part of the theme's scripts that differs between folders: the way to the site's root."""

_ASKED = {True: ["https:"], False: []}
"""Pages that check badges ask issuers when their reader agreed; no other page asks anybody."""

_CHARSET = re.compile(r"<meta\s+charset=[\"']?utf-8[\"']?\s*/?>", re.IGNORECASE)
_HEAD = re.compile(r"<head[^>]*>", re.IGNORECASE)


def theme_scripts(scan: Scan) -> frozenset[str]:
    """Return the inline scripts of a page without content, without what differs by folder."""
    return frozenset(_ROOT.sub("", script) for script in scan.scripts)


def policy(scan: Scan, known: frozenset[str], *, page: str) -> str:
    """Return the policy of one page.

    Args:
        scan: The page.
        known: The theme's scripts, from ``theme_scripts``.
        page: Its address, for the message.

    Raises:
        BuildError: The page would run something that the theme did not write.
    """
    strange = [script for script in scan.scripts if _ROOT.sub("", script) not in known]
    if strange or scan.handlers:
        what = strange[0].strip()[:60] if strange else ", ".join(sorted(scan.handlers))
        raise BuildError(f"{page} holds a script that is not part of the theme: {what!r}")
    styles = sources([*scan.styles, *sorted(scan.style_attributes)])
    if scan.style_attributes:
        styles = ["'unsafe-hashes'", *styles]
    parts = {
        "default-src": ["'none'"],
        "script-src": ["'self'", *sources(scan.scripts)],
        "style-src": ["'self'", *styles],
        "img-src": ["'self'", "data:"],
        "media-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'", *_ASKED[_verifies(scan)]],
        "worker-src": ["'self'"],
        "manifest-src": ["'self'"],
        "base-uri": ["'none'"],
        "form-action": ["'none'"],
    }
    return "; ".join(f"{name} {' '.join(values)}" for name, values in parts.items())


def _verifies(scan: Scan) -> bool:
    """Tell whether a page runs the verifier."""
    return any(link.tag == "script" and f"/{FOLDER}" in f"/{link.url}" for link in scan.links)


def insert(html: str, text: str, *, page: str) -> str:
    """Return ``html`` with the policy ``text`` before anything is loaded.

    The character set comes first, because browsers look for it in the first 1,024 bytes only.

    Raises:
        BuildError: The page has no head.
    """
    place = _CHARSET.search(html) or _HEAD.search(html)
    if place is None:
        raise BuildError(f"{page} has no head to put its security policy into.")
    meta = f'<meta http-equiv="Content-Security-Policy" content="{text}">'
    return html[: place.end()] + meta + html[place.end() :]


def sources(texts: Iterable[str]) -> list[str]:
    """Return inline scripts or styles as a policy names them, each once."""
    return list(dict.fromkeys(f"'sha256-{_hash(text)}'" for text in texts))


@lru_cache(maxsize=256)
def _hash(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
