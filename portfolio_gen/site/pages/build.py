"""All pages of a portfolio."""

from collections.abc import Iterator, Mapping

from portfolio_gen.model.portfolio import Portfolio
from portfolio_gen.site.options import SiteOptions
from portfolio_gen.site.page import Page
from portfolio_gen.site.pages.badge import badge_page
from portfolio_gen.site.pages.collections import (
    assignments_page,
    badges_page,
    projects_page,
    view_page,
)
from portfolio_gen.site.pages.course import course_page
from portfolio_gen.site.pages.home import home_page
from portfolio_gen.site.pages.outcomes import outcomes_page
from portfolio_gen.site.pages.plain import about_page, notes_page, verify_page
from portfolio_gen.site.pages.resume import resume_page
from portfolio_gen.site.pages.shelf import Shelf
from portfolio_gen.site.pages.timeline import timeline_page
from portfolio_gen.site.pages.work import work_page
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
    shelf = Shelf(portfolio=portfolio, checked=checked, options=options)
    return (*_fixed(shelf), *_items(shelf))


def _fixed(shelf: Shelf) -> Iterator[Page]:
    """Yield the pages every site has, and those that depend on what there is."""
    yield home_page(shelf)
    yield projects_page(shelf)
    if shelf.assignments:
        yield assignments_page(shelf)
    yield badges_page(shelf)
    yield timeline_page(shelf)
    if shelf.portfolio.outcomes:
        yield outcomes_page(shelf)
    yield about_page(shelf)
    if shelf.portfolio.resume:
        yield resume_page(shelf)
    yield verify_page(shelf)
    yield notes_page(shelf)


def _items(shelf: Shelf) -> Iterator[Page]:
    """Yield one page per item, listed or not."""
    portfolio = shelf.portfolio
    for work in portfolio.works:
        yield work_page(work, shelf)
    for badge in shelf.every_badge:
        yield badge_page(badge, shelf)
    for course in portfolio.courses:
        yield course_page(course, shelf)
    for view in portfolio.views:
        yield view_page(view, shelf)
