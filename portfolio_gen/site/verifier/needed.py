"""Which modules the page of a badge needs before its verdict stands.

Naming one too many costs a reader bytes, naming one too few costs a round trip; neither changes
what is found.
"""

from portfolio_gen.model.badge import Badge, Container, Format, Securing
from portfolio_gen.site.page import Script
from portfolio_gen.site.verifier.files import verifier
from portfolio_gen.verify.checked import Verdict

ENTRY = "ui/badge_page.js"

_EMBEDDED = {"eddsa-jcs-2022": (), "eddsa-rdfc-2022": ("quick/rdfc.js",)}
"""Signatures inside a badge that the small verifier knows, and what it needs for each."""

_TOLD_BY_FULL = frozenset({Verdict.ALTERED, Verdict.EXPIRED, Verdict.NOT_YET})
"""The small verifier has no word for anything wrong."""


def scripts_for(badge: Badge, verdict: Verdict) -> tuple[Script, ...]:
    """Return the modules that a page names in its head, the one that runs first.

    Args:
        badge: What is on the page.
        verdict: What the build found.
    """
    return verifier().scripts(ENTRY, "quick/quick.js", *_more(badge, verdict))


def _more(badge: Badge, verdict: Verdict) -> tuple[str, ...]:
    suites = {proof.suite for proof in badge.proofs}
    ordinary = badge.format is Format.OB3 and badge.container in {Container.JSON, Container.JWS}
    ordinary = ordinary and not badge.endorsements
    signed = badge.securing is Securing.JWS or (len(suites) == 1 and suites <= set(_EMBEDDED))
    if verdict in _TOLD_BY_FULL or not (ordinary and signed):
        canon = ("canon/canon.js",) if any("rdfc" in suite for suite in suites) else ()
        return ("read.js", "verify.js", *canon)
    reading = (
        ("quick/token.js",)
        if badge.securing is Securing.JWS
        else ("quick/proof.js", *_EMBEDDED[suites.pop()])
    )
    key = "quick/ed25519.js" if badge.issuer.id.startswith("did:key:") else "quick/web.js"
    return (*reading, key)
