"""A day or a time on the command line."""

import datetime as dt

import click


def moment(_ctx: click.Context, _param: click.Parameter, value: str | None) -> dt.datetime | None:
    """Return a day or a time in UTC; one without a time zone is taken for UTC.

    Raises:
        click.BadParameter: The text is neither.
    """
    if value is None:
        return None
    try:
        found = dt.datetime.fromisoformat(value)
        return found.astimezone(dt.UTC) if found.tzinfo else found.replace(tzinfo=dt.UTC)
    except (ValueError, OverflowError) as error:
        raise click.BadParameter(
            f"{value!r} is no day and no time that can be read here. Write a day, such as "
            "2026-10-01, or a time, such as 2026-10-01T09:30 (UTC)."
        ) from error
