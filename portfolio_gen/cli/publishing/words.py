"""What ``portfolio-gen publish`` says."""

from collections.abc import Iterable
from pathlib import Path

import click

from portfolio_gen.author.files import Written
from portfolio_gen.base.paths import quoted
from portfolio_gen.base.report import Finding
from portfolio_gen.cli.build import count
from portfolio_gen.cli.terminal import one_line
from portfolio_gen.cli.words import line_of
from portfolio_gen.deploy.hosts import Destination, Host
from portfolio_gen.deploy.plan import Files
from portfolio_gen.deploy.preflight import listed
from portfolio_gen.deploy.repository import Repository
from portfolio_gen.site.job import BuildResult

HOW_TO_START = (
    "Run these in it: git init -b main, git add -A, git commit -m Portfolio. "
    "Or publish without git: {typed} --zip site.zip"
)
HOW_TO_CONNECT = (
    "Make an empty repository at https://github.com/new, copy its address, and run: "
    "git remote add origin ADDRESS. Or publish without one: {typed} --zip site.zip"
)
NO_ADDRESS = (
    "It works under any address. Say --base-url ADDRESS to have QR codes and links on paper lead "
    "there."
)
CODEBERG = (
    "\nCodeberg publishes what stands on the branch {branch}. Run this again with --push to put "
    "the site there; your sources are not touched."
)
UNLISTED = (
    "advice: whoever can see that repository can read the addresses of your unlisted pages in it. "
    "Make it private if your host allows that."
)


def tell(found: Iterable[Finding]) -> None:
    """Print what was found before publishing."""
    for finding in found:
        click.echo(one_line(line_of(finding)), err=True)


def tell_noticed(noticed: bool, source: Path) -> None:
    """Print that there is something to think about, and how to see it."""
    if noticed:
        click.echo(
            "advice: there is something to think about before everybody can read this. See: "
            f"portfolio-gen check {quoted(str(source))} --public",
            err=True,
        )


def tell_place(place: Destination) -> None:
    """Print where the site will stand."""
    if place.address:
        click.echo(f"This portfolio will stand at {place.address} ({place.host}, {place.kind}).")
    else:
        click.echo(f"This portfolio will be published by {place.host}; {place.kind}.")
    if place.mismatch:
        click.echo(
            f"advice: portfolio.yml says base_url: {place.mismatch}, which is another place. "
            "QR codes and links on paper made on your computer lead there. Correct the line.",
            err=True,
        )


def tell_public(result: BuildResult, hidden: tuple[str, ...] | None) -> None:
    """Print in three lines what becomes public.

    Args:
        result: What was built.
        hidden: Items that are not part of the site, where the sources are published as well;
            None where they are not.
    """
    what = f"{count(result.pages, 'page')} and {count(result.badges, 'badge')}"
    click.echo("\nWhat becomes public:")
    click.echo(
        f"  The site: {what}. No draft, nothing private, no grade, nothing from identity.local.yml."
    )
    if hidden is None:
        click.echo("  Your sources do not leave this computer, and neither does their history.")
        click.echo(
            "  What was public once stays in other people's copies, also if you take it back."
        )
        return
    also = f", also {one_line(listed(hidden))}" if hidden else ""
    click.echo(
        "  The repository, if it is public (free Pages need that): every file in it with its whole "
        f"history{also}."
    )
    click.echo("  You: each commit carries the name and the e-mail address it was made with.")


def tell_files(done: Written, files: Files, program: str) -> None:
    """Print what was written and what was left alone."""
    click.echo("")
    for file in done.new:
        click.echo(f"{'Made again' if file.before else 'Written'}: {file.path}")
    for file in done.already:
        click.echo(f"As it should be already: {file.path}")
    for path in files.kept:
        click.echo(
            f"Left alone, because it is yours or you changed it: {path}. Delete it and run this "
            "again to have it made anew.",
            err=True,
        )
    if files.write:
        click.echo(f"The server will install: {program}")


def tell_left(
    place: Destination, repository: Repository, loose: list[str], name: str, typed: str
) -> None:
    """Print the steps that are left, in order.

    Args:
        place: Where the site will stand.
        repository: Where the portfolio lies.
        loose: Files of ours that are not committed yet.
        name: The remote to publish through, if one was named.
        typed: What has to be typed to do the same again.
    """
    click.echo("\nLeft to do:")
    steps = list(place.clicks)
    if loose:
        steps.append(f'Run: git add {" ".join(loose)} && git commit -m "Publish the portfolio"')
    remote = repository.remote(name)
    usual = remote is not None and repository.upstream == remote.name
    first = f"git push -u {remote.name if remote else 'origin'} {repository.branch or 'main'}"
    steps.append(f"Run: {'git push' if usual else first}")
    _numbered(steps)
    click.echo(one_line(f"What is to be run is also done by: {typed} --commit --push"))


def tell_clicks(place: Destination) -> None:
    """Print the clicks that are left after a push."""
    if place.clicks:
        click.echo("If you did not do it before:")
        _numbered(place.clicks)


def tell_clicks_of_branch(place: Destination, branch: str) -> None:
    """Print the clicks that are left after the site was pushed to a branch."""
    if place.host is Host.GITHUB:
        click.echo(
            "If you did not do it before: open Settings > Pages there and choose Source: Deploy "
            f"from a branch, {branch}, / (root)."
        )
    elif place.host is Host.CODEBERG:
        tell_clicks(place)


def tell_waiting(place: Destination, longest: str) -> None:
    """Print that something is waited for, where no line can tell for how long by now."""
    click.echo(
        f"Waiting until {place.address} shows the new site: {longest} at most. To stop waiting "
        "takes nothing back.",
        err=True,
    )


def not_there(place: Destination, reason: str, took: str) -> str:
    """Return what is said of a site that does not answer yet."""
    return (
        f"\n{place.address} does not show the new site after {took}: {reason}. "
        "A first time and a new domain can take longer. See how the server is doing under "
        "Actions, then open the address in a browser."
    )


def _numbered(steps: Iterable[str]) -> None:
    for number, step in enumerate(steps, 1):
        click.echo(f"  {number}. {step}")
