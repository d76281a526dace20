"""What is in the way of files that shall be written, looked for before anything is."""

import errno
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from portfolio_gen.author.names import fault_of, plainest
from portfolio_gen.base.errors import ConfigError, ContentError, PortfolioError, Where
from portfolio_gen.base.paths import inside


@dataclass(frozen=True, slots=True, kw_only=True)
class NewFile:
    """A file that shall be written.

    Attributes:
        path: Where, relative to the portfolio folder.
        data: What shall stand in it.
        what: What it is, in words for a person: "your settings".
        before: What stands there now, for a file that shall be changed; None for a new one.
    """

    path: PurePosixPath
    data: bytes
    what: str
    before: bytes | None = None


def check_folder(folder: Path) -> None:
    """Refuse a place that is no folder.

    Raises:
        ConfigError: Something else stands there.
    """
    if folder.is_symlink() and not folder.exists():
        raise ConfigError(f"{folder} is a link that leads nowhere.", hint="Delete it, or mend it.")
    if folder.exists() and not folder.is_dir():
        raise ConfigError(f"{folder} is a file.", hint="Choose the name of a folder.")


def check_names(files: Sequence[NewFile]) -> None:
    """Refuse paths that lead out, that not every computer can keep, or that are the same.

    Raises:
        ContentError: There is one.
    """
    seen: dict[str, PurePosixPath] = {}
    for file in files:
        if inside(PurePosixPath(), str(file.path)) != file.path or not file.path.parts:
            raise ContentError(f'"{file.path}" is not a path inside this portfolio.')
        for part in file.path.parts:
            if fault := fault_of(part):
                raise ContentError(
                    f'"{file.path}" cannot be kept on every computer: {fault}.',
                    hint="Choose another name.",
                )
        for path in (*list(file.path.parents)[:-1], file.path):
            other = seen.setdefault(plainest(str(path)), path)
            if other != path:
                raise ContentError(
                    f'"{path}" and "{other}" are the same name on many computers.',
                    hint="Choose another name for one of them.",
                )
    if len({file.path for file in files}) < len(files):
        raise ContentError("Two files shall get the same name.", hint="Choose another for one.")


def standing(folder: Path, files: Sequence[NewFile]) -> tuple[NewFile, ...]:
    """Return the files that are there already, with the same content.

    Raises:
        ConfigError: Something is in the way of some of them, all named at once.
        ContentError: A link leads out of the folder.
    """
    found: list[NewFile] = []
    problems: list[PortfolioError] = []
    for file in files:
        try:
            found += [file] if _stands(folder, file) else []
        except (ConfigError, ContentError) as error:
            problems.append(error)
    if len(problems) > 1:
        raise ConfigError("\n".join(dict.fromkeys(str(problem) for problem in problems)))
    if problems:
        raise problems[0]
    return tuple(found)


def _stands(folder: Path, file: NewFile) -> bool:
    """Tell whether a file is there already, with the same content.

    Raises:
        ConfigError: Something else is in its way, or it is not what it was.
        ContentError: A link on the way leads out of the folder.
    """
    here = folder
    for part in file.path.parts[:-1]:
        here = _step(folder, here, part, file)
        if here.exists() and not here.is_dir():
            name = here.relative_to(folder).as_posix()
            raise ConfigError(
                f"{name} is a file, and {file.path} needs a folder of this name.",
                hint=f"Move {name} somewhere else, then try again.",
            )
    target = _step(folder, here, file.path.name, file)
    if not os.path.lexists(target):
        if file.before is None:
            return False
        raise ConfigError(f"{file.path} is gone.", hint="Try again.")
    return _same(target, file)


def _step(folder: Path, here: Path, part: str, file: NewFile) -> Path:
    """Return one step further down, refusing a link that leads out, and another spelling.

    Raises:
        ConfigError: There is one that differs in capital letters only.
        ContentError: A link leads out of the folder.
    """
    found = next((name for name in _names(here) if plainest(name) == plainest(part)), part)
    if found != part:
        shown = (here / found).relative_to(folder).as_posix()
        raise ConfigError(
            f'there is "{shown}", which many computers cannot tell from "{part}" in {file.path}.',
            hint=f'Rename it to "{part}" if it is meant for that, or to something else.',
        )
    step = here / part
    if step.is_symlink() and not step.resolve().is_relative_to(folder.resolve()):
        raise ContentError(
            f"{step.relative_to(folder).as_posix()} is a link to a place outside the portfolio.",
            hint="Put a folder or a file there instead of the link.",
        )
    return step


def _names(folder: Path) -> Iterator[str]:
    try:
        with os.scandir(folder) as entries:
            yield from (entry.name for entry in entries)
    except FileNotFoundError:
        return
    except OSError as error:
        raise cannot_write(folder, error) from error


def _same(target: Path, file: NewFile) -> bool:
    """Tell whether a file stands there with the content it shall have.

    Raises:
        ConfigError: It has another, is no file, or was changed meanwhile.
    """
    if target.is_dir():
        raise ConfigError(
            f"{file.path} is a folder, and a file of this name shall be written.",
            hint="Rename the folder, then try again.",
        )
    if not target.is_file():
        raise ConfigError(f"{file.path} is not a plain file.", hint="Delete it, or rename it.")
    try:
        found = target.read_bytes() if target.stat().st_size <= _longest(file) else None
    except OSError as error:
        raise ConfigError(f"{file.path} could not be read: {error.strerror}.") from error
    if found == file.data:
        return True
    if file.before is None:
        raise ConfigError(
            f"{file.path} exists already and was left as it is.",
            hint="Choose another name, or move the old file away first.",
        )
    if found != file.before:
        raise ConfigError(
            f"{file.path} was changed by somebody else at this moment and was left as it is.",
            hint="Try again.",
        )
    return False


def _longest(file: NewFile) -> int:
    return max(len(file.data), len(file.before or b""))


_FOLDER_OF_YOURS = "Choose a folder of your own, such as one in your home folder."

_FAULTS: Mapping[int, tuple[str, str]] = {
    errno.ENOSPC: (
        "there is no room left on this disk",
        "Delete something you do not need, or choose a folder on another disk.",
    ),
    errno.EROFS: ("this disk can only be read", "Choose a folder on another disk."),
    errno.EACCES: ("you may not write here", _FOLDER_OF_YOURS),
    errno.EPERM: ("you may not write here", _FOLDER_OF_YOURS),
    errno.ENAMETOOLONG: ("this name is too long for this disk", "Choose a shorter name."),
}
"""What went wrong in words, and what to do, by the number that the system gives."""


def cannot_write(path: Path, error: OSError) -> PortfolioError:
    """Return what a person is told about a file that could not be written."""
    number = errno.ENOSPC if error.errno == errno.EDQUOT else error.errno or 0
    usual = (f"this could not be written: {error.strerror}", "")
    fault, hint = _FAULTS.get(number, usual)
    return ConfigError(f"{fault}; nothing was written.", where=Where(file=str(path)), hint=hint)
