"""Attacks that pass elsewhere are refused in a real browser, on the pages that readers use.

A signature over statements covers neither the names of members nor ``@context``. Whoever writes
the end of validity, or the place of withdrawal, under another name that means the same keeps the
signature valid: @digitalbazaar/vc 7.3.0 and verifier-core 1.0.0-beta.11 then no longer see it.
"""

import json
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.test_verify_page import Visit
from tests.builders import STATUS, Document, canonical, changed, put, signed

pytestmark = pytest.mark.browser

TERMS = "https://www.w3.org/2018/credentials#"
DATE = "http://www.w3.org/2001/XMLSchema#dateTime"

EXPIRED = signed(put("validUntil", "2026-06-01T00:00:00Z"))
WITHDRAWABLE = signed(put("credentialStatus", STATUS))


def end_under_its_full_address(document: Document) -> None:
    """Write the end of validity as the address that its name stands for."""
    document[TERMS + "validUntil"] = {"@value": document.pop("validUntil"), "@type": DATE}


def end_under_an_alias(document: Document) -> None:
    """Give the end of validity a second name, in a vocabulary of the badge's own."""
    alias = {"until": {"@id": TERMS + "validUntil", "@type": DATE}}
    document["@context"] = [*document["@context"], alias]
    document["until"] = document.pop("validUntil")


def end_by_a_prefix(document: Document) -> None:
    """Write the end of validity with an abbreviation that vocabularies define."""
    document["cred:validUntil"] = {"@value": document.pop("validUntil"), "@type": DATE}
    document["@context"] = [*document["@context"], {"cred": TERMS}]


def end_in_a_part_that_only_machines_read(document: Document) -> None:
    """Move the end of validity where statements are read and people do not look."""
    part = {name: document[name] for name in ("id", "type", "validUntil")}
    document["@included"] = [part]
    del document["validUntil"]


def status_under_its_full_address(document: Document) -> None:
    """Write the place of withdrawal as the address that its name stands for."""
    document[TERMS + "credentialStatus"] = document.pop("credentialStatus")


def status_under_an_alias(document: Document) -> None:
    """Give the place of withdrawal a second name."""
    alias = {"proofOfGoodStanding": {"@id": TERMS + "credentialStatus", "@type": "@id"}}
    document["@context"] = [*document["@context"], alias]
    document["proofOfGoodStanding"] = document.pop("credentialStatus")


ATTACKS: list[tuple[Document, str, Callable[[Document], None]]] = [
    (EXPIRED, "Expired", end_under_its_full_address),
    (EXPIRED, "Expired", end_under_an_alias),
    (EXPIRED, "Expired", end_by_a_prefix),
    (EXPIRED, "Expired", end_in_a_part_that_only_machines_read),
    (WITHDRAWABLE, "Genuine, issuer not confirmed", status_under_its_full_address),
    (WITHDRAWABLE, "Genuine, issuer not confirmed", status_under_an_alias),
]


def statements(document: Document) -> bytes:
    """Return what a signature over statements covers."""
    return canonical({name: value for name, value in document.items() if name != "proof"})


@pytest.mark.parametrize(
    ("honest", "verdict", "attack"), ATTACKS, ids=[attack.__name__ for *_, attack in ATTACKS]
)
def test_hidden_from_readers(
    honest: Document,
    verdict: str,
    attack: Callable[[Document], None],
    chromium: Browser,
    hostile_origin: str,
) -> None:
    """The signature still fits, so the names are what is refused, on both kinds of pages."""
    hidden = changed(honest, attack)
    assert statements(hidden) == statements(honest)
    visit = Visit(chromium.new_page(), hostile_origin)
    visit.open()
    visit.paste(json.dumps(honest))
    assert visit.verdict() == verdict
    visit.paste(json.dumps(hidden))
    expect(visit.page.locator("[data-pf-list] [data-verdict=ALTERED]")).to_be_visible()
    assert visit.verdict() == "Altered or invalid"
    visit.page.route("**/credential.json", lambda route: route.fulfill(body=json.dumps(hidden)))
    visit.page.goto(f"{hostile_origin}badges/issuer-unknown.html")
    expect(visit.page.locator("[data-pf-result] h2")).to_have_text("Altered or invalid")
    visit.page.close()
    assert visit.asked == []
