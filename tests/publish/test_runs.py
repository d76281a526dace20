"""From a student's folder to a site that answers: ``publish``, a push, and the workflow's steps.

A bare repository on this machine stands for the server and a folder behind a loopback address for
Pages. Nothing else is replaced: git pushes, the steps of the file run in bash, the program is
installed from its wheel.
"""

import datetime as dt
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import yaml
from click.testing import CliRunner, Result

from portfolio_gen import __version__
from portfolio_gen.base.http import HttpFetcher
from portfolio_gen.cli.main import main
from portfolio_gen.site.output.integrity import files_of
from tests.conftest import ROOT
from tests.publish.reading import Elsewhere, answer, codes_on, crawl, serving
from tests.publish.runner import Failed, Runner, machine, read_workflow
from tests.site.small_portfolio import small_portfolio
from tests.unit.deploy.gits import ENVIRON, bare, git, repository

WORKFLOW = ".github/workflows/portfolio.yml"
CANARY = "wombat umbrella"
WHEEL = f"portfolio_gen-{__version__}-py3-none-any.whl"


@dataclass(frozen=True, kw_only=True)
class Case:
    """One way to stand on GitHub Pages.

    Attributes:
        remote: The address of the repository.
        place: Where in the repository the portfolio lies.
        base_url: What portfolio.yml says, if it says something.
        address: Where the site stands.
    """

    remote: str
    place: str = ""
    base_url: str = ""
    address: str


CASES = {
    "below-a-path": Case(
        remote="https://github.com/AnaReyes/Portfolio.git",
        address="https://anareyes.github.io/Portfolio/",
    ),
    "personal-site": Case(
        remote="git@github.com:anareyes/anareyes.github.io.git",
        address="https://anareyes.github.io/",
    ),
    "own-domain": Case(
        remote="git@github.com:anareyes/portfolio.git",
        base_url="https://portfolio.anareyes.example/",
        address="https://portfolio.anareyes.example/",
    ),
    "below-a-folder": Case(
        remote="ssh://git@github.com/anareyes/university.git",
        place="my work/portfolio é",
        address="https://anareyes.github.io/university/",
    ),
}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The program as a wheel."""
    folder = tmp_path_factory.mktemp("wheel")
    words = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(words, cwd=ROOT, check=True, capture_output=True)
    return folder / WHEEL


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A Python without the program."""
    return machine(tmp_path_factory.mktemp("machine") / "python")


@pytest.fixture(autouse=True)
def settings(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Git settings of a student, and a cache of its own."""
    folder = tmp_path_factory.mktemp("settings")
    file = folder / "gitconfig"
    file.write_text("[user]\nname = Ana\nemail = ana@users.noreply.github.com\n")
    for name, value in ENVIRON.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(file))
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder / "cache"))
    return file


def portfolio(folder: Path, case: Case, wheel: Path) -> Path:
    """Put the sample portfolio into a repository, and the program's wheel beside it."""
    me = folder / case.place
    shutil.copytree(ROOT / "sample_portfolio", me)
    file = me / "portfolio.yml"
    lines = [x for x in file.read_text("utf-8").splitlines() if not x.startswith("base_url:")]
    lines += [f"base_url: {case.base_url}"] if case.base_url else []
    file.write_text("\n".join([*lines, ""]), encoding="utf-8")
    draft = (
        "---\ntitle: {}\nkind: essay\ndescription: {}\ndate: 2026-04-28\nvisibility: {}\n---\n{}\n"
    )
    for seen in ("draft", "private"):
        (me / "projects" / f"canary-{seen}").mkdir()
        text = draft.format(*[CANARY] * 2, seen, CANARY)
        (me / "projects" / f"canary-{seen}" / "index.md").write_text(text)
    shutil.copyfile(wheel, folder / WHEEL)
    return me


def secrets() -> list[str]:
    """Return what must not be in what is published: drafts, and what identifies the person."""
    identity = yaml.safe_load((ROOT / "sample_portfolio/identity.local.yml").read_text())  # noqa: TID251
    return [CANARY, "canary-draft", "canary-private", *identity["emails"]]


def publish(me: Path, *words: str) -> Result:
    """Run ``portfolio-gen publish``."""
    return CliRunner().invoke(main, ["publish", str(me), "--program", f"./{WHEEL}", *words])


@pytest.mark.loopback
@pytest.mark.parametrize("name", CASES)
def test_published(
    name: str,
    tmp_path: Path,
    settings: Path,
    wheel: Path,
    path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """One command, one push: the site answers, every link leads somewhere, codes lead there."""
    case = CASES[name]
    top, remote = tmp_path / "repository", bare(tmp_path / "server.git")
    me = portfolio(top, case, wheel)
    repository(top, case.remote)
    with settings.open("a") as file:
        file.write(f'[url "{remote.as_uri()}"]\npushInsteadOf = {case.remote}\n')

    served = tmp_path / "served"
    site = served / urlsplit(case.address).path.strip("/")
    site.mkdir(parents=True)

    def on_the_server(_seconds: float) -> None:
        """What the server does while the command waits."""
        if not (site / "index.html").exists():
            runner = Runner(
                remote=remote,
                base_url=case.address.removesuffix("/"),
                served=site,
                folder=tmp_path / "runner",
                path=path,
            )
            runner.run(read_workflow(top / WORKFLOW))
            assert runner.log[-1] == case.address

    with serving(served) as local:
        monkeypatch.setattr("portfolio_gen.cli.publishing.run.sleep", on_the_server)
        monkeypatch.setattr(
            "portfolio_gen.cli.publishing.run.fetcher",
            lambda: Elsewhere(
                HttpFetcher(at=dt.datetime.now(dt.UTC), loopback=True),  # noqa: TID251
                case.address,
                local,
            ),
        )
        result = publish(me, "--commit", "--push")
        assert result.exit_code == 0, result.output
        assert f"\nThe site answers at {case.address} (after " in result.stdout

        status, _ = answer(local + urlsplit(case.address).path)
        assert status == 200
        pages = crawl(case.address, local)

    names = files_of(site)
    assert not [n for n in names if any(part.startswith(".") for part in n.split("/"))]
    assert {n for n in pages if n} >= {n for n in names if n.startswith("badges/") and ".html" in n}
    everything = b"".join((site / n).read_bytes() for n in names).lower()
    assert [text for text in secrets() if text.lower().encode() in everything] == []
    codes = [code for page in list(pages.values())[:40] for code in codes_on(page, tmp_path)]
    addresses = [code for code in codes if code.startswith("http")]
    assert len(addresses) > 5
    for code in addresses:
        assert code.startswith(case.address)
        assert code.partition("#")[0].removeprefix(case.address) in names


@pytest.mark.loopback
def test_other_branches_publish_nothing(tmp_path: Path, wheel: Path, path: Path) -> None:
    """What is pushed to another branch is not built."""
    case = CASES["below-a-path"]
    top, remote = tmp_path / "repository", bare(tmp_path / "server.git")
    me = portfolio(top, case, wheel)
    repository(top, case.remote)
    assert publish(me, "--commit").exit_code == 0
    git(top, "push", "-q", remote.as_uri(), "HEAD:refs/heads/try")
    runner = Runner(
        remote=remote,
        base_url="",
        served=tmp_path / "served",
        folder=tmp_path / "runner",
        path=path,
        branch="try",
    )
    runner.run(read_workflow(top / WORKFLOW))
    assert runner.log == []


@pytest.mark.loopback
def test_only_the_site(
    tmp_path: Path, settings: Path, wheel: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What ``--split`` pushes is a whole site that answers from its branch."""
    address = "https://anareyes.codeberg.page/portfolio/"
    url = "https://codeberg.org/AnaReyes/portfolio.git"
    top, remote = tmp_path / "repository", bare(tmp_path / "server.git")
    me = portfolio(top, CASES["below-a-path"], wheel)
    with settings.open("a") as file:
        file.write(f'[url "{remote.as_uri()}"]\ninsteadOf = {url}\n')
    site = tmp_path / "served/portfolio"

    def on_the_server(_seconds: float) -> None:
        if not site.exists():
            git(tmp_path, "clone", "-q", "--branch", "pages", remote.as_uri(), str(site))

    (tmp_path / "served").mkdir()
    with serving(tmp_path / "served") as local:
        monkeypatch.setattr("portfolio_gen.cli.publishing.run.sleep", on_the_server)
        monkeypatch.setattr(
            "portfolio_gen.cli.publishing.run.fetcher",
            lambda: Elsewhere(
                HttpFetcher(at=dt.datetime.now(dt.UTC), loopback=True),  # noqa: TID251
                address,
                local,
            ),
        )
        result = CliRunner().invoke(main, ["publish", str(me), "--split", url])
        assert result.exit_code == 0, result.output
        assert f"\nThe site answers at {address} (after " in result.stdout
        pages = crawl(address, local)
    assert len(pages) > 40
    everything = b"".join(path.read_bytes() for path in site.rglob("*.*") if path.is_file())
    assert [text for text in secrets() if text.encode() in everything] == []


@pytest.mark.parametrize(("code", "failed"), [(0, False), (1, True), (2, True), (3, False)])
def test_looking_again(code: int, failed: bool, tmp_path: Path) -> None:  # noqa: FBT001
    """The weekly run fails if something has to be mended, and its summary says what."""
    top, remote = tmp_path / "repository", bare(tmp_path / "server.git")
    repository(small_portfolio(top), CASES["below-a-path"].remote)
    words = ["publish", str(top), "--program", "portfolio-gen==0.1.0", "--recheck", "weekly"]
    result = CliRunner().invoke(main, [*words, "--commit"])
    assert result.exit_code == 0, result.output
    git(top, "push", "-q", remote.as_uri(), "HEAD:refs/heads/main")
    programs = tmp_path / "programs"
    programs.mkdir()
    (programs / "python").write_text("#!/bin/sh\n")
    (programs / "portfolio-gen").write_text(f"#!/bin/sh\necho looked at $2\nexit {code}\n")
    for program in programs.iterdir():
        program.chmod(0o755)
    runner = Runner(
        remote=remote,
        base_url="",
        served=tmp_path / "served",
        folder=tmp_path / "runner",
        path=programs,
    )
    workflow = read_workflow(top / ".github/workflows/portfolio-recheck.yml")
    if failed:
        with pytest.raises(Failed):
            runner.run(workflow)
    else:
        runner.run(workflow)
    assert (runner.temp / "summary.md").read_text() == "looked at .\n"
