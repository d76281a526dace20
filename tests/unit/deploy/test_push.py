"""Only the built site leaves: no source, no name, no address, and nothing of others is lost."""

import datetime as dt
import os
from pathlib import Path

import pytest

from portfolio_gen.base.errors import BuildError, ConfigError
from portfolio_gen.deploy.push import Target, push_site
from portfolio_gen.site.output.integrity import NAME, seal
from tests.unit.deploy.gits import EMAIL, ENVIRON, bare, git, objects, repository

BRANCH = "gh-pages"


@pytest.fixture
def remote(tmp_path: Path) -> Path:
    """A repository that was never pushed to."""
    return bare(tmp_path / "remote.git")


def site(folder: Path, unnamed: tuple[str, ...] = (), **files: str) -> Path:
    """Write a finished site; a double underscore stands for a slash, a single one for a dot."""
    named = {n.replace("__", "/").replace("_", "."): t for n, t in files.items()}
    for name, text in {"index.html": "<p>Hello", ".nojekyll": "", **named}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, newline="")
    seal(folder, unnamed=unnamed)
    return folder


def push(site_: Path, remote: Path | str, now: dt.datetime, **beside: bytes) -> bool:
    """Push a site as the command does."""
    scratch = site_.with_name(f"{site_.name}-scratch")
    scratch.mkdir()
    url = remote if isinstance(remote, str) else str(remote)
    target = Target(url=url, branch=BRANCH)
    return push_site(site_, target, scratch=scratch, environ=ENVIRON, now=now, beside=beside)


def names(remote: Path) -> set[str]:
    """Return the files of the branch."""
    return set(git(remote, "ls-tree", "-r", "--name-only", BRANCH).split("\n")) - {""}


def test_first_push(tmp_path: Path, remote: Path, now: dt.datetime) -> None:
    """One commit without parents and without anybody's name; the files as they are."""
    assert push(site(tmp_path / "site", a_html="a\r\nb"), remote, now, CNAME=b"ana.example\n")
    assert names(remote) == {".nojekyll", "CNAME", "a.html", "index.html", NAME}
    assert git(remote, "log", "--format=%an %ae %cn %ce %ct %s", BRANCH) == (
        "portfolio-gen portfolio-gen@localhost.invalid "
        "portfolio-gen portfolio-gen@localhost.invalid "
        f"{int(now.timestamp())} The portfolio, as it was built\n"
    )
    assert git(remote, "cat-file", "blob", f"{BRANCH}:a.html").encode() in (b"a\r\nb", b"a\nb")
    assert git(remote, "cat-file", "-s", f"{BRANCH}:a.html") == "4\n"


def test_no_source_arrives(tmp_path: Path, remote: Path, now: dt.datetime) -> None:
    """From inside of a repository with a history, what arrives is the site and nothing else."""
    me = tmp_path / "me"
    me.mkdir()
    (me / "secret.txt").write_text("a draft")
    repository(me)
    (me / "secret.txt").unlink()
    git(me, "commit", "-qam", "gone")
    push(site(me / "site"), remote, now)
    assert not objects(me) & objects(remote)
    kinds = git(remote, "cat-file", "--batch-all-objects", "--batch-check=%(objecttype)").split()
    assert sorted(kinds) == ["blob"] * 3 + ["commit", "tree"]
    everything = b"".join(path.read_bytes() for path in remote.rglob("*") if path.is_file())
    assert EMAIL.encode() not in everything


def test_second_push(tmp_path: Path, remote: Path, now: dt.datetime) -> None:
    """A change follows what was there; without one nothing is pushed."""
    push(site(tmp_path / "one", old_html="x"), remote, now)
    assert push(site(tmp_path / "two", new_html="x"), remote, now)
    assert names(remote) == {".nojekyll", "index.html", "new.html", NAME}
    assert git(remote, "rev-list", "--count", BRANCH) == "2\n"
    assert not push(site(tmp_path / "three", new_html="x"), remote, now)
    assert git(remote, "rev-list", "--count", BRANCH) == "2\n"


def test_unlisted_pages(tmp_path: Path, remote: Path, now: dt.datetime) -> None:
    """Pages whose names the site tells nobody are recognized by their digest."""
    push(site(tmp_path / "one", ("views/x.html",), views__x_html="1"), remote, now)
    assert push(site(tmp_path / "two", ("views/y.html",), views__y_html="2"), remote, now)
    assert "views/y.html" in names(remote)


def on_branch(tmp_path: Path, remote: Path, **files: str) -> None:
    """Put files on the branch by other means."""
    work = tmp_path / "work"
    for name, text in files.items():
        path = work / name.replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    git(repository(work), "push", "-q", str(remote), f"HEAD:refs/heads/{BRANCH}")


@pytest.mark.parametrize(
    ("files", "first"),
    [
        ({"README_md": "mine"}, "README.md"),
        ({"integrity_json": "{}"}, "integrity.json"),
        ({"integrity_json": '{"schema": "portfolio-gen/integrity/1", "sha256": []}'}, NAME),
        (
            {
                "integrity_json": '{"schema": "portfolio-gen/integrity/1", "sha256": {"a": "b"}}',
                "mine_txt": "x",
            },
            "mine.txt",
        ),
        (
            {
                "integrity_json": '{"schema": "portfolio-gen/integrity/1", "sha256": {}, '
                '"unlisted": "00"}',
                "mine_txt": "x",
            },
            "mine.txt",
        ),
    ],
)
def test_other_peoples_branch(
    tmp_path: Path, remote: Path, now: dt.datetime, files: dict[str, str], first: str
) -> None:
    """A branch with anything else on it is left alone."""
    on_branch(tmp_path, remote, **files)
    before = objects(remote)
    with pytest.raises(ConfigError) as caught:
        push(site(tmp_path / "site"), remote, now)
    assert str(caught.value) == (
        f"the branch {BRANCH} there holds '{first}', which is not part of a site made by this "
        "program; nothing was pushed. Choose another branch with --branch, or another repository."
    )
    assert objects(remote) == before


def test_too_many_unlisted(
    tmp_path: Path, remote: Path, now: dt.datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    """More files without a name than anybody has are not looked at one by one."""
    push(site(tmp_path / "one", ("x.html",), x_html="1"), remote, now)
    monkeypatch.setattr("portfolio_gen.deploy.push.MAX_UNLISTED", 0)
    with pytest.raises(ConfigError, match=r"holds 'x\.html'"):
        push(site(tmp_path / "two"), remote, now)


@pytest.mark.parametrize(
    "url", ["--upload-pack=evil", "ext::sh -c evil", "fd::3", "https://a:secret@::x"]
)
def test_addresses_that_run_something(tmp_path: Path, now: dt.datetime, url: str) -> None:
    """An address that git would take for a command is none, and no password is repeated."""
    with pytest.raises(ConfigError, match="is not the address of a repository") as caught:
        push(site(tmp_path / "site"), url, now)
    assert "secret" not in str(caught.value)


def test_not_whole(tmp_path: Path, remote: Path, now: dt.datetime) -> None:
    """A site that somebody touched is not pushed."""
    folder = site(tmp_path / "site")
    (folder / "mine.txt").write_text("x")
    with pytest.raises(BuildError, match="the site is not as it was built; nothing was pushed"):
        push(folder, remote, now)
    assert objects(remote) == set()


def test_unreachable(tmp_path: Path, now: dt.datetime) -> None:
    """Where there is no repository, git's own words say so."""
    with pytest.raises(BuildError, match="git ls-remote did not work: fatal: "):
        push(site(tmp_path / "site"), tmp_path / "nowhere", now)


def test_nothing_outside(tmp_path: Path, remote: Path, now: dt.datetime) -> None:
    """Settings that leave files out, or change them, do not reach the push."""
    ignore = tmp_path / "ignore"
    ignore.write_text("*.html\n")
    config = tmp_path / "config"
    config.write_text(f"[core]\nexcludesFile = {ignore}\nautocrlf = true\n")
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    environ = {**ENVIRON, "GIT_CONFIG_GLOBAL": str(config), "GIT_DIR": os.devnull}
    target = Target(url=str(remote), branch=BRANCH)
    folder = site(tmp_path / "site", a_html="a\r\nb")
    assert push_site(folder, target, scratch=scratch, environ=environ, now=now)
    assert git(remote, "cat-file", "-s", f"{BRANCH}:a.html") == "4\n"
