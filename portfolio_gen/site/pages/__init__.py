"""The pages of a portfolio as values; see ``build`` for the door."""

from portfolio_gen.site.pages.build import build_pages

__all__ = ["build_pages"]
