"""Why a file cannot be used as a badge, in words for the student who has it.

Each refusal says what the file is, why that is not enough, and what to do.
"""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from portfolio_gen.base.errors import BadgeError

_HOST = re.compile(r"[a-z0-9.-]{3,100}")

AGAIN = (
    "Download the badge again from where it was issued (such as Credly, Canvas, Badgr, Moodle or "
    "your wallet) and use that file as it is."
)
"""What to do with most files that lost their badge."""

ONE_BY_ONE = "Export each badge by itself and put every file into badges/ by its own name."
"""What to do with a bundle."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """What a file is and why it cannot be used.

    Attributes:
        message: Both, as one sentence.
        hint: What to do, as a sentence.
    """

    message: str
    hint: str = AGAIN

    def error(self) -> BadgeError:
        """Return the error to raise."""
        return BadgeError(self.message, hint=self.hint)


EMPTY = Refusal(message="This file is empty.")

PNG_WITHOUT_BADGE = Refusal(
    message="This PNG image has no badge inside it: editing an image, saving it again or taking a "
    "screenshot removes the badge.",
)

SVG_WITHOUT_BADGE = Refusal(
    message="This SVG image has no badge inside it: editing a drawing or saving it again removes "
    "the badge.",
)

PHOTO = Refusal(
    message="This is a photo or picture ({kind}) that cannot hold a badge: converting an image or "
    "taking a screenshot removes the badge.",
)

HTML = Refusal(
    message="This is a web page about a badge, not the badge itself.",
    hint="Open the page in a browser, find “Download” or “Share”, and save the badge as a PNG, "
    "SVG or JSON file.",
)

PDF = Refusal(
    message="This is a PDF document; a certificate to print does not hold the signed badge.",
)

ZIP = Refusal(
    message="This is a ZIP archive, such as a whole backpack; it may hold several badges.",
    hint="Bring in everything that is in it: portfolio-gen import FILE.zip. Or unpack it, and "
    "use one of the files inside.",
)

COMPRESSED = Refusal(
    message="This file is compressed (gzip).",
    hint="Unpack it and use the file inside.",
)

UTF16 = Refusal(
    message="This text is saved as UTF-16, so it is no longer the file that was issued.",
)

ADDRESS = Refusal(
    message="This file holds only an address{host}, not the badge itself.",
    hint="Open the address in a browser, sign in where it asks you to, and download the badge as "
    "a PNG, SVG or JSON file.",
)

BAKED_ADDRESS = Refusal(
    message="This picture is an old kind of badge that holds only an address{host}; the badge "
    "itself is kept there and cannot be read from the file.",
    hint="Sign in there and download the badge as a newer picture or a JSON file; if the site is "
    "gone, record the badge as one of a course only (badges/<id>.yml).",
)

UNKNOWN = Refusal(
    message="This is not a badge file that is known here: JSON, signed text (JWS), or a PNG or SVG "
    "image with a badge inside.",
)

BAKED_UNKNOWN = Refusal(
    message="What is inside this picture is neither a badge nor an address of one.",
)

XML = Refusal(message="This is an XML file, but not an SVG image with a badge inside.")

NOT_A_BADGE = Refusal(
    message="This JSON document is not a badge: nothing in it says that somebody earned one."
)

SEVERAL = Refusal(
    message="This is a list of credentials, and each badge has to be a file by itself.",
    hint=ONE_BY_ONE,
)

CLR = Refusal(
    message="This is a Comprehensive Learner Record: one signature over many achievements, and "
    "each badge has to be a file by itself.",
    hint=ONE_BY_ONE,
)

PRESENTATION = Refusal(
    message="This is a presentation made by a wallet; it wraps credentials, and each badge has to "
    "be a file by itself.",
    hint="In the wallet, choose the badge itself and export or download it as JSON.",
)

ENVELOPE = Refusal(
    message="This file wraps a signed credential in another document.",
    hint="In the wallet, choose the badge itself and export or download it.",
)

ENDORSEMENT = Refusal(
    message="This is an endorsement: somebody recommends a badge or an issuer, but it is no badge.",
    hint="Put the badge that it recommends here; the endorsement of an assignment belongs beside "
    "that assignment, as endorsement.json or endorsement.jwt.",
)

BADGE_CLASS = Refusal(
    message="This describes a badge that can be earned (a badge class), but not that anybody "
    "earned it.",
)

ISSUER = Refusal(message="This describes an issuer of badges, but is no badge.")

COMPONENT = Refusal(
    message="This is a part that badges refer to (a key or a list of withdrawn badges), but is no "
    "badge.",
)

KEY_DOCUMENT = Refusal(
    message="This describes an issuer's keys (a DID document), but is no badge.",
    hint="If you know this issuer, list it in issuers.yml and keep this file in issuers/.",
)

STATUS_LIST = Refusal(message="This is an issuer's list of withdrawn badges, but is no badge.")

JWS_JSON = Refusal(
    message="This is signed text written as JSON (JWS JSON serialization); badges do not use that.",
    hint="Ask the issuer for the badge as compact signed text, JSON, or a PNG or SVG image.",
)

EUROPASS = Refusal(
    message="This is a European digital credential (Europass, ELM), not an Open Badge.",
    hint="It can be checked in the Europass wallet; ask the issuer whether there is an Open Badge "
    "as well.",
)

OTHER_CREDENTIAL = Refusal(
    message="This is a verifiable credential of another kind{types}, not an Open Badge.",
    hint="Only Open Badges can be shown as badges; ask the issuer whether there is one.",
)


def with_host(refusal: Refusal, address: str) -> BadgeError:
    """Return a refusal that names the host of an address, and nothing more of it.

    The rest may hold an e-mail address: badge platforms append it to their links.
    """
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        host = ""
    shown = f" (at {host})" if _HOST.fullmatch(host) else ""
    return BadgeError(refusal.message.format(host=shown), hint=refusal.hint)
