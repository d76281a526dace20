"""What a check may not claim, once another check found that nobody is shown to have signed.

Every check looks at the badge on its own. That the key a signature names is the issuer's, and that
a list names this issuer, are true of a forged file as well; a reader would take both for praise.
"""

from collections.abc import Iterable
from dataclasses import replace

from portfolio_gen.base.report import RANK, Finding, Outcome
from portfolio_gen.verify.step import THIS_PROGRAM

_CONTENT = ("nothing-unsigned", "signed-facts")
_STATUS = ("withdrawal", "suspension")
_PICTURE = "picture"
_KEY = "key"
_KNOWN = "issuer-known"

_NO_MATCH = "The signature does not match, so nobody is shown to have signed it."
_NO_ANSWER = (
    "Whether the signature matches could not be checked, so nobody is shown to have signed it."
)
_NOT_SHOWN = "It is not shown that the named issuer signed it, so nobody can vouch for it."
_NO_ISSUER = "Nothing shows who issued it, because the file is not signed."
_UNSIGNED = "The file is not signed."


def settled(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Take back every pass that stands on a signature or an issuer that was not shown."""
    found = tuple(findings)
    signature = _worst(found, "signature")
    if signature is Outcome.FAIL:
        return _without(found, _NO_MATCH, *_CONTENT, *_STATUS, _PICTURE, _KEY, _KNOWN)
    if signature is Outcome.SKIP:
        return _without(_without(found, _NO_ISSUER, _KNOWN), _UNSIGNED, _PICTURE)
    if signature is Outcome.UNKNOWN:
        # Content stays: it was compared with what would be signed, and required checks that are
        # open already keep the badge from being confirmed.
        found = _without(found, _NO_ANSWER, *_STATUS, _PICTURE, _KEY)
    if _worst(found, _KEY) is not Outcome.PASS:
        return _without(found, _NOT_SHOWN, _KNOWN)
    return found


def _worst(findings: Iterable[Finding], check: str) -> Outcome:
    """Return the worst outcome of a check; one that reported nothing was not made."""
    outcomes = [f.outcome for f in findings if f.check == check]
    return max(outcomes, key=RANK.index, default=Outcome.UNKNOWN)


def _without(findings: Iterable[Finding], reason: str, *checks: str) -> tuple[Finding, ...]:
    """Return the findings with every pass of ``checks`` turned into "not checked"."""
    return tuple(
        replace(f, outcome=Outcome.UNKNOWN, message=reason, says=THIS_PROGRAM)
        if f.check in checks and f.outcome is Outcome.PASS
        else f
        for f in findings
    )
