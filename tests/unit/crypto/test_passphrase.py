"""Texts that only somebody with the passphrase can read."""

from collections.abc import Iterator

import pytest
from cryptography.exceptions import InvalidTag

from portfolio_gen.crypto import passphrase
from portfolio_gen.crypto.passphrase import ROUNDS, Locked, lock, weakness
from tests.unit.crypto.unlock import unlock as in_browser

GOOD = "kmfq7-x2wpr-t9hzd-4vbnc"
TEXT = b"Only the board reads this."


@pytest.fixture(autouse=True)
def few_rounds(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Make keys quickly; how many rounds there are is asked by a test of its own."""
    passphrase._master.cache_clear()
    monkeypatch.setattr(passphrase, "ROUNDS", 2)
    yield
    passphrase._master.cache_clear()


def unlock(locked: Locked, typed: str) -> bytes:
    """What a browser does."""
    return in_browser(locked.data, locked.salt, locked.nonce, typed, 2)


def test_rounds() -> None:
    """A guess costs what is recommended for PBKDF2-HMAC-SHA-256, at least."""
    assert ROUNDS >= 600_000


def test_opened_with_the_passphrase() -> None:
    """Spaces around it do not matter, nor how an accent was typed."""
    locked = lock(TEXT, f"  {GOOD} e\u0301 ", place="heron")
    assert unlock(locked, f"{GOOD} \u00e9") == TEXT


@pytest.mark.parametrize("typed", ["", GOOD.upper(), GOOD[:-1], f"{GOOD} "])
def test_not_opened_without(typed: str) -> None:
    """Anything else opens nothing."""
    with pytest.raises(InvalidTag):
        unlock(lock(TEXT, GOOD, place="heron"), typed)


@pytest.mark.parametrize("part", ["salt", "nonce", "data"])
def test_a_changed_bit_is_noticed(part: str) -> None:
    """Nothing of a text that was tampered with is shown."""
    locked = lock(TEXT, GOOD, place="heron")
    parts = {"salt": locked.salt, "nonce": locked.nonce, "data": locked.data}
    parts[part] = bytes([parts[part][0] ^ 1]) + parts[part][1:]
    with pytest.raises(InvalidTag):
        unlock(Locked(**parts), GOOD)


def test_the_same_text_is_locked_the_same() -> None:
    """Two builds of unchanged input are equal to the byte."""
    assert lock(TEXT, GOOD, place="heron") == lock(TEXT, GOOD, place="heron")


def test_no_nonce_is_used_for_two_texts() -> None:
    """Another text, another place or another passphrase: another nonce, and another salt or key."""
    found = [
        lock(text, phrase, place=place)
        for text in (TEXT, TEXT + b".", b"")
        for phrase in (GOOD, GOOD[::-1])
        for place in ("heron", "alder")
    ]
    assert len({locked.nonce for locked in found}) == len(found)
    assert len({locked.salt for locked in found}) == 2
    assert all(TEXT not in locked.data for locked in found)


@pytest.mark.parametrize(
    ("chosen", "said"),
    [
        ("", "it has 0 characters, and 16 are needed"),
        ("kmfq7-x2wpr-t9h", "it has 15 characters, and 16 are needed"),
        ("kmfq7-x2wpr-t9hz", ""),
        (f"   {'k' * 15}   ", "it has 15 characters, and 16 are needed"),
        ("aaaaaaaabbbbbbbbcc", "it repeats a few characters"),
        ("correct horse battery", "most of it are words that everybody would try first"),
        ("ana reyes portfolio 2026", "most of it are words that everybody would try first"),
        ("ANA-REYES-letmein-7", "most of it are words that everybody would try first"),
        ("ana owns forty ponds", ""),
        (GOOD, ""),
    ],
)
def test_weak_passphrases(chosen: str, said: str) -> None:
    """What is short, repeats itself or would be tried first is named; a random one is not."""
    assert weakness(chosen, ("Ana Reyes", "of a B")) == said
