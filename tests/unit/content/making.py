"""Small portfolios for tests, from a mapping of paths to contents."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from portfolio_gen.base.report import Finding, Outcome
from portfolio_gen.content.load import load_portfolio
from portfolio_gen.content.reading.notes import Notes
from portfolio_gen.model.portfolio import Portfolio

SETTINGS = "basics: {name: Ana Reyes}\n"
WORDS = " ".join(["word"] * 120)


def make(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write the files, and a ``portfolio.yml`` if there is none among them."""
    for name, content in {"portfolio.yml": SETTINGS, **files}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def load(folder: Path, files: Mapping[str, str | bytes]) -> Portfolio:
    """Write the files and return the portfolio they make up."""
    return load_portfolio(make(folder, files))[0]


def found(folder: Path, files: Mapping[str, str | bytes]) -> list[str]:
    """Write the files and return every finding as one line."""
    report = load_portfolio(make(folder, files))[1]
    return said(f for f in report.findings if f.outcome is Outcome.FAIL)


def said(findings: Notes | Iterable[Finding]) -> list[str]:
    """Return findings, or those of a collector, as lines."""
    several = findings.findings if isinstance(findings, Notes) else findings
    return [str(finding) for finding in several]


def project(title: str = "A map", body: str = "Text.", **fields: str) -> str:
    """Return a project file; more fields as they are written."""
    more = "".join(f"{name}: {value}\n" for name, value in fields.items())
    return (
        f"---\ntitle: {title}\nkind: other\ndescription: Where the water goes.\n"
        f"date: 2026-04-28\n{more}---\n{body}\n"
    )


def reflection(*about: str, body: str = WORDS, **fields: str) -> str:
    """Return a reflection of the usual length."""
    more = "".join(f"{name}: {value}\n" for name, value in fields.items())
    return f"---\nabout: [{', '.join(about)}]\n{more}---\n{body}\n"
