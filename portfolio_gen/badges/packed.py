"""What unpacking a file found, on its way to becoming a ``Badge``."""

from dataclasses import dataclass, field

from portfolio_gen.badges.fields import Notes
from portfolio_gen.model.badge import Container, Proof


@dataclass(frozen=True, slots=True, kw_only=True)
class Packed:
    """A file and the document in it.

    Attributes:
        source: Name of the file for messages.
        raw: The file exactly as received.
        payload: The document as UTF-8 JSON.
        container: How the file is packed.
        token: The compact JWS, or empty.
        proofs: What the header of the JWS says; empty without one.
        notes: Oddities met so far; those of the document are added.
    """

    source: str
    raw: bytes
    payload: bytes
    container: Container
    token: str = ""
    proofs: tuple[Proof, ...] = ()
    notes: Notes = field(default_factory=Notes)
