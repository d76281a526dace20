"""From the claims of a JWT to the credential they stand for."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from portfolio_gen.badges.fields import Notes
from portfolio_gen.badges.moments import from_seconds, is_number, same_moment
from portfolio_gen.badges.vcdm import names_of_dates, version_of
from portfolio_gen.base.errors import BadgeError


def credential_of(claims: Mapping[str, Any], notes: Notes) -> dict[str, Any]:
    """Return the credential that the claims of a JWT stand for.

    With a ``vc`` claim the registered claims replace what the credential says, as version 1.1 of
    the data model demands. Without one the claims are the credential, and registered claims only
    fill what it leaves out. Whether both agree is for the checks to say; here it is noted.

    Args:
        claims: The decoded payload.
        notes: Where disagreements are kept.

    Raises:
        BadgeError: ``vc`` is not an object, or a claim is of the wrong type.

    Spec: VCDM 1.1 section 6.3.1.1; OB 3.0 section 8.2.
    """
    inner = claims.get("vc", claims)
    if not isinstance(inner, dict):
        raise BadgeError("“vc” must be an object: it holds the credential of this signed text.")
    merge = _Merge(claims=claims, replace="vc" in claims, notes=notes)
    return merge.into(dict(inner))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Merge:
    """Registered claims on their way into a credential.

    Attributes:
        claims: The decoded payload.
        replace: The claims win over what the credential says.
        notes: Where disagreements are kept.
    """

    claims: Mapping[str, Any]
    replace: bool
    notes: Notes

    def into(self, credential: dict[str, Any]) -> dict[str, Any]:
        """Return the credential with the claims in it; what was nested is copied first.

        Raises:
            BadgeError: A claim is of the wrong type.
        """
        self._put(credential, "id", "jti", self._text("jti"))
        self._put_issuer(credential)
        self._put_subject(credential)
        names = names_of_dates(version_of(credential))
        for name, claim in zip(names, ("nbf", "exp"), strict=True):
            self._put(credential, name, claim, self._time(claim))
        return credential

    def _put_issuer(self, credential: dict[str, Any]) -> None:
        issuer = credential.get("issuer")
        if isinstance(issuer, dict):
            credential["issuer"] = self._put(dict(issuer), "id", "iss", self._text("iss"))
        else:
            self._put(credential, "issuer", "iss", self._text("iss"))

    def _put_subject(self, credential: dict[str, Any]) -> None:
        subject = credential.get("credentialSubject")
        if isinstance(subject, dict):
            subject = self._put(dict(subject), "id", "sub", self._text("sub"))
            credential["credentialSubject"] = subject

    def _put(self, holder: dict[str, Any], name: str, claim: str, value: str) -> dict[str, Any]:
        """Put a claim where it belongs; note a disagreement."""
        written = holder.get(name)
        if not value or written == value or same_moment(written, value):
            return holder
        if written is not None:
            self.notes.add(f"The claim “{claim}” and the member “{name}” differ.")
        if written is None or self.replace:
            holder[name] = value
        return holder

    def _text(self, claim: str) -> str:
        """Return a claim that is text; empty if there is none.

        Raises:
            BadgeError: It is something else.
        """
        value = self.claims.get(claim)
        if value is not None and not isinstance(value, str):
            raise BadgeError(f"The claim “{claim}” of this signed text must be text.")
        return value or ""

    def _time(self, claim: str) -> str:
        """Return a claim that is a moment, as a date and time; empty if there is none.

        Raises:
            BadgeError: It is no number, or before 1970, or after the year 9999.
        """
        value = self.claims.get(claim)
        if value is None:
            return ""
        if not is_number(value):
            raise BadgeError(f"The claim “{claim}” of this signed text must be a number.")
        moment = from_seconds(value)
        if moment is None:
            raise BadgeError(f"The claim “{claim}” of this signed text is not a possible time.")
        return moment
