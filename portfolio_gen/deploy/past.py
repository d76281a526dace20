"""Everything that the branches, tags and notes of a repository lead to.

The repository may be anybody's, so nothing of its configuration is obeyed where that would run a
program or reach the network, and everything is bounded.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from portfolio_gen.base.errors import BuildError
from portfolio_gen.deploy.git import Git

MAX_COMMITS = 20_000
"""Most commits that are looked at."""

MAX_BLOB = 2_000_000
"""Largest version of a file that is looked into, in bytes."""

MAX_TOTAL = 200_000_000
"""Most bytes that are looked into."""

BATCH = 8_000_000
"""How many bytes are asked for at once."""

SECONDS = 60.0
"""Longest time for one question, in seconds."""

QUIET = {
    "GIT_ALLOW_PROTOCOL": "",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_PAGER": "cat",
}
"""What is missing is not fetched, and what was replaced is seen as it was."""

_ENTRY = re.compile(
    r":\d{6} (?P<mode>\d{6}) [0-9a-f]{40,64} (?P<oid>[0-9a-f]{40,64}) [A-Z]\d*\0(?P<path>[^\0]*)\0"
)
_HEAD = re.compile(
    r"\x01(?P<commit>[0-9a-f]{40,64})\x02(?P<day>[0-9-]{10})\x02(?P<mails>[^\x02]*)\x02"
    r"(?P<words>[^\x03]*)\x03"
)
_LOG = "format:%x01%H%x02%cs%x02%ae %ce %an %cn%x02%B%x03"
_REF = "%(refname) %(taggername) %(taggeremail) %(if)%(taggername)%(then)%(contents)%(end)%01"
_LINK = "160000"
"""Mode of another repository inside this one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One version of a file.

    Attributes:
        path: The file, seen from the top of the repository.
        oid: What git calls its content.
        commit: The newest commit that brought it.
        day: When that was.
    """

    path: str
    oid: str
    commit: str
    day: str

    @property
    def words(self) -> str:
        """The commit in words."""
        return f"commit {self.commit[:8]} of {self.day}"


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """Everything that any branch, tag or note leads to.

    Attributes:
        versions: Every version of every file, the newest first.
        messages: Commit and day with addresses and names of its author and what it says.
        labels: Names of branches and tags, and what tags say of themselves and their authors.
    """

    versions: tuple[Version, ...]
    messages: tuple[tuple[Version, str], ...]
    labels: tuple[str, ...] = ()


def read_history(git: Git) -> History:
    """Return what the log says; the newest first.

    Raises:
        BuildError: Git did not answer.
    """
    words = ["-c", "log.showRoot=true", "-c", "log.showSignature=false", "log", "--all", "--raw"]
    words += ["--no-abbrev", "--no-renames", "-m", "-z", "--no-color", "--no-ext-diff"]
    words += [
        "--no-textconv",
        "--no-mailmap",
        "--encoding=UTF-8",
        f"--max-count={MAX_COMMITS}",
        f"--format={_LOG}",
    ]
    out = git.do(*words, seconds=SECONDS, extra=QUIET)
    versions: dict[tuple[str, str], Version] = {}
    messages: list[tuple[Version, str]] = []
    for part in re.split(r"(?=\x01[0-9a-f]{40,64}\x02)", out):
        head = _HEAD.match(part)
        if head is None:
            continue
        commit = Version(path="", oid="", commit=head["commit"], day=head["day"])
        messages.append((commit, f"{head['mails']} {head['words']}"))
        for entry in _ENTRY.finditer(part, head.end()):
            key = (entry["path"], entry["oid"])
            gone = not int(entry["oid"], 16)
            if entry["mode"] != _LINK and not gone and key not in versions:
                versions[key] = Version(
                    path=key[0], oid=key[1], commit=commit.commit, day=commit.day
                )
    labels = git.do("for-each-ref", f"--format={_REF}", seconds=SECONDS, extra=QUIET)
    return History(
        versions=tuple(versions.values()),
        messages=tuple(messages),
        labels=tuple(labels.split("\x01")),
    )


def contents(git: Git, versions: Sequence[Version]) -> Iterator[tuple[Version, bytes | None]]:
    """Yield every version with its content; None for one that is too large.

    Raises:
        BuildError: Git did not answer.
    """
    batch: list[Version] = []
    size = total = 0
    for version, length in zip(versions, _sizes(git, versions), strict=True):
        total += length
        if length > MAX_BLOB or total > MAX_TOTAL:
            yield version, None
            continue
        batch.append(version)
        size += length
        if size > BATCH:
            yield from _batch(git, batch)
            batch, size = [], 0
    yield from _batch(git, batch)


def _sizes(git: Git, versions: Sequence[Version]) -> list[int]:
    """Return the size of each; one that is missing counts as too large."""
    if not versions:
        return []
    rows = _fed(git, versions, "--batch-check=%(objecttype) %(objectsize)").splitlines()
    found = [int(row[5:]) if row.startswith(b"blob ") else MAX_BLOB + 1 for row in rows]
    if len(found) != len(versions):
        raise BuildError("git did not answer every question about the history.")
    return found


def _batch(git: Git, versions: Sequence[Version]) -> Iterator[tuple[Version, bytes]]:
    if not versions:
        return
    data = _fed(git, versions, "--batch")
    place = 0
    for version in versions:
        end = data.index(b"\n", place)
        length = int(data[place:end].rsplit(b" ", 1)[1])
        yield version, data[end + 1 : end + 1 + length]
        place = end + length + 2


def _fed(git: Git, versions: Sequence[Version], option: str) -> bytes:
    feed = "".join(f"{version.oid}\n" for version in versions).encode()
    out = git.do("cat-file", option, "--buffer", seconds=SECONDS, extra=QUIET, feed=feed)
    return out.encode("utf-8", "surrogateescape")
