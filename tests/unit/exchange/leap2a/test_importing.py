"""What an export of Mahara becomes: drafts, reflections, a resume, badges, one more draft."""

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from portfolio_gen.author.files import write_new
from portfolio_gen.base.errors import ContentError
from portfolio_gen.content.load import load_portfolio
from portfolio_gen.exchange.leap2a.importing import import_leap2a, leap2a_document
from portfolio_gen.exchange.leap2a.move import partial_day
from portfolio_gen.exchange.pile import opened
from portfolio_gen.exchange.plan import Import, fields_of
from tests import builders
from tests.unit.exchange.leap2a.test_reading import feed
from tests.unit.exchange.piles import archive, placed, zipped

BADGE = json.dumps(builders.signed()).encode()

HEAD = """
<title>Export</title><updated>2026-05-01T08:00:00+12:00</updated>
<author><name>Ana Reyes</name><email>ana@secret.example</email><uri>portfolio:me</uri></author>
"""


def entry(name: str, kind: str, title: str, *more: str, plugin: str = "") -> str:
    """Return an entry."""
    made = f'<mahara:artefactplugin mahara:plugin="{plugin}" mahara:type="x"/>' if plugin else ""
    return (
        f"<entry><title>{title}</title><id>portfolio:{name}</id>"
        "<updated>2026-04-02T10:00:00Z</updated><published>2026-04-01T10:00:00Z</published>"
        f'<rdf:type rdf:resource="leap2:{kind}"/>{made}{"".join(more)}</entry>'
    )


def link(rel: str, to: str) -> str:
    """Return a link to another entry, or to a file."""
    target = to if rel == "enclosure" else f"portfolio:{to}"
    return f'<link rel="{rel}" href="{target}"/>'


def html(text: str) -> str:
    """Return a content of HTML."""
    return f'<content type="html">{text.replace("<", "&lt;")}</content>'


def filed(scheme: str, term: str, label: str = "") -> str:
    """Return a category."""
    return f'<category scheme="categories:{scheme}#" term="{term}" label="{label}"/>'


def dates(start: str, end: str) -> str:
    """Return dates as Mahara writes them: in words."""
    return (
        f'<leap2:date leap2:point="start" leap2:label="{start}"/>'
        f'<leap2:date leap2:point="end" leap2:label="{end}"/>'
    )


ME = entry(
    "me",
    "person",
    "Ana Reyes",
    html("<p>I teach <b>science</b>.</p>"),
    '<leap2:persondata leap2:field="email" leap2:label="E-mail">ana@secret.example'
    "</leap2:persondata>",
    '<leap2:persondata leap2:field="website">https://ana.example</leap2:persondata>',
    '<leap2:persondata leap2:field="website">https://blog.example</leap2:persondata>',
    '<leap2:persondata leap2:field="website">javascript:alert(1)</leap2:persondata>',
    plugin="internal",
)
PAGE = entry(
    "view1",
    "selection",
    "My practice",
    "<summary>A page about my practice</summary>",
    html('<h3>Hello</h3><img rel="leap2:has_part" src="portfolio:pic" alt="Me"/><p>Text.</p>'),
    filed("selection_type", "Webpage"),
    link("leap2:has_part", "doc"),
    '<category term="teaching"/>',
    '<mahara:view mahara:type="portfolio"/>',
)
JOURNAL = entry(
    "blog",
    "selection",
    "Journal",
    html("About it"),
    filed("selection_type", "Blog"),
    link("leap2:has_part", "post1"),
    link("leap2:has_part", "post2"),
    plugin="blog",
)
POSTS = [
    entry(
        "post1",
        "entry",
        "First day",
        html("It <i>rained</i>."),
        link("related", "doc"),
        plugin="blog",
    ),
    entry(
        "post2",
        "entry",
        "Second day",
        html("No rain."),
        link("leap2:is_part_of", "blog"),
        plugin="blog",
    ),
    entry("post3", "entry", "Without a journal", html("Alone.")),
]
FILES = [
    entry(
        "pic",
        "resource",
        "Me.JPG",
        "<summary>Me at work</summary>",
        link("enclosure", "files/1-Me.JPG"),
        plugin="file",
    ),
    entry(
        "doc", "resource", "My plan.pdf", link("enclosure", "files/2-My%20plan.pdf"), plugin="file"
    ),
    entry("lone", "resource", "lone.txt", link("enclosure", "files/3-lone.txt"), plugin="file"),
    entry(
        "badge", "resource", "badge.json", link("enclosure", "files/4-badge.json"), plugin="file"
    ),
    entry("gone", "resource", "gone.txt", link("enclosure", "files/9-gone.txt"), plugin="file"),
]
LIFE = [
    entry(
        "job",
        "activity",
        "Assistant",
        html("<p>Read to children</p>"),
        filed("life_area", "Work"),
        link("leap2:supported_by", "lib"),
        dates("Jan 2024", "Present"),
        plugin="resume",
    ),
    entry("lib", "organization", "Library"),
    entry(
        "help",
        "activity",
        "Guardian",
        filed("life_area", "Work", "Volunteering"),
        link("leap2:supported_by", "river"),
        dates("2016", ""),
    ),
    entry("river", "organization", "River Watch"),
    entry(
        "school",
        "activity",
        "Education",
        filed("life_area", "Education"),
        link("leap2:supported_by", "college"),
        link("leap2:supports", "degree"),
        dates("2022-08", "2026"),
    ),
    entry("college", "organization", "Kestrel Valley College"),
    entry("degree", "achievement", "B.S."),
    entry(
        "aid",
        "achievement",
        "First aid",
        "<content>Red Cross</content>",
        dates("", "2024-01-09"),
        plugin="resume",
    ),
    entry(
        "book",
        "publication",
        "Two mornings",
        "<content>A creek</content>",
        filed("resource_type", "Printed"),
    ),
    entry(
        "skills",
        "ability",
        "Skills",
        html("<ul><li>Lessons &amp; plans</li><li>Birds</li></ul>"),
        plugin="resume",
    ),
]
OTHERS = [
    entry("goal", "entry", "Career goal", html("<p>To teach.</p>"), plugin="resume"),
    entry("plan", "plan", "A plan", "<content>Do it</content>", plugin="plans"),
    entry("club", "affiliation", "Birders", "<content>Member</content>"),
    entry(
        "dash",
        "selection",
        "Dashboard",
        html("MAHARA-CHROME"),
        filed("selection_type", "Webpage"),
        '<mahara:view mahara:type="dashboard"/>',
    ),
    entry(
        "folder",
        "selection",
        "Images",
        filed("selection_type", "Folder"),
        link("leap2:has_part", "pic"),
    ),
    entry("group", "selection", "Employment", filed("selection_type", "Grouping")),
    entry(
        "site",
        "selection",
        "My collection",
        filed("selection_type", "Website"),
        link("leap2:has_part", "view1"),
    ),
]
WHOLE: dict[str, bytes | str] = {
    "leap2a.xml": feed("".join([HEAD, ME, PAGE, JOURNAL, *POSTS, *FILES, *LIFE, *OTHERS])),
    "files/1-Me.JPG": b"\xff\xd8picture",
    "files/2-My plan.pdf": b"%PDF-plan",
    "files/3-lone.txt": b"lone",
    "files/4-badge.json": BADGE,
    "export_info.json": "{}",
}


def brought(folder: Path, files: Mapping[str, bytes | str], home: Path | None = None) -> Import:
    """Import an archive."""
    portfolio = load_portfolio(home)[0] if home else None
    with opened(archive(folder, zipped(files))) as pile:
        return import_leap2a(pile, portfolio)


def written(result: Import) -> dict[str, str]:
    """Return what would be written, as text."""
    return {str(file.path): file.data.decode("utf-8", "replace") for file in result.files}


def test_files(tmp_path: Path) -> None:
    """Everything has a place, and the result is a portfolio without a problem."""
    result = brought(tmp_path, WHOLE)
    assert sorted(written(result)) == [
        "about.md",
        "badges/open-lesson.json",
        "portfolio.yml",
        "projects/from-mahara/index.md",
        "projects/from-mahara/lone.txt",
        "projects/journal/index.md",
        "projects/journal/my-plan.pdf",
        "projects/my-practice/index.md",
        "projects/my-practice/me.jpg",
        "projects/my-practice/my-plan.pdf",
        "projects/without-a-journal/index.md",
        "reflections/first-day.md",
        "reflections/second-day.md",
        "resume.yml",
    ]
    write_new(tmp_path / "new", result.files)
    portfolio, report = load_portfolio(tmp_path / "new")
    assert report.failures == ()
    assert portfolio.badges[0].badge.raw == BADGE


def test_page(tmp_path: Path) -> None:
    """A page becomes a draft with its pictures and files beside it."""
    assert written(brought(tmp_path, WHOLE))["projects/my-practice/index.md"] == (
        "---\ntitle: My practice\nkind: other\ndescription: A page about my practice\n"
        "date: 2026-04-01\nskills: [teaching]\nvisibility: draft\n---\n"
        "### Hello\n\n![Me](me.jpg)\n\nText.\n\n- [My plan.pdf](my-plan.pdf)\n"
    )


def test_journal(tmp_path: Path) -> None:
    """A journal becomes a draft, and its posts reflections on it."""
    files = written(brought(tmp_path, WHOLE))
    assert files["projects/journal/index.md"] == (
        "---\ntitle: Journal\nkind: other\ndescription: About it\ndate: 2026-04-01\n"
        "visibility: draft\n---\nAbout it\n"
    )
    assert files["reflections/first-day.md"] == (
        "---\nabout: [projects/journal]\ntitle: First day\ndate: 2026-04-01\nvisibility: draft\n"
        "---\nIt *rained*.\n\n- [My plan.pdf](../projects/journal/my-plan.pdf)\n"
    )


def test_resume(tmp_path: Path) -> None:
    """Jobs, schools and the rest of a life."""
    result = brought(tmp_path, WHOLE)
    write_new(tmp_path / "new", result.files)
    resume = load_portfolio(tmp_path / "new")[0].resume
    assert resume is not None
    assert fields_of(resume.meta) == {
        "work": [
            {
                "name": "Library",
                "position": "Assistant",
                "startDate": "2024-01",
                "summary": "Read to children",
            }
        ],
        "volunteer": [{"organization": "River Watch", "position": "Guardian", "startDate": "2016"}],
        "education": [
            {
                "institution": "Kestrel Valley College",
                "area": "Education",
                "studyType": "B.S.",
                "startDate": "2022-08",
                "endDate": "2026",
            }
        ],
        "certificates": [{"name": "First aid", "date": "2024-01-09", "issuer": "Red Cross"}],
        "publications": [{"name": "Two mornings", "summary": "A creek"}],
        "skills": [{"name": "Lessons & plans"}, {"name": "Birds"}],
    }


def test_person(tmp_path: Path) -> None:
    """Name, pages and introduction are taken; private facts are named and left."""
    files = written(brought(tmp_path, WHOLE))
    assert files["portfolio.yml"] == (
        "# yaml-language-server: $schema=.schemas/portfolio.json\nbasics:\n  name: Ana Reyes\n  "
        "url: https://ana.example\n  profiles:\n"
        '    - {network: Website, url: "https://blog.example"}\n'
    )
    assert files["about.md"].endswith("I teach **science**.\n")
    assert not any("secret" in text for text in files.values())


def test_rest(tmp_path: Path) -> None:
    """What has no place is in one draft, and named; what Mahara makes by itself is not."""
    result = brought(tmp_path, WHOLE)
    rest = written(result)["projects/from-mahara/index.md"]
    for text in ("## Career goal\n\nTo teach.", "## A plan\n\nDo it", "## Birders\n\nMember"):
        assert text in rest
    assert "- [lone.txt](lone.txt)" in rest
    assert "## gone.txt" in rest
    assert "MAHARA-CHROME" not in rest
    place = "It is in projects/from-mahara/index.md, which is a draft: move it where you want it."
    assert [str(note) for note in result.notes] == [
        (
            "brought.zip/leap2a.xml: facts about you were left in the file that you brought: "
            "E-mail, website. "
            "Whatever stands in a portfolio can become public. Addresses that badges were issued "
            "to "
            "belong into identity.local.yml."
        ),
        f'brought.zip/leap2a.xml: "lone.txt" (x) has no place of its own. {place}',
        f'brought.zip/leap2a.xml: "gone.txt" (x) has no place of its own. {place}',
        f'brought.zip/leap2a.xml: "Career goal" (x) has no place of its own. {place}',
        f'brought.zip/leap2a.xml: "A plan" (x) has no place of its own. {place}',
        f'brought.zip/leap2a.xml: "Birders" (affiliation) has no place of its own. {place}',
    ]


def test_into_a_portfolio(tmp_path: Path) -> None:
    """Names that are taken or were once, a resume and a page that are there are left alone."""
    home = placed(
        tmp_path / "home",
        {
            "portfolio.yml": "basics: {name: Ana}\n"
            "redirects: {projects/from-mahara.html: projects/journal}\n",
            "about.md": "Mine.\n",
            "resume.yml": "skills: [{name: Mine}]\n",
            "badges/mine.json": BADGE,
            "projects/journal/index.md": "---\ntitle: Mine\nkind: essay\ndescription: x\n"
            "date: 2026-01-01\n---\n",
        },
    )
    result = brought(tmp_path, WHOLE, home)
    files = written(result)
    assert "projects/journal-2/index.md" in files
    assert not {"about.md", "resume.yml", "portfolio.yml", "badges/open-lesson.json"} & set(files)
    assert "## Ana Reyes\n\nI teach **science**." in files["projects/from-mahara-2/index.md"]
    assert str(result.notes[-1]) == (
        "brought.zip/leap2a.xml: resume.yml is there already and was left as it is. To take the "
        "jobs, schools and skills from Mahara as well, move it away and import once more."
    )
    write_new(home, result.files)
    assert load_portfolio(home)[1].failures == ()


@pytest.mark.parametrize(
    "href",
    [
        "../../etc/passwd",
        "/etc/passwd",
        "file:///etc/passwd",
        "https://evil.example/x",
        "files/%2e%2e/x",
    ],
)
def test_files_elsewhere(tmp_path: Path, href: str) -> None:
    """A file is only looked for among what was brought."""
    body = HEAD + entry("p", "entry", "Post", html("x"), f'<link rel="enclosure" href="{href}"/>')
    result = brought(tmp_path, {"leap2a.xml": feed(body)})
    assert sorted(written(result)) == ["portfolio.yml", "projects/post/index.md"]


def test_many_of_one_name(tmp_path: Path) -> None:
    """Titles that are equal, empty, or of letters that no address has."""
    titles = ["Same", "Same", "", "دروس", "con", "x" * 400]
    body = HEAD + "".join(
        entry(f"p{n}", "entry", title, html("x")) for n, title in enumerate(titles)
    )
    result = brought(tmp_path, {"leap2a.xml": feed(body)})
    assert sorted(written(result))[1:] == [
        "projects/con-1/index.md",
        "projects/project-2/index.md",
        "projects/project/index.md",
        "projects/same-2/index.md",
        "projects/same/index.md",
        f"projects/{'x' * 80}/index.md",
    ]
    write_new(tmp_path / "new", result.files)
    assert load_portfolio(tmp_path / "new")[1].failures == ()


def test_long_lines(tmp_path: Path) -> None:
    """A heading or a summary that fits no field is in the text, and nothing of it is lost."""
    title, summary = "t" * 301, "s" * 301
    short = "<summary>Why</summary>"
    body = HEAD + entry("p", "entry", title, f"<summary>{summary}</summary>", html("x"))
    body += entry("r", "entry", "Post", short, html("y"), link("leap2:reflects_on", "p"))
    files = written(brought(tmp_path, {"leap2a.xml": feed(body)}))
    (draft,) = (text for name, text in files.items() if name.startswith("projects/"))
    assert draft.endswith(f"---\n{title}\n\n{summary}\n\nx\n")
    assert f"description: {'s' * 299}…\n" in draft
    assert files["reflections/post.md"].endswith("---\nWhy\n\ny\n")


def test_texts_with_yaml_in_them(tmp_path: Path) -> None:
    """A title that looks like settings stays a title."""
    body = HEAD + entry("p", "entry", "a: [b, *c] # d", html("---\nvisibility: public\n---"))
    result = brought(tmp_path, {"leap2a.xml": feed(body)})
    write_new(tmp_path / "new", result.files)
    portfolio = load_portfolio(tmp_path / "new")[0]
    assert portfolio.projects[0].meta.title == "a: [b, *c] # d"
    assert str(portfolio.projects[0].meta.visibility) == "draft"


def test_no_days(tmp_path: Path) -> None:
    """An entry without any date gets one that nobody takes for real."""
    body = "<author><name>Ana</name></author><entry><id>1</id><title>T</title>"
    body += '<rdf:type rdf:resource="leap2:entry"/></entry>'
    files = written(brought(tmp_path, {"leap2a.xml": feed(body)}))
    assert "date: 1970-01-01" in files["projects/t/index.md"]
    assert "description: From Mahara." in files["projects/t/index.md"]


def test_nobody(tmp_path: Path) -> None:
    """A document without a name starts no portfolio."""
    result = brought(tmp_path, {"leap2a.xml": feed("<entry><id>1</id><title>T</title></entry>")})
    assert "portfolio.yml" not in written(result)


@pytest.mark.parametrize(
    ("names", "found"),
    [
        (["leap2a.xml"], "leap2a.xml"),
        (
            ["portfolio-for-ana/leap2a.xml", "portfolio-for-ana/files/x"],
            "portfolio-for-ana/leap2a.xml",
        ),
        (["leap.xml"], "leap.xml"),
        (["a/b/leap2a.xml"], ""),
        (["other.xml"], ""),
    ],
)
def test_document(tmp_path: Path, names: list[str], found: str) -> None:
    """The document lies at the top, or in the only folder."""
    with opened(archive(tmp_path, zipped(dict.fromkeys(names, "x")))) as pile:
        assert leap2a_document(pile) == found


def test_no_document(tmp_path: Path) -> None:
    """Something else that is called Leap2A."""
    with pytest.raises(ContentError) as error:
        brought(tmp_path, {"x.xml": "<x/>"})
    assert str(error.value) == (
        "brought.zip: there is no leap2a.xml in what you brought. In Mahara choose Export, then "
        "Leap2A, and bring the ZIP file as it is."
    )


def test_damaged_file(tmp_path: Path) -> None:
    """A file that cannot be unpacked is told, and the rest is taken."""
    body = HEAD + entry("p", "entry", "Post", html("x"), link("related", "f"))
    body += entry("f", "resource", "f.txt", link("enclosure", "files/f.txt"))
    data = zipped({"leap2a.xml": feed(body), "files/f.txt": "hello hello"}, deflate=False)
    path = archive(tmp_path, data.replace(b"hello hello", b"hallo hello"))
    with opened(path) as pile:
        result = import_leap2a(pile, None)
    assert "projects/post/index.md" in written(result)
    assert str(result.notes[0]) == (
        "brought.zip/files/f.txt: this file is damaged and cannot be unpacked. Download or export "
        "it again."
    )


@pytest.mark.parametrize(
    ("text", "day"),
    [("2026-04-01T10:00:00+12:00", "2026-04-01"), ("2026-02-31", ""), ("2026-04", ""), ("", "")],
)
def test_whole_days(text: str, day: str) -> None:
    """A draft needs a whole day."""
    assert partial_day(text) == day
