"""A document as its signature sees it; made by ``canon`` and by ``canon_fast``."""

from dataclasses import dataclass, field
from typing import Literal

HashName = Literal["sha256", "sha384"]
"""Hashes that RDFC-1.0 can tell nameless nodes apart by (section 3.1)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Canonical:
    """A document as its signature sees it.

    Attributes:
        nquads: Canonical N-Quads: one statement a line, sorted.
        about: What the document says of itself: pairs of predicate and object.
        fast: True if made by ``canon_fast``, which may only say yes.
    """

    nquads: str
    about: tuple[tuple[str, str], ...]
    fast: bool = field(default=False, compare=False)

    def objects(self, predicate: str) -> frozenset[str]:
        """Return what the document says of itself under ``predicate``."""
        return frozenset(value for name, value in self.about if name == predicate)
