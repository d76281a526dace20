"""The keys of the cases. They are public on purpose and vouch for nothing."""

import base64
import hashlib
from collections.abc import Callable
from dataclasses import dataclass

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from tests.builders import MAKER, STRANGER, Key, base58

_PRIMES = {
    2048: (
        (
            "c38f1542f16509e534504f554d5a0092385cb353d3839ec08424ce4f581d1ac73894f3a347624428"
            "f5970bb0aa2efade33ee6fdbf03b8128f235bebf12f26c9ad4c8bf8d25fcd245704324f0a4baa026"
            "b2c9c33d93316604bc5d5a8eed7f32dc88e42f279c59a89479eb1e6b998bf04b562d3fb241e4c696"
            "506c253aa8807bd9"
        ),
        (
            "be0d6ff64b5a479120b3ca32fe287e134061a2f82ff8f22c0ae054953b8359f55bea7dbeeb553a02"
            "1473e3e65545fa4b12acc2c52acafd029c05cafeeee363b63d39d0b826e1b9327decc4f7e9363d68"
            "2046fb1abc65c3091778e32f04d62339e1604057f23493739401ac5bec492f08d5f7803833e50d77"
            "6b9d1dc27c04370f"
        ),
    ),
    1024: (
        (
            "f5d837ef5b6d4b7edffe086539ed27481ac2abe4c1c96c4c551b01d8d86bae7fac5d501ed7437e16"
            "73f8d799cefc090b5a478e68924003dc640d962c10f875df"
        ),
        (
            "c7229bfe0712ef5c7a14005285c78cdaec36f015cf634ca644c4448e3c94af0f9303f3caee815205"
            "24a38638cc7f8b0b795c1d5ebb4ac43b6fb87cb2ad007f49"
        ),
    ),
}


P256_BITS = 256


@dataclass(frozen=True, slots=True, kw_only=True)
class Signer:
    """A key that signs for the cases.

    Attributes:
        name: Its name in the key document.
        multibase: The public key as a Multikey; empty for RSA.
        jwk: The public key as JSON.
        sign: Makes a raw signature; twice the same over the same bytes.
        pem: The public key in PEM form; of RSA only.
    """

    name: str
    multibase: str
    jwk: dict[str, str]
    sign: Callable[[bytes], bytes]
    pem: str = ""

    @property
    def did(self) -> str:
        """The did:key."""
        return f"did:key:{self.multibase}"

    @property
    def method(self) -> str:
        """The key's name within its did:key."""
        return f"{self.did}#{self.multibase}"


def b64(data: bytes) -> str:
    """Return base64url without padding."""
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def _number(value: int, length: int) -> str:
    return b64(value.to_bytes(length, "big"))


def ed25519(key: Key, name: str = "key-1") -> Signer:
    """Return an Ed25519 key."""
    raw = key.private.public_key().public_bytes_raw()
    jwk = {"kty": "OKP", "crv": "Ed25519", "x": b64(raw)}
    return Signer(name=name, multibase=key.multibase, jwk=jwk, sign=key.private.sign)


def ecdsa(bits: int, number: int, name: str) -> Signer:
    """Return a key on P-256 or P-384."""
    curve: ec.EllipticCurve = ec.SECP256R1() if bits == P256_BITS else ec.SECP384R1()
    digest: hashes.HashAlgorithm = hashes.SHA256() if bits == P256_BITS else hashes.SHA384()
    private = ec.derive_private_key(number, curve)
    public, size = private.public_key(), bits // 8

    def sign(message: bytes) -> bytes:
        made = private.sign(message, ec.ECDSA(digest, deterministic_signing=True))
        r, s = decode_dss_signature(made)
        return r.to_bytes(size, "big") + s.to_bytes(size, "big")

    point = public.public_bytes(Encoding.X962, PublicFormat.CompressedPoint)
    numbers = public.public_numbers()
    jwk = {
        "kty": "EC",
        "crv": f"P-{bits}",
        "x": _number(numbers.x, size),
        "y": _number(numbers.y, size),
    }
    codec = b"\x80\x24" if bits == P256_BITS else b"\x81\x24"
    return Signer(name=name, multibase="z" + base58(codec + point), jwk=jwk, sign=sign)


def _rsa(bits: int) -> rsa.RSAPrivateKey:
    p, q = (int(text, 16) for text in _PRIMES[bits])
    d = pow(65537, -1, (p - 1) * (q - 1))
    public = rsa.RSAPublicNumbers(65537, p * q)
    numbers = rsa.RSAPrivateNumbers(p, q, d, d % (p - 1), d % (q - 1), pow(q, -1, p), public)
    return numbers.private_key()


def _rsa_signer(bits: int, name: str, sign: Callable[[bytes], bytes]) -> Signer:
    public = _rsa(bits).public_key()
    jwk = {"kty": "RSA", "n": _number(public.public_numbers().n, bits // 8), "e": "AQAB"}
    pem = public.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()
    return Signer(name=name, multibase="", jwk=jwk, sign=sign, pem=pem)


def rs256(bits: int, name: str) -> Signer:
    """Return an RSA key that signs with PKCS #1 version 1.5."""
    private = _rsa(bits)
    return _rsa_signer(bits, name, lambda m: private.sign(m, padding.PKCS1v15(), hashes.SHA256()))


def ps256(bits: int, name: str) -> Signer:
    """Return an RSA key that signs with PSS, whose salt is 32 zero bytes here."""
    numbers = _rsa(bits).private_numbers()
    modulus = numbers.public_numbers.n

    def sign(message: bytes) -> bytes:
        encoded = int.from_bytes(_pss(message, bits // 8), "big")
        return pow(encoded, numbers.d, modulus).to_bytes(bits // 8, "big")

    return _rsa_signer(bits, name, sign)


def _pss(message: bytes, size: int) -> bytes:
    """Encode a message (RFC 8017 section 9.1.1) with a salt of 32 zero bytes."""
    salt = bytes(32)
    digest = hashlib.sha256(bytes(8) + hashlib.sha256(message).digest() + salt).digest()
    block = bytes(size - 32 - 32 - 2) + b"\x01" + salt
    blocks = range((len(block) + 31) // 32)
    mask = b"".join(hashlib.sha256(digest + n.to_bytes(4, "big")).digest() for n in blocks)
    masked = bytearray(x ^ y for x, y in zip(block, mask, strict=False))
    masked[0] &= 0x7F
    return bytes(masked) + digest + b"\xbc"


ED = ed25519(MAKER)
OTHER = ed25519(STRANGER, "other")
P256 = ecdsa(256, 0x1234567890ABCDEF, "p256")
P384 = ecdsa(384, 0xFEDCBA0987654321, "p384")
RS256 = rs256(2048, "rs256")
PS256 = ps256(2048, "rs256")
WEAK = rs256(1024, "weak")
