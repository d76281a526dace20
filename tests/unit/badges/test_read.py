"""Files are known by what is in them, and those that are no badge get a clear sentence."""

import json
from typing import Any

import pytest

from portfolio_gen.badges import refusals
from portfolio_gen.badges.read import MAX_FILE, read_badge
from portfolio_gen.badges.refusals import AGAIN, Refusal
from portfolio_gen.base.errors import BadgeError, LimitError, Where
from portfolio_gen.model.badge import Badge, Container, Format, Securing
from tests.unit.badges.samples import (
    EMAIL,
    OB2_XMLNS,
    OB3_XMLNS,
    chunk,
    dumps,
    itxt,
    ob2,
    ob3,
    png,
    svg,
    token,
)

JWT = token({"vc": ob3(proof=None), "iss": ob3()["issuer"]["id"]}, typ="JWT")
PLAIN_JWT = token(ob3(proof=None), typ="vc+jwt", kid="did:web:x.example#1")


@pytest.mark.parametrize(
    ("data", "container", "kind", "securing"),
    [
        (dumps(ob3()), Container.JSON, Format.OB3, Securing.EMBEDDED),
        (b"\r\n\t " + dumps(ob3()) + b"\n", Container.JSON, Format.OB3, Securing.EMBEDDED),
        (dumps(ob3(type="AchievementCredential")), Container.JSON, Format.OB3, Securing.EMBEDDED),
        (dumps(ob2()), Container.JSON, Format.OB2, Securing.HOSTED),
        (JWT.encode(), Container.JWS, Format.OB3, Securing.JWS),
        (f"\n {JWT} \r\n".encode(), Container.JWS, Format.OB3, Securing.JWS),
        (PLAIN_JWT.encode(), Container.JWS, Format.OB3, Securing.JWS),
        (token(ob2()).encode(), Container.JWS, Format.OB2, Securing.JWS),
        (png(itxt(dumps(ob3()))), Container.PNG, Format.OB3, Securing.EMBEDDED),
        (png(itxt(f" {JWT}\n".encode())), Container.PNG, Format.OB3, Securing.JWS),
        (
            png(chunk(b"tEXt", b"openbadges\0" + dumps(ob2()))),
            Container.PNG,
            Format.OB2,
            Securing.HOSTED,
        ),
        (
            svg(f'<openbadges:credential verify="{JWT}"/>', OB3_XMLNS),
            Container.SVG,
            Format.OB3,
            Securing.JWS,
        ),
        (
            b"<!-- a --><?pi?>\n<!DOCTYPE svg>"
            + svg(
                f"<openbadges:assertion><![CDATA[{json.dumps(ob2())}]]></openbadges:assertion>",
                OB2_XMLNS,
            ).split(b"?>\n")[1],
            Container.SVG,
            Format.OB2,
            Securing.HOSTED,
        ),
    ],
    ids=[
        "ob3",
        "spaces",
        "older-type",
        "ob2",
        "jwt-vc",
        "jwt-spaces",
        "jwt",
        "jws-ob2",
        "png",
        "png-jwt",
        "png-ob2",
        "svg-jwt",
        "svg-ob2",
    ],
)
def test_read(data: bytes, container: Container, kind: Format, securing: Securing) -> None:
    """Every kind is known by its content, whatever the file is called; its bytes are kept."""
    badge = read_badge(data, source="notes.txt")
    assert (badge.container, badge.format, badge.securing) == (container, kind, securing)
    assert badge.raw == data
    assert badge.source == "notes.txt"
    assert badge.name in ("Video Explainer", "Copyright Basics")
    assert json.JSONDecoder().decode(badge.payload.decode())


def test_payload_is_as_found() -> None:
    """What was signed is handed on byte for byte, whatever it is wrapped in."""
    data = json.dumps(ob3(), indent=3).replace("\n", "\r\n").encode()
    assert read_badge(data, source="a").payload == data
    assert read_badge(png(itxt(data)), source="a").payload == data
    badge = read_badge(f" {JWT}\n".encode(), source="a")
    assert badge.token == JWT
    assert badge.payload == dumps({"vc": ob3(proof=None), "iss": ob3()["issuer"]["id"]})


def test_byte_order_mark() -> None:
    """A mark that an editor put before the text is left out and noted."""
    for data in (dumps(ob3()), JWT.encode()):
        badge = read_badge(b"\xef\xbb\xbf" + data, source="a")
        assert badge.notes == ("The file begins with a byte order mark, which was left out.",)
        assert badge.token.encode() == data if badge.token else badge.payload == data


def test_notes_of_the_wrapping() -> None:
    """What is odd about the picture or the header is noted with the badge."""
    badge = read_badge(png(itxt(dumps(ob3())), itxt(b"{}")), source="a")
    assert badge.notes == ("The picture holds 2 badges; the first is read.",)
    badge = read_badge(token(ob3(), crit=["x"]).encode(), source="a")
    assert badge.notes == (
        "The header demands extensions (“crit”) that this program does not know.",
    )
    assert [proof.type for proof in badge.proofs] == ["JWS", "DataIntegrityProof"]


def photo(kind: str) -> str:
    """The sentence about a picture that cannot hold a badge."""
    return refusals.PHOTO.message.format(kind=kind)


def address(host: str, refusal: Refusal = refusals.ADDRESS) -> str:
    """The sentence about an address instead of a badge."""
    return refusal.message.format(host=f" (at {host})" if host else "")


URL = "https://api.badgr.io/public/assertions/x?identity__email=ana%40x.example"
LINKED = svg('<openbadges:assertion verify="https://x.example/a"/>', OB2_XMLNS)
SHORTCUT = f"[InternetShortcut]\r\nIDList=\r\nURL={URL}\r\n".encode()


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "This file is empty."),
        (b" \n\t", "This file is empty."),
        (png(), refusals.PNG_WITHOUT_BADGE.message),
        (svg(), refusals.SVG_WITHOUT_BADGE.message),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", photo("JPEG")),
        (b"GIF89a", photo("GIF")),
        (b"RIFF\0\0\0\0WEBPVP8 ", photo("WebP")),
        (b"\0\0\0\x18ftypheic", photo("HEIC")),
        (b"\0\0\0\x18ftypmif1", photo("HEIC")),
        (b"\0\0\0\x18ftypavif", photo("AVIF")),
        (b"%PDF-1.7", refusals.PDF.message),
        (b"PK\x03\x04", refusals.ZIP.message),
        (b"\x1f\x8b\x08", refusals.COMPRESSED.message),
        ('{"a": 1}'.encode("utf-16"), refusals.UTF16.message),
        ('{"a": 1}'.encode("utf-16-le"), refusals.UTF16.message),
        ('{"a": 1}'.encode("utf-16-be"), refusals.UTF16.message),
        (b"\xfe\xff\0{", refusals.UTF16.message),
        (b"<!DOCTYPE html><html>", refusals.HTML.message),
        (b"\n<!-- saved from --><HTML lang=en><svg/>", refusals.HTML.message),
        (b"<meta charset=utf-8>", refusals.HTML.message),
        (b"<?xml version='1.0'?><feed xmlns='x'/>", refusals.XML.message),
        (b"<https://x.example> <y> <z> .", refusals.UNKNOWN.message),
        (b"<!-- never ends", refusals.UNKNOWN.message),
        (b"<", refusals.UNKNOWN.message),
        (b"<?xml version='1.0'?><!DOCTYPE plist><plist/>", address("")),
        (URL.encode(), address("api.badgr.io")),
        (b"HTTPS://WWW.CREDLY.COM/badges/1\n", address("www.credly.com")),
        (b"https://ana@x.example:bad/", address("x.example")),
        (b"https://[::1", address("")),
        ("https://öbf.example/a".encode(), address("")),
        (SHORTCUT, address("api.badgr.io")),
        (b"[InternetShortcut]\n", address("")),
        (b"id: oer-lesson\ntitle: x", refusals.UNKNOWN.message),
        (b"\x7fELF\0\0", refusals.UNKNOWN.message),
        (b'[{"a": 1}]', refusals.SEVERAL.message),
        (b'[ "eyJhbGci"]', refusals.SEVERAL.message),
        (b"[1, 2]", refusals.NOT_A_BADGE.message),
        (png(itxt(b"")), refusals.BAKED_UNKNOWN.message),
        (png(itxt(b"hello")), refusals.BAKED_UNKNOWN.message),
        (
            png(chunk(b"tEXt", b"openbadges\0" + URL.encode())),
            address("api.badgr.io", refusals.BAKED_ADDRESS),
        ),
        (LINKED, address("x.example", refusals.BAKED_ADDRESS)),
        (
            "eyJhbGciOiJub25lIn0.e30.ä".encode(),
            "This signed text holds characters that cannot stand in one.",
        ),
        (
            b"eyJhbGciOiJub25lIn0.e30",
            "A signed text (JWS) has 3 parts with dots between them; this one has 2.",
        ),
    ],
    ids=[
        "empty",
        "blank",
        "png",
        "svg",
        "jpeg",
        "gif",
        "webp",
        "heic",
        "heif",
        "avif",
        "pdf",
        "zip",
        "gzip",
        "utf-16",
        "utf-16-le",
        "utf-16-be",
        "utf-16-bom",
        "html",
        "html-comment",
        "html-part",
        "xml",
        "n-quads",
        "comment",
        "bracket",
        "webloc",
        "url",
        "url-capitals",
        "url-user",
        "url-broken",
        "url-idn",
        "shortcut",
        "shortcut-empty",
        "yaml",
        "binary",
        "list",
        "list-jwt",
        "list-other",
        "baked-empty",
        "baked-text",
        "baked-url",
        "baked-svg-url",
        "jws-characters",
        "jws-cut",
    ],
)
def test_no_badge(data: bytes, message: str) -> None:
    """What it is, why it cannot be used, what to do; and never an e-mail address."""
    with pytest.raises(BadgeError) as caught:
        read_badge(data, source="badges/x.json")
    error = caught.value
    assert error.message == message
    assert error.where == Where(file="badges/x.json")
    assert error.hint.endswith(".")
    assert "@" not in str(error)
    assert "%40" not in str(error)


@pytest.mark.parametrize(
    ("document", "refusal"),
    [
        ({"type": ["VerifiableCredential", "ClrCredential"]}, refusals.CLR),
        ({"type": "VerifiablePresentation", "verifiableCredential": []}, refusals.PRESENTATION),
        ({"verifiableCredential": {}}, refusals.PRESENTATION),
        ({"vp": {}}, refusals.PRESENTATION),
        ({"type": "EnvelopedVerifiableCredential"}, refusals.ENVELOPE),
        ({"type": ["VerifiableCredential", "EndorsementCredential"]}, refusals.ENDORSEMENT),
        ({"type": "Endorsement"}, refusals.ENDORSEMENT),
        ({"type": ["VerifiableCredential", "BitstringStatusListCredential"]}, refusals.STATUS_LIST),
        ({"type": "BadgeClass"}, refusals.BADGE_CLASS),
        ({"name": "B", "criteria": "c", "issuer": "i"}, refusals.BADGE_CLASS),
        ({"@type": "Issuer"}, refusals.ISSUER),
        ({"type": ["Profile"]}, refusals.ISSUER),
        ({"type": "CryptographicKey"}, refusals.COMPONENT),
        ({"type": "RevocationList"}, refusals.COMPONENT),
        ({"id": "did:web:x.example", "verificationMethod": []}, refusals.KEY_DOCUMENT),
        ({"credential": [], "compactJwsString": []}, refusals.SEVERAL),
        ({"badges": []}, refusals.SEVERAL),
        ({"status": {}, "result": []}, refusals.SEVERAL),
        ({"payload": "e30", "signatures": []}, refusals.JWS_JSON),
        ({"payload": "e30", "protected": "e30", "signature": "x"}, refusals.JWS_JSON),
        ({}, refusals.NOT_A_BADGE),
        ({"type": 7, "recipient": {}}, refusals.NOT_A_BADGE),
        ({"type": "Other", "recipient": {}, "badge": {}}, refusals.NOT_A_BADGE),
    ],
    ids=[
        "clr",
        "presentation",
        "presentation-untyped",
        "presentation-jwt",
        "enveloped",
        "endorsement",
        "endorsement-2",
        "status-list",
        "badge-class",
        "badge-class-1",
        "issuer",
        "profile",
        "key",
        "revocation",
        "did",
        "api",
        "badges",
        "backpack",
        "jws-general",
        "jws-flattened",
        "empty",
        "no-type",
        "other-type",
    ],
)
def test_other_documents(document: dict[str, Any], refusal: Refusal) -> None:
    """JSON that is no award says what it is instead, also as signed text."""
    for data in (dumps(document), token(document).encode()):
        with pytest.raises(BadgeError) as caught:
            read_badge(data, source="x.json")
        assert (caught.value.message, caught.value.hint) == (refusal.message, refusal.hint)


@pytest.mark.parametrize(
    ("types", "shown"),
    [
        (["AlumniCredential"], " (AlumniCredential)"),
        (["A1", "B2", "C3", "D4"], " (A1, B2, C3)"),
        ([f"Mail{EMAIL}", "https://x.example/T"], ""),
        ([], ""),
    ],
    ids=["one", "many", "no-words", "none"],
)
def test_other_credentials(types: list[str], shown: str) -> None:
    """Another credential is named by its type, but only where that is a plain word."""
    document = {"type": ["VerifiableCredential", *types]}
    with pytest.raises(BadgeError) as caught:
        read_badge(dumps(document), source="x.json")
    assert caught.value.message == (
        f"This is a verifiable credential of another kind{shown}, not an Open Badge."
    )


def test_untyped_credential() -> None:
    """A credential that does not even say so is another kind, too."""
    with pytest.raises(BadgeError) as caught:
        read_badge(b'{"credentialSubject": {}}', source="x.json")
    assert caught.value.message == (
        "This is a verifiable credential of another kind, not an Open Badge."
    )


def test_too_many_types() -> None:
    """A list of types is bounded, because later work grows with it."""
    document = ob3(type=["OpenBadgeCredential"] * 201)
    with pytest.raises(LimitError) as caught:
        read_badge(dumps(document), source="x.json")
    assert caught.value.message == "“type” has 201 entries; at most 200 are read."
    read = read_badge(dumps(ob3(type=["OpenBadgeCredential"] * 200)), source="x.json")
    assert read.format is Format.OB3


def test_too_large() -> None:
    """A file beyond the limit is not looked at; one at the limit is."""
    with pytest.raises(LimitError) as caught:
        read_badge(bytes(MAX_FILE + 1), source="x.png")
    assert caught.value.message == "This file has 10,000,001 bytes; at most 10,000,000 are read."
    with pytest.raises(BadgeError) as at_limit:
        read_badge(bytes(MAX_FILE), source="x.png")
    assert at_limit.value.message == refusals.UNKNOWN.message


@pytest.mark.parametrize(
    ("data", "place"),
    [
        (b'{\n "a": }', "x:2:7"),
        (b'\xef\xbb\xbf\n{"a": }', "x:2:7"),
        (png(itxt(b'{\n "a": }')), "x"),
        (b"eyJ9.e30.eA", "x"),
    ],
    ids=["json", "mark", "baked", "header"],
)
def test_place(data: bytes, place: str) -> None:
    """Line and column are named where they are lines of the file itself."""
    with pytest.raises(BadgeError) as caught:
        read_badge(data, source="x")
    assert str(caught.value.where) == place


def test_limits_stay_limits() -> None:
    """An error keeps its kind on its way out."""
    with pytest.raises(LimitError) as caught:
        read_badge(b'{"a":' * 100, source="x")
    assert caught.value.where == Where(file="x", line=1, column=321)


def test_private_addresses_stay_private() -> None:
    """An e-mail address is in the view, where a check needs it, but in no note."""
    badge: Badge = read_badge(dumps(ob3(image=[EMAIL, EMAIL], evidence=[[EMAIL]])), source="x")
    assert badge.recipient.identities[0].identity == EMAIL
    assert badge.notes
    assert EMAIL not in " ".join(badge.notes)


def test_every_refusal_reads_well() -> None:
    """Each has a sentence and a way on, and the usual way is to download again."""
    found = [value for value in vars(refusals).values() if isinstance(value, Refusal)]
    assert len(found) > 20
    for refusal in found:
        assert refusal.message.endswith(".")
        assert refusal.hint.endswith(".")
    assert sum(refusal.hint == AGAIN for refusal in found) > 5
