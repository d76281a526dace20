"""What is published of a badge file, and which of its pictures are shown."""

import base64
from dataclasses import replace

import pytest

from portfolio_gen.model.badge import (
    Achievement,
    Badge,
    Container,
    Format,
    Image,
    Issuer,
    Recipient,
    Securing,
)
from portfolio_gen.site.badge_files import (
    MAX_PICTURE,
    BadgePicture,
    badge_picture,
    is_quiet,
    raw_name,
)

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 20
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><circle r="4"/></svg>'

BADGE = Badge(
    source="a.json",
    raw=b"{}",
    payload=b"{}",
    container=Container.JSON,
    format=Format.OB3,
    securing=Securing.EMBEDDED,
    id="urn:a",
    name="A",
    issuer=Issuer(id="did:example:a"),
    achievement=Achievement(id="urn:b", name="A"),
    recipient=Recipient(),
)


def data_uri(data: bytes, kind: str = "png") -> str:
    """The address of a picture that is written into a document."""
    return f"data:image/{kind};base64,{base64.b64encode(data).decode()}"


def with_image(address: str, caption: str = "") -> Badge:
    """A badge whose achievement has an image."""
    image = Image(id=address, caption=caption)
    return replace(BADGE, achievement=replace(BADGE.achievement, image=image))


@pytest.mark.parametrize(
    ("container", "raw", "name"),
    [
        (Container.JSON, b"{}", "credential.json"),
        (Container.JWS, b"a.b.c", "credential.jwt"),
        (Container.PNG, PNG, "credential.png"),
        (Container.SVG, SVG, "credential.svg"),
        (Container.SVG, SVG.replace(b"<circle", b"<script/><circle"), "credential.svg.txt"),
    ],
    ids=["json", "jwt", "png", "svg", "svg that runs"],
)
def test_raw_names(container: Container, raw: bytes, name: str) -> None:
    """The ending tells what it is; a drawing that could run something is published as text."""
    assert raw_name(replace(BADGE, container=container, raw=raw)) == name


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (PNG, "png"),
        (b"\xff\xd8\xff\xe0", "jpg"),
        (b"GIF89a...", "gif"),
        (b"RIFF\0\0\0\0WEBPVP8 ", "webp"),
        (SVG, "svg"),
    ],
    ids=["png", "jpg", "gif", "webp", "svg"],
)
def test_pictures_in_the_document(data: bytes, kind: str) -> None:
    """A picture is known by its first bytes, whatever the document calls it."""
    found = badge_picture(with_image(data_uri(data, "jpeg"), "A leaf"))
    assert found == BadgePicture(name=f"image.{kind}", data=data, alt="A leaf")


@pytest.mark.parametrize(
    "address",
    [
        data_uri(b"<html><script>alert(1)</script></html>"),
        data_uri(SVG.replace(b"<circle", b"<script>alert(1)</script><circle"), "svg+xml"),
        data_uri(PNG + b"\0" * MAX_PICTURE),
        "data:image/png;base64,@@@@",
        "data:image/png,plain",
        "data:text/html;base64," + base64.b64encode(PNG).decode(),
        "javascript:alert(1)",
        "",
    ],
    ids=["html", "script", "large", "not base64", "plain", "type", "javascript", "empty"],
)
def test_no_picture(address: str) -> None:
    """What is no harmless picture of bearable size is not shown."""
    assert badge_picture(with_image(address)) == BadgePicture()


def test_largest_picture() -> None:
    """One of exactly the largest size is shown."""
    data = PNG + b"\0" * (MAX_PICTURE - len(PNG))
    assert badge_picture(with_image(data_uri(data))).name == "image.png"


def test_picture_elsewhere_is_named_and_not_loaded() -> None:
    """Loading it would tell another site who looks at this badge."""
    found = badge_picture(with_image("https://images.example/leaf.png", "A leaf"))
    assert found == BadgePicture(elsewhere="images.example")


def test_a_baked_image_is_its_own_picture() -> None:
    """The file itself is shown, byte for byte."""
    badge = replace(with_image("https://a.example/b.png"), container=Container.PNG, raw=PNG)
    assert badge_picture(badge) == BadgePicture(name="credential.png", data=PNG)


@pytest.mark.parametrize(
    "inside",
    [
        "<script>alert(1)</script>",
        '<circle onload="alert(1)"/>',
        '<a href="https://evil.example"><circle/></a>',
        '<use href="https://evil.example/x.svg#a"/>',
        '<image href="https://evil.example/x.png"/>',
        "<foreignObject><body/></foreignObject>",
        "<style>@import url(https://evil.example/x.css)</style>",
        '<rect fill="url(https://evil.example/x)"/>',
        '<animate attributeName="href" to="javascript:alert(1)"/>',
        '<set attributeName="onload" to="alert(1)"/>',
        '<circle href="javascript:alert(1)"/>',
        "<unclosed>",
        "&undefined;",
    ],
)
def test_drawings_that_are_not_quiet(inside: str) -> None:
    """Everything that could run, load or lead somewhere is refused."""
    assert not is_quiet(f'<svg xmlns="http://www.w3.org/2000/svg">{inside}</svg>'.encode())


@pytest.mark.parametrize(
    "document",
    [
        b'<!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg">&a;</svg>',
        b"\xff\xfe\x00",
        b"",
    ],
    ids=["entity", "bytes", "empty"],
)
def test_documents_that_are_no_drawing(document: bytes) -> None:
    """Document types and broken bytes are refused before anything is looked at."""
    assert not is_quiet(document)


def test_ordinary_drawings_are_quiet() -> None:
    """Gradients refer to parts of their own drawing, and a baked one carries its badge."""
    assert is_quiet(
        b'<svg xmlns="http://www.w3.org/2000/svg" xmlns:b="https://purl.imsglobal.org/ob/v3p0">'
        b'<defs><linearGradient id="g"><stop offset="0"/></linearGradient></defs>'
        b'<b:credential verify="a.b.c">{"url(": "x"}</b:credential>'
        b'<rect fill="url(#g)"/></svg>'
    )
