"""The key an issuer signs with, and the encrypted file it is kept in.

Whoever has the key can issue badges in the issuer's name. It exists in two places only: in memory
while something is signed, and in an encrypted file outside every folder that is published.
"""

from dataclasses import dataclass, field
from pathlib import Path

from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, padding
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature

from portfolio_gen.base.errors import ConfigError
from portfolio_gen.crypto.jwk import rsa_key
from portfolio_gen.crypto.keys import KeyKind, PublicKey
from portfolio_gen.issue.files import SECRET, write_new

MIN_PASSWORD = 12
"""Shortest accepted password, in bytes: whoever gets the file can try passwords without end."""

MAX_FILE = 10_000
"""Largest file that is read as a key, in bytes; an encrypted Ed25519 key has about 300."""


_CURVES: dict[str, tuple[KeyKind, hashes.HashAlgorithm]] = {
    "secp256r1": (KeyKind.P256, hashes.SHA256()),
    "secp384r1": (KeyKind.P384, hashes.SHA384()),
}
_SHA256 = hashes.SHA256()
_PSS = padding.PSS(padding.MGF1(_SHA256), padding.PSS.DIGEST_LENGTH)


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuerKey:
    """A key pair. Its secret part is in no ``repr`` and in no comparison.

    Badges of our own are signed with Ed25519. The other kinds are for badges that others expect
    in another form.
    """

    private: Ed25519PrivateKey | ec.EllipticCurvePrivateKey | RSAPrivateKey = field(
        repr=False, compare=False
    )

    @property
    def public(self) -> PublicKey:
        """The part everybody may know.

        Raises:
            ConfigError: A curve that badges are not signed on.
        """
        private = self.private
        if isinstance(private, RSAPrivateKey):
            return rsa_key(private.public_key())
        if isinstance(private, Ed25519PrivateKey):
            return PublicKey(kind=KeyKind.ED25519, raw=private.public_key().public_bytes_raw())
        public = private.public_key()
        raw = public.public_bytes(
            serialization.Encoding.X962, serialization.PublicFormat.CompressedPoint
        )
        return PublicKey(kind=_curve(public)[0], raw=raw)

    @property
    def algorithm(self) -> str:
        """What signed text calls the signatures of this key (RFC 7518 section 3.1).

        Raises:
            ConfigError: A curve that badges are not signed on.
        """
        names = {
            KeyKind.ED25519: "EdDSA",
            KeyKind.P256: "ES256",
            KeyKind.P384: "ES384",
            KeyKind.RSA: "RS256",
        }
        return names[self.public.kind]

    def sign(self, message: bytes, *, pss: bool = False) -> bytes:
        """Return the signature over ``message``.

        Args:
            message: What to sign.
            pss: For RSA keys: PS256 instead of RS256.

        Raises:
            ConfigError: A curve that badges are not signed on.

        Spec: RFC 8032 section 5.1.6; RFC 7518 sections 3.3 to 3.5.
        """
        private = self.private
        if isinstance(private, Ed25519PrivateKey):
            return private.sign(message)
        if isinstance(private, RSAPrivateKey):
            return private.sign(message, _PSS if pss else padding.PKCS1v15(), _SHA256)
        _, digest = _curve(private.public_key())
        length = (private.curve.key_size + 7) // 8
        numbers = decode_dss_signature(private.sign(message, ec.ECDSA(digest)))
        return b"".join(number.to_bytes(length, "big") for number in numbers)


def _curve(public: ec.EllipticCurvePublicKey) -> tuple[KeyKind, hashes.HashAlgorithm]:
    """Return the kind of an ECDSA key and the hash that goes with it.

    Raises:
        ConfigError: A curve that badges are not signed on.
    """
    found = _CURVES.get(public.curve.name)
    if found is None:
        raise ConfigError(f"Badges are not signed with keys on the curve {public.curve.name}.")
    return found


def generate() -> IssuerKey:
    """Return a new key from the system's source of randomness."""
    return IssuerKey(private=Ed25519PrivateKey.generate())


def save(key: IssuerKey, path: Path, *, password: str) -> None:
    """Keep a key in a new encrypted file that only its owner may read.

    Args:
        key: The key.
        path: The file; it must not exist, because an overwritten key cannot be had back.
        password: ``MIN_PASSWORD`` bytes or more.

    Raises:
        ConfigError: The password is too short, the file exists, or it cannot be written.

    Spec: RFC 5958 (PKCS #8), as PEM.
    """
    secret = password.encode()
    if len(secret) < MIN_PASSWORD:
        raise ConfigError(
            f"The password for a signing key needs at least {MIN_PASSWORD} characters.",
            hint="Four words that do not belong together make a good one.",
        )
    pem = key.private.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.BestAvailableEncryption(secret),
    )
    write_new(path, pem, mode=SECRET)


def load(path: Path, *, password: str) -> IssuerKey:
    """Return the key kept in a file.

    Raises:
        ConfigError: The file cannot be read, is not an encrypted Ed25519 key, or the password is
            wrong.
    """
    try:
        with path.open("rb") as file:
            pem = file.read(MAX_FILE + 1)
    except OSError as error:
        raise ConfigError(f"{path} could not be read: {error.strerror}.") from error
    if b"BEGIN ENCRYPTED PRIVATE KEY" not in pem or len(pem) > MAX_FILE:
        raise ConfigError(
            f"{path} is not an encrypted signing key.",
            hint="Make one with this program, or encrypt your key as PKCS #8.",
        )
    try:
        private = serialization.load_pem_private_key(pem, password.encode())
    except ValueError as error:
        raise ConfigError(
            f"{path} could not be opened: the password is wrong or the file is damaged."
        ) from error
    if not isinstance(private, Ed25519PrivateKey):
        raise ConfigError(f"{path} holds another kind of key; badges are signed with Ed25519.")
    return IssuerKey(private=private)
