"""Awards that are checked before anybody gets them.

``award`` builds, signs, and then asks the same checks that every reader runs. A badge of which
these checks do not say what it should say never leaves this module.
"""

import datetime as dt

from portfolio_gen.badges.baked import bake_png, bake_svg
from portfolio_gen.badges.read import read_badge
from portfolio_gen.badges.sniff import kind_of
from portfolio_gen.base.errors import ConfigError, ProofError
from portfolio_gen.base.report import Finding, Outcome
from portfolio_gen.issue.credential import Award, document_of
from portfolio_gen.issue.sign import Signer, add_proof, to_bytes
from portfolio_gen.model.badge import Container
from portfolio_gen.model.issuer import KnownIssuer
from portfolio_gen.verify.context import Context
from portfolio_gen.verify.steps import verify_badge

SOURCE = "the new badge"

_LATER = frozenset({"withdrawal", "suspension"})
"""Checks that may stay open when a badge is made: its list of withdrawn badges comes later."""


def award(given: Award, signer: Signer, *, at: dt.datetime) -> bytes:
    """Return one signed badge, as a file.

    Args:
        given: What is given to whom.
        signer: Who signs; must be the issuer that the award names.
        at: The moment of signing (aware).

    Raises:
        ConfigError: The award names another issuer, or a moment without its time zone.
        ProofError: The badge does not pass our own checks.
        BadgeError: It cannot even be read again.
        Unreachable: It holds more than this program is willing to sign.
    """
    if given.issuer.id != signer.did:
        raise ConfigError(
            f"The award names {given.issuer.id} as its issuer, but {signer.did} would sign it."
        )
    data = to_bytes(add_proof(document_of(given), signer, created=at))
    check_own(data, signer, at=max(given.valid_from, at))
    return data


def bake(picture: bytes, credential: bytes) -> bytes:
    """Return a PNG or SVG picture with the badge in it, read again before it is returned.

    Args:
        picture: The whole file.
        credential: From ``award``.

    Raises:
        ConfigError: The picture is neither PNG nor SVG.
        BadgeError: The picture is damaged, or the badge cannot be read from the result.
    """
    container = kind_of(picture)
    if container is Container.PNG:
        baked = bake_png(picture, credential)
    elif container is Container.SVG:
        baked = bake_svg(picture, credential)
    else:
        raise ConfigError("A badge can be put into a PNG or an SVG picture only.")
    read_badge(baked, source=SOURCE)
    return baked


def check_own(data: bytes, signer: Signer, *, at: dt.datetime) -> None:
    """Run every reader's checks on a badge that was just made.

    Args:
        data: The badge, in whatever it is packed.
        signer: Who signed it.
        at: The moment its dates are judged by: that from which it is signed and valid.

    Raises:
        ProofError: A check failed, or one that must be answered could not be.
        BadgeError: The file cannot be read.
    """
    own = KnownIssuer(id=signer.did, name=signer.did, says="its issuer", document=signer.document)
    checked = verify_badge(read_badge(data, source=SOURCE), Context(now=at, issuers=(own,)))
    against = [finding.message for finding in checked.report.findings if _stands_against(finding)]
    if against:
        raise ProofError(
            f"The badge was not written, because our own check of it says: {' '.join(against)}"
        )


def _stands_against(finding: Finding) -> bool:
    if finding.outcome is Outcome.UNKNOWN:
        return finding.check not in _LATER
    return finding.outcome is Outcome.FAIL
