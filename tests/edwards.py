"""Edge cases of Ed25519 signatures, made here from the curve's own arithmetic.

Every case is a key, a signature and a message, and whether a careful verifier takes it. Those on
which verifiers are known to differ are refused: a key or a first half of small order, a point not
in its one form, a second half that is too large.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
_D = -121665 * pow(121666, -1, P) % P
_ROOT = pow(2, (P - 1) // 4, P)

Point = tuple[int, int]
IDENTITY: Point = (0, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class EdgeCase:
    """One signature.

    Attributes:
        name: What is special about it.
        key: The public key, encoded.
        signature: The signature.
        message: What it should be over.
        fits: True if it does, by RFC 8032 without cofactor.
    """

    name: str
    key: bytes
    signature: bytes
    message: bytes
    fits: bool = False


def add(a: Point, b: Point) -> Point:
    """Return the sum of two points."""
    (x1, y1), (x2, y2) = a, b
    product = _D * x1 * x2 * y1 * y2
    x = (x1 * y2 + x2 * y1) * pow(1 + product, -1, P)
    y = (y1 * y2 + x1 * x2) * pow(1 - product, -1, P)
    return x % P, y % P


def times(n: int, point: Point) -> Point:
    """Return a multiple of a point."""
    result = IDENTITY
    while n:
        if n & 1:
            result = add(result, point)
        point = add(point, point)
        n >>= 1
    return result


def on_curve(y: int) -> int | None:
    """Return the even first coordinate that goes with a second one, or None."""
    square = (y * y - 1) * pow(_D * y * y + 1, -1, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * _ROOT % P
    if (x * x - square) % P:
        return None
    return P - x if x & 1 else x


def encode(point: Point) -> bytes:
    """Return a point in its one form."""
    return written(point[1], point[0] & 1)


def written(y: int, sign: int) -> bytes:
    """Return a second coordinate, however large, with the bit of the first."""
    return (y | sign << 255).to_bytes(32, "little")


def _base() -> Point:
    """Return the base point."""
    y = 4 * pow(5, -1, P) % P
    return on_curve(y) or 0, y


BASE = _base()


def _torsion() -> list[Point]:
    """Return the eight points of small order, in the order of multiples of one of them."""
    y = 2
    while True:
        x = on_curve(y)
        found = times(ORDER, (x, y)) if x is not None else IDENTITY
        if times(4, found) != IDENTITY:
            return [times(n, found) for n in range(8)]
        y += 1


TORSION = _torsion()
SECRET = int.from_bytes(hashlib.sha256(b"an example of a secret").digest(), "little") % ORDER
KEY = times(SECRET, BASE)


def challenge(first: bytes, key: bytes, message: bytes) -> int:
    """Return the number that ties a signature to key and message."""
    digest = hashlib.sha512(first + key + message).digest()
    return int.from_bytes(digest, "little") % ORDER


def signed(
    message: bytes,
    *,
    nonce: int = 1234567,
    key: bytes | None = None,
    first: bytes | None = None,
    more: int = 0,
) -> tuple[bytes, bytes]:
    """Return an encoded key and a signature, with any part of it replaced.

    Args:
        message: What is signed.
        nonce: The number behind the first half.
        key: How the key is written, if not in its one form.
        first: How the first half is written, if not in its one form.
        more: What is added to the second half.
    """
    key = encode(KEY) if key is None else key
    first = encode(times(nonce, BASE)) if first is None else first
    second = (nonce + challenge(first, key, message) * SECRET) % ORDER + more
    return key, first + second.to_bytes(32, "little")


def _case(name: str, message: bytes, parts: tuple[bytes, bytes], *, fits: bool = False) -> EdgeCase:
    key, signature = parts
    return EdgeCase(name=name, key=key, signature=signature, message=message, fits=fits)


def _good() -> Iterator[EdgeCase]:
    for length in (0, 1, 31, 32, 63, 64, 65, 127, 128, 1000):
        message = bytes(range(256))[:length] * 1 if length < 256 else b"m" * length
        yield _case(f"good, {length} bytes", message, signed(message), fits=True)
    for nonce in (1, 2, 3, ORDER - 1, ORDER - 2, 2**251):
        yield _case(f"good, nonce {nonce:x}", b"", signed(b"", nonce=nonce), fits=True)


def _small_keys() -> Iterator[EdgeCase]:
    """Keys of small order, in every way to write them, with signatures that fit by arithmetic."""
    for y in sorted({point[1] for point in TORSION} | {P, P + 1, P - 1}):
        for sign in (0, 1):
            key = written(y, sign)
            first = encode(times(99, BASE))
            yield _case(f"small key {y:x} {sign}", b"x", (key, first + (99).to_bytes(32, "little")))
            yield _case(f"key and first {y:x} {sign}", b"x", (key, key + bytes(32)))
            yield _case(f"key {y:x} {sign}, identity", b"x", (key, encode(IDENTITY) + bytes(32)))


def _long_points() -> Iterator[EdgeCase]:
    """Second coordinates that are not reduced: as a key, and as a first half."""
    for y in range(P, 2**255):
        yield _case(f"key p+{y - P}", b"x", signed(b"x", key=written(y, 0)))
        yield _case(f"first p+{y - P}", b"x", signed(b"x", first=written(y, 1)))
    for y in (2, 5, 7, 8):
        none = on_curve(y) is None
        yield _case(
            f"key with y={y}, on the curve: {not none}", b"x", signed(b"x", key=written(y, 0))
        )


def _small_first() -> Iterator[EdgeCase]:
    """First halves of small order, with a second half that fits by arithmetic."""
    for n, point in enumerate(TORSION):
        yield _case(f"first {n}", b"x", signed(b"x", nonce=0, first=encode(point)))
    for name, first in (
        ("sign", written(1, 1)),
        ("p+1", written(P + 1, 0)),
        ("p-1", written(P - 1, 1)),
    ):
        yield _case(f"first half {name}", b"x", signed(b"x", nonce=0, first=first))


def _mixed() -> Iterator[EdgeCase]:
    """Key or first half with a part of small order: fits with cofactor, not always without."""
    for n in range(1, 8):
        mixed = add(times(77, BASE), TORSION[n])
        yield _case(f"first half mixed {n}", b"x", signed(b"x", nonce=77, first=encode(mixed)))
        key = encode(add(KEY, TORSION[n]))
        for count in range(12):
            message = b"m%d" % count
            first = encode(times(77, BASE))
            rest = times(challenge(first, key, message) % 8, TORSION[n])
            parts = signed(message, nonce=77, key=key)
            if count < 2 or rest == IDENTITY:
                yield _case(f"key mixed {n} {count}", message, parts, fits=rest == IDENTITY)


def _second_half() -> Iterator[EdgeCase]:
    """Second halves that are too large, or another."""
    for n in (1, 2, 3, 7, 14):
        yield _case(f"second + {n} L", b"x", signed(b"x", more=n * ORDER))
    key, good = signed(b"x")
    for bit in (252, 253, 254, 255):
        second = int.from_bytes(good[32:], "little") | 1 << bit
        yield _case(
            f"second half, bit {bit}", b"x", (key, good[:32] + second.to_bytes(32, "little"))
        )
    for name, second in (("0", 0), ("1", 1), ("L-1", ORDER - 1), ("L", ORDER), ("all", 2**256 - 1)):
        yield _case(f"second {name}", b"x", (key, good[:32] + second.to_bytes(32, "little")))


def _damaged() -> Iterator[EdgeCase]:
    """A good signature, of another length or with one bit changed."""
    key, good = signed(b"damaged")
    for length in (0, 1, 31, 32, 33, 63):
        yield _case(f"{length} bytes", b"damaged", (key, good[:length]))
    yield _case("65 bytes", b"damaged", (key, good + b"\0"))
    yield _case("twice", b"damaged", (key, good * 2))
    for bit in range(0, 512, 37):
        changed = int.from_bytes(good, "little") ^ 1 << bit
        yield _case(f"bit {bit} of it", b"damaged", (key, changed.to_bytes(64, "little")))
    for bit in range(0, 256, 41):
        changed = int.from_bytes(key, "little") ^ 1 << bit
        yield _case(f"bit {bit} of the key", b"damaged", (changed.to_bytes(32, "little"), good))
    yield _case("another message", b"damagee", (key, good))
    yield _case("halves changed about", b"damaged", (key, good[32:] + good[:32]))


EDGE_CASES = [
    case
    for group in (_good, _small_keys, _long_points, _small_first, _mixed, _second_half, _damaged)
    for case in group()
]
