"""The built sample in a real browser: it opens everywhere, it is accessible, it calls nobody."""

import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Literal
from urllib.parse import urldefrag

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Dialog, Page, Request, Response, Route

pytestmark = pytest.mark.browser

Scheme = Literal["dark", "light"]

REFRESH = re.compile(r"<meta http-equiv=.?refresh[^>]*>")
MODULES = re.compile(r"/verifier/|^console: Failed to load resource: net::ERR_FAILED$")
"""Browsers load no modules from a disk; the page says so, see test_badge_pages.py."""

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def pages_of(site: Path) -> list[str]:
    """Every page of a built site, by path."""
    return sorted(str(page.relative_to(site)) for page in site.rglob("*.html"))


def one_of_each(site: Path) -> list[str]:
    """One page of each type: the first of a folder stands for its siblings."""
    found: dict[str, str] = {}
    for page in pages_of(site):
        folder, _, name = page.rpartition("/")
        kind = f"{folder}/index" if name == "index.html" or not folder else folder
        found.setdefault(page if not folder else kind, page)
    return sorted(found.values())


class Ear:
    """Hears what a page complains about and whom it calls."""

    def __init__(self, page: Page, origin: str) -> None:
        """Listen to ``page``, which may talk to ``origin`` only."""
        self.origin = origin
        self.heard: list[str] = []
        page.on("console", self._on_console)
        page.on("pageerror", lambda error: self.heard.append(f"error: {error}"))
        page.on("dialog", self._on_dialog)
        page.on("requestfailed", self._on_failure)
        page.on("request", self._on_request)
        page.on("response", self._on_response)

    def _on_console(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.heard.append(f"console: {message.text}")

    def _on_dialog(self, dialog: Dialog) -> None:
        self.heard.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def _on_request(self, request: Request) -> None:
        if not request.url.startswith((self.origin, "data:", "blob:")):
            self.heard.append(f"foreign: {request.url}")

    def _on_failure(self, request: Request) -> None:
        # Aborted: the page was left before a picture further down was needed.
        if request.failure != "net::ERR_ABORTED":
            self.heard.append(f"failed: {request.failure} {request.url}")

    def _on_response(self, response: Response) -> None:
        if response.status >= 400:
            self.heard.append(f"{response.status}: {response.url}")


def hold_still(page: Page) -> None:
    """Let short and old addresses stand instead of leading on, so that they can be looked at."""

    def without_refresh(route: Route) -> None:
        response = route.fetch()
        route.fulfill(response=response, body=REFRESH.sub("", response.text()))

    page.route("**/*.html", without_refresh)


def links_on(page: Page) -> set[str]:
    """Addresses of everything a page links to or shows, without fragments."""
    found = page.evaluate(
        """() => [...document.querySelectorAll('[href], [src], [poster], [data]')].map(
            e => e.href?.baseVal ?? e.href ?? e.src ?? e.poster ?? e.data)"""
    )
    return {urldefrag(link).url for link in found if isinstance(link, str)}


def missing(links: Iterable[str], base: str, site: Path) -> list[str]:
    """Links into the site that lead to no file."""
    inside = (link.removeprefix(base).partition("?")[0] for link in links if link.startswith(base))
    return sorted(link for link in inside if link and not (site / link).is_file())


@pytest.mark.parametrize("place", ["at_root", "at_path", "on_disk"])
def test_every_page_opens(
    place: str, request: pytest.FixtureRequest, chromium: Browser, sample_site: Path
) -> None:
    """No broken link, no complaint and no call to another host, wherever the site stands."""
    base: str = request.getfixturevalue(place)
    page = chromium.new_page()
    ear = Ear(page, base)
    broken = []
    for path in pages_of(sample_site):
        if path.startswith("v/") or path == "404.html":
            continue  # see test_short_addresses_lead_on and test_not_found
        page.goto(base + path)
        broken += [f"{path}: {link}" for link in missing(links_on(page), base, sample_site)]
    page.close()
    assert [line for line in ear.heard if place != "on_disk" or not MODULES.search(line)] == []
    assert broken == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_accessible(
    width: int, scheme: Scheme, chromium: Browser, at_home: str, sample_site: Path, axe: str
) -> None:
    """Axe finds nothing on any type of page."""
    context = chromium.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, bypass_csp=True
    )
    page = context.new_page()
    hold_still(page)
    found = []
    for path in one_of_each(sample_site):
        page.goto(at_home + path)
        page.evaluate(axe)
        result = page.evaluate(
            "tags => axe.run(document, {runOnly: {type: 'tag', values: tags}})", TAGS
        )
        found += [
            f"{path}: {violation['id']}: {node['html'][:120]}"
            for violation in result["violations"]
            for node in violation["nodes"]
        ]
    context.close()
    assert found == []


def test_nothing_scrolls_sideways(chromium: Browser, at_home: str, sample_site: Path) -> None:
    """Every page fits a screen of 320 px."""
    page = chromium.new_page(viewport={"width": 320, "height": 700})
    hold_still(page)
    wide = []
    for path in pages_of(sample_site):
        page.goto(at_home + path)
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > 320:
            wide.append(f"{path}: {width}")
    page.close()
    assert wide == []


def test_hostile_text_stays_text(
    chromium: Browser, hostile_origin: str, hostile_site: Path
) -> None:
    """Scripts, quotes and javascript: addresses in every field show as text on every page."""
    page = chromium.new_page()
    ear = Ear(page, hostile_origin)
    hold_still(page)
    alive = []
    for path in pages_of(hostile_site):
        if path == "404.html":
            continue  # its addresses are those of the published site
        page.goto(hostile_origin + path)
        found = page.evaluate(
            """() => [...document.querySelectorAll('*')].flatMap(e => [...e.attributes]
                .filter(a => a.name.startsWith('on') || /^\\s*(java|vb)script:/i.test(a.value))
                .map(a => `${e.tagName} ${a.name}=${a.value.slice(0, 60)}`))
                .concat(window.hostile ? ['script ran'] : [])"""
        )
        alive += [f"{path}: {item}" for item in found]
    page.close()
    assert ear.heard == []
    assert alive == []


def test_not_found(chromium: Browser, at_home: str) -> None:
    """A wrong address shows the site's own page with working links, at any depth."""
    page = chromium.new_page()
    for path in ("nothing.html", "projects/nothing/at/all"):
        answer = page.goto(at_home + path)
        assert answer is not None
        assert answer.status == 404
        ear = Ear(page, at_home)
        page.get_by_role("main").get_by_role("link").first.click()
        assert page.url.startswith(at_home)
        assert ear.heard == []
        assert page.evaluate("document.styleSheets.length") > 1
    page.close()


def test_without_javascript(chromium: Browser, at_root: str, sample_site: Path) -> None:
    """Every page keeps its heading and its links, and none claims a live verdict."""
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    for path in one_of_each(sample_site):
        if path.startswith("v/"):
            continue
        page.goto(at_root + path)
        assert page.locator("h1").count() == 1, path
        assert page.locator("h1").first.is_visible(), path
        assert page.locator("a[href]").count() > 3, path
    context.close()


def test_every_badge_has_its_page(sample_site: Path) -> None:
    """The list of badges for machines and the pages for people name the same badges."""
    index = json.loads((sample_site / "badges" / "index.json").read_text("utf-8"))  # noqa: TID251
    assert len(index["badges"]) == 11


def test_captions_from_disk(chromium: Browser, on_disk: str) -> None:
    """The captions of a film are there, also where browsers load no second file."""
    page = chromium.new_page()
    page.goto(on_disk + "projects/why-leaves-change.html")
    page.wait_for_function("document.querySelector('video').readyState > 0")
    cues = page.evaluate("document.querySelector('video').textTracks[0].cues.length")
    page.close()
    assert cues == 8
