"""QR codes: what a scanner reads is what is printed under the code."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from PIL import Image

from portfolio_gen.base.errors import LimitError
from portfolio_gen.site.codes.drawing import QUIET, Codes, qr_matrix, whole_matrix
from tests.conftest import missing

ADDRESS = "https://anareyes.example/portfolio/v/open-lesson.html"


def modules_of(svg: str) -> list[list[bool]]:
    """Draw the strokes of an SVG into a grid, as a browser would."""
    (width,) = re.findall(r'viewBox="0 0 (\d+)', svg)
    size = int(width)
    grid = [[False] * size for _ in range(size)]
    (path,) = re.findall(r'stroke="#000" d="([^"]*)"', svg)
    x = y = 0
    for sign, one, two, length in re.findall(r"([Mm])(-?\d+) ([\d.]+)h(\d+)", path):
        x = int(one) if sign == "M" else x + int(one)
        y = int(float(two)) if sign == "M" else y
        for step in range(int(length)):
            grid[y][x + step] = True
        x += int(length)
    return grid


@pytest.mark.parametrize(
    "text",
    [
        ADDRESS,
        "https://u.github.io/portfolio/v/ds-apply.html",
        "https://verify.college.example/#" + ADDRESS.replace("v/", "badges/") + "/credential.json",
        "https://xn--e1afmkfd.example/v/" + "a" * 80 + ".html",
    ],
    ids=["ordinary", "short", "verifier", "long"],
)
def test_codes_are_read_back(text: str, tmp_path: Path) -> None:
    """The drawing on the page, turned into pixels, gives exactly the address."""
    grid = modules_of(Codes().svg(text, title=text))
    image = Image.new("1", (len(grid), len(grid)), 1)
    for y, row in enumerate(grid):
        for x, dark in enumerate(row):
            image.putpixel((x, y), 0 if dark else 1)
    picture = tmp_path / "code.png"
    image.resize((len(grid) * 6, len(grid) * 6)).save(picture)
    zbar = shutil.which("zbarimg")
    if zbar is None:
        missing("zbarimg")
    command = [zbar, "-q", "--raw", str(picture)]
    read = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert read == text + "\n"


def test_the_quiet_zone_is_empty() -> None:
    """Four modules on every side stay white, whatever stands around the code."""
    grid = modules_of(Codes().svg(ADDRESS, title="x"))
    edge = [*range(QUIET), *range(len(grid) - QUIET, len(grid))]
    assert not any(grid[i][j] or grid[j][i] for i in edge for j in range(len(grid)))


def test_codes_for_print_stay_small() -> None:
    """A short address with error correction Q is at most version 5: 37 modules a side."""
    assert len(qr_matrix(ADDRESS)) <= 37
    assert len(Codes().svg(ADDRESS, title="x")) < 4000


class TestDigits:
    """Codes that hold a badge itself."""

    @pytest.mark.parametrize(
        ("count", "size"), [(1, 33), (1095, 85), (1096, 77), (1431, 85)], ids=str
    )
    def test_sizes(self, count: int, size: int) -> None:
        """With correction M while that fits, then with L; at most 85 modules a side."""
        assert len(whole_matrix("https://a.example/verify.html#" + "x" * 16, "1" * count)) == size

    def test_one_digit_too_many(self) -> None:
        """What does not fit is no code: smaller modules could not be scanned from paper."""
        with pytest.raises(LimitError, match=r"^This is too much for a code on paper\.$"):
            whole_matrix("https://a.example/verify.html#" + "x" * 16, "1" * 1432)

    def test_more_than_any_code_holds(self) -> None:
        """Far too much is refused in the same words."""
        with pytest.raises(LimitError, match=r"^This is too much for a code on paper\.$"):
            whole_matrix("https://a.example/#", "1" * 9000)

    def test_across_builds(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """A later build takes what an earlier one left."""
        first = Codes()
        svg = first.svg(ADDRESS, title="x", digits="123")
        monkeypatch.setattr("portfolio_gen.site.codes.drawing.whole_matrix", None)
        kept = {text: list(code) for text, code in first.used.items()}
        assert Codes(kept).svg(ADDRESS, title="x", digits="123") == svg


def test_long_addresses_use_less_correction() -> None:
    """From version 8 on, correction M keeps the modules printable."""
    assert len(qr_matrix("https://a.example/" + "x" * 150)) < 57


def test_the_name_is_escaped() -> None:
    """The name is heard by people who cannot see the code; it is text."""
    svg = Codes().svg("x", title='</title><script>"')
    assert "<title>&lt;/title&gt;&lt;script&gt;&#34;</title>" in svg
    assert 'role="img"' in svg
