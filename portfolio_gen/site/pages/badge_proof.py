"""Ways to check a badge that do not depend on this site, and the code that leads to it."""

from dataclasses import dataclass
from urllib.parse import quote, urlencode

from markupsafe import Markup

from portfolio_gen.model.badge import Badge, Container, Format, Securing
from portfolio_gen.model.portfolio import BadgeFile
from portfolio_gen.site import links
from portfolio_gen.site.badge_files import raw_name
from portfolio_gen.site.blocks import Link
from portfolio_gen.site.pages.cards import badge_name, badge_verdict
from portfolio_gen.site.pages.shelf import AnyBadge, Sheet, Shelf
from portfolio_gen.site.words.dates import stamp_date
from portfolio_gen.site.words.labels import ENGLISH
from portfolio_gen.verify.checked import Verdict

VERIFIERPLUS = "https://verifierplus.org/#verify?vc="
VALIDATOR_1EDTECH = "https://vc.1ed.tech/upload?validatorId="
VALIDATOR_OB2 = "https://openbadgesvalidator.imsglobal.org/?url="
LINKEDIN = "https://www.linkedin.com/profile/add?"

_WORTH_ADDING = frozenset(
    {Verdict.CONFIRMED, Verdict.UNCONFIRMED, Verdict.INCOMPLETE, Verdict.EXPIRED}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """One way to check a badge.

    Attributes:
        text: What happens, and who learns of it.
        command: A line to type; empty if it is a link.
    """

    title: str
    text: str
    href: str = ""
    command: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """Where a badge can be checked, for people to read and type.

    Attributes:
        shown: The address with places where it may be broken across lines.
    """

    href: str
    shown: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class ScanCode:
    """A QR code and the address in it.

    Attributes:
        shown: The address with places where it may be broken across lines.
    """

    svg: Markup
    address: str
    shown: Markup


def ways(file: BadgeFile, sheet: Sheet) -> tuple[Way, ...]:
    """Return the ways to check a badge, the most independent first."""
    badge, shelf = file.badge, sheet.shelf
    raw = links.absolute(shelf.options.base_url, f"{file.ref}/{raw_name(badge)}")
    found = [_institution(raw, shelf), _command(file), _verifierplus(badge, raw)]
    return tuple(way for way in [*found, _validator(badge), _hosted(badge)] if way)


def scan_code(badge: AnyBadge, shelf: Shelf) -> ScanCode | None:
    """Return the code that leads to a badge; None if the site's address is not known."""
    address = scan_address(badge, shelf)
    if not address:
        return None
    title = ENGLISH.scan_title.format(address=address)
    return ScanCode(
        svg=shelf.options.codes.svg(address, title=title),
        address=address,
        shown=_breakable(address),
    )


def address_of(badge: AnyBadge, shelf: Shelf) -> Address | None:
    """Return the address that leads to a badge; None if the site's address is not known."""
    address = scan_address(badge, shelf)
    return Address(href=address, shown=_breakable(address)) if address else None


def _breakable(address: str) -> Markup:
    """Return an address that is broken after its slashes and not inside a word."""
    return Markup("/<wbr>").join(address.split("/"))


def scan_address(badge: AnyBadge, shelf: Shelf) -> str:
    """Return what a code says: the institution's verifier if there is one, or the short address."""
    base = shelf.options.base_url
    verifier = links.web_address(shelf.portfolio.settings.meta.verifier_url or "")
    if base and verifier and isinstance(badge, BadgeFile):
        return _at(verifier, links.absolute(base, f"{badge.ref}/{raw_name(badge.badge)}"))
    return links.absolute(base, links.short_page(badge.slug))


def linkedin(file: BadgeFile, shelf: Shelf) -> Link | None:
    """Return the link that fills in LinkedIn's form; plain, without any script of theirs."""
    if badge_verdict(file, shelf) not in _WORTH_ADDING or not shelf.options.base_url:
        return None
    badge = file.badge
    fields = {
        "startTask": "CERTIFICATION_NAME",
        "name": badge_name(file, shelf),
        "organizationName": badge.issuer.name,
        **_month("issue", badge.valid_from),
        **_month("expiration", badge.valid_until),
        "certUrl": links.absolute(shelf.options.base_url, links.short_page(file.slug)),
        "certId": badge.id,
    }
    query = urlencode({name: value for name, value in fields.items() if value})
    return Link(text=ENGLISH.linkedin, href=LINKEDIN + query, outside=True)


def _month(what: str, stamp: str) -> dict[str, str]:
    day = stamp_date(stamp)
    return {f"{what}Year": str(day.year), f"{what}Month": str(day.month)} if day else {}


def _institution(raw: str, shelf: Shelf) -> Way | None:
    verifier = links.web_address(shelf.portfolio.settings.meta.verifier_url or "")
    if not verifier or not raw:
        return None
    return Way(
        title=ENGLISH.by_institution,
        text=ENGLISH.by_institution_text.format(host=links.host(verifier)),
        href=_at(verifier, raw),
    )


def _at(verifier: str, raw: str) -> str:
    """Return the address at which a verifier checks the badge at the address ``raw``.

    That is escaped already, and what has to be escaped in a fragment is less than that: escaping it
    once more would only make codes larger and hide from people where they lead.
    """
    return f"{verifier.partition('#')[0]}#url={raw}"


def _command(file: BadgeFile) -> Way:
    return Way(
        title=ENGLISH.by_command,
        text=ENGLISH.by_command_text,
        command=f"portfolio-gen verify {raw_name(file.badge)}",
    )


def _verifierplus(badge: Badge, raw: str) -> Way | None:
    """It reads verifiable credentials as JSON, and nothing else."""
    if badge.format is not Format.OB3 or badge.container is not Container.JSON or not raw:
        return None
    return Way(
        title=ENGLISH.by_verifierplus,
        text=ENGLISH.by_verifierplus_text,
        href=VERIFIERPLUS + quote(raw, safe=""),
    )


def _validator(badge: Badge) -> Way | None:
    inspectors = {Format.OB3: "OB30Inspector", Format.OB2: "OB20Inspector"}
    inspector = inspectors.get(badge.format)
    if inspector is None:
        return None
    return Way(
        title=ENGLISH.by_1edtech, text=ENGLISH.by_1edtech_text, href=VALIDATOR_1EDTECH + inspector
    )


def _hosted(badge: Badge) -> Way | None:
    address = links.web_address(badge.id)
    if badge.format is not Format.OB2 or badge.securing is not Securing.HOSTED or not address:
        return None
    return Way(
        title=ENGLISH.by_ob2,
        text=ENGLISH.by_ob2_text,
        href=VALIDATOR_OB2 + quote(address, safe=""),
    )
