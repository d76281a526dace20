"""How issuers are named, and the web address that a name stands for."""

import re
from urllib.parse import urlsplit

from portfolio_gen.base.errors import Unreachable

DID_WEB = "did:web:"
DID_JWK = "did:jwk:"

_HOST = r"(?=[^.:/]+\.)[A-Za-z0-9][A-Za-z0-9.-]{0,251}[A-Za-z0-9]"
_DID_WEB = re.compile(
    rf"did:web:({_HOST})(?:%3[Aa]([0-9]{{1,5}}))?((?::[A-Za-z0-9_~%-][A-Za-z0-9._~%-]*)*)"
)


def host_of(identifier: str) -> str:
    """Return the host of the web address that an issuer's identifier names; empty if none."""
    if match := _DID_WEB.fullmatch(identifier):
        return match[1].lower()
    return _https_host(identifier)


def origin_of(address: str) -> str:
    """Return host and port of a plain https address; empty if it is none."""
    host = _https_host(address)
    return f"{host}:{urlsplit(address).port or 443}" if host else ""


def _https_host(address: str) -> str:
    """Return the host of a plain https address; empty if it is none."""
    try:
        parts = urlsplit(address)
        host, user, _ = parts.hostname or "", parts.username, parts.port
    except ValueError:
        return ""
    plain = parts.scheme == "https" and user is None and re.fullmatch(_HOST, host)
    return host if plain else ""


def document_address(identifier: str) -> str:
    """Return the address at which an issuer publishes its keys.

    Raises:
        Unreachable: The identifier names no such address.

    Spec: did:web method, section 3.2.
    """
    if match := _DID_WEB.fullmatch(identifier):
        host, port, path = match.groups()
        place = path.replace(":", "/") or "/.well-known"
        return f"https://{host}{f':{port}' if port else ''}{place}/did.json"
    if not _https_host(identifier):
        # An address of a person is not repeated.
        named = "A name with “@” in it" if "@" in identifier else identifier[:200]
        raise Unreachable(f"{named} is no address at which keys could be published.")
    return identifier
