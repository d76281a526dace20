"""Collects what is wrong while reading goes on, so that everything is reported at once."""

from collections.abc import Iterable
from dataclasses import replace

from portfolio_gen.base.errors import PortfolioError, Where
from portfolio_gen.base.report import Finding, Outcome


class Notes:
    """The findings so far, in the order in which they were made."""

    def __init__(self, findings: Iterable[Finding] = ()) -> None:
        """Start with what was found elsewhere, normally nothing."""
        self._findings: dict[Finding, None] = dict.fromkeys(findings)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Everything noted; the same sentence about the same place once."""
        return tuple(self._findings)

    def problem(
        self, check: str, message: str, *, where: Where, why: str = "", hint: str = ""
    ) -> None:
        """Note something that would make the site wrong or lose something."""
        self._note(_finding(check, message, where, why, hint))

    def advise(
        self, check: str, message: str, *, where: Where, why: str = "", hint: str = ""
    ) -> None:
        """Note something that should be mended but stops no build."""
        self._note(replace(_finding(check, message, where, why, hint), advice=True))

    def error(self, check: str, error: PortfolioError, *, where: Where, why: str = "") -> None:
        """Note an error with the place it knows, or else ``where``."""
        self.problem(check, error.message, where=error.where or where, why=why, hint=error.hint)

    def _note(self, finding: Finding) -> None:
        self._findings[finding] = None


def _finding(check: str, message: str, where: Where, why: str, hint: str) -> Finding:
    return Finding(
        check=check,
        outcome=Outcome.FAIL,
        message=_printable(message),
        why=_printable(why),
        hint=_printable(hint),
        where=replace(where, file=_printable(where.file)),
    )


def _printable(text: str) -> str:
    """Return ``text`` with nothing in it that a terminal would obey: names of files may have it."""
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in text)
