"""openbadgeslib, asked what every peer is asked; runs in an environment of its own."""

import json
import sys
import time
from pathlib import Path

from openbadgeslib.ob3 import (  # type: ignore[import-not-found]  # in its own environment
    OB3LdpVerifier,
    OB3VerificationError,
    OB3Verifier,
)
from openbadgeslib.verify import (  # type: ignore[import-not-found]
    issuer_did_from_document,
    issuer_did_from_token,
)

WARM_UP = 5


def refuse(*_words: object, **_options: object) -> bytes:
    """Stand in for the network."""
    raise OSError("nothing is fetched here")


def verify(text: str) -> None:
    """Raise unless the badge is accepted."""
    if text.lstrip().startswith("{"):
        did, kind = issuer_did_from_document(text), OB3LdpVerifier
    else:
        did, kind = issuer_did_from_token(text), OB3Verifier
    verifier = kind.for_issuer_did(did, download=refuse)
    verifier.verify(text, check_status=False, download=refuse)


def answer(file: str) -> dict[str, object]:
    """Return what it says about one file."""
    try:
        verify(Path(file).read_text("utf-8").strip())
    except (OB3VerificationError, ValueError, OSError, KeyError, TypeError) as error:
        return {"file": file, "verified": False, "reason": str(error)[:200]}
    return {"file": file, "verified": True, "reason": ""}


def warm(seconds: float, file: str) -> float:
    """Return how often it checks one badge in a second."""
    text = Path(file).read_text("utf-8").strip()
    for _ in range(WARM_UP):
        verify(text)
    start, count = time.perf_counter(), 0
    while time.perf_counter() - start < seconds:
        verify(text)
        count += 1
    return count / (time.perf_counter() - start)


if __name__ == "__main__":
    mode, *rest = sys.argv[1:]
    if mode == "warm":
        print(json.dumps({"per_second": warm(float(rest[0]), rest[1])}))
    else:
        print(json.dumps([answer(file) for file in rest]))
