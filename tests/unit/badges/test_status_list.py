"""Lists of withdrawn badges, read as credentials."""

import base64
import datetime as dt
import json
from typing import Any

import pytest

from portfolio_gen.badges.read import read_badge
from portfolio_gen.badges.status_list import read_list
from portfolio_gen.base.errors import BadgeError
from portfolio_gen.model.badge import Container, Format, Securing
from tests.unit.badges import samples

URL = "https://badges.kestrelvalley.example/status/1"


def document(**subject: Any) -> dict[str, Any]:  # noqa: ANN401
    """Return a list; ``subject`` changes what it holds, None takes a member away."""
    held = {
        "id": f"{URL}#list",
        "type": "BitstringStatusList",
        "statusPurpose": "revocation",
        "encodedList": "uAAAA",
        **subject,
    }
    return {
        "@context": ["https://www.w3.org/ns/credentials/v2"],
        "id": URL,
        "type": ["VerifiableCredential", "BitstringStatusListCredential"],
        "issuer": samples.ISSUER,
        "validFrom": "2026-05-01T09:00:00Z",
        "validUntil": "2026-06-01T09:00:00Z",
        "credentialSubject": {name: value for name, value in held.items() if value is not None},
        "proof": [samples.PROOF],
    }


def read(value: dict[str, Any]) -> Any:  # noqa: ANN401
    """Read a list that is JSON."""
    return read_list(json.dumps(value).encode(), source="list")


def test_everything() -> None:
    """Who signed it, when it holds, and what it says."""
    found = read(document(statusSize=2, ttl=300_000))
    credential = found.credential
    assert (credential.id, credential.issuer.id) == (URL, samples.ISSUER)
    assert (credential.valid_from, credential.valid_until) == (
        "2026-05-01T09:00:00Z",
        "2026-06-01T09:00:00Z",
    )
    assert (credential.format, credential.securing) == (Format.OB3, Securing.EMBEDDED)
    assert found.types == ("VerifiableCredential", "BitstringStatusListCredential")
    assert (found.kinds, found.purposes) == (("BitstringStatusList",), ("revocation",))
    assert (found.encoded, found.size) == ("uAAAA", 2)
    assert found.ttl == dt.timedelta(minutes=5)


def test_only_what_is_needed() -> None:
    """Size and age may be left out; several purposes may share a list."""
    found = read(document(statusPurpose=["revocation", "suspension"]))
    assert (found.size, found.ttl) == (0, None)
    assert found.purposes == ("revocation", "suspension")


def test_signed_text() -> None:
    """A list may be signed as text; its claims are the credential."""
    parts = ({"alg": "EdDSA"}, {**document(), "iss": samples.ISSUER})
    texts = [base64.urlsafe_b64encode(json.dumps(part).encode()).rstrip(b"=") for part in parts]
    found = read_list(b".".join([*texts, b"c2ln"]), source="list")
    assert found.credential.container is Container.JWS
    assert found.encoded == "uAAAA"


@pytest.mark.parametrize(
    ("value", "message"),
    [
        (document(encodedList=None), "It holds no list (“encodedList”)."),
        (document(encodedList=["uAAAA"]), "It holds no list (“encodedList”)."),
        ({**document(), "credentialSubject": None}, "It holds no list (“encodedList”)."),
        (document(statusPurpose=[1]), "“statusPurpose” must be text, or a list of texts."),
        (document(type={}), "“type” must be text, or a list of texts."),
        (document(statusSize=0), "“statusSize” must be a whole number from 1 to 32."),
        (document(statusSize=33), "“statusSize” must be a whole number from 1 to 32."),
        (document(statusSize=True), "“statusSize” must be a whole number from 1 to 32."),
        (document(statusSize="2"), "“statusSize” must be a whole number from 1 to 32."),
        (document(ttl=-1), "“ttl” must be a whole number from 1 to 3,153,600,000,000."),
        (document(ttl=10**15), "“ttl” must be a whole number from 1 to 3,153,600,000,000."),
        (document(ttl=1.5), "“ttl” must be a whole number from 1 to 3,153,600,000,000."),
    ],
    ids=[
        "no list",
        "a list of lists",
        "nothing inside",
        "purpose",
        "kind",
        "size 0",
        "size 33",
        "size true",
        "size as text",
        "negative age",
        "endless age",
        "broken age",
    ],
)
def test_refused(value: dict[str, Any], message: str) -> None:
    """What an answer would depend on must be as the standard asks."""
    with pytest.raises(BadgeError) as caught:
        read(value)
    assert caught.value.message == message


@pytest.mark.parametrize("data", [b"", b"<html>", b"[]", b"{}", b'{"issuer": 1}', b"eyJ.a"])
def test_no_credential(data: bytes) -> None:
    """Anything else is refused with a sentence, never with a crash."""
    with pytest.raises(BadgeError):
        read_list(data, source="list")


ENTRY = {
    "type": "BitstringStatusListEntry",
    "statusPurpose": "message",
    "statusListIndex": 7,
    "statusSize": 2,
    "statusListCredential": URL,
}
MESSAGE = {"status": "0x0", "message": "pending"}


@pytest.mark.parametrize(
    ("messages", "expected"),
    [
        ([MESSAGE], (("0x0", "pending"),)),
        (
            [{**MESSAGE, "status": str(n)} for n in range(200)],
            tuple((str(n), "pending") for n in range(200)),
        ),
        ([MESSAGE] * 201, ()),
        ([], ()),
    ],
    ids=["one", "as many as are read", "one too many", "none"],
)
def test_entry_with_messages(messages: list[Any], expected: tuple[Any, ...]) -> None:
    """Too many messages cost the messages, not the badge."""
    data = samples.ob3(credentialStatus={**ENTRY, "statusMessage": messages})
    (status,) = read_badge(json.dumps(data).encode(), source="x").status
    assert (status.index, status.size, status.messages) == ("7", "2", expected)
