"""Which files a repository gets, the zip file, and what is looked for before."""

import datetime as dt
import zipfile
from io import BytesIO
from pathlib import Path, PurePosixPath

import pytest

from portfolio_gen.author.files import write_new
from portfolio_gen.base.errors import ConfigError
from portfolio_gen.content.load import load_portfolio
from portfolio_gen.deploy import preflight
from portfolio_gen.deploy.archive import pack
from portfolio_gen.deploy.hosts import Host
from portfolio_gen.deploy.plan import domain_in, placed, workflow_files
from portfolio_gen.deploy.repository import Repository, repository_of
from tests.site.small_portfolio import small_portfolio
from tests.unit.deploy.gits import EMAIL, ENVIRON, git, repository
from tests.unit.deploy.test_push import site

PATH = PurePosixPath(".github/workflows/portfolio.yml")
PROGRAM = "portfolio-gen==0.1.0"


def asked(folder: Path) -> Repository:
    """Return the repository of a folder that has one."""
    found = repository_of(folder, ENVIRON)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("host", "paths"),
    [
        (Host.GITHUB, [".github/workflows/portfolio.yml"]),
        (Host.GITLAB, [".gitlab-ci.yml"]),
        (Host.CODEBERG, []),
        (Host.OTHER, []),
    ],
)
def test_files(tmp_path: Path, host: Host, paths: list[str]) -> None:
    """Each host gets what it looks for."""
    files = workflow_files(asked(repository(tmp_path)), host, PROGRAM)
    assert [str(file.path) for file in files.write] == paths
    assert files.kept == ()
    write_new(tmp_path, files.write)
    assert [p for p in paths if not (tmp_path / p).is_file()] == []


def test_made_again(tmp_path: Path) -> None:
    """Ours is made again with what is new, as long as nobody changed it."""
    write_new(tmp_path, placed(tmp_path, [(PATH, "old")]).write)
    assert placed(tmp_path, [(PATH, "old")]).write[0].before is None
    again = placed(tmp_path, [(PATH, "new")])
    assert again.write[0].before
    assert write_new(tmp_path, again.write).new == again.write
    assert (tmp_path / PATH).read_text().endswith("\n\nnew")


@pytest.mark.parametrize("change", [lambda text: text + "\n# mine\n", lambda _: "on: push\n"])
def test_left_alone(tmp_path: Path, change: object) -> None:
    """What somebody wrote or changed stays."""
    assert callable(change)
    write_new(tmp_path, placed(tmp_path, [(PATH, "old")]).write)
    mine = change((tmp_path / PATH).read_text())
    (tmp_path / PATH).write_text(mine)
    files = placed(tmp_path, [(PATH, "new")])
    assert (files.write, files.kept) == ((), (PATH,))
    assert (tmp_path / PATH).read_text() == mine


@pytest.mark.parametrize(
    ("text", "domain"),
    [
        ("Ana.Example\n", "ana.example"),
        ("www.ana-reyes.example", "www.ana-reyes.example"),
        ("", ""),
        ("localhost", ""),
        ("ana.example\nother.example", ""),
        ("https://ana.example/", ""),
        ("é.example", ""),
        ("a." * 200 + "example", ""),
    ],
)
def test_domain(tmp_path: Path, text: str, domain: str) -> None:
    """One name of a host, and nothing else."""
    assert domain_in(tmp_path) == ""
    (tmp_path / "CNAME").write_text(text, "utf-8")
    assert domain_in(tmp_path) == domain


def test_zip(tmp_path: Path, now: dt.datetime) -> None:
    """Every file but those with a dot; the same site gives the same bytes."""
    folder = site(tmp_path / "site", badges__a_html="a")
    one, two = tmp_path / "one.zip", tmp_path / "two.zip"
    assert pack(folder, one, now) == 3
    pack(folder, two, now)
    assert one.read_bytes() == two.read_bytes()
    with zipfile.ZipFile(one) as archive:
        assert archive.namelist() == ["badges/a.html", "index.html", "integrity.json"]
        assert archive.read("badges/a.html") == b"a"


def test_zip_refused(tmp_path: Path, now: dt.datetime) -> None:
    """Nothing is overwritten, and half a file is none."""
    folder = site(tmp_path / "site")
    taken = tmp_path / "taken.zip"
    taken.write_text("mine")
    with pytest.raises(ConfigError, match=r"taken\.zip exists already and was left as it is\."):
        pack(folder, taken, now)
    assert taken.read_text() == "mine"
    with pytest.raises(ConfigError, match="could not be written: No such file or directory"):
        pack(folder, tmp_path / "nowhere" / "x.zip", now)
    (folder / "dead.html").symlink_to("nowhere")
    with pytest.raises(ConfigError, match="could not be written"):
        pack(folder, tmp_path / "x.zip", now)
    assert not (tmp_path / "x.zip").exists()


OTHER_ZIP = BytesIO()
with zipfile.ZipFile(OTHER_ZIP, "w") as _archive:
    _archive.writestr("homework.txt", "mine")


@pytest.mark.parametrize(
    "taken", [b"mine", b"", OTHER_ZIP.getvalue()], ids=["text", "empty", "another zip"]
)
def test_zip_replaces_its_own_only(tmp_path: Path, now: dt.datetime, taken: bytes) -> None:
    """Also with ``--force``, what this program did not make stays; half a file replaces nothing."""
    folder, target = site(tmp_path / "site"), tmp_path / "a.zip"
    target.write_bytes(taken)
    with pytest.raises(ConfigError, match="exists already and was left as it is"):
        pack(folder, target, now, force=True)
    assert target.read_bytes() == taken
    target.unlink()
    assert pack(folder, target, now, force=True) == 2
    first = target.read_bytes()
    assert pack(site(tmp_path / "site", new_html="a"), target, now, force=True) == 3
    second = target.read_bytes()
    assert second != first
    (folder / "dead.html").symlink_to("nowhere")
    with pytest.raises(ConfigError, match="could not be written"):
        pack(folder, target, now, force=True)
    assert target.read_bytes() == second
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.zip", "site"]


def said(folder: Path) -> list[str]:
    """Return what git says against publishing, problems first marked with a sign."""
    found = preflight.of_repository(asked(folder))
    return [f"{'' if finding.advice else '! '}{finding}" for finding in found]


WHY = "It holds the addresses that prove your badges are yours; everybody could read them."
MAIL = (
    f"the commits carry your e-mail address: {EMAIL}. In a public repository everybody can read "
    "it. GitHub gives you one for commits that reaches nobody: Settings > Emails."
)


def test_nothing_to_say(tmp_path: Path) -> None:
    """A good portfolio; only the address in its commits is named."""
    assert said(repository(small_portfolio(tmp_path))) == [MAIL]


def test_no_address_in_commits(tmp_path: Path) -> None:
    """An address that reaches nobody is no matter; without commits there is none."""
    git(small_portfolio(tmp_path), "init", "-q", "-b", "main")
    assert not [text for text in said(tmp_path) if "e-mail" in text]
    git(tmp_path, "add", "-A")
    who = ("-c", "user.name=A", "-c", "user.email=1+ana@users.noreply.github.com")
    asked(tmp_path).git.do(*who, "commit", "-q", "-m", "x")
    assert said(tmp_path) == []


def test_identity_in_git(tmp_path: Path) -> None:
    """What proves that badges are yours must not be published, now or from the history."""
    folder = repository(small_portfolio(tmp_path, _gitignore=""))
    tracked = (
        f"! identity.local.yml: git would publish this file. {WHY} Write a line "
        '"identity.local.yml" into .gitignore, and run: git rm --cached identity.local.yml'
    )
    history = (
        f"! identity.local.yml: this file is in the history of the repository. {WHY} A history is "
        "published whole, also files that were deleted later. Copy your portfolio into a new "
        "folder without the hidden folder .git and start a new repository there, or publish only "
        "the site with --split."
    )
    assert said(folder)[:2] == [tracked, history]
    git(folder, "rm", "-q", "--cached", "identity.local.yml")
    git(folder, "commit", "-q", "-m", "gone")
    assert said(folder)[0] == (
        f"! identity.local.yml: nothing keeps git from publishing this file. {WHY} "
        'Write a line "identity.local.yml" into .gitignore.'
    )
    (folder / ".gitignore").write_text("identity.local.yml\n")
    assert said(folder)[0] == history


def test_identity_below(tmp_path: Path) -> None:
    """The same in a portfolio that is not the whole repository."""
    small_portfolio(tmp_path / "below", _gitignore="")
    repository(tmp_path)
    assert said(tmp_path / "below")[0].startswith("! below/identity.local.yml: git would publish")


def test_not_committed(tmp_path: Path) -> None:
    """What the server will not see is named, the first few of it."""
    folder = repository(small_portfolio(tmp_path))
    (folder / "about.md").write_text("New.\n")
    for number in range(6):
        (folder / f"{number}.md").touch()
    assert said(folder)[0] == (
        "not committed yet: about.md, 0.md, 1.md, 2.md, 3.md and 2 more. The server builds what "
        "was committed and pushed. Commit it first if it belongs to the portfolio."
    )


def test_branches(tmp_path: Path) -> None:
    """A branch that the server does not publish, and no branch at all."""
    folder = repository(small_portfolio(tmp_path), "git@github.com:ana/p.git")
    git(folder, "update-ref", "refs/remotes/origin/main", "HEAD")
    git(folder, "symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/main")
    assert said(folder) == [MAIL]
    git(folder, "switch", "-q", "-c", "try")
    assert said(folder)[0] == (
        "you are on the branch try, and the server publishes main. What you push here is built "
        "only after it was merged. Run: git switch main"
    )
    git(folder, "switch", "-q", "--detach")
    assert said(folder)[0].startswith("! no branch is checked out here.")


def test_nothing_committed(tmp_path: Path) -> None:
    """Before the first commit there is nothing that a server could build."""
    git(small_portfolio(tmp_path), "init", "-q", "-b", "main")
    (text,) = said(tmp_path)
    assert text == (
        "! nothing is committed in this repository yet. The server builds what was committed and "
        "pushed. Run: git add -A && git commit -m Portfolio"
    )


def test_large_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the server would refuse: in git, in the site, and all together."""
    folder = repository(small_portfolio(tmp_path / "me"))
    monkeypatch.setattr(preflight, "MAX_FILE", 100)
    large = [text for text in said(folder) if "larger than" in text]
    assert large
    assert "GitHub refuses it, and with it the whole portfolio." in large[0]
    made = site(tmp_path / "site", a_html="x" * 100, b_html="x" * 101)
    monkeypatch.setattr(preflight, "MAX_SITE", 10)
    found = preflight.of_site(made)
    assert [str(f.where) for f in found] == ["b.html", "integrity.json", "None"]
    assert found[-1].message == "the site has 0.0 GB."
    assert not any(f.advice for f in found)


def test_small_site(tmp_path: Path) -> None:
    """Nothing is said of a site of usual size."""
    assert preflight.of_site(site(tmp_path)) == ()


def test_not_for_all(tmp_path: Path) -> None:
    """Items that are not part of the site, which a public repository shows all the same."""
    portfolio, _ = load_portfolio(small_portfolio(tmp_path))
    assert preflight.not_for_all(portfolio) == (
        "projects/hidden/index.md",
        "reflections/hidden.md",
    )
