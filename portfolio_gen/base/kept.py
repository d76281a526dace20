"""Answers of the net that are kept on disk for an hour, so that nobody is asked over and over.

Only whole answers are kept, with the moment they were retrieved. An answer that has become old is
asked for again; if that fails, the question is open, and no old answer is passed off as a new one.
"""

import contextlib
import hashlib
import json
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from portfolio_gen.base.addresses import address_of
from portfolio_gen.base.errors import Unreachable
from portfolio_gen.base.fetch import Fetched, Fetcher
from portfolio_gen.base.private import put_file

FRESH = timedelta(hours=1)
"""How long an answer is used without asking again: a withdrawal must not go unseen for long."""

MAX_KEPT = 500
"""Most answers that are kept; the oldest go first."""

_FOUND = 200


class KeptFetcher:
    """Another fetcher, with a memory on disk."""

    def __init__(self, inner: Fetcher, folder: Path, *, at: datetime) -> None:
        """Take the fetcher that really asks.

        Args:
            inner: Asked for whatever is not kept.
            folder: One that ``private_folder`` returned.
            at: The moment of this run.
        """
        self._inner = inner
        self._folder = folder
        self._at = at
        self.reused: list[str] = []

    def fetch(self, url: str) -> Fetched:
        """Return what stands at ``url``, or stood there less than an hour ago.

        Raises:
            Unreachable: See ``HttpFetcher.fetch``.
        """
        try:
            name = str(address_of(url))
        except Unreachable:
            return self._inner.fetch(url)  # which knows why, or is made for tests
        file = self._folder / hashlib.sha256(name.encode()).hexdigest()
        kept = _read(file, name)
        if kept is not None and timedelta() <= self._at - kept.at < FRESH:
            self.reused.append(name)
            return kept
        found = self._inner.fetch(url)
        if found.status == _FOUND:
            self._keep(file, replace(found, url=name))
        return found

    def _keep(self, file: Path, found: Fetched) -> None:
        """Write an answer, whole or not at all; a full disk only means that nothing is kept."""
        head = {
            "url": found.url,
            "final": found.final,
            "at": found.at.isoformat(),
            "sha256": hashlib.sha256(found.body).hexdigest(),
        }
        with contextlib.suppress(OSError):
            put_file(file, json.dumps(head).encode() + b"\n" + found.body)
            for old in _newest_first(self._folder)[MAX_KEPT:]:
                old.unlink(missing_ok=True)


def _read(file: Path, name: str) -> Fetched | None:
    """Return a kept answer; None if there is none, or it is not as it was written."""
    try:
        line, _, body = file.read_bytes().partition(b"\n")
        head = json.loads(line)  # noqa: TID251 (our own file, not a badge)
        whole = head["url"] == name and head["sha256"] == hashlib.sha256(body).hexdigest()
        at, final = datetime.fromisoformat(head["at"]), str(head["final"])
    except (OSError, ValueError, KeyError, TypeError):
        return None
    if not whole or at.tzinfo is None:
        return None
    return Fetched(url=name, status=_FOUND, body=body, at=at, final=final)


def _newest_first(folder: Path) -> list[Path]:
    """Return the kept files by age."""
    return sorted(folder.iterdir(), key=lambda file: -file.stat().st_mtime)
