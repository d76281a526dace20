"""QR codes: what a phone reads from the page is what the page prints under the code."""

import shutil
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page

from tests.browser.test_pages import Scheme, pages_of
from tests.conftest import missing

pytestmark = pytest.mark.browser

BASE = "https://anareyes.example/portfolio/"
MILLIMETRE = 96 / 25.4
"""CSS pixels to the millimetre on paper."""


def read(picture: Path) -> list[str]:
    """Return what ``zbarimg`` reads in a picture."""
    if shutil.which("zbarimg") is None:
        missing("zbarimg")
    done = subprocess.run(
        ["zbarimg", "--quiet", "--raw", "-Sdisable", "-Sqrcode.enable", picture],
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout.split()


def codes(page: Page) -> list[Locator]:
    """Every code on the page with what stands around it."""
    return page.locator(":has(> svg.pf-qr)").all()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_codes_lead_to_the_printed_address(
    scheme: Scheme, chromium: Browser, at_root: str, sample_site: Path, tmp_path: Path
) -> None:
    """Each code reads as the address under it, in both schemes, and that page exists."""
    context = chromium.new_context(
        color_scheme=scheme, viewport={"width": 390, "height": 844}, device_scale_factor=3
    )
    page = context.new_page()
    seen = 0
    for path in pages_of(sample_site):
        if path.startswith("v/"):
            continue
        page.goto(at_root + path)
        # The verdict of a badge page arrives late and moves what stands below it.
        if page.locator("[data-pf-verdict]").count():
            page.wait_for_selector("[data-pf-verdict][data-verdict]")
        for number, code in enumerate(codes(page)):
            picture = tmp_path / f"{path.replace('/', '-')}-{number}.png"
            code.locator("svg.pf-qr").screenshot(path=picture)
            address = code.locator("a").get_by_text(BASE).first.inner_text().strip()
            assert read(picture) == [address], path
            assert address.startswith(BASE)
            assert (sample_site / address.removeprefix(BASE)).is_file(), address
            seen += 1
    context.close()
    assert seen >= 11


def test_codes_are_large_enough_on_paper(
    chromium: Browser, at_root: str, sample_site: Path
) -> None:
    """A printed code is at least 20 mm wide, on badge pages and on the résumé."""
    page = chromium.new_page(viewport={"width": 794, "height": 1123})
    page.emulate_media(media="print")
    for path in ["resume.html", *(p for p in pages_of(sample_site) if p.startswith("badges/"))]:
        page.goto(at_root + path)
        for code in codes(page):
            box = code.locator("svg.pf-qr").bounding_box()
            assert box is not None
            assert box["width"] >= 20 * MILLIMETRE, path
    page.close()


def test_short_addresses_lead_on(chromium: Browser, at_path: str, sample_site: Path) -> None:
    """A short address opens the page of its badge, also without JavaScript."""
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    short = [path for path in pages_of(sample_site) if path.startswith("v/")]
    for path in short:
        page.goto(at_path + path)
        page.wait_for_url(at_path + path.replace("v/", "badges/", 1))
    context.close()
    assert len(short) == 11
