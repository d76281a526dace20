"""Recorded answers: what was given comes back, and nothing else."""

import datetime as dt
from pathlib import Path

import pytest

from portfolio_gen.base.errors import Unreachable
from portfolio_gen.base.fetch import Fetched
from portfolio_gen.base.recorded import Recorded, recorded, recorded_folder

AT = dt.datetime(2026, 10, 1, 12, 0, tzinfo=dt.UTC)


def test_recorded() -> None:
    """Personal parameters and fragments make no difference, as when a server is asked."""
    fetcher = recorded({"https://a.example/1?identity__email=x%40y.z": b"{}"}, AT)
    found = fetcher.fetch("https://a.example/1#key-1")
    assert found == Fetched(url="https://a.example/1", status=200, body=b"{}", at=AT)
    with pytest.raises(Unreachable) as caught:
        fetcher.fetch("https://a.example/2")
    assert caught.value.message == (
        "https://a.example/2 was not asked, because only recorded answers are used."
    )
    assert fetcher.asked == ["https://a.example/1", "https://a.example/2"]


def test_other_answers() -> None:
    """Status, date and final address are those that were recorded."""
    gone = Fetched(url="", status=410, body=b"", at=AT, final="https://b.example/")
    found = Recorded({"https://a.example/": gone}).fetch("https://a.example")
    assert (found.url, found.status, found.final) == (
        "https://a.example/",
        410,
        "https://b.example/",
    )


def test_same_rules() -> None:
    """What would never be asked cannot be recorded, and is not looked for."""
    with pytest.raises(Unreachable, match="only https addresses are"):
        recorded({"http://a.example/": b""}, AT)
    with pytest.raises(Unreachable, match="only https addresses are"):
        recorded({}, AT).fetch("http://a.example/")


def test_folder(tmp_path: Path) -> None:
    """A folder of files named like the addresses they answer for."""
    for name in ("a.example/.well-known/did.json", "a.example/issuers/_index"):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(name)
    fetcher = recorded_folder(tmp_path, AT)
    assert fetcher.fetch("https://a.example/.well-known/did.json").body == (
        b"a.example/.well-known/did.json"
    )
    assert fetcher.fetch("https://a.example/issuers/").body == b"a.example/issuers/_index"
