"""Files that nothing reads: said, so that nobody wonders where their page is."""

from portfolio_gen.content.items import Desk
from portfolio_gen.model.portfolio import Portfolio


def note_strays(desk: Desk, portfolio: Portfolio) -> None:
    """Note every file and folder that is in no place where it would be read."""
