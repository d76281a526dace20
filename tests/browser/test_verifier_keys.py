"""Keys and signatures of the browser verifier, in Node and Chromium, beside those of Python."""

import base64
import random
from collections.abc import Callable, Iterator

from cryptography.hazmat.primitives.asymmetric import ec

from portfolio_gen.crypto.algorithms import algorithm_for
from portfolio_gen.crypto.encoding import base58btc_encode, base64url_decode, multibase_decode
from portfolio_gen.crypto.jwk import from_jwk, to_jwk
from portfolio_gen.crypto.keys import KeyKind, PublicKey, from_did_key
from tests.browser.conftest import Ask
from tests.browser.in_node import Json, answer
from tests.edwards import EDGE_CASES
from tests.keys import public_of


def verified(key: PublicKey, signature: bytes, message: bytes) -> bool:
    """Tell whether a signature fits."""
    return algorithm_for(key).verify(signature, message)


def test_ed25519_edge_cases(ask: Ask) -> None:
    """Every edge case gets the answer it should, from Python, Node and Chromium."""
    asked = [
        ["verify", "ED25519", case.key.hex(), case.signature.hex(), case.message.hex()]
        for case in EDGE_CASES
    ]
    for case, found in zip(EDGE_CASES, ask(asked), strict=True):
        key = PublicKey(kind=KeyKind.ED25519, raw=case.key)
        ours = answer(verified, key, case.signature, case.message)
        assert (found, ours.get("is", False)) == (ours, case.fits), case.name
    assert len(EDGE_CASES) >= 151
    assert len({case.name for case in EDGE_CASES}) == len(EDGE_CASES)


ALGORITHMS: tuple[object, ...] = (
    *("EdDSA", "ES256", "ESP384", "RS256", "PS512", "ECDH-ES", "HS256", None, []),
)


def jwks() -> Iterator[Json]:
    """Yield keys in JSON, good ones and others."""
    coder = ec.generate_private_key
    points = [
        coder(curve()).public_key().public_numbers() for curve in (ec.SECP256R1, ec.SECP384R1)
    ]
    good: list[Json] = [{"kty": "OKP", "crv": "Ed25519", "x": text(EDGE_CASES[0].key)}]
    for point, name, size in zip(points, ("P-256", "P-384"), (32, 48), strict=True):
        x, y = (text(value.to_bytes(size, "big")) for value in (point.x, point.y))
        good.append({"kty": "EC", "crv": name, "x": x, "y": y})
    for bits, exponent in ((2048, 65537), (2048, 3), (1024, 65537), (2048, 2**33 + 1), (8193, 3)):
        key = public_of(bits, exponent).public_numbers()
        n, e = (text(v.to_bytes((v.bit_length() + 7) // 8, "big")) for v in (key.n, key.e))
        good.append({"kty": "RSA", "n": n, "e": e})
    yield from good
    for jwk in good:
        for name in jwk:
            yield {key: value for key, value in jwk.items() if key != name}
            for value in (
                None,
                5,
                "",
                "AA",
                "AQ",
                "Ag",
                "AA" + jwk[name],
                jwk[name][:-4],
                "ed25519",
            ):
                yield {**jwk, name: value}
        yield {**jwk, "use": "enc"}
        yield {**jwk, "use": None}
        yield {**jwk, "use": "sig", "key_ops": ["verify", "sign"], "kid": "x"}
        for operations in (["sign"], [], None, "verify"):
            yield {**jwk, "key_ops": operations}
        for algorithm in ALGORITHMS:
            yield {**jwk, "alg": algorithm}
        for name in ("d", "p", "k", "oth"):
            yield {**jwk, name: None}
    for other in ("P-521", "secp256k1", "X25519", "Ed448", ["P-256"]):
        yield {**good[1], "crv": other}
        yield {**good[0], "crv": other}
    yield {**good[1], "y": good[1]["x"]}
    yield {"kty": "oct", "k": "AAAA"}
    yield {"kty": "__proto__"}


def text(data: bytes) -> str:
    """Return bytes in base64url."""
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def test_keys_in_json(ask: Ask) -> None:
    """The same keys are read, and refused for the same kind of reason."""

    def ours(jwk: Json) -> str:
        key = from_jwk(jwk)
        algorithm_for(key, "RS256" if key.kind is KeyKind.RSA else "")
        return key.multibase

    asked = list(jwks())
    for jwk, found in zip(asked, ask(["jwk", jwk] for jwk in asked), strict=True):
        assert found == answer(ours, jwk), jwk
    assert len(asked) > 200


def texts() -> Iterator[str]:
    """Yield keys in multibase, good ones and others."""
    secret = random.Random(1)
    for codec in (
        b"\xed\x01",
        b"\x80\x24",
        b"\x81\x24",
        b"\x85\x24",
        b"\xe7\x01",
        b"\xec\x01",
        b"\x00",
    ):
        for length in (0, 31, 32, 33, 48, 49, 100):
            yield multibase(codec + secret.randbytes(length))
    for codec in (
        b"\xed\x81\x00",
        b"\xed",
        b"\xff" * 9,
        b"\xff" * 8 + b"\x01",
        b"\x80\xa4\x00",
        b"\0\xed",
    ):
        yield multibase(codec + bytes(range(32)))
    good = multibase(b"\xed\x01" + bytes(range(32)))
    yield from (good, "z1" + good[1:], good[1:], "u" + good[1:], "m" + good[1:], "", "z", "u", "zz")
    yield from (
        good + "0",
        good + "l",
        good + "é",
        good + "\U0001f701",
        "z" + "1" * 100,
        "z" + "2" * 2001,
    )
    yield from (
        "u7QE" + "A" * 43,
        "u7QF" + "A" * 43,
        "uAA=",
        "uA",
        "uAB",
        "u-_",
        "u+/",
        "uAA\n",
        "u" + "A" * 2001,
    )


def multibase(data: bytes) -> str:
    """Return bytes in base58btc, with the letter for it."""
    return "z" + base58btc_encode(data)


def test_keys_in_text(ask: Ask) -> None:
    """Multibase, base64url and ``did:key`` are read alike, or refused alike."""
    asked = list(texts())
    kinds: dict[str, Callable[[str], str]] = {
        "multibase": lambda given: multibase_decode(given).hex(),
        "did": lambda given: from_did_key(given).raw.hex(),
        "base64url": lambda given: base64url_decode(given).hex(),
    }
    for kind, ours in kinds.items():
        given = [f"did:key:{each}" if kind == "did" else each for each in asked]
        for each, found in zip(given, ask([kind, each] for each in given), strict=True):
            assert found == answer(ours, each), (kind, each)


def test_points(ask: Ask) -> None:
    """Compressed points are read by both, or by neither."""
    secret = random.Random(2)
    asked = []
    for kind, size in ((KeyKind.P256, 32), (KeyKind.P384, 48)):
        starts = [bytes([first]) for first in (2, 3, 2, 3, 0, 1, 4, 5, 0x82)]
        asked += [(kind, start + secret.randbytes(size)) for start in starts for _ in range(4)]
        asked += [(kind, start + bytes(size)) for start in starts]
        asked += [(kind, start + b"\xff" * size) for start in starts]
    answers = ask(["verify", kind.name, raw.hex(), bytes(96).hex(), ""] for kind, raw in asked)
    for (kind, raw), found in zip(asked, answers, strict=True):
        key = PublicKey(kind=kind, raw=raw)
        assert found == answer(verified, key, bytes(96), b""), raw.hex()


def test_did_key_of_every_kind(ask: Ask) -> None:
    """A key read from JSON is written as a name alike."""
    key = PublicKey(kind=KeyKind.ED25519, raw=EDGE_CASES[0].key)
    assert ask([["jwk", to_jwk(key)], ["did", key.did]]) == [
        {"is": key.multibase},
        {"is": key.raw.hex()},
    ]
