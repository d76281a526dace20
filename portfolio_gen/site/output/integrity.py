"""``integrity.json``: the digest of every file, and the mark of a folder that we may replace.

What is in no list is not in this one either: the names of those files are what keeps them apart
from everybody else. One digest covers all of them, with their names and contents.
"""

import hashlib
import json
import os
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

NAME = "integrity.json"
SCHEMA = "portfolio-gen/integrity/1"
"""Value of ``schema`` in that file."""

MAX_BYTES = 20_000_000
"""Largest ``integrity.json`` that is read; about 200,000 files."""


def files_of(folder: Path) -> list[str]:
    """Return every file below ``folder``, sorted, relative with forward slashes."""
    start = len(str(folder)) + 1
    found = (f"{place}{os.sep}{name}" for place, _, names in os.walk(folder) for name in names)
    return sorted(path[start:].replace(os.sep, "/") for path in found)


def is_listed(path: str) -> bool:
    """Tell whether a file is part of what is vouched for.

    Hosts drop files whose names begin with a dot, so a site does not depend on them.
    """
    return path != NAME and not any(part.startswith(".") for part in path.split("/"))


def digests(folder: Path) -> dict[str, str]:
    """Return the SHA-256 digest of every listed file below ``folder``, as hex."""
    return {path: _sha256(folder / path) for path in files_of(folder) if is_listed(path)}


def seal(
    folder: Path, found: Mapping[str, str] | None = None, unnamed: Collection[str] = ()
) -> None:
    """Write ``integrity.json`` for what now lies in ``folder``.

    Args:
        folder: The finished site.
        found: The digests, if they are known already.
        unnamed: Files whose names are told to nobody.
    """
    every = digests(folder) if found is None else found
    known = {path: every[path] for path in sorted(every) if path not in unnamed}
    rest = {path: every[path] for path in every if path in unnamed}
    data = {"schema": SCHEMA, "sha256": known} | ({"unlisted": combined(rest)} if rest else {})
    text = json.dumps(data, indent=1, ensure_ascii=False)
    (folder / NAME).write_text(text + "\n", encoding="utf-8", newline="\n")


def read_seal(folder: Path) -> dict[str, Any] | None:
    """Return the content of ``integrity.json``; None if it is missing or not ours."""
    path = folder / NAME
    try:
        return seal_in(path.read_bytes()) if path.stat().st_size <= MAX_BYTES else None
    except OSError:
        return None


def seal_in(content: bytes) -> dict[str, Any] | None:
    """Return what an ``integrity.json`` says; None if it is not ours."""
    try:
        data = json.loads(content)  # noqa: TID251 (compared with digests, not trusted)
    except (ValueError, RecursionError):
        return None
    if not isinstance(data, dict) or data.get("schema") != SCHEMA:
        return None
    return data if isinstance(data.get("sha256", {}), dict) else None


def is_whole(folder: Path) -> bool:
    """Tell whether ``folder`` is a site of ours with every file as it was written, and no other."""
    seal_ = read_seal(folder)
    known = seal_.get("sha256") if seal_ else None
    if seal_ is None or not isinstance(known, dict):
        return False
    every = digests(folder)
    rest = {path: every.pop(path) for path in list(every) if path not in known}
    return every == known and seal_.get("unlisted", "") == (combined(rest) if rest else "")


def combined(found: Mapping[str, str]) -> str:
    """Return one digest of several files, of which nobody can tell their names."""
    return hashlib.sha256(json.dumps(sorted(found.items())).encode()).hexdigest()


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
