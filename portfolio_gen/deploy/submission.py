"""Freezing what is handed in: what is public of a portfolio, as hashes that anybody can compare.

Nothing that is private or a draft is named, and no address of a person; unlisted items are in one
digest without their names.
"""

import datetime as dt
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import TypeVar

from pydantic import ValidationError

from portfolio_gen.badges.strict_json import loads
from portfolio_gen.base.errors import BadgeError, ConfigError
from portfolio_gen.base.paths import real_file
from portfolio_gen.content.linked_files import linked_files
from portfolio_gen.content.markdown import count_words
from portfolio_gen.content.own_name import refuse_own_name
from portfolio_gen.content.privacy import public_view, visibility_of
from portfolio_gen.content.secret_values import refuse_secret_values
from portfolio_gen.crypto.jcs import jcs
from portfolio_gen.model.common import AnyItem, ItemKind, Visibility
from portfolio_gen.model.portfolio import BadgeFile, Portfolio
from portfolio_gen.model.submission import Submission, SubmittedFile, SubmittedItem
from portfolio_gen.site.output.integrity import combined

FOLDER = "submissions"
"""Where the files lie in a portfolio."""

MAX_BYTES = 5_000_000
"""Largest file that is read as a submission, in bytes."""

SHORT = 32
"""So many digits of the digest are printed: nobody can make two files that share them."""

TEXTS = frozenset({".md", ".txt", ".vtt", ".yaml", ".yml"})
"""Endings of texts, which git may write with other line ends on other computers."""

WORDY = frozenset({ItemKind.PROJECT, ItemKind.ASSIGNMENT, ItemKind.REFLECTION, ItemKind.ABOUT})
"""Items whose text is counted."""

Any_ = TypeVar("Any_", bound=AnyItem | BadgeFile)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """How a portfolio stands at one moment.

    Attributes:
        items: What everybody may find, by name.
        unlisted: One digest of the rest of the site's sources; None if there is no rest.
    """

    items: tuple[SubmittedItem, ...]
    unlisted: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What became of one item since it was handed in.

    Attributes:
        ref: Its name.
        before: As it was handed in; None for a new one.
        after: As it is now; None if it is gone.
    """

    ref: str
    before: SubmittedItem | None
    after: SubmittedItem | None

    @property
    def files(self) -> tuple[str, ...]:
        """Return the files that differ, by their paths."""
        old = {file.path: file.sha256 for file in self.before.files} if self.before else {}
        new = {file.path: file.sha256 for file in self.after.files} if self.after else {}
        return tuple(p for p in sorted({*old, *new}) if old.get(p) != new.get(p))


def stand_of(portfolio: Portfolio) -> Stand:
    """Return how a portfolio stands now.

    Raises:
        ContentError: A file is gone.
    """
    shown = public_view(portfolio)
    listed = _listed(shown, portfolio)
    named = tuple(sorted(_items(listed, portfolio), key=lambda item: item.ref))
    paths = {file.path for item in named for file in item.files}
    every = (file for item in _items(shown, portfolio) for file in item.files)
    rest = {file.path: file.sha256 for file in every if file.path not in paths}
    return Stand(items=named, unlisted=combined(rest) if rest else None)


def freeze(  # noqa: PLR0913 (each becomes a member of the file)
    portfolio: Portfolio,
    *,
    now: dt.datetime,
    course: str = "",
    address: str = "",
    commit: str = "",
    program: str,
) -> bytes:
    """Return the file that says what was handed in.

    Raises:
        ConfigError: There is no such course, or it is not public.
        ContentError: A file is gone, or the own name of somebody who shows another one, or
            something else from ``identity.local.yml``, is in a name of a file or in the address.
    """
    shown = public_view(portfolio)
    courses = [item.slug for item in shown.courses]
    if course and course not in courses:
        raise ConfigError(
            f"there is no public course {course!r} in this portfolio.",
            hint=f"There is {', '.join(courses)}."
            if courses
            else "Leave out --course, or put the course file into courses/.",
        )
    stand = stand_of(portfolio)
    submission = Submission(
        submitted=now.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        course=course or None,
        address=address,
        commit=commit,
        program=program,
        items=stand.items,
        unlisted=stand.unlisted,
    )
    data = jcs(submission.model_dump(mode="json", exclude_none=True))
    refuse_own_name(portfolio, {FOLDER: data})
    refuse_secret_values(portfolio, shown, {FOLDER: data})
    return data


def read_submission(data: bytes) -> Submission:
    """Return what a file says that was handed in.

    Raises:
        ConfigError: It is no such file, or was changed in a way that shows.
    """
    try:
        found = Submission.model_validate_json(data) if loads(data, max_bytes=MAX_BYTES) else None
    except (BadgeError, ValidationError):
        found = None
    if found is None:
        raise ConfigError(
            "this is not a file that portfolio-gen submit wrote, or not as it was written.",
            hint="Give the .json file from the folder submissions/.",
        )
    return found


def digest(data: bytes) -> str:
    """Return the digest of a file as it is printed."""
    return hashlib.sha256(data).hexdigest()[:SHORT]


def file_name(now: dt.datetime, course: str, number: int) -> PurePosixPath:
    """Return where a submission is kept; ``number`` tells several of one day apart."""
    day = now.astimezone(dt.UTC).date().isoformat()
    again = f"-{number}" if number > 1 else ""
    return PurePosixPath(FOLDER, f"{course or 'portfolio'}-{day}{again}.json")


def changes(submission: Submission, stand: Stand) -> tuple[Change, ...]:
    """Return every item that is not as it was handed in, by name."""
    old = {item.ref: item for item in submission.items}
    new = {item.ref: item for item in stand.items}
    found = (
        Change(ref=ref, before=old.get(ref), after=new.get(ref)) for ref in sorted({*old, *new})
    )
    return tuple(change for change in found if change.before != change.after)


def _listed(shown: Portfolio, whole: Portfolio) -> Portfolio:
    """Return only what is in some list of the site."""

    def those(items: Iterable[Any_]) -> tuple[Any_, ...]:
        return tuple(i for i in items if visibility_of(i, whole) is Visibility.PUBLIC)

    return replace(
        shown,
        courses=those(shown.courses),
        projects=those(shown.projects),
        assignments=those(shown.assignments),
        reflections=those(shown.reflections),
        badges=those(shown.badges),
        course_badges=those(shown.course_badges),
        views=(),
    )


def _items(shown: Portfolio, whole: Portfolio) -> Iterable[SubmittedItem]:
    """Yield everything in ``shown`` with its files."""
    linked = linked_files(shown)
    for badge in shown.badges:
        yield _item(whole, badge.ref, [badge.path])
    single: tuple[AnyItem | None, ...] = (
        shown.settings,
        shown.about,
        shown.resume,
        shown.outcomes,
    )
    for one in single:
        if one is not None:
            yield _item(whole, one.kind.value, [one.path], _words(one))
    many: tuple[AnyItem, ...] = (
        *shown.works,
        *shown.reflections,
        *shown.courses,
        *shown.course_badges,
        *shown.rubrics,
        *shown.views,
    )
    for item in many:
        beside = [path for path in item.files if path in linked]
        if item.kind is ItemKind.BADGE and item.meta.image:
            beside.append(item.path.parent / item.meta.image)
        yield _item(whole, item.ref, [item.path, *beside], _words(item))
    if media := [path for path in shown.media if path in linked]:
        yield _item(whole, "media", media)
    if shown.theme_files:
        yield _item(whole, "theme", [PurePosixPath("theme", name) for name in shown.theme_files])


def _words(item: AnyItem) -> int | None:
    return count_words(item.body) if item.kind in WORDY else None


def _item(
    whole: Portfolio, ref: str, paths: Iterable[PurePosixPath], words: int | None = None
) -> SubmittedItem:
    files = tuple(_file(whole, path) for path in sorted(set(paths)))
    return SubmittedItem(ref=ref, words=words, files=files)


def _file(portfolio: Portfolio, path: PurePosixPath) -> SubmittedFile:
    full = real_file(portfolio.folder, path)
    if path.suffix.lower() in TEXTS and path.parts[0] != "badges":
        data = full.read_bytes().replace(b"\r\n", b"\n")
        return SubmittedFile(
            path=str(path), sha256=hashlib.sha256(data).hexdigest(), size=len(data)
        )
    with full.open("rb") as stream:
        sha256 = hashlib.file_digest(stream, "sha256").hexdigest()
        return SubmittedFile(path=str(path), sha256=sha256, size=stream.tell())
