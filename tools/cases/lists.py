"""Lists of withdrawn badges: of older kinds, kept instead of fetched, and useless ones."""

import base64
import json
from collections.abc import Iterator, Mapping
from typing import Any

from tests.builders import COLLEGE, Document, changed, drop, put
from tools.cases.case import (
    FAIL,
    HOST,
    OPEN,
    PASS,
    Case,
    answer,
    as_text,
    case,
    known,
    secure,
    usual,
)
from tools.cases.facts import EXTENSIONS, LIST, bits, entry, status_list
from tools.cases.keys import ED, OTHER
from tools.cases.tokens import claims, token

_BITS = "Bitstring Status List 1.0 section 3.2"
_OLD = "StatusList2021 (W3C CCG) section 4.2"
_EDTECH = "1EdTech Revocation List Status 1.0"


def cases() -> Iterator[Case]:
    """Yield every case about lists that ``facts`` does not have."""
    yield from _status_list_2021()
    yield from _named()
    yield from _kept()
    yield from _stale()


def older(packed: bytes, *, by: str = COLLEGE) -> Document:
    """Return an unsigned list of the forerunner's kind, written without a mark before it."""
    document = status_list(packed, issuer=by)
    encoded = base64.urlsafe_b64encode(packed).rstrip(b"=").decode()
    document["type"][1] = "StatusList2021Credential"
    document["credentialSubject"] |= {"type": "StatusList2021", "encodedList": encoded}
    return document


def _as_text(document: Document, *, by: Any = ED, method: str = "") -> str:  # noqa: ANN401
    """Return a list as signed text; the vocabulary of the forerunner is not needed for that."""
    whole = {**document, "issuer": {"id": document["issuer"]}}
    return token(claims(whole), by, "EdDSA", kid=method or f"{COLLEGE}#{by.name}").decode()


def _status_list_2021() -> Iterator[Case]:
    """Yield the forerunner of lists of bits, which one peer takes for no list at all."""
    place = entry(type="StatusList2021Entry")
    badge = token(claims(usual(put("credentialStatus", place))), ED, "EdDSA")
    strange = _as_text(older(bits(), by=OTHER.did), by=OTHER, method=OTHER.method)
    marked = changed(older(bits()), put("credentialSubject.encodedList", _encoded(status_list)))
    rows: tuple[tuple[str, str, str | None, str, str], ...] = (
        (
            "not-set",
            "The list does not name the badge.",
            _as_text(older(bits())),
            "confirmed",
            PASS,
        ),
        (
            "set",
            "The list names the badge.",
            _as_text(older(bits(revoked=(7,)))),
            "withdrawn",
            FAIL,
        ),
        ("missing", "The list cannot be had.", None, "incomplete", OPEN),
        ("of-a-stranger", "Somebody else signed the list.", strange, "incomplete", OPEN),
        (
            "of-the-later-kind",
            "The list is of the kind that came later.",
            _as_text(status_list(bits())),
            "incomplete",
            OPEN,
        ),
        (
            "written-as-the-later-kind",
            "The list is written with the mark that only the later kind has.",
            _as_text(marked),
            "incomplete",
            OPEN,
        ),
    )
    for name, what, body, verdict, outcome in rows:
        stranger = " hazard:status-issuer peer:status-issuer" if "stranger" in name else ""
        yield case(
            f"status-list-2021-{name}",
            what,
            f"R2 peer:statuslist2021-ignored{stranger}",
            badge,
            verdict,
            {"signature": PASS, "withdrawal": outcome},
            spec=_OLD,
            fetched={} if body is None else {LIST: answer(body)},
        )


def _encoded(make: Any) -> str:  # noqa: ANN401 (a function)
    """Return the bits of a list as that kind writes them."""
    encoded: str = make(bits())["credentialSubject"]["encodedList"]
    return encoded


def _named() -> Iterator[Case]:
    """Yield lists of identifiers that say nothing about the badge."""
    place = {"id": LIST, "type": "1EdTechRevocationList"}
    document = usual(put("credentialStatus", place))
    document["@context"].append(EXTENSIONS)
    mine = {"id": document["id"], "revoked": True}
    good = {"id": LIST, "issuer": COLLEGE, "revokedCredential": [mine]}
    bodies: dict[str, tuple[str, Document | None]] = {
        "missing": ("The list cannot be had.", None),
        "gone": ("There is no list at its address.", answer("", 404)),
        "of-a-stranger": (
            "The list is that of another issuer, and names the badge.",
            answer({**good, "issuer": OTHER.did}),
        ),
        "of-nobody": ("The list does not say whose it is.", answer(changed(good, drop("issuer")))),
        "without-names": (
            "The list names nothing.",
            answer(changed(good, drop("revokedCredential"))),
        ),
        "is-a-page": ("A web page stands at the address.", answer("<html>")),
    }
    for name, (what, body) in bodies.items():
        stranger = " hazard:status-issuer peer:status-issuer" if "stranger" in name else ""
        missing = " peer:missing-list-not-revoked" if name in {"missing", "gone"} else ""
        yield case(
            f"revocation-list-{name}",
            what,
            f"R2{stranger}{missing}",
            secure(document),
            "incomplete",
            {"signature": PASS, "withdrawal": OPEN},
            spec=_EDTECH,
            fetched={} if body is None else {LIST: body},
        )
    unknown = usual(put("credentialStatus", {"id": LIST, "type": "AnotherList"}))
    unknown["credentialStatus"]["type"] = "RevocationList2020Status"
    text = token(claims(unknown), ED, "EdDSA")
    yield case(
        "status-of-an-unknown-kind",
        "The badge would be withdrawn in a way that is not known.",
        "R2",
        text,
        "incomplete",
        {"signature": PASS, "withdrawal": OPEN},
        spec="VCDM 2.0 section 4.10",
    )


def kept(document: Document | str, retrieved: str, url: str = LIST) -> Mapping[str, Any]:
    """Return a copy of a list that whoever checks keeps."""
    text = document if isinstance(document, str) else json.dumps(document)
    return {"url": url, "retrieved": retrieved, **as_text(text.encode())}


def _kept() -> Iterator[Case]:
    """Yield lists that are kept with the issuer and not fetched."""
    badge = secure(usual(put("credentialStatus", entry())))
    clean, withdrawn = secure(status_list(bits())), secure(status_list(bits(revoked=(7,))))
    other = secure(status_list(bits(), issuer=OTHER.did), signer=OTHER, method=OTHER.method)
    until = secure(status_list(bits(), validUntil="2027-01-01T00:00:00Z"))
    rows: tuple[tuple[str, str, tuple[Mapping[str, Any], ...], str, str], ...] = (
        (
            "clean",
            "The copy does not name the badge.",
            (kept(clean, "2026-09-20"),),
            "confirmed",
            PASS,
        ),
        ("set", "The copy names the badge.", (kept(withdrawn, "2026-09-20"),), "withdrawn", FAIL),
        (
            "set-and-old",
            "The copy is old and names the badge: what is withdrawn stays so.",
            (kept(withdrawn, "2025-01-01"),),
            "withdrawn",
            FAIL,
        ),
        (
            "clean-and-old",
            "The copy is too old to say that nothing happened since.",
            (kept(clean, "2026-08-01"),),
            "incomplete",
            OPEN,
        ),
        (
            "clean-and-old-but-valid",
            "The copy is old, and its issuer said until when it may be used.",
            (kept(until, "2026-06-01"),),
            "confirmed",
            PASS,
        ),
        (
            "newer-counts",
            "Of two copies the newer counts.",
            (kept(clean, "2026-09-01"), kept(withdrawn, "2026-09-20")),
            "withdrawn",
            FAIL,
        ),
        (
            "of-a-stranger",
            "A stranger's list is kept under the address.",
            (kept(other, "2026-09-20"),),
            "incomplete",
            OPEN,
        ),
        (
            "of-another-address",
            "Only a copy of another list is kept.",
            (kept(clean, "2026-09-20", f"https://{HOST}/status/2"),),
            "incomplete",
            OPEN,
        ),
        (
            "unsigned",
            "Nobody signed the copy.",
            (kept(status_list(bits()), "2026-09-20"),),
            "incomplete",
            OPEN,
        ),
    )
    for name, what, copies, verdict, outcome in rows:
        stranger = " hazard:status-issuer" if "stranger" in name else ""
        stale = " hazard:status-replay" if "old" in name else ""
        yield case(
            f"status-kept-{name}",
            what,
            f"R1{stranger}{stale}",
            badge,
            verdict,
            {"signature": PASS, "withdrawal": outcome},
            spec=_BITS,
            issuers=(known(lists=list(copies)),),
        )
    yield case(
        "status-kept-but-fetched",
        "The copy is clean, and the list that is there now names the badge.",
        "R1 hazard:status-replay",
        badge,
        "withdrawn",
        {"signature": PASS, "withdrawal": FAIL},
        spec=_BITS,
        issuers=(known(lists=[kept(clean, "2026-09-20")]),),
        fetched={LIST: answer(withdrawn)},
    )


def _stale() -> Iterator[Case]:
    """Yield lists that were current once."""
    badge = secure(usual(put("credentialStatus", entry())))
    for name, members, at, verdict, outcome in (
        ("within-its-time", {"ttl": 86_400_000}, "2026-10-01T00:00:00Z", "confirmed", PASS),
        ("beyond-its-time", {"ttl": 300_000}, "2026-09-30T12:00:00Z", "incomplete", OPEN),
    ):
        body = status_list(bits())
        body["credentialSubject"] |= members
        yield case(
            f"status-list-{name}",
            "The list says for how long a copy of it may be used.",
            "R1 hazard:status-replay",
            badge,
            verdict,
            {"signature": PASS, "withdrawal": outcome},
            spec="Bitstring Status List 1.0 section 2.2 (ttl)",
            fetched={LIST: {**answer(secure(body)), "at": at}},
        )
    early = secure(status_list(bits(), validFrom="2026-11-01T00:00:00Z"))
    yield case(
        "status-list-not-valid-yet",
        "The list is valid from next month on.",
        "R1 hazard:status-replay",
        badge,
        "incomplete",
        {"signature": PASS, "withdrawal": OPEN},
        spec=_BITS,
        fetched={LIST: answer(early)},
    )
