"""Badges from a backpack: found by content, kept to the byte, none twice."""

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from portfolio_gen.badges.svg import bake
from portfolio_gen.base.errors import ContentError
from portfolio_gen.content.load import load_portfolio
from portfolio_gen.exchange import backpack
from portfolio_gen.exchange.backpack import Shelf, free_slug, import_badges, shelf_of
from portfolio_gen.exchange.bundle import NOTE
from portfolio_gen.exchange.pile import opened
from portfolio_gen.exchange.plan import Import
from tests import builders
from tests.unit.exchange.piles import archive, placed, zipped

AGAIN = (
    "Download the badge again from where it was issued (such as Credly, Canvas, Badgr, Moodle or "
    "your wallet) and use that file as it is."
)
ONE_BY_ONE = "Export each badge by itself and put every file into badges/ by its own name."
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"/>'


def badge(name: str = "Open lesson", number: str = "urn:uuid:1", **more: str) -> bytes:
    """Return a signed badge."""
    changes = [builders.put(way, value) for way, value in more.items()]
    achievement = builders.put("credentialSubject.achievement.name", name)
    return json.dumps(builders.signed(achievement, builders.put("id", number), *changes)).encode()


def brought(folder: Path, files: Mapping[str, bytes | str], shelf: Shelf | None = None) -> Import:
    """Import an archive."""
    with opened(archive(folder, zipped(files))) as pile:
        return import_badges(pile, shelf or Shelf())


def test_by_content(tmp_path: Path) -> None:
    """What a file is called says nothing; what it holds is kept to the byte."""
    baked = bake(SVG, badge("Baked", "urn:uuid:3"))
    files: dict[str, bytes | str] = {
        "export/1.bin": badge("Open Lesson: Übung", "urn:uuid:1"),
        "export/2.txt": badge("دروس", "urn:uuid:2"),
        "export/3.png": baked,
        "export/photo-of-me.json": badge("Open Lesson: Übung", "urn:uuid:4"),
    }
    result = brought(tmp_path, files)
    assert {str(file.path): file.data for file in result.files} == {
        "badges/open-lesson-ubung.json": files["export/1.bin"],
        "badges/2.json": files["export/2.txt"],
        "badges/baked.svg": baked,
        "badges/open-lesson-ubung-2.json": files["export/photo-of-me.json"],
    }
    assert result.notes == ()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (
            b"\x89PNG\r\n\x1a\n" + b"\0" * 20,
            "This PNG image ends in the middle. The file is damaged; download it again.",
        ),
        (
            b"\xff\xd8\xff\xe0",
            (
                "This is a photo or picture (JPEG) that cannot hold a badge: converting an image "
                "or "
                f"taking a screenshot removes the badge. {AGAIN}"
            ),
        ),
        (
            b"[" + badge() + b"," + badge() + b"]",
            (
                "This is a list of credentials, and each badge has to be a file by itself. "
                f"{ONE_BY_ONE}"
            ),
        ),
        (
            b'{"hello": 1}',
            (
                "This JSON document is not a badge: nothing in it says that somebody earned one. "
                f"{AGAIN}"
            ),
        ),
        (
            b"not a badge",
            (
                "This is not a badge file that is known here: JSON, signed text (JWS), or a PNG or "
                f"SVG image with a badge inside. {AGAIN}"
            ),
        ),
        (b" ", "this file is empty. Download or export it again."),
    ],
    ids=["png", "photo", "several", "json", "text", "empty"],
)
def test_not_a_badge(tmp_path: Path, data: bytes, said: str) -> None:
    """What is no badge is told with its reason, and left; the others are taken."""
    result = brought(tmp_path, {"a.json": badge(), "b": data})
    assert [str(file.path) for file in result.files] == ["badges/open-lesson.json"]
    (note,) = result.notes
    assert not note.advice
    assert str(note) == f"brought.zip/b: {said}"


TWICE = (
    'this is the badge "Open lesson" that is there already as badges/open-lesson.json. It has the '
    "same issuer and the same number. It was left out; if this is a newer edition, replace the "
    "other file with it."
)
SAME = (
    'this is the badge "Open lesson" that is there already as badges/open-lesson.json. Every byte '
    "is the same. It was left out."
)


def test_a_bundle_of_ours(tmp_path: Path) -> None:
    """The lists of our own archive are no damaged badges; those of others are told."""
    lists = {"SHA256SUMS.txt": "x", "manifest.json": json.dumps({"note": NOTE})}
    result = brought(tmp_path, {"badges/a.json": badge(), **lists})
    assert ([str(file.path) for file in result.files], result.notes) == (
        ["badges/open-lesson.json"],
        (),
    )
    for others in ({**lists, "manifest.json": "{}"}, {"manifest.json": lists["manifest.json"]}):
        notes = brought(tmp_path, {"badges/a.json": badge(), **others}).notes
        assert [note.where.file for note in notes if note.where] == [
            f"brought.zip/{name}" for name in sorted(others)
        ]


def test_twice(tmp_path: Path) -> None:
    """The same badge in another form or edition is told; another badge of one number is none."""
    files = {
        "a.json": badge(),
        "b.svg": bake(SVG, badge()),
        "c.json": badge(validFrom="2026-06-01T00:00:00Z"),
        "d.json": badge("Another"),
    }
    result = brought(tmp_path, files)
    assert [str(file.path) for file in result.files] == [
        "badges/open-lesson.json",
        "badges/another.json",
    ]
    assert [str(note) for note in result.notes] == [
        f"brought.zip/b.svg: {TWICE}",
        f"brought.zip/c.json: {TWICE}",
    ]


def test_without_a_number(tmp_path: Path) -> None:
    """A badge without a number is the same only if every byte is."""
    one = json.dumps(builders.changed(builders.credential(), lambda d: d.pop("id"))).encode()
    result = brought(tmp_path, {"a.json": one, "b.json": one, "c.json": one + b"\n"})
    assert [str(file.path) for file in result.files] == [
        "badges/open-lesson.json",
        "badges/open-lesson-2.json",
    ]


def test_there_already(tmp_path: Path) -> None:
    """What the portfolio has is not brought again; names that are taken are left alone."""
    home = placed(
        tmp_path / "home",
        {
            "portfolio.yml": "basics: {name: Ana}\n",
            "badges/open-lesson.json": badge(),
            "badges/another.yml": "name: x\ncourse: A-1\nawarded: 2026-01-01\n",
        },
    )
    portfolio, _ = load_portfolio(home)
    files = {"a.json": badge(), "d.json": badge("Another", "urn:uuid:9")}
    result = brought(tmp_path, files, shelf_of(portfolio))
    assert [str(file.path) for file in result.files] == ["badges/another-2.json"]
    assert [str(note) for note in result.notes] == [f"brought.zip/a.json: {SAME}"]


def test_nothing_new(tmp_path: Path) -> None:
    """Bringing everything a second time writes nothing and is no mistake."""
    home = placed(
        tmp_path / "home",
        {"portfolio.yml": "basics: {name: Ana}\n", "badges/open-lesson.json": badge()},
    )
    result = brought(tmp_path, {"a.json": badge()}, shelf_of(load_portfolio(home)[0]))
    assert result.files == ()


def test_none_at_all(tmp_path: Path) -> None:
    """A folder without badges says so, with the first reason."""
    with pytest.raises(ContentError) as error:
        brought(tmp_path, {"b.txt": "not a badge"})
    assert str(error.value) == (
        "brought.zip: no badge was found in what you brought. The first reason: brought.zip/b.txt: "
        "This is not a badge file that is known here: JSON, signed text (JWS), or a PNG or SVG "
        f"image with a badge inside. {AGAIN} Badges are PNG, SVG or JSON files as they were "
        "issued; screenshots and certificates to print hold none."
    )


def test_no_folder_of_badges(tmp_path: Path) -> None:
    """Of many files without a badge, one is named; badges that are there already change nothing."""
    shelf = Shelf(known={("a", "b"): "badges/there.json"})
    many = {f"{number:02}.txt": "not a badge" for number in range(21)}
    with pytest.raises(ContentError) as error:
        brought(tmp_path, many, shelf)
    assert str(error.value).startswith(
        "brought.zip: none of the 21 files in it is a badge; this seems not to be a folder of "
        "badges. The first reason: brought.zip/00.txt: This is not a badge file that is known here:"
    )
    assert len(str(error.value).splitlines()) == 1


def test_empty(tmp_path: Path) -> None:
    """An archive with nothing in it."""
    with pytest.raises(ContentError) as error:
        brought(tmp_path, {})
    assert str(error.value) == (
        "brought.zip: no badge was found in what you brought. Badges are PNG, SVG or JSON files as "
        "they were issued; screenshots and certificates to print hold none."
    )


@pytest.mark.parametrize(("number", "told"), [(2, False), (3, True)], ids=["at-limit", "above"])
def test_many(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    number: int,
    told: bool,  # noqa: FBT001
) -> None:
    """There is a limit to the badges of one import."""
    monkeypatch.setattr(backpack, "MAX_BADGES", 2)
    files = {f"{n}.json": badge("One", f"urn:uuid:{n}") for n in range(number)}
    result = brought(tmp_path, files)
    assert len(result.files) == 2
    assert [str(note) for note in result.notes] == [
        (
            "brought.zip/2.json: only the first 2 badges are taken at a time. Bring the rest in a "
            "second folder."
        )
    ] * told


@pytest.mark.parametrize(
    ("wanted", "taken", "slug"),
    [
        (["Open lesson"], set(), "open-lesson"),
        (["", "two"], set(), "two"),
        (["دروس", "???"], set(), "badge"),
        (["con"], set(), "con-1"),
        (["COM1"], set(), "com1-1"),
        (["a"], {"a", "a-2"}, "a-3"),
        (["x" * 90], {"x" * 80}, "x" * 76 + "-2"),
    ],
    ids=["name", "second", "spare", "reserved", "device", "taken", "long"],
)
def test_free_slug(wanted: list[str], taken: set[str], slug: str) -> None:
    """Names that people recognize, that fit an address, and that nobody has."""
    assert free_slug(wanted, taken, spare="badge") == slug
    assert slug in taken
