"""What the page of an assignment shows of its instructor's signed endorsement."""

import datetime as dt
import re
from pathlib import Path

import pytest

from portfolio_gen.site.build import build_site
from portfolio_gen.site.job import BuildResult
from tests.site.small_portfolio import small_portfolio
from tests.transcripts.world import document, endorsement

NOW = dt.datetime(2026, 10, 1, 12, 0, tzinfo=dt.UTC)
SAID = "She wrote it herself, and the board answered."
ALTERED = endorsement().replace(b"herself", b"alone")


def build(folder: Path, data: bytes, base_url: str = "") -> tuple[str, BuildResult]:
    """Return the text of the assignment's page, and everything that was found."""
    source = small_portfolio(folder / "source")
    home = source / "assignments" / "letter"
    home.mkdir(parents=True)
    (home / "endorsement.json").write_bytes(data)
    (home / "index.md").write_text(
        "---\ntitle: A letter\ndescription: D.\ndate: 2026-04-28\nendorsement: endorsement.json\n"
        "---\nText.\n"
    )
    result = build_site(source, folder / "site", now=NOW, base_url=base_url)
    assert result.written
    page = (folder / "site" / "assignments" / "letter.html").read_text("utf-8")
    assert (folder / "site" / "assignments" / "letter" / "endorsement.json").read_bytes() == data
    section = re.search(
        r"<section[^>]*aria-labelledby=\"?endorsement.*?</section>", page, re.DOTALL
    )
    assert section is not None
    return " ".join(re.sub(r"<[^>]+>", " ", section[0]).split()), result


def test_genuine(tmp_path: Path) -> None:
    """What the instructor says is shown, with a verdict of its own and what it is about."""
    text, _ = build(tmp_path, endorsement())
    assert text == (
        f"Endorsement Endorsed by Dr. Brandvold {SAID} Genuine, issuer not confirmed Unchanged "
        "since it was signed, but the issuer is known by its key only, which anybody can make. It "
        "says that it is about: https://anareyes.example/assignments/letter Checked on 1 October "
        "2026, when this page was made. Whoever doubts it can check the file itself. The signed "
        "file"
    )


def test_altered(tmp_path: Path) -> None:
    """Nothing of an altered file is shown, and the student is told."""
    text, result = build(tmp_path, ALTERED)
    assert text == (
        "Endorsement Altered or invalid Do not rely on this file. The badge was changed after it "
        "was signed, or signed with another key. Nothing that this file says is shown. Checked on "
        "1 October 2026, when this page was made. Whoever doubts it can check the file itself. The "
        "signed file"
    )
    (found,) = result.report.named("badge-verdict")
    assert str(found).startswith(
        "assignments/letter/endorsement.json: an employer would read “Altered or invalid”."
    )


@pytest.mark.parametrize(
    ("data", "message"),
    [
        pytest.param(document(), "this is no endorsement, but: Open Badges 3.0.", id="a badge"),
        pytest.param(b"{}", "This JSON document is not a badge:", id="no credential"),
    ],
)
def test_no_endorsement(tmp_path: Path, data: bytes, message: str) -> None:
    """What cannot be read is said to be unchecked, and the student is told what it is."""
    text, result = build(tmp_path, data)
    assert text == "Endorsement Not checked here; the file can be. The signed file"
    (found,) = result.report.named("endorsement")
    assert found.advice
    assert found.message.startswith(message)


def test_not_checked(tmp_path: Path) -> None:
    """Whose signature could not be checked is not quoted."""
    unknown = endorsement().replace(b"did:key:", b"did:web:")
    text, _ = build(tmp_path, unknown)
    assert SAID not in text
