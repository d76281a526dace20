"""How the parts of a portfolio fit together."""

from portfolio_gen.content.items import Desk
from portfolio_gen.model.portfolio import Portfolio


def crosscheck(portfolio: Portfolio, desk: Desk) -> None:
    """Note everything that does not fit."""
