"""Names that every computer can keep, and names made from titles."""

import re
import unicodedata

from portfolio_gen.base.paths import DEVICES

MAX_NAME_BYTES = 255
"""Longest name of a file or folder that common disks keep, in bytes of UTF-8."""

_SIGNS = re.compile(r'[<>:"/\\|?*]')


def fault_of(name: str) -> str:
    """Return why a name cannot be kept everywhere, as the end of a sentence; empty if it can."""
    stem = name.partition(".")[0]
    if stem.strip().casefold() in DEVICES:
        return f'Windows keeps the name "{stem}" for itself'
    if name != name.strip() or name.endswith("."):
        return "Windows drops spaces and dots at the end of a name"
    if found := _SIGNS.search(name):
        return f'Windows has no names with "{found[0]}" in them'
    if not name.isprintable():
        return "there is an invisible character in it"
    if len(name.encode()) > MAX_NAME_BYTES:
        return f"a name has at most {MAX_NAME_BYTES} bytes"
    return ""


def plainest(name: str) -> str:
    """Return what two names have in common that some computers cannot tell apart."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", name).casefold())
