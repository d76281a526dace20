"""What became of the accent colour that somebody chose."""

from portfolio_gen.model.portfolio import Portfolio
from portfolio_gen.site.colour import AA_TEXT, accent_for, contrast
from portfolio_gen.site.theme import GROUNDS


def accent_words(portfolio: Portfolio) -> str:
    """Return in one sentence how the chosen accent is shown; empty if none was chosen.

    Pages with a light ground and pages with a dark one get the colour that text needs there.
    """
    theme = portfolio.settings.meta.theme
    if theme.accent is None:
        return ""
    parts = []
    for name, grounds in zip(("light", "dark"), GROUNDS[theme.name], strict=True):
        text = accent_for(theme.accent, grounds=grounds).text
        ratio = min(contrast(text, ground) for ground in grounds)
        same = text == theme.accent.casefold()
        shown = f"stays {text}" if same else f"becomes {text}"
        parts.append(f"on {name} pages it {shown} ({ratio:.1f} to 1)")
    return (
        f"The accent {theme.accent} is shown so that text can be read, at {AA_TEXT} to 1 or more: "
        f"{', and '.join(parts)}."
    )
