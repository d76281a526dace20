"""What the browser's verifier reads, judges and says is what Python reads, judges and says."""

import base64
import copy
import datetime as dt
import hashlib
import json
import random
import re
import shutil
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from enum import Enum
from itertools import product
from typing import Any

import pytest

from portfolio_gen.badges.read import read_credential
from portfolio_gen.base.addresses import refused
from portfolio_gen.base.errors import BadgeError
from portfolio_gen.base.report import RANK, Finding, Outcome
from portfolio_gen.model.badge import Badge, Securing
from portfolio_gen.verify.context import Context
from portfolio_gen.verify.moments import FIRST, LAST, day, parse_span, parse_time
from portfolio_gen.verify.rules import ob2, ob3
from portfolio_gen.verify.steps import STEPS, verify_badge
from portfolio_gen.verify.verdict import REQUIRED, Standing, sentence_of, verdict_of
from tests.conftest import ROOT, missing
from tests.unit.badges import samples
from tools import make_browser_rules
from tools.fuzzing.inputs import mutated

Json = dict[str, Any]

SCRIPT = ROOT / "tests" / "verifier" / "ask.mjs"
NOW = dt.datetime(2026, 10, 1, 12, 0, tzinfo=dt.UTC)
PERSON = "ana.reyes@kestrelvalley.example"
EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


def ask(questions: Iterable[Sequence[Any]]) -> list[Any]:
    """Return the browser's answers: the modules as they are, run by Node."""
    node = shutil.which("node")
    if node is None:
        missing("Node")
    done = subprocess.run(
        [node, SCRIPT],
        input=json.dumps(list(questions)),
        capture_output=True,
        text=True,
        check=True,
    )
    answers: list[Any] = json.loads(done.stdout)  # noqa: TID251 (our own answers)
    return answers


def differing(
    given: Iterable[Any], found: Iterable[Any], told: Iterable[Any]
) -> list[tuple[Any, Any, Any]]:
    """Return the first things on which the browser, then Python, answer differently."""
    return [t for t in zip(given, found, told, strict=True) if t[1] != t[2]][:5]


def b64(data: bytes) -> str:
    """Return bytes as text."""
    return base64.b64encode(data).decode()


def number(moment: dt.datetime | None) -> float | str | None:
    """Return a moment as the browser counts it: milliseconds since 1970."""
    if moment in (FIRST, LAST):
        return "-Infinity" if moment == FIRST else "Infinity"
    return None if moment is None else (moment - EPOCH) / dt.timedelta(milliseconds=1)


def made_up_dates() -> list[str]:
    """Return texts that are dates, or nearly."""
    years = ["2026", "2024", "1900", "0000", "0001", "9999", "-0001", "10000", "-12000", "02026"]
    days = ["01-01", "02-28", "02-29", "02-30", "06-31", "12-31", "13-01", "00-10", "1-1"]
    times = ["00:00:00", "23:59:59", "24:00:00", "24:00:01", "23:59:60", "12:30:60", "25:00:00"]
    times += ["12:60:00", "09:00", "23:59:59.999", "12:00:00.5", "24:00:00.0", "23:59:60.5"]
    zones = ["Z", "", "+00:00", "-05:00", "+14:00", "+14:01", "-14:00", "+05:60", "+0530", "z"]
    source = random.Random(4)
    full = [f"{y}-{d}T{t}{z}" for y, d, t, z in product(years, days, times, zones)]
    plain = [f"{y}-{d}" for y, d in product(years, days)]
    odd = [
        "",
        "soon",
        "2026-05-01T09:00:00.000001Z",
        "2026-05-01T09:00:00.1234567Z",
        "2026-05-01T09:00:00Z ",
        "2026-05-01t09:00:00Z",
        "２０２６-05-01T09:00:00Z",
    ]
    odd += [
        "2026-05-01 09:00:00Z",
        "2026-05-01T09:00:00." + "1" * 201 + "Z",
        "2026-05-01T09:00:00Z\n",
    ]
    leap = [f"2016-12-31T{t}{z}" for t in times for z in zones]
    leap += ["2017-01-01T05:29:60+05:30", "2016-12-31T18:59:60-05:00"]
    return [*source.sample(full, 2_000), *plain, *odd, *leap]


def test_moments() -> None:
    """Every text is the same moment, or none."""
    texts = made_up_dates()
    found = ask(["moment", text] for text in texts)
    told = [number(parse_time(text)) for text in texts]
    assert differing(texts, found, told) == []
    assert sum(answer is not None for answer in told) > 200


def test_spans() -> None:
    """Every date of an older badge stands for the same span, or for none."""
    texts = made_up_dates()
    found = ask(["span", text] for text in texts)
    spans = [parse_span(text) for text in texts]
    told: list[Any] = [
        span and [number(span.earliest), number(span.latest), span.words] for span in spans
    ]
    # At the ends of all time Python counts on, and the browser does not; nobody is there to see.
    ends = ("-", "0000", "0001", "9999", "10000")
    for text, answer, own in zip(texts, found, told, strict=True):
        if own and text.startswith(ends):
            own[:2] = answer[:2]
    assert differing(texts, found, told) == []


@pytest.mark.parametrize(
    "text",
    [
        "2026-05-01T09:00:00Z",
        "0800-12-31T23:59:59Z",
        "10000-01-01T00:00:00Z",
        "-0001-01-01T00:00:00Z",
    ],
)
def test_days(text: str) -> None:
    """A day is written alike."""
    moment = parse_time(text)
    assert moment is not None
    assert ask([["day", text]]) == [day(moment)]


@pytest.mark.parametrize("status", [204, 302, 401, 403, 404, 410, 429, 499, 500, 503])
def test_refused(status: int) -> None:
    """What a host answered instead of a document is told alike."""
    addresses = [
        "https://A.example/x?email=a@b.c",
        "https://a.example:1?x",
        f"https://a/{'x' * 400}",
    ]
    told = ask(["refused", address, status] for address in addresses)
    assert told == [refused(address, status) for address in addresses]


def test_md5() -> None:
    """The old hash is that of the standard library, for texts of every length around a block."""
    texts = [
        b"",
        b"ana.reyes@kestrelvalley.example",
        *(b"x" * n for n in range(50, 70)),
        b"y" * 1_000,
    ]
    told = [hashlib.md5(text, usedforsecurity=False).hexdigest() for text in texts]
    assert ask(["md5", b64(text)] for text in texts) == told


def test_rules_are_current() -> None:
    """Making the modules again gives the same text."""
    assert make_browser_rules.stale() == []


def test_a_table_is_shown_with_its_questions() -> None:
    """A finding gets the question, the reason and the section that Python gives it."""
    badge = read_credential(samples.dumps(samples.ob3()), source="x")
    findings = verify_badge(badge, Context(now=NOW)).report.findings
    rows = [f for f in findings if not f.advice and not f.place]
    found = ask(["explained", {"check": f.check, "outcome": WORDS[f.outcome]}] for f in rows)
    steps = {step.name: step for step in STEPS}
    # Where a signature is described depends on its kind, which only Python tells.
    told = [[steps[f.check].title, f.why, steps[f.check].spec] for f in rows]
    assert differing(rows, found, told) == []


def test_rules_of_both_versions() -> None:
    """What the browser relies on: the versions of the data model differ in the names of dates."""
    names = {"validFrom": "issuanceDate", "validUntil": "expirationDate"}
    for kind, rules in ob3.JUDGES["2.0"].classes.items():
        old = " ".join(make_browser_rules.words(ob3.JUDGES["1.1"].classes[kind]))
        new = " ".join(make_browser_rules.words(rules))
        for name, before in names.items():
            new = new.replace(name, before)
        assert new == old, kind


def odd_documents(whole: Json, count: int, seed: int) -> list[Json]:
    """Return copies of a document in each of which a few values are something else."""
    source = random.Random(seed)
    values: list[Any] = [
        None,
        [],
        {},
        "",
        " ",
        "text",
        "https://x.example/",
        5,
        True,
        [1],
        ["a", "b"],
        {"@value": "t"},
    ]
    values += [
        {"id": "x", "type": "Image"},
        [{"type": ["Result"]}],
        "2026-05-01T09:00:00Z",
        "2026-05-01",
    ]
    made = []
    for _ in range(count):
        document = copy.deepcopy(whole)
        for _ in range(source.randint(1, 3)):
            holders = [value for value in _inside(document) if value]
            holder = source.choice(holders)
            key = source.choice(list(holder) if isinstance(holder, dict) else range(len(holder)))
            if isinstance(holder, dict) and source.random() < 0.3:
                del holder[key]
            else:
                holder[key] = copy.deepcopy(source.choice(values))
        made.append(document)
    return made


def _inside(value: Any) -> list[Any]:  # noqa: ANN401 (any JSON value)
    """Return every object and list of a document."""
    if not isinstance(value, dict | list):
        return []
    inner = value.values() if isinstance(value, dict) else value
    return [value, *(found for item in inner for found in _inside(item))]


FULL = samples.with_achievement(
    creator={"id": "https://c.example/", "type": "Profile", "address": {"type": ["Address"]}},
    alignment=[{"type": ["Alignment"], "targetName": "n", "targetUrl": "https://t.example/"}],
    resultDescription=[
        {"id": "urn:r", "type": ["ResultDescription"], "name": "n", "resultType": "Percent"}
    ],
    related=[{"id": "urn:x", "type": ["Related"], "inLanguage": "en"}],
    image={"id": "https://i.example/", "type": "Image"},
    otherIdentifier=[{"type": "IdentifierEntry", "identifier": "1", "identifierType": "isbn"}],
)


@pytest.mark.parametrize(
    ("kind", "vcdm", "whole"),
    [
        ("AchievementCredential", "2.0", FULL),
        ("AchievementCredential", "1.1", FULL),
        (
            "EndorsementCredential",
            "2.0",
            samples.ob3(type=["VerifiableCredential", "EndorsementCredential"]),
        ),
        ("ClrCredential", "2.0", samples.ob3(type=["VerifiableCredential", "ClrCredential"])),
        ("Assertion", "", samples.ob2()),
    ],
)
def test_structure(kind: str, vcdm: str, whole: Json) -> None:
    """What fails a document stands in the same places."""
    judge = ob3.JUDGES[vcdm] if vcdm else ob2.JUDGE
    documents = [whole, *odd_documents(whole, 400, seed=len(kind))]
    found = ask(["problems", document, kind, vcdm] for document in documents)
    told = [
        [problem.place for problem in judge.problems(document, kind) if not problem.advice]
        for document in documents
    ]
    assert differing(documents, map(sorted, found), map(sorted, told)) == []
    assert any(told)


WORDS = {
    Outcome.SKIP: "skip",
    Outcome.PASS: "pass",
    Outcome.UNKNOWN: "unknown",
    Outcome.FAIL: "fail",
}


def standings(count: int) -> list[Standing]:
    """Return what verdicts are made of, as different as can be."""
    source = random.Random(4)
    made = []
    for number_ in range(count):
        odd = source.choices([1, 4, 12], [1, 2, 8])[0]
        findings = tuple(
            Finding(
                check=step.name,
                outcome=source.choice([Outcome.PASS] * odd + list(RANK)),
                message=f"{step.name} {number_}.",
                advice=step.name == "structure" and source.random() < 0.2,
            )
            for step in STEPS
            for _ in range(source.choice([1, 1, 1, 2]))
        )
        made.append(
            Standing(
                badge=badge_of(securing=source.choice(list(Securing))),
                findings=findings,
                address=source.choice(["", "kestrelvalley.example"]),
                open_host=source.random() < 0.2,
                kept=source.choice(["", "of 2026-05-03 kept by Ana Reyes"]),
                known_as="Kestrel Valley College",
                known_to=source.choice(["", "Ana Reyes"]),
            )
        )
    return made


def badge_of(securing: Securing) -> Badge:
    """Return a badge that is kept from being changed in one of the ways."""
    badge = read_credential(samples.dumps(samples.ob3()), source="x")
    values = {name: getattr(badge, name) for name in Badge.__dataclass_fields__}
    return Badge(**{**values, "securing": securing})


def test_verdicts() -> None:
    """The same findings add up to the same verdict, in the same words."""
    made = standings(1_500)
    found = ask(
        [
            "verdict",
            {
                "badge": {"securing": standing.badge.securing.name},
                "findings": [
                    {
                        "check": f.check,
                        "outcome": WORDS[f.outcome],
                        "message": f.message,
                        "advice": f.advice,
                    }
                    for f in standing.findings
                ],
                "address": standing.address,
                "openHost": standing.open_host,
                "kept": standing.kept,
                "knownAs": standing.known_as,
                "knownTo": standing.known_to,
            },
        ]
        for standing in made
    )
    verdicts = [verdict_of(standing) for standing in made]
    told = [[v.name, sentence_of(v, s)] for v, s in zip(verdicts, made, strict=True)]
    assert differing(made, found, told) == []
    assert len(set(verdicts)) == 10


def test_questions_are_the_steps() -> None:
    """The browser makes the checks that verdicts need, in the order of the table."""
    (answer,) = ask([["checked", b64(samples.dumps(samples.ob3())), NOW.isoformat()]])
    assert list(answer["checks"]) == [step.name for step in STEPS]
    assert set(REQUIRED) <= set(answer["checks"])


def files() -> list[bytes]:
    """Return files as they come: badges of the cases, changed in places, and samples of ours."""
    source = random.Random(11)
    chunk = samples.itxt(samples.dumps(samples.ob3()))
    drawings = [
        "<g/>",
        "<g>",
        "&amp;",
        "&nbsp;",
        "<!-- a -- b -->",
        "<![CDATA[x]]>",
        "<a b=1/>",
        '<a b="<"/>',
    ]
    drawings += ["<x:y/>", "]]>", "<a b='1' b='2'/>", "<?xml version='1.0'?>", "</svg>", "&#0;"]
    return [
        *(mutated(source) for _ in range(400)),
        *(
            samples.svg(f"{inner}<openbadges:credential verify='{samples.token(samples.ob3())}'/>")
            for inner in drawings
        ),
        *(samples.dumps(document) for document in odd_documents(samples.ob2(), 60, seed=1)),
        *(samples.dumps(document) for document in odd_documents(FULL, 60, seed=2)),
        samples.png(chunk),
        samples.png(chunk, end=False),
        samples.png(chunk[:-20], end=False),
    ]


def _camel(name: str) -> str:
    return re.sub(r"_(.)", lambda match: match[1].upper(), name)


def _plain(value: Any) -> Any:  # noqa: ANN401 (any value of a badge)
    """Return a value of a badge as the browser has it."""
    if isinstance(value, Enum):
        return value.name
    if isinstance(value, bytes):
        return b64(value)
    if isinstance(value, Mapping):
        return {_camel(name): _plain(item) for name, item in value.items()}
    return [_plain(item) for item in value] if isinstance(value, list | tuple) else value


def test_views() -> None:
    """Every file is read as the same badge, or refused for the same kind of reason."""
    given = files()
    told: list[Any] = []
    for data in given:
        try:
            view = _plain(asdict(read_credential(data, source="x")))
        except BadgeError as error:
            told.append(error.code)
        else:
            told.append({n: v for n, v in view.items() if n not in ("raw", "notes", "reshaped")})
    found = ask(["view", b64(data)] for data in given)
    assert differing(given, found, told) == []
    assert sum(isinstance(answer, dict) for answer in told) > 100


def _checked(data: bytes) -> Json | str:
    """Return the outcome of every check, or the kind of error."""
    try:
        badge = read_credential(data, source="x")
    except BadgeError as error:
        return error.code
    checked = verify_badge(badge, Context(now=NOW, recipient=(PERSON,)))
    checks: dict[str, list[Outcome]] = {}
    for finding in checked.report.findings:
        if not finding.advice:
            checks.setdefault(finding.check, []).append(finding.outcome)
    return {
        "verdict": checked.verdict.name,
        "checks": {name: WORDS[max(found, key=RANK.index)] for name, found in checks.items()},
        "inside": [each.checked.verdict.name if each.checked else "" for each in checked.inside],
    }


def test_checks() -> None:
    """Every file gets the same verdict, and the same outcome of every check."""
    given = files()
    found = ask(["checked", b64(data), NOW.isoformat()] for data in given)
    told = [_checked(data) for data in given]
    assert differing(given, found, told) == []
