"""Which addresses may be asked at all, in what form, and which places on the net are public."""

import re
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address, ip_network
from urllib.parse import parse_qsl, quote, urlencode, urljoin, urlsplit

from portfolio_gen.base.errors import Unreachable

MAX_ADDRESS = 2_000
"""Longest address that is asked, in characters."""

HTTPS_PORT = 443
HTTP_PORT = 80

_HOST = re.compile(r"[a-z0-9](?:[a-z0-9._-]{0,251}[a-z0-9])?")
_PERSONAL_NAME = re.compile(r"identity__.*|e-?mail|recipient", re.IGNORECASE)

_UNICAST6 = IPv6Network("2000::/3")
_NOT_PUBLIC = tuple(
    ip_network(net)
    for net in (
        "168.63.129.16/32",  # the inside of a large hosting company, at an address of the outside
        "192.88.99.0/24",  # leads into 2002::/16
        "2002::/16",  # an IPv4 address in disguise
        "3fff::/20",  # for documentation; older Pythons do not know it
    )
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """A web address that may be asked.

    Attributes:
        scheme: ``https``, or ``http`` where that was allowed.
        host: In lower case, without brackets.
        port: Always a number.
        target: Path and query, as they are sent.
    """

    scheme: str
    host: str
    port: int
    target: str

    @property
    def origin(self) -> str:
        """Scheme, host and, where it is unusual, port."""
        usual = self.port == (HTTPS_PORT if self.scheme == "https" else HTTP_PORT)
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}" + ("" if usual else f":{self.port}")

    def __str__(self) -> str:
        """Return the whole address."""
        return self.origin + self.target


def shown(url: str) -> str:
    """Return an address for a message: without personal parameters, and not endless."""
    return without_personal(url)[:200]


_ANSWERS = {
    401: "“not allowed”",
    403: "“not allowed”",
    404: "“not found”",
    410: "“gone”",
    429: "“too busy”",
}
_OUT_OF_ORDER = 500


def refused(url: str, status: int) -> str:
    """Return in plain words who did not show what stands at an address, and what came instead."""
    host = re.sub(r"^https?://([^/?#]*).*$", r"\1", url, flags=re.DOTALL)
    words = _ANSWERS.get(status, "“out of order”" if status >= _OUT_OF_ORDER else "something else")
    return f"{host[:200]} answered {words} ({status}) when asked for {shown(url)}."


def without_personal(url: str) -> str:
    """Return an address without parameters that name a person.

    Some platforms write the e-mail address of the recipient into the address of a badge
    (``?identity__email=``); asking with it would hand the address on.
    """
    plain, mark, query = url.partition("?")
    if not mark:
        return url
    query, hashed, fragment = query.partition("#")
    pairs = parse_qsl(query, keep_blank_values=True)
    kept = [
        (n, value) for n, value in pairs if not _PERSONAL_NAME.fullmatch(n) and "@" not in value
    ]
    if len(kept) != len(pairs):
        query = urlencode(kept)
    return plain + (f"?{query}" if query else "") + hashed + fragment


def address_of(url: str, *, http: bool = False) -> Address:
    """Return the address to ask for ``url``, without fragment and personal parameters.

    Args:
        url: As a badge or a key document writes it.
        http: Unencrypted addresses are allowed too; only tests do that.

    Raises:
        Unreachable: Not an address this program asks.
    """
    try:
        parts = urlsplit(without_personal(url))
        host, port = (parts.hostname or "").lower(), parts.port
    except ValueError as error:
        raise _refused(url, "is not a web address") from error
    if parts.scheme != "https" and not (http and parts.scheme == "http"):
        raise _refused(url, "was not asked, because only https addresses are")
    if "@" in parts.netloc or len(url) > MAX_ADDRESS or not url.isprintable():
        raise _refused(url, "is not a web address that can be asked safely")
    if not _HOST.fullmatch(_ascii(host)) and not _is_number(host):
        raise _refused(url, "does not name a host")
    usual = HTTPS_PORT if parts.scheme == "https" else HTTP_PORT
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    query = quote(parts.query, safe="/%:@!$&'()*+,;=~-._?")
    return Address(
        scheme=parts.scheme,
        host=_ascii(host),
        port=usual if port is None else port,
        target=path + (f"?{query}" if query else ""),
    )


def redirected(address: Address, location: str, *, http: bool = False) -> Address:
    """Return where an answer sends us on to.

    Raises:
        Unreachable: Nowhere, to an address that is not asked, or to another scheme.
    """
    if not location:
        raise Unreachable(f"{address} sends on to another address without naming it.")
    try:
        target = urljoin(str(address), location)
    except ValueError as error:
        raise _refused(location, "is not a web address") from error
    found = address_of(target, http=http)
    if found.scheme != address.scheme:
        raise Unreachable(f"{address} sends on to an address that is protected differently.")
    return found


def is_public(text: str) -> bool:
    """Tell whether an IP address is one of the public net, where strangers may be asked.

    Addresses inside a house, a company or this machine are not, in whatever form they are written.
    """
    found = _number(text)
    if isinstance(found, IPv6Address) and found not in _UNICAST6:
        return False
    if found.is_multicast or found.is_reserved or not found.is_global:
        return False
    return not any(found in net for net in _NOT_PUBLIC)


def is_this_machine(text: str) -> bool:
    """Tell whether an IP address is this machine itself."""
    return _number(text).is_loopback


def _number(text: str) -> IPv4Address | IPv6Address:
    """Return an IP address; one of version 4 inside one of version 6 is taken out."""
    found = ip_address(text)
    mapped = found.ipv4_mapped if isinstance(found, IPv6Address) else None
    return mapped or found


def _is_number(host: str) -> bool:
    """Tell whether a host is an IP address."""
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


def _ascii(host: str) -> str:
    """Return a host as the net writes it; empty if that is impossible."""
    try:
        return host.encode("idna").decode("ascii").lower() if host else ""
    except UnicodeError:
        return ""


def _refused(url: str, why: str) -> Unreachable:
    """Return the refusal of an address."""
    return Unreachable(f"{shown(url)!r} {why}.")
