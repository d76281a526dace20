"""The verify page: whatever badges a reader brings, checked in their browser, each by itself."""

import datetime as dt
import json
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from portfolio_gen.site.verifier.digits import to_digits
from tests.portfolios.build import HERE as PORTFOLIOS

pytestmark = pytest.mark.browser

NOW = dt.datetime(2026, 11, 23, 12, tzinfo=dt.UTC)
COLLEGE = "badges.kestrelvalley.example"
DOCUMENT = f"https://{COLLEGE}/.well-known/did.json"
FILES = PORTFOLIOS / "every_state" / "badges"
KEYS = PORTFOLIOS / "every_state" / "issuers" / f"{COLLEGE}.json"
ELSEWHERE = "https://wallet.example/b/one.json"
Scheme = Literal["dark", "light"]
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


class Visit:
    """A verify page, and what it asked of other hosts."""

    def __init__(self, page: Page, origin: str) -> None:
        """Play all other hosts."""
        self.page, self.origin = page, origin
        self.asked: list[str] = []
        self.answers = {DOCUMENT: KEYS.read_bytes(), ELSEWHERE: file("issuer-unknown.json")}
        page.route("https://**/*", self._answer)
        page.clock.set_fixed_time(NOW)

    def _answer(self, route: Route) -> None:
        self.asked.append(route.request.url)
        body = self.answers.get(route.request.url)
        if body is None:
            route.abort("connectionrefused")
        else:
            route.fulfill(body=body, headers={"Access-Control-Allow-Origin": "*"})

    def open(self, fragment: str = "") -> None:
        """Go to the page."""
        self.page.goto(f"{self.origin}verify.html{fragment}")
        expect(self.page.locator("[data-pf-live]")).to_be_visible()

    def choose(self, *names: str) -> None:
        """Choose files of the portfolio in every state."""
        self.page.get_by_label("Badge files", exact=True).set_input_files(
            [FILES / name for name in names]
        )

    def paste(self, text: str) -> None:
        """Paste text and press the button."""
        self.page.get_by_label("Or paste a badge").fill(text)
        self.page.get_by_role("button", name="Check this text").click()

    def items(self, count: int) -> list[Locator]:
        """What is shown, when all verdicts stand."""
        expect(self.page.locator("[data-pf-list] [data-pf-more]:not([hidden])")).to_have_count(
            count
        )
        return self.page.locator("[data-pf-list] > article").all()

    def verdict(self) -> str:
        """The words of the only verdict."""
        (item,) = self.items(1)
        return item.locator("[data-pf-result] h2").inner_text()


def file(name: str) -> bytes:
    """The bytes of a badge."""
    return (FILES / name).read_bytes()


@pytest.fixture
def visit(chromium: Browser, hostile_origin: str) -> Iterator[Visit]:
    """A reader on a phone."""
    context = chromium.new_context(viewport={"width": 390, "height": 844})
    yield Visit(context.new_page(), hostile_origin)
    context.close()


@pytest.mark.parametrize(
    ("name", "verdict"),
    [
        ("issuer-unknown.json", "Genuine, issuer not confirmed"),
        ("confirmed.json", "Not fully checked"),
        ("signed-text.jwt", "Not fully checked"),
        ("inside-png.png", "Not fully checked"),
        ("inside-svg.svg", "Not fully checked"),
        ("expired.json", "Expired"),
        ("withdrawn.json", "Withdrawn by the issuer"),
        ("hidden-expiry.json", "Altered or invalid"),
        ("undefined-member.json", "Altered or invalid"),
        ("no-signature.json", "Recorded by the course only"),
    ],
)
def test_a_file(name: str, verdict: str, visit: Visit) -> None:
    """The exact words, and nobody is asked."""
    visit.open()
    visit.choose(name)
    assert visit.verdict() == verdict
    facts = visit.page.locator("[data-pf-facts]")
    assert facts.is_visible() == (verdict != "Altered or invalid")
    assert visit.page.locator("[data-pf-file]").inner_text() == name
    expect(visit.page.locator("[data-pf-result] p")).to_be_in_viewport(ratio=1)
    assert visit.page.evaluate("document.documentElement.scrollWidth") <= 390
    assert visit.asked == []


def test_a_forged_file(visit: Visit) -> None:
    """One changed word, and nothing that the file says is repeated."""
    forged = json.loads(file("issuer-unknown.json"))  # noqa: TID251 (ours)
    forged["credentialSubject"]["achievement"]["name"] = "Doctor of Everything"
    visit.open()
    visit.paste(json.dumps(forged))
    assert visit.verdict() == "Altered or invalid"
    assert "Doctor of Everything" not in visit.page.locator("[data-pf-list]").inner_text()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "eyJ.eyJ.x",
            "A part of this signed text is damaged or missing. Copy the whole text again.",
        ),
        (
            file("signed-text.jwt").decode().replace(".", ".\n"),
            "This is not one signed text on one line. Bring one badge at a time, without line",
        ),
        (
            "a badge",
            "This is not a badge file: JSON, signed text, or a picture with a badge inside.",
        ),
    ],
    ids=["cut off", "broken over lines", "something else"],
)
def test_text_that_cannot_be_read(text: str, said: str, visit: Visit) -> None:
    """In words of somebody who knows nothing of signatures, with what to do."""
    visit.open()
    visit.paste(text)
    assert visit.verdict() == "Could not be checked"
    assert said in visit.page.locator("[data-pf-result] p").inner_text()


def test_pasting_nothing(visit: Visit) -> None:
    """No verdict of another badge stays."""
    visit.open()
    visit.paste("no badge")
    assert visit.verdict() == "Could not be checked"
    visit.paste(" ")
    expect(visit.page.locator("[data-pf-list] > *")).to_have_count(0)


def test_several_files(visit: Visit) -> None:
    """Each has its name, its verdict and what it says; one click on a host serves all of them."""
    visit.open()
    visit.choose("confirmed.json", "expired.json", "signed-text.jwt")
    items = visit.items(3)
    names = [item.locator("[data-pf-file]").inner_text() for item in items]
    assert names == ["confirmed.json", "expired.json", "signed-text.jwt"]
    assert visit.asked == []
    items[0].get_by_role("button", name=f"Ask {COLLEGE}").click()
    found = visit.page.locator("[data-pf-list] [data-verdict=CONFIRMED]")
    expect(found).to_have_count(2)
    assert set(visit.asked) == {DOCUMENT}
    expect(items[0].locator("[data-pf-fact=issuer] dd")).to_contain_text("Kestrel Valley College")


def test_a_host_that_cannot_be_read(visit: Visit) -> None:
    """Not checked, with the reason, and no tick."""
    visit.answers.clear()
    visit.open()
    visit.choose("confirmed.json")
    visit.page.get_by_role("button", name=f"Ask {COLLEGE}").click()
    said = visit.page.locator("[data-pf-result]")
    expect(said).to_contain_text("it does not let pages of other sites read it")
    assert visit.verdict() == "Not fully checked"
    assert visit.page.locator("[data-pf-result] .pf-icon--tick").count() == 0


def test_an_answer_without_end(visit: Visit) -> None:
    """Of an answer no more is taken than keys can need."""
    visit.answers[DOCUMENT] = b" " * 4_000_001
    visit.open()
    visit.choose("confirmed.json")
    visit.page.get_by_role("button", name=f"Ask {COLLEGE}").click()
    expect(visit.page.locator("[data-pf-result]")).to_contain_text("sent too much")


def test_a_host_that_sends_on_elsewhere(visit: Visit) -> None:
    """Agreeing to one host is not agreeing to the one that it names."""
    to = {"Location": ELSEWHERE, "Access-Control-Allow-Origin": "*"}
    visit.page.route(DOCUMENT, lambda route: route.fulfill(status=302, headers=to))
    visit.open()
    visit.choose("confirmed.json")
    visit.page.get_by_role("button", name=f"Ask {COLLEGE}").click()
    expect(visit.page.locator("[data-pf-result]")).to_contain_text("sends on to another address")
    assert visit.asked == []


def test_badges_brought_while_others_are_checked(visit: Visit) -> None:
    """Only the last ones are shown, each once."""
    visit.open()
    visit.choose("expired.json", "withdrawn.json")
    visit.page.evaluate(
        """() => {
            const files = document.querySelector("[data-pf-files]");
            files.onchange();
            files.onchange();
        }"""
    )
    visit.items(2)
    names = visit.page.locator("[data-pf-list] [data-pf-file]").all_inner_texts()
    assert names == ["expired.json", "withdrawn.json"]


def test_a_file_that_is_too_large(visit: Visit, tmp_path: Path) -> None:
    """It is not even read."""
    large = tmp_path / "large.json"
    large.write_bytes(b" " * 10_000_001)
    visit.open()
    visit.page.get_by_label("Badge files", exact=True).set_input_files(large)
    assert visit.verdict() == "Could not be checked"
    assert "too large" in visit.page.locator("[data-pf-result]").inner_text()


def test_a_file_that_is_gone(visit: Visit, tmp_path: Path) -> None:
    """A file that was moved after it was chosen is not taken for a mistake of the program."""
    chosen = tmp_path / "badge.json"
    chosen.write_bytes(file("issuer-unknown.json"))
    visit.open()
    visit.page.get_by_label("Badge files", exact=True).set_input_files(chosen)
    assert visit.verdict() == "Genuine, issuer not confirmed"
    chosen.unlink()
    visit.page.get_by_label("Whose badge should it be?").fill("ana@kestrelvalley.example")
    visit.page.keyboard.press("Tab")
    expect(visit.page.locator("[data-pf-result]")).to_contain_text("Could not be checked")
    assert visit.page.locator("[data-pf-result] p").inner_text() == (
        "This file cannot be read: it is a folder, or was moved or changed after it was chosen. "
        "Choose it again."
    )


def test_this_site_sends_on_to_another_host(visit: Visit) -> None:
    """A link may name a page of this site that leads anywhere: nobody else is asked for it."""
    with socket.create_server(("127.0.0.1", 0)) as other:
        other.settimeout(0)
        to = {"Location": f"https://127.0.0.1:{other.getsockname()[1]}/b.json"}
        visit.page.route("**/login?next=*", lambda route: route.fulfill(status=302, headers=to))
        visit.open(f"#url={visit.origin}login?next=elsewhere")
        assert visit.verdict() == "Could not be checked"
        assert "sends on to another address" in visit.page.locator("[data-pf-result]").inner_text()
        with pytest.raises(BlockingIOError):
            other.accept()


@pytest.mark.parametrize("form", ["#url={}", "#verify?vc={}"])
def test_an_address_elsewhere(form: str, visit: Visit) -> None:
    """It is fetched after a click on the host's name, never before."""
    visit.open(form.format(ELSEWHERE))
    assert visit.verdict() == "Could not be checked"
    assert visit.asked == []
    visit.page.get_by_role("button", name="Ask wallet.example", exact=True).click()
    expect(visit.page.locator("[data-verdict=UNCONFIRMED]")).to_be_visible()
    assert visit.asked == [ELSEWHERE]


def test_an_address_of_this_site(visit: Visit) -> None:
    """It is fetched at once, also if somebody pastes it."""
    address = f"{visit.origin}badges/issuer-unknown/credential.json"
    visit.open("#url=" + address.replace(":", "%3A").replace("/", "%2F"))
    assert visit.verdict() == "Genuine, issuer not confirmed"
    visit.page.get_by_role("button", name="Start again").click()
    expect(visit.page.locator("[data-pf-list] > article")).to_have_count(0)
    visit.paste(address)
    assert visit.verdict() == "Genuine, issuer not confirmed"
    assert visit.asked == []


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "http://wallet.example/b",
        "data:,x",
        "file:///etc/passwd",
        f"https://{COLLEGE}@wallet.example/b",
        "https://:secret@wallet.example/b",
        "blob:{origin}b",
        "http://somebody@127.0.0.1/b",
    ],
)
def test_an_address_that_is_never_asked(address: str, visit: Visit) -> None:
    """No button is offered for it, and the page says which addresses it asks."""
    visit.open("#url=" + address.format(origin=visit.origin))
    assert visit.verdict() == "Could not be checked"
    said = visit.page.locator("[data-pf-result] p").inner_text()
    assert said.endswith(
        "was not asked: only addresses that begin with https:// and hold no user name are. If a "
        "badge is there, download it and choose the file."
    )
    assert visit.page.get_by_role("button", name="Ask").count() == 0
    assert visit.asked == []


@pytest.mark.parametrize(
    "link", ["#url=", "#verify?vc=", "#url=https://1.2.3.4.5/", "#url=https%3A%2F%2F"]
)
def test_a_link_that_leads_nowhere(link: str, visit: Visit) -> None:
    """Somebody who scanned half a code reads so, and is not left before an empty form."""
    visit.open(link)
    assert visit.verdict() == "Could not be checked"
    assert "holds none. Scan the code once more" in visit.page.locator("main").inner_text()
    assert visit.asked == []


def test_a_link_that_was_pasted(visit: Visit) -> None:
    """What it names is looked for where the link leads, not on the page it was pasted into."""
    visit.open()
    visit.paste("https://zo.example/states/verify.html#url=badges/expired/credential.json")
    assert visit.verdict() == "Could not be checked"
    name = visit.page.locator("[data-pf-file]").inner_text()
    assert name == "https://zo.example/states/badges/expired/credential.json"
    assert visit.asked == []


def test_a_very_long_host(visit: Visit) -> None:
    """Its name is broken, and the page stays as wide as the phone."""
    visit.open(f"#url=https://{'a' * 5_000}.example/b.json")
    visit.items(1)
    assert visit.page.evaluate("document.documentElement.scrollWidth") <= 390


def test_a_name_that_turns_what_follows(visit: Visit) -> None:
    """The address beside a name is read from left to right, whatever the name holds."""
    badge = json.loads(file("no-signature.json"))  # noqa: TID251 (ours)
    badge["issuer"]["name"] = "Any \u2069\u202eName"
    visit.open()
    visit.paste(json.dumps(badge))
    visit.items(1)
    said = visit.page.locator("[data-pf-fact=issuer] dd").inner_text()
    assert said == "Any Name · badges.kestrelvalley.example"


def test_digits(visit: Visit) -> None:
    """The badge in a code on paper is read from the address; damaged digits are no badge."""
    digits = to_digits(file("issuer-unknown.json"))
    visit.open("#" + digits)
    assert visit.verdict() == "Genuine, issuer not confirmed"
    visit.page.evaluate("digits => { location.hash = digits }", digits[:-30])
    expect(visit.page.locator("[data-verdict=ERROR]")).to_be_visible()
    assert visit.asked == []


CAMERA = """
    globalThis.BarcodeDetector = class {
        async detect() { return globalThis.code ? [{rawValue: code}] : []; }
    };
    globalThis.streams = [];
    navigator.mediaDevices.getUserMedia = async () => {
        if (globalThis.refused) throw new DOMException("refused", "NotAllowedError");
        const canvas = document.createElement("canvas");
        canvas.getContext("2d").fillRect(0, 0, 9, 9);
        streams.push(canvas.captureStream(5));
        return streams.at(-1);
    };
"""
"""Stands for a browser that reads codes, and for its camera."""


def test_a_code_before_the_camera(visit: Visit) -> None:
    """It can be stopped, nothing of the camera is left on, and nobody is asked."""
    visit.page.add_init_script(CAMERA)
    visit.open()
    film = visit.page.locator("[data-pf-video]")
    scan = visit.page.get_by_role("button", name="Scan a code with the camera")
    scan.click()
    expect(film).to_be_visible()
    visit.page.get_by_role("button", name="Stop the camera").click()
    expect(film).to_be_hidden()
    scan.click()
    expect(film).to_be_visible()
    visit.page.evaluate(
        "(digits) => { globalThis.code = digits; }", to_digits(file("issuer-unknown.json"))
    )
    assert visit.verdict() == "Genuine, issuer not confirmed"
    expect(film).to_be_hidden()
    expect(scan).to_be_visible()
    states = "streams.flatMap((stream) => stream.getTracks()).map((track) => track.readyState)"
    assert visit.page.evaluate(states) == ["ended", "ended"]
    assert visit.asked == []


def test_a_camera_that_may_not_be_used(visit: Visit) -> None:
    """The page says so, and can be asked again."""
    visit.page.add_init_script(CAMERA + "globalThis.refused = true;")
    visit.open()
    visit.page.get_by_role("button", name="Scan a code with the camera").click()
    expect(visit.page.get_by_role("alert")).to_have_text(
        "There is no camera that this page may use."
    )
    expect(visit.page.get_by_role("button", name="Scan a code with the camera")).to_be_visible()


def test_dropping(visit: Visit) -> None:
    """Files can be dropped anywhere on the tool; the browser does not leave the page."""
    visit.open()
    visit.page.evaluate(
        """text => {
            const dataTransfer = new DataTransfer();
            dataTransfer.items.add(new File([text], "dropped.json"));
            const there = document.querySelector("[data-pf-drop]");
            const event = new DragEvent("drop", {dataTransfer, bubbles: true, cancelable: true});
            if (there.dispatchEvent(event)) throw new Error("the browser would open the file");
        }""",
        file("issuer-unknown.json").decode(),
    )
    assert visit.verdict() == "Genuine, issuer not confirmed"
    assert visit.page.locator("[data-pf-file]").inner_text() == "dropped.json"


def test_whose_badge_it_is(visit: Visit) -> None:
    """An address that somebody fills in decides, without leaving the browser."""
    visit.open()
    visit.choose("somebody-else.json")
    visit.page.get_by_role("button", name=f"Ask {COLLEGE}").click()
    expect(visit.page.locator("[data-verdict=CONFIRMED]")).to_be_visible()
    visit.page.get_by_label("Whose badge should it be?").fill("nobody@example.org")
    visit.page.keyboard.press("Tab")
    expect(visit.page.locator("[data-verdict=OTHER_PERSON]")).to_be_visible()
    assert set(visit.asked) == {DOCUMENT}


def test_with_a_keyboard_alone(visit: Visit) -> None:
    """Pasting, asking a host and opening the checks need no mouse."""
    visit.open()
    page = visit.page
    page.get_by_label("Badge files", exact=True).focus()
    page.keyboard.press("Tab")
    page.keyboard.insert_text(file("confirmed.json").decode())
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert visit.verdict() == "Not fully checked"
    for _ in range(10):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent") == f"Ask {COLLEGE}":
            break
    page.keyboard.press("Enter")
    expect(page.locator("[data-verdict=CONFIRMED]")).to_be_visible()
    expect(page.locator("[data-pf-list] [data-pf-checks] summary")).to_be_focused()


def test_read_out_once(visit: Visit) -> None:
    """The live region of a badge is there first, and then filled with all its words at once."""
    visit.open()
    visit.page.evaluate(
        """() => {
            window.filled = [];
            new MutationObserver((changes) => {
                for (const {target, addedNodes} of changes)
                    if (addedNodes.length && target.closest("[role=status]"))
                        filled.push(target.innerText);
            }).observe(document.querySelector("[data-pf-list]"), {childList: true, subtree: true});
        }"""
    )
    visit.choose("expired.json")
    assert visit.verdict() == "Expired"
    (said,) = visit.page.evaluate("filled")
    assert said.startswith("Expired\n\nThe badge expired on 30 June 2026.")


@pytest.mark.parametrize(
    ("width", "scheme"), [(390, "light"), (390, "dark"), (1280, "light"), (1280, "dark")]
)
def test_for_everybody(
    width: int, scheme: Scheme, chromium: Browser, hostile_origin: str, axe: str
) -> None:
    """Axe finds nothing before and after, also of somebody else's badges, in light and dark."""
    context = chromium.new_context(
        viewport={"width": width, "height": 844}, bypass_csp=True, color_scheme=scheme
    )
    visit = Visit(context.new_page(), hostile_origin)
    visit.open()
    visit.page.evaluate(axe)
    run = "tags => axe.run('.pf-page', {runOnly: {type: 'tag', values: tags}})"
    before = visit.page.evaluate(run, TAGS)["violations"]
    visit.choose("confirmed.json", "expired.json", "hidden-expiry.json", "issuer-unknown.json")
    visit.items(4)
    after = visit.page.evaluate(run, TAGS)["violations"]
    visit.page.get_by_label("Whose badge should it be?").fill("nobody@example.org")
    visit.page.get_by_role("button", name=f"Ask {COLLEGE}").first.click()
    expect(visit.page.locator("[data-pf-list] [data-verdict=OTHER_PERSON]").first).to_be_visible()
    after += visit.page.evaluate(run, TAGS)["violations"]
    wide = visit.page.evaluate("document.documentElement.scrollWidth")
    context.close()
    assert [f"{one['id']}: {one['nodes'][0]['html']}" for one in before + after] == []
    assert wide <= width


def test_a_program_that_does_not_arrive(visit: Visit) -> None:
    """The page does not blame the browser alone, and nothing on it looks as if it worked."""
    visit.page.route("**/ui/verify_page.js", lambda route: route.abort())
    visit.page.goto(f"{visit.origin}verify.html#url=badges/expired/credential.json")
    expect(visit.page.locator("[data-pf-static]")).to_contain_text("load the page again")
    assert visit.page.locator("[data-pf-tool] :is(input, button, textarea):visible").count() == 0


def test_without_javascript(chromium: Browser, hostile_origin: str) -> None:
    """The tool says that it cannot check, and shows nothing that does not work."""
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{hostile_origin}verify.html")
    expect(page.locator("[data-pf-static]")).to_contain_text("needs JavaScript")
    assert page.locator("[data-pf-tool] :is(input, button, textarea):visible").count() == 0
    context.close()
