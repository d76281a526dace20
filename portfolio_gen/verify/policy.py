"""By what an issuer counts as known: lists, hosts, registries, and combinations of them.

A policy only ever says who vouches for an issuer; that the issuer really signed is another check.
A policy that could vouch for anybody by being empty cannot be made.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from portfolio_gen.badges import strict_json
from portfolio_gen.base.errors import BadgeError, ConfigError
from portfolio_gen.model.issuer import KnownIssuer
from portfolio_gen.verify.hosts import is_open_host, is_personal
from portfolio_gen.verify.identifiers import host_of

MAX_REGISTRY = 5_000_000
"""Largest registry file that is read, in bytes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Voucher:
    """Somebody's word for an issuer.

    Attributes:
        name: The name by which the issuer is known.
        says: Who says so.
    """

    name: str
    says: str


class Policy(Protocol):
    """Something that may vouch for issuers."""

    def voucher(self, issuer: str) -> Voucher | None:
        """Return who vouches for the issuer of this identifier, or None if nobody does."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Pinned:
    """A list of issuers that somebody knows.

    Attributes:
        issuers: The list; entries that are not trusted only pin documents.
    """

    issuers: tuple[KnownIssuer, ...]

    def __post_init__(self) -> None:
        """Refuse a list that vouches for nobody.

        Raises:
            ConfigError: No entry is trusted.
        """
        if not any(known.trusted for known in self.issuers):
            raise ConfigError("A list of known issuers with nobody on it vouches for nobody.")

    def voucher(self, issuer: str) -> Voucher | None:
        """Return whose list the issuer is on."""
        for known in self.issuers:
            if known.trusted and known.id == issuer:
                return Voucher(name=known.name, says=known.says)
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Domain:
    """Everybody who publishes at one host, or under it.

    Attributes:
        host: Such as ``oneonta.edu``, which also stands for ``badges.oneonta.edu``.
        says: Who knows that host.
    """

    host: str
    says: str

    def __post_init__(self) -> None:
        """Refuse a host that stands for nobody in particular.

        Raises:
            ConfigError: Not the name of a host, or one under which anybody gets an address.
        """
        if not self.host or host_of(f"https://{self.host}/") != self.host:
            raise ConfigError(
                f"{self.host!r} is not the name of a host.", hint="Write it like oneonta.edu."
            )
        if is_open_host(self.host):
            raise ConfigError(f"Anybody can get an address under {self.host}.")

    def voucher(self, issuer: str) -> Voucher | None:
        """Return the host, if it is that of the issuer."""
        host = host_of(issuer)
        own = host == self.host or host.endswith(f".{self.host}")
        if own and not is_personal(issuer):
            return Voucher(name=host, says=self.says)
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Registry:
    """A registry of issuers, as consortia of universities keep them.

    Attributes:
        names: Names of issuers by identifier.
        says: Who keeps it, and of when it is.
    """

    names: Mapping[str, str]
    says: str

    def __post_init__(self) -> None:
        """Refuse a registry of nobody.

        Raises:
            ConfigError: It is empty.
        """
        if not self.names:
            raise ConfigError("A registry with nobody in it vouches for nobody.")

    def voucher(self, issuer: str) -> Voucher | None:
        """Return the registry, if the issuer is in it."""
        name = self.names.get(issuer)
        return None if name is None else Voucher(name=name, says=self.says)


@dataclass(frozen=True, slots=True, kw_only=True)
class AllOf:
    """Several policies, every one of which must vouch."""

    policies: tuple[Policy, ...]

    def __post_init__(self) -> None:
        """Refuse to agree without being asked.

        Raises:
            ConfigError: There is no policy, so all none of them would agree.
        """
        _not_empty(self.policies)

    def voucher(self, issuer: str) -> Voucher | None:
        """Return the first name, and everybody who says so, if all do."""
        found = [policy.voucher(issuer) for policy in self.policies]
        given = [voucher for voucher in found if voucher is not None]
        if len(given) != len(found):
            return None
        return Voucher(name=given[0].name, says=" and ".join(v.says for v in given))


@dataclass(frozen=True, slots=True, kw_only=True)
class AnyOf:
    """Several policies, one of which must vouch; the first that does is named."""

    policies: tuple[Policy, ...]

    def __post_init__(self) -> None:
        """Refuse to be about nothing.

        Raises:
            ConfigError: There is no policy.
        """
        _not_empty(self.policies)

    def voucher(self, issuer: str) -> Voucher | None:
        """Return the first voucher there is."""
        found = (policy.voucher(issuer) for policy in self.policies)
        return next((voucher for voucher in found if voucher is not None), None)


def _not_empty(policies: tuple[Policy, ...]) -> None:
    """Refuse a combination of nothing.

    Raises:
        ConfigError: There is no policy.
    """
    if not policies:
        raise ConfigError("A rule about known issuers that combines nothing vouches for nobody.")


def read_registry(data: bytes, source: str) -> Registry:
    """Read a registry in the format of the Digital Credentials Consortium.

    Args:
        data: JSON with ``meta`` and ``registry``, which holds a name for each identifier.
        source: What the file is called; the registry is named after it.

    Raises:
        ConfigError: It is not such a file, or nobody is in it.
    """
    try:
        parsed = strict_json.loads(data, max_bytes=MAX_REGISTRY)
    except BadgeError as error:
        raise ConfigError(f"{source} cannot be read as a registry: {error.message}") from error
    entries, meta = parsed.get("registry"), parsed.get("meta")
    if not isinstance(entries, dict):
        raise ConfigError(f"{source} is not a registry of issuers: it has no “registry”.")
    names = {
        key: entry["name"]
        for key, entry in entries.items()
        if isinstance(entry, dict) and isinstance(entry.get("name"), str)
    }
    if len(names) != len(entries):
        raise ConfigError(f"{source} has an issuer without a name.")
    updated = meta.get("updated") if isinstance(meta, dict) else None
    of = f" of {updated[:10]}" if isinstance(updated, str) else ""
    return Registry(names=names, says=f"the registry {source}{of}")
