"""The quick choice of a mask is the choice of package ``qrcode``."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from qrcode.constants import ERROR_CORRECT_L, ERROR_CORRECT_M, ERROR_CORRECT_Q
from qrcode.exceptions import DataOverflowError
from qrcode.main import QRCode
from qrcode.util import BIT_LIMIT_TABLE, QRData, create_data, lost_point

from portfolio_gen.site.codes.codewords import codewords, version_for
from portfolio_gen.site.codes.drawing import Codes, qr_matrix
from portfolio_gen.site.codes.matrix import draw, penalty

ADDRESS = "https://anareyes.example/portfolio/v/open-lesson.html"


FEW = st.text("0123456789", min_size=1, max_size=9)
# Without zeros, because the package stops at a block of nothing else.
MANY = st.integers(10**700, 10**1500).map(lambda number: str(number).replace("0", "7"))


def by_package(*parts: QRData, level: int) -> tuple[str, ...]:
    """Return the modules of a code as the package draws it."""
    code = QRCode[Any](error_correction=level, border=0)
    for part in parts:
        code.add_data(part, optimize=0)
    code.make(fit=True)
    return tuple("".join("01"[bool(module)] for module in row) for row in code.modules)


@pytest.mark.parametrize("level", [ERROR_CORRECT_M, ERROR_CORRECT_Q], ids=["M", "Q"])
@settings(max_examples=40, deadline=None)
@given(text=st.binary(min_size=1, max_size=240))
def test_same_code(level: int, text: bytes) -> None:
    """Module by module, for every version that an address can need."""
    byte_mode = QRData(text, mode=4)
    version = version_for(text, level)
    assert draw(text, level=level, version=version) == by_package(byte_mode, level=level)


@pytest.mark.parametrize("level", [ERROR_CORRECT_L, ERROR_CORRECT_M], ids=["L", "M"])
@settings(max_examples=25, deadline=None)
@given(text=st.binary(min_size=1, max_size=80), digits=FEW | MANY)
def test_same_code_with_digits(level: int, text: bytes, digits: str) -> None:
    """Module by module, for a text that goes on in digits, few or many."""
    version = version_for(text, level, digits)
    parts = (QRData(text, mode=4), QRData(digits.encode(), mode=1))
    drawn = draw(text, level=level, version=version, digits=digits)
    assert drawn == by_package(*parts, level=level)


@pytest.mark.parametrize("version", [1, 9, 10, 26, 27, 40])
def test_same_bytes_with_digits(version: int) -> None:
    """The number of digits takes ten, twelve or fourteen bits."""
    parts = [QRData(b"a#", mode=4), QRData(b"12345", mode=1)]
    ours = codewords(b"a#", version, ERROR_CORRECT_M, "12345")
    assert ours == bytes(create_data(version, ERROR_CORRECT_M, parts))


@pytest.mark.parametrize("level", [0, 1, 2, 3], ids="MLHQ")
def test_same_size(level: int) -> None:
    """The largest text of each version is in that version, one byte more in the next."""
    for version in range(1, 41):
        most = max(n for n in range(3000) if fits(n, version, level))
        assert version_for(b"a" * most, level) == version
        assert codewords(b"a" * most, version, level) == bytes(
            create_data(version, level, [QRData(b"a" * most, mode=4)])
        )
        if version < 40:
            assert version_for(b"a" * (most + 1), level) == version + 1
    with pytest.raises(DataOverflowError):
        version_for(b"a" * 3000, level)


def fits(length: int, version: int, level: int) -> bool:
    """Tell whether the package accepts so many bytes."""
    bits = 4 + (8 if version < 10 else 16) + 8 * length
    return bits <= BIT_LIMIT_TABLE[level][version]


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_same_penalty(data: st.DataObject) -> None:
    """Any picture is judged as the package judges it."""
    size = data.draw(st.integers(11, 30))
    rows = data.draw(st.lists(st.integers(0, 2**size - 1), min_size=size, max_size=size))
    modules: list[list[bool | None]] = [
        [bool(row >> (size - 1 - i) & 1) for i in range(size)] for row in rows
    ]
    number = int("".join(f"{row:0{size}b}" for row in rows), 2)
    assert penalty(number, size) == lost_point(modules)


class TestCodes:
    """Codes are worked out once."""

    def test_within_a_site(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """The badge's page and the resume show the same code."""
        codes = Codes()
        first = codes.svg(ADDRESS, title="a")
        monkeypatch.setattr("portfolio_gen.site.codes.drawing.qr_matrix", None)
        assert codes.svg(ADDRESS, title="a") == first

    def test_across_builds(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """A later build takes what an earlier one left, and keeps only what it uses."""
        rows = list(qr_matrix(ADDRESS))
        monkeypatch.setattr("portfolio_gen.site.codes.drawing.qr_matrix", None)
        codes = Codes({ADDRESS: rows, "https://gone.example/": rows})
        assert codes.matrix(ADDRESS) == tuple(rows)
        assert set(codes.used) == {ADDRESS}

    @pytest.mark.parametrize(
        "damage",
        [None, 1, "11", [], ["1", "0"], ["12", "00"], ["11"], [1, 2], ["1 ", "00"]],
    )
    def test_damage(self, damage: object) -> None:
        """What is no square of ones and zeros is worked out again."""
        assert Codes({ADDRESS: damage}).matrix(ADDRESS) == qr_matrix(ADDRESS)
