"""The pictures of a portfolio, prepared once and kept."""

import contextlib
import hashlib
import os
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from portfolio_gen.base.errors import BuildError, ContentError, Where
from portfolio_gen.base.report import Finding, Outcome
from portfolio_gen.content.picture_file import kind_of_file, read_picture
from portfolio_gen.site.kept.cache import NO_CACHE, Cache
from portfolio_gen.site.kept.digests import digest
from portfolio_gen.site.kept.inputs import content_digest
from portfolio_gen.site.sources import Source

MAX_WORKERS = 4
"""Most pictures that are worked on at the same time: each needs up to 300 MB."""

MAX_KEPT = 1500
"""How many pictures are kept for later builds; the ones used longest ago are forgotten first."""

WHY = "Nothing is published of a photo before its place and camera are taken out of it."


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A copy of a picture in the site.

    Attributes:
        path: Where it stands.
        width: In pixels.
        height: In pixels.
        source: What is copied there.
    """

    path: str
    width: int
    height: int
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class WebPicture:
    """A picture in the site.

    Attributes:
        plain: The copy that every program can show; the original's address if its kind allows.
        webp: Copies for browsers, from small to large; may be none.
    """

    plain: Placed
    webp: tuple[Placed, ...] = ()

    @property
    def largest(self) -> Placed:
        """The copy that a link to the original leads to."""
        wider = self.webp and self.webp[-1].width > self.plain.width
        return self.webp[-1] if wider else self.plain


class Pictures:
    """Knows what every picture of a portfolio became.

    Args:
        cache: Where copies are kept from build to build; without one, in memory.
    """

    def __init__(self, cache: Cache = NO_CACHE) -> None:
        """Know nothing yet."""
        self._cache = cache
        self._known: dict[PurePosixPath, WebPicture | None] = {}
        self._used: set[str] = set()
        self._is_new = False

    def prepare(
        self, files: Mapping[PurePosixPath, Path], say: Callable[[str], None]
    ) -> tuple[Finding, ...]:
        """Prepare pictures, several at a time; return a problem for each that cannot be used.

        Args:
            files: Files on disk by their path in the portfolio; what is no picture is left alone.
            say: Is told how far the work is.
        """
        kinds = {path: kind for path, file in files.items() if (kind := kind_of_file(file))}
        if not kinds:
            return ()
        problems: dict[PurePosixPath, Finding] = {}
        with ThreadPoolExecutor(_workers(len(kinds))) as pool:
            jobs = {
                pool.submit(self._prepared, path, files[path], kind): path
                for path, kind in kinds.items()
            }
            try:
                for done, job in enumerate(as_completed(jobs), start=1):
                    path = jobs[job]
                    try:
                        self._known[path] = job.result()
                    except ContentError as error:
                        problems[path] = _problem(path, error)
                    say(f"Preparing {_count(len(jobs))}: {done} done")
            except BaseException:
                pool.shutdown(cancel_futures=True)
                raise
        if self._is_new:
            self._forget_old()
        return tuple(problems[path] for path in sorted(problems))

    def of(self, path: PurePosixPath, file: Path) -> WebPicture | None:
        """Return what a picture became; None for a file that is no picture.

        Raises:
            BuildError: It cannot be used, and was not among those that ``prepare`` was given.
        """
        if path not in self._known:
            kind = kind_of_file(file)
            try:
                self._known[path] = self._prepared(path, file, kind) if kind else None
            except ContentError as error:
                raise BuildError(error.message, where=_where(path), hint=error.hint) from error
        return self._known[path]

    def _prepared(self, path: PurePosixPath, file: Path, kind: str) -> WebPicture:
        if self._cache.folder is not None:
            with contextlib.suppress(OSError):  # said when it is opened
                key = _key(content_digest(file), kind)
                kept = self._recalled(path, key, self._cache.read(f"{key}.json"))
                if kept is not None:
                    self._used.add(key)
                    return kept
        return self._made(path, read_picture(file), kind)

    def _recalled(
        self, path: PurePosixPath, key: str, record: Mapping[str, Any] | None
    ) -> WebPicture | None:
        """Return what was kept; None if any of it is missing or not as it was written."""
        folder = self._cache.folder
        if record is None or folder is None:
            return None
        try:
            os.utime(folder / f"{key}.json")  # what is used is kept longest
            ending = str(record["ending"])
            copies = [(int(w), int(h), int(size)) for w, h, size in record["copies"]]
            files = [folder / f"{key}-{number}" for number in range(len(copies))]
            if not copies or [f.stat().st_size for f in files] != [size for _, _, size in copies]:
                return None
        except (OSError, KeyError, TypeError, ValueError):
            return None
        sides = [(w, h) for w, h, _ in copies]
        return _web_picture(path, ending, list(zip(sides, files, strict=True)))

    def _made(self, path: PurePosixPath, data: bytes, kind: str) -> WebPicture:
        from portfolio_gen.site.pictures.encode import encoded  # noqa: PLC0415 (only if needed)

        copies = encoded(data, kind)
        key = _key(hashlib.sha256(data).hexdigest(), kind)
        self._used.add(key)
        self._is_new = True
        every = [copies.plain, *copies.webp]
        for number, copy in enumerate(every):
            self._cache.write_bytes(f"{key}-{number}", copy.data)
        record = {
            "ending": copies.ending,
            "copies": [[copy.width, copy.height, len(copy.data)] for copy in every],
        }
        self._cache.write(f"{key}.json", record)
        kept = self._recalled(path, key, self._cache.read(f"{key}.json"))
        sides = [((copy.width, copy.height), copy.data) for copy in every]
        return kept or _web_picture(path, copies.ending, sides)

    def _forget_old(self) -> None:
        """Keep the newest ``MAX_KEPT`` pictures, and all that this build uses."""
        if self._cache.folder is None:
            return
        with contextlib.suppress(OSError):
            records = (self._cache.folder / "pictures").glob("*/*.json")
            newest = sorted(records, key=lambda file: -file.stat().st_mtime)
            for record in newest[MAX_KEPT:]:
                if f"pictures/{record.parent.name}/{record.stem}" not in self._used:
                    for file in record.parent.glob(f"{record.stem}*"):
                        file.unlink(missing_ok=True)


def _key(content: str, kind: str) -> str:
    """Return the name under which the copies of a picture are kept, by its digest."""
    from PIL import __version__  # noqa: PLC0415 (only portfolios with photos need it)

    from portfolio_gen.site.pictures.encode import EDITION  # noqa: PLC0415

    found = digest(content, kind, EDITION, __version__)
    return f"pictures/{found[:2]}/{found}"


def _web_picture(
    path: PurePosixPath, ending: str, copies: Sequence[tuple[tuple[int, int], Source]]
) -> WebPicture:
    (size, source), *webp = copies
    plain = Placed(path=_plain_path(path, ending), width=size[0], height=size[1], source=source)
    return WebPicture(
        plain=plain,
        webp=tuple(
            Placed(path=f"{path}.{width}w.webp", width=width, height=height, source=source)
            for (width, height), source in webp
        ),
    )


_SAME = {".jpg": (".jpeg", ".jpe", ".jfif")}


def _plain_path(path: PurePosixPath, ending: str) -> str:
    """Return the original's path if its name says the right kind, otherwise one with it added."""
    named = path.suffix.casefold()
    return str(path) if named == ending or named in _SAME.get(ending, ()) else f"{path}{ending}"


def _problem(path: PurePosixPath, error: ContentError) -> Finding:
    return Finding(
        check="picture",
        outcome=Outcome.FAIL,
        message=error.message,
        why=WHY,
        hint=error.hint,
        where=_where(path),
    )


def _where(path: PurePosixPath) -> Where:
    return Where(file=str(path))


def _count(number: int) -> str:
    return f"{number:,} picture{'' if number == 1 else 's'}"


def _workers(jobs: int) -> int:
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return max(1, min(cores or 1, MAX_WORKERS, jobs))
