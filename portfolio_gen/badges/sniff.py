"""What a file is, by its first bytes; never by its name."""

import re

from portfolio_gen.badges import png, refusals
from portfolio_gen.badges.refusals import Refusal
from portfolio_gen.model.badge import Container


def _photo(kind: str) -> Refusal:
    photo = refusals.PHOTO
    return Refusal(message=photo.message.format(kind=kind), hint=photo.hint)


_MARKS: tuple[tuple[int, bytes, Refusal], ...] = (
    (0, b"\xff\xd8\xff", _photo("JPEG")),
    (0, b"GIF8", _photo("GIF")),
    (8, b"WEBP", _photo("WebP")),
    (4, b"ftyphei", _photo("HEIC")),
    (4, b"ftypmif", _photo("HEIC")),
    (4, b"ftypavi", _photo("AVIF")),
    (0, b"%PDF-", refusals.PDF),
    (0, b"PK\x03\x04", refusals.ZIP),
    (0, b"\x1f\x8b", refusals.COMPRESSED),
    (0, b"\xff\xfe", refusals.UTF16),
    (0, b"\xfe\xff", refusals.UTF16),
    (0, b"{\0", refusals.UTF16),
    (0, b"\0{", refusals.UTF16),
)
"""Position and first bytes of files that are no badges."""

BOM = b"\xef\xbb\xbf"
"""Mark that some programs put before UTF-8 text."""

_ADDRESS = re.compile(r"https?://[^\s\"<>]{3,2000}", re.IGNORECASE)
_SHORTCUT = re.compile(r"\[InternetShortcut\]", re.IGNORECASE)
_SHORTCUT_ADDRESS = re.compile(r"^URL=(\S{1,2000})", re.IGNORECASE | re.MULTILINE)
_LIST = re.compile(r"\[\s*+(?:\{|\"eyJ)")
_DOCTYPE = re.compile(r"\s*+<!DOCTYPE\s+([\w:.-]+)", re.IGNORECASE)
_ROOT = re.compile(r"\s*+<(?:[A-Za-z_][\w.-]*+:)?([A-Za-z_][\w.-]*+)(?=[\s/>])")
_ASIDES = re.compile(r"(?:\s*+(?:<\?.*?\?>|<!--.*?-->))*+", re.DOTALL)
_PAGE = frozenset({"html", "head", "body", "meta", "title", "script", "div", "p", "a"})


def kind_of(data: bytes) -> Container:
    """Return what a file is.

    Raises:
        BadgeError: Something that is no badge, for the reason in the message.
    """
    if data.startswith(png.SIGNATURE):
        return Container.PNG
    for place, mark, refusal in _MARKS:
        if data[place : place + len(mark)] == mark:
            raise refusal.error()
    text = data.removeprefix(BOM).decode("utf-8", "replace").strip()
    return _kind_of_markup(text) if text.startswith("<") else kind_of_text(text)


def kind_of_text(text: str, *, baked: bool = False) -> Container:
    """Return whether a text is JSON or signed text.

    Args:
        text: Without white space around it.
        baked: It was found inside a picture.

    Raises:
        BadgeError: It is neither.
    """
    if text.startswith("{"):
        return Container.JSON
    # Every header begins with {" and that is eyJ in base64url; what is wrong with a token that
    # begins well is said where it is taken apart.
    if text.startswith("eyJ"):
        return Container.JWS
    if _ADDRESS.fullmatch(text):
        refusal = refusals.BAKED_ADDRESS if baked else refusals.ADDRESS
        raise refusals.with_host(refusal, text)
    if _SHORTCUT.match(text):
        address = _SHORTCUT_ADDRESS.search(text)
        raise refusals.with_host(refusals.ADDRESS, address[1] if address else "")
    if text.startswith("["):
        raise (refusals.SEVERAL if _LIST.match(text) else refusals.NOT_A_BADGE).error()
    if baked:
        raise refusals.BAKED_UNKNOWN.error()
    raise (refusals.UNKNOWN if text else refusals.EMPTY).error()


def begins_as_json(data: bytes) -> bool:
    """Tell whether lines of the file are lines of the JSON document."""
    return data.removeprefix(BOM).lstrip()[:1] == b"{"


def _kind_of_markup(text: str) -> Container:
    """Return that a text is SVG.

    Raises:
        BadgeError: A web page, a saved link, or other XML.
    """
    root = _root_of(text)
    if root == "svg":
        return Container.SVG
    if root.lower() in _PAGE:
        raise refusals.HTML.error()
    if root == "plist":
        raise refusals.with_host(refusals.ADDRESS, "")
    raise (refusals.XML if root else refusals.UNKNOWN).error()


def _root_of(text: str) -> str:
    """Return the name of the first element or of the document type; empty if there is none."""
    asides = _ASIDES.match(text)
    position = asides.end() if asides else 0
    found = _DOCTYPE.match(text, position) or _ROOT.match(text, position)
    return found[1].rpartition(":")[2] if found else ""
