"""Whatever the bytes are: a badge, or one of our errors; and what is baked is found again."""

import copy
import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portfolio_gen.badges import png as png_format
from portfolio_gen.badges import strict_json, svg
from portfolio_gen.badges.baked import bake_png, bake_svg
from portfolio_gen.badges.read import read_badge
from portfolio_gen.base.errors import BadgeError
from portfolio_gen.model.badge import Badge
from tests.unit.badges.samples import OB2_XMLNS, OB3_XMLNS, chunk, dumps, itxt, ob2, ob3, png, token
from tests.unit.badges.samples import svg as drawing

# Time is not what these tests are about, and other work may slow the machine down.
PATIENT = settings(deadline=None)

JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53) + 1, 2**53 - 1)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(exclude_categories=["Cs"]), max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["id", "type", "name", "@value", "issuer", "image", "hashed"]),
            inner,
            max_size=4,
        )
    ),
    max_leaves=8,
)

SAMPLES = [
    dumps(ob3()),
    dumps(ob2()),
    token({"vc": ob3(), "iss": "did:key:z1", "nbf": 1}).encode(),
    png(itxt(dumps(ob3()))),
    png(chunk(b"zTXt", b"openbadges\0\0x\x9c")),
    drawing("<openbadges:credential><![CDATA[{}]]></openbadges:credential>", OB3_XMLNS),
    drawing('<openbadges:assertion verify="eyJ"/>', OB2_XMLNS),
    b"<?xml version='1.0'?><!DOCTYPE svg><svg/>",
]


def read(data: bytes) -> Badge | None:
    """Read, and hold every refusal to the rules of messages."""
    try:
        return read_badge(data, source="file")
    except BadgeError as error:
        refusal = error
    assert refusal.message.endswith(".")
    assert refusal.hint.endswith(".")
    assert refusal.where is not None
    assert refusal.where.file == "file"
    return None


@st.composite
def damaged(draw: st.DrawFn) -> bytes:
    """A file that was good before some bytes were changed, left out or put in."""
    data = bytearray(draw(st.sampled_from(SAMPLES)))
    for _ in range(draw(st.integers(1, 4))):
        position = draw(st.integers(0, len(data)))
        count = draw(st.integers(0, 3))
        data[position : position + count] = draw(st.binary(max_size=4))
    return bytes(data)


@PATIENT
@given(st.binary(max_size=300))
def test_any_bytes(data: bytes) -> None:
    """Random bytes are refused."""
    assert read(data) is None


@settings(PATIENT, max_examples=400)
@given(damaged())
def test_damaged_files(data: bytes) -> None:
    """A damaged file is read or refused, and its bytes are kept."""
    badge = read(data)
    assert badge is None or badge.raw == data


@pytest.mark.parametrize(
    "text", ["{", "[", "<", "<svg>", "eyJ", "https://", "<?", "\x89PNG\r\n\x1a\n"]
)
@PATIENT
@given(rest=st.text(max_size=60))
def test_good_beginnings(text: str, rest: str) -> None:
    """A good beginning promises nothing."""
    read(text.encode("latin-1") + rest.encode("utf-8", "surrogatepass"))


def _ways(value: Any, way: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:  # noqa: ANN401
    """Every way to a value inside a document."""
    pairs: list[tuple[str | int, Any]] = []
    if isinstance(value, dict):
        pairs = list(value.items())
    elif isinstance(value, list):
        pairs = list(enumerate(value))
    return [found for key, inner in pairs for found in [(*way, key), *_ways(inner, (*way, key))]]


def _replaced(
    document: dict[str, Any], way: tuple[str | int, ...], value: object
) -> dict[str, Any]:
    changed: Any = copy.deepcopy(document)
    holder = changed
    for key in way[:-1]:
        holder = holder[key]
    holder[way[-1]] = value
    assert isinstance(changed, dict)
    return changed


FULL_OB3 = ob3(
    image={"id": "x"},
    evidence=[{"id": "x"}],
    credentialStatus={"type": "BitstringStatusListEntry"},
    endorsement=[{"issuer": {"name": "x"}}],
    endorsementJwt=["x"],
)
FULL_OB2 = ob2(expires="2030", revoked=False, evidence=["x"], image="x", endorsement=["x"])
CLAIMS = {"vc": ob3(), "iss": "x", "sub": "x", "jti": "x", "nbf": 1, "exp": 1}


@settings(PATIENT, max_examples=300)
@given(st.data())
@pytest.mark.parametrize(
    ("document", "pack"),
    [(FULL_OB3, dumps), (FULL_OB2, dumps), (CLAIMS, lambda claims: token(claims).encode())],
    ids=["ob3", "ob2", "jwt"],
)
def test_any_member(
    document: dict[str, Any], pack: Callable[[dict[str, Any]], bytes], data: st.DataObject
) -> None:
    """Any value in place of any member gives a badge or one of our errors."""
    way = data.draw(st.sampled_from(_ways(document)))
    badge = read(pack(_replaced(document, way, data.draw(JSON))))
    if badge is not None:
        assert isinstance(badge.name, str)
        assert hash(badge)


@PATIENT
@given(
    st.dictionaries(st.text(st.characters(exclude_categories=["Cs"]), max_size=9), JSON, max_size=5)
)
def test_strict_json_reads_what_json_writes(value: dict[str, Any]) -> None:
    """Whatever the standard writer writes within the bounds is read the same."""
    for ascii_only in (True, False):
        data = json.dumps(value, ensure_ascii=ascii_only).encode()
        assert strict_json.loads(data) == value


# What XML cannot hold is refused when baking, and has its own test.
XML_TEXT = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"), max_size=40
)


@PATIENT
@given(XML_TEXT, st.lists(st.binary(max_size=20), max_size=3))
def test_png_round_trip(text: str, others: list[bytes]) -> None:
    """What is baked into a PNG is found again, and nothing else changes."""
    credential = dumps({"a": text})
    image = png(*(chunk(b"tEXt", b"x\0" + other) for other in others))
    baked = bake_png(image, credential)
    found = png_format.extract(baked)
    assert found is not None
    assert found.text.encode() == credential
    assert baked.replace(itxt(credential), b"", 1) == image
    assert bake_png(baked, credential) == baked


@PATIENT
@given(XML_TEXT, st.sampled_from(["", OB3_XMLNS, OB2_XMLNS]))
def test_svg_round_trip(text: str, root: str) -> None:
    """What is baked into an SVG is found again, also when it holds marks of XML."""
    credential = dumps({"a": text, "b": "]]>" + text})
    image = drawing(root=root)
    baked = bake_svg(image, credential)
    found = svg.extract(baked)
    assert found is not None
    assert found.text.encode() == credential
    assert bake_svg(baked, credential) == baked


@settings(PATIENT, max_examples=200)
@given(damaged(), st.sampled_from([dumps(ob3()), token(ob3()).encode()]))
def test_baking_into_damaged_pictures(data: bytes, credential: bytes) -> None:
    """A badge is baked so that it is found again, or not at all."""
    for bake, extract in ((bake_png, png_format.extract), (bake_svg, svg.extract)):
        try:
            baked = bake(data, credential)
        except BadgeError:
            continue
        found = extract(baked)
        assert found is not None
        assert found.text == credential.decode()
