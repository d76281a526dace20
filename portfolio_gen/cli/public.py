"""What ``check --public`` adds: everything to think about before everybody can read it."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from portfolio_gen.base.errors import Where
from portfolio_gen.base.report import Finding, Outcome

if TYPE_CHECKING:
    from portfolio_gen.model.portfolio import Portfolio


def publicly(portfolio: "Portfolio", environ: Mapping[str, str]) -> tuple[Finding, ...]:
    """Return what a reader, a search engine or a look into the history would find.

    Failed findings are to be mended; passed ones say what was done by itself; the others say what
    could not be checked.

    Args:
        portfolio: Everything that could be read.
        environ: The environment, for git.
    """
    from portfolio_gen.content.coach import coach
    from portfolio_gen.deploy.history import check_history
    from portfolio_gen.site.accent_words import accent_words

    accent = accent_words(portfolio)
    where = portfolio.settings.where("theme", "accent")
    said = (_note("accent", accent, where),) if accent else ()
    return (*coach(portfolio), *check_history(portfolio, environ), *said)


def _note(check: str, message: str, where: Where) -> Finding:
    return Finding(check=check, outcome=Outcome.PASS, message=message, where=where, advice=True)
