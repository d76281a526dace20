"""What a browser does with a protected page, written a second time from its description."""

import hashlib
import hmac

from cryptography.hazmat.primitives.ciphers.aead import AESGCM


def unlock(data: bytes, salt: bytes, nonce: bytes, typed: str, rounds: int) -> bytes:
    """Return the text; raise ``InvalidTag`` with another passphrase."""
    master = hashlib.pbkdf2_hmac("sha256", typed.encode(), salt, rounds, 32)
    key = hmac.new(master, b"portfolio-gen page text", hashlib.sha256).digest()
    return AESGCM(key).decrypt(nonce, data, None)
