"""Every parser that reads what a stranger wrote, as a function of bytes."""

import datetime as dt
import io
import tempfile
from collections.abc import Callable, Mapping
from contextlib import redirect_stderr, redirect_stdout
from functools import cache
from pathlib import Path
from types import MappingProxyType

from portfolio_gen.badges import baked, bitstring, jwt, strict_json
from portfolio_gen.badges.read import read_any, read_badge, read_credential
from portfolio_gen.badges.status_list import read_list
from portfolio_gen.base.errors import PortfolioError
from portfolio_gen.cli.verify import command
from portfolio_gen.content.load import load_portfolio
from portfolio_gen.content.markdown import count_words, pointers
from portfolio_gen.content.reading.front_matter import read_page
from portfolio_gen.content.reading.json_places import read_json
from portfolio_gen.content.reading.notes import Notes
from portfolio_gen.content.reading.places import read_yaml
from portfolio_gen.crypto.encoding import base58btc_decode, base64url_decode, multibase_decode
from portfolio_gen.crypto.jwk import from_jwk
from portfolio_gen.crypto.keys import from_did_key, from_multibase
from portfolio_gen.model.badge import Badge, Container
from portfolio_gen.model.issuer import KeptList, KnownIssuer
from portfolio_gen.site.prose.text import foreign
from portfolio_gen.verify.context import Context
from portfolio_gen.verify.documents import key_of
from portfolio_gen.verify.explain import traces_of
from portfolio_gen.verify.moments import parse_span, parse_time
from portfolio_gen.verify.policy import read_registry
from portfolio_gen.verify.published import KeyDocument, from_pem, key_in
from portfolio_gen.verify.steps import verify_badge
from tests.builders import COLLEGE, EMAIL
from tools.cases.case import ALL_KEYS, secure, to_bytes, usual
from tools.cases.facts import LIST, entry

Target = Callable[[bytes], object]

NOW = dt.datetime(2026, 10, 1, 12, tzinfo=dt.UTC)
METHOD = f"{COLLEGE}#key-1"
EXIT_CODES = (0, 1, 2, 3)
"""What the help of the command line names."""


class UnexpectedExitError(Exception):
    """The command line ended in a way that its help does not name."""


def _each(*steps: Callable[[], object]) -> None:
    """Try every step; our own errors are answers, all others are defects and travel up."""
    for step in steps:
        try:
            step()
        except PortfolioError:
            continue


def _text(data: bytes) -> str:
    return data.decode("utf-8", "replace")


def _pictures(data: bytes) -> None:
    _each(*(lambda kind=kind: baked.extract(data, kind) for kind in (Container.PNG, Container.SVG)))


def _files(data: bytes) -> None:
    _each(*(lambda read=read: read(data, source="x") for read in (read_badge, read_any, read_list)))


def _lists(data: bytes) -> None:
    text = _text(data)
    _each(
        lambda: bitstring.decode_list(text),
        lambda: bitstring.decode_list(f"u{text}"),
        lambda: bitstring.decode_list(text, multibase=False),
    )


def _keys(data: bytes) -> None:
    text = _text(data)
    readers = (
        base58btc_decode,
        base64url_decode,
        multibase_decode,
        from_multibase,
        from_did_key,
        from_pem,
        jwt.split,
        parse_time,
        parse_span,
        lambda value: key_of(value, Context(now=NOW)),
        lambda value: key_of(f"did:jwk:{value}", Context(now=NOW)),
    )
    _each(*(lambda read=read: read(text) for read in readers))


def _key_documents(data: bytes) -> None:
    found = strict_json.loads(data)
    document = KeyDocument(data=found, about=COLLEGE, origin="here", says="Ana")
    _each(
        lambda: from_jwk(found),
        lambda: key_in(found),
        lambda: list(document.asserting_keys()),
        lambda: document.method(METHOD),
        lambda: document.may_assert(METHOD),
        lambda: read_registry(data, "x"),
    )


def _verify(data: bytes) -> None:
    badge = read_credential(data, source="x")
    context = Context(now=NOW, issuers=(_college(to_bytes(ALL_KEYS)),), recipient=(EMAIL,))
    verify_badge(badge, context)
    traces_of(badge, context)


def _college(document: bytes, kept: bytes = b"") -> KnownIssuer:
    lists = (KeptList(url=LIST, document=kept, retrieved=NOW.date()),) if kept else ()
    return KnownIssuer(
        id=COLLEGE, name="College", says="Ana", document=document, retrieved=NOW.date(), lists=lists
    )


@cache
def _good() -> tuple[Badge, ...]:
    """Return good badges, one for each kind of list."""
    places = (entry(), {"id": LIST, "type": "1EdTechRevocationList"})
    made = (secure(usual(lambda d, p=place: d.update(credentialStatus=p))) for place in places)  # type: ignore[misc]
    return tuple(read_badge(to_bytes(document), source="x") for document in made)


def _around(data: bytes) -> None:
    """Verify good badges where the kept key document or the kept list is hostile."""
    for badge in _good():
        for issuer in (_college(data), _college(to_bytes(ALL_KEYS), data)):
            verify_badge(badge, Context(now=NOW, issuers=(issuer,)))


def _content(data: bytes) -> None:
    notes = Notes()
    read_page(data, file="x", notes=notes)
    read_page(data, file="x", notes=notes, optional=True)
    read_yaml(data, file="x", notes=notes)
    read_json(data, file="x", notes=notes)


def _prose(data: bytes) -> None:
    text = _text(data)
    pointers(text)
    count_words(text)
    foreign(text, prefix="x-", level=2)


def _portfolio(data: bytes) -> None:
    """Load a portfolio in which one file of every kind is hostile."""
    names = [
        "portfolio.yml",
        "identity.local.yml",
        "issuers.yml",
        "about.md",
        "resume.yml",
        "outcomes.yml",
        "courses/EDUC-210-2025fa.md",
        "projects/a/index.md",
        "assignments/a.md",
        "reflections/a.md",
        "badges/a.json",
        "badges/b.yml",
        "views/a.yml",
        "rubrics/a.yml",
    ]
    whole = dict.fromkeys(names[1:], data)
    _each(
        lambda: _load({"portfolio.yml": b"basics: {name: Ana Reyes}\n", **whole}),
        lambda: _load({"portfolio.yml": data}),
    )


def _load(files: Mapping[str, bytes]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        for name, data in files.items():
            path = Path(folder, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        load_portfolio(Path(folder))


def _command(data: bytes) -> None:
    """Check a folder with one hostile file of every ending, and a hostile list of issuers.

    Raises:
        UnexpectedExitError: It ended otherwise than its help says.
    """
    with tempfile.TemporaryDirectory() as folder:
        for name in ("a.json", "b.png", "c.jwt"):
            Path(folder, name).write_bytes(data)
        Path(folder, "issuers.yml").write_bytes(data)
        _each(
            lambda: _run(["--json", folder]),
            lambda: _run(["--json", "--issuers", f"{folder}/issuers.yml", folder]),
        )


_PRINTED = io.StringIO()
"""What the command line prints. One for all runs: click keeps every stream that ever stood in for
the standard one, with all that was written to it, which no process but this one has more than one
of."""


def _run(words: list[str]) -> None:
    _PRINTED.seek(0)
    _PRINTED.truncate()
    code: object = 0
    try:
        with redirect_stdout(_PRINTED), redirect_stderr(_PRINTED):
            command.main(words, prog_name="verify")
    except SystemExit as end:
        code = end.code
    if code not in EXIT_CODES:
        raise UnexpectedExitError(f"exit code {code}")


TARGETS: Mapping[str, Target] = MappingProxyType(
    {
        "strict json": strict_json.loads,
        "files": _files,
        "pictures": _pictures,
        "lists": _lists,
        "keys": _keys,
        "key documents": _key_documents,
        "verify": _verify,
        "around a good badge": _around,
        "content": _content,
        "prose": _prose,
        "portfolio": _portfolio,
        "command line": _command,
    }
)
"""What is fed, by name. A target may raise our own errors and nothing else."""
