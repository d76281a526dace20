"""Lists of bits: foreign, forged, broken and old ones first; then what they say."""

import base64
import datetime as dt
import gzip
import json
from collections.abc import Callable
from typing import Any

import pytest

from portfolio_gen.badges.read import read_badge
from portfolio_gen.base.addresses import refused
from portfolio_gen.base.errors import Unreachable
from portfolio_gen.base.fetch import Fetched, Fetcher, NoNetwork
from portfolio_gen.base.recorded import Recorded, recorded
from portfolio_gen.base.report import Finding, Outcome
from portfolio_gen.model.badge import Status
from portfolio_gen.model.issuer import KeptList, KnownIssuer
from portfolio_gen.verify.checked import Checked, Verdict
from portfolio_gen.verify.context import Context
from portfolio_gen.verify.status.bits import MIN_PLACES
from portfolio_gen.verify.status.purpose import unsupported
from portfolio_gen.verify.steps import verify_badge
from tests.builders import (
    COLLEGE,
    MAKER,
    STRANGER,
    V2,
    Change,
    Document,
    Key,
    badge,
    changed,
    credential,
    drop,
    key_document,
    put,
    sign,
    signed,
)

NOW = dt.datetime(2026, 10, 1, 12, 0, tzinfo=dt.UTC)
URL = "https://lists.kestrelvalley.example/status/1"
INDEX = 94_567
V1 = "https://www.w3.org/2018/credentials/v1"


def packed(*places: int, size: int = 1, count: int = MIN_PLACES) -> str:
    """Return a list of which some places are set to the largest value."""
    bits = bytearray(count * size // 8)
    for place in places:
        for bit in range(place * size, (place + 1) * size):
            bits[bit // 8] |= 0x80 >> bit % 8
    return "u" + base64.urlsafe_b64encode(gzip.compress(bits, mtime=0)).rstrip(b"=").decode()


def listing(*places: int, **subject: Any) -> Document:  # noqa: ANN401
    """Return an unsigned list."""
    return {
        "@context": [V2],
        "id": URL,
        "type": ["VerifiableCredential", "BitstringStatusListCredential"],
        "issuer": MAKER.did,
        "validFrom": "2026-05-01T09:00:00Z",
        "credentialSubject": {
            "id": f"{URL}#list",
            "type": "BitstringStatusList",
            "statusPurpose": "revocation",
            "encodedList": packed(*places),
            **subject,
        },
    }


def entry(**members: Any) -> Document:  # noqa: ANN401
    """Return what a badge says of its place in a list."""
    return {
        "id": f"{URL}#{INDEX}",
        "type": "BitstringStatusListEntry",
        "statusPurpose": "revocation",
        "statusListIndex": str(INDEX),
        "statusListCredential": URL,
        **members,
    }


def found(at: dt.datetime = NOW, **lists: Document | bytes) -> Recorded:
    """Return a fetcher that has the list ``one`` at its address, and others beside it."""
    return recorded(
        {
            URL if name == "one" else f"{URL}-{name}": (
                data if isinstance(data, bytes) else json.dumps(data).encode()
            )
            for name, data in lists.items()
        },
        at,
    )


def check(fetcher: Fetcher, *entries: Document, **ctx: Any) -> Checked:  # noqa: ANN401
    """Verify a badge with these entries."""
    document = signed(put("credentialStatus", list(entries)))
    return verify_badge(badge(document), Context(**{"now": NOW, "fetcher": fetcher, **ctx}))


def only(checked: Checked, name: str = "withdrawal") -> Finding:
    """Return the only finding of a check."""
    (finding,) = checked.report.named(name)
    return finding


def said(fetcher: Fetcher, *entries: Document, **ctx: Any) -> tuple[str, str]:  # noqa: ANN401
    """Return how the check of withdrawal ended, and its sentence."""
    finding = only(check(fetcher, *(entries or (entry(),)), **ctx))
    return finding.outcome.value, finding.message


NOT = "Not withdrawn, says the issuer's list as of 1 October 2026."
YES = "The issuer has withdrawn this badge, says its list as of 1 October 2026."


@pytest.mark.parametrize(
    ("places", "expected"),
    [
        ([], ("passed", NOT)),
        ([INDEX - 1, INDEX + 1], ("passed", NOT)),
        ([INDEX], ("failed", YES)),
    ],
    ids=["nobody", "the neighbours", "this one"],
)
def test_withdrawn_or_not(places: list[int], expected: tuple[str, str]) -> None:
    """The one place of the badge decides, and no other."""
    assert said(found(one=sign(listing(*places)))) == expected


def test_verdicts() -> None:
    """Withdrawn comes before everything but an altered file; the list's owner says so."""
    assert check(found(one=sign(listing(INDEX))), entry()).verdict is Verdict.WITHDRAWN
    fine = check(found(one=sign(listing())), entry())
    assert fine.verdict is Verdict.UNCONFIRMED
    assert only(fine).says == MAKER.did


def test_owner_with_an_address() -> None:
    """The list of a college counts as far as the college names the key."""
    key = f"{COLLEGE}#key-1"
    document = sign({**listing(), "issuer": COLLEGE}, method=key)
    mine = signed(put("credentialStatus", [entry()]), issuer=COLLEGE, method=key)
    pin = KnownIssuer(id=COLLEGE, name="K", says="Ana", document=key_document())
    ctx = Context(now=NOW, fetcher=found(one=document), issuers=(pin,))
    checked = verify_badge(badge(mine), ctx)
    assert checked.verdict is Verdict.CONFIRMED
    assert only(checked).says == "badges.kestrelvalley.example"


IGNORED = "The list does not count:"


def hidden(document: Document) -> None:
    """Hide since when a list is valid under its full name, which a reader of JSON overlooks."""
    document["https://www.w3.org/2018/credentials#validFrom"] = document.pop("validFrom")


def after(change: Change) -> Callable[[], Document]:
    """Return a list that was changed after it was signed."""
    return lambda: changed(sign(listing()), change)


def before(change: Change) -> Callable[[], Document]:
    """Return a list that was changed before it was signed."""
    return lambda: sign(changed(listing(), change))


SUBJECT = "credentialSubject"
UNUSABLE = "The list as of 1 October 2026 cannot be used: "
UNASKED = "was not asked, because only recorded answers are used."
TWO_READINGS = "The name 'a' is given twice in one object, so two readers may see two badges."
AS_OF, MEANS = "as of 1 October 2026", "what that means is not known here."
DID_JSON = "https://badges.kestrelvalley.example/.well-known/did.json"
TWO_KEYS = "it was not signed by the issuer that it names."


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (
            lambda: sign({**listing(INDEX), "issuer": STRANGER.did}, STRANGER),
            f"{IGNORED} it is of {STRANGER.did}, not of the badge's issuer.",
        ),
        (lambda: sign(listing(INDEX), STRANGER), f"{IGNORED} {TWO_KEYS}"),
        (lambda: sign(sign(listing(INDEX)), STRANGER), f"{IGNORED} {TWO_KEYS}"),
        (
            lambda: {**listing(), "proof": sign(listing())["proof"] * 9},
            "The list has too many signatures.",
        ),
        (lambda: listing(INDEX), f"{IGNORED[:-1]}, because it is not signed."),
        (
            lambda: {**listing(INDEX), "proof": []},
            f"{IGNORED[:-1]}, because it is not signed.",
        ),
        (
            after(put(f"{SUBJECT}.encodedList", packed(INDEX))),
            f"{IGNORED} its signature does not match.",
        ),
        (after(put(f"{SUBJECT}.note", "new")), f"{IGNORED} something in it is not signed."),
        (after(hidden), f"{IGNORED} something in it is not signed."),
        (
            after(put("@context", [V2, {"x": "y"}])),
            f"{IGNORED} it brings words of its own.",
        ),
        (
            lambda: sign(listing(), method=f"{COLLEGE}#key-1"),
            f"The list could not be verified: {DID_JSON} {UNASKED}",
        ),
        (
            before(put("id", f"{URL}-other")),
            f"{IGNORED} the one at {URL} calls itself {URL}-other.",
        ),
        (
            before(put("type", ["VerifiableCredential"])),
            f"{IGNORED} it is not of the kind that the badge names.",
        ),
        (
            before(put(f"{SUBJECT}.statusPurpose", "suspension")),
            f"{IGNORED} it is for another purpose.",
        ),
        (
            before(put(f"{SUBJECT}.statusPurpose", [])),
            f"{IGNORED} it is for another purpose.",
        ),
        (before(drop(f"{SUBJECT}.statusPurpose")), f"{IGNORED} it is for another purpose."),
        (
            before(put("validFrom", "2026-10-01T12:00:01Z")),
            "The list is not valid before 1 October 2026.",
        ),
        (
            before(put("validUntil", "2026-10-01T11:59:59Z")),
            "The list ran out on 1 October 2026.",
        ),
        (
            lambda: sign(listing(), expires="2026-09-30T00:00:00Z"),
            "The list ran out on 30 September 2026.",
        ),
        (before(put("validUntil", "later")), f"{IGNORED} its dates cannot be read."),
        (
            before(put(f"{SUBJECT}.encodedList", packed(count=MIN_PLACES - 8))),
            f"{UNUSABLE}It has 131,064 places; the standard asks for 131,072 at least.",
        ),
        (
            before(put(f"{SUBJECT}.encodedList", "uAAAA")),
            f"{UNUSABLE}The list cannot be unpacked: it is damaged or not packed with gzip.",
        ),
        (
            before(drop(f"{SUBJECT}.encodedList")),
            f"{UNUSABLE}It holds no list (“encodedList”).",
        ),
    ],
    ids=[
        "of somebody else, signed well",
        "signed by somebody else",
        "signed twice, once by somebody else",
        "signed nine times",
        "not signed",
        "no proofs",
        "one bit set later",
        "a member added later",
        "a member hidden later",
        "words of its own",
        "a key that cannot be had",
        "another list of the issuer",
        "another kind of document",
        "another purpose",
        "no purposes",
        "no purpose",
        "not valid yet",
        "run out",
        "its signature run out",
        "a date nobody can read",
        "too short",
        "damaged",
        "empty",
    ],
)
def test_a_list_that_does_not_count(make: Callable[[], Document], message: str) -> None:
    """Whatever such a list says: not checked, neither withdrawn nor not."""
    assert said(found(one=make())) == ("not checked", message)


def test_a_list_with_two_good_signatures() -> None:
    """All signatures must be good; then there may be several."""
    assert said(found(one=sign(sign(listing())))) == ("passed", NOT)


class Answering:
    """A fetcher that gives one answer."""

    def __init__(self, **parts: Any) -> None:  # noqa: ANN401
        """Take what the answer is like."""
        self._parts = {"status": 200, "body": b"", "at": NOW, **parts}

    def fetch(self, url: str) -> Fetched:
        """Return the answer."""
        return Fetched(url=url, **self._parts)


@pytest.mark.parametrize(
    ("fetcher", "message"),
    [
        (NoNetwork(), f"{URL} was not asked, because this check ran without the network."),
        (found(), f"{URL} {UNASKED}"),
        (Answering(status=404), refused(URL, 404)),
        (Answering(status=410), refused(URL, 410)),
        (Answering(body=b""), f"{UNUSABLE}This file is empty."),
        (
            Answering(body=b"<!DOCTYPE html><title>Gone</title>"),
            f"{UNUSABLE}This is a web page about a badge, not the badge itself.",
        ),
        (
            Answering(body=b'{"a": 1, "a": 2}'),
            f"{UNUSABLE}{TWO_READINGS}",
        ),
    ],
    ids=["offline", "unknown", "not found", "gone", "empty", "a web page", "two readings"],
)
def test_a_list_that_cannot_be_had(fetcher: Fetcher, message: str) -> None:
    """A list that is not there never means "not withdrawn"."""
    assert said(fetcher) == ("not checked", message)


NOWHERE = "The badge does not say where in the list of its issuer it stands."
UNCLEAR = "The badge does not say in which way its list is to be read."
WHICH = "The badge does not say which list of its issuer is for what."
MEANING = "The badge does not say what every entry of its list means."


@pytest.mark.parametrize(
    ("members", "expected"),
    [
        ({"statusListIndex": INDEX}, ("failed", YES)),
        ({"statusListIndex": str(INDEX)}, ("failed", YES)),
        ({"statusListIndex": "00094567"}, ("failed", YES)),
        ({"statusListIndex": "0"}, ("passed", NOT)),
        ({"statusListIndex": "131071"}, ("passed", NOT)),
        (
            {"statusListIndex": "131072"},
            (
                "not checked",
                f"{UNUSABLE}The list has 131,072 places, and this one is not among them.",
            ),
        ),
        (
            {"statusListIndex": "999999999999999"},
            (
                "not checked",
                f"{UNUSABLE}The list has 131,072 places, and this one is not among them.",
            ),
        ),
        ({"statusListIndex": "1" * 40}, ("not checked", NOWHERE)),
        ({"statusListIndex": -1}, ("not checked", NOWHERE)),
        ({"statusListIndex": "-1"}, ("not checked", NOWHERE)),
        ({"statusListIndex": 94567.5}, ("not checked", NOWHERE)),
        ({"statusListIndex": "9.4567e4"}, ("not checked", NOWHERE)),
        ({"statusListIndex": "０"}, ("not checked", NOWHERE)),
        ({"statusListIndex": ""}, ("not checked", NOWHERE)),
        ({"statusListIndex": ["94567", "1"]}, ("not checked", NOWHERE)),
        ({"statusSize": 1}, ("failed", YES)),
        ({"statusSize": 0}, ("not checked", UNCLEAR)),
        ({"statusSize": "one"}, ("not checked", UNCLEAR)),
        ({"statusSize": 2}, ("not checked", MEANING)),
        ({"statusMessage": [{"status": "0x0", "message": "x"}]}, ("not checked", MEANING)),
        ({"statusPurpose": ""}, ("not checked", WHICH)),
        ({"statusListCredential": ""}, ("not checked", WHICH)),
    ],
    ids=[
        "number",
        "text",
        "zeros before it",
        "first",
        "last",
        "one after the last",
        "huge",
        "longer than any number",
        "negative number",
        "negative text",
        "fraction",
        "exponent",
        "another alphabet",
        "empty",
        "two",
        "size 1",
        "size 0",
        "size in words",
        "a size without meanings",
        "too few meanings",
        "no purpose",
        "no address",
    ],
)
def test_places(members: Document, expected: tuple[str, str]) -> None:
    """A place is a number from 0 on, however it is written; anything else is no place."""
    assert said(found(one=sign(listing(INDEX))), entry(**members)) == expected


MESSAGES = [{"status": f"{value:#x}", "message": f"state {value}"} for value in range(4)]


def text(document: Document, key: Key = MAKER, **header: Any) -> bytes:  # noqa: ANN401
    """Return a credential as signed text."""
    head = {"alg": "EdDSA", "typ": "vc+jwt", "kid": key.method, **header}
    parts = [
        base64.urlsafe_b64encode(json.dumps(part).encode()).rstrip(b"=")
        for part in (head, document)
    ]
    signature = key.private.sign(b".".join(parts))
    return b".".join([*parts, base64.urlsafe_b64encode(signature).rstrip(b"=")])


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        (1, ("failed", YES)),
        (2, ("not checked", f"{IGNORED} its places have another size.")),
    ],
    ids=["as in the badge", "another"],
)
def test_size_in_the_list(size: int, expected: tuple[str, str]) -> None:
    """Some lists name the size of their places; it must be that of the badge."""
    assert said(found(one=text(listing(INDEX, statusSize=size)))) == expected


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (text(listing(INDEX)), ("failed", YES)),
        (text(listing()), ("passed", NOT)),
        (text(listing(), STRANGER), ("not checked", f"{IGNORED} {TWO_KEYS}")),
        (
            text(listing())[:-3] + b"AAA",
            ("not checked", f"{IGNORED} its signature does not match."),
        ),
        (
            text(listing(), alg="none"),
            ("not checked", f"{IGNORED} its signature does not match."),
        ),
    ],
    ids=["withdrawn", "not", "signed by somebody else", "another signature", "alg none"],
)
def test_list_as_signed_text(data: bytes, expected: tuple[str, str]) -> None:
    """A list may be signed as text, under the same rules."""
    assert said(found(one=data)) == expected


@pytest.mark.parametrize(
    ("encoded", "outcome"),
    [
        (packed(INDEX)[1:], "failed"),
        (packed()[1:], "passed"),
        (packed(), "not checked"),
    ],
    ids=["withdrawn", "not", "written as the later kind"],
)
def test_status_list_2021(encoded: str, outcome: str) -> None:
    """The forerunner: other names, and no mark before the list."""
    document = listing(type="StatusList2021", encodedList=encoded)
    document["type"][1] = "StatusList2021Credential"
    mine = credential()
    mine["credentialStatus"] = [entry(type="StatusList2021Entry")]
    ctx = Context(now=NOW, fetcher=found(one=text(document)))
    checked = verify_badge(read_badge(text(mine), source="badge.jwt"), ctx)
    assert only(checked).outcome.value == outcome


def test_places_of_two_bits() -> None:
    """Any value but 0 withdraws; the place counts in entries, not in bits."""
    two = entry(statusSize=2, statusMessage=MESSAGES)
    for places, outcome in (((INDEX,), "failed"), ((INDEX * 2,), "passed")):
        document = listing(encodedList=packed(*places, size=2, count=MIN_PLACES * 2))
        assert said(found(one=sign(document)), two)[0] == outcome


def test_two_bits_need_twice_the_length() -> None:
    """The shortest list is counted in entries."""
    document = listing(encodedList=packed(size=1, count=MIN_PLACES + 8))
    message = said(found(one=sign(document)), entry(statusSize=2, statusMessage=MESSAGES))[1]
    assert message == f"{UNUSABLE}It has 65,540 places; the standard asks for 131,072 at least."


SUSPENDED = "The issuer has suspended this badge, says its list as of 1 October 2026."


@pytest.mark.parametrize(
    ("places", "outcome", "message", "verdict"),
    [
        ([INDEX], "failed", SUSPENDED, Verdict.SUSPENDED),
        (
            [],
            "passed",
            "Not suspended, says the issuer's list as of 1 October 2026.",
            Verdict.UNCONFIRMED,
        ),
    ],
    ids=["suspended", "not"],
)
def test_suspension(places: list[int], outcome: str, message: str, verdict: Verdict) -> None:
    """Suspension is a question of its own."""
    document = listing(*places, statusPurpose="suspension")
    checked = check(found(one=sign(document)), entry(statusPurpose="suspension"))
    finding = only(checked, "suspension")
    assert (finding.outcome.value, finding.message) == (outcome, message)
    assert only(checked).outcome is Outcome.SKIP
    assert checked.verdict is verdict


def test_one_list_for_two_purposes() -> None:
    """A list may be for several purposes; each entry asks for its own."""
    document = listing(INDEX, statusPurpose=["revocation", "suspension"])
    checked = check(
        found(one=sign(document)),
        entry(statusListIndex="1"),
        entry(id=f"{URL}#s", statusPurpose="suspension"),
    )
    assert only(checked).outcome is Outcome.PASS
    assert only(checked, "suspension").outcome is Outcome.FAIL
    assert checked.verdict is Verdict.SUSPENDED


def test_every_entry_is_asked() -> None:
    """Each of several lists has a finding of its own; the worst counts, in any order."""
    lists = found(one=sign(listing()), two=sign({**listing(INDEX), "id": f"{URL}-two"}))
    fine, bad = entry(), entry(id=f"{URL}#b", statusListCredential=f"{URL}-two")
    missing = entry(id=f"{URL}#c", statusListCredential=f"{URL}-three")
    for entries in ([fine, bad, missing], [missing, fine, bad]):
        checked = check(lists, *entries)
        outcomes = sorted(f.outcome.value for f in checked.report.named("withdrawal"))
        assert outcomes == ["failed", "not checked", "passed"]
        assert checked.verdict is Verdict.WITHDRAWN
    checked = check(lists, fine, missing)
    assert [f.outcome for f in checked.report.named("withdrawal")] == [
        Outcome.PASS,
        Outcome.UNKNOWN,
    ]


@pytest.mark.parametrize(("count", "findings"), [(8, 8), (9, 9)])
def test_too_many_lists(count: int, findings: int) -> None:
    """A badge cannot make a reader ask without end; the rest is not checked."""
    fetcher = found(one=sign(listing()))
    entries = [entry(id=f"{URL}#{number}") for number in range(count)]
    reported = check(fetcher, *entries).report.named("withdrawal")
    assert len(reported) == findings
    assert len(fetcher.asked) == 8
    if count > 8:
        assert (reported[-1].outcome, reported[-1].message) == (
            Outcome.UNKNOWN,
            "The badge names more than 8 lists; the others were not asked.",
        )


@pytest.mark.parametrize(
    ("purpose", "places", "message"),
    [
        (
            "refresh",
            [INDEX],
            "There is a newer version of this badge, says the issuer's list as of 1 October 2026.",
        ),
        ("refresh", [], "There is nothing newer, says the issuer's list as of 1 October 2026."),
    ],
    ids=["newer", "nothing newer"],
)
def test_refresh(purpose: str, places: list[int], message: str) -> None:
    """A newer version takes nothing away from this one, and answers no question of withdrawal."""
    document = listing(*places, statusPurpose=purpose)
    checked = check(found(one=sign(document)), entry(statusPurpose=purpose))
    skipped, news = checked.report.named("withdrawal")
    assert (skipped.outcome, skipped.advice) == (Outcome.SKIP, False)
    assert (news.outcome, news.advice, news.why, news.message) == (Outcome.PASS, True, "", message)


NAMED = "The issuer's list says “state 3” of this badge, as of 1 October 2026."
BARE = "The issuer's list says 0x3 of this badge, as of 1 October 2026."


@pytest.mark.parametrize(
    ("third", "message"),
    [
        ({"status": "0x3", "message": "state 3"}, NAMED),
        ({"status": "0x03", "message": "state\n\u202e3"}, NAMED),
        (
            {"status": "0x3", "message": "x" * 201},
            f"The issuer's list says “{'x' * 200}…” of this badge, as of 1 October 2026.",
        ),
        ({"status": "3", "message": "state 3"}, BARE),
        ({"status": "0xthree", "message": "state 3"}, BARE),
        ({"status": "0x\uff13", "message": "state 3"}, BARE),
    ],
    ids=["named", "on two lines", "endless", "not hexadecimal", "no number", "another alphabet"],
)
def test_message(third: Document, message: str) -> None:
    """A message is told in the issuer's words, made harmless, or by its number."""
    document = listing(statusPurpose="message", encodedList=packed(INDEX, size=2, count=MIN_PLACES))
    place = entry(statusPurpose="message", statusSize=2, statusMessage=[*MESSAGES[:3], third])
    checked = check(found(one=sign(document)), place)
    assert checked.report.named("withdrawal")[1].message == message
    assert checked.verdict is Verdict.UNCONFIRMED


def test_a_message_that_cannot_be_had() -> None:
    """What informs only keeps no badge from being confirmed."""
    place = entry(statusPurpose="refresh")
    known = KnownIssuer(id=MAKER.did, name="K", says="Ana")
    checked = check(NoNetwork(), place, issuers=(known,))
    news = checked.report.named("withdrawal")[1]
    assert (news.outcome, news.advice) == (Outcome.UNKNOWN, True)
    assert checked.verdict is Verdict.CONFIRMED


@pytest.mark.parametrize(
    ("places", "expected"),
    [
        (
            [],
            ("passed", "Not marked with “lost”, says the issuer's list as of 1 October 2026."),
        ),
        (
            [INDEX],
            (
                "not checked",
                f"The issuer's list marks this badge with “lost”, {AS_OF}; {MEANS}",
            ),
        ),
    ],
    ids=["unset", "set"],
)
def test_purposes_of_the_issuers_own(places: list[int], expected: tuple[str, str]) -> None:
    """What a purpose means that nobody defined is never guessed."""
    document = listing(*places, statusPurpose="lost")
    assert said(found(one=sign(document)), entry(statusPurpose="lost")) == expected


OLD = "The copy of the list is of 1 September 2026, too old to tell what happened since."


@pytest.mark.parametrize(
    ("age", "ttl", "until", "places", "expected"),
    [
        (dt.timedelta(hours=1), 300_000, "", [], ("passed", NOT)),
        (
            dt.timedelta(days=30),
            300_000,
            "",
            [],
            ("not checked", OLD),
        ),
        (
            dt.timedelta(days=30),
            31 * 86_400_000,
            "",
            [],
            ("passed", "Not withdrawn, says the issuer's list as of 1 September 2026."),
        ),
        (
            dt.timedelta(days=30),
            300_000,
            "2030-01-01T00:00:00Z",
            [],
            ("not checked", OLD),
        ),
        (
            dt.timedelta(days=30),
            None,
            "",
            [],
            ("passed", "Not withdrawn, says the issuer's list as of 1 September 2026."),
        ),
        (
            dt.timedelta(days=30, seconds=1),
            None,
            "",
            [],
            ("not checked", OLD),
        ),
        (
            dt.timedelta(days=40),
            None,
            "2026-12-31T00:00:00Z",
            [],
            ("passed", "Not withdrawn, says the issuer's list as of 22 August 2026."),
        ),
        (
            dt.timedelta(days=30),
            300_000,
            "",
            [INDEX],
            (
                "failed",
                "The issuer has withdrawn this badge, says its list as of 1 September 2026.",
            ),
        ),
    ],
    ids=[
        "asked within the hour",
        "older than allowed",
        "within what is allowed",
        "older than allowed, though valid",
        "as old as a silent issuer's may be",
        "a second older",
        "valid for as long as it says",
        "withdrawn is withdrawn for good",
    ],
)
def test_age(
    age: dt.timedelta, ttl: int | None, until: str, places: list[int], expected: tuple[str, str]
) -> None:
    """A copy is used as long as its issuer allows, and says as of when it speaks."""
    document = listing(*places) | ({"validUntil": until} if until else {})
    if ttl:
        document["credentialSubject"]["ttl"] = ttl
    assert said(found(at=NOW - age, one=sign(document))) == expected


def test_an_old_suspension_may_be_over() -> None:
    """A suspension can end, so that an old copy says nothing."""
    document = listing(INDEX, statusPurpose="suspension", ttl=300_000)
    fetcher = found(at=NOW - dt.timedelta(days=30), one=sign(document))
    finding = only(check(fetcher, entry(statusPurpose="suspension")), "suspension")
    assert (finding.outcome, finding.message) == (Outcome.UNKNOWN, OLD)


def test_kept_copies() -> None:
    """Without the network a kept copy speaks, the newest, and for its own issuer only."""

    def kept(day: int, *places: int) -> KeptList:
        data = json.dumps(sign(listing(*places))).encode()
        return KeptList(url=URL, document=data, retrieved=dt.date(2026, 9, day))

    mine = KnownIssuer(id=MAKER.did, name="K", says="Ana", lists=(kept(28, INDEX), kept(27)))
    assert said(NoNetwork(), issuers=(mine,)) == (
        "failed",
        (
            "The issuer has withdrawn this badge, says its list as of 28 September 2026, in a copy "
            "kept by Ana."
        ),
    )
    assert said(found(one=sign(listing())), issuers=(mine,)) == ("passed", NOT)
    other = KnownIssuer(id=STRANGER.did, name="S", says="Ana", lists=(kept(28),))
    assert said(NoNetwork(), issuers=(other,))[0] == "not checked"


def test_a_kept_copy_is_named_in_the_sentence() -> None:
    """Who keeps a list of withdrawn badges could keep an old one, and so answers for it."""
    data = json.dumps(sign(listing())).encode()
    mine = KnownIssuer(
        id=MAKER.did,
        name="K",
        says="Ana",
        lists=(KeptList(url=URL, document=data, retrieved=dt.date(2026, 9, 28)),),
    )
    document = badge(signed(put("credentialStatus", [entry()])))
    kept = verify_badge(document, Context(now=NOW, issuers=(mine,)))
    finding = only(kept)
    assert (finding.outcome, finding.says, finding.kept) == (Outcome.PASS, "Ana", True)
    words = "Not withdrawn, says the issuer's list as of 28 September 2026, in a copy kept by Ana."
    assert finding.message == words
    assert kept.sentence == (
        f"Unchanged since it was signed, and still valid. {words} The issuer is known as K, says "
        "Ana."
    )
    fetched = verify_badge(
        document, Context(now=NOW, issuers=(mine,), fetcher=found(one=sign(listing())))
    )
    assert (only(fetched).says, only(fetched).kept) == (MAKER.did, False)
    assert fetched.sentence == (
        "Unchanged since it was signed, and still valid. The issuer is known as K, says Ana."
    )


def test_signature_that_does_not_match() -> None:
    """What a list says of a place that somebody chose is no praise for an altered badge."""
    document = signed(put("credentialStatus", [entry()]))
    document["name"] = "Another name"
    checked = verify_badge(badge(document), Context(now=NOW, fetcher=found(one=sign(listing()))))
    assert only(checked).outcome is Outcome.UNKNOWN
    assert checked.verdict is Verdict.ALTERED


def test_unsupported_kind() -> None:
    """A kind of list that nobody here knows is not checked; its name is made harmless."""
    checked = check(NoNetwork(), entry(type="CredentialStatusList2017"))
    assert only(checked).outcome is Outcome.UNKNOWN
    error = unsupported(Status(type="Some\nThing" + "x" * 60))
    assert isinstance(error, Unreachable)
    assert error.message == (
        f"The issuer would say in a way that is not supported (“Some Thing{'x' * 50}…”) whether "
        "it was withdrawn."
    )
