"""Whoever shows another name than their own does not give it away in a text."""

from collections.abc import Iterator

from portfolio_gen.base.errors import Where
from portfolio_gen.content.checks.survey import Survey
from portfolio_gen.content.coach.said import Said, published_items, said_in
from portfolio_gen.content.endorsed import endorsements
from portfolio_gen.content.own_name import own_names
from portfolio_gen.content.privacy import PUBLISHED, opened_for
from portfolio_gen.model.common import Item
from portfolio_gen.model.portfolio import AssignmentMeta, BadgeFile, Portfolio


def check_own_name(survey: Survey) -> None:
    """Note every place at which somebody would read the name that is not shown."""
    names = own_names(survey.portfolio)
    if not names.names:
        return
    signed = _endorsements(survey.portfolio)
    for path, (file, item) in signed.items():
        if names.inside_badge(file.badge):
            _named_in_endorsement(survey, path, item, names.alias)
    for line in _said(survey.portfolio):
        if line.where.line and line.where.file in signed:
            continue  # nobody can take a name out of what was signed
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


def _named_in_endorsement(
    survey: Survey, path: str, item: Item[AssignmentMeta], alias: str
) -> None:
    survey.notes.problem(
        "own-name",
        f"your own name can be read in this endorsement, and your pages show “{alias}”.",
        where=Where(file=path),
        why="It is published exactly as it was signed, because a change would break its signature.",
        hint=f"Take the line endorsement: out of {item.path} and move the file out of the "
        f"portfolio; or ask whoever signed it for one that says “{alias}”.",
    )


def _endorsements(portfolio: Portfolio) -> dict[str, tuple[BadgeFile, Item[AssignmentMeta]]]:
    """Return every endorsement that somebody could read, with its assignment, by its path."""
    found: dict[str, tuple[BadgeFile, Item[AssignmentMeta]]] = {}
    for one in _opened(portfolio):
        published = {item.ref for item in published_items(one)}
        for item in one.assignments:
            if item.ref in published:
                files = endorsements(portfolio.folder, [item])
                found.update((str(file.path), (file, item)) for file in files)
    return found


def _opened(portfolio: Portfolio) -> Iterator[Portfolio]:
    """Yield the portfolio as everybody sees it, and as each protected view shows it."""
    yield portfolio
    yield from (opened_for(view, portfolio) for view in portfolio.views if view.meta.protected)


def _said(portfolio: Portfolio) -> Iterator[Said]:
    """Yield every line that somebody could read, also behind a passphrase."""
    seen = set()
    for one in _opened(portfolio):
        paths = [item.path for item in published_items(one)]
        paths += [badge.path for badge in one.badges if badge.visibility in PUBLISHED]
        named = [Said(where=Where(file=str(path)), text=str(path), data=True) for path in paths]
        for line in (*named, *said_in(one)):
            known = (line.where.file, line.text)
            if known not in seen:
                seen.add(known)
                yield line
