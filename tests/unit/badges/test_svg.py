"""Badges in SVG images."""

import pytest

from portfolio_gen.badges import svg
from portfolio_gen.badges.baked import Baked, bake_svg, extract
from portfolio_gen.badges.chunk import MAX_TEXT
from portfolio_gen.badges.svg import MAX_ELEMENTS
from portfolio_gen.base.errors import BadgeError, LimitError
from portfolio_gen.model.badge import Container
from tests.unit.badges.samples import OB2_XMLNS, OB3_XMLNS, dumps, ob3, token
from tests.unit.badges.samples import svg as drawing

DAMAGED = "This SVG image is damaged: it is not well-formed XML."
ENCODING = "This SVG image is written in an encoding that is not read here."
DECLARES = (
    "This SVG image declares a document type with content of its own, which is refused because it "
    "can be used to attack whoever opens it."
)
PUBLIC = (
    b'<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" '
    b'"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">'
)
LAUGHS = (
    b'<!DOCTYPE svg [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
    b'<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]><svg>&c;</svg>'
)
OUTSIDE = b'<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg>&x;</svg>'


@pytest.mark.parametrize(
    ("image", "found"),
    [
        (
            drawing(
                '<openbadges:credential><![CDATA[ {"a": "<&"} ]]></openbadges:credential>',
                OB3_XMLNS,
            ),
            Baked(text='{"a": "<&"}'),
        ),
        (
            drawing('<openbadges:credential verify="eyJ.e30.x"/>', OB3_XMLNS),
            Baked(text="eyJ.e30.x"),
        ),
        (
            drawing(
                '<openbadges:assertion verify="https://x.example">{"b":1}</openbadges:assertion>',
                OB2_XMLNS,
            ),
            Baked(text='{"b":1}'),
        ),
        (
            drawing('<openbadges:assertion verify=" https://x.example "/>', OB2_XMLNS),
            Baked(text="https://x.example"),
        ),
        (
            drawing(
                '<g><ob:credential xmlns:ob="https://purl.imsglobal.org/ob/v3p0">{<b>1</b>}</ob:credential></g>'
            ),
            Baked(text="{1}"),
        ),
        (
            drawing("<openbadges:credential>{}</openbadges:credential>" * 2, OB3_XMLNS),
            Baked(text="{}", notes=("The picture holds 2 badges; the first is read.",)),
        ),
        (drawing("<openbadges:credential/>", OB3_XMLNS), Baked(text="")),
        (drawing("<credential>{}</credential><desc>openbadges</desc>", OB3_XMLNS), None),
        (PUBLIC + b"<svg/>", None),
        (b"<?xml version='1.0' encoding='ISO-8859-1'?><svg>\xe4</svg>", None),
        (b"<?xml version='1.0' encoding='windows-1252'?><svg>\x80</svg>", None),
        (b"<svg/>", None),
        (
            drawing("<openbadges:credential>{}</openbadges:credential>", OB3_XMLNS)
            .decode()
            .encode("utf-16"),
            Baked(text="{}"),
        ),
    ],
    ids=[
        "cdata",
        "jws",
        "older",
        "older-address",
        "nested",
        "two",
        "empty",
        "other-elements",
        "public-dtd",
        "latin-1",
        "windows-1252",
        "none",
        "utf-16",
    ],
)
def test_extract(image: bytes, found: Baked | None) -> None:
    """The first element of either version is found; its text goes before its attribute."""
    assert extract(image, Container.SVG) == found


@pytest.mark.parametrize(
    ("image", "message"),
    [
        (LAUGHS, DECLARES),
        (OUTSIDE, DECLARES),
        (b'<!DOCTYPE svg [<!ATTLIST svg width CDATA "1">]><svg/>', DECLARES),
        (b'<?xml version="1.0" encoding="nonsense"?><svg/>', ENCODING),
        (b'<?xml version="1.0" encoding="utf-7"?><svg/>', ENCODING),
        (b'<?xml version="1.0" encoding="unicode_escape"?><svg>\\[</svg>', ENCODING),
        ('<?xml version="1.0" encoding="utf-7"?><svg/>'.encode("utf-16"), ENCODING),
        (b"<svg>", DAMAGED),
        (b"<svg>&nbsp;</svg>", DAMAGED),
        (PUBLIC + b"<svg>&nbsp;</svg>", DAMAGED),
        (b"<svg/><svg/>", DAMAGED),
        (b"", DAMAGED),
        (b"<svg>\xff</svg>", DAMAGED),
        (b"<html/>", "This XML file is not an SVG image."),
    ],
    ids=[
        "laughs",
        "outside",
        "attributes",
        "encoding",
        "utf-7",
        "no-encoding",
        "two-encodings",
        "open",
        "entity",
        "entity-dtd",
        "two-roots",
        "empty",
        "utf-8",
        "html",
    ],
)
def test_refused(image: bytes, message: str) -> None:
    """A drawing that attacks its reader, or is damaged, is refused with a sentence."""
    with pytest.raises(BadgeError) as caught:
        svg.extract(image)
    assert caught.value.message == message


def test_external_definition_is_not_fetched() -> None:
    """A document type from elsewhere is neither fetched nor missed (the network is guarded)."""
    assert svg.extract(b'<!DOCTYPE svg SYSTEM "http://127.0.0.1:9/x.dtd"><svg/>') is None


def test_limits() -> None:
    """Text and number of elements may be exactly at their limits, and not above."""

    def image(size: int) -> bytes:
        return drawing(f"<openbadges:credential>{'x' * size}</openbadges:credential>", OB3_XMLNS)

    found = svg.extract(image(MAX_TEXT))
    assert found is not None
    assert len(found.text) == MAX_TEXT
    with pytest.raises(LimitError) as caught:
        svg.extract(image(MAX_TEXT + 1))
    assert caught.value.message == "The text in this picture has more than 1,500,000 characters."
    assert svg.extract(b"<svg>" + b"<g/>" * (MAX_ELEMENTS - 1) + b"</svg>") is None
    with pytest.raises(LimitError) as caught:
        svg.extract(b"<svg>" + b"<g/>" * MAX_ELEMENTS + b"</svg>")
    assert caught.value.message == "This SVG image has more than 200,000 elements."


JSON_BADGE = dumps(ob3(name="]]> & <b>"))
JWS_BADGE = token(ob3()).encode()


@pytest.mark.parametrize("credential", [JSON_BADGE, JWS_BADGE], ids=["json", "jws"])
@pytest.mark.parametrize(
    "image",
    [
        drawing(),
        drawing(root=" data-x='a>b'"),
        drawing(root=OB3_XMLNS),
        drawing("<openbadges:assertion verify='x'/>", OB2_XMLNS),
        drawing("<g><openbadges:credential>{}</openbadges:credential></g>", OB3_XMLNS),
        drawing("<g><openbadges:credential verify='a>b'/></g>", OB3_XMLNS),
        b"<svg/>",
        b"<s:svg xmlns:s='http://www.w3.org/2000/svg' width='1'/>",
        PUBLIC + b"<!-- <svg> --><svg\n>\xc3\xa4</svg>",
    ],
    ids=[
        "plain",
        "quoted",
        "declared",
        "older",
        "nested",
        "nested-empty",
        "empty",
        "prefix",
        "comment",
    ],
)
def test_baked(image: bytes, credential: bytes) -> None:
    """What is baked is found again, once, and baking it twice changes nothing more."""
    baked = bake_svg(image, credential)
    assert svg.extract(baked) == Baked(text=credential.decode())
    assert baked.count(b"<openbadges:") == 1
    assert bake_svg(baked, credential) == baked


def test_line_breaks() -> None:
    """XML turns line breaks of one system into those of another; the badge is still the same."""
    found = svg.extract(bake_svg(b"<svg/>", b'{\r\n"a": 1}'))
    assert found == Baked(text='{\n"a": 1}')


def test_every_other_byte_is_kept() -> None:
    """The drawing around the badge is not written anew."""
    image = (
        b"<?xml version='1.0'?><!--c-->\r\n<svg  width = '1' >\r\n\t<g a='&lt;'/>&#38; </svg><?x?>"
    )
    baked = bake_svg(image, b'{"a": 1}')
    element = b'<openbadges:credential><![CDATA[{"a": 1}]]></openbadges:credential>'
    assert baked.replace(OB3_XMLNS.encode(), b"").replace(element, b"") == image
    assert baked.index(element) == baked.index(b"'1' >") + 5


@pytest.mark.parametrize(
    ("image", "credential", "message"),
    [
        (b"<svg>", b"{}", DAMAGED),
        (
            b"<svg/>",
            b"no badge",
            "Only a badge can be put into a picture: JSON or signed text (JWS).",
        ),
        (
            drawing().decode().encode("utf-16"),
            b"{}",
            "The badge cannot be written into this SVG image.",
        ),
        (
            drawing("<openbadges:credential>{}</openbadges:credential>", OB3_XMLNS)
            .decode()
            .encode("utf-16"),
            b"{}",
            "The badge cannot be written into this SVG image.",
        ),
        (
            b"<?xml version='1.0' encoding='iso-8859-1'?><svg/>",
            '{"a": "ä"}'.encode(),
            "The badge cannot be written into this SVG image.",
        ),
        (
            b"\xfe\xff" + "<svg/>".encode("utf-16-be"),
            b"{}",
            "The badge cannot be written into this SVG image.",
        ),
        (b"<svg/>", b'{"a": "\x01"}', "The badge cannot be written into this SVG image."),
    ],
    ids=["open", "no-badge", "utf-16", "utf-16-baked", "latin-1", "big-endian", "control"],
)
def test_not_baked(image: bytes, credential: bytes, message: str) -> None:
    """A badge that could not be read back is not written."""
    with pytest.raises(BadgeError) as caught:
        bake_svg(image, credential)
    assert caught.value.message == message
