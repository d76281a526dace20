"""``portfolio-gen verify``: check badge files and say what the checks found."""

import datetime as dt
import sys
from dataclasses import replace
from pathlib import Path

import click

from portfolio_gen.base.errors import ConfigError
from portfolio_gen.cli.known import ISSUERS_OPTION
from portfolio_gen.cli.moment import moment


@click.command()
@click.argument("files", metavar="FILE_OR_FOLDER...", nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help="Print the findings as JSON.")
@click.option("--explain", is_flag=True, help="Show every step of checking one badge.")
@click.option(
    "--compare",
    metavar="FILE",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Say in what another verifier's report differs.",
)
@click.option(
    "--at",
    metavar="TIME",
    callback=moment,
    help="Judge dates by this time (UTC) instead of now.",
)
@click.option(
    "--for",
    "recipient",
    metavar="ADDRESS",
    multiple=True,
    help="An e-mail address or other identifier the badge should belong to; may be repeated.",
)
@ISSUERS_OPTION
@click.option(
    "--known",
    metavar="FILE",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A registry of issuers (JSON) whose word counts for you as well.",
)
@click.option(
    "--online",
    is_flag=True,
    help="Ask the issuers' own web sites; says afterwards which hosts were asked.",
)
def command(  # noqa: PLR0913, PLR0917 (one for each option)
    files: tuple[str, ...],
    as_json: bool,
    explain: bool,
    compare: Path | None,
    at: dt.datetime | None,
    recipient: tuple[str, ...],
    issuers: Path | None,
    known: Path | None,
    online: bool,
) -> None:
    """Check badge files.

    Of a folder every badge file in it is checked, of a portfolio every badge. A file inside a
    portfolio is checked with that portfolio's issuers.yml and identity.local.yml.

    Nothing is asked over the network without --online.

    Exit code: 0 all confirmed, 1 something is wrong, 2 wrong use, 3 something could not be checked.
    """
    from portfolio_gen.cli.quick import short_lived

    with short_lived():
        from portfolio_gen.cli.known import registry_in
        from portfolio_gen.cli.online import way_out
        from portfolio_gen.cli.verifying.inputs import Given, jobs_of
        from portfolio_gen.cli.verifying.run import Style, run
        from portfolio_gen.verify.context import Context

        if not all(recipient):
            raise ConfigError(
                "The address after --for is empty.", hint="Give one, or leave it out."
            )
        now = at or dt.datetime.now(dt.UTC)  # noqa: TID251 (the clock)
        context = Context(now=now, recipient=recipient, trust=registry_in(known) if known else None)
        with way_out(online=online) as fetcher:
            given = Given(context=replace(context, fetcher=fetcher), issuers=issuers)
            jobs = jobs_of(files, given)
            if explain and len(jobs) != 1:
                raise ConfigError(f"--explain explains one badge, and {len(jobs)} were named.")
            style = Style(as_json=as_json, explain=explain, alone=len(jobs) == 1, width=_width())
            code = run(jobs, style, compare)
        raise SystemExit(code)


def _width() -> int:
    """Return how many characters a row has on the terminal; 0 if there is none."""
    if not sys.stdout.isatty():
        return 0
    import shutil

    return shutil.get_terminal_size().columns
