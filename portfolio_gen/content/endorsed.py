"""Signed endorsements that lie beside signature assignments."""

from collections.abc import Container, Iterable
from contextlib import suppress
from pathlib import Path, PurePosixPath

from portfolio_gen.badges.read import read_credential
from portfolio_gen.base.errors import BadgeError, ContentError, PortfolioError, Where
from portfolio_gen.base.paths import inside
from portfolio_gen.content.badge_files import MAX_BADGE_BYTES
from portfolio_gen.content.checks.survey import Survey
from portfolio_gen.content.folder import read_file
from portfolio_gen.model.badge import Format
from portfolio_gen.model.common import Item
from portfolio_gen.model.portfolio import AssignmentMeta, BadgeFile


def endorsement_of(root: Path, item: Item[AssignmentMeta]) -> BadgeFile | None:
    """Return the endorsement of an assignment, unverified; None if it names none.

    Args:
        root: The portfolio folder.
        item: The assignment; its reference becomes the slug.

    Raises:
        ContentError: The file is not there, or cannot be read.
        BadgeError: It is no endorsement.
    """
    if item.meta.endorsement is None:
        return None
    path = inside(item.path.parent, item.meta.endorsement)
    data = read_file(root, path, limit=MAX_BADGE_BYTES)
    found = read_credential(data, source=str(path))
    if found.format is not Format.ENDORSEMENT:
        raise BadgeError(
            f"this is no endorsement, but: {found.format.value}.",
            where=Where(file=str(path)),
            hint="Ask the instructor for an EndorsementCredential; a badge belongs into badges/.",
        )
    return BadgeFile(slug=item.ref, path=path, badge=found)


def endorsements(root: Path, items: Iterable[Item[AssignmentMeta]]) -> tuple[BadgeFile, ...]:
    """Return every endorsement that can be read; a check tells of the others."""
    found = []
    for item in items:
        with suppress(ContentError, BadgeError):
            found.append(endorsement_of(root, item))
    return tuple(file for file in found if file is not None)


def check_endorsements(survey: Survey) -> None:
    """Note endorsements that are none; that a file is missing is told by another check."""
    root, there = survey.desk.folder.root, set(survey.desk.folder.files)
    for item in survey.portfolio.assignments:
        if not _is_there(item, there):
            continue
        try:
            endorsement_of(root, item)
        except PortfolioError as error:
            survey.notes.advise(
                "endorsement",
                error.message,
                where=item.where("endorsement"),
                why="Readers are told that it could not be checked.",
                hint=error.hint,
            )


def _is_there(item: Item[AssignmentMeta], there: Container[PurePosixPath]) -> bool:
    """Tell whether an assignment names an endorsement that lies in the folder."""
    try:
        return inside(item.path.parent, item.meta.endorsement or "") in there
    except ContentError:
        return False
