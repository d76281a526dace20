"""The git repository a portfolio lies in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from portfolio_gen.base.errors import BuildError, ConfigError
from portfolio_gen.deploy.git import Git, hint_for, stated
from portfolio_gen.deploy.remotes import Remote, remotes_in

_NONE = ("not a git repository", "must be run in a work tree")
"""What git says outside of a repository, and in one that has no files of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Repository:
    """A repository and where in it the portfolio lies.

    Attributes:
        git: Git at its top.
        top: Its top folder.
        place: The portfolio, relative to the top; ``.`` if it is the top.
        branch: The branch that is checked out; empty if none is.
        commit: The newest commit there; empty before the first.
        remotes: Where it can be pushed to.
        upstream: Name of the remote that the branch follows; empty if none.
    """

    git: Git
    top: Path
    place: PurePosixPath
    branch: str
    commit: str
    remotes: tuple[Remote, ...]
    upstream: str

    def remote(self, name: str = "") -> Remote | None:
        """Return the remote to publish through; None if there is no remote at all.

        That is the one called ``name``, else the one that the branch follows, else ``origin``,
        else the only one.

        Raises:
            ConfigError: There is none of that name, or several and none stands out.
        """
        known = {remote.name: remote for remote in self.remotes}
        if name and name not in known:
            raise ConfigError(
                f"this repository has no remote called {name!r}.",
                hint=f"It has {', '.join(known)}." if known else "It has none; add one.",
            )
        chosen = name or (self.upstream if self.upstream in known else "")
        if not chosen and "origin" in known:
            chosen = "origin"
        if not chosen and len(known) > 1:
            raise ConfigError(
                f"this repository has {len(known)} remotes ({', '.join(known)}), and none is the "
                "usual one.",
                hint=f"Name the one to publish through, such as --remote {next(iter(known))}.",
            )
        return known.get(chosen) or next(iter(self.remotes), None)

    def loose(self, *but: str) -> bool:
        """Tell whether something of the portfolio is not committed, folders ``but`` left aside."""
        aside = [f":(top,exclude){self.path(name)}" for name in but]
        words = ("status", "--porcelain=v1", "--", str(self.place), *aside)
        return bool(self.git.ask(*words).out)

    def uncommitted(self, names: Sequence[str]) -> list[str]:
        """Return which of these files, as seen from the top, are not committed as they are."""
        if not names:
            return []
        found = self.git.ask("status", "--porcelain=v1", "-z", "-uall", "--", *names).out
        return [line[3:] for line in found.split("\0") if line]

    def commit_only(self, names: Sequence[str], message: str) -> list[str]:
        """Commit these files and nothing else; return those that were not committed before.

        Raises:
            BuildError: Git could not do it.
        """
        loose = self.uncommitted(names)
        if loose:
            self.git.do("add", "--", *loose)
            self.git.do("commit", "-q", "-m", message, "--", *loose)
        return loose

    def path(self, name: str) -> str:
        """Return a path inside the portfolio as seen from the top."""
        return str(self.place / name)


def repository_of(folder: Path, environ: Mapping[str, str]) -> Repository | None:
    """Return the repository that ``folder`` lies in; None if it lies in none.

    Raises:
        BuildError: Git is not installed, or refuses to look at the repository.
    """
    git = Git(folder=folder, environ=environ)
    found = git.ask("rev-parse", "--show-toplevel", "--show-prefix")
    if not found.good:
        if any(words in found.words for words in _NONE):
            return None
        raise BuildError(
            f"git does not open the repository of this portfolio: {stated(found.words)}",
            hint=hint_for(found.words),
        )
    top, _, prefix = found.out.rstrip("\n").partition("\n")
    at_top = Git(folder=Path(top), environ=environ)
    branch = at_top.ask("symbolic-ref", "--short", "-q", "HEAD").out.strip()
    upstream = at_top.ask("config", "--get", f"branch.{branch}.remote").out.strip()
    return Repository(
        git=at_top,
        top=Path(top),
        place=PurePosixPath(prefix.rstrip("/") or "."),
        branch=branch,
        commit=at_top.ask("rev-parse", "-q", "--verify", "HEAD^{commit}").out.strip(),
        remotes=remotes_in(at_top.ask("remote", "-v").out),
        upstream=upstream,
    )


def cloned_from(folder: Path, environ: Mapping[str, str]) -> tuple[str, str]:
    """Return the public address a folder was cloned from, and its commit; empty if not known.

    A commit that nobody else has, and a folder in somebody else's repository, do not count.
    """
    git = Git(folder=folder, environ=environ)
    top = git.ask("rev-parse", "--show-toplevel").out.strip()
    if not top or Path(top).resolve() != folder.resolve():
        return "", ""
    commit = git.ask("rev-parse", "-q", "--verify", "HEAD").out.strip()
    refs = ("for-each-ref", "--count=1", "--contains", commit, "refs/remotes/origin")
    url = git.ask("config", "--get", "remote.origin.url").out.strip()
    public = url.startswith("https://") and "@" not in url
    return (url, commit) if public and commit and git.ask(*refs).out else ("", "")
