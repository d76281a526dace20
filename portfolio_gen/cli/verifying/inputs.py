"""From what was typed to the files to check, each with the issuers and the person it belongs to."""

import errno
import os
import stat
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from portfolio_gen.base.errors import ConfigError
from portfolio_gen.base.fetch import NoNetwork
from portfolio_gen.cli.known import ISSUERS, issuers_in
from portfolio_gen.model.issuer import KnownIssuer
from portfolio_gen.verify.batch import Job
from portfolio_gen.verify.context import Context
from portfolio_gen.verify.trust import beside

PORTFOLIO = "portfolio.yml"
BADGES = "badges"

ENDINGS = frozenset({".json", ".jsonld", ".jwt", ".jws", ".png", ".svg", ".1ob"})
"""What the names of badge files end in. A file that is named is read whatever it is called."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What the command line says about all files.

    Attributes:
        context: The world as every file is checked in it, without issuers.
        issuers: A list of issuers; None for that of the portfolio a file lies in.
    """

    context: Context
    issuers: Path | None = None


def jobs_of(names: Iterable[str], given: Given) -> tuple[Job, ...]:
    """Return every file that was named, or lies in a folder that was, each once.

    Raises:
        ConfigError: A name is that of nothing, or of a folder without badges; or the list of
            issuers has another name, so that nothing in it would be read.
        ContentError: The list of issuers or of addresses has a mistake in it.
    """
    places = dict.fromkeys(place for name in names for place in _places(name, given))
    return tuple(_jobs(places, given))


def _jobs(places: Iterable[str], given: Given) -> Iterator[Job]:
    """Yield the jobs; what the files of one portfolio share is read once."""
    contexts: dict[Path | None, Context] = {}
    homes: dict[str, Path | None] = {}
    for place in places:
        remote = "://" in place
        home = None if remote else _home(place, homes)
        if home not in contexts:
            contexts[home] = _context(home, given)
        yield Job(source=place, place=place, context=contexts[home], remote=remote)


def _home(file: str, homes: dict[str, Path | None]) -> Path | None:
    """Return the portfolio a file lies in; files of one folder, found once, lie in the same."""
    # One of thousands: texts are handled faster than paths.
    if os.path.islink(file):  # noqa: PTH114
        return portfolio_of(Path(file))  # it lies somewhere else
    folder = os.path.dirname(file)  # noqa: PTH120
    if folder not in homes:
        homes[folder] = portfolio_of(Path(file))
    return homes[folder]


def _places(name: str, given: Given) -> Sequence[str]:
    """Return the files, or the web address, that one argument means.

    Only a web address has ``://`` in it: of several strokes in a path one is kept.

    Raises:
        ConfigError: There are none.
    """
    if "://" in name:
        if isinstance(given.context.fetcher, NoNetwork):
            raise ConfigError(
                f"{name} is a web address, and nothing is fetched.",
                hint="Save the badge as a file, or add --online.",
            )
        return [name]
    path = Path(name)
    try:
        mode = os.stat(name).st_mode  # noqa: PTH116 (of no name, Path makes the current folder)
    except OSError as error:
        raise _nothing(name, error) from error
    return _in_folder(path) if stat.S_ISDIR(mode) else [str(path)]


def _nothing(name: str, error: OSError) -> ConfigError:
    """Return the error that says why nothing can be had by a name."""
    if not name:
        return ConfigError("The name of a file or folder is empty.", hint="Give its name.")
    if error.errno not in {errno.ENOENT, errno.ENOTDIR}:
        return ConfigError(f"{name} could not be opened: {error.strerror}.")
    if os.path.islink(name):  # noqa: PTH114
        return ConfigError(
            f"{name} is a link to something that is not there.", hint="Name the file itself."
        )
    return ConfigError(f"There is no file or folder called {name}.", hint="Check the name.")


def _in_folder(folder: Path) -> list[str]:
    """Return the badge files in a folder: of a portfolio, those that it counts as badges.

    Raises:
        ConfigError: There are none.
    """
    home = portfolio_of(folder / PORTFOLIO)
    found = _of_portfolio(folder, home) if home else _below(folder)
    if not found:
        endings = ", ".join(sorted(ENDINGS))
        raise ConfigError(
            f"There is no badge file in {folder}.",
            hint=f"Badge files end in {endings}; name a file to have it read whatever it is.",
        )
    return found


def _of_portfolio(folder: Path, home: Path) -> list[str]:
    """Return the badge files of a portfolio that lie in one of its folders, or in it itself.

    A folder of badges that cannot be looked into is among them, so that it is named as not checked.
    """
    from portfolio_gen.content.load import load_badge_paths

    inside = folder.resolve().relative_to(home)
    paths = [Path(path) for path in load_badge_paths(home)]
    found = [
        str(folder / path.relative_to(inside)) for path in paths if path.is_relative_to(inside)
    ]
    return found + [place for place in _closed(folder) if _may_hold_badges(place, home)]


def _closed(folder: Path) -> list[str]:
    """Return the folders that cannot be looked into: this one, or some below it."""
    return [place for place in _below(folder) if os.path.isdir(place)]  # noqa: PTH112


def _may_hold_badges(place: str, home: Path) -> bool:
    """Tell whether a folder of a portfolio is the whole of it, or one for badges."""
    parts = Path(os.path.realpath(place)).relative_to(home).parts
    return parts[:1] in ((), (BADGES,))


def _below(folder: Path) -> list[str]:
    """Return files that may be badges, in alphabetical order; hidden folders are left alone.

    A folder that cannot be looked into is among them, so that it is named as not checked.
    """
    found: list[str] = []
    waiting = [str(folder)]
    while waiting:
        place = waiting.pop()
        try:
            with os.scandir(place) as listing:
                entries = sorted(listing, key=lambda entry: entry.name)
        except OSError:
            found.append(place)
            continue
        found += [_path(e) for e in entries if _is_badge_name(e.name) and _is_file(e)]
        inside = [entry for entry in entries if entry.is_dir(follow_symlinks=False)]
        waiting += [_path(entry) for entry in reversed(inside) if not entry.name.startswith(".")]
    return found


def _path(entry: os.DirEntry[str]) -> str:
    """Return where something in a folder lies, written as ``Path`` writes it."""
    return entry.path.removeprefix(f".{os.sep}")


def _is_file(entry: os.DirEntry[str]) -> bool:
    """Tell whether something in a folder is a file, or a link to what cannot be had.

    Anything else, such as a pipe, might keep whoever opens it waiting for ever.
    """
    if entry.is_file(follow_symlinks=False):
        return True
    try:
        return stat.S_ISREG(entry.stat().st_mode)
    except OSError:
        return True


def _is_badge_name(name: str) -> bool:
    """Tell whether a file may be a badge, by its name."""
    return not name.startswith(".") and os.path.splitext(name)[1].lower() in ENDINGS  # noqa: PTH122


def portfolio_of(file: Path) -> Path | None:
    """Return the portfolio folder a file lies in, if it lies in one."""
    # Neither of these minds a circle of links, or a folder that nobody may look into.
    folders = Path(os.path.realpath(file)).parents
    return next((f for f in folders if os.path.isfile(f / PORTFOLIO)), None)  # noqa: PTH113


def _context(home: Path | None, given: Given) -> Context:
    """Return the world for the files of one portfolio, or of none.

    Raises:
        ConfigError: The list of issuers has another name.
        ContentError: A list has a mistake in it.
    """
    issuers, trust = _issuers(given.issuers, home), given.context.trust
    return replace(
        given.context,
        issuers=issuers,
        trust=beside(trust, issuers) if trust else None,
        recipient=given.context.recipient or _identity(home),
    )


def _issuers(file: Path | None, home: Path | None) -> tuple[KnownIssuer, ...]:
    """Return the issuers of the given list, or else of the portfolio.

    Raises:
        ContentError: The list has a mistake in it.
    """
    if file is None and home is not None:
        file = home / ISSUERS
    return issuers_in(file)


def _identity(home: Path | None) -> tuple[str, ...]:
    """Return what the owner of the portfolio is known by to issuers.

    Raises:
        ContentError: ``identity.local.yml`` has a mistake in it.
    """
    if home is None:
        return ()
    from portfolio_gen.content.load import load_identity

    return load_identity(home).statements
