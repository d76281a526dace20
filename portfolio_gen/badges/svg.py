"""Badges in SVG images: one element of the file, found with a parser that fetches nothing."""

import re
from dataclasses import dataclass, field

from defusedxml.common import DefusedXmlException, DTDForbidden
from defusedxml.ElementTree import DefusedXMLParser, ParseError

from portfolio_gen.badges import jwt
from portfolio_gen.badges.chunk import MAX_TEXT, Baked, text_to_bake
from portfolio_gen.base.errors import BadgeError, LimitError

MAX_ELEMENTS = 200_000
"""Most elements of a drawing that are looked at."""

NAMESPACE = "https://purl.imsglobal.org/ob/v3p0"
"""Names of Open Badges 3.0 in XML."""

_NAMESPACES = {NAMESPACE, "http://openbadges.org"}
_ELEMENTS = {f"{{{space}}}{name}" for space in _NAMESPACES for name in ("credential", "assertion")}

_ENCODINGS = frozenset({"utf-8", "utf-16", "us-ascii", "iso-8859-1", "windows-1252"})

# From "<" to the ">" that ends the tag; values in quotes may contain one.
_TAG = re.compile(rb"""<(?P<name>[^\s"'/>]++)(?:[^"'>]++|"[^"]*+"|'[^']*+')*+>""")
_OWN_PREFIX = re.compile(rb"""\sxmlns:openbadges\s*+=\s*+(?:"[^"]*+"|'[^']*+')""")


@dataclass(slots=True, kw_only=True)
class _Element:
    """One element with a badge.

    Attributes:
        start: Position of its first byte.
        end: Position of its end tag, or after the whole element if that is one tag.
        verify: Value of its attribute of this name.
        text: The text in it, in pieces.
        size: Characters in ``text``.
    """

    start: int
    verify: str
    end: int = 0
    text: list[str] = field(default_factory=list)
    size: int = 0


class _Finder:
    """What the parser reports to: remembers the root and the elements with a badge."""

    def __init__(self) -> None:
        self.root = ""
        self.root_start = 0
        self.found: list[_Element] = []
        self.parser = DefusedParser(self)
        self._open: _Element | None = None
        self._depth = 0
        self._count = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Take note of an element that begins.

        Raises:
            LimitError: More than ``MAX_ELEMENTS``.
        """
        self._count += 1
        if self._count > MAX_ELEMENTS:
            raise LimitError(f"This SVG image has more than {MAX_ELEMENTS:,} elements.")
        position = self.parser.parser.CurrentByteIndex
        if not self.root:
            self.root, self.root_start = tag.rpartition("}")[2], position
        if self._open is not None:
            self._depth += 1
        elif tag in _ELEMENTS:
            self._open = _Element(start=position, verify=attributes.get("verify", ""))
            self.found.append(self._open)
            self._depth = 1

    def end(self, _tag: str) -> None:
        """Take note of an element that ends."""
        if self._open is None:
            return
        self._depth -= 1
        if self._depth == 0:
            self._open.end = self.parser.parser.CurrentByteIndex
            self._open = None

    def data(self, text: str) -> None:
        """Keep the text of an element with a badge.

        Raises:
            LimitError: Longer than ``MAX_TEXT``.
        """
        if self._open is None:
            return
        self._open.size += len(text)
        if self._open.size > MAX_TEXT:
            raise LimitError(f"The text in this picture has more than {MAX_TEXT:,} characters.")
        self._open.text.append(text)


class DefusedParser(DefusedXMLParser):
    """Refuses entities, external references and a document type with content of its own.

    A document type that only names the public SVG definition, as drawing programs write it, is
    let through: nothing of it is ever fetched.
    """

    def __init__(self, target: _Finder) -> None:
        """Report to ``target``."""
        super().__init__(target=target, forbid_dtd=True)
        self.parser.XmlDeclHandler = _check_encoding

    def defused_start_doctype_decl(
        self,
        name: str,
        sysid: str | None,
        pubid: str | None,
        has_internal_subset: bool,  # noqa: FBT001 (the parser's own signature)
    ) -> None:
        """Let through a document type without content of its own.

        Raises:
            DTDForbidden: It has some.
        """
        if has_internal_subset:
            raise DTDForbidden(name, sysid, pubid)


def _check_encoding(_version: str, encoding: str | None, _standalone: int) -> None:
    """Refuse an encoding before the parser looks for it among all that Python knows.

    Some of those are no encodings of text, and some warn on the way.

    Raises:
        BadgeError: The file names an encoding that no drawing needs.
    """
    if encoding is not None and encoding.lower() not in _ENCODINGS:
        raise BadgeError(
            "This SVG image is written in an encoding that is not read here.",
            hint="Save the drawing as plain SVG in UTF-8, or use the badge as a PNG or JSON file.",
        )


def extract(image: bytes) -> Baked | None:
    """Return the first badge in a drawing; None if there is none.

    Raises:
        BadgeError: Not well-formed XML, not SVG, or a document type with content.
        LimitError: Too many elements, or a badge longer than ``MAX_TEXT``.

    Spec: OB 2.0 baking; OB 3.0 section 5.3.2.
    """
    found = _parse(image).found
    if not found:
        return None
    notes = (
        (f"The picture holds {len(found)} badges; the first is read.",) if len(found) > 1 else ()
    )
    return Baked(text="".join(found[0].text).strip() or found[0].verify.strip(), notes=notes)


def bake(image: bytes, credential: bytes) -> bytes:
    """Return the drawing with a badge in it, in place of any badge it held; the rest is kept.

    Args:
        image: A whole SVG file.
        credential: The signed JSON document or the compact JWS.

    Raises:
        BadgeError: Not an SVG file, ``credential`` is neither, or the file's encoding cannot
            hold it.
        LimitError: Too many elements.

    Spec: OB 3.0 section 5.3.2.
    """
    text = text_to_bake(credential)
    finder = _parse(image)
    out = image
    for element in reversed(finder.found):
        out = out[: element.start] + out[_end_of(image, element) :]
    tag = _TAG.match(out, finder.root_start)
    baked = out if tag is None else _with_badge(out, tag, _element(text))
    # XML reads every line break as one character, which JSON does not mind.
    if _read_back(baked) != text.replace("\r\n", "\n"):
        raise BadgeError(
            "The badge cannot be written into this SVG image.",
            hint="Save the drawing as plain SVG in UTF-8.",
        )
    return baked


def _parse(image: bytes) -> _Finder:
    """Go through a drawing.

    Raises:
        BadgeError: Not well-formed XML, not SVG, or a document type with content.
        LimitError: Too many elements, or a badge longer than ``MAX_TEXT``.
    """
    finder = _Finder()
    try:
        finder.parser.feed(image)
        finder.parser.close()
    except DefusedXmlException as error:
        raise BadgeError(
            "This SVG image declares a document type with content of its own, which is refused "
            "because it can be used to attack whoever opens it.",
            hint="Save the drawing as plain SVG, or use the badge as a PNG or JSON file.",
        ) from error
    except ParseError as error:
        raise BadgeError(
            "This SVG image is damaged: it is not well-formed XML.",
            hint="Download it again.",
        ) from error
    if finder.root != "svg":
        raise BadgeError("This XML file is not an SVG image.")
    return finder


def _read_back(image: bytes) -> str:
    """Return the text that a reader will find; empty if there is none."""
    try:
        found = extract(image)
    except BadgeError:
        return ""
    return found.text if found else ""


def _end_of(image: bytes, element: _Element) -> int:
    """Return the position after an element."""
    tag = _TAG.match(image, element.start)
    if tag is None or tag[0].endswith(b"/>"):
        return element.end
    return image.index(b">", element.end) + 1


def _element(text: str) -> bytes:
    """Return the element that holds a badge."""
    if jwt.looks_like(text):
        return f'<openbadges:credential verify="{text}"/>'.encode()
    # The end mark of a CDATA section cannot stand inside one; it is split over two.
    inner = text.replace("]]>", "]]]]><![CDATA[>")
    return f"<openbadges:credential><![CDATA[{inner}]]></openbadges:credential>".encode()


def _with_badge(image: bytes, tag: re.Match[bytes], element: bytes) -> bytes:
    """Return the drawing with the element right after the tag of its root."""
    name = tag["name"]
    rest = _OWN_PREFIX.sub(b"", tag[0][1 + len(name) :])
    closing = b""
    if rest.endswith(b"/>"):
        rest, closing = rest[:-2] + b">", b"</" + name + b">"
    opening = b"<" + name + f' xmlns:openbadges="{NAMESPACE}"'.encode() + rest
    return image[: tag.start()] + opening + element + closing + image[tag.end() :]
