"""What publishing a portfolio comes to: where it will stand and which files make that happen."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from portfolio_gen.author.files import NewFile
from portfolio_gen.deploy.hosts import Host
from portfolio_gen.deploy.ours import is_untouched, sealed
from portfolio_gen.deploy.repository import Repository
from portfolio_gen.deploy.workflows import (
    GITHUB,
    GITLAB,
    RECHECK,
    github_workflow,
    gitlab_workflow,
    recheck_workflow,
)

MAX_BYTES = 100_000
"""Largest workflow that is looked at, in bytes."""

MAX_DOMAIN = 253
"""Longest name of a host, in characters."""

DOMAIN_FILE = "CNAME"
"""Where people who published before wrote down their own domain."""

BRANCHES = {Host.GITHUB: "gh-pages", Host.GITLAB: "pages", Host.CODEBERG: "pages"}
"""Branches that the hosts publish as they are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Files:
    """Files for a repository.

    Attributes:
        write: Those to write; one that stands there already is among them.
        kept: Those that somebody changed or wrote, and that are left alone.
    """

    write: tuple[NewFile, ...] = ()
    kept: tuple[PurePosixPath, ...] = ()


def domain_in(folder: Path) -> str:
    """Return the host name in a file ``CNAME``; empty if there is none."""
    try:
        text = (folder / DOMAIN_FILE).read_bytes()[: MAX_DOMAIN + 2].decode("ascii").strip()
    except (OSError, ValueError):
        return ""
    plain = text.replace(".", "").replace("-", "").isalnum() and "." in text
    return text.lower() if plain and len(text) <= MAX_DOMAIN else ""


def workflow_files(
    repository: Repository,
    host: Host,
    program: str,
    *,
    recheck: bool = False,
    secrets: Sequence[str] = (),
) -> Files:
    """Return the files that make a host build and publish the portfolio.

    Args:
        repository: Where they go.
        host: Who reads them.
        program: What pip installs.
        recheck: Also those that look again once a week.
        secrets: Names of variables that the build needs and that stand in no file.
    """
    texts: list[tuple[PurePosixPath, str]] = []
    if host is Host.GITHUB:
        texts.append((GITHUB, github_workflow(program, repository.place, secrets)))
        if recheck:
            texts.append((RECHECK, recheck_workflow(program, repository.place)))
    if host is Host.GITLAB:
        texts.append((GITLAB, gitlab_workflow(program, repository.place)))
    return placed(repository.top, texts)


def placed(top: Path, files: Iterable[tuple[PurePosixPath, str]]) -> Files:
    """Return which files can be written without taking anything from anybody."""
    write: list[NewFile] = []
    kept: list[PurePosixPath] = []
    for path, text in files:
        data, before = sealed(text), _read(top / path)
        if before is None or before == data or is_untouched(before):
            old = None if before is None or before == data else before
            what = "what publishes the portfolio"
            write.append(NewFile(path=path, data=data, what=what, before=old))
        else:
            kept.append(path)
    return Files(write=tuple(write), kept=tuple(kept))


def _read(path: Path) -> bytes | None:
    """Return a file, or None if there is none; too large a one is never one of ours."""
    try:
        with path.open("rb") as stream:
            return stream.read(MAX_BYTES)
    except OSError:
        return None
