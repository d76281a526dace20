"""Two files of one badge: the same name, whatever else they say, and the newer start counts."""

import json

import pytest

from portfolio_gen.badges.editions import Edition, edition
from portfolio_gen.badges.read import read_badge
from portfolio_gen.model.badge import Badge
from tests.builders import Change, changed, credential, drop, put

ISSUER = "https://college.example/issuers/a b"
IDENTIFIER = "https://college.example/badges/1"


def badge(*changes: Change) -> Badge:
    """Return a badge of a named issuer."""
    document = changed(credential(ISSUER), put("id", IDENTIFIER), *changes)
    return read_badge(json.dumps(document).encode(), source="x.json")


EARLY, LATE = put("validFrom", "2026-04-30T23:00:00Z"), put("validFrom", "2026-05-02T00:00:00Z")


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ([], Edition.SAME),
        ([put("name", "Renamed")], Edition.SAME),
        ([LATE], Edition.NEWER),
        ([EARLY], Edition.OLDER),
        ([put("validFrom", "2026-05-01T11:00:00+02:00")], Edition.SAME),
        ([put("validFrom", "2026-05-01T11:00:01+02:00")], Edition.NEWER),
        ([put("validFrom", "in May")], Edition.SAME),
        ([put("issuer.id", "https://college.example/issuers/a%20b"), LATE], Edition.NEWER),
        ([put("id", "https://college.example/%62adges/1 "), LATE], Edition.NEWER),
        ([put("id", "https://college.example/Badges/1")], Edition.OTHER),
        ([put("issuer.id", "https://else.example/issuer")], Edition.OTHER),
        ([drop("id")], Edition.UNKNOWN),
        ([put("id", "%20")], Edition.UNKNOWN),
    ],
    ids=[
        "same bytes",
        "renamed",
        "newer",
        "older",
        "same moment in another zone",
        "a second later in another zone",
        "no date",
        "issuer written with percent signs",
        "identifier written with percent signs and a space",
        "another identifier",
        "another issuer",
        "no identifier",
        "empty identifier",
    ],
)
def test_edition(changes: list[Change], expected: Edition) -> None:
    """What the second is to the first."""
    assert edition(badge(), badge(*changes)) is expected


def test_the_other_way_round() -> None:
    """What is newer than a badge is one that the badge is older than."""
    assert edition(badge(LATE), badge()) is Edition.OLDER
    assert edition(badge(drop("id")), badge()) is Edition.UNKNOWN


def test_nameless_but_equal() -> None:
    """The same bytes are the same badge, whether it has a name or not."""
    assert edition(badge(drop("id")), badge(drop("id"))) is Edition.SAME
