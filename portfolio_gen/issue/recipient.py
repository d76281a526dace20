"""Who receives a badge, written so that strangers cannot read it but the person can prove it."""

import hashlib
import secrets

from portfolio_gen.base.errors import ConfigError
from portfolio_gen.model.badge import Recipient, RecipientIdentity

SALT_BYTES = 16
"""Length of a random salt. Without one, a list of known addresses unmasks every badge at once."""


def new_salt() -> str:
    """Return a salt that nobody can guess, as hexadecimal digits."""
    return secrets.token_hex(SALT_BYTES)


def hashed_email(address: str, *, salt: str) -> Recipient:
    """Return the recipient who has this e-mail address, as a salted hash.

    Args:
        address: The address, as the person will give it to a verifier.
        salt: From ``new_salt``, a new one for every badge.

    Raises:
        ConfigError: Not an e-mail address, or a salt short enough to guess.

    Spec: OB 3.0 sections B.1.14 (IdentityObject) and B.1.15 (IdentityHash).
    """
    name, _, host = address.partition("@")
    if not name or not host or address != address.strip():
        raise ConfigError(f"{address!r} is not an e-mail address.")
    if len(salt) < SALT_BYTES:
        raise ConfigError(f"A salt needs at least {SALT_BYTES} characters.")
    digest = hashlib.sha256((address + salt).encode()).hexdigest()
    identity = RecipientIdentity(
        identity_type="emailAddress", identity=f"sha256${digest}", hashed=True, salt=salt
    )
    return Recipient(identities=(identity,))
