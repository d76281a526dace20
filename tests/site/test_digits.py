"""Badges as digits: attacks first, then what comes back, and what must never change."""

import hashlib
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio_gen.badges.strict_json import MAX_BYTES
from portfolio_gen.base.errors import LimitError
from portfolio_gen.site.verifier.digits import (
    MAX_DATA,
    MAX_DIGITS,
    MAX_PACKED,
    from_digits,
    to_digits,
)
from portfolio_gen.site.verifier.preset import PRESET
from tests.conftest import ROOT
from tests.site.digits_cases import HONEST, HOSTILE, Refused, digits, packed

FROZEN = "38b034756bde41ff64cdde305d249548ee619b87e7da5db45911b7bcaa7d4848"


@pytest.mark.parametrize("case", HOSTILE.values(), ids=HOSTILE)
def test_refused(case: Refused) -> None:
    """Digits that nobody printed say so, in one sentence, and cost little."""
    with pytest.raises(case.error) as caught:
        from_digits(case.text)
    assert type(caught.value) is case.error
    assert caught.value.message == case.message


@pytest.mark.parametrize("data", HONEST.values(), ids=HONEST)
def test_there_and_back(data: bytes) -> None:
    """Whatever a file is, it comes back byte for byte."""
    text = to_digits(data)
    assert from_digits(text) == data
    assert text[0] == "1"
    assert set(text) <= set("0123456789")


@given(st.binary(max_size=300))
def test_any_bytes_there_and_back(data: bytes) -> None:
    """Also what nobody thought of."""
    assert from_digits(to_digits(data)) == data


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=9), inner),
    max_leaves=9,
)


@given(_JSON, st.sampled_from([None, 0, 1, 2, 4]), st.sampled_from(["", "\n"]))
def test_any_json_there_and_back(value: object, indent: int | None, end: str) -> None:
    """However JSON is laid out."""
    data = (json.dumps(value, indent=indent, ensure_ascii=False) + end).encode()
    assert from_digits(to_digits(data)) == data


@pytest.mark.parametrize("end", [b"", b"\n"], ids=["as it is", "ended"])
def test_layout_costs_next_to_nothing(end: bytes) -> None:
    """Blanks between the parts of a document are not packed at all."""
    document = {"name": "Open lesson", "tag": ["a", "b", {"c": {"d": ["e"] * 20}}]}
    small = json.dumps(document, separators=(",", ":")).encode()
    large = json.dumps(document, indent=2).encode() + end
    assert len(to_digits(large)) <= len(to_digits(small)) + 1


def test_the_largest_that_is_read() -> None:
    """A file of as many bytes as any badge may have is read, and one more is not."""
    assert len(from_digits(digits(1, packed(bytes(MAX_BYTES))))) == MAX_BYTES


@pytest.mark.parametrize(
    "data",
    [b"\0" * (MAX_DATA + 1), b"".join(hashlib.sha256(bytes([n])).digest() for n in range(51))],
    ids=["too many bytes", "too many bytes once packed"],
)
def test_too_large_for_digits(data: bytes) -> None:
    """What no code could hold is not written."""
    with pytest.raises(LimitError, match=r"^This badge is too large to be written as digits\.$"):
        to_digits(data)


def test_what_is_written_is_read() -> None:
    """The bound on bytes keeps below the bound on digits."""
    assert len("1" + str(int.from_bytes(b"\xff" * MAX_PACKED))) <= MAX_DIGITS


def test_the_preset_never_changes() -> None:
    """Codes on paper are read with it years later: a better text is another edition."""
    assert hashlib.sha256(PRESET).hexdigest() == FROZEN


def test_the_browser_has_the_same_preset() -> None:
    """The text stands twice, once for each language."""
    source = (ROOT / "themes/verifier/ui/preset.js").read_text("utf-8")
    text = source.partition("String.raw`")[2].rpartition('`.replaceAll("\\n", "")')[0]
    assert text.replace("\n", "").encode() == PRESET


def test_a_code_of_today_is_read() -> None:
    """Digits that were printed with the first edition."""
    assert from_digits(PRINTED) == b'{\n  "type": [\n    "OpenBadgeCredential"\n  ]\n}\n'


PRINTED = "160200842930814760192"
