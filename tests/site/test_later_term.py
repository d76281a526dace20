"""A later term changes nothing of what was there, except lists that name it."""

import datetime as dt
import json
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from portfolio_gen.site.build import build_site
from portfolio_gen.site.job import Job
from portfolio_gen.site.make import draft, tree_of
from portfolio_gen.site.sources import Source
from portfolio_gen.site.tree import Tree

SAMPLE = Path(__file__).resolve().parents[2] / "sample_portfolio"
SIGNED = Path(__file__).resolve().parents[1] / "portfolios/minimal/badges/first-badge.json"
NOW = dt.datetime(2030, 12, 1, tzinfo=dt.UTC)

LISTS = frozenset(
    {
        "index",
        "projects/index",
        "assignments/index",
        "badges/index",
        "timeline",
        "outcomes",
        "resume",
        "verify",
        "portfolio.json",
        "badges/index.json",
        "feed.xml",
    }
)
"""Pages and files that list what there is."""

WORDS = st.text(st.sampled_from("abz ABZ 019 é ß ق و 水 <>&\"'*_[]()#:-"), max_size=40)
TITLES = WORDS.map(lambda words: f"Later {words}".strip())
SLUGS = st.from_regex(r"later(-[a-z0-9]{1,12}){0,3}", fullmatch=True)
EARLIER_BADGES = st.sampled_from(sorted({path.stem for path in SAMPLE.glob("badges/*.json")}))


@dataclass(frozen=True, kw_only=True)
class Term:
    """A term that comes after everything in the sample."""

    files: Mapping[str, str]
    names: frozenset[str]
    """Addresses that a page has to contain if it changed, without their endings."""


@st.composite
def terms(draw: st.DrawFn) -> Term:
    """A course, one or two works in it, a badge and a reflection on both."""
    start = draw(st.dates(dt.date(2026, 8, 1), dt.date(2030, 1, 1)))
    course = f"LATE-{draw(st.integers(100, 999))}-{start.year}x"
    badge = draw(SLUGS)
    offers = draw(st.lists(EARLIER_BADGES, max_size=2, unique=True))
    visibility = draw(st.sampled_from(["public", "unlisted"]))
    offered = [{"id": slug, "name": "Offered again"} for slug in offers]
    names = {f"courses/{course}", f"badges/{badge}"}
    files = {
        f"courses/{course}.yml": json.dumps(
            {
                "code": course,
                "name": draw(TITLES),
                "term": f"Term {start.year}",
                "start": start.isoformat(),
                "instructor": {"name": "Prof. Later"},
                "badges": [*offered, {"id": badge, "name": "Later"}],
                "visibility": draw(st.sampled_from(["public", "unlisted"])),
            }
        )
    }
    if draw(st.booleans()):
        files[f"badges/{badge}.json"] = SIGNED.read_text()
    else:
        recorded = {"name": draw(TITLES), "course": course, "awarded": start.isoformat()}
        files[f"badges/{badge}.yml"] = json.dumps(recorded)
    works = draw(
        st.lists(st.tuples(st.sampled_from(["projects", "assignments"]), SLUGS), max_size=2)
    )
    for folder, slug in [("projects", "later"), *works]:
        matter = {
            "title": draw(TITLES),
            "kind": "essay",
            "description": draw(TITLES),
            "date": (start + dt.timedelta(days=draw(st.integers(0, 100)))).isoformat(),
            "course": course,
            "badges": [badge],
            "outcomes": ["ilo:creative-thinking", "ilo:written-communication"],
            "visibility": visibility,
        }
        files[f"{folder}/{slug}/index.md"] = f"---\n{json.dumps(matter)}\n---\nDone.\n"
        names.add(f"{folder}/{slug}")
    about = {"about": ["projects/later", f"badges/{badge}"]}
    files["reflections/later.md"] = f"---\n{json.dumps(about)}\n---\n{'I learned a lot. ' * 40}\n"
    return Term(files=files, names=frozenset(names))


class Sample:
    """A copy of the sample, and what its site is made of."""

    def __init__(self, folder: Path) -> None:
        """Draw the site once."""
        self.folder = folder
        self.before = tree(folder)


def tree(folder: Path) -> Tree:
    """What the site of a folder is made of."""
    job = Job(source=folder, out=folder.parent / "site", now=NOW)
    drafted = draft(job)
    assert [str(finding) for finding in drafted.report.failures] == []
    return tree_of(drafted, job)


def add(folder: Path, term: Term) -> None:
    """Write a term into a folder."""
    for name, text in term.files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")


def remove(folder: Path, term: Term) -> None:
    """Take it out again."""
    for name in term.files:
        (folder / name).unlink()
    for name in term.files:
        if name.endswith("index.md"):
            (folder / name).parent.rmdir()


def changed(old: Mapping[str, Source], new: Mapping[str, Source]) -> dict[str, Source]:
    """Return what is there in both and not the same."""
    assert set(old) <= set(new)
    return {path: new[path] for path in old if old[path] != new[path]}


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Sample:
    """A copy of the sample to which terms are added."""
    folder = shutil.copytree(SAMPLE, tmp_path_factory.mktemp("later") / "sample")
    return Sample(folder)


@given(term=terms())
@settings(max_examples=20, deadline=None, phases=[Phase.explicit, Phase.generate])
def test_a_later_term_changes_only_lists(sample: Sample, term: Term) -> None:
    """Every page that changed is a list, and names something of the new term."""
    folder, before = sample.folder, sample.before
    add(folder, term)
    try:
        after = tree(folder)
    finally:
        remove(folder, term)
    assert after.config == before.config
    assert after.overrides == before.overrides
    found = changed(before.docs, after.docs) | changed(before.exact, after.exact)
    for path, source in found.items():
        assert path.removesuffix(".md") in LISTS, path
        assert isinstance(source, bytes)
        text = source.decode()
        assert any(f"{name.rpartition('/')[2]}" in text for name in term.names), path


@pytest.mark.parametrize("seen", ["private", "draft"])
def test_what_is_hidden_changes_nothing(sample: Sample, seen: str) -> None:
    """Not one byte, not one list and not one digest tells that there is more."""
    matter = (
        "{title: Hidden, kind: essay, description: Hidden., date: 2026-10-01, course: {course}, "
        f"visibility: {seen}, badges: [open-lesson, hidden], outcomes: ['ilo:creative-thinking'], "
        "skills: [secrecy], contributors: [{name: Ruth Adler, role: editor, consent: true}]}"
    )
    about = f"---\n{{about: [projects/hidden, badges/open-lesson], visibility: {seen}}}\n---\n"
    late = matter.replace("{course}", "LATE-1-2030fa")
    early = matter.replace("{course}", "SCED-310-2026sp")
    course = (
        "{code: LATE 1, name: Hidden, term: Fall 2030, start: 2030-08-24, "
        f"visibility: {seen}, badges: [{{id: open-lesson, name: Hidden}}]}}"
    )
    term = Term(
        files={
            "courses/LATE-1-2030fa.yml": course,
            "badges/hidden.yml": "{name: Hidden, course: LATE-1-2030fa, awarded: 2030-09-01}",
            "projects/hidden/index.md": f"---\n{late}\n---\n![Rain](rain.svg)\n",
            "projects/hidden/rain.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
            "projects/hidden-too/index.md": f"---\n{early}\n---\nSecret.\n",
            "reflections/hidden.md": f"{about}{'I learned a lot. ' * 40}\n",
            "reflections/hidden-too.md": about.replace("[projects/hidden,", "[projects/hidden-too,")
            + "I learned a lot. " * 40,
        },
        names=frozenset(),
    )
    add(sample.folder, term)
    try:
        after = tree(sample.folder)
    finally:
        remove(sample.folder, term)
    for what in ("docs", "overrides", "config", "exact", "unnamed", "shown"):
        assert getattr(after, what) == getattr(sample.before, what), what


MADE_OF_ALL = frozenset({"integrity.json", "sitemap.xml", "search/search_index.json"})
"""Files of the finished site that hold something about every page."""


def test_a_later_term_leaves_the_finished_pages_alone(tmp_path: Path) -> None:
    """The same with the engine: no byte of an earlier page changes."""
    source = shutil.copytree(SAMPLE, tmp_path / "sample")
    assert build_site(source, tmp_path / "before", now=NOW).written
    add(
        source,
        Term(
            files={
                "courses/LATE-1-2030fa.yml": "{code: LATE 1, name: Later, term: Fall 2030, "
                "start: 2030-08-24, instructor: {name: Prof. Later}, "
                "badges: [{id: open-lesson, name: Open lesson}]}",
                "badges/later.yml": "{name: Later, course: LATE-1-2030fa, awarded: 2030-09-01}",
                "projects/later/index.md": "---\n{title: Later, kind: essay, description: Later., "
                "date: 2030-10-01, course: LATE-1-2030fa, badges: [later]}\n---\nDone.\n",
                "reflections/later.md": "---\nabout: [projects/later]\n---\nI learned a lot.\n",
            },
            names=frozenset(),
        ),
    )
    assert build_site(source, tmp_path / "after", now=NOW).written
    files = [path for path in (tmp_path / "before").rglob("*") if path.is_file()]
    names = [path.relative_to(tmp_path / "before").as_posix() for path in files]
    differ = {
        name
        for name in names
        if (tmp_path / "before" / name).read_bytes() != (tmp_path / "after" / name).read_bytes()
    }
    lists = {name if "." in name else f"{name}.html" for name in LISTS}
    assert differ - lists - MADE_OF_ALL == set()
    assert "timeline.html" in differ
