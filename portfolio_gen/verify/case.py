"""One badge on its way through the checks, and what a check may answer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from portfolio_gen.badges import strict_json
from portfolio_gen.base.errors import ProofError, Unreachable
from portfolio_gen.base.report import Outcome
from portfolio_gen.crypto.canon import Canonical, canonicalize
from portfolio_gen.crypto.data_integrity import unsecured
from portfolio_gen.crypto.tree import check_tree, contexts_of, embedded_credentials
from portfolio_gen.model.badge import Badge, Format, Securing


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a check found when nothing was wrong.

    Attributes:
        message: One sentence.
        says: Who says so, if it is not this program.
        outcome: ``PASS``, or ``SKIP`` where the question does not arise.
    """

    message: str
    says: str = ""
    outcome: Outcome = Outcome.PASS


def skip(message: str) -> Answer:
    """Answer that the question does not arise."""
    return Answer(message=message, outcome=Outcome.SKIP)


@dataclass(frozen=True, kw_only=True)
class Case:
    """A badge, its document, and the expensive things several checks need.

    Attributes:
        badge: What the file says.
        document: The credential or assertion, parsed again from ``badge.payload``.
    """

    badge: Badge
    document: Mapping[str, Any]

    @property
    def embedded(self) -> bool:
        """True for Open Badges 3.0 with embedded proofs, the only kind secured that way."""
        return self.badge.format is Format.OB3 and self.badge.securing is Securing.EMBEDDED

    @property
    def proofs(self) -> Sequence[Mapping[str, Any]]:
        """The embedded proofs, in the order of the file."""
        found = self.document.get("proof", [])
        proofs: Sequence[Mapping[str, Any]] = found if isinstance(found, list) else [found]
        return proofs

    @property
    def canonical(self) -> Canonical:
        """The signed statements of the document.

        Raises:
            ProofError: The document is not safe: something of it would not be signed.
            Unreachable: It cannot be processed here.
        """
        found = self._canonical
        if isinstance(found, Canonical):
            return found
        raise found

    @property
    def statements(self) -> Canonical:
        """The signed statements, for checks that have nothing to say about an unsafe document.

        Raises:
            Unreachable: There are none; ``nothing-unsigned`` reports why.
        """
        try:
            return self.canonical
        except ProofError as error:
            raise Unreachable(
                "This could not be compared, because the document is not safe to read."
            ) from error

    @cached_property
    def _canonical(self) -> Canonical | ProofError | Unreachable:
        """The statements or what stands against them, worked out once."""
        document = unsecured(self.document)
        try:
            check_tree(self.document)
            contexts_of(document)
            embedded_credentials(document)
            return canonicalize(document)
        except (ProofError, Unreachable) as error:
            return error


def case_of(badge: Badge) -> Case:
    """Return the case of a badge.

    Raises:
        BadgeError: ``badge.payload`` is not JSON: a badge not made by ``read_badge``.
    """
    return Case(badge=badge, document=strict_json.loads(badge.payload))
