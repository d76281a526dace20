"""Pushing only the built site: a branch with a history of its own, without one source file in it.

The commits are made in a repository that lives for this one push and has never seen the sources.
They carry no person's name or address.
"""

import datetime as dt
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from portfolio_gen.base.errors import BuildError, ConfigError
from portfolio_gen.deploy.git import NETWORK_SECONDS, Git, plain
from portfolio_gen.site.output.integrity import MAX_BYTES, NAME, combined, is_whole, seal_in

AUTHOR = {"NAME": "portfolio-gen", "EMAIL": "portfolio-gen@localhost.invalid"}
"""Who made the commits: nobody's address."""

OWN = frozenset({NAME, ".nojekyll", "CNAME", ".domains"})
"""What may stand beside the files of a site."""

MAX_UNLISTED = 1000
"""So many unlisted files are looked at one by one."""

SETTINGS = (
    "core.autocrlf=false",
    "core.attributesFile=/dev/null",
    "core.excludesFile=/dev/null",
    "commit.gpgSign=false",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """Where a site is pushed.

    Attributes:
        url: The repository.
        branch: The branch, which holds nothing else.
    """

    url: str
    branch: str


def push_site(  # noqa: PLR0913 (a push needs all of them)
    site: Path,
    target: Target,
    *,
    scratch: Path,
    environ: Mapping[str, str],
    now: dt.datetime,
    beside: Mapping[str, bytes] | None = None,
) -> bool:
    """Push the site in ``site``; return False if it stands there already.

    Args:
        site: A finished site. Nothing outside of it is read.
        target: Where it goes. Only a branch that is new or holds a site of ours is accepted, and
            its history is never rewritten.
        scratch: An empty folder for the repository of this push.
        environ: The environment of the command.
        now: The moment the commit is dated by.
        beside: More files for the top, such as ``CNAME``.

    Raises:
        ConfigError: The branch holds something else, or the address is none.
        BuildError: The site is not whole, or git could not do it.
    """
    if target.url.startswith("-") or target.branch.startswith("-") or "::" in target.url:
        raise ConfigError(f"{plain(target.url)!r} is not the address of a repository.")
    if not is_whole(site):
        raise BuildError("the site is not as it was built; nothing was pushed.")
    for name, data in (beside or {}).items():
        (site / name).write_bytes(data)
    git = Git(folder=scratch, environ=environ)
    git.do("init", "-q", "--bare", ".")
    tip = _tip(git, target)
    if tip:
        _check_branch(git, tip, target)
    tree = _tree(git, site)
    if tip and git.do("rev-parse", f"{tip}^{{tree}}").strip() == tree:
        return False
    stamp = f"{int(now.timestamp())} +0000"
    extra = {f"GIT_{who}_{what}": AUTHOR[what] for who in _WHO for what in AUTHOR}
    extra |= {f"GIT_{who}_DATE": stamp for who in _WHO}
    parent = ("-p", tip) if tip else ()
    words = ("commit-tree", tree, *parent, "-m", "The portfolio, as it was built")
    commit = git.do(*words, extra=extra).strip()
    git.do(
        "push", "-q", target.url, f"{commit}:refs/heads/{target.branch}", seconds=NETWORK_SECONDS
    )
    return True


_WHO = ("AUTHOR", "COMMITTER")


def _tip(git: Git, target: Target) -> str:
    """Fetch the newest commit of the branch and return it; empty if there is no such branch."""
    ref = f"refs/heads/{target.branch}"
    known = git.do("ls-remote", target.url, ref, seconds=NETWORK_SECONDS).split()
    if not known:
        return ""
    git.do("fetch", "-q", "--no-tags", "--depth=1", target.url, ref, seconds=NETWORK_SECONDS)
    return git.do("rev-parse", "FETCH_HEAD").strip()


def _check_branch(git: Git, tip: str, target: Target) -> None:
    """Refuse a branch in which something of somebody would be lost.

    Raises:
        ConfigError: It is not a site of ours, or has other files beside it.
    """
    names = set(git.do("ls-tree", "-r", "-z", "--name-only", tip).split("\0")) - {""}
    size = git.ask("cat-file", "-s", f"{tip}:{NAME}").out.strip()
    found = seal_in(_blob(git, tip, NAME)) if _is_small(size) else None
    listed = found.get("sha256", {}) if found else {}
    rest = sorted(names - OWN - set(listed))
    if found and (not rest or _are_unlisted(git, tip, rest, found.get("unlisted"))):
        return
    first = rest[0] if rest else NAME
    raise ConfigError(
        f"the branch {target.branch} there holds {first!r}, which is not part of a site made by "
        "this program; nothing was pushed.",
        hint="Choose another branch with --branch, or another repository.",
    )


def _are_unlisted(git: Git, tip: str, names: list[str], digest: object) -> bool:
    """Tell whether the files are those of which the site itself tells only one digest."""
    if not digest or len(names) > MAX_UNLISTED:
        return False
    return digest == combined({n: hashlib.sha256(_blob(git, tip, n)).hexdigest() for n in names})


def _blob(git: Git, tip: str, name: str) -> bytes:
    return git.do("cat-file", "blob", f"{tip}:{name}").encode("utf-8", "surrogateescape")


def _is_small(size: str) -> bool:
    return size.isdigit() and int(size) <= MAX_BYTES


def _tree(git: Git, site: Path) -> str:
    """Return the tree of everything in ``site``."""
    settings = [part for setting in SETTINGS for part in ("-c", setting)]
    place = (f"--git-dir={git.folder}", f"--work-tree={site}", "-c", "core.bare=false")
    at_site = Git(folder=site, environ=git.environ)
    at_site.do(*place, *settings, "add", "-A", "-f", ".", seconds=NETWORK_SECONDS)
    return git.do("write-tree").strip()
