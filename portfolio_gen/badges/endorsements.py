"""Who endorses an award or an achievement, by the endorsements inside it; all unverified."""

from portfolio_gen.badges import jwt, strict_json
from portfolio_gen.badges.claims import credential_of
from portfolio_gen.badges.fields import Fields
from portfolio_gen.base.errors import BadgeError


def endorsers_of(holder: Fields) -> tuple[str, ...]:
    """Return the names, or identifiers where there is no name.

    An endorsement that is only linked says nothing here.

    Raises:
        LimitError: Something is too long or too many.
    """
    embedded = (_issuer_of(entry) for entry in holder.linked("endorsement"))
    signed = (
        _signer_of(token, holder) for token in holder.texts("endorsementJwt", limit=jwt.MAX_TOKEN)
    )
    return tuple(name for name in (*embedded, *signed) if name)


def _issuer_of(endorsement: Fields) -> str:
    for issuer in endorsement.linked("issuer")[:1]:
        return issuer.text("name") or issuer.text("id")
    return ""


def _signer_of(token: str, holder: Fields) -> str:
    """Return who signed an endorsement; empty and a note if it cannot be read."""
    try:
        claims = strict_json.loads(jwt.split(token).payload)
        endorsement = credential_of(claims, holder.notes)
    except BadgeError as error:
        holder.notes.add(f"“{holder.to('endorsementJwt')}” cannot be read: {error.message}")
        return ""
    way = holder.to("endorsementJwt")
    return _issuer_of(Fields(data=endorsement, way=way, notes=holder.notes))
