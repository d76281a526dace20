"""The readable sources of badges, and what is derived from them instead of left to chance.

Everything random in a badge (identifier, salt) comes from the name of its source here, so that
two runs give the same bytes.
"""

import hashlib
import uuid
from pathlib import Path
from typing import Any

import yaml

SOURCES = Path(__file__).resolve().parent.parent / "badge_sources"


def read(path: Path) -> dict[str, Any]:
    """Return what a source says. Our own file: the plain reader is enough."""
    found: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)  # noqa: TID251
    return found


def folder(name: str) -> dict[str, dict[str, Any]]:
    """Return every badge source in a folder, by the name of its file, sorted.

    ``_defaults.yml`` holds what all of them have; ``null`` in a source takes something away.
    """
    place = SOURCES / name / "_defaults.yml"
    defaults = read(place) if place.is_file() else {}
    found = {}
    for path in sorted((SOURCES / name).glob("[!_]*.yml")):
        whole = {**defaults, **read(path)}
        found[path.stem] = {key: value for key, value in whole.items() if value is not None}
    return found


def fixed_id(name: str) -> str:
    """Return the identifier of a badge."""
    return uuid.uuid5(uuid.NAMESPACE_URL, f"https://portfolio-gen.example/test/{name}").urn


def fixed_salt(name: str) -> str:
    """Return the salt of a badge. A real one is random: ``issue.recipient.new_salt``."""
    return hashlib.sha256(f"fixed salt for {name}".encode()).hexdigest()[:32]
