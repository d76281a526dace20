"""``--online``: nothing else goes out, and everybody who was asked is named."""

import datetime as dt
import json
from pathlib import Path

import platformdirs
import pytest
from click.testing import CliRunner, Result

from portfolio_gen.base.errors import Unreachable
from portfolio_gen.base.fetch import Fetched, NoNetwork
from portfolio_gen.base.http import HttpFetcher
from portfolio_gen.base.kept import KeptFetcher
from portfolio_gen.cli import online
from portfolio_gen.cli.main import main
from tests.builders import COLLEGE, MAKER, key_document, signed

NOW = dt.datetime(2026, 10, 1, 12, 0, tzinfo=dt.UTC)


def test_not_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    """Without the option there is no way out, and nothing to say about it."""
    with online.way_out(online=False) as fetcher:
        assert isinstance(fetcher, NoNetwork)
    assert capsys.readouterr() == ("", "")


def test_who_was_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A host that is only named by a badge is asked, and named, even if it did not answer."""
    folder = tmp_path / "cache"
    monkeypatch.setattr(platformdirs, "user_cache_path", lambda *_args, **_more: folder)
    inside = [(0, 0, 0, "", ("10.0.0.1", 443))]
    monkeypatch.setattr("socket.getaddrinfo", lambda *_args, **_more: inside)
    with online.way_out(online=True) as fetcher:
        assert isinstance(fetcher, KeptFetcher)
        with pytest.raises(Unreachable, match="leads into a private network"):
            fetcher.fetch("https://a.example/did.json")
    assert capsys.readouterr() == ("", "Asked, or tried to ask, over the network: a.example (1).\n")


def test_no_place_to_keep_answers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where others could write, nothing is kept."""
    (tmp_path / "answers").mkdir(mode=0o700)
    (tmp_path / "answers").chmod(0o777)
    monkeypatch.setattr(platformdirs, "user_cache_path", lambda *_args, **_more: tmp_path)
    with online.way_out(online=True) as fetcher:
        assert not isinstance(fetcher, KeptFetcher)


@pytest.mark.parametrize(
    ("asked", "reused", "words"),
    [
        ({}, [], "Nobody was asked over the network."),
        (
            {"a.example": 2, "b.x": 1},
            [],
            "Asked, or tried to ask, over the network: a.example (2), b.x (1).",
        ),
        (
            {},
            ["https://a.example/1", "https://a.example/2"],
            (
                "Nobody was asked over the network. Answers that are less than an hour old were "
                "used again: a.example."
            ),
        ),
    ],
    ids=["nobody", "two", "kept"],
)
def test_words(asked: dict[str, int], reused: list[str], words: str) -> None:
    """The sentence names every host."""
    assert online.asked_words(asked, reused) == words


def verify(*args: object) -> Result:
    """Run the command at one fixed moment."""
    return CliRunner().invoke(main, ["verify", "--at", "2026-10-01", *map(str, args)])


def test_the_command_asks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the option the issuer's own document decides; without it the question stays open."""

    class Net(HttpFetcher):
        def fetch(self, url: str) -> Fetched:
            assert url == "https://badges.kestrelvalley.example/.well-known/did.json"
            return Fetched(url=url, status=200, body=key_document(), at=NOW)

    monkeypatch.setattr("portfolio_gen.base.http.HttpFetcher", Net)
    monkeypatch.setattr(platformdirs, "user_cache_path", lambda *_args, **_more: tmp_path / "cache")
    file = tmp_path / "badge.json"
    file.write_text(json.dumps(signed(issuer=COLLEGE, method=f"{COLLEGE}#key-1")))
    closed = verify(file)
    assert (closed.exit_code, closed.stderr) == (3, "")
    assert "was not asked, because this check ran without the network." in closed.stdout
    opened = verify("--online", file)
    assert opened.exit_code == 0
    assert "Confirmed" in opened.stdout
    assert opened.stderr == "Nobody was asked over the network.\n"  # the stand-in does not count


def registry(folder: Path, **members: object) -> Path:
    """Write a registry with one issuer in it."""
    document = {
        "meta": {"updated": "2026-04-28T09:00:00Z"},
        "registry": {MAKER.did: {"name": "River Commons Library", "url": "https://a.example"}},
        **members,
    }
    file = folder / "consortium.json"
    file.write_text(json.dumps(document))
    return file


def test_known(tmp_path: Path) -> None:
    """A registry vouches for its issuers, and is named as who says so."""
    file = tmp_path / "badge.json"
    file.write_text(json.dumps(signed()))
    assert verify(file).exit_code == 3
    found = verify("--known", registry(tmp_path), file)
    assert found.exit_code == 0
    assert (
        "The issuer is known as River Commons Library, says the registry consortium.json of "
        "2026-04-28."
    ) in found.stdout


def test_known_by_nobody(tmp_path: Path) -> None:
    """An empty registry is a mistake, and not one that lets everybody through."""
    file = tmp_path / "badge.json"
    file.write_text(json.dumps(signed()))
    found = verify("--known", registry(tmp_path, registry={}), file)
    assert found.exit_code == 2
    assert found.stderr == "A registry with nobody in it vouches for nobody.\n"
