"""Badges kept on the issuer's web site: the original decides, and the profile says where it is."""

import copy
import datetime as dt
import json
from typing import Any

import pytest

from portfolio_gen.badges.read import read_badge
from portfolio_gen.base.errors import ProofError, Unreachable
from portfolio_gen.base.fetch import Fetched
from portfolio_gen.base.recorded import Recorded
from portfolio_gen.base.report import Outcome
from portfolio_gen.model.issuer import KnownIssuer
from portfolio_gen.verify import hosted
from portfolio_gen.verify.case import case_of
from portfolio_gen.verify.checked import Verdict
from portfolio_gen.verify.context import Context
from portfolio_gen.verify.steps import verify_badge
from tests.builders import Change, Document, changed, drop, put

NOW = dt.datetime(2026, 10, 1, 12, 0, tzinfo=dt.UTC)
HOST = "https://badges.kestrelvalley.example"
HERE = f"{HOST}/assertions/7"
CLASS = f"{HOST}/classes/copyright-basics"
ISSUER = f"{HOST}/issuer"
V2 = "https://w3id.org/openbadges/v2"

PROFILE: Document = {
    "@context": V2,
    "id": ISSUER,
    "type": "Issuer",
    "name": "Kestrel Valley",
    "url": HOST,
    "email": "badges@kestrelvalley.example",
}
BADGE_CLASS: Document = {
    "@context": V2,
    "id": CLASS,
    "type": "BadgeClass",
    "name": "Copyright basics",
    "description": "Knows what may be reused.",
    "image": f"{HOST}/i.png",
    "criteria": {"narrative": "Explain four licences."},
    "issuer": ISSUER,
}
ASSERTION: Document = {
    "@context": V2,
    "id": HERE,
    "type": "Assertion",
    "recipient": {"type": "email", "hashed": True, "identity": "sha256$aa", "salt": "x"},
    "badge": CLASS,
    "issuedOn": "2026-05-01T09:00:00Z",
    "verification": {"type": "HostedBadge"},
}
FILE = changed(ASSERTION, put("badge", {**BADGE_CLASS, "issuer": PROFILE}))


def net(**documents: Any) -> Context:  # noqa: ANN401
    """Return a world in which the three documents stand where they should, some of them changed."""
    found = {"assertion": ASSERTION, "badge_class": BADGE_CLASS, "profile": PROFILE, **documents}
    names = {"assertion": HERE, "badge_class": CLASS, "profile": ISSUER}
    answers = {
        names[name]: Fetched(url=names[name], status=200, body=body(document), at=NOW)
        for name, document in found.items()
        if document is not None
    }
    return Context(now=NOW, fetcher=Recorded(answers))


def body(document: object) -> bytes:
    """Return a document as bytes."""
    return document if isinstance(document, bytes) else json.dumps(document).encode()


def same(file: Document, ctx: Context) -> str:
    """Compare a file with its original."""
    case = case_of(read_badge(json.dumps(file).encode(), source="x.json"))
    return hosted.check_same(case, ctx).message


def issuer(file: Document, ctx: Context) -> str:
    """Ask whether the original is the issuer's."""
    case = case_of(read_badge(json.dumps(file).encode(), source="x.json"))
    return hosted.check_issuer(case, ctx).message


def linked(*changes: Change) -> Document:
    """Return the assertion as a file, with its class only linked."""
    return changed(ASSERTION, *changes)


EMBEDDED = changed(ASSERTION, put("badge", BADGE_CLASS))


@pytest.mark.parametrize(
    ("file", "ctx"),
    [
        (FILE, net()),
        (FILE, net(assertion=FILE, badge_class=None, profile=None)),
        (EMBEDDED, net(profile=None)),
        (linked(), net(badge_class=None, profile=None)),
        (linked(), net(assertion=EMBEDDED)),
        (FILE, net(assertion={**ASSERTION, "image": "x", "@context": [V2, "https://x"]})),
        (changed(FILE, put("id", f"{HERE}?identity__email=ana%40a.example")), net()),
        (FILE, net(assertion={**ASSERTION, "type": ["Assertion"]})),
    ],
    ids=[
        "everything in the file",
        "everything in the original",
        "issuer linked in both",
        "class linked in both",
        "class linked in the file",
        "original says more",
        "personal address",
        "a list of one",
    ],
)
def test_same(file: Document, ctx: Context) -> None:
    """What the file says is what the original says, wherever the parts stand."""
    assert same(file, ctx) == f"The file says what the original says at {HERE}."


OTHER = f"The document at {HERE} is about something else."
DIFFERENT = f"The file does not say the same as the original at {HERE}: “{{}}” differs."


@pytest.mark.parametrize(
    ("file", "ctx", "what"),
    [
        (changed(FILE, put("recipient.identity", "sha256$bb")), net(), "recipient"),
        (changed(FILE, put("narrative", "With honours")), net(), "narrative"),
        (changed(FILE, drop("issuedOn")), net(), "issuedOn"),
        (FILE, net(assertion={**ASSERTION, "expires": "2026-01-01T00:00:00Z"}), "expires"),
        (changed(FILE, put("badge.name", "Copyright mastery")), net(), "badge.name"),
        (changed(FILE, put("badge.issuer.name", "Oneonta")), net(), "badge.issuer.name"),
        (changed(FILE, drop("badge.id")), net(), "badge"),
        (linked(put("badge", f"{HOST}/classes/other")), net(), "badge.id"),
        (FILE, net(assertion=changed(ASSERTION, drop("badge"))), "badge"),
        (changed(FILE, put("recipient.hashed", 1)), net(), "recipient"),
    ],
    ids=[
        "recipient",
        "more than the original",
        "less than the original",
        "end hidden",
        "class",
        "issuer",
        "class without its address",
        "another class",
        "no class in the original",
        "one for true",
    ],
)
def test_different(file: Document, ctx: Context, what: str) -> None:
    """One thing that the issuer does not say."""
    if isinstance(file["badge"], str):
        other = {**BADGE_CLASS, "id": file["badge"]}
        answers = {
            HERE: Fetched(url=HERE, status=200, body=body(EMBEDDED), at=NOW),
            file["badge"]: Fetched(url=file["badge"], status=200, body=body(other), at=NOW),
        }
        ctx = Context(now=NOW, fetcher=Recorded(answers))
    with pytest.raises(ProofError) as caught:
        same(file, ctx)
    assert caught.value.message == DIFFERENT.format(what)
    assert caught.value.hint == ("Download the badge again, or ask the issuer what was changed.")


@pytest.mark.parametrize(
    ("ctx", "message"),
    [
        (Context(now=NOW), f"{HERE} was not asked, because this check ran without the network."),
        (net(assertion=b"<html>"), f"The document at {HERE} cannot be read: "),
        (net(assertion={**ASSERTION, "id": 7}), OTHER),
        (net(assertion={**ASSERTION, "id": CLASS}), OTHER),
        (net(badge_class=None), f"{CLASS} was not asked, because only recorded answers are used."),
        (
            net(assertion={**ASSERTION, "badge": 7}),
            "The original does not say which badge it is, or who issued it.",
        ),
    ],
    ids=["offline", "web page", "no name", "another name", "class not there", "class is a number"],
)
def test_not_compared(ctx: Context, message: str) -> None:
    """Without the original, or a part of it, nothing is claimed."""
    with pytest.raises(Unreachable) as caught:
        same(FILE, ctx)
    assert caught.value.message.startswith(message)


def rules(**members: object) -> Context:
    """Return a world in which the issuer says where its badges are kept."""
    return net(profile={**PROFILE, "verification": members})


@pytest.mark.parametrize(
    "ctx",
    [
        net(),
        net(assertion=EMBEDDED),
        rules(),
        rules(startsWith=f"{HOST}/assertions/"),
        rules(startsWith=["https://a.example/", f"{HOST}/a"]),
        rules(allowedOrigins="badges.kestrelvalley.example"),
        rules(allowedOrigins=["a.example", HOST]),
        rules(startsWith=HOST, allowedOrigins=["badges.kestrelvalley.example"]),
    ],
    ids=[
        "same host",
        "class inside",
        "nothing said",
        "start",
        "one of two starts",
        "host",
        "one of two hosts",
        "both",
    ],
)
def test_in_scope(ctx: Context) -> None:
    """The issuer's own profile says that its badges are kept there."""
    assert issuer(FILE, ctx) == (
        f"The issuer keeps its badges where the original is, it says at {ISSUER}."
    )


OUTSIDE = f"The original is not at an address where the issuer keeps its badges at {ISSUER}."
UNREADABLE = "Where the issuer keeps its badges cannot be read from its profile."


@pytest.mark.parametrize(
    ("file", "ctx", "error", "message"),
    [
        (FILE, rules(startsWith=f"{HOST}/other/"), ProofError, OUTSIDE),
        (FILE, rules(startsWith="https://badges.kestrelvalley"), ProofError, OUTSIDE),
        (FILE, rules(startsWith=""), ProofError, OUTSIDE),
        (FILE, rules(allowedOrigins=["a.example"]), ProofError, OUTSIDE),
        (FILE, rules(startsWith=HOST, allowedOrigins="a.example"), ProofError, OUTSIDE),
        (FILE, rules(startsWith=7), Unreachable, UNREADABLE),
        (FILE, rules(allowedOrigins=[7]), Unreachable, UNREADABLE),
        (FILE, net(profile={**PROFILE, "verification": []}), Unreachable, UNREADABLE),
        (
            FILE,
            net(profile=None),
            Unreachable,
            f"{ISSUER} was not asked, because only recorded answers are used.",
        ),
        (
            FILE,
            net(badge_class={**BADGE_CLASS, "issuer": f"{HOST}/another"}),
            ProofError,
            "The original of the badge names another issuer than the file.",
        ),
        (
            FILE,
            net(badge_class={**BADGE_CLASS, "issuer": 7}),
            ProofError,
            "The original of the badge names another issuer than the file.",
        ),
        (
            FILE,
            net(badge_class={**BADGE_CLASS, "issuer": {"name": "Kestrel Valley"}}),
            ProofError,
            "The original of the badge names another issuer than the file.",
        ),
        (
            linked(),
            net(),
            Unreachable,
            "The file does not contain the name of its issuer, only a link to it.",
        ),
    ],
    ids=[
        "another start",
        "half a host",
        "no start",
        "another host",
        "host or start only",
        "start is a number",
        "host is a number",
        "a list of rules",
        "no profile",
        "another issuer",
        "issuer is a number",
        "issuer without address",
        "issuer only linked",
    ],
)
def test_not_in_scope(file: Document, ctx: Context, error: type[Exception], message: str) -> None:
    """An original that the named issuer does not stand behind."""
    with pytest.raises(error) as caught:
        issuer(file, ctx)
    assert str(caught.value) == message


EVIL = "https://evil.example/assertions/7"


def test_an_original_at_a_strangers_address() -> None:
    """Anybody can keep a badge on a site of their own and write a college's name on it."""
    forged = changed(FILE, put("id", EVIL))
    answers = {
        url: Fetched(url=url, status=200, body=body(document), at=NOW)
        for url, document in {EVIL: forged, ISSUER: PROFILE}.items()
    }
    ctx = Context(now=NOW, fetcher=Recorded(answers))
    checked = verify_badge(read_badge(json.dumps(forged).encode(), source="x.json"), ctx)
    assert [f.outcome for f in checked.report.named("signature")] == [Outcome.PASS]
    assert [f.outcome for f in checked.report.named("key")] == [Outcome.FAIL]
    assert checked.verdict is Verdict.ALTERED
    silent = Context(now=NOW, fetcher=Recorded({EVIL: answers[EVIL]}))
    checked = verify_badge(read_badge(json.dumps(forged).encode(), source="x.json"), silent)
    assert checked.verdict is Verdict.INCOMPLETE
    assert checked.address == ""


@pytest.mark.parametrize("kept", [True, False], ids=["profile kept", "profile fetched"])
def test_confirmed(kept: bool) -> None:  # noqa: FBT001
    """The original is the issuer's, and the file says the same."""
    known = KnownIssuer(
        id=ISSUER,
        name="K",
        says="Ana",
        document=body(PROFILE),
        retrieved=dt.date(2026, 4, 28),
        trusted=False,
    )
    ctx = Context(now=NOW, fetcher=net().fetcher, issuers=(known,) if kept else ())
    checked = verify_badge(read_badge(json.dumps(FILE).encode(), source="x.json"), ctx)
    assert checked.verdict is Verdict.CONFIRMED
    assert [f.spec for f in checked.report.named("signature")] == ["OB 2.0 section 4.1"]
    words = "The same as the original on the web site of badges.kestrelvalley.example, and still "
    words += "valid."
    copied = " That the original is the issuer's was read in a copy of 28 April 2026 kept by Ana."
    assert checked.sentence == words + (copied if kept else "")


def test_older_badges() -> None:
    """Badges older than 2.0 are shown, and never confirmed."""
    old = {
        "uid": "7",
        "recipient": {"type": "email", "hashed": False, "identity": "a@a.example"},
        "badge": f"{HOST}/class.json",
        "verify": {"type": "hosted", "url": HERE},
        "issuedOn": "2013-05-01",
    }
    checked = verify_badge(read_badge(json.dumps(old).encode(), source="x.json"), net())
    assert [f.message for f in checked.report.named("signature")] == [
        "The original of this badge is on the issuer's web site, which was not asked."
    ]
    assert checked.verdict is Verdict.INCOMPLETE


def test_nothing_is_changed() -> None:
    """The documents of this module are what the tests started from."""
    assert copy.deepcopy(FILE)["badge"]["issuer"] == PROFILE
