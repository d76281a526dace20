"""Canonical forms of a badge and of its proofs: quickly as long as that says yes.

The fast form is a second opinion that may only agree. As soon as a signature does not fit it, the
forms of PyLD are made, and every check is answered by those.
"""

from collections.abc import Callable, Mapping
from typing import Any

from portfolio_gen.crypto.canon import canonicalize
from portfolio_gen.crypto.canon_fast import OpenWorld, canonicalize_fast
from portfolio_gen.crypto.canonical import Canonical, HashName


class Forms:
    """Makes the canonical forms for one badge.

    Attributes:
        exact: True if only the forms of PyLD are used.
        hasty: True while at least one form in use is a fast one.
    """

    def __init__(self, *, exact: bool = False) -> None:
        """Start with fast forms, unless ``exact`` asks for those of PyLD."""
        self.exact = exact
        self.hasty = False

    def of(self, document: Mapping[str, Any], hash_name: HashName = "sha256") -> Canonical:
        """Return the canonical form of a document.

        Raises:
            ProofError: As ``canon.canonicalize``.
            Unreachable: As ``canon.canonicalize``.
        """
        if not self.exact:
            try:
                found = canonicalize_fast(document, hash_name=hash_name)
            except OpenWorld:
                pass
            else:
                self.hasty = True
                return found
        return canonicalize(document, hash_name=hash_name)

    def insist(self) -> None:
        """Use the forms of PyLD from now on."""
        self.exact, self.hasty = True, False

    def fits(self, question: Callable[[], bool]) -> bool:
        """Tell whether a signature fits; a no counts only over the forms of PyLD.

        Args:
            question: Makes the forms and tries the signature. It is asked a second time if the
                answer was no over a fast form.
        """
        if question():
            return True
        if not self.hasty:
            return False
        self.insist()
        return question()
