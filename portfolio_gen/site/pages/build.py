"""All pages of a portfolio."""

from collections.abc import Mapping

from portfolio_gen.model.portfolio import Portfolio
from portfolio_gen.site.options import SiteOptions
from portfolio_gen.site.page import Page
from portfolio_gen.site.pages.home import home_page
from portfolio_gen.verify.checked import Checked


def build_pages(
    portfolio: Portfolio, checked: Mapping[str, Checked], options: SiteOptions
) -> tuple[Page, ...]:
    """Return every page of the site.

    Args:
        portfolio: What may be public of it, from ``content.privacy.public_view``.
        checked: What the checks found, by badge slug.
        options: What the build was told.
    """
    _ = (checked, options)
    return (home_page(portfolio),)
