"""Where a repository's portfolio will stand, and which clicks are left to its owner."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from urllib.parse import urlsplit

from portfolio_gen.deploy.remotes import Home


class Host(StrEnum):
    """Who serves the site."""

    GITHUB = "GitHub Pages"
    GITLAB = "GitLab Pages"
    CODEBERG = "Codeberg Pages"
    OTHER = "another server"


DOMAINS = {Host.GITHUB: "github.io", Host.GITLAB: "gitlab.io", Host.CODEBERG: "codeberg.page"}
"""What the addresses of each host end in."""

SERVERS = {
    "github.com": Host.GITHUB,
    "gitlab.com": Host.GITLAB,
    "codeberg.org": Host.CODEBERG,
}
"""Servers for everybody, whose addresses of sites are known."""

OWN_SERVERS = {"github": Host.GITHUB, "gitlab": Host.GITLAB}
"""First part of the name that schools and companies give a server of their own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Destination:
    """Where a portfolio will stand.

    Attributes:
        host: Who serves it.
        kind: What kind of site that is, in words.
        address: Its address; empty if only the host knows.
        web: Address of the repository's own pages.
        clicks: What its owner has to do there once, in order.
        domain: The owner's own domain; empty if it is not one.
        mismatch: What portfolio.yml says instead; empty if it agrees or says nothing.
    """

    host: Host
    kind: str
    address: str
    web: str = ""
    clicks: tuple[str, ...] = ()
    domain: str = ""
    mismatch: str = ""


def host_of(server: str) -> Host:
    """Return who serves the sites of the repositories on a server."""
    if server.endswith(".ghe.com"):
        return Host.GITHUB
    return SERVERS.get(server) or OWN_SERVERS.get(server.partition(".")[0], Host.OTHER)


def destination(home: Home, host: Host, *, base_url: str = "", domain: str = "") -> Destination:
    """Return where the site of a repository will stand.

    Args:
        home: The repository.
        host: Who serves it.
        base_url: What portfolio.yml says; empty if nothing.
        domain: The name in a file ``CNAME``; empty if there is none.
    """
    usual = usual_address(home) if host_of(home.host) is host else ""
    own = base_url if base_url and not _is_hosts(base_url, host) else ""
    own = own or (f"https://{domain}/" if domain else "")
    if own:
        kind, address = "your own domain", own
    elif not usual:
        kind, address = "the address is the server's choice", ""
    else:
        at_root = urlsplit(usual).path == "/"
        kind, address = ("your personal site" if at_root else "a project site"), usual
    parts = urlsplit(own)
    # Below a domain that another site of the same person has, there is nothing to set up.
    name = (parts.hostname or "") if parts.path == "/" else ""
    differs = bool(base_url) and not own and bool(usual) and base_url != usual
    return Destination(
        host=host,
        kind=kind,
        address=address,
        web=home.web,
        clicks=_clicks(home, host, name),
        domain=name,
        mismatch=base_url if differs else "",
    )


def with_secrets(place: Destination, names: Sequence[str]) -> Destination:
    """Return the same with the clicks that hand over what stands in no file."""
    page = "-/settings/ci_cd" if place.host is Host.GITLAB else "settings/secrets/actions"
    what = "variable, masked," if place.host is Host.GITLAB else "secret"
    more = tuple(
        f"Open {place.web}/{page} and add a {what} called {name} with the passphrase of that view."
        for name in names
    )
    return replace(place, clicks=(*place.clicks, *more))


def usual_address(home: Home) -> str:
    """Return where the server publishes a repository; empty if that is not known."""
    if home.host not in SERVERS:
        return ""
    if home.host == "codeberg.org":
        base = f"https://{home.owner.lower()}.codeberg.page/"
        return base if home.name.lower() == "pages" else f"{base}{home.name}/"
    if home.host == "github.com":
        return github_address(home.owner, home.name)
    group, _, below = home.owner.partition("/")
    site = f"{group.lower()}.gitlab.io"
    if not below and home.name.lower() == site:
        return f"https://{site}/"
    return f"https://{site}/{below}/{home.name}/" if below else f"https://{site}/{home.name}/"


def github_address(owner: str, name: str) -> str:
    """Return where GitHub Pages publishes ``owner/name``."""
    host = f"{owner.lower()}.github.io"
    return f"https://{host}/" if name.lower() == host else f"https://{host}/{name}/"


def _is_hosts(address: str, host: Host) -> bool:
    """Tell whether an address is one that the host gives away."""
    name = urlsplit(address).hostname or ""
    return host in DOMAINS and name.endswith(f".{DOMAINS[host]}")


def _clicks(home: Home, host: Host, domain: str) -> tuple[str, ...]:
    if host is Host.GITHUB:
        return _on_github(home, domain)
    if host is Host.GITLAB:
        first = (
            f"Open {home.web}/pages: the address stands there. Without a tick at “Use unique "
            "domain” it is the short one."
        )
        second = f"There, choose New Domain and enter {domain}; it names the DNS record."
        return (first, second) if domain else (first,)
    if host is Host.CODEBERG and domain:
        owner = home.owner.lower()
        record = f"{owner}.codeberg.page"
        if home.name.lower() != "pages":
            record = f"{home.name}.{record}"
        return (f"At the seller of your domain, let {domain} be a CNAME for {record}.",)
    return ()


def _on_github(home: Home, domain: str) -> tuple[str, ...]:
    source = (
        f"Open {home.web}/settings/pages and choose, under “Build and deployment”, "
        "Source: GitHub Actions."
    )
    name = f"On the same page, enter {domain} as custom domain and tick “Enforce HTTPS”."
    record = (
        f"At the seller of your domain, let {domain} be a CNAME for {home.owner.lower()}.github.io."
    )
    return (source, name, record) if domain else (source,)
