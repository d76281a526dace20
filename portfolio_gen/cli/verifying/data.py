"""A result as a program reads it. ``docs/schemas/verification.json`` is made from these types."""

from typing import TYPE_CHECKING, NotRequired

from typing_extensions import TypedDict

from portfolio_gen.base.errors import PortfolioError
from portfolio_gen.base.report import Finding
from portfolio_gen.verify.batch import Result
from portfolio_gen.verify.checked import Checked, Inside
from portfolio_gen.verify.questions import NUMBERS, QUESTIONS

if TYPE_CHECKING:
    from portfolio_gen.verify.explain import Trace

VERSION = 1
"""Version of the report; members are only added while it stays the same."""


class ErrorData(TypedDict):
    """Why a file could not be read as a badge."""

    code: str
    """Stable name of the error, such as badge, limit or unreachable."""
    message: str
    """What is wrong, as a sentence."""
    hint: str
    """What to do about it; may be empty."""


class CheckData(TypedDict):
    """The answer of one check."""

    number: int
    """Its place in the table of checks; the same in every report. 0 if it has none."""
    check: str
    """Stable name of the check."""
    question: str
    """What it asks, for people."""
    outcome: str
    """passed, failed, not checked, or not applicable."""
    message: str
    """What was found, as a sentence whose words may change."""
    why: str
    """Why it matters; may be empty."""
    hint: str
    """What to do about it; may be empty."""
    says: str
    """Who says so: this program, or whoever keeps the list or the copy that was used."""
    spec: str
    """Section of the standard that asks for it; may be empty."""
    advice: bool
    """True for something to mend that everybody reads all the same."""


class TraceData(TypedDict):
    """What lies between one signature and its answer; all bytes in hexadecimal digits."""

    kind: str
    """Kind of the signature: a cryptosuite, or the algorithm of a signed text."""
    method: str
    """The key as the signature names it."""
    key: str
    """The public key, in the way of its kind; empty if it could not be had."""
    key_from: str
    """Where the key came from, or why it could not be had."""
    document_hash: str
    """Hash of the document in canonical form; empty for a signed text."""
    options_hash: str
    """Hash of the options of the signature in canonical form; empty for a signed text."""
    message: str
    """The bytes that are signed; of a signed text, their SHA-256."""
    note: str
    """Why something of this is missing; may be empty."""


class InsideData(TypedDict):
    """A signed document inside the badge, with a verdict of its own."""

    place: str
    """Where it stands."""
    verdict: str | None
    """Stable name of its verdict; null if it was not checked."""
    sentence: str
    """Its verdict explained, or why it was not checked."""
    issuer: str
    """Identifier of whoever it names as its issuer; empty if it was not checked."""
    about_this: bool
    """False for an endorsement of something else than what it stands in."""
    by_issuer: bool
    """True if whoever issued the badge issued it, too."""


class FileData(TypedDict):
    """What became of one file."""

    file: str
    """The file as it was named."""
    verdict: str | None
    """Stable name of the verdict; null for a file that is no badge."""
    error: NotRequired[ErrorData]
    """Only for a file that is no badge; then nothing but file and verdict stands beside it."""
    words: NotRequired[str]
    """The verdict, for people."""
    sentence: NotRequired[str]
    """The verdict explained in a sentence."""
    at: NotRequired[str]
    """The moment dates were judged by, ISO 8601 in UTC."""
    address: NotRequired[str]
    """Host of the web address that publishes the signing key; empty if none was shown to."""
    open_host: NotRequired[bool]
    """True if anybody can get an address at that host."""
    known_to: NotRequired[str]
    """Who vouches for the issuer; empty if nobody."""
    checks: NotRequired[list[CheckData]]
    """Every check, in the order of the table."""
    inside: NotRequired[list[InsideData]]
    """Signed documents inside the badge: endorsements, badges of a learner record."""
    signatures: NotRequired[list[TraceData]]
    """Every signature step by step; only with --explain."""


class DifferenceData(TypedDict):
    """One answer that differs from that of the other verifier."""

    file: str
    """The file as it was named here."""
    about: str
    """verdict, or the name of a check."""
    here: str
    """What this program found."""
    there: str
    """What the other verifier found."""


class ComparisonData(TypedDict):
    """What another verifier found."""

    verifier: str
    """What the other verifier is called."""
    agree: int
    """Files of which both say the same."""
    differences: list[DifferenceData]
    """Every answer that differs."""
    only_here: list[str]
    """Files that the other report does not name."""
    only_there: list[str]
    """Files that only the other report names."""


class ReportData(TypedDict):
    """What portfolio-gen verify --json prints."""

    version: int
    """Version of this report."""
    files: list[FileData]
    """The files, in the order in which they were named."""
    compared: NotRequired[ComparisonData]
    """Only with --compare."""


def file_data(result: Result, traces: "tuple[Trace, ...] | None" = None) -> FileData:
    """Return one result; a file that cannot be read has an ``error`` and no ``verdict``."""
    if result.checked is None:
        return {"file": result.source, "verdict": None, "error": _error(result.error)}
    found = _checked(result.source, result.checked)
    if traces is not None:
        found["signatures"] = [_trace(trace) for trace in traces]
    return found


def _error(error: PortfolioError | None) -> ErrorData:
    """Return an error; a result has either one or checks."""
    assert error is not None  # noqa: S101 (a result has the one or the other)
    return {"code": error.code, "message": error.message, "hint": error.hint}


def _checked(file: str, checked: Checked) -> FileData:
    """Return what the checks found."""
    return {
        "file": file,
        "verdict": checked.verdict.name.lower(),
        "words": checked.verdict.value,
        "sentence": checked.sentence,
        "at": checked.at.isoformat(),
        "address": checked.address,
        "open_host": checked.open_host,
        "known_to": checked.known_to,
        "checks": [_check(finding) for finding in checked.report.findings],
        "inside": [_inside(inside) for inside in checked.inside],
    }


def _inside(inside: Inside) -> InsideData:
    """Return one document inside another."""
    found = inside.checked
    return {
        "place": inside.place,
        "verdict": found.verdict.name.lower() if found else None,
        "sentence": found.sentence if found else inside.problem,
        "issuer": found.badge.issuer.id if found else "",
        "about_this": inside.about_this,
        "by_issuer": inside.by_issuer,
    }


def _check(finding: Finding) -> CheckData:
    """Return one finding; the names of the members are those of ``Finding``."""
    return {
        "number": NUMBERS.get(finding.check, 0),
        "check": finding.check,
        "question": QUESTIONS.get(finding.check, finding.check),
        "outcome": finding.outcome.value,
        "message": finding.message,
        "why": finding.why,
        "hint": finding.hint,
        "says": finding.says,
        "spec": finding.spec,
        "advice": finding.advice,
    }


def _trace(trace: "Trace") -> TraceData:
    """Return the steps of one signature."""
    return {
        "kind": trace.kind,
        "method": trace.method,
        "key": trace.key,
        "key_from": trace.key_from,
        "document_hash": trace.document_hash,
        "options_hash": trace.options_hash,
        "message": trace.message,
        "note": trace.note,
    }
