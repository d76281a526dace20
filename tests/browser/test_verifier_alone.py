"""The verifier on an institution's address, in one file, and saved with a badge.

What a student puts on their own site changes nothing of what these say.
"""

import datetime as dt
import json
import re
import ssl
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from playwright.sync_api import Browser, BrowserContext, Page, Request, expect

from portfolio_gen.badges.read import read_badge
from portfolio_gen.content.load import load_issuers, load_portfolio
from portfolio_gen.model.issuer import KnownIssuer
from portfolio_gen.site.alone.known import Known, Maker
from portfolio_gen.site.alone.page import verifier_page
from portfolio_gen.site.alone.saved import saved_page
from portfolio_gen.site.alone.write import write_verifier
from portfolio_gen.site.build import build_site
from portfolio_gen.site.verifier.digits import to_digits
from portfolio_gen.verify.context import Context
from portfolio_gen.verify.policy import Registry
from portfolio_gen.verify.steps import verify_badge
from tests.browser.conftest import Served
from tests.portfolios.build import EVERY_STATE, make_every_state
from tests.portfolios.build import HERE as PORTFOLIOS

pytestmark = pytest.mark.browser

NOW = dt.datetime(2026, 11, 23, 12, tzinfo=dt.UTC)
FILES = PORTFOLIOS / "every_state" / "badges"
HOST = "badges.kestrelvalley.example"
MAKER = Maker(name="Kestrel Valley College", made=NOW, version="1.2.3")
EVER = (dt.datetime(2020, 1, 1, tzinfo=dt.UTC), dt.datetime(2040, 1, 1, tzinfo=dt.UTC))
Scheme = Literal["dark", "light"]
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
STATES: list[tuple[int, Scheme]] = [(390, "light"), (390, "dark"), (1280, "light"), (1280, "dark")]

GREEN = """<!doctype html><title>Badge</title><h1>Doctor of Everything</h1>
<div data-verdict="CONFIRMED"><h2>Confirmed</h2><p>Signed by the holder of mit.edu.</p></div>
<a href="{href}">With the institution’s verifier</a>
"""
"""What a student can write on their own site."""


@dataclass(kw_only=True)
class Visit:
    """A page, what it asked for, and what it was not allowed to do."""

    page: Page
    asked: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Note everything."""
        self.page.clock.set_fixed_time(NOW)
        self.page.on("request", self._note)
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def _note(self, request: Request) -> None:
        if not request.url.startswith("data:"):
            self.asked.append(request.url)

    def choose(self, *files: Path) -> None:
        """Choose files."""
        self.page.get_by_label("Badge files", exact=True).set_input_files(list(files))

    def words(self, count: int = 1) -> list[str]:
        """The words of all verdicts."""
        expect(self.page.locator("[data-pf-more]:not([hidden])")).to_have_count(count)
        return self.page.locator("[data-pf-result] h2").all_inner_texts()

    @property
    def said(self) -> str:
        """The sentence of the only verdict."""
        self.words()
        return self.page.locator("[data-pf-result] p").inner_text()


@pytest.fixture(scope="module")
def known() -> Known:
    """The institution's list: its own key document, and a library known by its key only."""
    library = read_badge((FILES / "issuer-unknown.json").read_bytes(), source="x").issuer.id
    entry = KnownIssuer(id=library, name="Millbrook Library", says="the registrar")
    return Known(issuers=(*load_issuers(FILES.parent), entry))


@pytest.fixture(scope="module")
def college(known: Known, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The institution's verifier on its own address."""
    root = tmp_path_factory.mktemp("college")
    write_verifier(known, MAKER, root / "check", beside=PORTFOLIOS)
    served = Served(root)
    yield f"{served.origin}/check/"
    served.close()


@pytest.fixture(scope="module")
def in_one_file(known: Known, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The same as one file on disk."""
    file = tmp_path_factory.mktemp("single") / "verifier.html"
    file.write_bytes(verifier_page(known, MAKER, single=True))
    return file.as_uri()


@pytest.fixture(scope="module")
def student(college: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A student's site on another address, by https as other sites have to be."""
    root = tmp_path_factory.mktemp("student")
    served = Served(root, certificate=certificate(root))
    folder = make_every_state(tmp_path_factory.mktemp("student-portfolio") / "p")
    settings = folder / "portfolio.yml"
    text = settings.read_text("utf-8").replace("https://zo.example/states/", f"{served.origin}/p/")
    settings.write_text(f"{text}\nverifier_url: {college}\n", "utf-8")
    assert build_site(folder, root / "p", now=NOW).written
    yield f"{served.origin}/p/"
    served.close()


def certificate(folder: Path) -> ssl.SSLContext:
    """A certificate that nobody trusts, which is enough for tests on this machine."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    made = x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
    made = made.not_valid_before(EVER[0]).not_valid_after(EVER[1])
    file = folder.parent / f"{folder.name}.pem"
    file.write_bytes(
        made.sign(key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM)
        + key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file)
    return context


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    """A reader on a phone."""
    made = chromium.new_context(viewport={"width": 390, "height": 844}, ignore_https_errors=True)
    yield made
    made.close()


@pytest.fixture
def offline(chromium: Browser) -> Iterator[BrowserContext]:
    """A reader without any network."""
    made = chromium.new_context(viewport={"width": 390, "height": 844}, offline=True)
    yield made
    made.close()


def test_a_forged_page_changes_nothing(context: BrowserContext, student: str, college: str) -> None:
    """The student's page says Confirmed for an altered badge; the institution's says what it is."""
    visit = Visit(page=context.new_page())
    page = visit.page
    page.goto(f"{student}badges/confirmed.html")
    link = page.get_by_role("link", name="With the institution’s verifier")
    href = link.get_attribute("href") or ""
    assert href == f"{college}#url={student}badges/confirmed/credential.json"
    forged = json.loads((FILES / "confirmed.json").read_bytes())  # noqa: TID251 (ours)
    forged["credentialSubject"]["achievement"]["name"] = "Doctor of Everything"
    page.route(
        "**/credential.json",
        lambda route: route.fulfill(
            body=json.dumps(forged), headers={"Access-Control-Allow-Origin": "*"}
        ),
    )
    page.route(
        "**/badges/confirmed.html",
        lambda route: route.fulfill(body=GREEN.format(href=href), content_type="text/html"),
    )
    page.goto(f"{student}badges/confirmed.html")
    expect(page.locator("[data-verdict=CONFIRMED]")).to_be_visible()
    page.get_by_role("link").click()
    page.get_by_role("button", name=f"Ask {student.split('/')[2]}", exact=True).click()
    expect(page.locator("[data-verdict=ALTERED]")).to_be_visible()
    assert page.url.startswith(college)
    assert "Doctor" not in page.locator("[data-pf-list]").inner_text()


def test_the_badge_behind_the_code(context: BrowserContext, student: str, college: str) -> None:
    """What the code and the badge page lead to: fetched after one click, and Confirmed here."""
    visit = Visit(page=context.new_page())
    visit.page.goto(f"{college}#url={student}badges/confirmed/credential.json")
    assert visit.words() == ["Could not be checked"]
    assert [url for url in visit.asked if not url.startswith(college)] == []
    visit.page.get_by_role("button", name=f"Ask {student.split('/')[2]}", exact=True).click()
    expect(visit.page.locator("[data-verdict=CONFIRMED]")).to_be_visible()
    assert "says the list" in visit.said
    assert visit.complaints == []


@pytest.mark.parametrize("where", ["college", "in_one_file"])
def test_whose_word_counts(
    where: str, chromium: Browser, hostile_origin: str, request: pytest.FixtureRequest
) -> None:
    """An issuer on the list is Confirmed, with who says so; on a student's page it is not."""
    context = chromium.new_context()
    visit = Visit(page=context.new_page())
    visit.page.goto(request.getfixturevalue(where))
    visit.choose(FILES / "issuer-unknown.json")
    assert visit.words() == ["Confirmed"]
    assert "The issuer is known as Millbrook Library, says the registrar." in visit.said
    visit.page.goto(f"{hostile_origin}verify.html")
    visit.choose(FILES / "issuer-unknown.json")
    assert visit.words() == ["Genuine, issuer not confirmed"]
    assert visit.complaints == []
    context.close()


def test_one_file_without_a_network(
    offline: BrowserContext, in_one_file: str, known: Known
) -> None:
    """From disk, with the network off: the words of every badge are those of the library."""
    visit = Visit(page=offline.new_page())
    visit.page.goto(in_one_file)
    files = sorted(file for file in FILES.iterdir() if file.stem in EVERY_STATE)
    files = [file for file in files if file.suffix != ".yml"]
    assert len(files) > 30
    visit.choose(*files)
    ctx = Context(now=NOW, issuers=known.issuers)
    expected = [
        verify_badge(read_badge(file.read_bytes(), source=file.name), ctx).verdict.value
        for file in files
    ]
    assert dict(zip(files, visit.words(len(files)), strict=True)) == dict(
        zip(files, expected, strict=True)
    )
    assert visit.asked == [in_one_file]
    assert visit.complaints == []
    assert visit.page.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.parametrize("where", ["college", "in_one_file"])
def test_ways_to_bring_a_badge(
    where: str, context: BrowserContext, request: pytest.FixtureRequest
) -> None:
    """Digits behind the address, pasted text, a dropped file."""
    visit = Visit(page=context.new_page())
    text = (FILES / "bare-minimum.json").read_bytes()
    address = request.getfixturevalue(where)
    visit.page.goto(f"{address}#{to_digits(text)}")
    assert visit.words() == ["Genuine, issuer not confirmed"]
    visit.page.get_by_label("Or paste a badge").fill((FILES / "expired.json").read_text("utf-8"))
    visit.page.get_by_role("button", name="Check this text").press("Enter")
    expect(visit.page.locator("[data-verdict=EXPIRED]")).to_be_visible()
    visit.page.evaluate(
        """text => {
            const dataTransfer = new DataTransfer();
            dataTransfer.items.add(new File([text], "dropped.json"));
            const there = document.querySelector("[data-pf-drop]");
            there.dispatchEvent(new DragEvent("drop", {dataTransfer, bubbles: true}));
        }""",
        text.decode(),
    )
    expect(visit.page.locator("[data-verdict=UNCONFIRMED]")).to_be_visible()
    visit.page.goto("about:blank")
    visit.page.goto(f"{address}#verify?vc=https://wallet.example/one.json")
    assert visit.words() == ["Could not be checked"]
    expect(visit.page.get_by_role("button", name="Ask wallet.example")).to_be_visible()
    assert [url for url in visit.asked if "wallet" in url and url != visit.page.url] == []
    assert visit.complaints == []


def test_every_module_is_asked_for_by_its_digest(context: BrowserContext, college: str) -> None:
    """A browser that keeps modules of an earlier release takes none of them for a new one."""
    visit = Visit(page=context.new_page())
    visit.page.goto(college)
    visit.choose(FILES / "inside-png.png", FILES / "signed-text.jwt", FILES / "older-standard.json")
    visit.words(3)
    asked = [url.removeprefix(college) for url in visit.asked if url != college]
    assert len(asked) > 60
    assert len(set(asked)) == len(asked)
    assert [
        path for path in asked if not re.fullmatch(r"[\w/.]+\.(js|css)\?[0-9a-f]{12}", path)
    ] == []
    assert visit.complaints == []


@pytest.mark.parametrize("name", ["ui/tool.js", "png.js"], ids=["at-once", "later"])
def test_a_changed_module_is_not_run(name: str, context: BrowserContext, college: str) -> None:
    """The page names the digest of every module, those included that are loaded when needed."""
    visit = Visit(page=context.new_page())
    changed = (PORTFOLIOS.parents[1] / "themes/verifier" / name).read_text("utf-8") + "\n//\n"
    visit.page.route(
        f"**/{name}?*", lambda route: route.fulfill(body=changed, content_type="text/javascript")
    )
    visit.page.goto(college)
    if name == "png.js":
        visit.choose(FILES / "inside-png.png")
        assert visit.words() == ["Could not be checked"]
        assert "is not the one that this page was made with" in visit.said
    else:
        expect(visit.page.locator("[data-pf-static]")).to_be_visible()
        expect(visit.page.locator("[data-pf-live]")).to_be_hidden()
    assert any("integrity" in text for text in visit.complaints)


def test_the_site_from_disk_says_why_it_does_not_work(
    offline: BrowserContext, known: Known, tmp_path: Path
) -> None:
    """Browsers load no module from a folder."""
    write_verifier(known, MAKER, tmp_path / "v", beside=PORTFOLIOS)
    page = offline.new_page()
    page.goto((tmp_path / "v/index.html").as_uri())
    expect(page.locator("[data-pf-static]")).to_contain_text(
        "If this page was opened from a folder"
    )
    expect(page.locator("[data-pf-live]")).to_be_hidden()


OWN_COPY = {"confirmed.json", "signed-text.jwt", "inside-png.png", "inside-svg.svg"}
"""Confirmed elsewhere; but what whoever saved the file put into it is no word of the issuer."""


def save(name: str, folder: Path) -> str:
    """Save a badge of the portfolio in every state as a file."""
    portfolio, _ = load_portfolio(FILES.parent)
    (file,) = (badge for badge in portfolio.badges if badge.path.name == name)
    target = folder / "saved.html"
    owner = Maker(name=portfolio.settings.meta.basics.name, made=NOW, version="1.2.3")
    target.write_bytes(saved_page(file, portfolio.issuers, owner))
    return target.as_uri()


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("confirmed.json", "Genuine, issuer not confirmed"),
        ("signed-text.jwt", "Genuine, issuer not confirmed"),
        ("inside-png.png", "Genuine, issuer not confirmed"),
        ("inside-svg.svg", "Genuine, issuer not confirmed"),
        ("issuer-unknown.json", "Genuine, issuer not confirmed"),
        ("issuer-not-pinned.json", "Not fully checked"),
        ("expired.json", "Expired"),
        ("hidden-expiry.json", "Altered or invalid"),
        ("hostile-text.json", "Genuine, issuer not confirmed"),
    ],
)
def test_a_saved_badge_without_a_network(
    name: str, words: str, offline: BrowserContext, tmp_path: Path
) -> None:
    """It checks itself from disk, asks nobody, and gives the file back as it was issued."""
    visit = Visit(page=offline.new_page())
    address = save(name, tmp_path)
    visit.page.goto(address)
    assert visit.words() == [words]
    if name in OWN_COPY:
        assert "according to the copy of 2 September 2025 of the issuer’s keys, kept" in visit.said
        assert ", who saved this file. Nobody else says" in visit.said
    assert visit.asked == [address]
    assert visit.complaints == []
    assert visit.page.evaluate("window.hostile") is None
    assert visit.page.evaluate("document.documentElement.scrollWidth") <= 390
    with visit.page.expect_download() as download:
        visit.page.get_by_role("link", name="Save the badge file").click()
    assert download.value.path().read_bytes() == (FILES / name).read_bytes()
    assert download.value.suggested_filename == name


def test_paper_is_white(chromium: Browser, tmp_path: Path) -> None:
    """Whoever works in the dark prints black on white, with the date of the verdict."""
    context = chromium.new_context(color_scheme="dark")
    visit = Visit(page=context.new_page())
    visit.page.goto(save("issuer-unknown.json", tmp_path))
    visit.words()
    visit.page.emulate_media(media="print")
    ink, paper, words = visit.page.evaluate(
        """() => {
            const style = (name, part) => getComputedStyle(document.querySelector(name), part);
            const date = style("[data-pf-result]", "::after").content;
            return [style("[data-pf-result] p").color, style("body").backgroundColor, date];
        }"""
    )
    context.close()
    assert (ink, paper) == ("rgb(0, 0, 0)", "rgb(255, 255, 255)")
    assert words.startswith('"Checked on ')


def test_without_the_holders_copy(context: BrowserContext, tmp_path: Path) -> None:
    """The copy can be left aside with a key; then the issuer itself is asked, after a click."""
    visit = Visit(page=context.new_page())
    keys = FILES.parent / f"issuers/{HOST}.json"
    visit.page.route(
        "https://**/*",
        lambda route: route.fulfill(path=keys, headers={"Access-Control-Allow-Origin": "*"}),
    )
    address = save("confirmed.json", tmp_path)
    visit.page.goto(address)
    visit.words()
    visit.page.get_by_role("checkbox").focus()
    visit.page.keyboard.press("Space")
    expect(visit.page.locator("[data-verdict=INCOMPLETE]")).to_be_visible()
    assert visit.asked == [address]
    visit.page.get_by_role("button", name=f"Ask {HOST}").press("Enter")
    expect(visit.page.locator("[data-verdict=CONFIRMED]")).to_be_visible()
    assert "kept by" not in visit.said
    assert visit.asked == [address, f"https://{HOST}/.well-known/did.json"]
    visit.page.get_by_label("Whose badge should it be?").fill("nobody@example.org")
    visit.page.keyboard.press("Tab")
    expect(visit.page.locator("[data-verdict=OTHER_PERSON]")).to_be_visible()
    assert visit.complaints == []


@pytest.mark.parametrize("what", ["college", "in_one_file", "saved"])
def test_without_javascript(
    what: str, chromium: Browser, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    """It says that it cannot check; nothing that needs a script is shown, and no verdict."""
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(
        save("confirmed.json", tmp_path) if what == "saved" else request.getfixturevalue(what)
    )
    expect(page.locator("[data-pf-static]")).to_contain_text("needs JavaScript")
    assert page.locator("[data-pf-live]:visible").count() == 0
    assert page.locator(":is(input, button, textarea):visible").count() == 0
    assert page.locator("[data-pf-result]:visible").count() == 0
    assert page.locator("#pf-copy-note:visible").count() == 0
    context.close()


@pytest.mark.parametrize(("width", "scheme"), STATES)
@pytest.mark.parametrize("what", ["college", "saved"])
def test_for_everybody(
    what: str,
    width: int,
    scheme: Scheme,
    chromium: Browser,
    axe: str,
    tmp_path: Path,
    request: pytest.FixtureRequest,
) -> None:
    """Axe finds nothing, with verdicts, with the checks and the list of files open."""
    context = chromium.new_context(
        viewport={"width": width, "height": 844}, bypass_csp=True, color_scheme=scheme
    )
    visit = Visit(page=context.new_page())
    if what == "saved":
        visit.page.goto(save("confirmed.json", tmp_path))
        visit.words()
    else:
        visit.page.goto(request.getfixturevalue(what))
        names = ("confirmed.json", "expired.json", "hidden-expiry.json", "older-standard.json")
        visit.choose(*(FILES / name for name in names))
        visit.words(4)
    for summary in visit.page.locator("summary:visible").all():
        summary.click()
    expect(visit.page.locator("tbody tr").first).to_be_visible()
    visit.page.evaluate(axe)
    run = "tags => axe.run({runOnly: {type: 'tag', values: tags}})"
    found = visit.page.evaluate(run, TAGS)["violations"]
    wide = visit.page.evaluate("document.documentElement.scrollWidth")
    context.close()
    assert [f"{one['id']}: {one['nodes'][0]['html']}" for one in found] == []
    assert wide <= width


@pytest.mark.parametrize("kind", ["list", "registry"])
def test_hostile_lists(kind: str, offline: BrowserContext, tmp_path: Path) -> None:
    """A list that somebody else wrote is text on the page and in verdicts."""
    hostile = "</script><img src=x onerror=window.hostile=1><script>window.hostile=1</script>"
    issuer = read_badge((FILES / "issuer-unknown.json").read_bytes(), source="x").issuer.id
    known = (
        Known(issuers=(KnownIssuer(id=issuer, name=hostile, says=hostile),))
        if kind == "list"
        else Known(registries=(Registry(names={issuer: hostile, hostile: ""}, says=hostile),))
    )
    file = tmp_path / "v.html"
    maker = Maker(name=hostile, made=NOW, version=hostile)
    file.write_bytes(verifier_page(known, maker, single=True))
    visit = Visit(page=offline.new_page())
    visit.page.goto(file.as_uri())
    visit.choose(FILES / "issuer-unknown.json")
    assert visit.words() == ["Confirmed"]
    assert f"known as {hostile}, says {hostile}." in visit.said
    assert visit.page.evaluate("window.hostile") is None
    assert visit.page.locator("img").count() == 0
    assert visit.asked == [file.as_uri()]
    assert visit.complaints == []
