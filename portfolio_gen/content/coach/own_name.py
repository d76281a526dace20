"""Badges that tell the name of somebody who shows another one."""

from portfolio_gen.base.errors import Where
from portfolio_gen.base.report import Finding
from portfolio_gen.content.own_name import own_names
from portfolio_gen.content.privacy import PUBLISHED, opened_for
from portfolio_gen.content.reading.notes import Notes
from portfolio_gen.model.portfolio import Portfolio


def named_in_badges(portfolio: Portfolio) -> tuple[Finding, ...]:
    """Return advice for every badge file that somebody could read the own name in."""
    names, notes = own_names(portfolio), Notes()
    if not names.names:
        return ()
    opened = [opened_for(v, portfolio) for v in portfolio.views if v.meta.protected]
    behind = {badge.slug for one in opened for badge in one.badges}
    for file in portfolio.badges:
        public = file.visibility in PUBLISHED
        if (public or file.slug in behind) and names.inside_badge(file.badge):
            way = (
                f"Do not publish it, in portfolio.yml: badge_visibility: {{{file.slug}: private}}; "
                if public
                else "Take it out of the protected views; "
            )
            notes.advise(
                "own-name",
                f"your own name can be read in this badge, and your pages show “{names.alias}”.",
                where=Where(file=str(file.path)),
                why="The file is handed out exactly as it was issued, because a change would break "
                "its signature. Its page leaves your name out; the file does not.",
                hint=f"{way}or ask the issuer for one without your name.",
            )
    return notes.findings
