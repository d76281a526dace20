"""Whoever shows another name than their own does not give it away in a text."""

from collections.abc import Iterator

from portfolio_gen.base.errors import Where
from portfolio_gen.content.checks.survey import Survey
from portfolio_gen.content.coach.said import Said, published_items, said_in
from portfolio_gen.content.own_name import own_names
from portfolio_gen.content.privacy import PUBLISHED, opened_for
from portfolio_gen.model.portfolio import Portfolio


def check_own_name(survey: Survey) -> None:
    """Note every place at which somebody would read the name that is not shown."""
    names = own_names(survey.portfolio)
    if not names.names:
        return
    for line in _said(survey.portfolio):
        found = names.find(line.text)
        if found:
            survey.notes.problem(
                "own-name",
                f"your own name stands here, and your pages show “{names.alias}”.",
                where=line.at(found.start()),
                why=f"Whoever reads it knows who “{names.alias}” is.",
                hint=f"Write “{names.alias}”, or take it out; a file or folder needs another name. "
                "If people may read your own name, delete it under names in identity.local.yml.",
            )


def _said(portfolio: Portfolio) -> Iterator[Said]:
    """Yield every line that somebody could read, also behind a passphrase."""
    seen = set()
    opened = (opened_for(view, portfolio) for view in portfolio.views if view.meta.protected)
    for one in (portfolio, *opened):
        paths = [item.path for item in published_items(one)]
        paths += [badge.path for badge in one.badges if badge.visibility in PUBLISHED]
        named = [Said(where=Where(file=str(path)), text=str(path), data=True) for path in paths]
        for line in (*named, *said_in(one)):
            known = (line.where.file, line.text)
            if known not in seen:
                seen.add(known)
                yield line
