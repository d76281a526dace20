"""What is published of a badge file: the file itself, and its picture if it brings one."""

import base64
import binascii
import re
from dataclasses import dataclass
from xml.etree.ElementTree import ParseError

import defusedxml.ElementTree as SafeTree
from defusedxml.common import DefusedXmlException

from portfolio_gen.model.badge import Badge, Container
from portfolio_gen.site.links import host

MAX_PICTURE = 2_000_000
"""Largest picture taken out of a badge, in bytes."""

_ENDINGS = {
    Container.JSON: "json",
    Container.JWS: "jwt",
    Container.PNG: "png",
    Container.SVG: "svg",
}

_DATA = re.compile(r"data:image/[a-z0-9.+-]{1,40}(?:;charset=[\w-]{1,20})?;base64,", re.IGNORECASE)

_MAGIC = (
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8\xff", "jpg"),
    (b"GIF87a", "gif"),
    (b"GIF89a", "gif"),
)

_DRAWN = frozenset(
    """
    svg g defs symbol title desc metadata path rect circle ellipse line polyline polygon text
    tspan textpath lineargradient radialgradient stop clippath mask pattern filter marker
    fegaussianblur feoffset feblend fecolormatrix feflood fecomposite femerge femergenode
    assertion credential
    """.split()  # noqa: SIM905 (sixty lines of one word each read worse)
)
"""Elements of a drawing that can neither run nor load anything."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BadgePicture:
    """The picture of a badge.

    Attributes:
        name: Name of its file in the badge's folder; empty if there is none to show.
        data: Its bytes.
        alt: What it shows, in the badge's own words.
        elsewhere: Host of a picture that is on another site and is not loaded.
    """

    name: str = ""
    data: bytes = b""
    alt: str = ""
    elsewhere: str = ""


def raw_name(badge: Badge) -> str:
    """Return the name under which the file is published, byte for byte as it was issued.

    A drawing that could run something when it is opened by itself is published as text: it would
    run with the rights of the whole site.
    """
    name = f"credential.{_ENDINGS[badge.container]}"
    return f"{name}.txt" if name.endswith(".svg") and not is_quiet(badge.raw) else name


def badge_picture(badge: Badge) -> BadgePicture:
    """Return the picture to show: the baked image itself, or one that the document carries."""
    images = [image for image in (badge.image, badge.achievement.image) if image]
    alt = next((image.caption for image in images if image.caption), "")
    if badge.container in {Container.PNG, Container.SVG} and not raw_name(badge).endswith(".txt"):
        return BadgePicture(name=raw_name(badge), data=badge.raw, alt=alt)
    for image in images:
        kind, data = _carried(image.id)
        if kind:
            return BadgePicture(name=f"image.{kind}", data=data, alt=image.caption)
    elsewhere = (host(image.id) for image in images)
    return BadgePicture(elsewhere=next(filter(None, elsewhere), ""))


def is_quiet(svg: bytes) -> bool:
    """Tell whether a drawing consists only of things that can be drawn."""
    try:
        root = SafeTree.fromstring(svg, forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError):
        return False
    return all(_harmless(element.tag, element.attrib) for element in root.iter())


def _harmless(tag: object, attributes: dict[str, str]) -> bool:
    if not isinstance(tag, str) or _local(tag) not in _DRAWN:
        return False
    return all(
        not _local(name).startswith("on")
        and (_local(name) != "href" or value.startswith("#"))
        and "script:" not in value.casefold()
        and (_local(tag) in {"assertion", "credential"} or "url(" not in value.replace("url(#", ""))
        for name, value in attributes.items()
    )


def _local(name: str) -> str:
    return name.rpartition("}")[2].casefold()


def _carried(address: str) -> tuple[str, bytes]:
    """Return kind and bytes of a picture written into the document; empty if it is none."""
    match = _DATA.match(address)
    if match is None or len(address) > MAX_PICTURE * 2:
        return "", b""
    try:
        data = base64.b64decode(address[match.end() :], validate=True)
    except (binascii.Error, ValueError):
        return "", b""
    kind = _kind(data)
    return (kind, data) if kind and len(data) <= MAX_PICTURE else ("", b"")


def _kind(data: bytes) -> str:
    """Tell what a picture is by its first bytes, whatever the document calls it."""
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            return kind
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return "webp"
    return "svg" if is_quiet(data) else ""
