"""Pages as outlines: what stands on them, in which order, in every state a badge can be in."""

import datetime as dt
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote, urljoin

import pytest

from portfolio_gen.content.load import load_issuers, load_portfolio
from portfolio_gen.content.privacy import public_view
from portfolio_gen.model.badge import Securing
from portfolio_gen.model.portfolio import Portfolio
from portfolio_gen.site.kept.bytecode import Bytecode
from portfolio_gen.site.options import SiteOptions
from portfolio_gen.site.page import Page
from portfolio_gen.site.pages import build_pages
from portfolio_gen.site.render import renderer_for
from portfolio_gen.site.searching import entries
from portfolio_gen.site.tree import Tree, make_tree
from portfolio_gen.site.words.labels import ENGLISH
from portfolio_gen.verify.checked import Checked, Verdict
from portfolio_gen.verify.context import Context
from portfolio_gen.verify.steps import verify_badge
from tests.portfolios.build import (
    EVERY_STATE,
    UNLISTED,
    make_empty,
    make_every_state,
    make_minimal,
)
from tests.site.outline import Outline, outline
from tests.site.small_portfolio import small_portfolio

NOW = dt.datetime(2026, 11, 23, 12, 0, tzinfo=dt.UTC)
BASE = "https://site.example/p/"
ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, kw_only=True)
class Built:
    """Pages of one portfolio."""

    portfolio: Portfolio
    checked: Mapping[str, Checked]
    options: SiteOptions
    pages: Mapping[str, Page]
    html: Mapping[str, str]

    def outline(self, path: str) -> Outline:
        """The outline of one page."""
        return outline(self.html[path])

    def tree(self) -> Tree:
        """The tree of these pages."""
        return make_tree(self.pages.values(), self.portfolio, self.checked, self.options)


def build(folder: Path, base_url: str = BASE) -> Built:
    """Build the pages of a folder, without an engine."""
    portfolio, _ = load_portfolio(folder)
    context = Context(now=NOW, issuers=load_issuers(folder), recipient=portfolio.identity.emails)
    checked = {badge.slug: verify_badge(badge.badge, context) for badge in portfolio.badges}
    return pages_of(public_view(portfolio), checked, SiteOptions(now=NOW, base_url=base_url))


def pages_of(portfolio: Portfolio, checked: Mapping[str, Checked], options: SiteOptions) -> Built:
    """Build the pages of a portfolio."""
    pages = {page.path: page for page in build_pages(portfolio, checked, options)}
    renderer = renderer_for({}, Bytecode())
    html = {path: renderer.fragment(page) for path, page in pages.items()}
    return Built(portfolio=portfolio, checked=checked, options=options, pages=pages, html=html)


@pytest.fixture(scope="module")
def every(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The portfolio with everything in it."""
    return build(make_every_state(tmp_path_factory.mktemp("pages") / "p"))


@pytest.fixture(scope="module")
def sample() -> Built:
    """The sample."""
    return build(ROOT / "sample_portfolio")


def test_outline_of_the_first_page(sample: Built) -> None:
    """The person, the best work, the badges, in the order that portfolio.yml asks for."""
    found = [line for line in sample.outline("index.html").headings if not line.startswith("    ")]
    assert found == [
        "Ana Reyes",
        "  Selected work",
        "  More work",
        "  Badges",
        "  Signature assignments",
        "  Timeline",
        "  About me",
    ]


def test_outline_of_a_badge(sample: Built) -> None:
    """Verdict first, then what had to be done and the work, then how to check it elsewhere."""
    page = sample.outline("badges/open-lesson.html")
    assert page.headings == [
        "Open lesson",
        "  Not checked on this page",
        "  What had to be done",
        "  In the issuer’s words",
        "  The work behind it",
        "    A sea in a sandwich bag: the water cycle for grade 4",
        "  I had written the answers before I had heard the children",
        "  Results by criterion",
        "  Standards it is aligned to",
        "  Check without trusting this page",
        "    On your own computer",
        "    With VerifierPlus",
        "    With the validator of 1EdTech",
    ]
    assert "What the build of this site found on 23 November 2026" in page.words
    assert "not proof" in page.words
    assert ("Download the badge file", "open-lesson/credential.json") in page.links


def test_outline_of_a_project(sample: Built) -> None:
    """The work first, then the reflection, then how it was judged."""
    page = sample.outline("projects/water-cycle.html")
    tops = [line for line in page.headings if not line.startswith("    ")]
    own = page.headings.index("  I had written the answers before I had heard the children")
    assert tops[0] == "A sea in a sandwich bag: the water cycle for grade 4"
    assert own < page.headings.index("  How it was judged") < page.headings.index("  Attempts")
    assert page.headings.index("  Attempts") < page.headings.index("  With thanks to")
    assert ("Open lesson", "../badges/open-lesson.html") in page.links


def test_outcomes_are_a_table_whose_cells_lead_to_the_proof(sample: Built) -> None:
    """Each outcome has a row with a header cell, and links to the work that shows it."""
    html = sample.html["outcomes.html"]
    rows = re.findall(r'<tr role="row" id="([^"]*)">(.*?)</tr>', html, re.DOTALL)
    assert [name for name, _ in rows][:2] == ["ilo-creative-thinking", "ilo-information-literacy"]
    assert all(row.lstrip().startswith('<th scope="row"') for _, row in rows)
    assert 'href="projects/water-cycle.html"' in rows[0][1]
    assert "<caption>" in html


def test_timeline_runs_back_to_the_beginning(sample: Built) -> None:
    """Terms, newest first; the courses in them."""
    found = sample.outline("timeline.html").headings
    terms = [line.strip() for line in found if line.startswith("  ") and line[2] != " "]
    assert terms == ["Spring 2026", "Fall 2025", "Spring 2025", "Fall 2024"]


@pytest.mark.parametrize("slug", sorted(EVERY_STATE))
def test_verdict_of_every_badge(slug: str, every: Built) -> None:
    """Without a script the page has no verdict and no tick; the build's is a note in words."""
    path = f"badges/{slug}.html"
    if path not in every.pages:
        assert slug in {"privately-held", "still-a-draft"}
        return
    verdict = EVERY_STATE[slug]
    html = every.html[path]
    visible, note = without_note(html)
    if verdict is Verdict.COURSE_ONLY:
        assert every.outline(path).chips == [verdict.value]
    else:
        assert outline(visible).chips == ["Not checked on this page", "Checking…"]
    assert "pf-icon" not in note
    assert "pf-icon--tick" not in visible
    assert f"<p>{verdict.value}. " in note


def without_note(html: str) -> tuple[str, str]:
    """What a reader without scripts sees at once of a page, and the note of the build."""
    (note,) = re.findall(r'<details class="[^"]*pf-buildnote.*?</details>', html, re.DOTALL)
    return re.sub("<template.*?</template>", "", html.replace(note, ""), flags=re.DOTALL), note


ALTERED = sorted(slug for slug, verdict in EVERY_STATE.items() if verdict is Verdict.ALTERED)


@pytest.mark.parametrize("slug", ALTERED)
def test_nothing_of_an_altered_badge_is_shown(slug: str, every: Built) -> None:
    """No name, no issuer, no picture, no criteria: on its page, in lists, or for programs."""
    said = every.checked[slug].badge
    secrets = {said.name, said.achievement.name, said.achievement.description} - {""}
    page = every.html[f"badges/{slug}.html"]
    tree = every.tree()
    assert [word for word in secrets if word in outline(page).words] == []
    assert "<img" not in page
    assert f"Badge file “{slug}”" in page
    entry = re.search(
        rf'\{{[^{{}}]*"badges/{slug}"[^{{}}]*\}}', bytes(tree.exact["badges/index.json"]).decode()
    )
    assert entry is not None
    assert '"name"' not in entry[0]
    assert "linkedin" not in page


@pytest.mark.parametrize("slug", ALTERED)
def test_the_box_of_an_altered_badge_names_no_signer(slug: str, every: Built) -> None:
    """Neither a web address nor somebody who knows the issuer stands beside that verdict."""
    checked = replace(every.checked[slug], address="bank.example", known_to="Ana", open_host=True)
    built = pages_of(every.portfolio, {**every.checked, slug: checked}, every.options)
    html = built.html[f"badges/{slug}.html"]
    box = html[html.index("data-pf-verdict") : html.index('id="check-yourself"')]
    assert "bank.example" not in box
    assert "known to" not in box.lower()
    assert "Anybody can get an address" not in box


def test_an_expired_badge_does_not_open_with_an_address(sample: Built) -> None:
    """The sentence comes first; an address that it does not name is not put before it."""
    html = sample.html["badges/lab-safety.html"]
    assert "pf-verdict__address" not in html
    assert "<p>Expired. The badge expired on 30 June 2026." in without_note(html)[1]


def test_a_badge_of_somebody_else_is_not_called_hers(every: Built) -> None:
    """The file names another person, so the page does not repeat what the site would say."""
    words = every.outline("badges/somebody-else.html").words
    assert "the badge names somebody else." in words
    assert "This site says" not in words


def test_words_about_an_unsigned_file_do_not_speak_of_signing(sample: Built) -> None:
    """Nobody signed it, so no caption says that its issuer did."""
    slug = "accessible-infographic"
    files = tuple(
        replace(file, badge=replace(file.badge, securing=Securing.NONE, proofs=()))
        if file.slug == slug
        else file
        for file in sample.portfolio.badges
    )
    built = pages_of(replace(sample.portfolio, badges=files), sample.checked, sample.options)
    words = built.outline(f"badges/{slug}.html").words
    assert "Results as the file gives them; it is not signed" in words
    assert "This site says: Ana Reyes. No signature says so." in words
    for claim in ("the issuer signed", "exactly as it was issued", "The badge names its holder"):
        assert claim not in words
        assert claim not in built.html[f"badges/{slug}.html"]


DATED = "a note of 23 November 2026, the day this site was built, not proof."


def test_every_page_with_verdicts_says_of_which_day_they_are(every: Built, sample: Built) -> None:
    """A verdict without a date would go on being believed."""
    for built in (every, sample):
        for path in built.pages:
            page = built.outline(path)
            if page.chips and not re.fullmatch(r"badges/(?!index).*|projects/.*|outcomes.*", path):
                assert "23 November 2026" in page.words, path
    for path in ("index.html", "badges/index.html", "timeline.html", "verify.html"):
        assert DATED in sample.outline(path).words, path
    assert DATED in sample.outline("courses/SCED-310-2026sp.html").words


def test_the_resume_gives_an_address_for_every_badge(sample: Built) -> None:
    """Also for those without a code, and nothing to scan is promised without an address."""
    html = sample.html["resume.html"]
    listed = html[html.index('class="pf-printed"') :]
    assert listed.count("<h3>") == listed.count(f'href="{BASE}v/') == 10
    assert listed.count('<svg class="pf-qr"') == 6
    bare = pages_of(sample.portfolio, sample.checked, replace(sample.options, base_url=""))
    words = bare.outline("resume.html").words
    assert "Badges you can check" not in words
    assert "scan" not in words.lower()
    assert "Verdicts are those of the day this site was built, 23 November 2026" in words


def test_notes_promise_codes_only_where_there_are_some(sample: Built) -> None:
    """With an address every badge page has a code; without one nothing is said of codes."""
    badges = [path for path in sample.pages if re.fullmatch(r"badges/(?!index).*", path)]
    assert all("pf-qr" in sample.html[path] for path in badges)
    assert "The page of each badge carries a code" in sample.outline("notes.html").words
    bare = pages_of(sample.portfolio, sample.checked, replace(sample.options, base_url=""))
    assert "carries a code" not in bare.outline("notes.html").words


def test_search_finds_words_and_not_the_record(sample: Built) -> None:
    """Terms and values are not run together; fingerprints and codes are not searched."""
    text = " ".join(
        entry["text"]
        for entry in entries(sample.html["badges/open-lesson.html"], url="a.html", title="A")
    )
    assert re.search(r"Issued by\s+Kestrel Valley College", text)
    assert "SHA-256" not in text
    assert "QR code" not in text


def test_a_recorded_badge_never_gets_a_tick(every: Built) -> None:
    """It says who recorded it, and that it cannot be checked."""
    html = every.html["badges/recorded.html"]
    assert "Recorded by the course only" in html
    assert "Recorded by the course; not a verifiable credential." in html
    assert "pf-icon--tick" not in html
    assert "Check without trusting this page" not in html
    assert "What the build of this site found" not in html


def test_a_badge_that_nobody_checked_is_not_fully_checked(sample: Built) -> None:
    """A missing answer is never a pass."""
    bare = pages_of(sample.portfolio, {}, sample.options)
    page = bare.outline("badges/open-lesson.html")
    assert page.chips == ["Not checked on this page", "Checking…"]
    assert "pf-buildnote" not in bare.html["badges/open-lesson.html"]
    assert "This badge was not checked when the site was built." in page.words
    assert "pf-icon--tick" not in bare.html["index.html"]


def test_remote_pictures_are_not_loaded(every: Built) -> None:
    """The page says where the picture would be, and draws one of its own."""
    page = every.outline("badges/remote-image.html")
    assert "is on another site (" in page.words
    assert all("://" not in source for source, _ in page.images)


def test_twelve_criteria(every: Built) -> None:
    """All of them are shown."""
    html = every.html["badges/twelve-criteria.html"]
    results = html[html.index('id="results"') :]
    assert results[: results.index("</table>")].count('<th scope="row">') == 12


@pytest.mark.parametrize(
    ("make", "path", "words"),
    [
        (make_empty, "projects/index.html", "No work has been published here yet."),
        (make_minimal, "projects/index.html", "What I made, newest first."),
    ],
    ids=["no project", "one project"],
)
def test_small_portfolios(
    make: Callable[[Path], Path], path: str, words: str, tmp_path: Path
) -> None:
    """Nothing, and one of each, look intended."""
    built = build(make(tmp_path / "p"))
    assert words in built.outline(path).words
    assert "resume.html" not in built.pages
    assert "outcomes.html" not in built.pages


def test_without_an_address_nothing_is_absolute(tmp_path: Path) -> None:
    """No code, no LinkedIn link and no feed, rather than a wrong address."""
    built = build(make_minimal(tmp_path / "p"), base_url="")
    badge = next(path for path in built.pages if re.fullmatch(r"badges/(?!index).*", path))
    assert "pf-qr" not in built.html[badge]
    assert "linkedin" not in built.html[badge]
    assert "verifierplus" not in built.html[badge]
    tree = built.tree()
    assert "feed.xml" not in tree.exact
    assert "site_url" not in tree.config


def test_codes_lead_to_the_institution_where_there_is_one(tmp_path: Path) -> None:
    """Its verifier is a page that the student does not control."""
    built = build(make_minimal(tmp_path / "p"))
    meta = built.portfolio.settings.meta.model_copy(
        update={"verifier_url": "https://verify.college.example/check"}
    )
    portfolio = replace(built.portfolio, settings=replace(built.portfolio.settings, meta=meta))
    with_verifier = pages_of(portfolio, built.checked, built.options)
    slug = portfolio.badges[0].slug
    page = with_verifier.outline(f"badges/{slug}.html")
    address = f"https://verify.college.example/check#url={BASE}badges/{slug}/credential.json"
    assert ("With the institution’s verifier", address) in page.links
    assert (address, address) in page.links
    words = "The institution’s verifier at verify.college.example does not depend on this site."
    there = (words, "https://verify.college.example/check")
    assert there in with_verifier.outline("verify.html").links
    assert words not in built.outline("verify.html").words


@pytest.mark.parametrize("name", ["sample", "every"])
def test_every_page_is_well_formed(name: str, request: pytest.FixtureRequest) -> None:
    """One first heading, no level skipped, no id twice, every picture described or decoration."""
    built: Built = request.getfixturevalue(name)
    for path in built.pages:
        page = built.outline(path)
        levels = [(len(line) - len(line.lstrip())) // 2 + 1 for line in page.headings]
        assert levels.count(1) == 1, path
        assert levels[0] == 1, path
        assert all(after <= before + 1 for before, after in pairwise(levels)), path
        assert len(set(page.ids)) == len(page.ids), path
        assert None not in {alt for _, alt in page.images}, path
        assert "style" not in page.attributes, path
        assert not any(attribute.startswith("on") for attribute in page.attributes), path
        assert not page.elements & {"script", "style", "iframe", "form", "object"}, path


@pytest.mark.parametrize("name", ["sample", "every"])
def test_links_inside_the_site_lead_somewhere(name: str, request: pytest.FixtureRequest) -> None:
    """Every relative link is a page, a file of a page, or a file for programs."""
    built: Built = request.getfixturevalue(name)
    tree = built.tree()
    there = {*built.pages, *tree.exact, "integrity.json"}
    for path in built.pages:
        for _, href in built.outline(path).links:
            if href and "://" not in href and not href.startswith(("#", "mailto:", "tel:")):
                target = resolved(path, href)
                assert target in there, f"{path}: {href}"


def resolved(page: str, href: str) -> str:
    """The path of the site that a link leads to."""
    return unquote(urljoin(f"/{page}", href.partition("#")[0]).lstrip("/"))


def test_unlisted_pages_are_in_no_list(every: Built) -> None:
    """Only who has the address finds them: not in lists, structured data, feed or files."""
    unlisted = {path for path, page in every.pages.items() if not page.listed}
    assert len(unlisted) >= 3
    for path in set(every.pages) - unlisted:
        assert UNLISTED not in every.html[path], path
        found = {resolved(path, href) for _, href in every.outline(path).links}
        assert not found & unlisted, path
    tree = every.tree()
    for path in unlisted:
        source = bytes(tree.docs[path.replace(".html", ".md")]).decode()
        assert "noindex: true" in source
        assert 'search: {"exclude": true}' in source
        assert "jsonld" not in source
        assert "canonical" not in source
    programs = ("portfolio.json", "badges/index.json", "feed.xml", "resume.json")
    assert all(UNLISTED.encode() not in bytes(tree.exact[name]) for name in programs)


def test_files_of_badges_are_published_unchanged(every: Built) -> None:
    """What the issuer signed is what a reader can download."""
    exact = every.tree().exact
    for file in every.portfolio.badges:
        found = [data for path, data in exact.items() if path.startswith(f"{file.ref}/credential")]
        assert found == [file.badge.raw]


def test_short_addresses(sample: Built) -> None:
    """They lead on without JavaScript, run nothing, and are not for search engines."""
    page = bytes(sample.tree().exact["v/open-lesson.html"]).decode()
    assert '<meta http-equiv="refresh" content="0; url=../badges/open-lesson.html">' in page
    assert '<a href="../badges/open-lesson.html">Open lesson</a>' in page
    assert '<meta name="robots" content="noindex">' in page
    assert "default-src 'none'" in page
    assert "<script" not in page


def test_issuer_without_a_name(tmp_path: Path) -> None:
    """A badge that only names an address at which its issuer says more leaves no empty row."""
    hosted = {
        "@context": "https://w3id.org/openbadges/v2",
        "type": "Assertion",
        "id": "https://badges.example/assertions/7",
        "recipient": {"type": "email", "hashed": False, "identity": "ana@x.example"},
        "badge": "https://badges.example/classes/robots",
        "verification": {"type": "hosted"},
        "issuedOn": "2026-05-01T00:00:00Z",
    }
    folder = small_portfolio(tmp_path / "p", badges__robots_json=json.dumps(hosted))
    words = " ".join(re.sub(r"<[^>]+>", " ", build(folder).html["badges/robots.html"]).split())
    assert f"{ENGLISH.issued_by} {ENGLISH.issuer_unnamed} {ENGLISH.issued_on}" in words
