"""Somebody's own name is found wherever it stands, however it is spelled, and nothing else is."""

import base64
import json
from dataclasses import replace
from pathlib import Path

import pytest

from portfolio_gen.base.errors import ContentError
from portfolio_gen.content.own_name import OwnNames, own_names, refuse_own_name
from portfolio_gen.content.privacy import public_view
from tests.builders import MAKER, OB3, V2, put, sign, signed
from tests.unit.content.making import found, load, project

NAMES = OwnNames(names=("Zoé Quill-O’Hara", "Renn Ito", "李娜"), alias="Alder")

SAID = {
    "as written": "By Zoé Quill-O’Hara.",
    "capitals": "ZOÉ QUILL-O’HARA",
    "small": "zoé quill-o’hara",
    "without accents": "media/zoe-quill-o-hara.jpg",
    "accent of its own": "Zoe\u0301 Quill-O’Hara",
    "html": "Zo&#233; Quill-O&#8217;Hara",
    "json": json.dumps("Zoé Quill-O’Hara"),
    "address": "Zo%C3%A9%20Quill-OHara",
    "last name first": "Ito, Renn",
    "two lines": "Renn\n  Ito",
    "tags": "Renn</b> <i>Ito",
    "hard space": "Renn&nbsp;Ito",
    "file": "photo_renn_ito.jpg",
    "host": "https://rennito.example/",
    "no spaces": "我是李娜的",
}

NOT_SAID = {
    "inside words": "Brenn Itoh",
    "one word": "Renn alone",
    "other words": "Renn met Ito",
    "alias": "Alder",
    "nothing": "",
}


@pytest.mark.parametrize("text", SAID.values(), ids=SAID)
def test_found(text: str) -> None:
    """Also as pages, JSON and addresses write it."""
    assert NAMES.find(text)
    assert NAMES.inside(text.encode())


@pytest.mark.parametrize("text", NOT_SAID.values(), ids=NOT_SAID)
def test_not_found(text: str) -> None:
    """Parts of a name and longer words are left alone."""
    assert NAMES.find(text) is None
    assert not NAMES.inside(text.encode())


BYTES = {
    "picture": (b"\xff\xd8\xff\xe1 Renn Ito \xff", True),
    "document": (b"\xfe\xff" + "Renn Ito".encode("utf-16-be"), True),
    "nothing": (b"\xff\xd8\xff", False),
    "short by chance": (b"\xff Al \xff", False),
    "short in a text": (b"I am Al.", True),
}


@pytest.mark.parametrize(("data", "is_in"), BYTES.values(), ids=BYTES)
def test_bytes(*, data: bytes, is_in: bool) -> None:
    """Short names are not looked for in files that are no text."""
    assert replace(NAMES, names=("Renn Ito", "Al")).inside(data) is is_in


def test_nobody_has_to_have_another_name() -> None:
    """Without a name nothing is found and nothing replaced."""
    nobody = OwnNames()
    assert nobody.find("Renn Ito") is None
    assert not nobody.inside(b"Renn Ito")
    assert nobody.out_of("Renn Ito") == "Renn Ito"
    assert OwnNames(names=("--",)).find("--") is None


def test_out_of() -> None:
    """Every text gets the alias, whatever stands in it; addresses stay what they are."""
    texts = ("Ito, Renn did it", "https://renn-ito.example/", "did:web:renn-ito")
    assert NAMES.out_of(texts) == ("Alder did it", *texts[1:])
    assert NAMES.out_of(OwnNames(names=("Renn Ito",), alias=r"\1")).names == ("Alder",)
    assert replace(NAMES, alias=r"\1").out_of("Renn Ito") == r"\1"


IDENTITY = "names: [Renn Ito, Alder]\nemails: [ana@secret.example]\n"
SETTINGS = "basics: {name: Alder}\n"
AWARD = signed(
    put("credentialSubject.achievement.description", "Renn Ito wrote a lesson."),
    put("credentialSubject.achievement.criteria.narrative", "Renn Ito shared it."),
)
FILES = {
    ".gitignore": "identity.local.yml\n",
    "portfolio.yml": SETTINGS,
    "identity.local.yml": IDENTITY,
    "badges/lesson.json": json.dumps(AWARD),
}


def test_the_name_that_is_shown_is_no_secret(tmp_path: Path) -> None:
    """Only names that portfolio.yml does not show are looked for."""
    assert own_names(load(tmp_path, FILES)) == OwnNames(names=("Renn Ito",), alias="Alder")


def test_pages_say_the_alias_and_the_file_stays(tmp_path: Path) -> None:
    """What a badge says is shown with the alias; its bytes are those that were issued."""
    portfolio = load(tmp_path, FILES)
    shown = public_view(portfolio).badges[0].badge
    assert shown.achievement.description == "Alder wrote a lesson."
    assert shown.achievement.criteria == "Alder shared it."
    assert shown.raw == portfolio.badges[0].badge.raw
    assert shown.recipient == portfolio.badges[0].badge.recipient


def test_refused(tmp_path: Path) -> None:
    """A file with the name is not handed out, nor one called so; badges are."""
    portfolio = load(tmp_path, FILES)
    raw = portfolio.badges[0].badge.raw
    refuse_own_name(portfolio, {"badge.json": raw, "a.txt": b"Alder"})
    with pytest.raises(ContentError) as caught:
        refuse_own_name(portfolio, {"renn-ito.json": raw, "a.txt": b"renn ito", "b.txt": b""})
    assert str(caught.value) == (
        f"{tmp_path}: your own name from identity.local.yml would be handed out, in a.txt, "
        "renn-ito.json. Write “Alder” instead; portfolio-gen check names most places."
    )


WHY = (
    "your own name stands here, and your pages show “Alder”. Whoever reads it knows who “Alder” "
    "is. Write “Alder”, or take it out; a file or folder needs another name. If people may read "
    "your own name, delete it under names in identity.local.yml."
)
VIEW = "title: Board\nkey: heron-alder-kettle-52\nprotected: true\nitems: [projects/b]\n"

PLACES = {
    "text": ({"about.md": "I teach.\n\nSigned, Renn Ito\n"}, ["about.md:3:9"]),
    "field": (
        {"resume.yml": "basics:\n  name: Renn Ito\n"},
        ["resume.yml:2:9"],
    ),
    "title": ({"projects/a/index.md": project("By Renn Ito")}, ["projects/a/index.md:2:8"]),
    "folder": ({"projects/renn-ito/index.md": project()}, ["projects/renn-ito/index.md"]),
    "badge file": ({"badges/renn-ito.json": json.dumps(AWARD)}, ["badges/renn-ito.json"]),
    "private": ({"projects/b/index.md": project(body="Renn Ito", visibility="private")}, []),
    "behind a passphrase": (
        {
            "projects/b/index.md": project(body="Renn Ito", visibility="private"),
            "views/board.yml": VIEW + "lines: {projects/b: See Renn Ito}\n",
        },
        ["projects/b/index.md:8:1", "views/board.yml:5:21"],
    ),
    "other words": ({"about.md": "Alder and Renn.\n"}, []),
}


@pytest.mark.parametrize(("files", "places"), PLACES.values(), ids=PLACES)
def test_a_build_stops_and_names_the_place(
    files: dict[str, str], places: list[str], tmp_path: Path
) -> None:
    """Everything that somebody could read, and nothing that nobody can."""
    said = [line for line in found(tmp_path, FILES | files) if "own name" in line]
    assert said == [f"{place}: {WHY}" for place in places]


def test_a_letter_is_no_name(tmp_path: Path) -> None:
    """One letter would be found everywhere."""
    said = found(tmp_path, FILES | {"identity.local.yml": "names: [A]\n"})
    assert any(line.startswith("identity.local.yml:1:9: ") for line in said)


def endorsement(comment: str) -> dict[str, object]:
    """Return what an instructor signs."""
    return sign(
        {
            "@context": [V2, OB3],
            "id": "urn:uuid:6f1c0a0e-7d0b-4c0e-9a53-0d6b5f1b2a99",
            "type": ["VerifiableCredential", "EndorsementCredential"],
            "name": "Endorsement",
            "issuer": {"id": MAKER.did, "type": ["Profile"], "name": "Dr. B"},
            "validFrom": "2026-05-01T09:00:00Z",
            "credentialSubject": {
                "id": "https://alder.example/assignments/letter.html",
                "type": ["EndorsementSubject"],
                "endorsementComment": comment,
            },
        }
    )


def as_text(document: dict[str, object]) -> str:
    """Return a document as signed text, in which no name can be seen."""
    parts = [json.dumps(part).encode() for part in ({"alg": "EdDSA", "typ": "JWT"}, document)]
    return ".".join(base64.urlsafe_b64encode(p).decode().rstrip("=") for p in (*parts, b"x" * 64))


NAMED, UNNAMED = endorsement("Renn Ito wrote it herself."), endorsement("She wrote it herself.")
IN_ENDORSEMENT = (
    "your own name can be read in this endorsement, and your pages show “Alder”. It is published "
    "exactly as it was signed, because a change would break its signature. Take the line "
    "endorsement: out of assignments/letter/index.md and move the file out of the portfolio; or "
    "ask whoever signed it for one that says “Alder”."
)
LETTER = (
    "---\ntitle: Letter\ndescription: D.\ndate: 2026-05-01\nreal_world: It was answered.\n"
    "outcomes: [o:a, o:b]\nendorsement: {file}\nvisibility: {seen}\n---\nText.\n"
)


@pytest.mark.parametrize(
    ("name", "data", "seen", "told"),
    [
        ("e.json", json.dumps(NAMED, indent=1), "public", True),
        ("e.jwt", as_text(NAMED), "unlisted", True),
        ("e.jwt", as_text(NAMED), "private", True),
        ("e.json", json.dumps(NAMED), "draft", False),
        ("e.jwt", as_text(UNNAMED), "public", False),
        ("e.json", "no endorsement", "public", False),
    ],
    ids=["document", "signed text", "behind a passphrase", "draft", "without", "none"],
)
def test_endorsements(name: str, data: str, seen: str, *, told: bool, tmp_path: Path) -> None:
    """What was signed cannot be mended, so another way out is told, once."""
    items = f"[projects/b{', assignments/letter' if seen == 'private' else ''}]"
    files = {
        "projects/b/index.md": project(visibility="private"),
        "assignments/letter/index.md": LETTER.format(file=name, seen=seen),
        f"assignments/letter/{name}": data,
        "outcomes.yml": "frameworks: [{id: o, name: O, outcomes: [{id: a, name: A}, "
        "{id: b, name: B}]}]\n",
        "views/board.yml": VIEW.replace("[projects/b]", items),
    }
    said = [line for line in found(tmp_path, FILES | files) if "own name" in line]
    assert said == [f"assignments/letter/{name}: {IN_ENDORSEMENT}"] * told
