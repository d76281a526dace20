"""Findings as plain data, for the cache."""

from dataclasses import asdict
from typing import Any

from portfolio_gen.base.errors import Where
from portfolio_gen.base.report import Finding, Outcome


def finding_data(finding: Finding) -> dict[str, Any]:
    """Return a finding as plain data."""
    return asdict(finding)


def read_finding(data: dict[str, Any]) -> Finding:
    """Return the finding kept as ``data``.

    Raises:
        KeyError: Something is missing.
        TypeError: ``data`` has another shape.
        ValueError: The outcome is none of ours.
    """
    where = Where(**data["where"]) if data["where"] else None
    return Finding(**{**data, "outcome": Outcome(data["outcome"]), "where": where})
