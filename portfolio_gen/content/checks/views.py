"""Selections for single readers: addresses nobody can guess, passphrases nobody can guess."""

import re

from portfolio_gen.base.errors import Where
from portfolio_gen.content.checks.survey import Survey
from portfolio_gen.content.reading.suggest import did_you_mean
from portfolio_gen.content.trusted import IDENTITY
from portfolio_gen.crypto.passphrase import weakness
from portfolio_gen.model.common import Item
from portfolio_gen.model.portfolio import Portfolio, ViewMeta

COMMON = frozenset(
    """
    portfolio view views for the and of my private secret hidden unlisted share shared link page
    hiring principal principals employer employers teacher school schools college university board
    job jobs work application apply interview interviews committee instructor professor student
    test testing demo example sample one two three abc xyz qwerty asdf
    """.split()  # noqa: SIM905 (fifty lines of one word each read worse)
)
"""Words that stand in addresses that somebody would try."""

MIN_LEFT = 8
"""Fewest letters and digits that remain of a key when such words are taken out."""

MIN_DIFFERENT = 5
"""Fewest different ones among them."""

_NUMBER = re.compile(r"(?:19|20)\d\d|0*[1-9]|123\d*")


def check_views(survey: Survey) -> None:
    """Note keys and passphrases that somebody would guess, and lines above nothing."""
    for view in survey.portfolio.views:
        _key(survey, view)
        for ref in view.meta.lines:
            if ref not in view.meta.items:
                survey.notes.problem(
                    "reference",
                    f"{ref} is not one of the items of this view"
                    f"{did_you_mean(ref, view.meta.items) or '.'}",
                    where=view.where("lines", ref),
                    why="Nobody would see the line.",
                    hint="Add it to items, or take the line out.",
                )
    names = {view.slug: view for view in survey.portfolio.views}
    for name, passphrase in survey.portfolio.identity.passphrases.items():
        if name not in names:
            survey.notes.advise(
                "passphrase",
                f'there is no view "{name}"{did_you_mean(name, names) or "."}',
                where=Where(file=IDENTITY.name),
                hint=f"Create views/{name}.yml, or take its passphrase out.",
            )
        elif weak := weakness(passphrase, known_words(names[name], survey.portfolio)):
            survey.notes.problem(
                "passphrase",
                f"the passphrase of views/{name}.yml is easy to guess: {weak}.",
                where=Where(file=IDENTITY.name),
                why="Whoever has the page can try millions of them at home.",
                hint="Take one that a machine made: portfolio-gen view new --protected shows one.",
            )


def known_words(view: Item[ViewMeta], portfolio: Portfolio) -> tuple[str, ...]:
    """Return what everybody knows about a view and its owner, and would try first."""
    basics = portfolio.settings.meta.basics
    return (basics.name, view.meta.title, view.slug.replace("-", " "), view.meta.key)


def _key(survey: Survey, view: Item[ViewMeta]) -> None:
    known = {*COMMON}
    for words in known_words(view, survey.portfolio)[:3]:
        known.update(re.findall(r"[a-z0-9]+", words.casefold()))
    parts = [part for part in view.meta.key.split("-") if part not in known]
    left = "".join(part for part in parts if not _NUMBER.fullmatch(part))
    if len(left) < MIN_LEFT or len(set(left)) < MIN_DIFFERENT:
        survey.notes.problem(
            "view-key",
            f'the key "{view.meta.key}" can be guessed.',
            where=view.where("key"),
            why="The address is all that keeps this page apart: whoever guesses it can read it.",
            hint="Take one that a machine made: portfolio-gen view new shows one.",
        )
