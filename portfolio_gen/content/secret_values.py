"""What identifies somebody and is nowhere in what they hand out, and whether a file holds it."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import quote

from portfolio_gen.base.errors import ContentError, Where
from portfolio_gen.content.trusted import IDENTITY
from portfolio_gen.model.portfolio import Portfolio

SHORTEST = 6
"""Shorter values are not looked for, in characters: they would be found everywhere."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SecretValues:
    """Values that nobody else may read, and what they are called; they are in no message.

    Attributes:
        needles: What is looked for, in small letters.
    """

    needles: Mapping[bytes, str] = field(default_factory=dict)

    def inside(self, path: str, data: bytes) -> Iterator[str]:
        """Yield what is in the name or the content of a file, each once."""
        if not self.needles:
            return
        lower = path.casefold().encode("utf-8", "surrogateescape") + b"\n" + data.lower()
        # Some programs write letters with a zero byte before or after each.
        looked = (lower, lower.replace(b"\0", b"")) if b"\0" in lower else (lower,)
        told = {what for text, what in self.needles.items() for one in looked if text in one}
        yield from sorted(told)


def secret_values(
    portfolio: Portfolio, shown: Portfolio, passphrases: Collection[str] = ()
) -> SecretValues:
    """Return what identifies the person and was not also written down to be shown.

    Args:
        portfolio: Everything a student wrote and received.
        shown: What becomes public of it.
        passphrases: Those that were given for this build only.
    """
    said = shown.settings.meta.model_dump_json()
    said += shown.resume.meta.model_dump_json() if shown.resume else ""
    given = ((text, "a passphrase") for text in passphrases)
    needles: dict[bytes, str] = {}
    for text, what in (*portfolio.identity.secrets, *given):
        if len(text) >= SHORTEST and text.casefold() not in said.casefold():
            for way in (text, quote(text, safe="")):
                needles[way.casefold().encode()] = f"{what} from {IDENTITY.name}"
    return SecretValues(needles=needles)


def refuse_secret_values(
    portfolio: Portfolio, shown: Portfolio, files: Mapping[str, bytes]
) -> None:
    """Refuse to hand out files that hold such a value; badges stay as issued.

    Args:
        portfolio: Everything a student wrote and received.
        shown: What becomes public of it.
        files: What would be handed out, by its name.

    Raises:
        ContentError: There is such a file.
    """
    values, signed = secret_values(portfolio, shown), {file.badge.raw for file in portfolio.badges}
    found = [
        f"{what} in {path}"
        for path, data in files.items()
        for what in values.inside(path, b"" if data in signed else data)
    ]
    if found:
        raise ContentError(
            f"something private would be handed out: {'; '.join(found)}.",
            where=Where(file=str(portfolio.folder)),
            hint="Take it out there; portfolio-gen check --public names most places.",
        )
