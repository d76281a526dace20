"""Git is asked within bounds, without hooks, and what it says is safe to print."""

import sys
from pathlib import Path, PurePosixPath

import pytest

from portfolio_gen.base.errors import BuildError, ConfigError
from portfolio_gen.deploy.git import Git, hint_for, plain, stated
from portfolio_gen.deploy.repository import Repository, cloned_from, repository_of
from tests.unit.deploy.gits import ENVIRON, bare, git, repository


def asked(folder: Path) -> Repository:
    """Return the repository of a folder that has one."""
    found = repository_of(folder, ENVIRON)
    assert found is not None
    return found


def test_not_installed(tmp_path: Path) -> None:
    """Where git is missing, that is said with the way to get it."""
    with pytest.raises(BuildError) as caught:
        repository_of(tmp_path, {"PATH": str(tmp_path)})
    assert str(caught.value) == (
        "git is not installed, or not where programs are looked for. "
        "Install it from https://git-scm.com/downloads and open a new terminal."
    )


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("fatal: not a git repository: .git", "fatal: not a git repository: .git."),
        ("error: failed to push some refs to 'x'", "error: failed to push some refs to 'x'."),
        ("Done.", "Done."),
        ("Really?", "Really?"),
        ("fatal: these:", "fatal: these."),
        ("x" * 300, "x" * 300 + " …"),
    ],
    ids=["path", "quoted", "sentence", "question", "colon", "cut"],
)
def test_stated(words: str, sentence: str) -> None:
    """Another sentence follows: what git says ends like one, or shows that it goes on."""
    assert stated(words) == sentence


@pytest.mark.skipif(sys.platform == "win32", reason="a shell script stands for git")
def test_too_slow(tmp_path: Path) -> None:
    """Git that waits for something is not waited for."""
    program = tmp_path / "git"
    program.write_text("#!/bin/sh\nexec sleep 60\n")
    program.chmod(0o755)
    git_ = Git(folder=tmp_path, environ={"PATH": f"{tmp_path}:{ENVIRON['PATH']}"})
    with pytest.raises(BuildError, match=r"git status did not finish within 0\.1 seconds\."):
        git_.ask("status", seconds=0.1)


def test_failure(tmp_path: Path) -> None:
    """What git says is repeated on one line."""
    with pytest.raises(BuildError, match="git rev-parse did not work: fatal: "):
        Git(folder=repository(tmp_path), environ=ENVIRON).do("rev-parse", "nothing")
    with pytest.raises(BuildError, match=r"git rev-parse did not work: it gave no reason\."):
        Git(folder=tmp_path, environ=ENVIRON).do("rev-parse", "-q", "--verify", "nothing")


def test_no_hooks(tmp_path: Path) -> None:
    """Nobody's script runs, wherever the settings of a repository say it is."""
    folder = repository(tmp_path / "me")
    hooks = tmp_path / "hooks"
    hooks.mkdir()
    for name in ("pre-commit", "pre-push", "post-commit"):
        (hooks / name).write_text(f"#!/bin/sh\ntouch {tmp_path}/ran\n")
        (hooks / name).chmod(0o755)
    git(folder, "config", "core.hooksPath", str(hooks))
    git(folder, "config", "core.fsmonitor", f"touch {tmp_path}/ran")
    git(folder, "config", "user.email", "a@b.invalid")
    git(folder, "config", "user.name", "A")
    ours = Git(folder=folder, environ=ENVIRON)
    ours.do("status")
    ours.do("commit", "-q", "--allow-empty", "-m", "x")
    ours.do("push", "-q", bare(tmp_path / "bare").as_uri(), "HEAD:refs/heads/main")
    assert not (tmp_path / "ran").exists()


def test_no_other_repository(tmp_path: Path) -> None:
    """Variables that point git elsewhere do not reach it."""
    other = repository(tmp_path / "other")
    me = repository(tmp_path / "me")
    environ = {**ENVIRON, "GIT_DIR": str(other / ".git"), "GIT_WORK_TREE": str(other)}
    found = repository_of(me, environ)
    assert found is not None
    assert found.top == me


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("fatal: nothing\nhint: try\n", "fatal: nothing try"),
        ("https://ana:secret@host.example/p", "https://host.example/p"),
        ("'https://token@host.example/p.git/'", "'https://host.example/p.git/'"),
        ("https://host.example/@a", "https://host.example/@a"),
        ("\x1b[31mred", "\ufffd[31mred"),
        ("x" * 400, "x" * 300),
    ],
)
def test_plain(said: str, shown: str) -> None:
    """One line, no password, nothing that steers a terminal, not endless."""
    assert plain(said) == shown


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (
            (
                "! [remote rejected] main -> main (refusing to allow an OAuth App to create or "
                "update workflow `.github/workflows/portfolio.yml` without `workflow` scope)"
            ),
            "Run: gh auth refresh -s workflow, or push over SSH.",
        ),
        ("remote: error: GH006: Protected branch update failed. protected branch hook", "pull req"),
        ("! [rejected] main -> main (fetch first)", "git pull --rebase"),
        ("! [rejected] main -> main (non-fast-forward)", "git pull --rebase"),
        ("File a.mp4 is 120 MB; this exceeds GitHub's file size limit of 100.00 MB", "large file"),
        ("git@github.com: Permission denied (publickey).", "Add it to your account there"),
        ("fatal: could not read Username for 'https://github.com'", "Log in first"),
        ("fatal: Authentication failed for 'https://github.com/'", "Log in again"),
        ("remote: Repository not found.", "Compare the address (git remote -v)"),
        ("fatal: repository not found", "Compare the address (git remote -v)"),
        ("fatal: Could not resolve host: github.com", "online"),
        ("Author identity unknown *** Please tell me who you are.", "your own name"),
        ("fatal: detected dubious ownership in repository at '/x'", "belongs to another user"),
        ("fatal: something else", "Mend what it names, then run this command again."),
    ],
)
def test_hints(words: str, hint: str) -> None:
    """What people usually run into has its own way out."""
    assert hint in hint_for(words)


def test_identity_of_nobody(tmp_path: Path) -> None:
    """A commit without a name says how to give one; the words of git itself are long enough."""
    git(tmp_path, "init", "-q")
    ours = Git(folder=tmp_path, environ={**ENVIRON, "HOME": str(tmp_path)})
    words = ("-c", "user.useConfigOnly=true", "commit", "--allow-empty", "-m", "x")
    with pytest.raises(BuildError, match="Run the two commands it names, with your own name"):
        ours.do(*words)


def test_no_repository(tmp_path: Path) -> None:
    """A plain folder, and the inside of git's own."""
    assert repository_of(tmp_path, ENVIRON) is None
    assert repository_of(bare(tmp_path / "bare"), ENVIRON) is None


def test_broken_repository(tmp_path: Path) -> None:
    """A repository that git refuses is not taken for none."""
    folder = repository(tmp_path)
    (folder / ".git/config").write_text("[broken\n")
    with pytest.raises(BuildError, match="git does not open the repository of this portfolio"):
        repository_of(folder, ENVIRON)


def test_facts(tmp_path: Path) -> None:
    """Top, place, branch, commit, remotes."""
    top = repository(tmp_path / "a b é", "git@github.com:ana/p.git")
    (top / "deep/er").mkdir(parents=True)
    found = asked(top / "deep/er")
    assert (found.top, found.place) == (top, PurePosixPath("deep/er"))
    assert (found.branch, found.upstream) == ("main", "")
    assert found.commit == git(top, "rev-parse", "HEAD").strip()
    assert found.path("x.yml") == "deep/er/x.yml"
    assert [r.name for r in found.remotes] == ["origin"]
    assert asked(top).place == PurePosixPath()
    assert asked(top).path("x.yml") == "x.yml"


def test_before_the_first_commit(tmp_path: Path) -> None:
    """A branch has a name before it has a commit."""
    git(tmp_path, "init", "-q", "-b", "trunk")
    assert (asked(tmp_path).branch, asked(tmp_path).commit) == ("trunk", "")


def test_no_branch(tmp_path: Path) -> None:
    """A commit that is checked out by itself."""
    git(repository(tmp_path), "checkout", "-q", "--detach")
    assert asked(tmp_path).branch == ""
    assert asked(tmp_path).commit


def remotes(folder: Path, *names: str) -> Path:
    """Make a repository with these remotes."""
    repository(folder)
    for name in names:
        git(folder, "remote", "add", name, f"https://github.com/ana/{name}.git")
    return folder


def chosen(folder: Path, name: str = "") -> str:
    """Return the name of the remote to publish through."""
    found = asked(folder).remote(name)
    return found.name if found else ""


def test_remote(tmp_path: Path) -> None:
    """The one that is named, the one the branch follows, origin, the only one, none."""
    assert chosen(remotes(tmp_path / "none")) == ""
    assert chosen(remotes(tmp_path / "one", "school")) == "school"
    several = remotes(tmp_path / "several", "a", "origin", "b")
    assert chosen(several) == "origin"
    assert chosen(several, "b") == "b"
    git(several, "config", "branch.main.remote", "a")
    assert chosen(several) == "a"
    git(several, "config", "branch.main.remote", ".")
    assert chosen(several) == "origin"


def test_remote_refused(tmp_path: Path) -> None:
    """A name that is not there, and several of which none stands out."""
    with pytest.raises(ConfigError) as caught:
        chosen(remotes(tmp_path / "none"), "b")
    assert str(caught.value) == ("this repository has no remote called 'b'. It has none; add one.")
    several = remotes(tmp_path / "several", "a", "b")
    with pytest.raises(ConfigError) as caught:
        chosen(several, "c")
    assert str(caught.value) == "this repository has no remote called 'c'. It has a, b."
    with pytest.raises(ConfigError) as caught:
        chosen(several)
    assert str(caught.value) == (
        "this repository has 2 remotes (a, b), and none is the usual one. "
        "Name the one to publish through, such as --remote a."
    )


def test_cloned_from(tmp_path: Path) -> None:
    """Only what everybody can fetch: a public address, and a commit that is there."""
    url = "https://git.example/portfolio-gen.git"
    top = repository(tmp_path / "clone", url)
    assert cloned_from(tmp_path, ENVIRON) == ("", "")
    assert cloned_from(top, ENVIRON) == ("", "")  # nobody else has this commit
    git(top, "update-ref", "refs/remotes/origin/main", "HEAD")
    commit = git(top, "rev-parse", "HEAD").strip()
    assert cloned_from(top, ENVIRON) == (url, commit)
    (top / "below").mkdir()
    assert cloned_from(top / "below", ENVIRON) == ("", "")
    for other in ("https://ana:secret@git.example/p.git", "git@git.example:p.git"):
        git(top, "remote", "set-url", "origin", other)
        assert cloned_from(top, ENVIRON) == ("", "")
    git(tmp_path, "init", "-q", "-b", "main")
    assert cloned_from(tmp_path, ENVIRON) == ("", "")
