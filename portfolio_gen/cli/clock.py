"""The one place that reads the clock, and what the environment holds for a build."""

import datetime as dt
from collections.abc import Mapping

from portfolio_gen.base.errors import ConfigError


def build_time(environ: Mapping[str, str]) -> dt.datetime:
    """Return ``SOURCE_DATE_EPOCH`` if it is set, and the present moment otherwise.

    Raises:
        ConfigError: ``SOURCE_DATE_EPOCH`` is no number of seconds.
    """
    text = environ.get("SOURCE_DATE_EPOCH")
    if text is None:
        return dt.datetime.now(dt.UTC)  # noqa: TID251 (this is the place)
    try:
        seconds = int(text)
        if seconds < 0:
            raise ValueError(text)  # noqa: TRY301 (the same mistake, the same words)
        return dt.datetime.fromtimestamp(seconds, dt.UTC)
    except (ValueError, OverflowError, OSError) as e:
        raise ConfigError(
            f"SOURCE_DATE_EPOCH is {text!r}, which is no number of seconds since 1970.",
            hint="Set it to a whole number, or unset it.",
        ) from e


NAMED = "PORTFOLIO_GEN_PASSPHRASE_"
"""Begin of the names of variables that hold passphrases of protected views."""


def passphrases(environ: Mapping[str, str]) -> dict[str, str]:
    """Return the passphrases of protected views, by the name of the view's file."""
    return {
        name.removeprefix(NAMED).lower().replace("_", "-"): value
        for name, value in environ.items()
        if name.startswith(NAMED) and value.strip()
    }
