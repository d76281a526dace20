"""``portfolio-gen recheck``: do published badges still stand, and do links lead somewhere?"""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from portfolio_gen.cli.clock import build_time
from portfolio_gen.cli.main import GOOD, NOT_CHECKED, PROBLEMS
from portfolio_gen.cli.source import SRC

if TYPE_CHECKING:
    from portfolio_gen.deploy.recheck import Look


@click.command()
@SRC
def command(src: Path) -> None:
    """Ask again about the portfolio folder SRC (this folder, if left out).

    Asks the issuers whether a public badge was withdrawn, looks at the dates, and asks every
    address that a public page leads to whether there is something. Says afterwards which hosts
    were asked. Nothing is changed.

    Exit code: 0 all good, 1 something has to be mended, 2 wrong use, 3 nothing wrong was found, but
    something could not be checked.
    """
    from portfolio_gen.cli.online import way_out
    from portfolio_gen.cli.progress import Progress
    from portfolio_gen.content.load import load_portfolio
    from portfolio_gen.content.privacy import public_view
    from portfolio_gen.deploy.recheck import look_at_badge, look_at_links, web_links
    from portfolio_gen.verify.context import Context

    portfolio, _ = load_portfolio(src)
    badges = public_view(portfolio).badges
    with way_out(online=True) as fetcher, Progress() as progress:
        context = Context(
            now=build_time(os.environ),
            issuers=portfolio.issuers,
            recipient=portfolio.identity.statements,
            fetcher=fetcher,
        )
        progress.say("Asking the issuers")
        found = [look_at_badge(str(file.path), file.badge, context) for file in badges]
        progress.say("Following the links")
        found += look_at_links(web_links(portfolio), fetcher)
    raise SystemExit(_tell(found, len(badges)))


def _tell(looks: "Sequence[Look]", badges: int) -> int:
    """Print what came of it, the worst first, and return the exit code."""
    from portfolio_gen.cli.build import count
    from portfolio_gen.cli.terminal import one_line
    from portfolio_gen.deploy.recheck import State

    by_state = {state: [look for look in looks if look.state is state] for state in State}
    for state in (State.BAD, State.OPEN, State.NOTE):
        for look in by_state[state]:
            click.echo(one_line(f"- {state}: {look.place}: {look.words}"))
    words = {state: str(state) for state in State}
    if len(by_state[State.BAD]) > 1:
        words[State.BAD] = "have to be mended"
    sums = [f"{len(rows)} {words[state]}" for state, rows in reversed(by_state.items()) if rows]
    what = f"{count(badges, 'badge')} and {count(len(looks) - badges, 'link')}"
    click.echo(f"\nLooked at {what}: {', '.join(sums) or 'nothing to see'}.")
    if by_state[State.BAD]:
        return PROBLEMS
    return NOT_CHECKED if by_state[State.OPEN] else GOOD
