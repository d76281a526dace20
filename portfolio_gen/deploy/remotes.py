"""What the address of a remote repository says: which host, whose, and what it is called."""

import re
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

MAX_URL = 2000
"""Longest address of a remote that is looked at, in characters."""

_LINE = re.compile(r"(\S+)\t(.*) \(fetch\)(?: \[.*\])?")
_SCP = re.compile(
    r"(?:(?P<user>[^@/\s:]+)@)?(?P<host>[A-Za-z0-9.-]{2,}|\[[0-9a-fA-F:]+\]):(?P<path>[^\\]+)"
)
_PART = re.compile(r"[A-Za-z0-9_.-]+")
_SCHEMES = frozenset({"https", "http", "ssh", "git", "git+ssh"})

BY_SSH = {"ssh.github.com": "github.com", "altssh.gitlab.com": "gitlab.com"}
"""Hosts that listen at another port, and whose repositories they have."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """A repository on somebody's server.

    Attributes:
        host: In small letters, without port.
        owner: Person, organization, or group with its subgroups.
        name: Of the repository, without ``.git``.
    """

    host: str
    owner: str
    name: str

    @property
    def web(self) -> str:
        """Return the address of its pages for people."""
        return f"https://{self.host}/{self.owner}/{self.name}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Remote:
    """A remote repository as git knows it.

    Attributes:
        name: Such as ``origin``.
        url: Its address; it may hold a password and is never printed.
    """

    name: str
    url: str

    @property
    def home(self) -> Home | None:
        """Return what its address says; None for a folder on this computer and the like."""
        return home_of(self.url)


def remotes_in(listing: str) -> tuple[Remote, ...]:
    """Return the remotes that ``git remote -v`` lists, by their names."""
    found = (_LINE.fullmatch(line) for line in listing.splitlines())
    return tuple(Remote(name=line[1], url=line[2]) for line in found if line)


def home_of(url: str) -> Home | None:
    """Return host, owner and name of a repository from its address, in any of git's forms.

    ``https://host/owner/name.git``, ``ssh://git@host:port/owner/name``, ``git@host:owner/name``.
    """
    if len(url) > MAX_URL or not url.isprintable():
        return None
    scheme, mark, _ = url.partition("://")
    if mark:
        return _from_url(url) if scheme.lower() in _SCHEMES else None
    found = _SCP.fullmatch(url)
    if not found or "[" in found["host"]:
        return None
    return _home(found["host"], found["path"])


def _from_url(url: str) -> Home | None:
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:
        return None
    return _home(host, unquote(parts.path))


def _home(host: str, path: str) -> Home | None:
    parts = [part for part in path.removesuffix("/").removesuffix(".git").split("/") if part]
    if not host or len(parts) < 2 or not all(map(_is_part, parts)):  # noqa: PLR2004 (owner, name)
        return None
    lower = host.lower().rstrip(".")
    return Home(host=BY_SSH.get(lower, lower), owner="/".join(parts[:-1]), name=parts[-1])


def _is_part(text: str) -> bool:
    return _PART.fullmatch(text) is not None and text not in {".", ".."}
