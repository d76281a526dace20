"""What a build has to say about the pages themselves; nothing of it stops one."""

from portfolio_gen.base.errors import Where
from portfolio_gen.base.report import Finding, Outcome
from portfolio_gen.model.portfolio import Portfolio
from portfolio_gen.site.config import HANDED_OVER
from portfolio_gen.site.short import former_path


def page_advice(portfolio: Portfolio, base_url: str) -> tuple[Finding, ...]:
    """Return what is missing from the pages, and what was asked for and left out.

    Args:
        portfolio: What may be public of it.
        base_url: Where the site will stand; empty if that is not known.
    """
    return (*_address(portfolio, base_url), *_settings(portfolio), *_redirects(portfolio))


def _address(portfolio: Portfolio, base_url: str) -> tuple[Finding, ...]:
    if base_url:
        return ()
    return (
        _finding(
            "base-url",
            "the site does not know yet at which address it will stand, so it has no QR codes, no "
            "links to LinkedIn and VerifierPlus, and nothing for feed readers and search engines.",
            why="All of these need the whole address, and a wrong one on paper cannot be taken "
            "back.",
            hint="When you know it, add base_url: https://name.github.io/portfolio/ with your "
            "address to portfolio.yml, or build with --base-url; publish finds it by itself.",
            where=portfolio.settings.where(),
        ),
    )


def _settings(portfolio: Portfolio) -> tuple[Finding, ...]:
    settings = portfolio.settings
    return tuple(
        _finding(
            "engine-setting",
            f'the setting "{name}" of the site engine is not used.',
            why="It could run code of this portfolio on the computer of whoever builds it, or undo "
            "what the pages rely on.",
            hint=f"Take it out; only {', '.join(sorted(HANDED_OVER))} can be set.",
            where=settings.where("mkdocs", name),
        )
        for name in settings.meta.mkdocs
        if name not in HANDED_OVER
    )


def _redirects(portfolio: Portfolio) -> tuple[Finding, ...]:
    settings = portfolio.settings
    return tuple(
        _finding(
            "redirect",
            f'"{old}" cannot be the address of a page.',
            why="Readers who follow the old link find nothing.",
            hint="Write the old path as it stood in the site, such as projects/old-name.html.",
            where=settings.where("redirects", old),
        )
        for old in settings.meta.redirects
        if not former_path(old)
    )


def _finding(check: str, message: str, *, why: str, hint: str, where: Where) -> Finding:
    return Finding(
        check=check,
        outcome=Outcome.FAIL,
        message=message,
        why=why,
        hint=hint,
        where=where,
        advice=True,
    )
