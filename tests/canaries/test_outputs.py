"""Real sites, archives, zip files, pushed branches and workflows: nothing hidden is in any of them.

Everything is unpacked before it is searched, and of a repository every object is looked at.
"""

import datetime as dt
import gzip
import io
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from portfolio_gen.cli.main import main
from portfolio_gen.content.load import load_portfolio
from portfolio_gen.content.privacy import public_view, visibility_of
from portfolio_gen.deploy.archive import pack
from portfolio_gen.deploy.push import Target, push_site
from portfolio_gen.exchange.archive import export_archive
from portfolio_gen.exchange.json_resume import export_resume
from portfolio_gen.exchange.leap2a.exporting import export_leap2a
from portfolio_gen.model.common import Visibility
from portfolio_gen.site.build import build_site
from portfolio_gen.site.kept.cache import Cache
from portfolio_gen.site.output.integrity import files_of
from portfolio_gen.verify.context import Context
from portfolio_gen.verify.steps import verify_badge
from tests.canaries.portfolio import HIDDEN, REFS, SECRETS, make_canaries
from tests.unit.deploy.gits import ENVIRON, bare, repository

NOW = dt.datetime(2026, 11, 29, tzinfo=dt.UTC)

ALL = tuple(REFS)

COMBINATIONS = {
    "all public": (dict.fromkeys(ALL, "public"), ""),
    "all unlisted": (dict.fromkeys(ALL, "unlisted"), ""),
    "all private": (dict.fromkeys(ALL, "private"), ""),
    "all drafts": (dict.fromkeys(ALL, "draft"), ""),
    "private unless said": ({"project": "public", "reflection": "public"}, "private"),
    "drafts unless said": ({"course": "public", "recorded": "unlisted"}, "draft"),
    "unlisted unless said": ({"badge": "private", "assignment": "public"}, "unlisted"),
    "works hidden": ({"project": "draft", "assignment": "private", "reflection": "public"}, ""),
    "course hidden": ({"course": "private", "badge": "draft", "project": "unlisted"}, ""),
    "badges hidden": ({"badge": "private", "recorded": "draft", "course": "unlisted"}, ""),
}


def read(file: Path) -> bytes:
    """Return a file with its name, unpacked if it is packed."""
    data = file.read_bytes()
    return str(file.name).encode() + (gzip.decompress(data) if file.suffix == ".gz" else data)


def folder_texts(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Yield every file of a folder with its name."""
    for path in files_of(folder):
        yield path, path.encode() + b"\n" + read(folder / path)


def zip_texts(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield every file of a zip file with its name, and what is written about the file itself."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        yield "comment", archive.comment
        for entry in archive.infolist():
            extra = entry.filename.encode() + entry.comment + entry.extra
            yield entry.filename, extra + archive.read(entry)


def repository_texts(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Yield every object of a repository with its content, whatever leads to it."""
    command = ["git", "cat-file", "--batch-all-objects", "--batch"]
    done = subprocess.run(command, cwd=folder, env=ENVIRON, capture_output=True, check=True)
    yield "objects", done.stdout


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Cache:
    """Photos are prepared once."""
    return Cache(folder=tmp_path_factory.mktemp("cache"))


@pytest.mark.parametrize(("seen_by", "default"), COMBINATIONS.values(), ids=COMBINATIONS)
def test_nothing_hidden_in_any_output(
    seen_by: dict[str, str], default: str, cache: Cache, tmp_path: Path
) -> None:
    """Site, zip file, archive with sources, and a branch that was pushed."""
    source = make_canaries(tmp_path / "source", seen_by, default=default, linked=False)
    site = tmp_path / "site"
    result = build_site(source, site, now=NOW, cache=cache)
    assert result.written, [str(finding) for finding in result.report.failures]
    portfolio, _ = load_portfolio(source)
    items = portfolio.by_ref()
    state = {kind: visibility_of(items[ref], portfolio) for kind, ref in REFS.items()}
    hidden = [f"canary-{kind}".encode() for kind in ALL if state[kind] in HIDDEN]
    shown = [f"canary-{kind}".encode() for kind in ALL if state[kind] not in HIDDEN]

    pack(site, tmp_path / "site.zip", NOW)
    built = {path: (site / path).read_bytes() for path in files_of(site)}
    archive = export_archive(portfolio, built).data
    far, scratch = bare(tmp_path / "far.git"), tmp_path / "scratch"
    scratch.mkdir()
    target = Target(url=str(far), branch="pages")
    assert push_site(site, target, scratch=scratch, environ=ENVIRON, now=NOW)

    for name, texts in {
        "site": folder_texts(site),
        "zip": zip_texts((tmp_path / "site.zip").read_bytes()),
        "archive": zip_texts(archive),
        "branch": repository_texts(far),
    }.items():
        missing, found = set(shown), []
        for path, data in texts:
            lower = data.lower()
            missing = {word for word in missing if word not in lower}
            found += [f"{word.decode()} in {path}" for word in (*hidden, *SECRETS) if word in lower]
        assert found == [], name
        assert missing == set(), name


@pytest.mark.parametrize("host", ["git@github.com:ana/p.git", "git@gitlab.com:ana/p.git"])
def test_nothing_of_the_portfolio_in_a_workflow(
    host: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The workflow that publishes, and the one that looks again, name nothing of the portfolio."""
    source = make_canaries(tmp_path / "me", dict.fromkeys(ALL, "public"), linked=False)
    repository(source, host)
    before = set(files_of(source))
    for name, value in ENVIRON.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    words = ["publish", str(source), "--program", "portfolio-gen==1"]
    result = CliRunner().invoke(main, words)
    assert result.exit_code == 0, result.output
    written = {path for path in set(files_of(source)) - before if ".git/" not in f"/{path}"[:6]}
    written = {path for path in written if not path.startswith(".git/")}
    assert written
    for path in written:
        assert b"canary" not in (source / path).read_bytes().lower(), path


@pytest.mark.parametrize(("seen_by", "default"), COMBINATIONS.values(), ids=COMBINATIONS)
def test_nothing_hidden_goes_to_other_programs(
    seen_by: dict[str, str], default: str, tmp_path: Path
) -> None:
    """Leap2A holds what everybody may find: what is merely unlisted is not in it either."""
    source = make_canaries(tmp_path / "source", seen_by, default=default)
    portfolio, _ = load_portfolio(source)
    items = portfolio.by_ref()
    apart = [k for k in ALL if visibility_of(items[REFS[k]], portfolio) is not Visibility.PUBLIC]
    context = Context(now=NOW)
    checked = {badge.slug: verify_badge(badge.badge, context) for badge in portfolio.badges}
    words = (*(f"canary-{kind}".encode() for kind in apart), *SECRETS, b"canary-view")
    found = [
        f"{word.decode()} in {path}"
        for path, data in zip_texts(export_leap2a(portfolio, checked).data)
        for word in words
        if word in data.lower()
    ]
    shown = public_view(portfolio).resume is not None
    resume = export_resume(portfolio, public=True).lower() if shown else b""
    assert [*found, *(word.decode() for word in words if word in resume)] == []
