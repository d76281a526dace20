"""What films and documents say about themselves, which are published as they are."""

from collections.abc import Iterator
from pathlib import PurePosixPath

from portfolio_gen.base.errors import ContentError, Where
from portfolio_gen.base.paths import real_file
from portfolio_gen.content.coach.contact import check_contact
from portfolio_gen.content.coach.grades import check_grades
from portfolio_gen.content.coach.said import Said
from portfolio_gen.content.coach.withheld import check_withheld
from portfolio_gen.content.details import FILMS, Told, details_of
from portfolio_gen.content.linked_files import linked_files
from portfolio_gen.content.own_name import WHAT, own_names
from portfolio_gen.content.privacy import public_view
from portfolio_gen.content.reading.notes import Notes
from portfolio_gen.model.portfolio import Portfolio

MAX_NAMES = 5
"""Most names that are listed for one file."""

FILM_PLACE = "Export it again without location: phones ask for it when a film is shared."
NO_NAMES = (
    "If they should not be there, take them out and export it again. In Word: File, Info, Check "
    "for Issues, Inspect Document; in LibreOffice: File, Properties, Reset Properties."
)


def check_details(portfolio: Portfolio, notes: Notes) -> None:
    """Note films and documents that say where, with what or by whom they were made."""
    for path in sorted(linked_files(public_view(portfolio))):
        try:
            told = details_of(real_file(portfolio.folder, path))
        except ContentError:
            continue  # other checks say that it is missing
        _places(path, told, notes)
        _people(portfolio, path, told, notes)
        _texts(portfolio, path, told, notes)
        if told.locked:
            notes.advise(
                "public-details",
                "this document is locked or damaged: what it says about who wrote it was not "
                "looked at.",
                where=Where(file=str(path)),
                why="Documents are published as they are, with the names that programs write "
                "into them.",
                hint="Look at its properties yourself, or save it without a password.",
            )


def _is_film(path: PurePosixPath) -> bool:
    return path.suffix.casefold() in FILMS


def _places(path: PurePosixPath, told: Told, notes: Notes) -> None:
    if not told.place and not told.camera:
        return
    film = _is_film(path)
    words = ("recorded", "device recorded") if film else ("taken", "camera took")
    parts = [
        f"where it was {words[0]}" if told.place else "",
        f"which {words[1]} it" if told.camera else "",
    ]
    notes.advise(
        "public-place" if told.place else "public-camera",
        f"{'this film' if film else 'a photo in this document'} says "
        f"{' and '.join(filter(None, parts))}.",
        where=Where(file=str(path)),
        why=f"{'Films' if film else 'Documents'} are published as they are: whoever downloads it "
        f"can read {'your home or your school' if told.place else 'this'} out of it.",
        hint=FILM_PLACE
        if film
        else "Put in a copy of the photo that was saved without location, then export it again.",
    )


def _people(portfolio: Portfolio, path: PurePosixPath, told: Told, notes: Notes) -> None:
    """Note who is named, apart from the name that everybody can read anyway."""
    own = own_names(portfolio)
    shown = portfolio.settings.meta.basics.name.casefold()
    others = [name for name in told.people if name.casefold() != shown]
    what = "film" if _is_film(path) else "document"
    if any(own.find(text) for text in (*others, *told.texts)):
        message = f"the details of this {what} say {WHAT}."
    elif others:
        listed = ", ".join(f"“{name}”" for name in others[:MAX_NAMES])
        more = " and more" if len(others) > MAX_NAMES else ""
        message = f"the details of this {what} say who worked on it: {listed}{more}."
    else:
        return
    notes.advise(
        "public-name",
        message,
        where=Where(file=str(path)),
        why="It is published as it is, and programs write the names of people and computers into "
        "it that no page of it shows.",
        hint=NO_NAMES,
    )


def _texts(portfolio: Portfolio, path: PurePosixPath, told: Told, notes: Notes) -> None:
    """Note what a title or a name gives away, such as an address or a grade."""
    for text in (*told.people, *told.texts):
        for check, message in _given_away(portfolio, path, text):
            notes.advise(
                check,
                f"its details say “{text}”: {message}",
                where=Where(file=str(path)),
                why="It is published as it is, also what no page of it shows.",
                hint="Change it in the properties of the document and export it again.",
            )


def _given_away(portfolio: Portfolio, path: PurePosixPath, text: str) -> Iterator[tuple[str, str]]:
    said, found = (Said(where=Where(file=str(path)), text=text),), Notes()
    check_contact(portfolio, said, found)
    check_grades(said, found)
    check_withheld(portfolio, said, found)
    yield from ((finding.check, finding.message) for finding in found.findings)
