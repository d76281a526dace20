"""Badge pages check their own badge: what a reader sees, hears, and whom the page asks.

On a student's page nobody is known beforehand and no person is given to compare with, so
*Confirmed* appears only after the reader let the page ask the issuer's host, and *Does not match
this person* never; the verify page and the institution's verifier are for that.
"""

import datetime as dt
import gzip
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, Route, ViewportSize, expect

from portfolio_gen.badges.read import read_badge
from portfolio_gen.base.fetch import Fetched
from portfolio_gen.base.recorded import Recorded
from portfolio_gen.site.build import build_site
from portfolio_gen.site.verifier.files import verifier
from portfolio_gen.verify.checked import Verdict
from portfolio_gen.verify.context import Context as VerifyContext
from portfolio_gen.verify.steps import verify_badge
from tests.browser.conftest import Served
from tests.builders import put
from tests.conftest import ROOT
from tests.portfolios.build import HERE as PORTFOLIOS
from tests.portfolios.build import make_minimal
from tools.cases.case import ALL_KEYS, KEYS, SUITES, secure, to_bytes, usual
from tools.cases.facts import LIST, bits, entry, status_list

pytestmark = pytest.mark.browser

NOW = dt.datetime(2026, 11, 23, 12, tzinfo=dt.UTC)
COLLEGE = "badges.kestrelvalley.example"
DOCUMENTS = {
    f"https://{COLLEGE}/.well-known/did.json": f"{COLLEGE}.json",
    "https://somebody.github.io/badges/did.json": "somebody.github.io.json",
}
"""What issuers publish, by its address: files of the portfolio in every state."""

Scheme = Literal["dark", "light"]
World = Literal["up", "down", "closed", "changed"]

LOOKS: dict[str, tuple[int, int, Scheme]] = {
    "phone": (390, 844, "light"),
    "desk": (1280, 900, "dark"),
}
"""Colours do not depend on sizes, and which parts there are does not depend on colours."""

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

ONLY_KEY = (
    "Unchanged since it was signed, but the issuer is known by its key only, which anybody can "
    "make."
)
NOT_ASKED = (
    "Nothing wrong was found, but not everything could be checked. Not checked: "
    f"{COLLEGE} was not asked."
)
PART_MISSING = f"{COLLEGE} was not asked: a part of this page could not be loaded. Are you online?"
CONFIRMED = f"Unchanged since it was signed by the holder of {COLLEGE}, and still valid."


@dataclass(kw_only=True)
class Visit:
    """A page of a badge, and the hosts that issuers have.

    Attributes:
        world: ``closed`` hosts answer without letting pages of other sites read it; ``changed``
            ones no longer publish the key.
        asked: Addresses on other hosts that the page asked.
        loaded: Paths on the own host.
    """

    page: Page
    origin: str
    world: World = "up"
    asked: list[str] = field(default_factory=list)
    loaded: list[str] = field(default_factory=list)

    def listen(self) -> None:
        """Play all other hosts, and note whatever is asked."""
        self.page.on("request", self._note)
        self.page.route("https://**/*", self._answer)
        self.page.clock.set_fixed_time(NOW)

    def _note(self, request: Request) -> None:
        if request.url.startswith(self.origin):
            self.loaded.append(request.url.removeprefix(self.origin))
        elif not request.url.startswith("data:"):
            self.asked.append(request.url)

    def _answer(self, route: Route) -> None:
        name = DOCUMENTS.get(route.request.url)
        if self.world == "down" or name is None:
            route.abort("connectionrefused")
            return
        text = (PORTFOLIOS / "every_state" / "issuers" / name).read_text("utf-8")
        if self.world == "changed":
            text = json.dumps({**json.loads(text), "assertionMethod": []})  # noqa: TID251 (ours)
        reader = "https://elsewhere.example" if self.world == "closed" else "*"
        route.fulfill(body=text, headers={"Access-Control-Allow-Origin": reader})

    def open(self, slug: str) -> None:
        """Go to the page of a badge and wait for what it says."""
        self.page.goto(f"{self.origin}badges/{slug}.html")
        expect(self.page.locator("[data-pf-more]:not([hidden])")).to_be_attached()

    def ask(self, host: str, *more: str) -> None:
        """Let the page ask a host."""
        before = self.page.locator("[data-pf-result] h2").element_handle()
        name = " ".join(("Ask", host, *more))
        self.page.get_by_role("button", name=name, exact=True).click()
        assert before is not None
        before.wait_for_element_state("hidden")

    @property
    def verdict(self) -> str:
        """The words of the verdict."""
        return self.page.locator("[data-pf-result] h2").inner_text()

    @property
    def sentence(self) -> str:
        """The sentence under them."""
        return self.page.locator("[data-pf-result] p").inner_text()


def visiting(context: BrowserContext, origin: str, world: World = "up") -> Visit:
    """A new page that plays all other hosts."""
    visit = Visit(page=context.new_page(), origin=origin, world=world)
    visit.listen()
    return visit


@pytest.fixture
def visit(chromium: Browser, hostile_origin: str) -> Iterator[Visit]:
    """A reader with an ordinary browser and screen."""
    context = chromium.new_context(viewport={"width": 390, "height": 844})
    yield visiting(context, hostile_origin)
    context.close()


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """A state of a badge page.

    Attributes:
        ask: The reader lets the page ask the college.
    """

    slug: str
    verdict: Verdict
    sentence: str
    ask: bool = False
    world: World = "up"


STATES = {
    "a key that anybody can make": State(
        slug="issuer-unknown", verdict=Verdict.UNCONFIRMED, sentence=ONLY_KEY
    ),
    "not asked": State(slug="confirmed", verdict=Verdict.INCOMPLETE, sentence=NOT_ASKED),
    "asked": State(slug="confirmed", verdict=Verdict.CONFIRMED, sentence=CONFIRMED, ask=True),
    "asked, signed text": State(
        slug="signed-text", verdict=Verdict.CONFIRMED, sentence=CONFIRMED, ask=True
    ),
    "asked, in a picture": State(
        slug="inside-png", verdict=Verdict.CONFIRMED, sentence=CONFIRMED, ask=True
    ),
    "blocked": State(
        slug="confirmed",
        verdict=Verdict.INCOMPLETE,
        sentence="could not be asked",
        ask=True,
        world="closed",
    ),
    "down": State(
        slug="confirmed",
        verdict=Verdict.INCOMPLETE,
        sentence="could not be asked",
        ask=True,
        world="down",
    ),
    "expired": State(
        slug="expired", verdict=Verdict.EXPIRED, sentence="The badge expired on 30 June 2026."
    ),
    "withdrawn": State(
        slug="withdrawn",
        verdict=Verdict.WITHDRAWN,
        sentence="The badge itself says that it was withdrawn. It no longer counts.",
    ),
    "not yet": State(
        slug="not-yet-valid",
        verdict=Verdict.NOT_YET,
        sentence="The badge is not valid before 1 January 2031; here it is 23 November "
        "2026. Come back then, or set the clock of this device if it is wrong.",
    ),
    "altered": State(
        slug="altered",
        verdict=Verdict.ALTERED,
        sentence="Do not rely on this file.",
        ask=True,
    ),
    "hidden": State(
        slug="hidden-expiry",
        verdict=Verdict.ALTERED,
        sentence="Do not rely on this file. A member is called",
    ),
    "key not published any more": State(
        slug="confirmed",
        verdict=Verdict.ALTERED,
        sentence="Do not rely on this file.",
        ask=True,
        world="changed",
    ),
    "for somebody else": State(
        slug="somebody-else", verdict=Verdict.CONFIRMED, sentence=CONFIRMED, ask=True
    ),
}
"""The last is honest: nobody told the page for whom the reader looks at it."""


@pytest.mark.parametrize("state", STATES.values(), ids=STATES)
@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
def test_every_state(
    state: State, look: tuple[int, int, Scheme], chromium: Browser, hostile_origin: str, axe: str
) -> None:
    """The exact words; axe finds nothing, light or dark; nobody is asked before the click."""
    width, height, scheme = look
    size: ViewportSize = {"width": width, "height": height}
    context = chromium.new_context(viewport=size, bypass_csp=True, color_scheme=scheme)
    visit = visiting(context, hostile_origin, state.world)
    visit.open(state.slug)
    assert visit.asked == []
    if state.ask:
        visit.ask(COLLEGE)
        assert visit.asked == [f"https://{COLLEGE}/.well-known/did.json"]
    assert visit.verdict == state.verdict.value
    assert visit.sentence.startswith(state.sentence) or state.sentence in visit.sentence
    ticks = visit.page.locator("[data-pf-result] .pf-icon--tick").count()
    assert ticks == (state.verdict is Verdict.CONFIRMED)
    assert visit.page.evaluate("document.documentElement.scrollWidth") <= width
    assert bottom(visit.page, "[data-pf-result] p") < height
    visit.page.locator("[data-pf-checks] summary").click()
    expect(visit.page.locator("[data-pf-checks] tbody tr").first).to_be_visible()
    found = in_both_schemes(visit.page, axe, scheme)
    context.close()
    assert found == []


def bottom(page: Page, selector: str) -> float:
    """How far down a part of the page ends, from the top of the page."""
    page.evaluate("scrollTo(0, 0)")
    box = page.locator(selector).bounding_box()
    assert box is not None
    return box["y"] + box["height"]


@pytest.mark.parametrize(
    ("slug", "above"),
    [
        ("confirmed", 'Badge for Zoë "Zo" O\'Hara-Reyes <script>window.hostile=1</script>'),
        ("long-names", 'Badge for Zoë "Zo" O\'Hara-Reyes <script>window.hostile=1</script>'),
        ("somebody-else", "Badge"),
        ("altered", "Badge"),
    ],
)
def test_thirty_seconds_on_a_phone(slug: str, above: str, visit: Visit) -> None:
    """The name, for whom it is and the verdict are on the first screen, however long the name."""
    visit.open(slug)
    whose = above + ", as this site says" * above.startswith("Badge for")
    assert visit.page.locator(".pf-badgehead .pf-kicker").inner_text() == whose
    assert bottom(visit.page, "h1") < bottom(visit.page, "[data-pf-result] p") < 844


def problems(page: Page, axe: str, rules: Sequence[str] = ()) -> list[str]:
    """What axe finds on the page of a badge as it is now; of some rules only, if they are named."""
    page.evaluate(axe)
    only = {"type": "rule", "values": list(rules)} if rules else {"type": "tag", "values": TAGS}
    result = page.evaluate("only => axe.run('.pf-badgepage', {runOnly: only})", only)
    return [f"{one['id']}: {one['nodes'][0]['html']}" for one in result["violations"]]


def in_both_schemes(page: Page, axe: str, scheme: Scheme) -> list[str]:
    """What axe finds on a page, and again of its colours in the other scheme."""
    found = problems(page, axe)
    page.emulate_media(
        color_scheme="light" if scheme == "dark" else "dark", reduced_motion="reduce"
    )
    return found + problems(page, axe, rules=["color-contrast"])


LISTED = {
    "withdrawn": ("revocation", (7,), Verdict.WITHDRAWN),
    "suspended": ("suspension", (7,), Verdict.SUSPENDED),
    "neither": ("revocation", (6, 8), Verdict.CONFIRMED),
}
"""What a list is for, which numbers stand in it, and the verdict on the badge with number 7."""


@pytest.mark.parametrize(("purpose", "numbers", "verdict"), LISTED.values(), ids=LISTED)
@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
def test_a_list_of_the_issuer(
    purpose: str,
    numbers: tuple[int, ...],
    verdict: Verdict,
    look: tuple[int, int, Scheme],
    chromium: Browser,
    hostile_origin: str,
    axe: str,
) -> None:
    """One click on the host's name asks for its keys and its list; the words are Python's."""
    file = to_bytes(secure(usual(put("credentialStatus", entry(purpose=purpose)))))
    published = secure(status_list(bits(revoked=numbers), purpose))
    answers = {KEYS: json.dumps(ALL_KEYS).encode(), LIST: json.dumps(published).encode()}
    fetched = {url: Fetched(url=url, status=200, body=b, at=NOW) for url, b in answers.items()}
    told = verify_badge(
        read_badge(file, source="x"), VerifyContext(now=NOW, fetcher=Recorded(fetched))
    )
    width, height, scheme = look
    size: ViewportSize = {"width": width, "height": height}
    context = chromium.new_context(viewport=size, bypass_csp=True, color_scheme=scheme)
    visit = visiting(context, hostile_origin)
    visit.page.route("**/credential.json", lambda route: route.fulfill(body=file))
    anybody = {"Access-Control-Allow-Origin": "*"}
    visit.page.route(
        f"https://{COLLEGE}/**",
        lambda route: route.fulfill(body=answers[route.request.url], headers=anybody),
    )
    visit.open("confirmed")
    assert (visit.verdict, visit.asked) == ("Not fully checked", [])
    visit.ask(COLLEGE)
    assert (visit.verdict, visit.sentence) == (verdict.value, told.sentence)
    assert set(visit.asked) == {KEYS, LIST}
    found = in_both_schemes(visit.page, axe, scheme)
    context.close()
    assert found == []


@pytest.mark.parametrize("slug", ["recorded", "confirmed"])
@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
def test_without_a_verdict(
    slug: str, look: tuple[int, int, Scheme], chromium: Browser, hostile_origin: str, axe: str
) -> None:
    """A badge that a course recorded, and a page whose modules do not run, in all colours."""
    width, height, scheme = look
    size: ViewportSize = {"width": width, "height": height}
    context = chromium.new_context(viewport=size, bypass_csp=True, color_scheme=scheme)
    page = context.new_page()
    page.route("**/verifier/**", lambda route: route.abort())
    page.goto(f"{hostile_origin}badges/{slug}.html")
    words = "Recorded by the course only" if slug == "recorded" else "Not checked on this page"
    expect(page.locator(".pf-verdict h2:visible")).to_have_text(words)
    assert bottom(page, ".pf-verdict .pf-verdict__sentence:visible") < height
    found = in_both_schemes(page, axe, scheme)
    context.close()
    assert found == []


def test_offline(visit: Visit) -> None:
    """Whoever goes offline before the click keeps a verdict without a tick, with the reason."""
    visit.open("confirmed")
    visit.page.context.set_offline(True)
    visit.ask(COLLEGE)
    assert visit.verdict == "Not fully checked"
    assert visit.sentence.endswith(PART_MISSING)
    visit.page.context.set_offline(False)
    visit.ask(COLLEGE, "again")
    assert visit.verdict == "Confirmed"


def test_a_host_that_did_not_answer_is_asked_again(visit: Visit) -> None:
    """Nobody loads the page again for it; the button is where the reader's place was."""
    visit.world = "down"
    visit.open("confirmed")
    visit.ask(COLLEGE)
    assert f"{COLLEGE} could not be asked" in visit.sentence
    again = visit.page.get_by_role("button", name=f"Ask {COLLEGE} again", exact=True)
    expect(again).to_be_focused()
    visit.world = "up"
    visit.ask(COLLEGE, "again")
    assert visit.verdict == "Confirmed"
    expect(visit.page.locator("[data-pf-ask]")).to_be_hidden()


def missing(route: Route) -> None:
    """A file that is no longer on the site."""
    route.fulfill(status=404, body="gone")


def test_a_part_of_the_page_that_is_missing_is_no_host_that_is_down(visit: Visit) -> None:
    """Somebody else's server is not blamed for a file that this site lacks."""
    visit.page.route("**/ui/fetcher.js", missing)
    visit.open("confirmed")
    visit.ask(COLLEGE)
    assert visit.verdict == "Not fully checked"
    assert visit.sentence.endswith(PART_MISSING)
    assert visit.asked == []


@pytest.mark.parametrize(
    ("module", "words"),
    [
        ("ui/more.js", "If only this line is here, a part of this page could not be loaded"),
        ("verify.js", "The program that checks could not be loaded, or is not the one"),
    ],
)
def test_a_table_of_checks_that_cannot_be_filled(module: str, words: str, visit: Visit) -> None:
    """It says so; the verdict stands."""
    visit.page.route(f"**/verifier/*/{module}", missing)
    visit.open("confirmed")
    visit.page.locator("[data-pf-checks] summary").click()
    rows = visit.page.locator("[data-pf-checks] tbody tr")
    expect(rows).to_contain_text([words])
    assert visit.verdict == "Not fully checked"


def test_a_verdict_on_paper_has_a_date(visit: Visit) -> None:
    """It was true of the day on which the page was printed."""
    visit.open("confirmed")
    date = "getComputedStyle(document.querySelector('[data-pf-result]'), '::after').content"
    assert visit.page.evaluate(date) == "none"
    visit.page.emulate_media(media="print")
    words = "Checked on 23 November 2026, in the browser that printed this page."
    assert visit.page.evaluate(date) == f'"{words}"'


def test_read_out_once(visit: Visit) -> None:
    """The live region is filled at once with all its words, and again only after an answer."""
    visit.page.add_init_script(
        """addEventListener("DOMContentLoaded", () => {
            window.filled = [];
            const region = document.querySelector("[role=status]");
            window.before = region.textContent;
            new MutationObserver(() => filled.push(region.innerText)).observe(
                region, {childList: true, subtree: true, characterData: true, attributes: true});
        });"""
    )
    visit.open("confirmed")
    said = f"Not fully checked\n\n{NOT_ASKED}"
    region = visit.page.get_by_role("status")
    expect(region).to_have_count(1)
    assert visit.page.evaluate("[before.trim(), ...filled]") == ["", said]
    visit.page.locator("[data-pf-checks] summary").click()
    expect(visit.page.locator("[data-pf-checks] tbody tr").first).to_be_visible()
    visit.ask(COLLEGE)
    assert visit.page.evaluate("filled") == [said, f"Confirmed\n\n{CONFIRMED}"]


def test_with_a_keyboard_alone(visit: Visit) -> None:
    """From the verdict to the button, from the answer to the checks, without losing the place."""
    visit.open("confirmed")
    page = visit.page
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent") == f"Ask {COLLEGE}":
            break
    page.keyboard.press("Enter")
    expect(page.locator("[data-verdict=CONFIRMED]")).to_be_visible()
    expect(page.locator("[data-pf-checks] summary")).to_be_focused()
    page.keyboard.press("Space")
    first = page.locator("[data-pf-checks] tbody tr").first
    expect(first).to_contain_text("Can the file be read?")
    expect(first.get_by_role("cell").last).to_contain_text("this program")
    row = page.locator("[data-pf-checks] tr", has_text="Did the named issuer sign it?")
    expect(row).to_contain_text("Passed")
    assert visit.asked.count(f"https://{COLLEGE}/.well-known/did.json") == 1


def test_the_address_stands_out(visit: Visit) -> None:
    """The host that publishes the key is larger than any name, and the rest is plain text."""
    visit.open("confirmed")
    visit.ask(COLLEGE)
    expect(visit.page.locator("[data-pf-result] .pf-verdict__address")).to_have_text(COLLEGE)
    visit.open("issuer-on-github-pages")
    visit.ask("somebody.github.io")
    assert visit.verdict == "Confirmed"
    assert "Anybody can get an address of this kind" in visit.sentence


def test_nothing_of_an_altered_file_is_repeated(visit: Visit) -> None:
    """What stood on the page when it was built is gone when the browser finds it cannot be."""
    visit.open("altered")
    name = visit.page.locator("h1").inner_text()
    visit.world = "changed"
    visit.open("confirmed")
    shown = visit.page.locator("h1").inner_text()
    assert name == "Badge file “altered”"
    assert visit.page.locator("[data-pf-claim]:visible").count() > 2
    visit.ask(COLLEGE)
    assert visit.verdict == "Altered or invalid"
    assert visit.page.locator("[data-pf-claim]:visible").count() == 0
    assert shown not in visit.page.locator("article").inner_text()


def test_the_readers_clock_decides(visit: Visit) -> None:
    """A site that was built while a badge was valid does not keep it valid."""
    visit.page.clock.set_fixed_time(dt.datetime(2026, 6, 1, tzinfo=dt.UTC))
    visit.open("expired")
    assert visit.verdict == "Not fully checked"
    visit.page.clock.set_fixed_time(NOW)
    visit.open("expired")
    assert visit.verdict == "Expired"


def test_a_file_that_is_gone(visit: Visit) -> None:
    """No verdict, and the reason."""
    visit.page.route("**/credential.json", lambda route: route.fulfill(status=404))
    visit.open("issuer-unknown")
    assert visit.verdict == "Could not be checked"
    assert visit.sentence == "The file of this badge could not be loaded."
    assert visit.page.locator("[data-pf-checks]").is_hidden()


@pytest.mark.parametrize(
    ("module", "words"),
    [
        ("ui/badge_page.js", "Not checked on this page"),
        ("ui/box.js", "Not checked on this page"),
        ("errors.js", "Not checked on this page"),
        ("quick/quick.js", "Could not be checked"),
        ("quick/proof.js", "Not fully checked"),
    ],
)
def test_a_changed_module_does_not_run(module: str, words: str, visit: Visit) -> None:
    """The page names the digest of each module that it needs; no other bytes run.

    What the small verifier cannot say without a part of its own, the full one says.
    """

    def changed(route: Route) -> None:
        response = route.fetch()
        route.fulfill(response=response, body="globalThis.changed = true;\n" + response.text())

    visit.page.route(f"**/verifier/*/{module}", changed)
    visit.page.goto(f"{visit.origin}badges/confirmed.html")
    box = visit.page.locator("[data-pf-verdict]")
    expect(box.locator("h2:visible")).to_have_text(words)
    expect(box.get_by_text("Checking…")).to_be_hidden()
    assert visit.page.evaluate("globalThis.changed") is None
    assert box.locator(".pf-icon--tick:visible").count() == 0


@pytest.mark.parametrize("part", ["quick/quick.js", "ui/box.js", "credential.json"])
def test_a_network_that_neither_answers_nor_fails(part: str, visit: Visit) -> None:
    """Nobody waits before "Checking…" without a word of what to do."""
    visit.page.clock.install()
    visit.page.route(f"**/{part}", lambda _route: None)
    visit.page.goto(f"{visit.origin}badges/confirmed.html", wait_until="commit")
    box = visit.page.locator("[data-pf-verdict]")
    expect(box.locator(".pf-checking")).to_contain_text("comparing the file")
    visit.page.clock.run_for(16_000)
    expect(box.locator(".pf-checking")).to_contain_text("Nothing was checked yet. Wait, load")
    assert box.locator(".pf-icon--tick:visible").count() == 0


@pytest.mark.parametrize("slug", ["confirmed", "issuer-unknown", "expired", "altered"])
def test_without_javascript(slug: str, chromium: Browser, hostile_origin: str) -> None:
    """No tick and no verdict: the page says that it cannot check, and where to."""
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{hostile_origin}badges/{slug}.html")
    box = page.locator("[data-pf-verdict]")
    assert box.locator("h2:visible").all_inner_texts() == ["Not checked on this page"]
    assert "says nothing about the badge" in box.inner_text()
    assert box.get_by_role("link").get_attribute("href") == "#check-yourself"
    assert page.locator("article .pf-icon--tick:visible").count() == 0
    page.locator("h1").evaluate("title => title.remove()")  # some badges here are called that
    seen = page.locator("article").inner_text().split("\n")
    assert [verdict for verdict in Verdict if verdict.value in seen] == []
    page.get_by_text("What the build of this site found on").click()
    assert "not proof" in page.locator(".pf-buildnote").inner_text()
    context.close()


def test_from_a_disk(chromium: Browser, on_disk: str) -> None:
    """No module runs there; the page says so, without a verdict."""
    page = chromium.new_page()
    page.goto(on_disk + "badges/open-lesson.html")
    box = page.locator("[data-pf-verdict]")
    assert box.locator("h2:visible").all_inner_texts() == ["Not checked on this page"]
    assert "opened from a folder" in box.inner_text()
    assert "Checking" not in box.inner_text()
    page.close()


def test_recorded_by_a_course(visit: Visit) -> None:
    """Static words; there is nothing to check, so nothing is loaded for it."""
    visit.page.goto(visit.origin + "badges/recorded.html")
    assert visit.page.locator(".pf-verdict h2").inner_text() == "Recorded by the course only"
    assert [path for path in visit.loaded if path.startswith("verifier/")] == []


@pytest.mark.parametrize("place", ["at_root", "at_path"])
def test_wherever_the_site_stands(
    place: str, chromium: Browser, request: pytest.FixtureRequest
) -> None:
    """At the root of a host, or below it."""
    context = chromium.new_context()
    visit = visiting(context, request.getfixturevalue(place))
    visit.open("makerspace-facilitator")
    assert visit.sentence == ONLY_KEY
    context.close()
    assert visit.asked == []


BUDGETS = [
    ("podcast-storyteller", 8_000),
    ("open-lesson", 20_000),
    ("makerspace-facilitator", 20_000),
]
"""Most bytes of script that are loaded when a page is opened."""


def packed(site: Path, paths: Iterable[str]) -> int:
    """Return the size of files as a server packs them, each by itself."""
    return sum(len(gzip.compress((site / path).read_bytes(), 9)) for path in set(paths))


def test_little_is_loaded_for_jcs(chromium: Browser, tmp_path: Path) -> None:
    """A badge signed with ``eddsa-jcs-2022`` needs no more than signed text."""
    folder = make_minimal(tmp_path / "portfolio")
    (folder / "issuers.yml").unlink()
    document = secure(usual(), SUITES["eddsa-jcs"])
    (folder / "badges" / "first-badge.json").write_bytes(to_bytes(document))
    site = tmp_path / "site"
    assert build_site(folder, site, now=NOW).written
    served = Served(site)
    context = chromium.new_context()
    visit = visiting(context, served.origin + "/")
    visit.open("first-badge")
    assert visit.verdict == "Not fully checked"
    context.close()
    served.close()
    loaded = {path for path in visit.loaded if path.startswith("verifier/")}
    assert packed(site, loaded) <= 8_000


@pytest.mark.parametrize(("slug", "most"), BUDGETS, ids=[slug for slug, _ in BUDGETS])
def test_little_is_loaded_and_at_once(
    slug: str, most: int, chromium: Browser, at_root: str, sample_site: Path
) -> None:
    """All that is loaded is named in the head, and it is little."""
    context = chromium.new_context()
    visit = visiting(context, at_root)
    visit.open(slug)
    context.close()
    html = (sample_site / "badges" / f"{slug}.html").read_text("utf-8")
    named = re.findall(r'(?:href|src)="?\.\./(verifier/[^"\s>]+)', html)
    loaded = {path for path in visit.loaded if path.startswith("verifier/")}
    assert loaded == set(named)
    assert packed(sample_site, loaded) <= most
    themes = [path.replace(verifier().folder, "verifier/") for path in named]
    assert all((ROOT / "themes" / path).is_file() for path in themes)
