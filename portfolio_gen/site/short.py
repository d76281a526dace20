"""Pages that only lead on: short addresses of badges, and addresses from before a rename."""

import re
from collections.abc import Mapping

from markupsafe import escape

from portfolio_gen.base.paths import is_slug
from portfolio_gen.model.portfolio import Portfolio
from portfolio_gen.site import links
from portfolio_gen.site.badge_files import raw_name
from portfolio_gen.site.page import Page
from portfolio_gen.site.prose.embed import one_line
from portfolio_gen.site.words.labels import ENGLISH
from portfolio_gen.site.words.language import direction

POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'"
"""Content-Security-Policy of these pages: they run nothing."""

_OLD = re.compile(r"[A-Za-z0-9_-]+(?:[./-][A-Za-z0-9_-]+)*")

MAX_OLD = 200
"""Longest former address, in characters."""


def leads(pages: Mapping[str, Page], portfolio: Portfolio) -> dict[str, str]:
    """Return where pages lead that only lead on, by their path; they never replace a real page.

    Args:
        pages: All real pages by their path.
        portfolio: What may be public of it.
    """
    names = [(badge.slug, badge.ref) for badge in portfolio.badges]
    names += [(badge.slug, badge.ref) for badge in portfolio.course_badges]
    wanted = {links.short_page(slug): links.item_page(ref) for slug, ref in names}
    for old, ref in portfolio.settings.meta.redirects.items():
        wanted.setdefault(former_path(old), links.item_page(ref))
        if slug := _former_badge(old, ref):
            wanted.setdefault(links.short_page(slug), links.item_page(ref))
    return {
        path: target
        for path, target in wanted.items()
        if path and path not in pages and target in pages
    }


def former_files(leading: Mapping[str, str], portfolio: Portfolio) -> dict[str, tuple[bytes, str]]:
    """Return badge files at the addresses they had before a rename, each with its page.

    A code on paper may lead a verifier to the file itself, which no page can lead on.

    Args:
        leading: Where pages lead that only lead on, from ``leads``.
        portfolio: What may be public of it.
    """
    badges = {links.item_page(file.ref): file for file in portfolio.badges}
    return {
        f"{path.removesuffix('.html')}/{raw_name(badges[target].badge)}": (
            badges[target].badge.raw,
            target,
        )
        for path, target in leading.items()
        if target in badges and _former_badge(path, badges[target].ref)
    }


def _former_badge(old: str, ref: str) -> str:
    """Return the name that a badge had in a former address; empty if it is no badge's."""
    folder, _, slug = former_path(old).removesuffix(".html").partition("/")
    return slug if folder == "badges" and ref.startswith("badges/") and is_slug(slug) else ""


def leading_pages(
    leading: Mapping[str, str],
    pages: Mapping[str, Page],
    portfolio: Portfolio,
    styles: tuple[str, ...],
) -> dict[str, bytes]:
    """Return the pages that only lead on, by their path.

    Args:
        leading: Where they lead, from ``leads``.
        pages: All real pages by their path.
        portfolio: What may be public of it.
        styles: Paths of the style sheets.
    """
    language = portfolio.settings.meta.language
    return {
        path: _page(path, pages[target], language, styles).encode()
        for path, target in leading.items()
    }


def former_path(address: str) -> str:
    """Return the path of a page for an address from before a rename; empty if it cannot be one."""
    path = address.strip().strip("/")
    if len(path) > MAX_OLD or not _OLD.fullmatch(path):
        return ""
    return path if path.endswith(".html") else f"{path}.html"


def _page(path: str, target: Page, language: str, styles: tuple[str, ...]) -> str:
    href = escape(links.relative(path, target.path))
    title = escape(one_line(target.title))
    sheets = "".join(
        f'<link rel="stylesheet" href="{escape(links.relative(path, style))}">' for style in styles
    )
    return (
        f'<!doctype html>\n<html lang="{escape(language)}" dir="{direction(language)}" '
        'class="no-js">\n<head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        '<meta name="robots" content="noindex"><meta name="referrer" content="no-referrer">'
        f'<meta http-equiv="refresh" content="0; url={href}">'
        f"<title>{title}</title>{sheets}</head>\n"
        f'<body><main class="pf"><div class="pf-page"><h1 class="pf-title">{title}</h1>'
        f'<p>{escape(ENGLISH.moved_text)} <a href="{href}">{title}</a>.</p></div></main></body>\n'
        "</html>\n"
    )
