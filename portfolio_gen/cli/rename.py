"""``portfolio-gen rename``: another name for an item, and nothing lost."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from portfolio_gen.base.errors import ConfigError
from portfolio_gen.cli.adding.place import find_home, in_folder
from portfolio_gen.cli.build import count

if TYPE_CHECKING:
    from portfolio_gen.author.rename import Renaming


@click.command()
@click.argument("old")
@click.argument("new")
@in_folder
def command(old: str, new: str, folder: Path) -> None:
    """Rename OLD to NEW, such as projects/water-cycle to projects/sea-in-a-bag.

    A project, an assignment, a badge, a course or a reflection. Its folder or file is renamed,
    everything that names it is changed at that very place, and its old address leads to the new
    one. All of it is done, or nothing.
    """
    from portfolio_gen.author.rename import renaming
    from portfolio_gen.content.load import load_portfolio

    folder = find_home(folder)
    portfolio, report = load_portfolio(folder)
    if report.failures:
        raise ConfigError(
            "there are problems in this portfolio, so nothing was renamed.",
            hint="Mend what portfolio-gen check lists, then try again.",
        )
    job = renaming(portfolio, old, new)
    _do(folder, job)
    changed = f"{count(len(job.files), 'file')} changed{':' if job.files else '.'}"
    click.echo(f"{job.ref} is now {job.new_ref}; {changed}")
    for file in job.files:
        place = file.path
        moved = place.is_relative_to(job.old)
        click.echo(f"  {job.new / place.relative_to(job.old) if moved else place}")
    if job.addressed:
        click.echo(f"The old address, {job.ref}.html, leads to the new one after the next build.")


def _do(folder: Path, job: "Renaming") -> None:
    """Change the files and rename the folder, or leave everything as it was.

    Raises:
        ConfigError: It could not be done, or the portfolio would not hold together.
    """
    from portfolio_gen.author.files import write_new
    from portfolio_gen.content.load import load_portfolio

    write_new(folder, job.files)
    try:
        (folder / job.old).rename(folder / job.new)
    except OSError as error:
        _back(folder, job)
        raise ConfigError(
            f"{folder / job.old} could not be renamed: {error.strerror}. Nothing was changed.",
            hint="Close what has files of it open, and check that you may write there.",
        ) from error
    failures = load_portfolio(folder)[1].failures
    if failures:
        (folder / job.new).rename(folder / job.old)
        _back(folder, job)
        raise ConfigError(
            f"with the new name, the portfolio would not hold together: {failures[0]} "
            "Nothing was changed.",
            hint="Mend that place by hand first.",
        )


def _back(folder: Path, job: "Renaming") -> None:
    from dataclasses import replace

    from portfolio_gen.author.files import write_new

    undone = [replace(f, data=f.before or b"", before=f.data) for f in job.files]
    write_new(folder, undone)
