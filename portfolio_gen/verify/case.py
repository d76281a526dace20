"""One badge on its way through the checks, and what a check may answer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from portfolio_gen.badges import jwt, parsed
from portfolio_gen.base.errors import ProofError, Unreachable
from portfolio_gen.base.report import Outcome
from portfolio_gen.crypto.canonical import Canonical, HashName
from portfolio_gen.crypto.data_integrity import unsecured
from portfolio_gen.crypto.suites import Form, suite_of
from portfolio_gen.crypto.tree import (
    Place,
    check_names,
    check_tree,
    contexts_of,
    embedded_credentials,
)
from portfolio_gen.model.badge import Badge, Format, Securing
from portfolio_gen.verify.forms import Forms
from portfolio_gen.verify.whole import check_whole

CREDENTIALS = (Format.OB3, Format.CLR2, Format.ENDORSEMENT)
"""Kinds of documents that are verifiable credentials."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a check found when nothing was wrong.

    Attributes:
        message: One sentence.
        says: Who says so, if it is not this program.
        outcome: ``PASS``, or ``SKIP`` where the question does not arise.
        kept: True if it was read in a copy that ``says`` keeps of something published.
    """

    message: str
    says: str = ""
    outcome: Outcome = Outcome.PASS
    kept: bool = False


def skip(message: str) -> Answer:
    """Answer that the question does not arise."""
    return Answer(message=message, outcome=Outcome.SKIP)


@dataclass(frozen=True, kw_only=True)
class Case:
    """A badge, its document, and the expensive things several checks need.

    Attributes:
        badge: What the file says.
        document: The credential or assertion, parsed again from ``badge.payload``.
        forms: Makes canonical forms; also those of proof options (``forms.of``), and asks whether
            a signature fits them (``forms.fits``).
    """

    badge: Badge
    document: Mapping[str, Any]
    forms: Forms = field(default_factory=Forms, compare=False, repr=False)
    _found: dict[HashName, Canonical | ProofError | Unreachable] = field(
        default_factory=dict, init=False, compare=False, repr=False
    )

    @property
    def embedded(self) -> bool:
        """True for credentials with embedded proofs; older badges are not secured that way."""
        return self.badge.format in CREDENTIALS and self.badge.securing is Securing.EMBEDDED

    @cached_property
    def credential(self) -> Mapping[str, Any]:
        """The credential: the document itself, or what the claims of signed text stand for."""
        badge = self.badge
        return parsed.credential_in(badge.payload)[0] if badge.token else self.document

    @property
    def proofs(self) -> Sequence[Mapping[str, Any]]:
        """The embedded proofs, in the order of the file."""
        found = self.document.get("proof", [])
        proofs: Sequence[Mapping[str, Any]] = found if isinstance(found, list) else [found]
        return proofs

    @cached_property
    def signed(self) -> jwt.Jws:
        """The parts of signed text.

        Raises:
            BadgeError: The badge is none: it was not made by ``read_badge``.
        """
        return parsed.parts_of(self.badge.token)

    @cached_property
    def inside(self) -> tuple[Place, ...]:
        """The credentials inside this one that name vocabularies of their own.

        Raises:
            ProofError: Anything else inside brings a vocabulary of its own.
            Unreachable: A vocabulary of such a credential is not known here.
        """
        return embedded_credentials(unsecured(self.credential))

    @cached_property
    def as_text(self) -> bool:
        """True if every embedded proof signs the document as text, and so all of its members."""
        # What claims around a credential call a proof was never read as one.
        proofs = self.proofs if self.embedded else ()
        return bool(proofs) and all(_signs_text(proof) for proof in proofs)

    @property
    def canonical(self) -> Canonical:
        """The signed statements of the document.

        Raises:
            ProofError: The document is not safe: something of it would not be signed.
            Unreachable: It cannot be processed here, or does not show all of its statements.
        """
        return self.canonical_by("sha256")

    @property
    def statements(self) -> Canonical:
        """The signed statements, for checks that have nothing to say about an unsafe document.

        Raises:
            Unreachable: There are none; ``nothing-unsigned`` reports why.
        """
        return self.statements_by("sha256")

    def canonical_by(self, hash_name: HashName) -> Canonical:
        """Return the signed statements, nameless nodes told apart by a hash of choice.

        Raises:
            ProofError: The document is not safe: something of it would not be signed.
            Unreachable: It cannot be processed here.
        """
        found = self._found.get(hash_name)
        if found is None or (self.forms.exact and isinstance(found, Canonical) and found.fast):
            found = self._found[hash_name] = self._canonical(hash_name)
        if isinstance(found, Canonical):
            return found
        raise found

    def statements_by(self, hash_name: HashName) -> Canonical:
        """Return ``canonical_by``, for checks that have nothing to say about an unsafe document.

        Raises:
            Unreachable: There are none; ``nothing-unsigned`` reports why.
        """
        try:
            return self.canonical_by(hash_name)
        except ProofError as error:
            raise Unreachable(
                "This could not be compared, because the document is not safe to read."
            ) from error

    def _canonical(self, hash_name: HashName) -> Canonical | ProofError | Unreachable:
        """Return the statements or what stands against them."""
        try:
            self.check_shape()
            check_names(self.document)
            check_whole(self.badge, self.document)
            return self.forms.of(unsecured(self.document), hash_name)
        except (ProofError, Unreachable) as error:
            return error

    def check_shape(self) -> None:
        """Check what every canonical form relies on.

        Raises:
            ProofError: Written in a way that hides what is signed.
            Unreachable: More than this program processes, or a vocabulary it does not know.
        """
        check_tree(self.document)
        contexts_of(self.document)
        _ = self.inside


def _signs_text(proof: Mapping[str, Any]) -> bool:
    """Tell whether a proof is of a kind that signs a document as text."""
    try:
        return suite_of(proof).form is Form.TEXT
    except Unreachable:
        return False


def case_of(badge: Badge) -> Case:
    """Return the case of a badge.

    Raises:
        BadgeError: ``badge.payload`` is not JSON: a badge not made by ``read_badge``.
    """
    return Case(badge=badge, document=parsed.document_of(badge.payload))
