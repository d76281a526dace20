"""What identifies somebody is found in whatever they hand out, and is in no message."""

import json
from pathlib import Path

import pytest

from portfolio_gen.base.errors import ContentError
from portfolio_gen.content.privacy import public_view
from portfolio_gen.content.secret_values import SecretValues, refuse_secret_values, secret_values
from tests.builders import signed
from tests.unit.content.making import load

IDENTITY = "emails: [ana@secret.example, ana@shown.example]\nstudent_ids: [K00412345, '12345']\n"
FILES = {
    "portfolio.yml": "basics: {name: Ana, email: ana@shown.example}\n",
    "identity.local.yml": IDENTITY,
    "badges/rain.json": json.dumps(signed()),
}

HELD = {
    "as written": ("a.txt", b"Write to ana@secret.example.", True),
    "capitals": ("a.txt", b"ANA@SECRET.EXAMPLE", True),
    "in an address": ("a.html", b"https://x.example/?to=ana%40secret.example", True),
    "two bytes a letter": ("a.csv", "ana@secret.example".encode("utf-16"), True),
    "name of a file": ("ana@secret.example.txt", b"", True),
    "shown anyway": ("a.txt", b"ana@shown.example", False),
    "short": ("a.txt", b"12345", False),
    "other": ("a.txt", b"bo@secret.example", False),
}


@pytest.mark.parametrize(("path", "data", "held"), HELD.values(), ids=HELD)
def test_inside(path: str, data: bytes, *, held: bool, tmp_path: Path) -> None:
    """However it is written; what was chosen to be shown does not count."""
    portfolio = load(tmp_path, FILES)
    values = secret_values(portfolio, public_view(portfolio))
    assert list(values.inside(path, data)) == ["an e-mail address from identity.local.yml"] * held


def test_passphrases(tmp_path: Path) -> None:
    """Those that were given for one build count as well."""
    portfolio = load(tmp_path, {})
    values = secret_values(portfolio, portfolio, ["heron kettle alder"])
    said = ["a passphrase from identity.local.yml"]
    assert list(values.inside("a", b"heron kettle alder")) == said


def test_nothing_to_look_for() -> None:
    """Most people wrote nothing down."""
    assert list(SecretValues().inside("a", b"b")) == []


def test_refused(tmp_path: Path) -> None:
    """Every file is named with what is in it; a badge stays as it was issued."""
    more = "emails: [ana@secret.example, open-lesson]\nstudent_ids: [K00412345]\n"
    portfolio = load(tmp_path, FILES | {"identity.local.yml": more})
    raw = portfolio.badges[0].badge.raw
    assert b"open-lesson" in raw
    shown = public_view(portfolio)
    refuse_secret_values(portfolio, shown, {"badge.json": raw, "a.txt": b"good"})
    with pytest.raises(ContentError) as caught:
        refuse_secret_values(
            portfolio, shown, {"a.txt": b"K00412345", "b.txt": b"", "c.txt": b"Ana@secret.example"}
        )
    assert str(caught.value) == (
        f"{tmp_path}: something private would be handed out: a student number from "
        "identity.local.yml in a.txt; an e-mail address from identity.local.yml in c.txt. Take it "
        "out there; portfolio-gen check --public names most places."
    )
