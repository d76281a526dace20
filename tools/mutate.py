"""Change signed badges a little, and see that no signature passes over something else.

``python -m tools.mutate --count 60000 --seed 1`` takes badges of every kind, flips single bits of
them, drops, repeats and renames members, and writes the same statements in other ways. Whenever
every signature still passes, everything that pages and the command line show must be what it was,
whatever the other checks say; only the order of lists may differ, which not every signature
covers. Anything but our own errors is a defect, too. The exit code is 1 if there was one.
"""

import argparse
import base64
import copy
import datetime as dt
import json
import random
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, field, replace
from functools import cache
from typing import Any

from portfolio_gen.badges.read import read_badge
from portfolio_gen.base.errors import BadgeError
from portfolio_gen.base.report import Outcome
from portfolio_gen.model.badge import Badge
from portfolio_gen.model.issuer import KnownIssuer
from portfolio_gen.verify.checked import Checked, Verdict
from portfolio_gen.verify.context import Context
from portfolio_gen.verify.steps import verify_badge
from tests.builders import COLLEGE, put
from tools.cases.case import ALL_KEYS, SUITES, secure, to_bytes, usual
from tools.cases.files import itxt, png, svg
from tools.cases.keys import ED, P256, P384, RS256, Signer
from tools.cases.kinds import ACHIEVEMENT, endorsement
from tools.cases.tokens import assertion, claims, token
from tools.respell import respelled

NOW = dt.datetime(2026, 10, 1, 12, tzinfo=dt.UTC)
WORLD = Context(
    now=NOW,
    issuers=(
        KnownIssuer(
            id=COLLEGE,
            name="College",
            says="Ana",
            document=to_bytes(ALL_KEYS),
            retrieved=NOW.date(),
        ),
    ),
)

Wrap = Callable[[bytes], bytes]


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """One good badge.

    Attributes:
        name: Kind and number.
        inner: The document, or the signed text, as it stands in the file.
        wrap: Packs it into the file.
    """

    name: str
    inner: bytes
    wrap: Wrap

    @property
    def data(self) -> bytes:
        """The file."""
        return self.wrap(self.inner)


def _as_it_is(data: bytes) -> bytes:
    return data


def _in_png(data: bytes) -> bytes:
    return png(itxt(data))


def _in_svg(data: bytes) -> bytes:
    return svg(f"<openbadges:credential><![CDATA[{data.decode()}]]></openbadges:credential>")


def _rich(document: dict[str, Any]) -> None:
    """Put in everything that pages show of a badge."""
    achievement = document["credentialSubject"]["achievement"]
    description = f"{achievement['id']}#r"
    document["validUntil"] = "2030-05-01T09:00:00Z"
    document["credentialSubject"]["narrative"] = "Taught it twice."
    document["credentialSubject"]["result"] = [
        {"type": ["Result"], "resultDescription": description, "value": "3", "status": "Completed"}
    ]
    achievement["tag"] = ["water", "lesson"]
    achievement["alignment"] = [
        {"type": ["Alignment"], "targetName": "Standard 1", "targetUrl": "https://s.example/1"}
    ]
    achievement["image"] = {"id": "data:image/png;base64,iVBORw0KGgo=", "type": "Image"}
    achievement["resultDescription"] = [
        {"id": description, "type": ["ResultDescription"], "name": "Grade", "resultType": "Status"}
    ]
    document["evidence"].append(
        {"type": ["Evidence"], "name": "Photos", "narrative": "Of the lesson.", "genre": "Photo"}
    )


def _repeating(document: dict[str, Any]) -> None:
    """Let things stand in several places: whole, in part, and by name only."""
    _rich(document)
    achievement = document["credentialSubject"]["achievement"]
    issuer = document["issuer"]
    issuer |= {"url": "https://badges.kestrelvalley.example/", "description": "A college."}
    achievement["creator"] = copy.deepcopy(issuer)
    achievement["criteria"]["id"] = achievement["id"]
    issuer["image"] = {"id": "https://s.example/logo.png", "type": "Image", "caption": "A kestrel"}
    achievement["creator"]["image"] = copy.deepcopy(issuer["image"])


def _named_creator(document: dict[str, Any]) -> None:
    """Name the issuer as creator."""
    document["credentialSubject"]["achievement"]["creator"] = {"id": COLLEGE, "type": ["Profile"]}


def _endorsed(suite: str) -> dict[str, Any]:
    """Return a badge with an endorsement that has a signature of its own."""
    inside = secure(endorsement(), SUITES[suite])
    return usual(put(f"{ACHIEVEMENT}.endorsement", [inside]))


def _signed_assertion(alg: str, signer: Signer) -> bytes:
    """Return a badge of version 2.0 as signed text."""
    document = assertion(
        verification={"type": "SignedBadge", "creator": f"{COLLEGE}#{signer.name}"}
    )
    document["badge"]["issuer"]["id"] = COLLEGE
    return token(document, signer, alg, kid=None, typ=None)


@cache
def subjects() -> tuple[Subject, ...]:
    """Return good badges of every kind."""
    rich, plain = usual(_rich), usual()
    made: list[tuple[str, bytes, Wrap]] = [
        (f"{name} {kind}", to_bytes(secure(document, suite)), _as_it_is)
        for name, suite in SUITES.items()
        for kind, document in (("plain", plain), ("rich", rich))
    ]
    text = usual(put("name", {"@value": "Open lesson", "@language": "en"}))
    made += [
        ("two proofs", to_bytes(secure(secure(rich), SUITES["ecdsa-rdfc-p256"])), _as_it_is),
        ("language", to_bytes(secure(text)), _as_it_is),
        ("repeating", to_bytes(secure(usual(_repeating))), _as_it_is),
        ("named creator", to_bytes(secure(usual(_named_creator))), _as_it_is),
        ("endorsed", to_bytes(secure(_endorsed("eddsa-rdfc"))), _as_it_is),
        ("endorsed as text", to_bytes(secure(_endorsed("eddsa-jcs"))), _as_it_is),
        ("png", to_bytes(secure(rich)), _in_png),
        ("svg", to_bytes(secure(rich)), _in_svg),
        ("png jwt", token(claims(rich), ED, "EdDSA"), _in_png),
    ]
    signers = (("EdDSA", ED), ("ES256", P256), ("ES384", P384), ("RS256", RS256))
    made += [(f"jwt {alg}", token(claims(rich), s, alg), _as_it_is) for alg, s in signers]
    made += [(f"ob2 {alg}", _signed_assertion(alg, s), _as_it_is) for alg, s in signers]
    return tuple(Subject(name=name, inner=inner, wrap=wrap) for name, inner, wrap in made)


def flipped(subject: Subject, source: random.Random) -> bytes:
    """Return the file with one bit of the document turned."""
    data = bytearray(subject.inner)
    data[source.randrange(len(data))] ^= 1 << source.randrange(8)
    return _packed(subject, bytes(data))


def flipped_outside(subject: Subject, source: random.Random) -> bytes:
    """Return the file with one bit turned anywhere in it, the picture included."""
    data = bytearray(subject.data)
    data[source.randrange(len(data))] ^= 1 << source.randrange(8)
    return bytes(data)


def _packed(subject: Subject, inner: bytes) -> bytes:
    """Pack a document; one that is no text any more is left as it is."""
    try:
        inner.decode()
    except UnicodeDecodeError:
        return inner
    return subject.wrap(inner)


def changed_members(subject: Subject, source: random.Random) -> bytes:
    """Return the file with a member dropped, repeated or renamed; in signed text, of any part."""
    if not subject.inner.startswith(b"eyJ"):
        return subject.wrap(_changed(subject.inner, source))
    parts = subject.inner.split(b".")
    number = source.randrange(2)
    found = parts[number] + b"=" * (-len(parts[number]) % 4)
    changed = _changed(base64.urlsafe_b64decode(found), source)
    parts[number] = base64.urlsafe_b64encode(changed).rstrip(b"=")
    return subject.wrap(b".".join(parts))


_TWICE = "\0twice "
"""Marks the second of two members of one name until the document is written."""


def _changed(data: bytes, source: random.Random) -> bytes:
    document = json.loads(data)  # noqa: TID251 (our own)
    holder = source.choice(list(_holders(document)))
    where = source.choice(sorted(holder) if isinstance(holder, dict) else range(len(holder)))
    how = source.choice(("drop", "repeat", "rename"))
    if isinstance(holder, list):
        kept = holder[where : where + 1]
        holder[where : where + 1] = [] if how == "drop" else copy.deepcopy(kept * 2)
    elif how == "repeat":
        value = copy.deepcopy(holder[where])
        either = source.choice((f"{_TWICE}{where}", None))
        holder.update({either: value} if either else {where: [value, value]})
    else:
        value = holder.pop(where)
        names = ("grade", "@id", "x:y", "ID", where.upper(), f"{where}s", "name", "description")
        if how == "rename":
            holder[source.choice(names)] = value
    text = json.dumps(document, ensure_ascii=False)
    return text.replace(json.dumps(_TWICE)[1:-1], "").encode()


def _holders(value: object) -> Iterator[Any]:
    """Yield every object and list with something in it."""
    if isinstance(value, dict | list) and value:
        yield value
        for item in value.values() if isinstance(value, dict) else value:
            yield from _holders(item)


def same_statements(subject: Subject, source: random.Random) -> bytes:
    """Return the file written otherwise, so that it states the same; signed text as it is."""
    if subject.inner.startswith(b"eyJ"):
        return subject.data
    document = json.loads(subject.inner)  # noqa: TID251 (our own)
    for _ in range(source.randint(1, 3)):
        respelled(document, source)
    return subject.wrap(json.dumps(document, ensure_ascii=False).encode())


CHANGES: Sequence[Callable[[Subject, random.Random], bytes]] = (
    flipped,
    flipped_outside,
    changed_members,
    changed_members,
    same_statements,
)


def shown(badge: Badge) -> object:
    """Return what pages and the command line show of a badge, without its signatures.

    Lists are put in an order of their own: in which order they stand is not signed everywhere.
    """
    plain = replace(
        badge, source="", raw=b"", payload=b"", token="", proofs=(), notes=(), reshaped=()
    )
    return _ordered(asdict(plain))


def _ordered(value: object) -> object:
    if isinstance(value, dict):
        return {name: _ordered(item) for name, item in value.items()}
    if isinstance(value, tuple):
        return sorted((_ordered(item) for item in value), key=repr)
    return value


def check(data: bytes) -> Checked | None:
    """Verify a file; None if it is no badge any more."""
    try:
        badge = read_badge(data, source="x")
    except BadgeError:
        return None
    return verify_badge(badge, WORLD)


def passes(checked: Checked) -> bool:
    """Tell whether every signature passes."""
    found = [f.outcome for f in checked.report.findings if f.check == "signature"]
    return bool(found) and set(found) == {Outcome.PASS}


def inside(checked: Checked) -> list[object]:
    """Return what is shown of the documents inside whose own signatures pass."""
    found = [each.checked for each in checked.inside if each.checked and passes(each.checked)]
    return [shown(one.badge) for one in found]


@cache
def _good(subject: Subject) -> Checked:
    """Return what is found of a badge that nobody changed."""
    return verify_badge(read_badge(subject.data, source="x"), WORLD)


@dataclass(slots=True, kw_only=True)
class Tally:
    """What was changed, and what came of it."""

    ended: Counter[str] = field(default_factory=Counter)
    defects: list[str] = field(default_factory=list)

    def add(self, subject: Subject, data: bytes) -> None:
        """Check one changed file."""
        checked = check(data)
        if checked is None:
            self.ended["no badge"] += 1
            return
        if not passes(checked):
            self.ended["signature does not pass"] += 1
            return
        good = _good(subject)
        same = shown(checked.badge) == shown(good.badge)
        same = same and {*checked.badge.proofs} <= {*good.badge.proofs}
        if same and all(one in inside(good) for one in inside(checked)):
            altered = checked.verdict is Verdict.ALTERED
            self.ended["shows the same" + (", and is called altered" if altered else "")] += 1
            return
        self.defects.append(f"{subject.name}: {data!r}")


def mutate(count: int, seed: int) -> Tally:
    """Make ``count`` changes, the same for the same seed."""
    tally, all_subjects = Tally(), subjects()
    for number in range(count):
        source = random.Random(f"{seed}/{number}")  # noqa: S311 (must repeat)
        subject = all_subjects[number % len(all_subjects)]
        tally.add(subject, source.choice(CHANGES)(subject, source))
    return tally


def main(words: Sequence[str]) -> int:
    """Run, and print what came of it."""
    parser = argparse.ArgumentParser(description="Change signed badges; none may pass changed.")
    parser.add_argument("--count", type=int, default=60_000)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args(words)
    tally = mutate(given.count, given.seed)
    for defect in tally.defects:
        print(defect)
    for name, number in tally.ended.most_common():
        print(f"{name}: {number:,}")
    print(f"{given.count:,} changes of {len(subjects())} badges; {len(tally.defects)} defects")
    return min(len(tally.defects), 1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
