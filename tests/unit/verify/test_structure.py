"""What the standards require of a document, one member at a time."""

import datetime as dt
import json
from typing import Any

import pytest

from portfolio_gen.badges.read import read_credential
from portfolio_gen.base.addresses import refused
from portfolio_gen.base.errors import Unreachable
from portfolio_gen.base.fetch import Fetched
from portfolio_gen.base.report import Finding, Outcome
from portfolio_gen.model.badge import Format
from portfolio_gen.verify import structure
from portfolio_gen.verify.case import Case, case_of
from portfolio_gen.verify.checked import Verdict
from portfolio_gen.verify.context import Context
from portfolio_gen.verify.rules import ob2, ob3
from portfolio_gen.verify.rules.judge import MAX_PROBLEMS, Class, Count, Judge, Member, Problem
from portfolio_gen.verify.rules.values import PLAIN, TEXT
from portfolio_gen.verify.steps import verify_badge
from tests.builders import OB3, V2, Change, Document, changed, credential, drop, put

NOW = dt.datetime(2026, 10, 1, 12, 0, tzinfo=dt.UTC)
SUBJECT = "credentialSubject"
ACHIEVEMENT = f"{SUBJECT}.achievement"
RESULT = {"type": ["Result"], "value": "4", "status": "Completed"}
NO_NAME = "The credential has no name of its own."


def case(document: Document) -> Case:
    """Return the case of a document."""
    return case_of(read_credential(json.dumps(document).encode(), source="badge.json"))


def told(document: Document) -> tuple[list[str], list[str]]:
    """Return what is wrong with a document, and what is only advised against."""
    found = list(structure.problems(case(document)))
    assert all(problem.spec for problem in found)
    serious = [problem.message for problem in found if not problem.advice]
    return serious, [problem.message for problem in found if problem.advice]


def missing(place: str) -> str:
    """Return the sentence about a member that is not there."""
    return f"There is no “{place}”, which the standard asks for."


def wrong(place: str, wanted: str, found: str) -> str:
    """Return the sentence about a member that is something else."""
    return f"“{place}” must be {wanted}, but it is {found}."


@pytest.mark.parametrize(
    ("change", "serious"),
    [
        (put("name", "x"), []),
        (put("name", {"@value": "Leçon", "@language": "fr"}), []),
        (put("issuer", "https://x.example"), []),
        (put(f"{ACHIEVEMENT}.criteria", {"id": "https://x.example/c"}), []),
        (put("credentialStatus", [{"id": "https://x.example/1", "type": "List"}]), []),
        (put(f"{ACHIEVEMENT}.creator", "https://x.example"), []),
        (drop("id"), [missing("id")]),
        (put("id", "open-lesson"), [wrong("id", "an address", "“open-lesson”")]),
        (drop("validFrom"), [missing("validFrom")]),
        (
            put("validFrom", "2026-05-01"),
            [wrong("validFrom", "a moment with its time zone", "“2026-05-01”")],
        ),
        (
            put("validUntil", "never"),
            [wrong("validUntil", "a moment with its time zone", "“never”")],
        ),
        (
            put("validUntil", "2026-04-01T00:00:00Z"),
            ["The badge ends before it begins to be valid."],
        ),
        (
            put("type", ["OpenBadgeCredential"]),
            ["“type” does not say “VerifiableCredential”."],
        ),
        (put("issuer.id", "college"), [wrong("issuer.id", "an address", "“college”")]),
        (drop(ACHIEVEMENT), [missing(ACHIEVEMENT)]),
        (drop(f"{SUBJECT}.type"), [missing(f"{SUBJECT}.type")]),
        (
            put(f"{SUBJECT}.type", ["Thing"]),
            [f"“{SUBJECT}.type” does not say “AchievementSubject”."],
        ),
        (drop(f"{ACHIEVEMENT}.id"), [missing(f"{ACHIEVEMENT}.id")]),
        (drop(f"{ACHIEVEMENT}.name"), [missing(f"{ACHIEVEMENT}.name")]),
        (put(f"{ACHIEVEMENT}.name", "  "), [missing(f"{ACHIEVEMENT}.name")]),
        (put(f"{ACHIEVEMENT}.name", 7), [wrong(f"{ACHIEVEMENT}.name", "text", "a number")]),
        (
            put(f"{ACHIEVEMENT}.type", "Thing"),
            [f"“{ACHIEVEMENT}.type” does not say “Achievement”."],
        ),
        (drop(f"{ACHIEVEMENT}.criteria"), [missing(f"{ACHIEVEMENT}.criteria")]),
        (
            put(f"{ACHIEVEMENT}.criteria", {}),
            ["The badge does not say what had to be done to earn it."],
        ),
        (
            put(f"{ACHIEVEMENT}.criteria", "Teach it."),
            [wrong(f"{ACHIEVEMENT}.criteria", "an object", "“Teach it.”")],
        ),
        (put("evidence.0.type", ["Thing"]), ["“evidence[0].type” does not say “Evidence”."]),
        (
            put(f"{SUBJECT}.result", [RESULT, {"type": "Result", "value": 4}]),
            [wrong(f"{SUBJECT}.result[1].value", "text", "a number")],
        ),
        (
            put(f"{SUBJECT}.identifier.0.type", "Thing"),
            [f"“{SUBJECT}.identifier[0].type” does not say “IdentityObject”."],
        ),
        (
            put(f"{SUBJECT}.identifier.0.hashed", "yes"),
            [wrong(f"{SUBJECT}.identifier[0].hashed", "true or false", "“yes”")],
        ),
        (
            put(f"{SUBJECT}.creditsEarned", value=True),
            [wrong(f"{SUBJECT}.creditsEarned", "a number", "true or false")],
        ),
        (
            put(f"{ACHIEVEMENT}.tag", ["a", None]),
            [wrong(f"{ACHIEVEMENT}.tag[1]", "text", "nothing")],
        ),
        (
            put(f"{ACHIEVEMENT}.endorsementJwt", [7]),
            [wrong(f"{ACHIEVEMENT}.endorsementJwt[0]", "text", "a number")],
        ),
        (
            put(f"{ACHIEVEMENT}.inLanguage", "klingon language"),
            [wrong(f"{ACHIEVEMENT}.inLanguage", "the code of a language", "“klingon language”")],
        ),
        (
            put(f"{ACHIEVEMENT}.creator", 7),
            [wrong(f"{ACHIEVEMENT}.creator", "an object or an address", "a number")],
        ),
        (
            put(f"{ACHIEVEMENT}.version", ["1", "2"]),
            [f"“{ACHIEVEMENT}.version” must be one value, not a list."],
        ),
    ],
)
def test_requirements(change: Change, serious: list[str]) -> None:
    """Every kind of requirement, one broken at a time."""
    assert told(changed(credential(), change)) == (serious, [])


@pytest.mark.parametrize(
    ("change", "advice"),
    [
        (drop("name"), NO_NAME),
        (put("name", []), NO_NAME),
        (put("proof", {"type": "x"}), "“proof” should be a list, even of one."),
        (put("@context", V2), "“@context” should be a list, even of one."),
        (put("description", None), "“description” is empty and should be left out."),
        (put("issuer.type", ["Thing"]), "“issuer.type” does not say “Profile”."),
        (drop("issuer.type"), "“issuer.type” does not say “Profile”."),
        (
            put("issuer.image", "https://x.example/logo.png"),
            "“issuer.image” should be an object of type “Image”.",
        ),
        (drop(f"{SUBJECT}.identifier"), "The badge does not say who received it."),
        (
            put(f"{SUBJECT}.name", "x"),
            f"“{SUBJECT}.name” is not a member that the standard knows here.",
        ),
        (
            put(f"{ACHIEVEMENT}.achievementType", "Medal"),
            f"“{ACHIEVEMENT}.achievementType” is “Medal”, a word that the standard does not list.",
        ),
        (
            put(f"{ACHIEVEMENT}.version", ["1"]),
            f"“{ACHIEVEMENT}.version” should be one value, not a list.",
        ),
    ],
)
def test_advice(change: Change, advice: str) -> None:
    """What every reader understands all the same is told, and does not spoil a badge."""
    assert told(changed(credential(), change)) == ([], [advice])


@pytest.mark.parametrize(
    "change",
    [
        put(f"{ACHIEVEMENT}.achievementType", "ext:Medal"),
        put(f"{ACHIEVEMENT}.achievementType", "Badge"),
        put("evidence", []),
        put(f"{ACHIEVEMENT}.endorsement", ["https://x.example/e.json"]),
        put(f"{ACHIEVEMENT}.endorsementJwt", ["no signed text, which is told where it is read"]),
    ],
)
def test_allowed(change: Change) -> None:
    """Words of one's own are marked; an empty list is no mistake."""
    assert told(changed(credential(), change)) == ([], [])


def test_an_older_data_model() -> None:
    """A badge of 2022 is judged by the standard of 2022, and by its names of dates."""
    old = changed(credential(), put("@context", ["https://www.w3.org/2018/credentials/v1", OB3]))
    assert told(old) == ([missing("issuanceDate")], [])
    dated = changed(old, put("issuanceDate", "2026-05-01T09:00:00Z"), drop("validFrom"))
    assert told(dated) == ([], [])
    ended = changed(dated, put("expirationDate", "2026-04-01T09:00:00Z"))
    assert [p.spec for p in structure.problems(case(ended))] == ["VCDM 1.1 section 4.6"]


def test_no_known_data_model() -> None:
    """A badge with another first context is judged by the newest rules."""
    odd = changed(credential(), put("@context", [OB3, V2]))
    assert told(odd) == ([], [])


def test_places_and_sections() -> None:
    """A finding says where in the document, and which section asks for it."""
    broken = changed(credential(), put("evidence.0.type", ["Thing"]))
    badge = read_credential(json.dumps(broken).encode(), source="badge.json")
    (found,) = verify_badge(badge, Context(now=NOW)).report.named("structure")
    assert (found.place, found.spec, found.advice, found.outcome) == (
        "evidence[0].type",
        "OB 3.0 appendix B, Evidence (type)",
        False,
        Outcome.FAIL,
    )


def test_there_is_a_bound() -> None:
    """A document with a thousand mistakes is told the first of them."""
    many = changed(credential(), put("evidence", [{"type": "Evidence", "name": 1}] * 100))
    assert len(list(structure.problems(case(many)))) == MAX_PROBLEMS


def test_advice_hides_no_problem() -> None:
    """However much is advised against, what is wrong is told."""
    many: dict[str, object] = {f"own{number}": "x" for number in range(2 * MAX_PROBLEMS)}
    document = credential()
    document[SUBJECT] = {**many, **document[SUBJECT]}
    del document["evidence"][0]["type"]
    serious, advice = told(document)
    assert serious == [missing("evidence[0].type")]
    assert len(advice) == MAX_PROBLEMS


ENDORSEMENT: Document = {
    "@context": [V2, OB3],
    "id": "urn:uuid:1",
    "type": ["VerifiableCredential", "EndorsementCredential"],
    "issuer": {"id": "https://rivercommons.example", "type": ["Profile"]},
    "validFrom": "2026-05-01T09:00:00Z",
    "credentialSubject": {"id": "urn:a", "type": ["EndorsementSubject"]},
}
RECORD: Document = {
    **ENDORSEMENT,
    "type": ["VerifiableCredential", "ClrCredential"],
    "name": "Transcript",
    "credentialSubject": {"type": ["ClrSubject"], "verifiableCredential": [{}]},
}


@pytest.mark.parametrize(
    ("document", "change", "serious"),
    [
        (ENDORSEMENT, put("name", "x"), []),
        (ENDORSEMENT, drop(f"{SUBJECT}.id"), [missing(f"{SUBJECT}.id")]),
        (ENDORSEMENT, drop("validFrom"), [missing("validFrom")]),
        (RECORD, put("partial", value=False), []),
        (RECORD, put("partial", "no"), [wrong("partial", "true or false", "“no”")]),
        (
            RECORD,
            put(f"{SUBJECT}.verifiableCredential", []),
            [missing(f"{SUBJECT}.verifiableCredential")],
        ),
        (
            RECORD,
            put(f"{SUBJECT}.verifiableCredential", [7]),
            [wrong(f"{SUBJECT}.verifiableCredential[0]", "an object or text", "a number")],
        ),
        (
            RECORD,
            put(f"{SUBJECT}.association", [{"type": "Association", "associationType": "precedes"}]),
            [
                missing(f"{SUBJECT}.association[0].sourceId"),
                missing(f"{SUBJECT}.association[0].targetId"),
            ],
        ),
    ],
)
def test_kin(document: Document, change: Change, serious: list[str]) -> None:
    """Endorsements and learner records have rules of their own."""
    assert told(changed(document, change)) == (serious, [])


PROFILE: Document = {
    "id": "https://college.example/issuer.json",
    "type": "Issuer",
    "name": "College",
    "url": "https://college.example",
    "email": "badges@college.example",
}
BADGE_CLASS: Document = {
    "id": "https://college.example/lesson.json",
    "type": "BadgeClass",
    "name": "Open lesson",
    "description": "Made a lesson.",
    "image": "https://college.example/lesson.png",
    "criteria": {"narrative": "Teach it."},
    "issuer": PROFILE,
}
ASSERTION: Document = {
    "@context": "https://w3id.org/openbadges/v2",
    "id": "https://college.example/1.json",
    "type": "Assertion",
    "recipient": {"type": "email", "hashed": False, "identity": "ana@college.example"},
    "badge": BADGE_CLASS,
    "verification": {"type": "HostedBadge"},
    "issuedOn": "2026-05-01",
}


@pytest.mark.parametrize(
    ("change", "serious"),
    [
        (put("name", "x"), []),
        (put("badge.criteria", "https://college.example/c"), []),
        (put("evidence", "https://ana.example/work"), []),
        (put("recipient.type", ["email", "urn:x"]), []),
        (drop("id"), [missing("id")]),
        (drop("recipient"), [missing("recipient")]),
        (drop("recipient.hashed"), [missing("recipient.hashed")]),
        (drop("verification"), [missing("verification")]),
        (drop("issuedOn"), [missing("issuedOn")]),
        (put("issuedOn", "last May"), [wrong("issuedOn", "a date", "“last May”")]),
        (put("expires", "2025-05-01T00:00:00Z"), []),
        (
            put("verification.type", "trust me"),
            [
                (
                    "“verification.type” does not say “HostedBadge” or “hosted” or "
                    "“SignedBadge” or “signed”."
                )
            ],
        ),
        (drop("badge.image"), [missing("badge.image")]),
        (put("badge.type", "Assertion"), ["“badge.type” does not say “BadgeClass”."]),
        (
            put("badge.criteria", {"type": "Criteria"}),
            ["The badge does not say what had to be done to earn it."],
        ),
        (drop("badge.issuer"), [missing("badge.issuer")]),
        (drop("badge.issuer.email"), [missing("badge.issuer.email")]),
        (
            put("badge.alignment", {"targetName": "x", "targetUrl": "x"}),
            [wrong("badge.alignment.targetUrl", "an address", "“x”")],
        ),
    ],
)
def test_open_badges_2(change: Change, serious: list[str]) -> None:
    """Assertions, their badge classes and issuers are judged by the standard of 2018."""
    found = told(changed(ASSERTION, change))[0]
    assert found == serious


def test_an_older_badge_that_ends_before_it_begins() -> None:
    """The section is that of the older standard."""
    dates = (put("issuedOn", "2026-05-01T00:00:00Z"), put("expires", "2025-05-01T00:00:00Z"))
    (found,) = structure.problems(case(changed(ASSERTION, *dates)))
    assert (found.message, found.spec) == (
        "The badge ends before it begins to be valid.",
        "OB 2.0 section 3, Assertion",
    )


class Web:
    """Answers from a table."""

    def __init__(self, *documents: Document, status: int = 200, body: bytes = b"") -> None:
        """Keep what stands at which address."""
        self.pages = {d["id"]: body or json.dumps(d).encode() for d in documents}
        self.status = status

    def fetch(self, url: str) -> Fetched:
        """Return what stands there."""
        if url not in self.pages:
            raise Unreachable(f"{url} did not answer.")
        return Fetched(url=url, status=self.status, body=self.pages[url], at=NOW)


LINKED = changed(ASSERTION, put("badge", BADGE_CLASS["id"]))
LINKED_ISSUER = changed(BADGE_CLASS, put("issuer", PROFILE["id"]))


def findings(document: Document, web: Any = None) -> list[tuple[Outcome, str]]:  # noqa: ANN401
    """Return what the structure of a document is found to be, with or without the network."""
    ctx = Context(now=NOW, fetcher=web) if web else Context(now=NOW)
    badge = read_credential(json.dumps(document).encode(), source="badge.json")
    named: tuple[Finding, ...] = verify_badge(badge, ctx).report.named("structure")
    return [(f.outcome, f.message) for f in named]


COMPLETE = [(Outcome.PASS, "Everything that the standard requires is there.")]


@pytest.mark.parametrize(
    ("document", "web", "found"),
    [
        (ASSERTION, None, COMPLETE),
        (
            LINKED,
            None,
            [
                (
                    Outcome.UNKNOWN,
                    (
                        "https://college.example/lesson.json was not asked, because this check ran "
                        "without the network."
                    ),
                )
            ],
        ),
        (LINKED, Web(BADGE_CLASS), COMPLETE),
        (LINKED, Web(LINKED_ISSUER, PROFILE), COMPLETE),
        (
            LINKED,
            Web(LINKED_ISSUER),
            [(Outcome.UNKNOWN, "https://college.example/issuer.json did not answer.")],
        ),
        (
            LINKED,
            Web(changed(BADGE_CLASS, drop("name"))),
            [(Outcome.FAIL, missing("badge.name"))],
        ),
        (
            LINKED,
            Web(LINKED_ISSUER, changed(PROFILE, drop("url"))),
            [(Outcome.FAIL, missing("badge.issuer.url"))],
        ),
        (
            LINKED,
            Web(BADGE_CLASS, status=404),
            [(Outcome.UNKNOWN, f"“badge” is only a link: {refused(BADGE_CLASS['id'], 404)}")],
        ),
        (
            LINKED,
            Web(BADGE_CLASS, body=b"[1]"),
            [
                (
                    Outcome.UNKNOWN,
                    (
                        "“badge” is only a link, and what it leads to cannot be read: This JSON "
                        "is not an object: it must begin with { and end with }."
                    ),
                )
            ],
        ),
    ],
    ids=[
        "whole",
        "offline",
        "class",
        "both",
        "no issuer",
        "bad class",
        "bad issuer",
        "404",
        "junk",
    ],
)
def test_linked_parts(document: Document, web: Any, found: list[tuple[Outcome, str]]) -> None:  # noqa: ANN401
    """What is only linked counts as far as it was obtained, and is judged by the same rules."""
    assert findings(document, web) == found


def test_the_oldest_badges() -> None:
    """They are shown; nothing is claimed about what they need."""
    old = {**ASSERTION, "@context": "https://w3id.org/openbadges/v1"}
    assert findings(old) == [(Outcome.UNKNOWN, "What documents of this kind need is not checked.")]
    badge = read_credential(json.dumps(old).encode(), source="badge.json")
    checked = verify_badge(badge, Context(now=NOW))
    assert badge.format is Format.OB1
    assert checked.verdict is Verdict.INCOMPLETE
    (found,) = checked.report.named("format")
    assert found.message == ("Open Badges 1.1 or older can be shown, but not checked completely.")


@pytest.mark.parametrize("judge", [*ob3.JUDGES.values(), ob2.JUDGE], ids=["1.1", "2.0", "OB 2.0"])
def test_tables(judge: Judge) -> None:
    """Every class that a rule names is in the tables, and no member has two rules."""
    for name, rules in judge.classes.items():
        names = [member.name for member in rules.members]
        assert len(set(names)) == len(names), name
        assert rules.spec, name
        kinds = [kind for member in rules.members for kind in member.kinds]
        assert {kind for kind in kinds if isinstance(kind, str)} <= set(judge.classes)


def test_one_wrong_kind_among_several() -> None:
    """Where a member may be this or that, the sentence names both, each once."""
    rules = Class(
        spec="here", members=(Member(name="a", kinds=(PLAIN, TEXT, "B"), count=Count.EITHER),)
    )
    judge = Judge(classes={"A": rules, "B": Class(spec="there")})
    assert list(judge.problems({"a": 1}, "A")) == [
        Problem(message=wrong("a", "text or an object", "a number"), spec="here (a)", place="a")
    ]
