"""The theme's files: style sheets with this portfolio's colours, the script, the frame."""

from functools import lru_cache
from html import escape

from portfolio_gen.model.portfolio import Portfolio
from portfolio_gen.site.colour import Accent, accent_for
from portfolio_gen.site.prose.text import initials
from portfolio_gen.site.render import theme_dir

DEFAULT_ACCENT = {"quiet": "#1f5f57", "warm": "#8a3b2a", "bold": "#1d3fbb"}
"""Accent of each look, where portfolio.yml gives none."""

GROUNDS = {
    "quiet": (("#ffffff", "#f4f5f4"), ("#15181a", "#1e2225")),
    "warm": (("#fffdf9", "#f6f1e8"), ("#1a1714", "#25201b")),
    "bold": (("#ffffff", "#eef0f4"), ("#0e1016", "#191c25")),
}
"""Page and panel of each look, light and dark; the same values stand in its palette file."""

SHEET_STYLE = "assets/pf/sheet.css"
"""Style of the pages that are made for paper, which know no other."""

_OWN_STYLE = "assets/pf/own.css"


def assets(portfolio: Portfolio) -> dict[str, bytes]:
    """Return style sheets, script and icon by their path in the site."""
    theme = portfolio.settings.meta.theme
    colour = theme.accent or DEFAULT_ACCENT[theme.name]
    light, dark = (accent_for(colour, grounds=grounds) for grounds in GROUNDS[theme.name])
    made = {
        "assets/pf/tokens.css": _read(f"palettes/{theme.name}.css"),
        "assets/pf/accent.css": _accent_css(light, dark).encode(),
        "assets/pf/portfolio.css": _read("assets/portfolio.css"),
        SHEET_STYLE: _read("assets/sheet.css"),
        "assets/pf/portfolio.js": _read("assets/portfolio.js"),
        "assets/pf/icon.svg": _icon(portfolio.settings.meta.basics.name, light).encode(),
    }
    own = own_style(portfolio)
    return {**made, _OWN_STYLE: own} if own else made


def standard_style() -> str:
    """Return the style of pages that belong to no portfolio; their reader's system is followed."""
    light, dark = (accent_for(DEFAULT_ACCENT["quiet"], grounds=g) for g in GROUNDS["quiet"])
    parts = (_read("palettes/quiet.css"), _read("assets/portfolio.css"))
    return "\n".join([*(part.decode() for part in parts), _accent_css(light, dark)])


def style_paths(portfolio: Portfolio) -> tuple[str, ...]:
    """Return the style sheets of every page in the order in which they apply."""
    standard = ("assets/pf/tokens.css", "assets/pf/accent.css", "assets/pf/portfolio.css")
    return (*standard, _OWN_STYLE) if own_style(portfolio) else standard


def own_style(portfolio: Portfolio) -> bytes:
    """Return the style sheets of the portfolio's own ``theme/`` folder, one after the other."""
    files = portfolio.theme_files
    return b"\n".join(files[name] for name in sorted(files) if name.endswith(".css"))


def own_fragments(portfolio: Portfolio) -> dict[str, str]:
    """Return the templates in ``theme/fragments/`` that replace ours of the same name."""
    prefix = "fragments/"
    return {
        name.removeprefix(prefix): data.decode("utf-8", "replace")
        for name, data in sorted(portfolio.theme_files.items())
        if name.startswith(prefix) and name.endswith(".html")
    }


@lru_cache(maxsize=1)
def overrides() -> dict[str, bytes]:
    """Return the files that replace parts of the engine's theme."""
    folder = theme_dir() / "overrides"
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*.html"))
    }


def protected_script() -> bytes:
    """Return the program that opens a protected page in the reader's browser."""
    return _read("assets/protected.js")


@lru_cache(maxsize=16)
def _read(name: str) -> bytes:
    return (theme_dir() / name).read_bytes()


def _accent_css(light: Accent, dark: Accent) -> str:
    """Return both schemes' accent; without JavaScript the reader's system decides."""
    return (
        f"body {{\n{_properties(light)}}}\n"
        f'body[data-md-color-scheme="slate"] {{\n{_properties(dark)}}}\n'
        f"@media (prefers-color-scheme: dark) {{\n.no-js body {{\n{_properties(dark)}}}\n}}\n"
        f"@media print {{\nhtml body[data-md-color-scheme] {{\n{_properties(light)}}}\n}}\n"
    )


def _properties(accent: Accent) -> str:
    return (
        f"  --pf-accent: {accent.text};\n"
        f"  --pf-accent-fill: {accent.fill};\n"
        f"  --pf-on-accent: {accent.on_fill};\n"
    )


def _icon(name: str, accent: Accent) -> str:
    """Return a small square with the person's initials, for the browser's tab."""
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">'
        f'<rect width="32" height="32" fill="{accent.fill}"/>'
        f'<text x="16" y="22" font-family="Georgia, serif" font-size="16" text-anchor="middle" '
        f'fill="{accent.on_fill}">{escape(initials(name))}</text></svg>'
    )
