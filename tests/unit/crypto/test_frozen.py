"""The frozen vocabularies: exactly the bytes named, and none that could hide anything."""

import hashlib
import json
from collections.abc import Iterator
from typing import Any

import pytest

from portfolio_gen.crypto import frozen

URLS = sorted(frozen.index())
HARMLESS = {
    "@context",
    "@id",
    "@type",
    "@container",
    "@version",
    "@protected",
    "@propagate",
}


def pairs(value: Any) -> Iterator[tuple[str, Any]]:  # noqa: ANN401
    """Yield every name and value of a document."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield name, inner
            yield from pairs(inner)


def test_all_are_here() -> None:
    """A vocabulary that went missing is noticed."""
    assert len(URLS) == 14


@pytest.mark.parametrize("url", URLS)
def test_bytes_are_the_named_ones(url: str) -> None:
    """The hash in the index is that of the file, and source and licence are named."""
    entry = frozen.index()[url]
    assert hashlib.sha256(entry.read()).hexdigest() == entry.sha256
    assert entry.source
    assert entry.licence


@pytest.mark.parametrize("url", URLS)
def test_no_vocabulary_hides_anything(url: str) -> None:
    """No catch-all, no other name for a keyword than ``id`` and ``type``, nothing to load."""
    for name, value in pairs(json.loads(frozen.index()[url].read())):  # noqa: TID251
        assert not name.startswith("@") or name in HARMLESS
        if value in ("@id", "@type"):
            assert name in ("id", "type", "@type")
        if name == "@context":
            assert isinstance(value, dict | None)


def test_a_changed_installation_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that is not the frozen one is a defect of the installation, not of a badge."""
    monkeypatch.setattr(frozen.FrozenContext, "read", lambda _: b"{}")
    frozen.document.cache_clear()
    with pytest.raises(ValueError, match=r"credentials-v2\.json of this installation was changed"):
        frozen.document(frozen.CREDENTIALS_V2)
    frozen.document.cache_clear()
