"""Badges that tell the own name of somebody who shows another one."""

import base64
import json
import zlib
from pathlib import Path

import pytest

from portfolio_gen.content.coach import coach
from portfolio_gen.content.coach.own_name import named_in_badges
from tests.builders import put, signed
from tests.unit.badges.samples import chunk, itxt, png
from tests.unit.content.making import load, said
from tests.unit.content.test_own_name import FILES

WHY = (
    "your own name can be read in this badge, and your pages show “Alder”. The file is handed out "
    "exactly as it was issued, because a change would break its signature. Its page leaves your "
    "name out; the file does not."
)
PUBLIC = (
    f"badges/lesson.json: {WHY} Do not publish it, in portfolio.yml: badge_visibility: {{lesson: "
    "private}; or ask the issuer for one without your name."
)
BEHIND = (
    f"badges/lesson.json: {WHY} Take it out of the protected views; or ask the issuer for one "
    "without your name."
)
ENCODED = base64.urlsafe_b64encode(b'{"holder":"Renn Ito"}').decode().rstrip("=")
HIDDEN = "basics: {name: Alder}\nbadge_visibility: {lesson: private}\n"
VIEW = "title: B\nkey: heron-alder-kettle-52\nprotected: true\nitems: [badges/lesson]\n"

CASES = {
    "public": ({}, [PUBLIC]),
    "private": ({"portfolio.yml": HIDDEN}, []),
    "behind a passphrase": ({"portfolio.yml": HIDDEN, "views/b.yml": VIEW}, [BEHIND]),
    "encoded": (
        {"badges/lesson.json": json.dumps(signed(put("credentialSubject.holder", ENCODED)))},
        [PUBLIC],
    ),
    "picture": (
        {
            "badges/lesson.json": "",
            "badges/other.png": png(
                itxt(json.dumps(signed()).encode()),
                chunk(b"zTXt", b"Author\0\0" + zlib.compress(b"Renn Ito")),
            ),
        },
        [PUBLIC.replace("lesson.json", "other.png").replace("{lesson:", "{other:")],
    ),
    "not in it": ({"badges/lesson.json": json.dumps(signed())}, []),
    "name is shown": ({"portfolio.yml": "basics: {name: Renn Ito}\n"}, []),
}


@pytest.mark.parametrize(("files", "lines"), CASES.values(), ids=CASES)
def test_named_in_badges(files: dict[str, str | bytes], lines: list[str], tmp_path: Path) -> None:
    """Advice names the file and what to do, and is part of what the coach says."""
    portfolio = load(tmp_path, FILES | files)
    findings = named_in_badges(portfolio)
    assert said(findings) == lines
    assert all(one.advice for one in findings)
    assert [one for one in coach(portfolio) if one.check == "own-name"] == list(findings)
