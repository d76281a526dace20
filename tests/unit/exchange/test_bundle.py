"""Badges as an archive: byte for byte, with a list that claims nothing."""

import datetime as dt
import hashlib
import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from portfolio_gen.author.files import write_new
from portfolio_gen.badges.svg import bake
from portfolio_gen.base.errors import ContentError
from portfolio_gen.content.load import load_portfolio
from portfolio_gen.exchange.backpack import Shelf, import_badges
from portfolio_gen.exchange.bundle import NOTE, Packed, export_bundle
from portfolio_gen.exchange.pile import opened
from portfolio_gen.verify.context import Context
from portfolio_gen.verify.steps import verify_badge
from tests import builders
from tests.unit.exchange.piles import archive, placed, zipped

NOW = dt.datetime(2026, 10, 1, 12, 0, tzinfo=dt.UTC)
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"/>'
SETTINGS = "basics: {name: Ana Reyes}\nbadge_visibility: {hidden: private, draft: draft}\n"


def badge(number: int, *changes: builders.Change) -> bytes:
    """Return a signed badge with a number of its own."""
    name = builders.put("id", f"urn:uuid:{number}")
    return json.dumps(builders.signed(name, *changes)).encode()


def bundle(folder: Path, *, everything: bool = False) -> Packed:
    """Export the badges of a folder."""
    portfolio, _ = load_portfolio(folder)
    checked = {b.slug: verify_badge(b.badge, Context(now=NOW)) for b in portfolio.badges}
    return export_bundle(portfolio, checked, everything=everything)


def inside(data: bytes) -> dict[str, bytes]:
    """Return what is in an archive."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return {name: file.read(name) for name in file.namelist()}


def home(folder: Path) -> Path:
    """Return a portfolio with public and other badges, and with secrets."""
    return placed(
        folder,
        {
            "portfolio.yml": SETTINGS,
            "identity.local.yml": "emails: [ana@secret.example]\n",
            "issuers.yml": "issuers: [{id: did:key:z6, name: Hidden Issuer}]\n",
            "badges/lesson.json": badge(1),
            "badges/drawn.svg": bake(SVG, badge(2)),
            "badges/hidden.json": badge(3, builders.put("name", "Hidden Name")),
            "badges/draft.json": badge(4),
        },
    )


def test_public_only(tmp_path: Path) -> None:
    """Badges are kept to the byte; private ones and everything else stay behind."""
    found = inside(bundle(home(tmp_path)).data)
    assert list(found) == [
        "SHA256SUMS.txt",
        "badges/drawn.svg",
        "badges/lesson.json",
        "manifest.json",
    ]
    assert found["badges/lesson.json"] == badge(1)
    assert found["badges/drawn.svg"] == bake(SVG, badge(2))
    for secret in (b"secret", b"Hidden", b"draft", b"urn:uuid:3"):
        assert not any(secret in data for data in found.values())


def test_everything(tmp_path: Path) -> None:
    """Private badges are taken if they are asked for."""
    result = bundle(home(tmp_path), everything=True)
    assert result.count == 4
    assert "badges/hidden.json" in inside(result.data)


def test_manifest(tmp_path: Path) -> None:
    """The list says what was found on a day, and that it proves nothing."""
    found = inside(bundle(home(tmp_path)).data)
    manifest: Any = json.loads(found["manifest.json"])  # noqa: TID251 (nothing signed)
    assert manifest["note"] == NOTE
    assert manifest["holder"] == "Ana Reyes"
    assert manifest["credentials"][1] == {
        "id": "urn:uuid:1",
        "name": "Open lesson",
        "issuer": {"id": builders.MAKER.did, "name": "Kestrel Valley College"},
        "file": "badges/lesson.json",
        "sha256": hashlib.sha256(badge(1)).hexdigest(),
        "verified": {
            "verdict": "Genuine, issuer not confirmed",
            "words": manifest["credentials"][1]["verified"]["words"],
            "on": "2026-10-01",
        },
    }
    assert "proof" not in manifest
    assert "type" not in manifest


def test_altered(tmp_path: Path) -> None:
    """Of a badge that was altered nothing is repeated."""
    data = badge(1).replace(b"Open lesson", b"Forged name")
    folder = placed(tmp_path, {"portfolio.yml": SETTINGS, "badges/lesson.json": data})
    manifest: Any = json.loads(inside(bundle(folder).data)["manifest.json"])  # noqa: TID251
    (entry,) = manifest["credentials"]
    assert sorted(entry) == ["file", "sha256", "verified"]
    assert entry["verified"]["verdict"] == "Altered or invalid"
    assert "Forged" not in json.dumps(manifest)


def test_sums(tmp_path: Path) -> None:
    """The checksums are those of the files, in the form that other programs read."""
    found = inside(bundle(home(tmp_path)).data)
    sums = found.pop("SHA256SUMS.txt").decode()
    assert sums == "".join(
        f"{hashlib.sha256(data).hexdigest()}  {name}\n" for name, data in sorted(found.items())
    )


def test_same_bytes(tmp_path: Path) -> None:
    """Two archives of one folder are equal to the byte."""
    assert bundle(home(tmp_path)).data == bundle(tmp_path).data


EMAIL = (
    "an e-mail address can be read in this badge. Whoever gets the file can read it, and it cannot "
    "be taken out without breaking the signature. Ask the issuer for one with a hashed address if "
    "that matters to you."
)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (
            lambda d: d["credentialSubject"].__setitem__(
                "identifier",
                [
                    {
                        "type": "IdentityObject",
                        "hashed": False,
                        "identityHash": "ana@reyes.example",
                        "identityType": "emailAddress",
                    }
                ],
            ),
            True,
        ),
        (builders.put("credentialSubject.id", "mailto:ana@reyes.example"), True),
        (builders.put("issuer.email", "office@college.example"), False),
        (builders.put("name", "At @ home"), False),
    ],
    ids=["plain", "mailto", "issuer", "no-address"],
)
def test_email(tmp_path: Path, change: builders.Change, told: bool) -> None:  # noqa: FBT001
    """A badge with a readable address is named; the issuer's own does not count."""
    files: dict[str, bytes | str] = {
        "portfolio.yml": SETTINGS,
        "badges/lesson.json": badge(1, change),
    }
    notes = [str(note) for note in bundle(placed(tmp_path, files)).notes]
    assert notes == [f"badges/lesson.json: {EMAIL}"] * told


def test_nothing(tmp_path: Path) -> None:
    """A portfolio without badges for everybody."""
    files: dict[str, bytes | str] = {"portfolio.yml": SETTINGS, "badges/hidden.json": badge(1)}
    with pytest.raises(ContentError) as error:
        bundle(placed(tmp_path, files))
    assert str(error.value) == (
        f"{tmp_path}: there is no badge file in this portfolio that everybody may see. Put badges "
        "into badges/; with --all, private ones are taken as well."
    )


_names = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20)
_space = st.text(" \t\r\n", max_size=3)
_badges = st.lists(st.tuples(_names, _space, st.booleans()), min_size=1, max_size=4)


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(badges=_badges)
def test_in_and_out(
    tmp_path_factory: pytest.TempPathFactory, badges: list[tuple[str, str, bool]]
) -> None:
    """A backpack goes in and out without a changed byte, whatever the badges are called."""
    folder = tmp_path_factory.mktemp("backpack")
    files: dict[str, bytes | str] = {}
    for number, (name, space, drawn) in enumerate(badges):
        document = badge(number, builders.put("credentialSubject.achievement.name", name))
        data = bake(SVG, document) if drawn else document + space.encode()
        files[f"{number}"] = data
    with opened(archive(folder, zipped(files))) as pile:
        result = import_badges(pile, Shelf())
    write_new(placed(folder / "home", {"portfolio.yml": SETTINGS}), result.files)
    found = inside(bundle(folder / "home").data)
    kept = [data for name, data in found.items() if name.startswith("badges/")]
    assert sorted(kept) == sorted(files.values())
    with opened(archive(folder, bundle(folder / "home").data)) as pile:
        again = import_badges(pile, Shelf())
    assert sorted(file.data for file in again.files) == sorted(files.values())
