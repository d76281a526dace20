"""Print sheets in a real browser: whole on paper, and readable by a scanner that is not perfect."""

import datetime as dt
import re
from pathlib import Path

import pytest
from PIL import Image, ImageFilter
from playwright.sync_api import Browser, Page

from portfolio_gen.badges.read import read_badge
from portfolio_gen.content.load import load_issuers
from portfolio_gen.site.verifier.digits import from_digits
from portfolio_gen.verify.checked import Verdict
from portfolio_gen.verify.context import Context
from portfolio_gen.verify.steps import verify_badge
from tests.browser.test_codes import MILLIMETRE, read
from tests.portfolios.build import EVERY_STATE, HERE

pytestmark = pytest.mark.browser

NOW = dt.datetime(2026, 11, 23, tzinfo=dt.UTC)
BASE = "https://zo.example/states/"
WHOLE = ("bare-minimum", "no-image", "remote-image")
"""Badges that are small enough for a code."""

WIDTHS = {"A4": 210 - 30, "Letter": 215.9 - 30}
"""Between the margins, in millimetres."""


def opened(chromium: Browser, address: str, *, width: float) -> Page:
    """Return a sheet as it is printed, two dots to the pixel."""
    context = chromium.new_context(
        viewport={"width": round(width * MILLIMETRE), "height": 900}, device_scale_factor=2
    )
    page = context.new_page()
    page.emulate_media(media="print")
    page.goto(address)
    return page


def photographed(page: Page, picture: Path) -> None:
    """Take a picture of the sheet, turned by some degrees and not quite sharp."""
    page.screenshot(path=picture, full_page=True)
    with Image.open(picture) as image:
        turned = image.convert("L").rotate(
            4, expand=True, fillcolor=255, resample=Image.Resampling.BICUBIC
        )
        turned.filter(ImageFilter.GaussianBlur(1.2)).save(picture)


@pytest.mark.parametrize("slug", WHOLE)
def test_codes_are_read_from_the_page(
    slug: str, chromium: Browser, hostile_origin: str, tmp_path: Path
) -> None:
    """One picture of the page gives the short address, and the badge: its bytes, which verify."""
    page = opened(chromium, f"{hostile_origin}print/{slug}.html", width=WIDTHS["A4"])
    photographed(page, tmp_path / "page.png")
    page.context.close()
    found = sorted(read(tmp_path / "page.png"), key=len)
    assert found[:-1] == [f"{BASE}v/{slug}.html"]
    address, _, digits = found[-1].partition("#")
    assert address == f"{BASE}verify.html"
    data = from_digits(digits)
    (file,) = (HERE / "every_state" / "badges").glob(f"{slug}.*")
    assert data == file.read_bytes()
    context = Context(now=NOW, issuers=load_issuers(HERE / "every_state"))
    verdict = verify_badge(read_badge(data, source="a code"), context).verdict
    assert verdict is EVERY_STATE[slug]
    assert verdict in {Verdict.CONFIRMED, Verdict.UNCONFIRMED}


@pytest.mark.parametrize("paper", WIDTHS)
def test_sheets_are_whole_on_paper(paper: str, chromium: Browser, hostile_origin: str) -> None:
    """Nothing is cut off, codes have the size that scanners need, and one page is enough."""
    page = opened(chromium, f"{hostile_origin}print/no-image.html", width=WIDTHS[paper])
    assert page.evaluate("document.documentElement.scrollWidth") <= WIDTHS[paper] * MILLIMETRE + 1
    boxes = [code.bounding_box() for code in page.locator("svg.pf-qr").all()]
    sizes = [box["width"] / MILLIMETRE for box in boxes if box]
    assert [round(size) for size in sizes] == [40, 70]
    assert pages_in(page.pdf(format=paper)) == 1
    page.context.close()


def test_the_longest_names_are_whole_on_paper(chromium: Browser, hostile_origin: str) -> None:
    """A text that needs a second page gets one, and no code is torn in two."""
    page = opened(chromium, f"{hostile_origin}print/long-names.html", width=WIDTHS["Letter"])
    wide = page.evaluate(
        "[...document.querySelectorAll('main *')].filter(e => e.scrollWidth > e.clientWidth + 1"
        " && getComputedStyle(e).display !== 'inline').map(e => e.className)"
    )
    assert wide == []
    assert pages_in(page.pdf(format="Letter")) == 2
    page.context.close()


def test_screens_show_sheets_too(chromium: Browser, hostile_origin: str) -> None:
    """On a telephone, in the dark: black on white, nothing beside the screen, a way back."""
    context = chromium.new_context(
        viewport={"width": 320, "height": 700}, color_scheme="dark", java_script_enabled=False
    )
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(hostile_origin + "print/no-image.html")
    colours = page.locator("html").evaluate(
        "e => [getComputedStyle(e).color, getComputedStyle(e).backgroundColor]"
    )
    assert colours == ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.get_by_role("link", name="Back to the badge").click()
    page.wait_for_url(hostile_origin + "badges/no-image.html")
    page.get_by_role("link", name="Print sheet").click()
    page.wait_for_url(hostile_origin + "print/no-image.html")
    context.close()
    assert [url for url in asked if not url.startswith(hostile_origin)] == []


def pages_in(pdf: bytes) -> int:
    """Count the pages of a PDF file."""
    return len(re.findall(rb"/Type\s*/Page\b", pdf))
