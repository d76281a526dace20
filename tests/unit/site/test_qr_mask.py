"""The quick choice of a mask is the choice of package ``qrcode``."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from qrcode.constants import ERROR_CORRECT_M, ERROR_CORRECT_Q
from qrcode.main import QRCode
from qrcode.util import lost_point

from portfolio_gen.site.qr import Codes, qr_matrix
from portfolio_gen.site.qr_mask import MaskedCode, penalty

ADDRESS = "https://anareyes.example/portfolio/v/open-lesson.html"


def drawn(kind: type[QRCode[Any]], text: bytes, level: int) -> list[list[bool | None]]:
    """Return the modules of a code."""
    code = kind(error_correction=level, border=0)
    code.add_data(text, optimize=0)
    code.make(fit=True)
    return code.modules


@pytest.mark.parametrize("level", [ERROR_CORRECT_M, ERROR_CORRECT_Q], ids=["M", "Q"])
@settings(max_examples=40, deadline=None)
@given(text=st.binary(min_size=1, max_size=240))
def test_same_code(level: int, text: bytes) -> None:
    """Module by module, for every version that an address can need."""
    assert drawn(MaskedCode, text, level) == drawn(QRCode, text, level)


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
        monkeypatch.setattr("portfolio_gen.site.qr.qr_matrix", None)
        assert codes.svg(ADDRESS, title="a") == first

    def test_across_builds(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """A later build takes what an earlier one left, and keeps only what it uses."""
        rows = list(qr_matrix(ADDRESS))
        monkeypatch.setattr("portfolio_gen.site.qr.qr_matrix", None)
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
