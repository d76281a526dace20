"""Write the rules of ``verify/rules`` as the browser reads them: ``themes/verifier/rules*.js``.

Beside them ``questions.js``: what each check asks, why, and where the standards ask for it.

Only what fails a badge is written; advice is for the command line. One word is one member:
``!`` before it asks for it, ``*`` after it allows several, and what it may be follows a colon;
without one it is a text. ``=A|B`` asks for one of these types, ``?a|b`` for one of these members.
"""

import argparse
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from portfolio_gen.verify.rules import ob2, ob3, values
from portfolio_gen.verify.rules.judge import Class, Count, Member, Value
from portfolio_gen.verify.steps import STEPS

FOLDER = Path(__file__).parent.parent / "themes" / "verifier"

LETTERS = {
    id(value.good): letter
    for letter, value in {
        "P": values.PLAIN,
        "T": values.TEXT,
        "A": values.ADDRESS,
        "M": values.MOMENT,
        "D": values.DATE,
        "N": values.NUMBER,
        "F": values.FLAG,
        "L": values.LANGUAGE,
        "O": values.OBJECT,
    }.items()
}
"""One letter for each plain value; two values that accept the same have the same one."""

RARE = frozenset(
    {
        *("Address", "GeoCoordinates", "IdentifierEntry", "Related", "CredentialSchema"),
        *("RefreshService", "EndorsementCredential", "EndorsementSubject", "ClrCredential"),
        *("ClrSubject", "Association"),
    }
)
"""Classes that ordinary badges do not have; they are loaded when one does."""

ABOUT = {
    "rules.js": "What Open Badges 3.0 requires",
    "rules_more.js": "What Open Badges 3.0 and CLR 2.0 require of what is rare in badges",
    "rules_ob2.js": "What Open Badges 2.0 requires",
}


def word(member: Member) -> str:
    """Return the rule of one member."""
    kinds = [LETTERS[id(k.good)] if isinstance(k, Value) else k for k in member.kinds]
    kind = "" if kinds == ["T"] else ":" + "|".join(kinds)
    many = "" if member.count is Count.ONE else "*"
    return f"{'!' if member.required else ''}{member.name}{many}{kind}"


def words(rules: Class) -> Iterator[str]:
    """Yield the rules of one class."""
    if not rules.loose:
        yield from ("=" + "|".join(names) for names in rules.types)
    if rules.any_of and not rules.needless:
        yield "?" + "|".join(rules.any_of)
    yield from map(word, rules.members)


def module(name: str, classes: Mapping[str, Class]) -> str:
    """Return one module."""
    rows = [f'  {kind}: "{" ".join(words(rules))}",' for kind, rules in classes.items()]
    return "\n".join(
        [
            f"/** {ABOUT[name]}. Made by tools/make_browser_rules.py, which says how to read it.",
            " * @type {{[kind: string]: string}} */",
            "export const RULES = {",
            *rows,
            "};",
            "",
        ]
    )


def questions() -> str:
    """Return the module with the question of every check."""
    rows = [
        f"  {json.dumps(step.name)}: {json.dumps([step.title, step.why, step.spec])},"
        for step in STEPS
    ]
    return "\n".join(
        [
            "/** Of every check: what it asks, what a reader loses if the answer is no, and where",
            " * the standards ask for it. Loaded when a table of checks is shown.",
            " * Made by tools/make_browser_rules.py.",
            " * @type {{[check: string]: [string, string, string]}} */",
            "export const QUESTIONS = {",
            *rows,
            "};",
            "",
            "/** A finding with its question. @param {Finding} finding @returns {Finding} */",
            "export function explained(finding) {",
            '  const [title, why, spec] = QUESTIONS[finding.check] ?? [finding.check, "", ""];',
            '  const bad = finding.outcome === "fail" || finding.outcome === "unknown";',
            '  return { ...finding, title, why: bad && !finding.advice ? why : "", spec };',
            "}",
            "",
        ]
    )


def modules() -> dict[str, str]:
    """Return every module by the name of its file."""
    new = ob3.JUDGES["2.0"].classes
    rules = {
        name: module(name, classes)
        for name, classes in {
            "rules.js": {kind: rules for kind, rules in new.items() if kind not in RARE},
            "rules_more.js": {kind: rules for kind, rules in new.items() if kind in RARE},
            "rules_ob2.js": ob2.JUDGE.classes,
        }.items()
    }
    return {**rules, "questions.js": questions()}


def stale() -> list[str]:
    """Return the names of files that are not what would be written."""
    return [
        name
        for name, text in modules().items()
        if not (FOLDER / name).exists() or (FOLDER / name).read_text("utf-8") != text
    ]


def main(arguments: Sequence[str]) -> int:
    """Write the modules, or with ``--check`` tell which ones are not current."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing")
    if not parser.parse_args(arguments).check:
        for name, text in modules().items():
            (FOLDER / name).write_text(text, "utf-8")
        return 0
    names = stale()
    for name in names:
        print(f"{name} is not current; run python -m tools.make_browser_rules")
    return 1 if names else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
