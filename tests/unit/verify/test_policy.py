"""Who vouches for an issuer: nobody vouches for everybody by being empty."""

import datetime as dt
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from portfolio_gen.base.errors import ConfigError
from portfolio_gen.model.issuer import KnownIssuer
from portfolio_gen.verify.checked import Verdict
from portfolio_gen.verify.context import Context
from portfolio_gen.verify.policy import (
    AllOf,
    AnyOf,
    Domain,
    Pinned,
    Registry,
    Voucher,
    read_registry,
)
from portfolio_gen.verify.steps import verify_badge
from portfolio_gen.verify.trust import beside, vouched
from tests.builders import COLLEGE, MAKER, STRANGER, badge, signed

NOW = dt.datetime(2026, 10, 1, 12, 0, tzinfo=dt.UTC)
KNOWN = KnownIssuer(id=COLLEGE, name="Kestrel Valley College", says="Ana Reyes")
ONLY_KEPT = KnownIssuer(id=MAKER.did, name="M", says="Ana Reyes", trusted=False)
LIST = Pinned(issuers=(ONLY_KEPT, KNOWN))
HOST = Domain(host="kestrelvalley.example", says="the registrar")
NO_LIST = "A list of known issuers with nobody on it vouches for nobody."
NO_RULE = "A rule about known issuers that combines nothing vouches for nobody."
NO_HOST = "{!r} is not the name of a host. Write it like oneonta.edu."
REGISTRAR = Voucher(name="badges.kestrelvalley.example", says="the registrar")
NOBODY = Registry(names={"did:x:1": "X"}, says="nobody")


@pytest.mark.parametrize(
    ("policy", "found"),
    [
        (LIST, Voucher(name="Kestrel Valley College", says="Ana Reyes")),
        (HOST, REGISTRAR),
        (
            Domain(host="badges.kestrelvalley.example", says="R"),
            Voucher(name="badges.kestrelvalley.example", says="R"),
        ),
        (Domain(host="valley.example", says="R"), None),
        (Registry(names={COLLEGE: "KVC"}, says="R"), Voucher(name="KVC", says="R")),
        (NOBODY, None),
        (AnyOf(policies=(NOBODY, HOST, LIST)), REGISTRAR),
        (AnyOf(policies=(NOBODY,)), None),
        (
            AllOf(policies=(LIST, HOST)),
            Voucher(name="Kestrel Valley College", says="Ana Reyes and the registrar"),
        ),
        (AllOf(policies=(LIST, NOBODY)), None),
    ],
    ids=[
        "on the list",
        "under the host",
        "the host itself",
        "the end of a name only",
        "in the registry",
        "not in the registry",
        "first of any",
        "none of any",
        "all",
        "not all",
    ],
)
def test_vouchers(policy: Pinned, found: Voucher | None) -> None:
    """Who says so, and by what name the issuer is known."""
    assert policy.voucher(COLLEGE) == found


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: Pinned(issuers=()), NO_LIST),
        (lambda: Pinned(issuers=(ONLY_KEPT,)), NO_LIST),
        (lambda: AllOf(policies=()), NO_RULE),
        (lambda: AnyOf(policies=()), NO_RULE),
        (lambda: Registry(names={}, says="R"), "A registry with nobody in it vouches for nobody."),
        (lambda: Domain(host="", says="R"), NO_HOST.format("")),
        (lambda: Domain(host="edu", says="R"), NO_HOST.format("edu")),
        (lambda: Domain(host="A.edu", says="R"), NO_HOST.format("A.edu")),
        (
            lambda: Domain(host="a.github.io", says="R"),
            "Anybody can get an address under a.github.io.",
        ),
    ],
    ids=[
        "empty list",
        "nobody trusted",
        "all of nothing",
        "any of nothing",
        "empty registry",
        "no host",
        "everybody of a kind",
        "not as written",
        "anybody's host",
    ],
)
def test_refused(make: Callable[[], object], message: str) -> None:
    """What would vouch for everybody, or for nobody, cannot be made."""
    with pytest.raises(ConfigError) as caught:
        make()
    assert str(caught.value) == message


def registry(**members: object) -> bytes:
    """Return a registry file."""
    entries = {MAKER.did: {"name": "River Commons", "location": "Millbrook", "url": "https://a.x"}}
    document = {"meta": {"updated": "2026-04-28T18:26:43+00:00"}, "registry": entries, **members}
    return json.dumps(document).encode()


@pytest.mark.parametrize(
    ("members", "says"),
    [
        ({}, "the registry r.json of 2026-04-28"),
        ({"meta": {}}, "the registry r.json"),
        ({"meta": None}, "the registry r.json"),
    ],
    ids=["dated", "without a date", "without meta"],
)
def test_registry(members: dict[str, object], says: str) -> None:
    """A registry is named by its file and its date."""
    found = read_registry(registry(**members), "r.json")
    assert found.voucher(MAKER.did) == Voucher(name="River Commons", says=says)
    assert found.voucher(STRANGER.did) is None


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"<html>", "r.json cannot be read as a registry: "),
        (b"{}", "r.json is not a registry of issuers: it has no “registry”."),
        (registry(registry=[]), "r.json is not a registry of issuers: it has no “registry”."),
        (registry(registry={}), "A registry with nobody in it vouches for nobody."),
        (registry(registry={"did:x:1": "X"}), "r.json has an issuer without a name."),
        (registry(registry={"did:x:1": {"name": 7}}), "r.json has an issuer without a name."),
    ],
    ids=["web page", "empty", "a list", "nobody", "no entry", "no name"],
)
def test_bad_registry(data: bytes, message: str) -> None:
    """A file that is not a registry is a mistake, and lets nobody through."""
    with pytest.raises(ConfigError) as caught:
        read_registry(data, "r.json")
    assert str(caught.value).startswith(message)


@pytest.mark.corpus
def test_a_real_registry(corpus: Path) -> None:
    """The registry of a consortium of universities can be read."""
    data = (corpus / "registries-dcc" / "registry.json").read_bytes()
    found = read_registry(data, "registry.json")
    assert found.says == "the registry registry.json of 2025-05-09"
    assert len(found.names) == len(json.loads(data)["registry"])  # noqa: TID251 (to compare)


def test_a_policy_decides_alone() -> None:
    """Where a policy is given, a list beside it only keeps documents, unless it is put in."""
    known = KnownIssuer(id=MAKER.did, name="River Commons", says="Ana Reyes")
    strict = Context(now=NOW, issuers=(known,), trust=NOBODY)
    assert verify_badge(badge(signed()), strict).verdict is Verdict.UNCONFIRMED
    assert beside(NOBODY, (ONLY_KEPT,)) is NOBODY
    both = Context(now=NOW, issuers=(known,), trust=beside(NOBODY, (known,)))
    assert vouched(MAKER.did, both) == Voucher(name="River Commons", says="Ana Reyes")
    checked = verify_badge(badge(signed()), both)
    assert (checked.verdict, checked.known_to) == (Verdict.CONFIRMED, "Ana Reyes")


@pytest.mark.parametrize("issuer", ["https://oneonta.edu/~ana/1", "did:web:oneonta.edu:~ana"])
def test_a_host_does_not_vouch_for_folders(issuer: str) -> None:
    """Whoever knows a host does not know everybody who has a folder there."""
    assert Domain(host="oneonta.edu", says="R").voucher(issuer) is None
    assert Domain(host="oneonta.edu", says="R").voucher("did:web:oneonta.edu") is not None
