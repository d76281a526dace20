"""Every file that is named exists and is published, and every link in a text leads somewhere."""

from pathlib import PurePosixPath

from portfolio_gen.base.errors import Where
from portfolio_gen.base.paths import slugify
from portfolio_gen.content.checks.survey import Survey
from portfolio_gen.content.linked_files import FileField, file_fields, texts
from portfolio_gen.content.markdown import Pointer, pointers, with_spaces
from portfolio_gen.content.reading.suggest import shown
from portfolio_gen.content.targets import Leads, Target
from portfolio_gen.model.common import AnyItem

WHY_NOWHERE = "A reader would find nothing there."


def check_files(survey: Survey) -> None:
    """Note every file that is missing, and every link that leads nowhere."""
    for field in file_fields(survey.portfolio):
        _field(survey, field)
    for item in texts(survey.portfolio):
        for pointer in with_spaces(item.body, first_line=item.body_line):
            _spaced(survey, item, pointer)
        named: set[str] = set()
        for pointer in pointers(item.body, first_line=item.body_line):
            # The line that defines [name]: address is looked at only if no link before it was.
            if not (pointer.definition and pointer.target in named):
                _pointer(survey, item, pointer)
            named.add(pointer.target)


def _spaced(survey: Survey, item: AnyItem, pointer: Pointer) -> None:
    path = PurePosixPath(pointer.target)
    better = path.with_name(f"{slugify(path.stem) or 'file'}{path.suffix}")
    survey.notes.problem(
        "file-link",
        f"{shown(pointer.target)} has a space in it, so this is no "
        f"{'picture' if pointer.image else 'link'}.",
        where=Where(file=str(item.path), line=pointer.line, column=pointer.column),
        hint=f"Rename the file to {better.name} and write ({better}), "
        f"or write (<{pointer.target}>).",
    )


def _field(survey: Survey, field: FileField) -> None:
    name = str(field.way[-1])
    where = field.item.where(*field.way)
    target = survey.contents.resolve(field.link, field.item.path)
    if target.leads is Leads.WEB or "://" in field.link:
        survey.notes.problem(
            "file-link",
            f'"{name}" must be a file of this portfolio, not an address.',
            where=where,
            hint='Save a copy beside this file, or put the address under "embeds".'
            if "embeds" in type(field.item.meta).model_fields
            else "Save a copy in this portfolio, such as in media/, and write its name.",
        )
    elif target.leads is Leads.FILE:
        _not_hidden(survey, field.item, target, where)
        if name == "captions":
            _captions(survey, target.path or PurePosixPath(), where)
    elif not _refused(survey, target, where):
        _missing(survey, field.link, field.item, target, where)


def _captions(survey: Survey, path: PurePosixPath, where: Where) -> None:
    data = survey.desk.folder.read(path, survey.notes)
    if data and not data.removeprefix(b"\xef\xbb\xbf").startswith(b"WEBVTT"):
        survey.notes.problem(
            "captions",
            f"{path.name} is not a WebVTT file, so no browser shows these captions.",
            where=where,
            hint="Save the captions as WebVTT (.vtt); the first line of the file is WEBVTT.",
        )


def _pointer(survey: Survey, item: AnyItem, pointer: Pointer) -> None:
    where = Where(file=str(item.path), line=pointer.line, column=pointer.column)
    target = survey.contents.resolve(pointer.target, item.path)
    if target.leads is Leads.WEB:
        if pointer.image:
            _picture_elsewhere(survey, where)
    elif target.leads in (Leads.FILE, Leads.ITEM):
        _not_hidden(survey, item, target, where)
    elif target.leads is not Leads.HERE and not _refused(survey, target, where):
        _missing(survey, pointer.target, item, target, where)


def _picture_elsewhere(survey: Survey, where: Where) -> None:
    survey.notes.problem(
        "file-link",
        "this picture lies on another web site.",
        where=where,
        why="Your pages show nothing from other sites, so that nobody learns who reads them; the "
        "picture would be missing.",
        hint="If its licence allows, save a copy beside this file and show the copy.",
    )


def _refused(survey: Survey, target: Target, where: Where) -> bool:
    if target.leads is not Leads.REFUSED:
        return False
    survey.notes.problem("file-link", target.problem, where=where, hint=target.fix)
    return True


def _missing(survey: Survey, link: str, item: AnyItem, target: Target, where: Where) -> None:
    path = target.path
    if path is not None and _could_not_be_read(survey, path):
        return
    if path in survey.desk.folder.files:
        survey.notes.problem(
            "file-link",
            f"{path} is not published.",
            where=where,
            why=f"{WHY_NOWHERE} Only files in media/ and beside a project or an assignment are.",
            hint="Copy the file there, or take the link out.",
        )
        return
    if not link:
        survey.notes.problem(
            "file-link",
            "this link leads nowhere.",
            where=where,
            hint="Write where it should lead, or take it out.",
        )
        return
    guess = survey.contents.guess(link, item.path)
    found = f' (did you mean "{guess}"?)' if guess else "."
    survey.notes.problem(
        "file-link",
        f"there is no file {shown(link)}{found}",
        where=where,
        why=WHY_NOWHERE,
        hint="" if guess else "Put the file there, or correct the link.",
    )


def _could_not_be_read(survey: Survey, path: PurePosixPath) -> bool:
    """Tell whether the target is there, but has a mistake of its own that is reported."""
    names = {"/".join(path.parts[:2]), str(path.with_suffix("")) if path.name else ""}
    return bool(names & survey.desk.broken)


def _not_hidden(survey: Survey, item: AnyItem, target: Target, where: Where) -> None:
    path = target.path or PurePosixPath()
    ref = target.ref or "/".join(path.parts[:2])
    other = survey.items.get(ref)
    if other is None or other is item or not survey.more_visible(item, other):
        return
    survey.notes.problem(
        "visibility",
        f"this leads to {ref}, which is not published.",
        where=where,
        why=WHY_NOWHERE,
        hint="Take the link out, or change the visibility of one of the two.",
    )
