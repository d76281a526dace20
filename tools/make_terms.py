"""Write what the browser verifier knows of the frozen vocabularies, and check that it is current.

    python -m tools.make_terms [--check]

A vocabulary becomes one line of text, and every vocabulary that stands inside a definition one
more; equal ones are written once. ``themes/verifier/canon/terms.js`` reads them, and says how.
"""

import json
import re
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from portfolio_gen.crypto import frozen
from portfolio_gen.crypto.canon_fast.terms import ID, TYPE

FOLDER = Path(__file__).resolve().parent.parent / "themes" / "verifier"

MADE = "/** Made by tools/make_terms.py from portfolio_gen/crypto/contexts; do not edit. */\n"

PREFIXES = {
    "a": "https://purl.imsglobal.org/spec/vc/ob/vocab.html#",
    "b": "https://www.w3.org/2018/credentials#",
    "c": "https://w3id.org/security#",
    "d": "http://www.w3.org/2001/XMLSchema#",
    "e": "https://schema.org/",
    "f": "https://www.w3.org/ns/credentials/status#",
    "g": "https://purl.imsglobal.org/spec/vc/clr/vocab.html#",
    "i": "https://www.iana.org/assignments/jwt#",
    "j": "https://w3id.org/vc/status-list#",
    "k": "https://www.w3.org/2001/XMLSchema#",
    "l": "https://www.iana.org/assignments/jose#",
    "m": "http://purl.org/dc/terms/",
    "n": "http://schema.org/",
    "z": "",
    "@": "@",
}
"""The letter that stands for the beginning of an address; of several that fit, the longest."""

_CONTAINERS = {"": "", "@set": "+s", "@list": "+l", "@graph": "+g"}
_WORD = re.compile(r"[A-Za-z0-9_.]+")
_LOCAL = re.compile(r"[A-Za-z0-9_/.#:-]*")
_PREFIX_NAMES = ("cred", "sec", "xsd", "obi", "dcterms", "schema")
"""The names that stand for the beginning of an address, where a document writes one short."""

_DELIMITERS = (":", "/", "?", "#", "[", "]", "@")

Raw = Mapping[str, Any]


class Compiler:
    """Numbers the vocabularies and writes them down."""

    def __init__(self) -> None:
        """Start with the frozen ones, in the order of the index."""
        self.lines: list[str] = [""] * len(frozen.index())
        self._numbers: dict[str, int] = {}

    def top(self, number: int, url: str) -> None:
        """Write one frozen vocabulary."""
        self.lines[number] = self._line(frozen.document(url)["@context"])

    def _inner(self, context: Raw) -> int:
        """Return the number of a vocabulary that stands inside another."""
        key = json.dumps(context, sort_keys=True)
        if key not in self._numbers:
            number = self._numbers[key] = len(self.lines)
            self.lines.append("")
            self.lines[number] = self._line(context)
        return self._numbers[key]

    def _line(self, context: Raw) -> str:
        """Return a vocabulary as text.

        Raises:
            ValueError: It cannot be written in this form.
        """
        names = [name for name in context if not name.startswith("@")]
        keywords = {name: context[name] for name in names if context[name] in (ID, TYPE)}
        if keywords not in ({}, {"id": ID, "type": TYPE}):
            raise ValueError(f"not everybody's words for identifier and type: {keywords}")
        words = ["!"] if context.get("@protected") else []
        words += [] if keywords else ["-"]
        return " ".join(words + [self._word(n, context) for n in names if n not in keywords])

    def _word(self, name: str, context: Raw) -> str:
        """Return one definition as text.

        Raises:
            ValueError: It cannot be written in this form.
        """
        given: Any = context[name]
        written: Raw = {ID: given} if isinstance(given, str) else given
        iri = _short(written[ID], context, name)
        if written[ID].endswith(_DELIMITERS) != (name in _PREFIX_NAMES) or not _WORD.fullmatch(
            name
        ):
            raise ValueError(f"{name} cannot be written down")
        kind = f"^{_short(written[TYPE], context)}" if TYPE in written else ""
        inside = ">" if "@context" in written else ""
        if written.get("@context"):
            inside += str(self._inner(written["@context"]))
            own = written["@context"].get(name, given)
            if not isinstance(own, str) and {**own, "@context": 0} != {**written, "@context": 0}:
                raise ValueError(f"{name} means something else inside itself")
        return f"{name}={iri}{kind}{_CONTAINERS[written.get('@container', '')]}{inside}"


def _short(text: str, context: Raw, name: str = "") -> str:
    """Return an address as its letter and the rest, which is left out if it is the name itself.

    Raises:
        ValueError: It is neither full nor begins with a name, or has characters that mean
            something here.
    """
    while ":" not in text and not text.startswith("@"):
        other = context[text]
        text = other if isinstance(other, str) else other[ID]
    fitting = [
        letter for letter, prefix in PREFIXES.items() if text.startswith(prefix) and text != prefix
    ]
    letter = max(fitting, key=lambda letter: len(PREFIXES[letter]))
    rest = text.removeprefix(PREFIXES[letter])
    if not _LOCAL.fullmatch(rest):
        raise ValueError(f"{text} cannot be written down")
    return letter + (rest if rest != name else "")


def files() -> dict[str, str]:
    """Return the text of every file made here, by its path in the verifier."""
    urls = list(frozen.index())
    if urls[:2] != [frozen.CREDENTIALS_V2, frozen.CREDENTIALS_V1]:
        raise ValueError("the vocabularies for credentials must come first")
    compiler = Compiler()
    for number, url in enumerate(urls):
        compiler.top(number, url)
    used = "".join(compiler.lines)
    prefixes = {k: p for k, p in PREFIXES.items() if re.search(f"[=^]{k}", used)}
    return {
        "contexts.js": (
            MADE
            + "\n/** Addresses of the vocabularies that are known; two for credentials first. */\n"
            f"export const CONTEXTS = {_listed(urls)};\n"
        ),
        "canon/terms_data.js": (
            MADE + "\n/** @type {{[letter: string]: string}} */\n"
            f"export const PREFIXES = {json.dumps(prefixes, indent=2)};\n"
            "\n/** In the order of contexts.js, then those inside definitions. */\n"
            f"export const SCOPES = {_listed(compiler.lines)};\n"
        ),
    }


def _listed(texts: list[str]) -> str:
    """Return texts as JavaScript, one a line."""
    return "[\n" + "".join(f"  {json.dumps(text)},\n" for text in texts) + "]"


def stale(folder: Path = FOLDER) -> list[str]:
    """Return the names of files that are not current."""
    return [
        name
        for name, text in files().items()
        if not (folder / name).is_file() or (folder / name).read_text("utf-8") != text
    ]


def main(arguments: list[str]) -> int:
    """Write the files, or with ``--check`` only compare them; return the exit code."""
    if arguments == ["--check"]:
        for name in stale():
            print(f"{name} is not current; run python -m tools.make_terms")
        return 1 if stale() else 0
    for name, text in files().items():
        (FOLDER / name).write_text(text, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
