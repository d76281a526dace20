"""Names of Leap2A: whose they are, and how one is told from another."""

ATOM = "http://www.w3.org/2005/Atom"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
XHTML = "http://www.w3.org/1999/xhtml"

LEAP2 = "http://terms.leapspecs.org/"
"""Terms of the version of July 2010, as the specification gives it."""

LEAP2_ARCHIVED = "https://web.archive.org/web/20100503000634/http://terms.leapspecs.org"
"""The same terms as newer releases of Mahara name them, after the first address was given up."""

LEAPS = frozenset(
    {
        LEAP2,
        LEAP2_ARCHIVED,
        "http://wiki.cetis.ac.uk/2009-03/LEAP2A_predicates#",
        "http://wiki.cetis.ac.uk/2009-03/Leap2A_predicates#",
        (
            "https://web.archive.org/web/20091222055424/http://wiki.cetis.ac.uk/2009-03/"
            "LEAP2A_predicates"
        ),
    }
)
"""All addresses under which the terms were published, the version of 2009 included."""

CATEGORIES = "http://wiki.leapspecs.org/2A/categories/"
"""Lists of categories, as the specification gives them."""

MAHARA = "http://wiki.mahara.org/Developer_Area/Import%2F%2FExport/LEAP_Extensions#"
"""Mahara's own additions, under the address that all its releases read."""

MAHARA_MARK = "LEAP_Extensions"
"""Part of every address of Mahara's additions."""

VERSION = "http://www.leapspecs.org/2010-07/2A/"
"""The version that is written, as its own element says it."""

OWN = "urn:portfolio-gen:"
"""Beginning of categories that only this program reads back."""


def term(name: str) -> str:
    """Return a name without what stands before it: ``leap2:has_part`` is ``has_part``."""
    bare = name.strip().removeprefix("[").removesuffix("]").rstrip("#/")
    for mark in ("#", "/", ":"):
        bare = bare.rpartition(mark)[2]
    return bare
