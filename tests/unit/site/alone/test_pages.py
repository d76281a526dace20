"""Verifiers and saved badges as bytes: what is escaped, what is listed, what is left out."""

import base64
import datetime as dt
import hashlib
import json
import re
from html import unescape
from pathlib import PurePosixPath
from typing import Any

import pytest

from portfolio_gen.badges.read import read_badge
from portfolio_gen.base.errors import BuildError, ConfigError
from portfolio_gen.model.issuer import KeptList, KnownIssuer
from portfolio_gen.model.portfolio import BadgeFile
from portfolio_gen.site.alone import frame
from portfolio_gen.site.alone.known import Known, Maker, data_block, said_by
from portfolio_gen.site.alone.page import verifier_page
from portfolio_gen.site.alone.saved import knows_keys, saved_page
from portfolio_gen.site.alone.write import release
from portfolio_gen.site.output.htmlscan import scan
from portfolio_gen.site.verifier.files import verifier
from portfolio_gen.verify.policy import Registry
from tests.builders import signed

HOSTILE = "</script><script>window.hostile=1</script><!--\"'&amp;"
DAY = dt.datetime(2026, 11, 23, 23, 59, tzinfo=dt.UTC)
COLLEGE = "did:web:badges.college.example"
SAVED_ON = dt.date(2026, 4, 28)
LIST = KeptList(url="https://college.example/list", document=b"{}", retrieved=dt.date(2026, 5, 2))
ISSUER = KnownIssuer(
    id=COLLEGE, name="The College", says="Ana", document=b"{}", retrieved=SAVED_ON, lists=(LIST,)
)


def maker(name: str = "Kestrel Valley") -> Maker:
    """Somebody who makes a page."""
    return Maker(name=name, made=DAY, version="9.9.9")


def page(known: Known, *, name: str = "Kestrel Valley", single: bool = True) -> str:
    """The page of a verifier."""
    return verifier_page(known, maker(name), single=single).decode()


def words(text: str) -> str:
    """What a page says, without its program and its style."""
    text = re.sub(r"<(script|style)\b.*?</\1>", "", text, flags=re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", text)).split())


def told(text: str) -> dict[str, Any]:
    """The data in a page."""
    (found,) = re.findall(r'<script type="application/json" data-pf-told>(.*?)</script>', text)
    data: dict[str, Any] = json.loads(found)  # noqa: TID251 (ours)
    return data


def badge_file(name: str = "open-lesson.json", issuer: str = COLLEGE) -> BadgeFile:
    """A badge file of a portfolio."""
    raw = json.dumps({**signed(), "issuer": {"id": issuer, "type": ["Profile"]}}).encode()
    path = PurePosixPath("badges", name)
    return BadgeFile(slug=path.stem, path=path, badge=read_badge(raw, source=name))


@pytest.mark.parametrize("single", [True, False], ids=["single", "site"])
def test_hostile_lists(*, single: bool) -> None:
    """Whatever a list says is text, in what people see and in what the program reads."""
    known = KnownIssuer(id=f"did:web:x{HOSTILE}", name=HOSTILE, says=HOSTILE)
    registry = Registry(names={HOSTILE: HOSTILE}, says=HOSTILE)
    text = page(Known(issuers=(known,), registries=(registry,)), name=HOSTILE, single=single)
    clean = page(Known(issuers=(ISSUER,)), single=single)
    assert len(scan(text).scripts) == len(scan(clean).scripts)
    assert not scan(text).handlers
    assert "<script>window" not in text.replace(scan(text).scripts[0], "")
    assert words(text).count("window.hostile=1") == 7
    assert told(text)["issuers"][0]["name"] == HOSTILE
    assert told(text)["registries"] == [{"names": [[HOSTILE, HOSTILE]], "says": HOSTILE}]


def test_whose_list_it_is() -> None:
    """Each issuer stands there with its keys and with who says so."""
    key = KnownIssuer(id="did:key:z6Mk", name="A key", says="Ana")
    pin = KnownIssuer(id="https://other.example/i", name="Other", says="Ana", trusted=False)
    registry = Registry(names={"did:web:a.example": "A", "did:web:b.example": "B"}, says="the DCC")
    one = Registry(names={"did:web:a.example": "A"}, says="a friend")
    text = words(page(Known(issuers=(ISSUER, key, pin), registries=(registry, one))))
    for said in (
        "Verifier of Kestrel Valley",
        "It was made on 23 November 2026 for Kestrel Valley, with version 9.9.9 of portfolio-gen.",
        (
            "The College did:web:badges.college.example Its keys copy of 28 April 2026; "
            "list of withdrawn badges: copy of 2 May 2026 Who says so Ana"
        ),
        "A key did:key:z6Mk Its keys named by the key itself Who says so Ana",
        (
            "Other https://other.example/i Its keys asked at its address, after you agree Who "
            "says so "
            "Nobody vouches for it; only its keys are kept."
        ),
        "It also relies on the DCC, with 2 issuers. It also relies on a friend, with one issuer.",
    ):
        assert said in text


def test_nobody_known() -> None:
    """Without a list and a name it says so."""
    text = words(page(Known(), name="", single=False))
    assert "Whoever put this page here gave no name." in text
    assert "its owner gave no name" in text
    assert "It has no list." in text


@pytest.mark.parametrize("entry", ["shell/page.js", "shell/saved.js"])
def test_the_list_of_files_is_that_of_the_files(entry: str) -> None:
    """The SHA-256 in the page, of the command and of the bytes are the same."""
    made = page(Known()) if entry == "shell/page.js" else saved(())
    files = {f"verifier/{path}": file.data for path, file in verifier().every.items()}
    files[frame.STYLE] = frame.style().encode()
    rows = re.findall(
        r'<tr><th scope="row">([^<]+)</th><td><code>([0-9a-f]{64})</code></td></tr>', made
    )
    assert {p: hashlib.sha256(files[p]).hexdigest() for p, _ in rows} == dict(rows)
    left = {"verifier/ui/badge_page.js", "verifier/ui/verify_page.js"}
    others = {"verifier/shell/page.js", "verifier/shell/saved.js"} - {f"verifier/{entry}"}
    assert set(files) - {p for p, _ in rows} == left | others
    if entry == "shell/page.js":
        assert {f"{sha256}  {path}" for path, sha256 in rows} == set(release()[:-2])


def test_the_program_is_the_one_that_the_release_names() -> None:
    """The policy allows one script, and the command prints the same value."""
    for text, line in zip((page(Known(issuers=(ISSUER,))), saved(())), release()[-2:], strict=True):
        (code,) = re.findall(r'<script type="module">(.*?)</script>', text, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()
        assert f"script-src 'sha256-{digest}';" in scan(text).policy
        assert line.startswith(f"# sha256-{digest} ")
        assert f"sha256-{digest}" in words(text)


def saved(issuers: tuple[KnownIssuer, ...], name: str = "Ana", issuer: str = COLLEGE) -> str:
    """The page of a saved badge."""
    return saved_page(badge_file(issuer=issuer), issuers, maker(name)).decode()


def test_a_saved_badge() -> None:
    """The bytes as issued, the copies as the holder's own, and nobody's word for the issuer."""
    other = KnownIssuer(id="did:web:other.example", name="Other", says="Ana", document=b"{}")
    text = saved((other, ISSUER))
    raw = badge_file().badge.raw
    data = told(text)
    assert base64.b64decode(data["file"]) == raw
    assert data["name"] == "open-lesson.json"
    (kept,) = data["issuers"]
    assert (kept["trusted"], kept["says"]) == (False, "Ana, who saved this file")
    assert kept["document"] == "{}"
    said = words(text)
    assert "Saved by Ana on 23 November 2026." in said
    assert "Use Ana’s own copy of what the issuer publishes, of 28 April 2026" in said
    assert "This copy was put into the file by Ana, and not by the issuer." in said
    assert "own copy of the issuer’s list of withdrawn badges, of 2 May 2026." in said
    assert hashlib.sha256(raw).hexdigest() in said
    assert "Teamwork" not in said


@pytest.mark.parametrize(
    ("issuers", "issuer", "known"),
    [
        ((), COLLEGE, False),
        ((ISSUER,), COLLEGE, True),
        ((KnownIssuer(id=COLLEGE, name="", says=""),), COLLEGE, False),
        ((ISSUER,), "did:web:other.example", False),
        ((), "did:key:z6Mk", True),
    ],
    ids=["none", "copy", "no-document", "other", "key"],
)
def test_without_copies(issuers: tuple[KnownIssuer, ...], issuer: str, *, known: bool) -> None:
    """The page says whether it has a copy, and offers to leave aside only what it has."""
    file = badge_file(issuer=issuer)
    assert knows_keys(file, issuers) is known
    text = saved_page(file, issuers, maker("Ana")).decode()
    has_copy = issuer == COLLEGE and ISSUER in issuers
    assert ("data-pf-copy>" in text) is has_copy
    assert ("There is no copy of the issuer’s keys" in words(text)) is not has_copy


def test_a_hostile_name() -> None:
    """The holder's name is text, too."""
    text = saved((ISSUER,), HOSTILE)
    assert len(scan(text).scripts) == 1
    assert told(text)["issuers"][0]["says"] == f"{HOSTILE}, who saved this file"


def test_a_copy_that_is_no_text() -> None:
    """It would never be read by a browser, so it is refused with its place."""
    known = KnownIssuer(id=COLLEGE, name="", says="", document=b"{\xff}", retrieved=SAVED_ON)
    with pytest.raises(ConfigError) as caught:
        data_block(Known(issuers=(known,)))
    assert str(caught.value) == f"The kept copy for {COLLEGE} is no text (byte 2). Save it again."


def test_said_by() -> None:
    """Only entries that name nobody get the name of the list's owner."""
    named, unnamed = (
        KnownIssuer(id="a", name="A", says="Ana"),
        KnownIssuer(id="b", name="B", says="-"),
    )
    found = said_by((named, unnamed), instead="-", says="the list of K")
    assert [known.says for known in found] == ["Ana", "the list of K"]


def test_a_style_that_would_end_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    """It stops the build."""
    monkeypatch.setattr(frame, "style", lambda: "a{}</style>")
    with pytest.raises(BuildError) as caught:
        frame.in_one_file("shell/page.js")
    expected = "A part of the verifier would end the element that it stands in."
    assert caught.value.message == expected
