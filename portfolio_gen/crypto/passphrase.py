"""Texts that only somebody with a passphrase can read, made so that a browser can open them.

The key comes from the passphrase by PBKDF2-HMAC-SHA-256; the text is encrypted with AES-256-GCM.
The nonce is a keyed digest of the text: two builds of the same text are equal to the byte, and
another text never gets a nonce that was used before. See docs/decisions for why.
"""

import hashlib
import hmac
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

ROUNDS = 600_000
"""Rounds of PBKDF2: what each guess costs."""

SALT_BYTES = 16
NONCE_BYTES = 12

FOR_TEXT, FOR_NONCE = b"portfolio-gen page text", b"portfolio-gen page nonce"
"""What a key is for, so that no key is used for two things."""

MIN_LENGTH = 16
"""Shortest accepted passphrase, in characters."""

MIN_DIFFERENT = 8
"""Fewest different characters in it."""

MIN_LEFT = 10
"""Fewest letters and digits that remain when words that everybody would try are taken out."""

COMMON = frozenset(
    """
    password passphrase secret private portfolio letmein welcome qwerty qwertz asdf abcdef abc123
    123456 12345 1234 2024 2025 2026 2027 student teacher college university school open please
    correct horse battery staple iloveyou admin login access
    """.split()  # noqa: SIM905 (forty lines of one word each read worse)
)
"""What is tried first by anybody who guesses, in small letters."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Locked:
    """A text that was encrypted.

    Attributes:
        salt: Made from the address of the page, so that a guess helps with one page only.
        nonce: A keyed digest of the text.
        data: The encrypted text, and the tag that shows whether it is whole.
    """

    salt: bytes
    nonce: bytes
    data: bytes


def lock(text: bytes, passphrase: str, *, place: str) -> Locked:
    """Return ``text`` so that only somebody with the passphrase can read it.

    Args:
        text: What nobody else shall read.
        passphrase: As people type it; accents may be written in either way.
        place: What tells this page from all others, such as an address that nobody can guess.
    """
    # Reading a portfolio asks only whether a passphrase is weak, and does not wait for this.
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415

    salt = hashlib.sha256(b"portfolio-gen page salt\n" + place.encode()).digest()[:SALT_BYTES]
    master = _master(typed(passphrase), salt)
    nonce = _subkey(_subkey(master, FOR_NONCE), text)[:NONCE_BYTES]
    data = AESGCM(_subkey(master, FOR_TEXT)).encrypt(nonce, text, None)
    return Locked(salt=salt, nonce=nonce, data=data)


def typed(passphrase: str) -> str:
    """Return a passphrase as it is used: without spaces around it, accents composed."""
    return unicodedata.normalize("NFC", passphrase.strip())


def weakness(passphrase: str, known: tuple[str, ...] = ()) -> str:
    """Return what makes a passphrase easy to guess; empty if nothing does.

    Args:
        passphrase: What somebody chose.
        known: Words that everybody knows about them, such as their name.
    """
    text = typed(passphrase).casefold()
    if len(text) < MIN_LENGTH:
        return f"it has {len(text)} characters, and {MIN_LENGTH} are needed"
    if len(set(text)) < MIN_DIFFERENT:
        return "it repeats a few characters"
    left = text
    for word in sorted({*COMMON, *(w for k in known for w in k.casefold().split())}, key=len)[::-1]:
        left = left.replace(word, " ") if len(word) > 2 else left  # noqa: PLR2004 (no initials)
    if sum(sign.isalnum() for sign in left) < MIN_LEFT:
        return "most of it are words that everybody would try first"
    return ""


@lru_cache(maxsize=64)
def _master(passphrase: str, salt: bytes) -> bytes:
    """Return the key that the others are made from; slow on purpose, so once per process."""
    return hashlib.pbkdf2_hmac("sha256", passphrase.encode(), salt, ROUNDS)


def _subkey(key: bytes, purpose: bytes) -> bytes:
    return hmac.digest(key, purpose, "sha256")
