"""Whom a verifier knows, as data that stands in its page."""

import datetime as dt
import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from markupsafe import Markup

from portfolio_gen.base.errors import ConfigError
from portfolio_gen.model.issuer import KeptList, KnownIssuer
from portfolio_gen.site.words.dates import long_date
from portfolio_gen.verify.policy import Registry


@dataclass(frozen=True, slots=True, kw_only=True)
class Maker:
    """Who makes a page, and how.

    Attributes:
        name: Their name; empty if they gave none.
        made: The moment; only the day is written.
        version: Of this program.
    """

    name: str
    made: dt.datetime
    version: str

    @property
    def date(self) -> str:
        """Return the day for people."""
        return long_date(self.made.astimezone(dt.UTC).date())


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """Whom whoever runs a verifier knows.

    Attributes:
        issuers: Their list, with the copies they keep.
        registries: Registries on whose word they rely as well.
    """

    issuers: tuple[KnownIssuer, ...] = ()
    registries: tuple[Registry, ...] = ()


def is_key(identifier: str) -> bool:
    """Tell whether an issuer is named by nothing but its key, so that no document is needed."""
    return identifier.startswith(("did:key:", "did:jwk:"))


def said_by(issuers: Iterable[KnownIssuer], *, instead: str, says: str) -> tuple[KnownIssuer, ...]:
    """Return a list in which ``says`` stands where entries only say ``instead``."""
    return tuple(replace(i, says=says) if i.says == instead else i for i in issuers)


def data_block(known: Known, *, name: str = "", file: str = "") -> Markup:
    """Return JSON as it can stand inside a ``script`` element, whatever is in it.

    Args:
        known: Whom the page knows.
        name: Name of the badge file that the page holds, if it holds one.
        file: That file in base64.

    Raises:
        ConfigError: A kept copy is no text, so that no browser could read it.
    """
    data = {
        "issuers": [_issuer(issuer) for issuer in known.issuers],
        "registries": [{"names": [*r.names.items()], "says": r.says} for r in known.registries],
        "name": name,
        "file": file,
    }
    text = json.dumps(data, ensure_ascii=True, separators=(",", ":"))
    for sign in "<>&":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return Markup(text)  # noqa: S704 (nothing is left in it that is markup)


def _issuer(known: KnownIssuer) -> dict[str, Any]:
    return {
        "id": known.id,
        "name": known.name,
        "says": known.says,
        "document": _text(known.document, known.id),
        "retrieved": known.retrieved.isoformat() if known.retrieved else None,
        "trusted": known.trusted,
        "lists": [_list(kept) for kept in known.lists],
    }


def _list(kept: KeptList) -> dict[str, str]:
    document = _text(kept.document, kept.url)
    return {"url": kept.url, "document": document, "retrieved": kept.retrieved.isoformat()}


def _text(data: bytes, what: str) -> str:
    try:
        return data.decode()
    except UnicodeDecodeError as e:
        raise ConfigError(
            f"The kept copy for {what} is no text (byte {e.start + 1}).", hint="Save it again."
        ) from e
