"""JSON with one way to write it (JCS), for proofs that sign a document as text."""

from collections.abc import Mapping
from typing import Any

from portfolio_gen.base.errors import ProofError


def jcs(document: Mapping[str, Any]) -> bytes:
    """Return ``document`` in its one form.

    Args:
        document: Parsed JSON, of bounded depth.

    Raises:
        ProofError: A number or a text that JSON readers do not all read alike.

    Spec: RFC 8785 section 3.2.
    """
    # Only a minority of badges are signed like this, and loading takes time.
    import rfc8785  # noqa: PLC0415

    try:
        return rfc8785.dumps(dict(document))
    except ValueError as error:
        raise ProofError(
            "The document holds a number or a text that programs do not all read alike."
        ) from error
