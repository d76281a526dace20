"""A site as one file for any web space."""

import datetime as dt
import secrets
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO

from portfolio_gen.base.errors import ConfigError
from portfolio_gen.site.output.integrity import NAME, files_of, is_listed

_EARLIEST = 1980
"""The first year that a zip file can name."""


def pack(site: Path, target: Path, now: dt.datetime, *, force: bool = False) -> int:
    """Write the site into a zip file; return the number of its files.

    Files whose names begin with a dot are left out: web spaces hide them, and the site needs none.
    The same site on the same day gives the same bytes.

    Args:
        site: The built site.
        target: The file.
        now: The moment, for the dates in it.
        force: Replace an earlier zip file of a site; nothing else is ever replaced.

    Raises:
        ConfigError: There is such a file already, or it cannot be written.
    """
    names = [path for path in files_of(site) if is_listed(path) or path == NAME]
    if force and _is_ours(target):
        place = target.with_name(f".{target.name}.{secrets.token_hex(8)}.tmp")
    else:
        place, force = target, False
    try:
        with place.open("xb") as stream:
            try:
                _write(stream, site, names, now)
            except BaseException:
                place.unlink()
                raise
        if force:
            place.replace(target)
    except FileExistsError as error:
        raise ConfigError(
            f"{target} exists already and was left as it is.",
            hint="Choose another name, or delete the old file first. With --force, an earlier zip "
            "file of a site is replaced, and nothing else.",
        ) from error
    except OSError as error:
        raise ConfigError(
            f"{target} could not be written: {error.strerror or error}.",
            hint="Choose a folder of your own, with room in it.",
        ) from error
    return len(names)


def _write(stream: BinaryIO, site: Path, names: Sequence[str], now: dt.datetime) -> None:
    day = (max(now.year, _EARLIEST), now.month, now.day, 0, 0, 0)
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in names:
            entry = zipfile.ZipInfo(name, day)
            entry.external_attr = 0o644 << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, (site / name).read_bytes())


def _is_ours(target: Path) -> bool:
    """Tell whether a file is the zip file of a site, by the list of its files in it."""
    try:
        with zipfile.ZipFile(target) as archive:
            return NAME in archive.namelist() and not target.is_symlink()
    except (OSError, zipfile.BadZipFile):
        return False
