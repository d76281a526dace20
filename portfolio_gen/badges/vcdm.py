"""The two versions of the W3C data model for verifiable credentials."""

from collections.abc import Mapping
from typing import Any

CONTEXTS = {
    "https://www.w3.org/ns/credentials/v2": "2.0",
    "https://www.w3.org/2018/credentials/v1": "1.1",
}
"""First context of a credential, and the version that it stands for."""

DATES = {"2.0": ("validFrom", "validUntil"), "1.1": ("issuanceDate", "expirationDate")}
"""What each version calls the two dates."""


def version_of(document: Mapping[str, Any]) -> str:
    """Return the version by the first context; empty if that is another one."""
    context = document.get("@context")
    first = context[0] if isinstance(context, list) and context else context
    return CONTEXTS.get(first, "") if isinstance(first, str) else ""


def names_of_dates(version: str) -> tuple[str, str]:
    """Return what a version calls the two dates; an unknown version is taken for the newest."""
    return DATES.get(version, DATES["2.0"])
