"""What the history of a repository gives away, and how little of it is obeyed."""

import os
from collections.abc import Mapping
from pathlib import Path

import pytest

from portfolio_gen.base.errors import BuildError
from portfolio_gen.base.report import Finding, Outcome
from portfolio_gen.content.load import load_portfolio
from portfolio_gen.deploy import history, past
from portfolio_gen.deploy.git import Git
from portfolio_gen.deploy.history import check_history
from tests.unit.content.making import make, project
from tests.unit.deploy.gits import EMAIL, ENVIRON, git, repository

IDENTITY = "emails: [ana@secret.example]\nstudent_ids: [K00412345]\n"
GOOD = {
    ".gitignore": "identity.local.yml\n",
    "identity.local.yml": IDENTITY,
    "projects/a/index.md": project(body="Good."),
}


def commit(folder: Path, files: Mapping[str, str | bytes], words: str = "More") -> None:
    """Write files and commit everything."""
    make(folder, files)
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "--allow-empty", "-m", words)


def found(folder: Path, environ: Mapping[str, str] = ENVIRON) -> list[str]:
    """Return place and beginning of every finding, without the name of the commit."""
    return [
        f"{f.where}: {f.message.partition(' (commit')[0]}"
        for f in check_history(load_portfolio(folder)[0], environ)
    ]


def test_good(tmp_path: Path) -> None:
    """A repository without anything private says nothing."""
    repository(make(tmp_path, GOOD))
    assert found(tmp_path) == []


def test_no_repository(tmp_path: Path) -> None:
    """There is no history to look at."""
    assert found(make(tmp_path, GOOD)) == []


def test_no_commit(tmp_path: Path) -> None:
    """Nothing is in it yet."""
    git(make(tmp_path, GOOD), "init", "-q")
    assert found(tmp_path) == []


def test_no_git(tmp_path: Path) -> None:
    """What nobody could look at is said to be open, never to be good."""
    make(tmp_path, GOOD)
    (finding,) = check_history(load_portfolio(tmp_path)[0], {"PATH": str(tmp_path)})
    assert finding.outcome is Outcome.UNKNOWN
    assert finding.message.startswith("git is not installed")


def test_the_whole_message(tmp_path: Path) -> None:
    """What, where, why and what to do."""
    repository(make(tmp_path, {**GOOD, "projects/b/index.md": project(visibility="draft")}))
    (finding,) = check_history(load_portfolio(tmp_path)[0], ENVIRON)
    newest = git(tmp_path, "log", "-1", "--format=%h %cs", "--abbrev=8").split()
    assert str(finding) == (
        "projects/b/index.md: the history of this repository holds projects/b, which is a draft "
        f"(commit {newest[0]} of {newest[1]}). A public repository publishes its whole history: "
        "anybody can read it there, also after it was deleted. Publish with portfolio-gen publish "
        "--split, which pushes only the built site and keeps this repository private; or copy the "
        "folder as it is now into a new repository."
    )


def test_identity_file(tmp_path: Path) -> None:
    """Also after it was deleted and ignored."""
    repository(make(tmp_path, {**GOOD, ".gitignore": ""}))
    git(tmp_path, "rm", "-q", "--cached", "identity.local.yml")
    commit(tmp_path, GOOD)
    assert found(tmp_path) == [
        "identity.local.yml: the history of this repository holds your private addresses"
    ]


def test_private_items_and_their_files(tmp_path: Path) -> None:
    """Each file once, whatever it holds."""
    files: dict[str, str | bytes] = {
        "projects/b/index.md": project(visibility="private"),
        "projects/b/photo.png": b"\x89PNG",
    }
    repository(make(tmp_path, {**GOOD, **files}))
    commit(tmp_path, {"projects/b/photo.png": b"\x89PNG2"})
    said = "the history of this repository holds projects/b, which is private"
    assert found(tmp_path) == [f"projects/b/photo.png: {said}", f"projects/b/index.md: {said}"]


def test_values_in_any_version_of_any_file(tmp_path: Path) -> None:
    """On another branch, and in a file that is gone; capitals make no difference."""
    repository(make(tmp_path, GOOD))
    commit(tmp_path, {"old.txt": "I am ANA@secret.example"})
    (tmp_path / "old.txt").unlink()
    commit(tmp_path, {"new.txt": "good"})
    git(tmp_path, "checkout", "-q", "-b", "side")
    commit(tmp_path, {"side.txt": b"\xff\xfe k00412345"})
    git(tmp_path, "checkout", "-q", "main")
    assert found(tmp_path) == [
        "side.txt: the history of this repository holds a student number from identity.local.yml",
        "old.txt: the history of this repository holds an e-mail address from identity.local.yml",
    ]


def test_many_files_are_one_finding(tmp_path: Path) -> None:
    """With the number of the others."""
    files = {f"{name}.txt": "ana@secret.example" for name in "abc"}
    repository(make(tmp_path, {**GOOD, **files}))
    (finding,) = check_history(load_portfolio(tmp_path)[0], ENVIRON)
    assert ", and in 2 other files)." in finding.message


def test_shown_values_are_no_secret(tmp_path: Path) -> None:
    """The address on the home page may be in the history, too."""
    settings = {"portfolio.yml": "basics: {name: Ana, email: ana@secret.example}\n"}
    repository(make(tmp_path, {**GOOD, **settings, "resume.yml": "basics: {name: Ana}\n"}))
    assert found(tmp_path) == []


def test_signed_badges_are_published_anyway(tmp_path: Path) -> None:
    """What an issuer wrote into a badge is the badge."""
    badge = Path("sample_portfolio/badges/open-lesson.json").read_bytes()
    files = {"badges/open-lesson.json": badge.replace(b"", b"")}
    files |= {"identity.local.yml": b"dids: ['did:web:badges.kestrelvalley.example']\n"}
    repository(make(tmp_path, {**GOOD, **files}))
    assert found(tmp_path) == []


def test_author_and_message(tmp_path: Path) -> None:
    """Git writes an address into every commit."""
    make(tmp_path, {**GOOD, "identity.local.yml": f"emails: [{EMAIL}]\nstudent_ids: [K00412345]\n"})
    repository(tmp_path)
    commit(tmp_path, {}, "K00412345 hands in")
    day = git(tmp_path, "log", "-1", "--format=%cs").strip()
    assert found(tmp_path) == [
        f".git: 2 commits name an e-mail address from identity.local.yml, the last on {day}.",
        f".git: a commit names a student number from identity.local.yml, the last on {day}.",
    ]


def test_a_draft_that_is_gone(tmp_path: Path) -> None:
    """Deleted or renamed, it stays in the history; one that became public as it was is told."""
    gone = project(visibility="draft")
    files = {"projects/gone/index.md": gone, "projects/b/index.md": project(visibility="private")}
    repository(make(tmp_path, {**GOOD, **files, "notes/index.md": gone}))
    git(tmp_path, "rm", "-q", "-r", "projects/gone")
    commit(tmp_path, {"projects/b/index.md": project(visibility="public")})
    said = "holds a text that was private or a draft, and is not there any more"
    assert found(tmp_path) == [f"projects/gone/index.md: the history of this repository {said}"]


EARLIER = "lines of published texts from when those were private or drafts"
GONE = "a text that was private or a draft, and is not there any more"
FLOW = "---\n{title: A, kind: other, date: 2026-04-28, 'visibility': \"draft\"}\n---\nA"


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ({"b": project(visibility="draft")}, {"b": project(body="Text.\nMore.")}, []),
        (
            {"b": project(visibility="draft", body="I failed.")},
            {"b": project()},
            [f"projects/b/index.md: {EARLIER}"],
        ),
        (
            {"b": project(visibility="private", body="I failed.").replace("\n", "\r\n")},
            {"b": project(visibility="unlisted")},
            [f"projects/b/index.md: {EARLIER}"],
        ),
        ({"b": FLOW}, {}, [f"projects/b/index.md: {GONE}"]),
        ({"b": project(body="A list: {visibility: draft}")}, {}, []),
        ({"b": "visibility: draft\n"}, {}, [f"projects/b/index.md: {GONE}"]),
    ],
    ids=["grown", "changed", "windows", "braces", "in the text", "without dashes"],
)
def test_texts_that_were_not_public(
    tmp_path: Path, before: dict[str, str], after: dict[str, str], told: list[str]
) -> None:
    """Told is what nobody could read otherwise: lines that are in no text of today."""
    first, second = (
        {f"projects/{name}/index.md": text for name, text in files.items()}
        for files in (before, after)
    )
    repository(make(tmp_path, {**GOOD, **first}))
    git(tmp_path, "rm", "-q", "-r", "projects/b")
    commit(tmp_path, {**GOOD, **second})
    assert [
        line.replace("the history of this repository holds ", "") for line in found(tmp_path)
    ] == (told)


def test_everything_was_private(tmp_path: Path) -> None:
    """Texts that said nothing were private by the settings of that time; today's do not count."""
    settings = "basics: {name: Ana Reyes}\nvisibility: private\n"
    repository(make(tmp_path, {".gitignore": "identity.local.yml\n", "portfolio.yml": settings}))
    assert found(tmp_path) == []
    commit(tmp_path, {"portfolio.yml": "basics: {name: Ana Reyes}\n"})
    said = "settings from when all that said nothing else was private or a draft"
    assert found(tmp_path) == [f"portfolio.yml: the history of this repository holds {said}"]


HELD = "the history of this repository holds an e-mail address from identity.local.yml"


@pytest.mark.parametrize(
    ("name", "content"),
    [("notes.txt", "ana@secret.example".encode("utf-16")), ("Ana@secret.example.txt", b"x")],
    ids=["utf-16", "name of a file"],
)
def test_values_in_other_forms(tmp_path: Path, name: str, content: bytes) -> None:
    """As some programs write letters, and as a name of a file."""
    repository(make(tmp_path, {**GOOD, name: content}))
    git(tmp_path, "rm", "-q", name)
    commit(tmp_path, {})
    assert found(tmp_path) == [f"{name}: {HELD}"]


@pytest.mark.parametrize(
    "words",
    [
        ("branch", "ana@secret.example"),
        ("tag", "of-ana@secret.example"),
        ("tag", "-a", "v1", "-m", "Mail ANA@secret.example"),
    ],
    ids=["branch", "tag", "message"],
)
def test_branches_and_tags(tmp_path: Path, words: tuple[str, ...]) -> None:
    """They are pushed as well."""
    repository(make(tmp_path, GOOD))
    git(tmp_path, *words)
    said = "names an e-mail address from identity.local.yml."
    assert found(tmp_path) == [f".git: a branch or a tag, or what a tag says, {said}"]


def test_own_name_in_a_tag(tmp_path: Path) -> None:
    """The name of whoever made a tag stands in it."""
    changes = {
        "portfolio.yml": "basics: {name: Alder}\n",
        "identity.local.yml": "names: [Ana Ito]\n",
    }
    repository(make(tmp_path, {**GOOD, **changes}))
    git(tmp_path, "tag", "-a", "v1", "-m", "for Ana Ito")
    assert found(tmp_path) == [
        ".git: a branch or a tag, or what a tag says, names your own name from identity.local.yml."
    ]


def test_a_portfolio_inside_a_repository(tmp_path: Path) -> None:
    """Places are told as seen from the portfolio."""
    files = {**GOOD, "projects/b/index.md": project(visibility="draft")}
    make(tmp_path / "me", files)
    (tmp_path / "other.txt").write_text("ana@secret.example")
    repository(tmp_path)
    assert found(tmp_path / "me") == [
        "projects/b/index.md: the history of this repository holds projects/b, which is a draft",
        "other.txt: the history of this repository holds an e-mail address from identity.local.yml",
    ]


def test_names_cannot_steer_a_terminal(tmp_path: Path) -> None:
    """A file may be called anything."""
    repository(make(tmp_path, {**GOOD, "a\x1b[2J\nb.txt": "ana@secret.example"}))
    assert found(tmp_path)[0].startswith("a\ufffd[2J\ufffdb.txt: the history")


def open_questions(folder: Path) -> list[str]:
    """Return what was not checked."""
    findings: tuple[Finding, ...] = check_history(load_portfolio(folder)[0], ENVIRON)
    return [f.message for f in findings if f.outcome is Outcome.UNKNOWN]


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (1, "1 version of files in the history, too large or missing, was"),
        (2, "2 versions of files in the history, too large or missing, were"),
    ],
)
def test_large_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, count: int, words: str
) -> None:
    """They are counted, not passed over in silence."""
    monkeypatch.setattr(past, "MAX_BLOB", 1000)
    files = {f"{n}.txt": f"{n}" * 1001 for n in range(count)}
    repository(make(tmp_path, {**GOOD, **files, "exactly.txt": "x" * 1000}))
    assert open_questions(tmp_path) == [f"{words} not looked into."]


def test_much(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """All of it is asked for in parts, and only so much in all."""
    monkeypatch.setattr(past, "BATCH", 10)
    files = {f"{n}.txt": f"{n} ana@secret.example" for n in range(5)}
    repository(make(tmp_path, {**GOOD, **files}))
    (finding,) = check_history(load_portfolio(tmp_path)[0], ENVIRON)
    assert "in 4 other files" in finding.message
    monkeypatch.setattr(past, "MAX_TOTAL", 40)
    assert open_questions(tmp_path)


def test_many_commits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is beyond the limit is said to be open."""
    repository(make(tmp_path, GOOD))
    monkeypatch.setattr(history, "MAX_COMMITS", 1)
    assert open_questions(tmp_path) == ["only the newest 1 commits were looked at."]


def test_shallow(tmp_path: Path) -> None:
    """A copy without its past can only be looked at so far."""
    repository(make(tmp_path / "a", GOOD))
    commit(tmp_path / "a", {"x.txt": "x"})
    git(tmp_path, "clone", "-q", "--depth=1", f"file://{tmp_path / 'a'}", "b")
    assert open_questions(tmp_path / "b") == [
        "this copy of the repository holds only the newest commits."
    ]


def test_nothing_of_the_repository_is_run(tmp_path: Path) -> None:
    """Hooks, watchers, pagers, filters, checkers of signatures: none is started."""
    repository(make(tmp_path, {**GOOD, ".gitattributes": "* diff=evil filter=evil\n"}))
    trap = tmp_path / ".git/trap"
    trap.write_text(f"#!/bin/sh\ntouch {tmp_path}/.git/sprung\n")
    trap.chmod(0o755)
    for name in (
        "core.fsmonitor",
        "core.pager",
        "core.editor",
        "core.sshCommand",
        "diff.external",
        "diff.evil.textconv",
        "diff.evil.command",
        "filter.evil.clean",
        "filter.evil.smudge",
        "gpg.program",
        "pager.log",
        "core.alternateRefsCommand",
        "uploadpack.packObjectsHook",
    ):
        git(tmp_path, "config", name, str(trap))
    git(tmp_path, "config", "log.showSignature", "true")
    git(tmp_path, "config", "log.showRoot", "false")
    git(tmp_path, "config", "core.hooksPath", str(tmp_path / ".git"))
    git(tmp_path, "config", "remote.far.promisor", "true")
    git(tmp_path, "config", "remote.far.url", f"ext::{trap}")
    make(tmp_path, {"projects/b/index.md": project(visibility="draft")})
    git(tmp_path, "-c", "filter.evil.clean=cat", "-c", "core.fsmonitor=false", "add", "-A")
    git(
        tmp_path,
        "-c",
        "core.fsmonitor=false",
        "-c",
        "core.hooksPath=/dev/null",
        "commit",
        "-q",
        "-m",
        "x",
    )
    (tmp_path / ".git/sprung").unlink(missing_ok=True)
    assert len(found(tmp_path)) == 1
    assert not (tmp_path / ".git/sprung").exists()


def test_git_that_answers_too_little(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A question without an answer leaves all of it open."""
    repository(make(tmp_path, GOOD))
    monkeypatch.setattr(past, "_fed", lambda *_: b"")
    assert open_questions(tmp_path) == ["git did not answer every question about the history."]


def test_missing_objects(tmp_path: Path) -> None:
    """A version that the repository has lost is not looked into, and that is said."""
    repository(make(tmp_path, {**GOOD, "lost.txt": "lost"}))
    oid = git(tmp_path, "rev-parse", "HEAD:lost.txt").strip()
    os.remove(tmp_path / ".git/objects" / oid[:2] / oid[2:])  # noqa: PTH107
    assert open_questions(tmp_path) == [
        "1 version of files in the history, too large or missing, was not looked into."
    ]


def test_git_that_takes_too_long(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is said, and everything else of the check goes on."""
    repository(make(tmp_path, GOOD))

    def never(*_: object, **__: object) -> str:
        raise BuildError("git log did not finish within 60 seconds.")

    monkeypatch.setattr(Git, "do", never)
    assert open_questions(tmp_path) == ["git log did not finish within 60 seconds."]


def test_own_name(tmp_path: Path) -> None:
    """Commits and old texts tell the name of somebody whose site shows another one."""
    name = git(repository(make(tmp_path, GOOD)), "log", "-1", "--format=%an").strip()
    shown = {"portfolio.yml": "basics: {name: Alder}\n", "about.md": f"By {name}.\n"}
    commit(tmp_path, shown)
    make(tmp_path, {**shown, "identity.local.yml": f"names: [{name}]\n", "about.md": "I teach.\n"})
    today = git(tmp_path, "log", "-1", "--format=%cs").strip()
    messages, text, *more = check_history(load_portfolio(tmp_path)[0], ENVIRON)
    assert str(messages) == (
        f".git: 2 commits hold your own name from identity.local.yml, the last on {today}. Git "
        "writes the author's name into every commit. A public repository publishes its whole "
        "history: anybody can read it there, also after it was deleted. For commits to come, let "
        "git use the name that your site shows: git config user.name followed by that name in "
        "quotes. Publish with portfolio-gen publish --split, which pushes only the built site and "
        "keeps this repository private; or copy the folder as it is now into a new repository."
    )
    assert text.where is not None
    assert text.where.file == "about.md"
    assert "holds your own name from identity.local.yml (commit" in text.message
    assert more == []
