"""A portfolio out as Leap2A and in again; and what Mahara asks of the format."""

import datetime as dt
import io
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest
from defusedxml.ElementTree import fromstring

from portfolio_gen.author.files import write_new
from portfolio_gen.content.load import load_portfolio
from portfolio_gen.content.privacy import public_view, visibility_of
from portfolio_gen.exchange.bundle import Packed
from portfolio_gen.exchange.leap2a.exporting import export_leap2a
from portfolio_gen.exchange.leap2a.importing import import_leap2a
from portfolio_gen.exchange.pile import opened
from portfolio_gen.exchange.plan import Import
from portfolio_gen.model.common import Item, Visibility
from portfolio_gen.model.portfolio import AssignmentMeta, Portfolio, ProjectMeta
from portfolio_gen.site.prose.text import plain
from portfolio_gen.verify.context import Context
from portfolio_gen.verify.steps import verify_badge
from tests.unit.exchange.piles import archive, placed
from tests.unit.exchange.test_archive import FILES, ROOT
from tests.unit.exchange.test_pictures import SECRET

NOW = dt.datetime(2026, 10, 1, 12, 0, tzinfo=dt.UTC)
ATOM = "{http://www.w3.org/2005/Atom}"
RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
LEAP = "{http://terms.leapspecs.org/}"
BASE = "https://ana.example/"


def exported(portfolio: Portfolio, base_url: str = BASE) -> Packed:
    """Export a portfolio."""
    checked = {b.slug: verify_badge(b.badge, Context(now=NOW)) for b in portfolio.badges}
    return export_leap2a(portfolio, checked, base_url=base_url)


def inside(data: bytes) -> dict[str, bytes]:
    """Return what is in an archive."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return {name: file.read(name) for name in file.namelist()}


@dataclass(frozen=True, kw_only=True)
class Trip:
    """The sample, exported, and read again in a new folder."""

    before: Portfolio
    packed: Packed
    result: Import
    after: Portfolio
    files: Mapping[str, bytes]


@pytest.fixture(scope="module")
def trip(tmp_path_factory: pytest.TempPathFactory) -> Trip:
    """Make the trip once."""
    folder = tmp_path_factory.mktemp("trip")
    sample = load_portfolio(ROOT / "sample_portfolio")[0]
    packed = exported(sample)
    with opened(archive(folder, packed.data)) as pile:
        result = import_leap2a(pile, None)
    write_new(folder / "new", result.files)
    after, report = load_portfolio(folder / "new")
    assert report.failures == ()
    files = {str(file.path): file.data for file in result.files}
    return Trip(before=public_view(sample), packed=packed, result=result, after=after, files=files)


def public_works(trip: Trip) -> list[Item[ProjectMeta] | Item[AssignmentMeta]]:
    """Return what was exported."""
    return [item for item in trip.before.works if item.meta.visibility in {None, Visibility.PUBLIC}]


def test_works_come_back(trip: Trip) -> None:
    """Name, title, sentence, date, kind, licence and skills of every work; all are drafts."""
    after = {item.ref: item for item in trip.after.works}
    works = public_works(trip)
    assert len(works) > 10
    for item in works:
        meta, back = item.meta, after[item.ref].meta
        assert (back.title, back.description, back.date) == (
            meta.title,
            meta.description,
            meta.date,
        ), item.ref
        assert (back.kind, back.license, back.skills) == (
            meta.kind or (None if item.ref.startswith("assignments") else back.kind),
            meta.license,
            meta.skills,
        ), item.ref
        assert back.visibility is Visibility.DRAFT


def words(markdown: str) -> list[str]:
    """Return the words of a text."""
    return re.findall(r"\w+", plain(re.sub(r"<sup>.*?</sup>", "", markdown)))


def test_words_come_back(trip: Trip) -> None:
    """Every word of every text, in its order."""
    after = {item.ref: item.body for item in (*trip.after.works, *trip.after.reflections)}
    for item in public_works(trip):
        before = words(item.body)
        assert words(after[item.ref])[: len(before)] == before, item.ref
    for reflection in trip.before.reflections:
        if reflection.ref in after:
            assert words(after[reflection.ref]) == words(reflection.body), reflection.ref
    assert trip.after.about is not None
    assert trip.before.about is not None
    assert words(trip.after.about.body) == words(trip.before.about.body)


def test_reflections_come_back(trip: Trip) -> None:
    """What a reflection is about, as far as that is in the archive."""
    known = trip.after.by_ref()
    after = {item.ref: item for item in trip.after.reflections}
    missing = []
    for item in trip.before.reflections:
        if visibility_of(item, trip.before) is not Visibility.PUBLIC:
            continue
        about = [ref for ref in item.meta.about if ref in known]
        if about:
            assert list(after[item.ref].meta.about) == about
            assert after[item.ref].meta.date == item.meta.date
        else:
            missing.append(item.ref)
    rest = trip.files["projects/from-mahara/index.md"].decode()
    for ref in missing:
        title = next(i.meta.title for i in trip.before.reflections if i.ref == ref)
        assert title is None or title in rest


def test_badges_come_back(trip: Trip) -> None:
    """Every badge, byte for byte, under its name."""
    before = {str(b.path.with_suffix("")): b.badge.raw for b in trip.before.badges}
    after = {str(b.path.with_suffix("")): b.badge.raw for b in trip.after.badges}
    assert after == before


def test_files_come_back(trip: Trip) -> None:
    """Every picture and document, byte for byte."""
    sent = {data for name, data in inside(trip.packed.data).items() if name.startswith("files/")}
    assert sent <= set(trip.files.values())


def test_resume_comes_back(trip: Trip) -> None:
    """Jobs, schools, certificates, skills and languages, as far as Leap2A can say them."""
    assert trip.before.resume is not None
    assert trip.after.resume is not None
    before, after = trip.before.resume.meta, trip.after.resume.meta
    for one, two in zip(before.work, after.work, strict=True):
        assert (two.name, two.startDate, two.endDate) == (one.name, one.startDate, one.endDate)
        assert two.position == (one.position or one.name)
    for one_, two_ in zip(before.volunteer, after.volunteer, strict=True):
        assert (two_.organization, two_.startDate) == (one_.organization, one_.startDate)
    for school, back in zip(before.education, after.education, strict=True):
        assert (back.institution, back.studyType, back.endDate, back.score) == (
            school.institution,
            school.studyType,
            school.endDate,
            None,
        )
    assert [s.name for s in after.skills] == [s.name for s in before.skills]
    assert [s.language for s in after.languages] == [s.language for s in before.languages]
    assert [s.name for s in after.interests] == [s.name for s in before.interests]


def test_nothing_private(tmp_path: Path) -> None:
    """No draft, private or unlisted item, identity, grade, name without consent, or place."""
    portfolio = load_portfolio(placed(tmp_path, FILES))[0]
    data = exported(portfolio).data
    for secret in (b"CANARY", SECRET, b"Only a link", b"secret", b"unlisted"):
        assert secret not in data, secret
    assert b"@" not in inside(data)["leap2a.xml"]
    assert b"Water" in data
    assert b"Tam Open" in data


def test_same_bytes(trip: Trip) -> None:
    """Two exports are equal to the byte."""
    assert exported(load_portfolio(ROOT / "sample_portfolio")[0]).data == trip.packed.data


def test_without_an_address(tmp_path: Path) -> None:
    """A portfolio that stands nowhere still has a name of its own."""
    home = placed(tmp_path, {"portfolio.yml": "basics: {name: Ana}\n"})
    document = inside(exported(load_portfolio(home)[0], "").data)["leap2a.xml"].decode()
    assert re.search(r"<id>urn:portfolio-gen:[0-9a-f]{32}/leap2a</id>", document)
    assert "<title>Ana</title>" in document


# What Mahara's importer looks at, as its documentation and its source (htdocs/import/leap/lib.php,
# htdocs/artefact/*/import/leap/lib.php) state it.

TYPES = {"person", "selection", "resource", "activity", "entry", "achievement", "organization"}
TYPES |= {"publication", "ability"}
RELS = {"related", "alternate", "enclosure", "leap2:has_part", "leap2:is_part_of"}
RELS |= {"leap2:reflects_on", "leap2:reflected_on_by", "leap2:supports", "leap2:supported_by"}
SCHEMES = {
    "categories:selection_type#": {"Blog"},
    "categories:resource_type#": {"Offline", "Printed"},
    "categories:life_area#": {"Work", "Education"},
    "categories:person_type#": {"Self"},
}
FIELDS = {"full_name", "preferred_given_name", "preferred_family_name", "website"}


@pytest.fixture(scope="module")
def document(trip: Trip) -> Element:
    """The document of the sample."""
    root: Element = fromstring(inside(trip.packed.data)["leap2a.xml"], forbid_dtd=True)
    return root


def test_feed(document: Element) -> None:
    """Version, namespaces, name, title, date and author stand where they are looked for."""
    assert document.tag == f"{ATOM}feed"
    assert document.findtext(f"{LEAP}version") == "http://www.leapspecs.org/2010-07/2A/"
    for name in ("id", "title", "updated"):
        assert document.findtext(f"{ATOM}{name}")
    author = document.find(f"{ATOM}author")
    assert author is not None
    assert author.findtext(f"{ATOM}name") == "Ana Reyes"
    assert author.find(f"{ATOM}email") is None
    ids = [entry.findtext(f"{ATOM}id") for entry in document.findall(f"{ATOM}entry")]
    assert author.findtext(f"{ATOM}uri") in ids
    assert len(set(ids)) == len(ids)


def test_prefixes(trip: Trip) -> None:
    """Mahara compares the prefixes themselves, so they have the names it uses."""
    text = inside(trip.packed.data)["leap2a.xml"].decode()
    head = text[: text.index("<leap2:version>")]
    assert 'xmlns:leap2="http://terms.leapspecs.org/"' in head
    assert 'xmlns:categories="http://wiki.leapspecs.org/2A/categories/"' in head
    assert 'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"' in head
    assert "LEAP_Extensions#" in head


def test_entries(document: Element, trip: Trip) -> None:
    """Every entry is complete, of a known type, and leads only to what is there."""
    files = inside(trip.packed.data)
    entries = document.findall(f"{ATOM}entry")
    ids = {entry.findtext(f"{ATOM}id") for entry in entries}
    for entry in entries:
        assert entry.findtext(f"{ATOM}title")
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00Z", entry.findtext(f"{ATOM}updated") or "")
        content = entry.find(f"{ATOM}content")
        assert content is not None
        assert content.get("type", "text") in {"text", "html"}
        (kind,) = entry.findall(f"{RDF}type")
        assert kind.get(f"{RDF}resource", "").removeprefix("leap2:") in TYPES
        enclosures = 0
        for link in entry.findall(f"{ATOM}link"):
            rel, href = link.get("rel", ""), link.get("href", "")
            assert rel in RELS
            if rel == "enclosure":
                enclosures += 1
                assert href in files
                assert link.get("type")
            elif rel == "alternate":
                assert href.startswith("https://")
            else:
                assert href in ids
        # An entry with exactly one enclosure is taken for a file, whatever else it says.
        is_file = kind.get(f"{RDF}resource") == "leap2:resource"
        assert enclosures == (1 if is_file else 0)


def test_categories(document: Element) -> None:
    """Only words of Leap2A's own lists stand under them."""
    for category in document.iter(f"{ATOM}category"):
        scheme = category.get("scheme", "")
        if scheme.startswith("categories:"):
            assert category.get("term") in SCHEMES[scheme]
        else:
            assert not scheme or scheme.startswith("urn:portfolio-gen:")


def test_person(document: Element) -> None:
    """Only the name and pages of the person, under the names of the specification."""
    fields = [e.get(f"{LEAP}field") for e in document.iter(f"{LEAP}persondata")]
    assert set(fields) <= FIELDS
    assert "full_name" in fields


def test_dates(document: Element) -> None:
    """Dates are whole or partial, in the form of the standard, and say which they are."""
    dates = list(document.iter(f"{LEAP}date"))
    assert dates
    for date in dates:
        assert date.get(f"{LEAP}point") in {"start", "end"}
        assert re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", date.text or "")


def test_parts_know_each_other(document: Element) -> None:
    """The journal names its parts, and each part the journal."""
    by_id = {entry.findtext(f"{ATOM}id"): entry for entry in document.findall(f"{ATOM}entry")}
    journal = by_id["portfolio:journal"]
    parts = [
        link.get("href")
        for link in journal.findall(f"{ATOM}link")
        if link.get("rel") == "leap2:has_part"
    ]
    back = [
        id_
        for id_, entry in by_id.items()
        for link in entry.findall(f"{ATOM}link")
        if link.get("rel") == "leap2:is_part_of"
    ]
    assert sorted(map(str, parts)) == sorted(map(str, back))
