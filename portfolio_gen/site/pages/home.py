"""The first page."""

from dataclasses import dataclass

from markupsafe import Markup

from portfolio_gen.model.portfolio import Portfolio
from portfolio_gen.site import links
from portfolio_gen.site.page import Page
from portfolio_gen.site.text import foreign, plain


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeView:
    """What the first page shows."""

    name: str
    label: str
    summary: Markup


def home_page(portfolio: Portfolio) -> Page:
    """Return the first page."""
    basics = portfolio.settings.meta.basics
    summary = basics.summary or ""
    return Page(
        path=links.HOME,
        template="home.html",
        title=basics.name,
        description=plain(summary, words=40) or basics.label or basics.name,
        view=HomeView(
            name=basics.name,
            label=basics.label or "",
            summary=foreign(summary, prefix="summary-", level=2),
        ),
        section=links.HOME,
    )
