"""Badges written otherwise after they were signed: every statement is still there.

Signatures over statements cover what is said of a thing, and not in which of its places, in how
many lists, or by which of two names. Whatever shows less than it states is not known to be
unchanged; where the same is shown, it is the same badge.
"""

from collections.abc import Iterator

from tests.builders import COLLEGE, Change, Document, changed, drop, put
from tools.cases.case import FAIL, OPEN, PASS, SUITES, Case, case, secure, usual

ACHIEVEMENT = "credentialSubject.achievement"
_SPEC = "RDF 1.1 Concepts section 4 (a dataset is a set of statements); RDFC-1.0 section 4"
_COVERS = "P1 hazard:places"
_SHARED = "https://badges.kestrelvalley.example/shared"
_PROFILE = {"id": COLLEGE, "type": ["Profile"], "name": "Kestrel Valley College"}
_BARE = {"id": COLLEGE, "type": ["Profile"]}
_PHOTO = {"id": _SHARED, "type": ["Evidence"], "name": "Photo", "description": "Of a lesson."}
_BARE_PHOTO = {"id": _SHARED, "type": ["Evidence"]}
_OLDER = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.2.json"
_CREATOR = f"{ACHIEVEMENT}.creator"

Row = tuple[str, str, tuple[Change, ...], Change]


def cases() -> Iterator[Case]:
    """Yield every case."""
    yield from _hidden()
    yield from _same()
    yield from _second_names()
    yield from _as_text()


def _move_name(document: Document) -> None:
    creator = document["credentialSubject"]["achievement"]["creator"]
    creator["name"] = document["issuer"].pop("name")


def _divide(document: Document) -> None:
    (photo,) = document["evidence"]
    document["evidence"].append({**_BARE_PHOTO, "name": photo.pop("name")})


_HIDDEN: tuple[Row, ...] = (
    (
        "issuer-name-at-creator",
        "The name of the issuer was moved to where the creator stands, who is the same.",
        (put(_CREATOR, _BARE),),
        _move_name,
    ),
    (
        "issuer-by-address",
        "The issuer, whose name the creator states as well, was made an address.",
        (put(_CREATOR, _PROFILE),),
        put("issuer", COLLEGE),
    ),
    (
        "evidence-divided",
        "One piece of evidence was divided into two entries.",
        (put("evidence", [_PHOTO]),),
        _divide,
    ),
    (
        "criteria-emptied",
        "The criteria were left to the evidence with the same address.",
        (
            put(f"{ACHIEVEMENT}.criteria", {"id": _SHARED, "narrative": "Teach."}),
            put("evidence", [{**_BARE_PHOTO, "narrative": "Teach."}]),
        ),
        drop(f"{ACHIEVEMENT}.criteria.narrative"),
    ),
)

_SHAPED: tuple[Row, ...] = (
    (
        "name-twice",
        "The name of the issuer was written twice, in a list.",
        (),
        put("issuer.name", ["Kestrel Valley College"] * 2),
    ),
    (
        "hashed-as-text",
        "That the address is hashed was written as text.",
        (),
        put("credentialSubject.identifier.0.hashed", "true"),
    ),
)


def _hidden() -> Iterator[Case]:
    """Yield badges that show less than was signed."""
    rows = [(*row, "incomplete") for row in _HIDDEN] + [(*row, "altered") for row in _SHAPED]
    for name, what, before, after, verdict in rows:
        yield case(
            f"places-{name}",
            what,
            _COVERS,
            changed(secure(usual(*before)), after),
            verdict,
            {"nothing-unsigned": OPEN, "signature": OPEN},
            spec=_SPEC,
        )


def _same() -> Iterator[Case]:
    """Yield badges that show the same."""
    works = put("evidence", [_PHOTO, {"type": ["Evidence"], "name": "Plan"}])
    rows: tuple[Row, ...] = (
        (
            "order",
            "The evidence stands in another order, which is not signed and is no change.",
            (works,),
            lambda document: document["evidence"].reverse(),
        ),
        (
            "repeated",
            "A piece of evidence stands there twice; it is one, and shown once.",
            (put("evidence", [_PHOTO]),),
            put("evidence", [_PHOTO, _PHOTO]),
        ),
        (
            "creator-written-out",
            "The creator, who is the issuer, was written out.",
            (put(_CREATOR, _BARE),),
            put(_CREATOR, _PROFILE),
        ),
    )
    for name, what, before, after in rows:
        yield case(
            f"places-{name}",
            what,
            _COVERS,
            changed(secure(usual(*before)), after),
            "confirmed",
            {"nothing-unsigned": PASS, "signature": PASS},
            spec=_SPEC,
        )


def _second_names() -> Iterator[Case]:
    """Yield badges with members by another name; all signatures over statements fit."""
    edition = ["https://www.w3.org/ns/credentials/v2", _OLDER]
    picture = {"id": "https://badges.kestrelvalley.example/lesson.png", "type": "Image"}
    rows = (
        ("criteria", "Criteria", ()),
        ("image", "Image", (put("@context", edition), put(f"{ACHIEVEMENT}.image", picture))),
    )
    for name, second, before in rows:
        document = secure(usual(*before))
        holder = document["credentialSubject"]["achievement"]
        holder[second] = holder.pop(name)
        yield case(
            f"places-{name}-by-second-name",
            f"The vocabulary lets “{second}” state what “{name}” states, where nobody looks.",
            f"{_COVERS} hazard:undefined-term",
            document,
            "altered",
            {"nothing-unsigned": FAIL, "signature": OPEN},
            spec="OB 3.0 appendix B; JSON-LD 1.1 API section 5.1.2",
        )


def _as_text() -> Iterator[Case]:
    """Yield the same changes to badges that are signed as text: they are changes."""
    for name, what, before, after in _HIDDEN:
        yield case(
            f"places-{name}-as-text",
            f"{what} The text was signed.",
            "P2 hazard:places",
            changed(secure(usual(*before), SUITES["eddsa-jcs"]), after),
            "altered",
            {"signature": FAIL},
            spec=SUITES["eddsa-jcs"].spec,
        )
