"""Fingerprints of the work behind a badge, taken on the day on which the badge is added."""

from typing import TYPE_CHECKING

import click

from portfolio_gen.cli.adding.place import Place

if TYPE_CHECKING:
    from portfolio_gen.author.files import NewFile


def with_fingerprints(place: Place, name: str, project: str) -> "list[NewFile]":
    """Return the record with the work behind a new badge; nothing if there is no work to keep.

    What is written down is the work as it is today, with today's date, and the page of the badge
    says no more than that.

    Args:
        place: The portfolio, without the badge.
        name: Name of the new badge's file.
        project: The project that it is being linked to; empty for none.
    """
    from portfolio_gen.author.pin import pinned_with
    from portfolio_gen.content.pins import LOCK

    works = [
        work
        for work in place.portfolio.works
        if work.ref == f"projects/{project}" or name in work.meta.badges
    ]
    if not works:
        return []
    if any(f.where is not None and f.where.file == LOCK.name for f in place.report.failures):
        click.echo(
            f"{LOCK} cannot be read, so the work behind this badge was not written down in it. "
            "Mend it as portfolio-gen check says, then run portfolio-gen pin."
        )
        return []
    found = pinned_with(place.portfolio, name, works, place.now.date())
    return [found.file] if found.file is not None else []
