"""What another verifier found, beside what this one found."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from portfolio_gen.badges import strict_json
from portfolio_gen.base.errors import BadgeError, ConfigError
from portfolio_gen.cli.terminal import one_line
from portfolio_gen.cli.verifying.data import ComparisonData, DifferenceData
from portfolio_gen.verify.checked import Verdict

MAX_REPORT = 50_000_000
"""Largest report that is read, in bytes."""

HINT = 'It must be a report of "verify --json", or a list of {"file": ..., "verified": true}.'

YES = "verified"
NO = "not verified"
OPEN = "could not be checked"

_WORDS = {True: YES, False: NO, None: OPEN}

_OPEN = (Verdict.INCOMPLETE, Verdict.COURSE_ONLY)
_YES = (Verdict.CONFIRMED, Verdict.UNCONFIRMED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Opinion:
    """What one verifier found out about one file.

    Attributes:
        file: The file as it was named.
        answer: Verified, not verified, or could not be checked.
        verdict: Name of the verdict; empty if the verifier knows no such thing.
        checks: Outcome by check; empty if the verifier tells none.
    """

    file: str
    answer: str
    verdict: str = ""
    checks: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Other:
    """The report of another verifier.

    Attributes:
        name: What it is called.
        opinions: What it found, file by file.
    """

    name: str
    opinions: tuple[Opinion, ...]


def answer_of(verdict: Verdict | None) -> str:
    """Return a verdict in the words every verifier has; None is a file that is no badge."""
    if verdict in _YES:
        return YES
    return OPEN if verdict in _OPEN else NO


def read_other(path: Path) -> Other:
    """Read the report of another verifier, or an earlier one of this program.

    Raises:
        ConfigError: It is neither.
    """
    data = path.read_bytes()
    if data.lstrip().startswith(b"["):
        data = b'{"results": %s}' % data
    try:
        report = strict_json.loads(data, max_bytes=MAX_REPORT)
    except BadgeError as error:
        raise ConfigError(f"{path} cannot be read: {error.message}", hint=HINT) from error
    name = report.get("verifier")
    rows = report.get("files", report.get("results"))
    if not isinstance(rows, list):
        raise ConfigError(f"{path} is no report.", hint=HINT)
    opinions = tuple(_opinion(row, path) for row in rows)
    return Other(name=name if isinstance(name, str) else path.name, opinions=opinions)


def _opinion(row: Any, path: Path) -> Opinion:  # noqa: ANN401 (any JSON value)
    """Read what is said about one file.

    Raises:
        ConfigError: It is not said in a way that is known.
    """
    if not isinstance(row, Mapping) or not isinstance(row.get("file"), str):
        raise ConfigError(f"{path} has an entry that names no file.", hint=HINT)
    if "verified" in row and row["verified"] in (True, False, None):
        return Opinion(file=row["file"], answer=_WORDS[row["verified"]], checks={})
    name = row.get("verdict")
    if not (name is None and "error" in row) and not _is_verdict(name):
        raise ConfigError(f"{path} does not say what was found about {row['file']}.", hint=HINT)
    verdict = Verdict[name.upper()] if name else None
    checks = {c["check"]: c["outcome"] for c in row.get("checks", []) if not c.get("advice")}
    return Opinion(
        file=row["file"], answer=answer_of(verdict), verdict=name or "unreadable", checks=checks
    )


def _is_verdict(name: object) -> bool:
    """Tell whether this is the name of a verdict."""
    return isinstance(name, str) and name.upper() in Verdict.__members__


def compare(here: Sequence[Opinion], other: Other) -> ComparisonData:
    """Return everything in which two verifiers differ.

    A file is found by its name as given or, if that finds nothing, by the last part of its name.
    """
    there = {opinion.file: opinion for opinion in other.opinions}
    short = _by_last_part(other.opinions)
    pairs = [(one, there.get(one.file) or short.get(Path(one.file).name)) for one in here]
    differences = [d for one, two in pairs if two for d in _differences(one, two)]
    differing = {difference["file"] for difference in differences}
    met = [one for one, two in pairs if two]
    found = {two.file for _, two in pairs if two}
    return {
        "verifier": other.name,
        "agree": sum(one.file not in differing for one in met),
        "differences": differences,
        "only_here": [one.file for one, two in pairs if two is None],
        "only_there": [name for name in there if name not in found],
    }


def _by_last_part(opinions: Iterable[Opinion]) -> dict[str, Opinion]:
    """Return opinions by the last part of the file's name, where only one file has it."""
    found: dict[str, list[Opinion]] = {}
    for opinion in opinions:
        found.setdefault(Path(opinion.file).name, []).append(opinion)
    return {name: group[0] for name, group in found.items() if len(group) == 1}


def _differences(one: Opinion, two: Opinion) -> Iterable[DifferenceData]:
    """Yield every answer about one file that differs."""
    if one.verdict and two.verdict:
        here, there = one.verdict, two.verdict
    else:
        here, there = one.answer, two.answer
    if here != there:
        yield {"file": one.file, "about": "verdict", "here": here, "there": there}
    for check in two.checks:
        here, there = one.checks.get(check, "not known"), two.checks[check]
        if here != there:
            yield {"file": one.file, "about": check, "here": here, "there": there}


def as_text(found: ComparisonData) -> str:
    """Return the comparison for people."""
    lines = [f"Compared with {found['verifier']}: {found['agree']} alike."]
    lines += [
        f"  {d['file']}: {d['about']}: here {d['here']}, there {d['there']}"
        for d in found["differences"]
    ]
    lines += [f"  {name}: not in the other report" for name in found["only_here"]]
    lines += [f"  {name}: only in the other report" for name in found["only_there"]]
    return "\n".join(map(one_line, lines))
