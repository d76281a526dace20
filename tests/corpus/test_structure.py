"""Our rules beside the official JSON schemas: the same answer, or a reason why not."""

import copy
import csv
import datetime as dt
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from portfolio_gen.badges.read import read_credential
from portfolio_gen.base.errors import BadgeError
from portfolio_gen.model.badge import Format
from portfolio_gen.verify import structure
from portfolio_gen.verify.case import Case, case_of
from tests.builders import ROOT, changed, credential, put

pytestmark = pytest.mark.corpus

SCHEMAS = "schemas/1edtech-validator"
FILES = {
    Format.OB3: "ob_v3p0_achievementcredential_schema_draft4.json",
    Format.ENDORSEMENT: "ob_v3p0_achievementcredential_schema_draft4.json",
    Format.CLR2: "clr_v2p0_clrcredential_schema_draft4.json",
}
"""The schema of each kind; that of endorsements is a part of that of badges."""

NEWER_NAMES = {"issuanceDate": "validFrom", "expirationDate": "validUntil"}
FORMATS = jsonschema.FormatChecker(formats=())


@FORMATS.checks("date-time")
def _is_moment(value: object) -> bool:
    """Tell whether a text is a date and time with its zone; others are for another rule."""
    if not isinstance(value, str):
        return True
    try:
        return dt.datetime.fromisoformat(value).tzinfo is not None and "T" in value
    except ValueError:
        return False


def newer(node: Any) -> Any:  # noqa: ANN401 (any JSON value)
    """Return a schema for version 2.0 of the data model, made of the one for version 1.1.

    The corpus holds the schemas for version 1.1 only. Those for 2.0 differ in this: other names of
    dates, and a credential needs no name.
    """
    if isinstance(node, list):
        return [
            NEWER_NAMES.get(item, newer(item)) if isinstance(item, str) else newer(item)
            for item in node
        ]
    if isinstance(node, dict):
        return {NEWER_NAMES.get(name, name): newer(value) for name, value in node.items()}
    return node


class Schemas:
    """The official schemas by kind and version."""

    def __init__(self, corpus: Path) -> None:
        """Read them."""
        self.made: dict[tuple[Format, str], jsonschema.Draft4Validator] = {}
        for kind, file in FILES.items():
            older = json.loads((corpus / SCHEMAS / file).read_bytes())  # noqa: TID251
            young = newer(older)
            young["required"].remove("name")
            for vcdm, schema in (("1.1", older), ("2.0", young)):
                whole = dict(schema)
                if kind is Format.ENDORSEMENT:
                    whole = {**schema["$defs"]["EndorsementCredential"], "$defs": schema["$defs"]}
                self.made[kind, vcdm] = jsonschema.Draft4Validator(whole, format_checker=FORMATS)

    def refusals(self, kind: Format, vcdm: str, document: Mapping[str, Any]) -> list[str]:
        """Return the places that the schema objects to."""
        errors = self.made[kind, vcdm].iter_errors(document)
        return sorted(".".join(str(part) for part in error.absolute_path) for error in errors)


@pytest.fixture(scope="module")
def schemas(corpus: Path) -> Schemas:
    """The official schemas."""
    return Schemas(corpus)


def cases(corpus: Path) -> Iterator[tuple[str, Case]]:
    """Yield every document of the corpus that a schema is for."""
    with (corpus / "MANIFEST.tsv").open(encoding="utf-8", newline="") as file:
        names = [
            row["path"] for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        ]
    for name in names:
        try:
            badge = read_credential((corpus / name).read_bytes(), source=name)
        except BadgeError:
            continue
        if badge.format in FILES:
            yield name, case_of(badge)


EXTRA = "advice only: the schema allows no further members here, but the vocabulary knows this one"
STATUS = "the schema is older than status lists and knows none of their members"
INSIDE = "what an endorsement lacks is told at the endorsement, which has a verdict of its own"
NO_TYPE = "stricter: the standard demands this type, the schema takes any text"
TEXT_INSIDE = "a badge in a record may be signed text; the schema knows objects only"
ADDRESS = "advice only: a picture given by its address alone is understood by everybody"

DIFFERENCES: dict[str, str] = {
    "1edtech-spec/examples/fullOpenBadge-1.json": INSIDE,
    "1edtech-validator/clr20/simple.jwt": TEXT_INSIDE,
    "1edtech-validator/ob30/bit-string-list/credential-status-revoked.json": STATUS,
    "1edtech-validator/ob30/complete.json": INSIDE,
    "1edtech-validator/ob30/complete_v1.json": f"{INSIDE}; and a kind of identity it does not list",
    "1edtech-validator/ob30/endorsement-err-schema-status-refresh.json": EXTRA,
    "1edtech-validator/ob30/endorsement-valid.json": EXTRA,
    "1edtech-validator/ob30/simple-did-web-method.json": EXTRA,
    "1edtech-validator/ob30/simple-err-credential-subject-profile-type.json": NO_TYPE,
    "1edtech-validator/ob30/simple-err-credential-subject-result-type.json": NO_TYPE,
    "1edtech-validator/ob30/simple-err-credential-subject-type.json": NO_TYPE,
    "1edtech-validator/ob30/simple-err-evidence-type.json": NO_TYPE,
    "1edtech-validator/ob30/simple-err-issuer-otheridentifier-type.json": NO_TYPE,
    "dcc-verifier-core/eddsa/v2/v2EddsaWithValidStatus.json": f"{EXTRA}; {STATUS}",
    "dcc-verifier-core/eddsaAndEd25519/v2/v2DoubleSigWithBadStatusUrl.json": f"{EXTRA}; {STATUS}",
    "dcc-verifier-core/eddsaAndEd25519/v2/v2DoubleSigWithValidStatus.json": f"{EXTRA}; {STATUS}",
    "dcc-verifier-core/v1/v1Expired.json": f"{EXTRA}; {ADDRESS}",
    "dcc-verifier-core/v1/v1ExpiredWithValidStatus.json": f"{EXTRA}; {STATUS}",
    "dcc-verifier-core/v1/v1Revoked.json": f"{EXTRA}; {STATUS}",
    "dcc-verifier-core/v2/didWeb/v2didWebMultikeyWithValidStatus.json": f"{EXTRA}; {STATUS}",
    "dcc-verifier-core/v2/v2ExpiredWithValidStatus.json": f"{EXTRA}; {STATUS}",
    "dcc-verifier-core/v2/v2Revoked.json": f"{EXTRA}; {STATUS}",
    "dcc-verifier-core/v2/v2RevokedAndExpired.json": f"{EXTRA}; {STATUS}",
}
"""Documents that the schema and the rules judge differently, with the reason."""


def test_same_answer(corpus: Path, schemas: Schemas) -> None:
    """Every document is accepted by both or refused by both, but for reviewed differences."""
    different, seen = {}, 0
    for name, case in cases(corpus):
        seen += 1
        ours = [p.message for p in structure.problems(case) if not p.advice]
        theirs = schemas.refusals(case.badge.format, case.badge.vcdm or "2.0", case.credential)
        if bool(ours) != bool(theirs):
            different[name] = (ours, theirs)
    assert seen >= 52
    assert set(different) == set(DIFFERENCES), different


def rich() -> dict[str, Any]:
    """Return a badge that has one of everything."""
    about, achievement = "credentialSubject", "credentialSubject.achievement"
    picture = {"id": "https://x.example/a.png", "type": "Image", "caption": "A lesson"}
    other = {"type": "IdentifierEntry", "identifier": "12", "identifierType": "sourcedId"}
    target = {
        "type": ["Alignment"],
        "targetName": "Inquiry",
        "targetUrl": "https://x.example/inquiry",
        "targetType": "CFItem",
    }
    place = {"type": "GeoCoordinates", "latitude": 42.4, "longitude": -75.1}
    level = {"id": "urn:l", "type": ["RubricCriterionLevel"], "name": "Met", "alignment": [target]}
    criterion = {
        "id": "urn:r",
        "type": ["ResultDescription"],
        "name": "Inquiry",
        "resultType": "RubricCriterionLevel",
        "allowedValue": ["1", "2"],
        "rubricCriterionLevel": [level],
        "alignment": [target],
    }
    return changed(
        credential(),
        put("description", "A lesson."),
        put("image", picture),
        put("validUntil", "2030-05-01T09:00:00Z"),
        put("credentialSchema", [{"id": "https://x.example/s", "type": "JsonSchema"}]),
        put("proof", [{"type": "DataIntegrityProof", "created": "2026-05-01T09:00:00Z"}]),
        put("issuer.image", picture),
        put("issuer.otherIdentifier", [other]),
        put("issuer.address", {"type": ["Address"], "addressCountry": "USA", "geo": place}),
        put("issuer.parentOrg", {"id": "https://x.example", "type": ["Profile"], "name": "X"}),
        put(f"{about}.activityStartDate", "2026-04-01T09:00:00Z"),
        put(f"{about}.creditsEarned", 3),
        put(f"{about}.result", [{"type": ["Result"], "status": "Completed", "value": "2"}]),
        put(f"{about}.source", {"id": "https://x.example", "type": ["Profile"]}),
        put(f"{achievement}.image", picture),
        put(f"{achievement}.creator", {"id": "https://x.example", "type": ["Profile"]}),
        put(f"{achievement}.alignment", [target]),
        put(f"{achievement}.tag", ["science"]),
        put(f"{achievement}.resultDescription", [criterion]),
        put(f"{achievement}.otherIdentifier", [other]),
        put(f"{achievement}.related", [{"id": "urn:x", "version": "1"}]),
        put(f"{achievement}.achievementType", "Badge"),
    )


ENDORSEMENT: dict[str, Any] = {
    "@context": ["https://www.w3.org/ns/credentials/v2"],
    "id": "urn:uuid:1",
    "type": ["VerifiableCredential", "EndorsementCredential"],
    "issuer": {"id": "https://rivercommons.example", "type": ["Profile"]},
    "validFrom": "2026-05-01T09:00:00Z",
    "credentialSubject": {
        "id": "urn:a",
        "type": ["EndorsementSubject"],
        "endorsementComment": "Well made.",
    },
}
RECORD: dict[str, Any] = {
    **ENDORSEMENT,
    "type": ["VerifiableCredential", "ClrCredential"],
    "name": "Transcript",
    "partial": False,
    "credentialSubject": {
        "type": ["ClrSubject"],
        "verifiableCredential": [credential()],
        "association": [
            {
                "type": "Association",
                "associationType": "precedes",
                "sourceId": "urn:a",
                "targetId": "urn:b",
            }
        ],
    },
}


def samples() -> dict[str, dict[str, Any]]:
    """Return our own documents: those of the sample portfolio, and one of everything."""
    found = {"rich": rich(), "endorsement": ENDORSEMENT, "record": RECORD}
    for file in sorted((ROOT / "sample_portfolio" / "badges").glob("*.json")):
        document = json.loads(file.read_bytes())  # noqa: TID251
        if "credentialSubject" in document:
            found[file.stem] = document
    return found


SAMPLES = samples()
WRONG = {str: 7, list: 7, dict: 7, bool: "yes", int: "3", float: "42.4"}
"""A value of another type, for each type."""

Way = tuple[str | int, ...]


def places(node: Any, way: Way = ()) -> Iterator[Way]:  # noqa: ANN401 (any JSON value)
    """Yield the way to every member and every entry of a list."""
    entries: Any = ()
    if isinstance(node, dict):
        entries = node.items()
    elif isinstance(node, list):
        entries = enumerate(node)
    for name, value in entries:
        # What stands in a badge inside a record is judged there.
        if name != "verifiableCredential":
            yield from places(value, (*way, name))
        yield (*way, name)


def mutants(document: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield every document with one member left out, or of another type."""
    for way in places(document):
        for what in ("without", "other"):
            copied = copy.deepcopy(document)
            holder: Any = copied
            for name in way[:-1]:
                holder = holder[name]
            if what == "other":
                holder[way[-1]] = WRONG[type(holder[way[-1]])]
            elif isinstance(holder, list):
                continue
            else:
                del holder[way[-1]]
            yield f"{what} {'.'.join(str(name) for name in way)}", copied


CRITERIA = "the standard asks for one of two members, which a schema of this kind cannot say"
STRICTER = {
    "other proof.0.cryptosuite": "the schema does not know the kinds of signatures",
    "without name": "advice: wallets show it",
    "without credentialSubject.achievement.criteria.narrative": CRITERIA,
    "without credentialSubject.identifier": CRITERIA,
}
"""Changes that we notice and the schema does not, with the reason."""


def refused(document: dict[str, Any]) -> bool:
    """Tell whether anything is found in a document, or it cannot even be read."""
    try:
        badge = read_credential(json.dumps(document).encode(), source="x.json")
    except BadgeError:
        return True
    return badge.format in FILES and any(structure.problems(case_of(badge)))


@pytest.mark.parametrize("name", sorted(SAMPLES))
def test_mutations(schemas: Schemas, name: str) -> None:
    """Leaving out a member or giving it another type is noticed exactly when the schema does."""
    document = SAMPLES[name]
    badge = read_credential(json.dumps(document).encode(), source="x.json")
    assert schemas.refusals(badge.format, badge.vcdm, document) == []
    lenient: list[str] = []
    strict: list[str] = []
    seen = 0
    for what, mutant in mutants(document):
        seen += 1
        theirs = bool(schemas.refusals(badge.format, badge.vcdm, mutant))
        ours = refused(mutant)
        if theirs and not ours:
            lenient.append(what)
        if ours and not theirs:
            strict.append(what)
    assert seen >= 20
    assert lenient == []
    assert [what for what in strict if what not in STRICTER] == []
