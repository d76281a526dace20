"""The edge of the closed world, and the addresses inside it."""

from portfolio_gen.crypto.tree import is_iri

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
XSD = "http://www.w3.org/2001/XMLSchema#"


class OpenWorld(Exception):  # noqa: N818 (not a mistake of anybody)
    """The document needs something the fast form does not know; PyLD decides about it.

    Never leaves ``crypto`` and ``verify``.
    """


def bracketed(address: object) -> str:
    """Return a full address as N-Quads write it.

    Raises:
        OpenWorld: Not a full address; PyLD says what is wrong with it.

    Spec: N-Quads section 4 (IRIREF).
    """
    if is_iri(address):
        return f"<{address}>"
    raise OpenWorld
