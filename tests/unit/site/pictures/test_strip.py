"""Moving pictures lose what is not the picture, and broken ones are refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio_gen.site.pictures import strip
from portfolio_gen.site.pictures.strip import stripped
from tests import photos

KINDS = ["GIF", "PNG", "WEBP"]


@pytest.mark.parametrize("kind", KINDS)
def test_twice_is_once(kind: str) -> None:
    """There is nothing more to take out."""
    once = stripped(photos.moving(kind), kind)
    assert stripped(once, kind) == once


@pytest.mark.parametrize("kind", KINDS)
def test_cut_anywhere(kind: str) -> None:
    """A file that ends too early is refused, wherever it ends."""
    whole = photos.moving(kind)
    length = len(whole) - (0 if kind == "WEBP" else len(photos.SECRET))
    for end in range(0, length - 1, 7):
        with pytest.raises(ValueError, match=r"cut|note"):
            stripped(whole[:end], kind)


@pytest.mark.parametrize("kind", KINDS)
def test_frames_are_counted(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Exactly at the limit is good, one above is not."""
    data = photos.moving(kind, frames=3)
    monkeypatch.setattr(strip, "MAX_FRAMES", 3)
    assert stripped(data, kind)
    monkeypatch.setattr(strip, "MAX_FRAMES", 2)
    with pytest.raises(ValueError, match="too many frames"):
        stripped(data, kind)


def test_another_kind() -> None:
    """Only kinds whose parts we know are taken apart."""
    with pytest.raises(ValueError, match="JPEG"):
        stripped(b"", "JPEG")


def test_something_else_between_frames() -> None:
    """A GIF has frames and notes, nothing else."""
    data = photos.moving("GIF")
    head = 13 + 3 * 2 ** ((data[10] & 7) + 1)
    with pytest.raises(ValueError, match="neither a frame nor a note"):
        stripped(data[:head] + b"\x07" + data[head:], "GIF")


@given(st.sampled_from(KINDS), st.binary(max_size=300))
def test_any_bytes(kind: str, data: bytes) -> None:
    """Nothing else is ever raised."""
    try:
        stripped(data, kind)
    except ValueError:
        return
