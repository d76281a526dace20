"""Lists that name badges, and the originals of badges kept on web sites."""

import datetime as dt
import json
from typing import Any

import pytest

from portfolio_gen.badges.read import read_badge
from portfolio_gen.base.addresses import refused
from portfolio_gen.base.fetch import Fetched, NoNetwork
from portfolio_gen.base.report import Finding, Outcome
from portfolio_gen.model.issuer import KnownIssuer
from portfolio_gen.verify.case import case_of
from portfolio_gen.verify.checked import Checked, Verdict
from portfolio_gen.verify.context import Context
from portfolio_gen.verify.status import withdrawals
from portfolio_gen.verify.steps import STEPS, verify_badge
from tests.builders import MAKER, OB3, STRANGER, V2, Document, badge, put, signed
from tests.unit.verify.test_status_bits import text

NOW = dt.datetime(2026, 10, 1, 12, 0, tzinfo=dt.UTC)
LIST = "https://lists.kestrelvalley.example/revocations"
EXTENSIONS = "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json"
STEP = next(step for step in STEPS if step.name == "withdrawal")
MINE = "urn:uuid:6f1c0a0e-7d0b-4c0e-9a53-0d6b5f1b2a11"


class Web:
    """Answers by address; the rest cannot be had."""

    def __init__(self, at: dt.datetime = NOW, final: str = "", **_: object) -> None:
        """Take as of when it answers, and where it sends everybody on to."""
        self.answers: dict[str, tuple[int, bytes]] = {}
        self._at = at
        self._final = final

    def having(self, url: str, found: object, status: int = 200) -> "Web":
        """Return the same with one more answer."""
        data = found if isinstance(found, bytes) else json.dumps(found).encode()
        self.answers[url] = (status, data)
        return self

    def fetch(self, url: str) -> Fetched:
        """Return an answer.

        Raises:
            Unreachable: There is none.
        """
        if url not in self.answers:
            return NoNetwork().fetch(url)
        status, body = self.answers[url]
        return Fetched(url=url, status=status, body=body, at=self._at, final=self._final)


def ended(findings: list[Finding]) -> tuple[str, str]:
    """Return how the only finding ended, and its sentence."""
    (finding,) = findings
    return finding.outcome.value, finding.message


def edtech(web: Web, **ctx: Any) -> Checked:  # noqa: ANN401
    """Verify a badge with a list of 1EdTech's kind."""
    document = signed(
        put("@context", [V2, OB3, EXTENSIONS]),
        put("credentialStatus", {"id": LIST, "type": "1EdTechRevocationList"}),
    )
    return verify_badge(badge(document), Context(**{"now": NOW, "fetcher": web, **ctx}))


def listing(*entries: object, name: str = "revokedCredential", **members: object) -> Document:
    """Return a list of 1EdTech's kind."""
    return {"id": LIST, "issuer": MAKER.did, name: list(entries), **members}


NOT = "Not withdrawn, says the issuer's list as of 1 October 2026."
YES = "The issuer has withdrawn this badge, says its list as of 1 October 2026."
BROKEN = "The list as of 1 October 2026 cannot be read: it is not written as it should be."
NO_JSON = "This file is damaged, or of another kind: a value is missing here."
WHOSE = "The list does not count: it does not say whose it is."


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (listing(), ("passed", NOT)),
        (listing({"id": "urn:uuid:other"}), ("passed", NOT)),
        (listing({"id": MINE}), ("failed", YES)),
        (listing({"id": MINE, "revoked": True}), ("failed", YES)),
        (listing({"id": MINE, "revoked": False}), ("passed", NOT)),
        (listing({"id": MINE, "revoked": False}, {"id": MINE}), ("failed", YES)),
        (listing({"id": MINE}, name="revokedCredentials"), ("failed", YES)),
        (listing(MINE), ("failed", YES)),
        (listing(issuer={"id": MAKER.did, "type": ["Profile"]}), ("passed", NOT)),
        (
            listing({"id": MINE, "revocationReason": "Issued\nin error"}),
            ("failed", f"{YES} Reason given: “Issued in error”."),
        ),
        (
            listing({"id": MINE, "revocationReason": "\u202e" + "x" * 300}),
            ("failed", f"{YES} Reason given: “{'x' * 200}…”."),
        ),
        (listing({"id": MINE, "revocationReason": 7}), ("failed", YES)),
        (listing({"id": MINE, "revocationReason": "\n"}), ("failed", YES)),
        (listing({"id": MINE, "revoked": "no"}), ("not checked", BROKEN)),
        (listing({"id": MINE, "revoked": None}), ("not checked", BROKEN)),
        (listing({"id": [MINE]}, {"id": {"a": 1}}, {"id": None}), ("passed", NOT)),
        (listing(7), ("not checked", BROKEN)),
        ({**listing(), "revokedCredential": {"id": MINE}}, ("not checked", BROKEN)),
        ({**listing(), "revokedCredentials": []}, ("not checked", BROKEN)),
        ({"id": LIST, "issuer": MAKER.did}, ("not checked", BROKEN)),
        ({"id": LIST, "revokedCredential": [{"id": MINE}]}, ("not checked", WHOSE)),
        (listing({"id": MINE}, issuer=7), ("not checked", WHOSE)),
        (listing({"id": MINE}, issuer={"name": "K"}), ("not checked", WHOSE)),
        (
            listing({"id": MINE}, issuer=STRANGER.did),
            (
                "not checked",
                f"The list does not count: it is of {STRANGER.did}, not of the badge's issuer.",
            ),
        ),
        (
            b"<html>",
            (
                "not checked",
                f"The list as of 1 October 2026 cannot be read: {NO_JSON}",
            ),
        ),
    ],
    ids=[
        "nobody",
        "another",
        "this one",
        "this one, said so",
        "taken off again",
        "named twice",
        "the other spelling",
        "a name alone",
        "issuer with a profile",
        "with a reason",
        "with an endless reason",
        "with a reason that is none",
        "with an empty reason",
        "neither yes nor no",
        "null",
        "names that are none",
        "an entry that is none",
        "no list",
        "both spellings",
        "neither spelling",
        "of nobody",
        "of a number",
        "of a profile without a name",
        "of somebody else",
        "a web page",
    ],
)  # fmt: skip
def test_list_of_1edtech(found: object, expected: tuple[str, str]) -> None:
    """A badge that the issuer's list names is withdrawn, unless the entry says no."""
    checked = edtech(Web().having(LIST, found))
    assert ended(list(checked.report.named("withdrawal"))) == expected


def test_verdict_and_owner() -> None:
    """The address of the list says who says so; a kept copy would do."""
    assert edtech(Web().having(LIST, listing(MINE))).verdict is Verdict.WITHDRAWN
    (fine,) = edtech(Web().having(LIST, listing())).report.named("withdrawal")
    assert fine.says == "lists.kestrelvalley.example"


@pytest.mark.parametrize(
    ("web", "message"),
    [
        (Web(), f"{LIST} was not asked, because this check ran without the network."),
        (
            Web().having(LIST, listing(), status=500),
            refused(LIST, 500),
        ),
        (
            Web(at=NOW - dt.timedelta(days=31)).having(LIST, listing()),
            "The copy of the list is of 31 August 2026, too old to tell what happened since.",
        ),
        (
            Web(final="https://elsewhere.example/revocations").having(LIST, listing(MINE)),
            "The list does not count: another host answered for that of the issuer.",
        ),
    ],
    ids=["offline", "an error", "old", "another host"],
)
def test_list_of_1edtech_that_cannot_be_used(web: Web, message: str) -> None:
    """No list, an old one, or one of another host: not checked."""
    assert ended(list(edtech(web).report.named("withdrawal"))) == ("not checked", message)


def test_same_host_may_send_on() -> None:
    """Another page of the same host is the same host."""
    web = Web(final="https://lists.kestrelvalley.example/new").having(LIST, listing())
    assert ended(list(edtech(web).report.named("withdrawal"))) == ("passed", NOT)


def test_an_old_copy_that_names_the_badge() -> None:
    """Withdrawn is withdrawn: an old list that names the badge still counts."""
    web = Web(at=NOW - dt.timedelta(days=31)).having(LIST, listing(MINE))
    assert ended(list(edtech(web).report.named("withdrawal"))) == (
        "failed",
        "The issuer has withdrawn this badge, says its list as of 31 August 2026.",
    )


# Open Badges 2.0 and older

SITE = "https://badges.kestrelvalley.example"
ASSERTION = f"{SITE}/assertions/7"
CLASS = f"{SITE}/classes/1"
PROFILE = f"{SITE}/issuer"
OTHER = "https://elsewhere.example/issuer"
OB2 = "https://w3id.org/openbadges/v2"


def profile(**members: object) -> Document:
    """Return the profile of an issuer."""
    return {"@context": OB2, "id": PROFILE, "type": "Issuer", "name": "K", **members}


def assertion(**members: object) -> Document:
    """Return a hosted assertion with everything inside; None takes a member away."""
    whole = {
        "@context": OB2,
        "id": ASSERTION,
        "type": "Assertion",
        "recipient": {"type": "email", "hashed": False, "identity": "a@b.example"},
        "badge": {"id": CLASS, "type": "BadgeClass", "name": "Knots", "issuer": profile()},
        "verification": {"type": "HostedBadge"},
        "issuedOn": "2026-05-01T09:00:00Z",
        **members,
    }
    return {name: value for name, value in whole.items() if value is not None}


def asked(document: Document | bytes, web: Web, **ctx: Any) -> list[Finding]:  # noqa: ANN401
    """Return what the check of withdrawal finds about an old badge."""
    data = document if isinstance(document, bytes) else json.dumps(document).encode()
    case = case_of(read_badge(data, source="badge"))
    return list(withdrawals(STEP, case, Context(**{"now": NOW, "fetcher": web, **ctx})))


SITE_NOT = "Not withdrawn, says the original on the issuer's web site as of 1 October 2026."
SITE_YES = "The issuer has withdrawn this badge, says its web site."
ELSE = "The issuer's web site shows something else than this badge."
GONE = "The issuer has withdrawn this badge: its web site says that it is gone."


@pytest.mark.parametrize(
    ("found", "status", "expected"),
    [
        (assertion(), 200, ("passed", SITE_NOT)),
        (assertion(id=None), 200, ("not checked", ELSE)),
        ({"error": "no such badge"}, 200, ("not checked", ELSE)),
        (assertion(id=None, uid=""), 200, ("not checked", ELSE)),
        (assertion(id=None, uid=8), 200, ("not checked", ELSE)),
        (assertion(id=None, uid="9"), 200, ("not checked", ELSE)),
        (assertion(id=None, uid="8"), 200, ("passed", SITE_NOT)),
        (assertion(revoked=False), 200, ("passed", SITE_NOT)),
        (assertion(revoked=True), 200, ("failed", SITE_YES)),
        (
            {"revoked": True, "revocationReason": "A mistake"},
            200,
            ("failed", f"{SITE_YES} Reason given: “A mistake”."),
        ),
        ({"revoked": True}, 410, ("failed", GONE)),
        (b"", 410, ("failed", GONE)),
        (
            assertion(),
            404,
            ("not checked", refused(ASSERTION, 404)),
        ),
        (
            assertion(revoked="yes"),
            200,
            ("not checked", "The original of the badge says neither yes nor no to “revoked”."),
        ),
        (
            assertion(id=f"{ASSERTION}8"),
            200,
            (
                "not checked",
                "The issuer's web site shows another badge at the address of this one.",
            ),
        ),
        (
            b"<html>",
            200,
            (
                "not checked",
                f"The original of the badge cannot be read: {NO_JSON}",
            ),
        ),
    ],
    ids=[
        "there",
        "without its name",
        "an error",
        "an empty name",
        "a number",
        "another name",
        "by its older name",
        "not withdrawn",
        "withdrawn",
        "withdrawn with a reason",
        "gone",
        "gone without a word",
        "not found",
        "neither yes nor no",
        "another badge",
        "a web page",
    ],
)  # fmt: skip
def test_original(found: object, status: int, expected: tuple[str, str]) -> None:
    """A badge on a web site is withdrawn when the web site says so, or that it is gone."""
    web = Web().having(ASSERTION, found, status)
    assert ended(asked(assertion(uid="8"), web)) == expected


@pytest.mark.parametrize(
    ("web", "message"),
    [
        (Web(), f"{ASSERTION} was not asked, because this check ran without the network."),
        (
            Web(at=NOW - dt.timedelta(days=31)).having(ASSERTION, assertion()),
            "The copy of the original is of 31 August 2026, too old to tell what happened since.",
        ),
        (
            Web(final="https://elsewhere.example/7").having(ASSERTION, b"", 410),
            f"{ASSERTION} sends on to another host, which is not the issuer's.",
        ),
    ],
    ids=["offline", "old", "another host"],
)
def test_original_that_cannot_be_used(web: Web, message: str) -> None:
    """No original, an old one, or one of another host: not checked."""
    assert ended(asked(assertion(), web)) == ("not checked", message)


def test_addresses_without_the_recipient() -> None:
    """An e-mail address in the address of a badge is handed on to nobody."""
    personal = assertion(id=f"{ASSERTION}?identity__email=a%40b.example")
    for original in (assertion(), personal):
        web = Web().having(ASSERTION, original)
        assert ended(asked(personal, web)) == ("passed", SITE_NOT)


def test_the_file_itself_says_so() -> None:
    """A file that says itself that it was withdrawn needs no web site; it is asked all the same."""
    own, site = asked(assertion(revoked=True), Web().having(ASSERTION, assertion()))
    assert (own.outcome, own.message) == (
        Outcome.FAIL,
        "The badge itself says that it was withdrawn.",
    )
    assert site.outcome is Outcome.PASS


def test_unsigned_file_that_says_so() -> None:
    """The same of a file that nothing else is known of."""
    document = assertion(id="urn:uuid:1", verification=None, revoked=True)
    assert ended(asked(document, Web()))[0] == "failed"
    document.pop("revoked")
    assert ended(asked(document, Web())) == (
        "not applicable",
        "The issuer keeps no list of withdrawn badges for this one.",
    )


def ob2_list(*entries: object, **members: object) -> Document:
    """Return a list of version 2.0."""
    return {
        "@context": OB2,
        "id": LIST,
        "type": "RevocationList",
        "revokedAssertions": list(entries),
        **members,
    }


def in_class(**members: object) -> Document:
    """Return a signed assertion whose issuer stands inside with these members."""
    inner = {"id": CLASS, "type": "BadgeClass", "name": "Knots", "issuer": profile(**members)}
    return assertion(id=MINE, badge=inner, verification={"type": "SignedBadge"})


SIGNED = text(in_class(revocationList=LIST))


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (ob2_list(), ("passed", NOT)),
        (ob2_list({"id": "urn:uuid:other"}), ("passed", NOT)),
        (ob2_list({"id": MINE}), ("failed", YES)),
        (ob2_list(MINE), ("failed", YES)),
        (ob2_list({"uid": MINE}), ("failed", YES)),
        (
            ob2_list({"id": MINE, "revocationReason": "A mistake"}),
            ("failed", f"{YES} Reason given: “A mistake”."),
        ),
        (ob2_list(MINE, issuer=PROFILE), ("failed", YES)),
        (
            ob2_list(MINE, issuer=OTHER),
            (
                "not checked",
                f"The list does not count: it is of {OTHER}, not of the badge's issuer.",
            ),
        ),
        ({"@context": OB2, "type": "RevocationList"}, ("not checked", BROKEN)),
        ({MINE: "Issued in error"}, ("not checked", BROKEN)),
    ],
    ids=[
        "nobody",
        "another",
        "this one",
        "a name alone",
        "by its uid",
        "with a reason",
        "names its issuer",
        "names another issuer",
        "no list",
        "of version 1.1",
    ],
)  # fmt: skip
def test_list_of_version_2(found: object, expected: tuple[str, str]) -> None:
    """Signed badges of version 2.0 are withdrawn by name."""
    assert ended(asked(SIGNED, Web().having(LIST, found))) == expected


def test_names_of_the_badge() -> None:
    """A badge may have two names; an empty one is none."""
    whole = in_class(revocationList=LIST)
    web = Web().having(LIST, ob2_list("7"))
    assert ended(asked(text({**whole, "uid": "7"}), web)) == ("failed", YES)
    del whole["id"]
    web = Web().having(LIST, ob2_list(""))
    assert ended(asked(text({**whole, "uid": ""}), web)) == (
        "not checked",
        "The badge has no identifier that could stand in a list.",
    )


def test_list_of_version_1() -> None:
    """Older lists are objects of names and reasons, where silence proves nothing."""
    whole = {**in_class(revocationList=LIST), "@context": "https://w3id.org/openbadges/v1"}
    web = Web().having(LIST, {"7": "Wrong person", "8": ""})
    assert ended(asked(text({**whole, "uid": "7"}), web)) == (
        "failed",
        f"{YES} Reason given: “Wrong person”.",
    )
    assert ended(asked(text({**whole, "uid": "9"}), web)) == (
        "not checked",
        "The list as of 1 October 2026 does not name this badge, but may be no list.",
    )


LINKED = text(
    assertion(id=MINE, badge=CLASS, verification={"type": "SignedBadge", "creator": f"{SITE}/key"})
)
BADGE_CLASS = {"@context": OB2, "id": CLASS, "type": "BadgeClass", "issuer": PROFILE}
NOBODY = "The description of the badge does not say who issued it."


@pytest.mark.parametrize(
    ("described", "published", "expected"),
    [
        (BADGE_CLASS, profile(revocationList=LIST), ("failed", YES)),
        (
            {**BADGE_CLASS, "issuer": {"id": PROFILE}},
            profile(revocationList=LIST),
            ("failed", YES),
        ),
        (
            BADGE_CLASS,
            profile(),
            ("not applicable", "The issuer keeps no list of withdrawn badges."),
        ),
        (
            BADGE_CLASS,
            profile(revocationList=7),
            (
                "not checked",
                "The issuer's profile does not say where its list of withdrawn badges is.",
            ),
        ),
        ({**BADGE_CLASS, "id": f"{CLASS}2"}, profile(), ("not checked", NOBODY)),
        ({**BADGE_CLASS, "issuer": None}, profile(), ("not checked", NOBODY)),
        (
            b"",
            profile(),
            (
                "not checked",
                f"The description of the badge cannot be read: {NO_JSON}",
            ),
        ),
    ],
    ids=[
        "in the list",
        "issuer as an object",
        "no list",
        "no address",
        "another description",
        "of nobody",
        "empty",
    ],
)  # fmt: skip
def test_linked_issuer(described: object, published: object, expected: tuple[str, str]) -> None:
    """Where a badge only links to what was earned, its issuer's list is found by the links."""
    web = Web().having(CLASS, described).having(PROFILE, published).having(LIST, ob2_list(MINE))
    assert ended(asked(LINKED, web)) == expected


def test_links_that_cannot_be_followed() -> None:
    """An issuer's list that cannot be looked for is not checked."""
    assert ended(asked(LINKED, Web())) == (
        "not checked",
        f"{CLASS} was not asked, because this check ran without the network.",
    )
    nobody = assertion(id=MINE, badge={"id": CLASS, "type": "BadgeClass", "name": "Knots"})
    assert ended(asked(text(nobody), Web())) == (
        "not checked",
        "The badge does not say who issued it.",
    )


def test_kept_profile() -> None:
    """A kept copy of the profile names the list as well as the web site does."""
    kept = json.dumps(profile(revocationList=LIST)).encode()
    known = KnownIssuer(id=PROFILE, name="K", says="Ana", document=kept)
    web = Web().having(LIST, ob2_list(MINE))
    assert ended(asked(text(in_class()), web, issuers=(known,))) == ("failed", YES)
