"""The vocabularies (JSON-LD contexts) that badges are written in, as frozen data of this package.

Nothing is ever fetched: a vocabulary that could change would change what a signature covers.
``contexts/index.json`` names the address, hash, origin and licence of every document.

Of ``context-3.0.3.json`` two forms circulate. Kept is the one served since 2026, which only adds
the terms ``jti`` and ``endorsementJwt``. The other form would never make a difference for the
better: where neither term occurs both say the same, and where one occurs the older form leaves
it out of the signature, so that such a badge would have to be refused anyway.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

_FOLDER = Path(__file__).with_name("contexts")

CREDENTIALS_V1 = "https://www.w3.org/2018/credentials/v1"
CREDENTIALS_V2 = "https://www.w3.org/ns/credentials/v2"


@dataclass(frozen=True, slots=True, kw_only=True)
class FrozenContext:
    """One context document.

    Attributes:
        url: The address badges name it by.
        file: File name under ``contexts/``.
        sha256: Of the bytes of the file, hexadecimal.
        source: Package and version the bytes were taken from.
        licence: Licence of the document.
    """

    url: str
    file: str
    sha256: str
    source: str
    licence: str

    def read(self) -> bytes:
        """Return the bytes of the document."""
        return (_FOLDER / self.file).read_bytes()


@cache
def index() -> Mapping[str, FrozenContext]:
    """Return every frozen context by its address."""
    text = (_FOLDER / "index.json").read_bytes()
    rows = json.loads(text)  # noqa: TID251 (our own data)
    return MappingProxyType({row["url"]: FrozenContext(**row) for row in rows})


@cache
def document(url: str) -> Mapping[str, Any]:
    """Return the parsed document at ``url``.

    Raises:
        KeyError: ``url`` is not frozen here; ask ``index()`` first.
        ValueError: The installed file is not the one that was frozen.
    """
    entry = index()[url]
    data = entry.read()
    if hashlib.sha256(data).hexdigest() != entry.sha256:
        raise ValueError(f"{entry.file} of this installation was changed; install it again")
    parsed: dict[str, Any] = json.loads(data)  # noqa: TID251 (our own data, by hash)
    return parsed
