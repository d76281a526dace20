"""Hostile input: good files with mistakes made in them, and files grown from nothing."""

import base64
import copy
import json
import random
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from tools.cases.case import ALL_KEYS, secure, to_bytes
from tools.cases.facts import bits, status_list

ROOT = Path(__file__).resolve().parent.parent.parent
SAMPLE = ROOT / "sample_portfolio"
CASES = ROOT / "tests" / "cases"
MAX_SEED = 300_000
"""Largest file that mistakes are made in, in bytes."""

WORDS = (
    b'{"@value": "x", "@direction": "rtl"}',
    b'"@context"',
    b'"@id"',
    b'"proof": []',
    b'"proof": [[[]]]',
    b"null",
    b"true",
    b"[]",
    b"{}",
    b"-1",
    b"1e999",
    b"9" * 400,
    b"\\ud800",
    b"\\u0000",
    b"\0",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"[" * 200,
    b'{"a":' * 200,
    b"(" * 500,
    b"![" * 500,
    b"> " * 500,
    b"* " * 500,
    b"<b>" * 300,
    b"`" * 999,
    b"- " * 300,
    b"&a *a",
    b"!!python/object:os.system",
    b"<<: *a",
    b"<!DOCTYPE svg [<!ENTITY a 'b'>]>",
    b"data:application/vc+jwt,",
    b"did:jwk:",
    b"did:key:z",
    b"did:web:%00",
    b"https://[::1",
    b"http://user@x:99999/",
    b"9999-12-31T23:59:60+23:59",
    b"0000-00-00",
    b"---\n",
    b"eyJhbGciOiJub25lIn0.e30.",
)
"""What parsers stumble over."""


@cache
def seeds() -> tuple[bytes, ...]:
    """Return good and odd files: the cases, the sample portfolio, key documents and lists."""
    made = [_bytes(case["input"]) for path in sorted(CASES.glob("*.json")) for case in _cases(path)]
    made += [path.read_bytes() for path in sorted(SAMPLE.rglob("*")) if _is_text(path)]
    packed = bits(revoked=(7,))
    made += [to_bytes(ALL_KEYS), to_bytes(secure(status_list(packed)))]
    made += [b"u" + base64.urlsafe_b64encode(packed).rstrip(b"="), b""]
    return tuple(data for data in dict.fromkeys(made) if len(data) <= MAX_SEED)


def _cases(path: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(path.read_bytes())["cases"]  # noqa: TID251 (our own)
    return found


def _bytes(written: dict[str, str]) -> bytes:
    text = written.get("text")
    return base64.b64decode(written["base64"]) if text is None else text.encode()


def _is_text(path: Path) -> bool:
    badge = "badges" in path.parts or "issuers" in path.parts
    return path.is_file() and (badge or path.suffix in (".md", ".yml"))


def mutated(source: random.Random) -> bytes:
    """Return a seed with a few mistakes in it."""
    data = source.choice(seeds())
    if source.random() < 0.4 and data.lstrip().startswith(b"{"):  # noqa: PLR2004 (a share)
        return _rewritten(data, source)
    found = bytearray(data)
    for _ in range(source.randint(1, 6)):
        source.choice(_MISTAKES)(found, source)
    return bytes(found)


def _flip(data: bytearray, source: random.Random) -> None:
    if data:
        data[source.randrange(len(data))] ^= 1 << source.randrange(8)


def _insert(data: bytearray, source: random.Random) -> None:
    place = source.randint(0, len(data))
    data[place:place] = source.choice(WORDS)


def _part(data: bytearray, source: random.Random) -> slice:
    start = source.randint(0, len(data))
    return slice(start, start + source.choice((1, 4, 30, 400, 5_000)))


def _cut(data: bytearray, source: random.Random) -> None:
    del data[_part(data, source)]


def _repeat(data: bytearray, source: random.Random) -> None:
    part = _part(data, source)
    data[part] = data[part] * source.choice((2, 2, 3, 50))
    del data[MAX_SEED:]


def _splice(data: bytearray, source: random.Random) -> None:
    other = bytearray(source.choice(seeds()))
    data[_part(data, source)] = other[_part(other, source)]


_MISTAKES = (_flip, _insert, _cut, _repeat, _splice)

_ODD: Sequence[Any] = (
    *(None, True, False, 0, -1, 1.5, "", " ", [], {}, [[]], [None], [{}], {"id": None}),
    *({"@value": "x"}, {"@value": "x", "@direction": "rtl"}, {"@list": []}, {"@id": "x:y"}),
    *("did:web:x", "did:key:z6Mk", "https://x.example/#a", "javascript:x", "\0", "x" * 3_000),
    *(2**53, 10**300, 1e300, ["a"] * 300, "9999-12-31T23:59:59Z", "eyJhbGciOiJub25lIn0.e30."),
)


def _rewritten(data: bytes, source: random.Random) -> bytes:
    """Return JSON with members put, dropped, renamed and moved."""
    try:
        document = json.loads(data)  # noqa: TID251 (our own files)
    except ValueError:
        return data
    for _ in range(source.randint(1, 4)):
        _change(source.choice(_holders(document)), source, document)
    return json.dumps(document, ensure_ascii=source.random() < 0.5).encode("utf-8", "replace")  # noqa: PLR2004


def _holders(value: Any) -> list[Any]:  # noqa: ANN401 (any JSON value)
    """Return every object and list of a document."""
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    own = [value] if isinstance(value, dict | list) else []
    return own + [holder for item in inner for holder in _holders(item)]


def _change(holder: Any, source: random.Random, document: Any) -> None:  # noqa: ANN401
    # A copy: what is put somewhere may get something put into itself next.
    odd = copy.deepcopy(source.choice((*_ODD, source.choice(_holders(document)))))
    if isinstance(holder, list):
        holder[source.randint(0, len(holder)) :] = [odd]
        return
    names = sorted(holder) or ["id"]
    name, other = source.choice(names), source.choice([*names, "id", "type", "proof", "@context"])
    if source.random() < 0.3:  # noqa: PLR2004 (a share)
        holder[other] = holder.pop(name, odd)
    else:
        holder[name] = odd


_NAMES = st.sampled_from(
    [
        "@context",
        "id",
        "type",
        "proof",
        "issuer",
        "credentialSubject",
        "achievement",
        "identifier",
        "credentialStatus",
        "verificationMethod",
        "assertionMethod",
        "publicKeyJwk",
        "keys",
        "kty",
        "crv",
        "x",
        "y",
        "n",
        "e",
        "recipient",
        "badge",
        "vc",
        "iss",
        "endorsement",
        "verifiableCredential",
        "@value",
        "image",
        "result",
        "evidence",
        "validFrom",
        "hashed",
    ]
)
_LEAVES = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=40)
    | st.sampled_from(
        [
            "VerifiableCredential",
            "OpenBadgeCredential",
            "ClrCredential",
            "EndorsementCredential",
            "Assertion",
            "https://www.w3.org/ns/credentials/v2",
            "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
            "https://w3id.org/openbadges/v2",
            "DataIntegrityProof",
            "eddsa-jcs-2022",
            "did:web:badges.kestrelvalley.example",
        ]
    )
)
_JSON = st.recursive(
    _LEAVES,
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(_NAMES, inner, max_size=8),
    max_leaves=40,
)


def _written(value: object) -> bytes:
    return json.dumps(value).encode()


GROWN = (
    st.dictionaries(_NAMES, _JSON, max_size=10).map(_written)
    | st.binary(max_size=400)
    | st.text(max_size=400).map(lambda text: text.encode("utf-8", "replace"))
    | st.text("#*_[]()<>!`-|:&\n ab\"'\\{}", max_size=600).map(str.encode)
    | st.binary(max_size=200).map(lambda data: b"\x89PNG\r\n\x1a\n" + data)
)
"""Files grown from nothing: JSON with the names that badges use, text, marks, bytes."""
