"""Endorsements beside signature assignments."""

from pathlib import Path

import pytest

from portfolio_gen.content.endorsed import endorsements
from portfolio_gen.content.load import load_portfolio
from tests.transcripts.world import document, endorsement


def assignment(folder: Path, link: str, **files: bytes) -> Path:
    """Write a portfolio with one assignment."""
    home = folder / "assignments" / "letter"
    home.mkdir(parents=True)
    (folder / "portfolio.yml").write_text("basics: {name: Ana}\n")
    line = f"endorsement: {link}\n" if link else ""
    (home / "index.md").write_text(f"---\ntitle: A\ndescription: D.\ndate: 2026-01-01\n{line}---\n")
    for name, data in files.items():
        (home / f"{name}.json").write_bytes(data)
    return folder


@pytest.mark.parametrize(
    ("link", "messages"),
    [
        pytest.param("good.json", [], id="one"),
        pytest.param("", [], id="none"),
        pytest.param("badge.json", ["this is no endorsement, but: Open Badges 3.0."], id="a badge"),
        pytest.param("gone.json", [], id="told by another check"),
        pytest.param("../../../gone.json", [], id="outside, told by another check"),
    ],
)
def test_checked(tmp_path: Path, link: str, messages: list[str]) -> None:
    """A file that is no endorsement is told, with what it is."""
    folder = assignment(tmp_path, link, good=endorsement(), badge=document())
    portfolio, report = load_portfolio(folder)
    assert [finding.message for finding in report.named("endorsement")] == messages
    found = endorsements(folder, portfolio.assignments)
    assert [(file.slug, file.badge.issuer.name) for file in found] == (
        [("assignments/letter", "Dr. Brandvold")] if link == "good.json" else []
    )
