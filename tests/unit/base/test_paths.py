"""No path leaves its folder, and every slug can stand in an address."""

import os
import re
import shlex
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portfolio_gen.base.errors import ContentError
from portfolio_gen.base.paths import MAX_SLUG, inside, is_slug, quoted, real_file, slugify


@pytest.mark.parametrize(
    ("text", "good"),
    [
        ("water-cycle", True),
        ("a", True),
        ("2026", True),
        ("a" * MAX_SLUG, True),
        ("a" * (MAX_SLUG + 1), False),
        ("", False),
        ("-a", False),
        ("a-", False),
        ("a--b", False),
        ("Water", False),
        ("a_b", False),
        ("a b", False),
        ("é", False),
        ("a/b", False),
        ("a.b", False),
        ("a\n", False),
        ("con", False),
        ("com1", False),
        ("lpt9", False),
        ("com10", True),
        ("index", False),
    ],
)
def test_is_slug(text: str, good: bool) -> None:  # noqa: FBT001
    """Only what arrives unchanged everywhere is a slug."""
    assert is_slug(text) is good


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("The Water Cycle", "the-water-cycle"),
        ("Électricité_2", "electricite-2"),
        ("  a -- b  ", "a-b"),
        ("Straße", "strasse"),
        ("карта", ""),
        ("index", "index-1"),
        ("COM1", "com1-1"),
        ("Lpt 1", "lpt-1"),
        ("a" * 79 + " b", "a" * 79),
    ],
)
def test_slugify(text: str, slug: str) -> None:
    """A name becomes the slug somebody would have chosen."""
    assert slugify(text) == slug


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("my-portfolio", "my-portfolio"),
        ("../Łucja/v1.2", "../Łucja/v1.2"),
        ("mi portafolio", '"mi portafolio"'),
        ("Ana's work (new)", '"Ana\'s work (new)"'),
        ("a;b", '"a;b"'),
        ("", '""'),
        ('say "hi"', "'say \"hi\"'"),
        ("$HOME & me", "'$HOME & me'"),
    ],
)
def test_quoted(text: str, typed: str) -> None:
    """A name is one word in a shell, and what it is."""
    assert quoted(text) == typed
    assert shlex.split(typed) == [text]


@settings(deadline=None)
@given(st.text())
def test_slugify_gives_slugs(text: str) -> None:
    """Whatever goes in, a slug or nothing comes out."""
    slug = slugify(text)
    assert slug == "" or is_slug(slug)


@pytest.mark.parametrize(
    ("folder", "link", "path"),
    [
        ("projects/a", "b.png", "projects/a/b.png"),
        ("projects/a", "./b.png", "projects/a/b.png"),
        ("projects/a", "../../media/b.png", "media/b.png"),
        ("projects/a", "../a/../b/", "projects/b"),
        ("", "a.png", "a.png"),
    ],
)
def test_inside(folder: str, link: str, path: str) -> None:
    """A relative link is followed within the portfolio."""
    assert inside(PurePosixPath(folder), link) == PurePosixPath(path)


@pytest.mark.parametrize(
    ("link", "message"),
    [
        ("../a", '"../a" leads out of the portfolio folder.'),
        ("b/../../a", '"b/../../a" leads out of the portfolio folder.'),
        ("", '"" is not a path inside this portfolio.'),
        ("/etc/passwd", '"/etc/passwd" is not a path inside this portfolio.'),
        ("//host/a", '"//host/a" is not a path inside this portfolio.'),
        ("C:/a", '"C:/a" is not a path inside this portfolio.'),
        ("a\\b", '"a\\b" is not a path inside this portfolio.'),
        ("javascript:alert(1)", '"javascript:alert(1)" is not a path inside this portfolio.'),
        ("a\0b", '"a\0b" is not a path inside this portfolio.'),
    ],
    ids=["up", "later-up", "empty", "root", "host", "drive", "backslash", "scheme", "nul"],
)
def test_outside(link: str, message: str) -> None:
    """What leads out, or could on some system, is refused with a fix."""
    with pytest.raises(ContentError) as caught:
        inside(PurePosixPath(), link)
    assert caught.value.message == message
    assert caught.value.hint


@settings(deadline=None)
@given(st.text(alphabet="./\\ab:~%\0", max_size=12))
def test_inside_stays_inside(link: str) -> None:
    """However the dots and slashes stand, the path begins inside and never climbs."""
    try:
        path = inside(PurePosixPath("projects/a"), link)
    except ContentError:
        return
    assert not path.is_absolute()
    assert ".." not in path.parts
    assert not re.search(r"[\\:\0]", str(path))


def test_real_file(tmp_path: Path) -> None:
    """A plain file, and a link to one inside, are given out."""
    (tmp_path / "a.txt").write_text("a")
    (tmp_path / "link.txt").symlink_to("a.txt")
    assert real_file(tmp_path, PurePosixPath("a.txt")) == tmp_path / "a.txt"
    assert real_file(tmp_path, PurePosixPath("link.txt")) == tmp_path / "link.txt"


def test_real_file_outside(tmp_path: Path) -> None:
    """A symbolic link does not lead out of the folder, not even through a folder."""
    root = tmp_path / "root"
    root.mkdir()
    (tmp_path / "secret.txt").write_text("s")
    (root / "secret.txt").symlink_to("../secret.txt")
    (root / "up").symlink_to("..")
    for path in ("secret.txt", "up/secret.txt", "../secret.txt", str(tmp_path / "secret.txt")):
        with pytest.raises(ContentError) as caught:
            real_file(root, PurePosixPath(path))
        assert caught.value.message == f"{path} is a link to a file outside the portfolio."


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("nothing.txt", "does not exist. Put the file there, or correct the name."),
        ("folder", "is a folder, not a file. Rename the folder, or correct the name."),
        (
            "pipe",
            (
                "is not a plain file, but a pipe, a socket or a device. "
                "Delete it, or put a file there instead."
            ),
        ),
    ],
    ids=["nothing", "folder", "pipe"],
)
def test_no_file(tmp_path: Path, path: str, message: str) -> None:
    """What is not there, is a folder or is a pipe is no file."""
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(ContentError) as caught:
        real_file(tmp_path, PurePosixPath(path))
    assert str(caught.value) == f"{path} {message}"
