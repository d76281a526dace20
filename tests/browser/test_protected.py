"""A protected page in a real browser: it opens with the passphrase and not without."""

import datetime as dt
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from portfolio_gen.site.build import build_site
from tests.browser.conftest import Served
from tests.browser.test_pages import TAGS, Ear
from tests.portfolios.build import make_every_state
from tests.site.test_protected import GOOD, KEY, PAGE

pytestmark = pytest.mark.browser

NOW = dt.datetime(2026, 11, 23, tzinfo=dt.UTC)
VIEW = f"""title: "Für den Rat <script>window.hostile=1</script> — قياس"
key: {KEY}
protected: true
intro: Read the first one.
items: [projects/privately-held, badges/privately-held, projects/right-to-left]
lines: {{projects/right-to-left: A line of mine.}}
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The portfolio with everything in it, and a protected view."""
    folder = tmp_path_factory.mktemp("locked")
    source = make_every_state(folder / "portfolio")
    (source / "views/board.yml").write_text(VIEW, encoding="utf-8")
    with (source / "identity.local.yml").open("a", encoding="utf-8") as identity:
        identity.write(f"\npassphrases: {{board: {GOOD}}}\n")
    result = build_site(source, folder / "site", now=NOW)
    assert [str(finding) for finding in result.report.failures] == []
    return folder / "site"


@pytest.fixture(scope="module")
def served(site: Path) -> Iterator[Served]:
    """The site behind a loopback address."""
    found = Served(site)
    yield found
    found.close()


def unlock(page: Page, typed: str) -> None:
    """Type a passphrase and open the page with the keyboard."""
    page.get_by_label("Passphrase").fill(typed)
    page.keyboard.press("Enter")


@pytest.fixture
def page(chromium: Browser, served: Served) -> Iterator[Page]:
    """The protected page, closed."""
    with chromium.new_context() as context:
        page = context.new_page()
        ear = Ear(page, served.origin)
        page.goto(f"{served.origin}/{PAGE}")
        yield page
        assert ear.heard == []
        assert page.evaluate("window.hostile") is None


def test_wrong_passphrase(page: Page) -> None:
    """A calm sentence, read out, and the field is ready for another try; nothing is shown."""
    for typed in ("something else", GOOD.upper()):
        unlock(page, typed)
        expect(page.get_by_role("status")).to_contain_text("That did not open the page.")
        expect(page.get_by_label("Passphrase")).to_be_focused()
        expect(page.get_by_role("button", name="Open the page")).to_be_enabled()
    expect(page.get_by_role("heading", level=1)).to_have_text("A protected page")
    assert "CANARY" not in page.content()


def test_right_passphrase(page: Page) -> None:
    """The selection is there; its items open in place, and the way back works."""
    unlock(page, f" {GOOD} ")
    first = page.get_by_role("heading", level=1)
    expect(first).to_contain_text("Für den Rat")
    expect(first).to_be_focused()
    expect(page.get_by_text("A line of mine.")).to_be_visible()
    link = page.locator('a[href$="projects/privately-held.html"]').first
    title = link.inner_text()
    link.click()
    expect(first).to_have_text(title)
    assert page.url.endswith(PAGE)
    assert page.evaluate("[...document.images].every(i => !i.complete || i.naturalWidth > 0)")
    page.go_back()
    expect(first).to_contain_text("Für den Rat")
    page.reload()
    expect(first).to_have_text("A protected page")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_accessible(chromium: Browser, served: Served, axe: str, width: int, scheme: str) -> None:
    """No rule of accessibility is broken, closed, refused and open; nothing sticks out."""
    options = {"viewport": {"width": width, "height": 900}, "color_scheme": scheme}
    with chromium.new_context(**options, bypass_csp=True) as context:  # type: ignore[arg-type]
        page = context.new_page()
        page.goto(f"{served.origin}/{PAGE}")
        for state in ("closed", "refused", "open", "badge"):
            if state == "refused":
                unlock(page, "something else")
                expect(page.get_by_role("status")).to_contain_text("That did not open")
            elif state == "open":
                unlock(page, GOOD)
                expect(page.get_by_role("heading", level=1)).to_contain_text("Rat")
            elif state == "badge":
                page.locator('a[href$="badges/privately-held.html"]').first.click()
                expect(page.get_by_text("is not checked here")).to_be_visible()
            page.add_script_tag(content=axe)
            found = page.evaluate(
                "tags => axe.run({runOnly: {type: 'tag', values: tags}})"
                ".then(r => r.violations.map(v => v.id + ' ' + v.nodes.map(n => n.html)))",
                TAGS,
            )
            assert found == [], state
            wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
            assert wide <= 0, state


def test_without_javascript(chromium: Browser, served: Served) -> None:
    """The page says what it needs, and there is no form that could do nothing."""
    with chromium.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{served.origin}/{PAGE}")
        expect(page.get_by_text("Opening this page needs JavaScript")).to_be_visible()
        expect(page.get_by_label("Passphrase")).to_be_hidden()


def test_from_disk(chromium: Browser, site: Path, tmp_path: Path) -> None:
    """It opens from a folder as well: nothing is fetched."""
    copy = shutil.copytree(site, tmp_path / "copy")
    with chromium.new_context() as context:
        page = context.new_page()
        page.goto((copy / PAGE).as_uri())
        unlock(page, GOOD)
        expect(page.get_by_role("heading", level=1)).to_contain_text("Für den Rat")
