"""Links lead to items, to published files, to the web, or are told to lead nowhere."""

from pathlib import Path, PurePosixPath

import pytest

from portfolio_gen.content.linked_files import file_fields, linked_files, names_file
from portfolio_gen.content.targets import Contents, Leads, contents_of
from portfolio_gen.model.portfolio import Portfolio
from tests.unit.content.making import load, project
from tests.unit.content.test_load import FULL

HERE = PurePosixPath("projects/map/index.md")


@pytest.fixture
def portfolio(tmp_path: Path) -> Portfolio:
    """A portfolio with one of everything."""
    return load(tmp_path, FULL)


@pytest.fixture
def contents(portfolio: Portfolio) -> Contents:
    """What its links can lead to."""
    return contents_of(portfolio)


@pytest.mark.parametrize(
    ("link", "leads", "ref"),
    [
        ("https://a.example/", Leads.WEB, ""),
        ("HTTP://a.example/", Leads.WEB, ""),
        ("mailto:a@b.example", Leads.WEB, ""),
        ("tel:+15550100", Leads.WEB, ""),
        ("#part", Leads.HERE, ""),
        ("#", Leads.NOWHERE, ""),
        ("", Leads.NOWHERE, ""),
        ("photo.png", Leads.FILE, ""),
        ("data/creek.csv#row=1", Leads.FILE, ""),
        ("photo.png?raw=1", Leads.FILE, ""),
        ("ph%6Fto.png", Leads.FILE, ""),
        ("../../media/ana.svg", Leads.FILE, ""),
        ("../../portrait.jpg", Leads.FILE, ""),
        ("../../badges/netiquette-picture.svg", Leads.FILE, ""),
        ("index.md", Leads.ITEM, "projects/map"),
        (".", Leads.ITEM, "projects/map"),
        ("../map/", Leads.ITEM, "projects/map"),
        ("../../assignments/letter/index.md#end", Leads.ITEM, "assignments/letter"),
        ("../../reflections/all.md", Leads.ITEM, "reflections/all"),
        ("../../badges/signed.json", Leads.ITEM, "badges/signed"),
        ("../../badges/netiquette.yml", Leads.ITEM, "badges/netiquette"),
        ("../../courses/EDUC-210.yml", Leads.ITEM, "courses/EDUC-210"),
        ("../../about.md", Leads.ITEM, "about"),
        ("../../resume.yml", Leads.ITEM, "resume"),
        ("nothing.png", Leads.NOWHERE, ""),
        ("Photo.png", Leads.NOWHERE, ""),
        ("../../identity.local.yml", Leads.NOWHERE, ""),
        ("../../issuers.yml", Leads.NOWHERE, ""),
        ("../../issuers/college.json", Leads.NOWHERE, ""),
        ("../../portfolio.yml", Leads.NOWHERE, ""),
        ("../../README.md", Leads.NOWHERE, ""),
        ("../../../x", Leads.REFUSED, ""),
        ("..%2F..%2F..%2Fx", Leads.REFUSED, ""),
        ("/etc/passwd", Leads.REFUSED, ""),
        ("//host/x", Leads.REFUSED, ""),
        ("javascript:alert(1)", Leads.REFUSED, ""),
        ("JaVaScRiPt:alert(1)", Leads.REFUSED, ""),
        ("data:text/html,x", Leads.REFUSED, ""),
        ("file:///etc/passwd", Leads.REFUSED, ""),
        ("a\\b", Leads.REFUSED, ""),
        ("%00", Leads.REFUSED, ""),
    ],
)
def test_resolve(contents: Contents, link: str, leads: Leads, ref: str) -> None:
    """Nothing private can be reached, and nothing outside."""
    target = contents.resolve(link, HERE)
    assert (target.leads, target.ref) == (leads, ref)
    assert bool(target.problem) == (leads is Leads.REFUSED)


def test_parts(contents: Contents) -> None:
    """The file and the place in it are told apart."""
    target = contents.resolve("data/creek.csv?x#row=1", HERE)
    assert (target.path, target.fragment) == (
        PurePosixPath("projects/map/data/creek.csv"),
        "row=1",
    )


@pytest.mark.parametrize(
    ("link", "guess"),
    [
        ("foto.png", "photo.png"),
        ("Photo.PNG", "photo.png"),
        ("creek.csv", "data/creek.csv"),
        ("media/ana.svg", "../../media/ana.svg"),
        ("/media/ana.svg", "../../media/ana.svg"),
        ("../../../media/ana.svg", "../../media/ana.svg"),
        ("../mapp/index.md", "index.md"),
        ("../../assignments/leter", "../../assignments/letter"),
        ("nothing-like-it.pdf", ""),
        ("../../nothing", ""),
    ],
)
def test_guess(contents: Contents, link: str, guess: str) -> None:
    """What was probably meant is written as it should stand in the file; or not at all."""
    assert contents.guess(link, HERE) == guess


def test_fields_and_texts(tmp_path: Path) -> None:
    """Every file that a field or a text names is found."""
    portfolio = load(
        tmp_path,
        {
            "portfolio.yml": "basics: {name: Ana, image: media/ana.png}\n",
            "about.md": "![Ana](media/about.png)",
            "projects/map/index.md": project(
                body="[data](data.csv) [web](https://x.example/)",
                cover="cover.png",
                media="[{src: a.png, longdesc: long.md}, {src: b.png, longdesc: Only words.md}, "
                "{src: c.mp4, captions: c.vtt, transcript: c.md, poster: c.png}]",
                embeds="[{url: 'https://x.example/', title: X, transcript: x.md}, "
                "{url: 'https://y.example/', title: Y}]",
            ),
            "assignments/letter/index.md": "---\ntitle: A\ndescription: B\ndate: 2026-04-28\n"
            "endorsement: endorsement.json\n---\n",
            "reflections/map.md": "---\nabout: [projects/map]\n---\n[m](../media/r.png)",
            "badges/netiquette.yml": "name: N\ncourse: A\nawarded: 2026-04-28\nimage: n.png\n",
        },
    )
    assert [".".join(map(str, field.way)) for field in file_fields(portfolio)] == [
        "basics.image",
        "cover",
        "media.0.src",
        "media.0.longdesc",
        "media.1.src",
        "media.2.src",
        "media.2.captions",
        "media.2.transcript",
        "media.2.poster",
        "embeds.0.transcript",
        "endorsement",
        "image",
    ]
    names = sorted(str(path) for path in linked_files(portfolio))
    assert names == [
        "assignments/letter/endorsement.json",
        "badges/n.png",
        "media/about.png",
        "media/ana.png",
        "media/r.png",
        "projects/map/a.png",
        "projects/map/b.png",
        "projects/map/c.md",
        "projects/map/c.mp4",
        "projects/map/c.png",
        "projects/map/c.vtt",
        "projects/map/cover.png",
        "projects/map/data.csv",
        "projects/map/long.md",
        "projects/map/x.md",
    ]


@pytest.mark.parametrize(
    ("text", "is_file"),
    [("long.md", True), ("words/long.md", True), ("It ends in .md", False), ("Words.", False)],
)
def test_names_file(text: str, is_file: bool) -> None:  # noqa: FBT001
    """A long description is a file only if it looks like nothing else."""
    assert names_file(text) is is_file
