r"""Turns one text file into a portfolio folder and the messages it must give.

::

    What is wrong in this folder, in a sentence.
    -- portfolio.yml --
    basics: {name: Ana Reyes}
    -- reflections/water.md bytes --
    caf\xe9
    -- expected --
    portfolio.yml:1:1: what.
        why, on a line of its own
        fix, on a line of its own
    advice reflections/water.md:1:1: what.

A ``portfolio.yml`` that is not given is made. Words after a path change what the section means:
``bytes`` (escapes as in Python), ``link`` (a symbolic link to what the section says), ``badge``
(an Open Badges 3.0 file, changed by the JSON in the section), ``filled`` (so many bytes),
``folder`` (empty), ``missing`` (not made).
"""

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from portfolio_gen.badges import strict_json
from portfolio_gen.base.report import Finding

_SECTION = re.compile(
    r"^-- (?P<path>.+?)(?: (?P<how>bytes|link|badge|filled|folder|missing))? --\n", re.MULTILINE
)

DEFAULT = {"portfolio.yml": ("", "basics: {name: Ana Reyes}\n")}

BADGE: dict[str, Any] = {
    "@context": [
        "https://www.w3.org/ns/credentials/v2",
        "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
    ],
    "id": "urn:uuid:0d4b6c2e-7b54-4c0e-9f3e-0f2f6f7b1c11",
    "type": ["VerifiableCredential", "OpenBadgeCredential"],
    "name": "Open lesson",
    "issuer": {"id": "did:web:badges.kestrelvalley.example", "type": ["Profile"], "name": "KVC"},
    "validFrom": "2026-04-30T00:00:00Z",
    "credentialSubject": {
        "type": ["AchievementSubject"],
        "achievement": {
            "id": "https://badges.kestrelvalley.example/open-lesson",
            "type": ["Achievement"],
            "name": "Open lesson",
            "description": "Publishes a lesson.",
            "criteria": {"narrative": "Publish a lesson."},
        },
    },
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One broken folder.

    Attributes:
        about: What is wrong in it.
        sections: How and what, by path.
        expected: The messages, as they stand in the file.
    """

    about: str
    sections: dict[str, tuple[str, str]]
    expected: str


def read_case(path: Path) -> Case:
    """Split a case into its sections."""
    text = path.read_bytes().decode()
    about, *rest = _SECTION.split(text)
    parts = dict(zip(rest[0::3], zip(rest[1::3], rest[2::3], strict=True), strict=True))
    expected = parts.pop("expected")[1]
    sections = {name: (how or "", body) for name, (how, body) in parts.items()}
    return Case(about=about.strip(), sections={**DEFAULT, **sections}, expected=expected.strip())


def expand(case: Case, folder: Path) -> None:
    """Make the folder of a case."""
    for name, (how, text) in case.sections.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if how == "link":
            path.symlink_to(text.strip())
        elif how == "folder":
            path.mkdir()
        elif how != "missing":
            path.write_bytes(_content(how, text))


def _content(how: str, text: str) -> bytes:
    if how == "bytes":
        return text.rstrip("\n").encode().decode("unicode_escape").encode("latin-1")
    if how == "filled":
        return b"x" * int(text)
    if how == "badge":
        return json.dumps({**BADGE, **strict_json.loads((text or "{}").encode())}).encode()
    return text.encode()


def written(finding: Finding) -> str:
    """Return a finding as the cases write it."""
    advice = "advice " if finding.advice else ""
    lines = [f"{advice}{finding.where}: {finding.message}", finding.why, finding.hint]
    return "\n    ".join(line for line in lines if line)
