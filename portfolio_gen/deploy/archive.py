"""A site as one file for any web space."""

import datetime as dt
import zipfile
from pathlib import Path

from portfolio_gen.base.errors import ConfigError
from portfolio_gen.site.output.integrity import NAME, files_of, is_listed

_EARLIEST = 1980
"""The first year that a zip file can name."""


def pack(site: Path, target: Path, now: dt.datetime) -> int:
    """Write the site into a new zip file; return the number of its files.

    Files whose names begin with a dot are left out: web spaces hide them, and the site needs none.
    The same site on the same day gives the same bytes.

    Raises:
        ConfigError: There is such a file already, or it cannot be written.
    """
    names = [path for path in files_of(site) if is_listed(path) or path == NAME]
    day = (max(now.year, _EARLIEST), now.month, now.day, 0, 0, 0)
    try:
        with target.open("xb") as stream:
            try:
                with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
                    for name in names:
                        entry = zipfile.ZipInfo(name, day)
                        entry.external_attr = 0o644 << 16
                        entry.compress_type = zipfile.ZIP_DEFLATED
                        archive.writestr(entry, (site / name).read_bytes())
            except BaseException:
                target.unlink()
                raise
    except FileExistsError as error:
        raise ConfigError(
            f"{target} exists already and was left as it is.",
            hint="Choose another name, or delete the old file first.",
        ) from error
    except OSError as error:
        raise ConfigError(
            f"{target} could not be written: {error.strerror or error}.",
            hint="Choose a folder of your own, with room in it.",
        ) from error
    return len(names)
