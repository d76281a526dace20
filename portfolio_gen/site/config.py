"""Configuration of the engine: our pages, the engine's machinery, nothing from other sites."""

from collections.abc import Mapping
from typing import Any

from portfolio_gen.model.portfolio import Portfolio
from portfolio_gen.site import links
from portfolio_gen.site.options import SiteOptions
from portfolio_gen.site.page import Page
from portfolio_gen.site.prose.embed import escaped
from portfolio_gen.site.words.dates import long_date
from portfolio_gen.site.words.labels import ENGLISH
from portfolio_gen.site.words.language import direction, theme_language
from portfolio_gen.site.words.licences import licence_link

HANDED_OVER = frozenset({"copyright"})
"""Settings of the engine a portfolio may give. Others could run code or read files of whoever
builds it (``hooks``, ``plugins``, ``markdown_extensions``), or would undo what pages rely on."""

NAVIGATION = (
    (links.PROJECTS, ENGLISH.work),
    (links.BADGES, ENGLISH.badges),
    (links.TIMELINE, ENGLISH.timeline),
    (links.ABOUT, ENGLISH.about),
    (links.RESUME, ENGLISH.resume),
)

FOOTER = (
    (links.ASSIGNMENTS, ENGLISH.assignments),
    (links.OUTCOMES, ENGLISH.outcomes),
    (links.VERIFY, ENGLISH.verify),
    (links.NOTES, ENGLISH.notes),
)


def engine_config(
    pages: Mapping[str, Page], portfolio: Portfolio, options: SiteOptions, styles: tuple[str, ...]
) -> dict[str, Any]:
    """Return what would stand in ``mkdocs.yml``.

    Args:
        pages: All pages by their path.
        portfolio: What may be public of it.
        options: What the build was told.
        styles: Paths of the style sheets.
    """
    meta = portfolio.settings.meta
    own = {key: escaped(str(meta.mkdocs[key])) for key in HANDED_OVER if key in meta.mkdocs}
    config: dict[str, Any] = {
        **own,
        "site_name": escaped(meta.basics.name),
        "use_directory_urls": False,
        "theme": _theme(meta.language),
        "plugins": ["search"],
        "markdown_extensions": [],
        "extra_css": list(styles),
        "extra": {"generator": False, "pf": _frame(pages, portfolio, options)},
        "nav": [{escaped(item["label"]): _source(item["path"])} for item in _nav(pages)],
        "not_in_nav": "/**",
    }
    return {**config, "site_url": options.base_url} if options.base_url else config


def _theme(language: str) -> dict[str, Any]:
    return {
        "name": "material",
        "language": theme_language(language),
        "direction": direction(language),
        "font": False,
        "features": [],
        "favicon": "assets/pf/icon.svg",
        "palette": [
            {
                "media": f"(prefers-color-scheme: {media})",
                "scheme": scheme,
                "primary": "custom",
                "accent": "custom",
            }
            for media, scheme in (("light", "default"), ("dark", "slate"))
        ],
    }


def _frame(pages: Mapping[str, Page], portfolio: Portfolio, options: SiteOptions) -> dict[str, Any]:
    """Return the strings of header, footer and 404, all escaped: the engine prints them raw."""
    name = escaped(portfolio.settings.meta.basics.name)
    footer = [{"path": p, "label": escaped(label)} for p, label in FOOTER if p in pages]
    data = [{"path": "portfolio.json", "label": escaped(ENGLISH.data)}]
    feed = [{"path": "feed.xml", "label": escaped(ENGLISH.feed)}] if options.base_url else []
    return {
        "name": name,
        "nav": _nav(pages)[1:],
        "footer": footer + feed + data,
        "feed": bool(options.base_url),
        "licence": _licence(portfolio.settings.meta.license),
        "words": {key: escaped(text) for key, text in _words(options).items()},
    }


def _nav(pages: Mapping[str, Page]) -> list[dict[str, str]]:
    home = ((links.HOME, ENGLISH.home),)
    return [
        {"path": path, "label": escaped(label)}
        for path, label in home + NAVIGATION
        if path in pages
    ]


_FRAME_WORDS = (
    "skip",
    "site_navigation",
    "search",
    "to_dark",
    "to_light",
    "footer",
    "no_trackers",
    "integrity_line",
    "missing_title",
    "missing_text",
    "missing_home",
)
"""Labels that header, footer and 404 show."""


def _words(options: SiteOptions) -> dict[str, str]:
    words = {name: str(getattr(ENGLISH, name)) for name in _FRAME_WORDS}
    return {**words, "built_on": ENGLISH.built_on.format(date=long_date(options.now.date()))}


def _licence(name: str | None) -> dict[str, str] | None:
    if not name:
        return None
    before, _, after = ENGLISH.licence_line.partition("{licence}")
    link = licence_link(name)
    return {
        "before": escaped(before) + " ",
        "after": escaped(after),
        "name": escaped(link.text),
        "href": escaped(link.href),
    }


def _source(path: str) -> str:
    return path.removesuffix(".html") + ".md"
