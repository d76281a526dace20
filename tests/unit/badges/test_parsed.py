"""A document that is read and then checked is parsed once, and changed by nobody."""

import datetime as dt
import json

import pytest

from portfolio_gen.badges import jwt, parsed, strict_json
from portfolio_gen.badges.read import read_badge
from portfolio_gen.base.errors import BadgeError
from portfolio_gen.verify.context import Context
from portfolio_gen.verify.steps import verify_badge
from tests.builders import signed
from tools.cases.case import SUITES
from tools.cases.tokens import claims, token

NOW = dt.datetime(2026, 10, 1, 12, 0, tzinfo=dt.UTC)
BY = SUITES["eddsa-jcs"].signer
EMBEDDED = json.dumps(signed()).encode()
INSIDE = {name: value for name, value in signed().items() if name != "proof"}
TEXT = token(claims(INSIDE), BY, "EdDSA", kid=BY.method)


@pytest.mark.parametrize("data", [EMBEDDED, TEXT], ids=["JSON", "signed text"])
def test_nobody_changes_it(data: bytes) -> None:
    """After all checks the shared document still says what a fresh one says."""
    badge = read_badge(data, source="badge")
    first = verify_badge(badge, Context(now=NOW))
    assert parsed.document_of(badge.payload) == strict_json.loads(badge.payload)
    assert verify_badge(read_badge(data, source="badge"), Context(now=NOW)) == first


def test_of_signed_text() -> None:
    """Parts, claims and the notes about them are those of a fresh reading."""
    text = token({**claims(INSIDE), "iss": "https://other.example/"}, BY, "EdDSA").decode()
    assert parsed.parts_of(text) == jwt.split(text)
    credential, notes = parsed.credential_in(jwt.split(text).payload)
    assert credential["issuer"]["id"] == INSIDE["issuer"]["id"]
    assert notes == ("The claim “iss” and the member “id” differ.",)
    assert read_badge(text.encode(), source="badge").notes[: len(notes)] == notes


def test_refused_each_time() -> None:
    """What cannot be read is refused the second time as well."""
    for _ in range(2):
        with pytest.raises(BadgeError, match="not an object"):
            parsed.document_of(b"[]")
