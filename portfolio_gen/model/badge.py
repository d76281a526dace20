"""One view over every kind of Open Badge: what the file says, before anybody checked it.

A ``Badge`` is unverified. ``portfolio_gen.verify.verify_badge`` makes a ``Checked`` of it.
Strings are kept as they were written; pages sanitise, checks parse.
"""

from dataclasses import dataclass
from enum import StrEnum


class Container(StrEnum):
    """How the file is packed."""

    JSON = "JSON"
    JWS = "signed text (JWS)"
    PNG = "PNG image"
    SVG = "SVG image"


class Format(StrEnum):
    """Which vocabulary the document is written in."""

    OB3 = "Open Badges 3.0"
    OB2 = "Open Badges 2.0"
    OB1 = "Open Badges 1.1 or older"
    CLR2 = "Comprehensive Learner Record 2.0"
    ENDORSEMENT = "Endorsement credential"
    OTHER = "another kind of credential"


class Securing(StrEnum):
    """What keeps the document from being changed unnoticed."""

    EMBEDDED = "embedded proof"
    JWS = "signed text"
    HOSTED = "copy on the issuer's web site"
    NONE = "nothing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Image:
    """An image the document names.

    Attributes:
        id: Address or ``data:`` URI, as written.
        caption: Text alternative, if the document gives one.
    """

    id: str
    caption: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Issuer:
    """Who the document says issued it, or created or endorsed the achievement."""

    id: str
    name: str = ""
    url: str = ""
    email: str = ""
    description: str = ""
    image: Image | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Alignment:
    """A framework entry the achievement is aligned to."""

    target_name: str
    target_url: str
    target_code: str = ""
    target_framework: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultDescription:
    """A result the achievement can have, such as a rubric criterion."""

    id: str
    name: str
    result_type: str = ""
    allowed_value: tuple[str, ...] = ()
    value_min: str = ""
    value_max: str = ""
    levels: tuple[tuple[str, str, str], ...] = ()
    """Rubric criterion levels: (id, name, description)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Achievement:
    """What was achieved (OB 3.0 ``Achievement``, OB 2.0 ``BadgeClass``)."""

    id: str
    name: str
    description: str = ""
    criteria: str = ""
    """Narrative, Markdown from a stranger."""
    criteria_url: str = ""
    achievement_type: str = ""
    image: Image | None = None
    creator: Issuer | None = None
    alignment: tuple[Alignment, ...] = ()
    tags: tuple[str, ...] = ()
    result_descriptions: tuple[ResultDescription, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Work the issuer looked at."""

    id: str = ""
    name: str = ""
    description: str = ""
    narrative: str = ""
    genre: str = ""
    audience: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """One result, by criterion."""

    result_description: str = ""
    value: str = ""
    status: str = ""
    achieved_level: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecipientIdentity:
    """One statement about who received it (``IdentityObject``), possibly a salted hash."""

    identity_type: str
    identity: str
    """Plain value, or ``sha256$`` or ``md5$`` and hexadecimal digits."""
    hashed: bool
    salt: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipient:
    """Who the document says received it.

    Attributes:
        id: Identifier of the subject (a DID or ``mailto:``), or empty.
        identities: Statements to compare an address with.
    """

    id: str = ""
    identities: tuple[RecipientIdentity, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """One statement that the document is signed: an embedded proof or a JWS header.

    Attributes:
        type: ``DataIntegrityProof``, ``Ed25519Signature2020``, ``JWS`` ...
        suite: Cryptosuite or JWS ``alg``.
        verification_method: Identifier of the key, as written (``kid`` for a JWS).
        purpose: ``proofPurpose``, or empty.
        created: As written.
        expires: As written.
    """

    type: str
    suite: str = ""
    verification_method: str = ""
    purpose: str = ""
    created: str = ""
    expires: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """Where the issuer would say that the badge was withdrawn.

    Attributes:
        type: Kind of the list.
        purpose: What it would say; empty for kinds that know of withdrawal only.
        list_url: Address of the list.
        index: Place in the list, as written.
        id: Identifier of this entry.
        size: How many bits a place has, as written; empty if the entry does not say.
        messages: What values of a place mean: (value, message).
    """

    type: str
    purpose: str = ""
    list_url: str = ""
    index: str = ""
    id: str = ""
    size: str = ""
    messages: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Badge:
    """What one badge file says.

    Attributes:
        source: Name of the file for messages.
        raw: The file exactly as received; this is what gets published.
        payload: The credential document as UTF-8 JSON: the file itself, what was baked into the
            image, or the decoded payload of a JWS.
        token: The compact JWS, or empty.
        container: How the file is packed.
        format: Vocabulary of the document.
        vcdm: Data model version of a verifiable credential, ``2.0`` or ``1.1``; else empty.
        securing: What keeps it from being changed.
        id: Identifier of the credential or assertion, as written.
        name: Name of the achievement; falls back to that of the credential.
        valid_from: ``validFrom``, ``issuanceDate`` or ``issuedOn``, as written.
        valid_until: ``validUntil``, ``expirationDate`` or ``expires``, as written.
        narrative: What the issuer says about this award (Markdown from a stranger).
        endorsements: Names of those who endorse it, unverified.
        revoked: The document itself says that it is withdrawn.
        notes: Sentences about oddities met while reading, for the technical record.
        reshaped: Those of them about members that are left out or shown otherwise than written.
    """

    source: str
    raw: bytes
    payload: bytes
    token: str = ""
    container: Container
    format: Format
    vcdm: str = ""
    securing: Securing
    id: str
    name: str
    issuer: Issuer
    achievement: Achievement
    recipient: Recipient
    valid_from: str = ""
    valid_until: str = ""
    narrative: str = ""
    image: Image | None = None
    evidence: tuple[Evidence, ...] = ()
    results: tuple[Result, ...] = ()
    proofs: tuple[Proof, ...] = ()
    status: tuple[Status, ...] = ()
    endorsements: tuple[str, ...] = ()
    revoked: bool = False
    notes: tuple[str, ...] = ()
    reshaped: tuple[str, ...] = ()
