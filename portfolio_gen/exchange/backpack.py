"""Badge files from a backpack, in any folder or archive: found by content, kept as they are."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from portfolio_gen.author import slugs
from portfolio_gen.author.files import NewFile
from portfolio_gen.author.names import fault_of
from portfolio_gen.author.received import ENDINGS
from portfolio_gen.badges.read import MAX_FILE, read_badge
from portfolio_gen.base.errors import BadgeError, ContentError, Where
from portfolio_gen.content.reading.notes import Notes
from portfolio_gen.content.reading.suggest import shown
from portfolio_gen.exchange.bundle import lists_of_bundle
from portfolio_gen.exchange.packing import sha256
from portfolio_gen.exchange.pile import Pile
from portfolio_gen.exchange.plan import Import
from portfolio_gen.model.badge import Badge
from portfolio_gen.model.portfolio import Portfolio

FOLDER = PurePosixPath("badges")
"""Where badges go."""

MAX_BADGES = 1000
"""Most badges of one import."""


FEW = 20
"""Files among which somebody may have expected a badge."""


@dataclass(slots=True, kw_only=True)
class Shelf:
    """Badges that are there already, so that none comes twice.

    Attributes:
        slugs: Names that are taken.
        known: Where a badge lies, by what makes it one badge.
        digests: Of every file, byte for byte.
    """

    slugs: set[str] = field(default_factory=set)
    known: dict[tuple[str, ...], str] = field(default_factory=dict)
    digests: set[str] = field(default_factory=set)

    def add(self, badge: Badge, path: PurePosixPath) -> None:
        """Remember a badge."""
        self.slugs.add(path.stem)
        self.known.setdefault(identity(badge), str(path))
        self.digests.add(sha256(badge.raw))


def shelf_of(portfolio: Portfolio | None) -> Shelf:
    """Return the badges of a portfolio; none if there is no portfolio yet."""
    shelf = Shelf()
    if portfolio is not None:
        shelf.slugs |= {item.slug for item in portfolio.course_badges}
        shelf.slugs |= slugs.former_names(portfolio, "badges")
        for entry in portfolio.badges:
            shelf.add(entry.badge, entry.path)
    return shelf


def identity(badge: Badge) -> tuple[str, ...]:
    """Return what makes two files the same badge.

    Issuer and number, and the name as well: some issuers give one number to all their badges. A
    badge without a number is all of its bytes.
    """
    if badge.id:
        return badge.issuer.id, badge.id, badge.name
    return (sha256(badge.raw),)


def free_slug(wanted: Iterable[str], taken: set[str], *, spare: str) -> str:
    """Return a name that is not taken, made from the first of ``wanted`` that has letters.

    Args:
        wanted: Names people would recognize, the best first.
        taken: What is there already; the new name is added.
        spare: The name if none of them can be written in an address.
    """
    base = next(filter(None, map(slugs.slug_of, wanted)), spare)
    slug = slugs.free_slug(f"{base}-1" if fault_of(base) else base, taken)
    taken.add(slug)
    return slug


def import_badges(pile: Pile, shelf: Shelf) -> Import:
    """Return every badge of a pile, byte for byte; whether they are genuine is not asked here.

    Args:
        pile: A folder, an archive or a single file.
        shelf: What is there already.

    Raises:
        ContentError: There is no badge in it.
    """
    notes = Notes()
    files: list[NewFile] = []
    badges = 0
    ours = lists_of_bundle(pile)
    for name in pile.names:
        if name in ours:
            continue
        badge = _read(pile, name, notes)
        if badge is None:
            continue
        badges += 1
        if len(files) == MAX_BADGES:
            notes.problem(
                "import",
                f"only the first {MAX_BADGES:,} badges are taken at a time.",
                where=pile.where(name),
                hint="Bring the rest in a second folder.",
            )
            break
        if _is_known(badge, pile.where(name), shelf, notes):
            continue
        files.append(planned_badge(badge, [badge.name, PurePosixPath(name).stem], shelf))
    found = (*notes.findings, *pile.notes.findings)
    if not badges:
        looked = len(pile.names)
        raise ContentError(
            (
                "no badge was found in what you brought."
                if looked <= FEW
                else f"none of the {looked:,} files in it is a badge; this seems not to be a "
                "folder of badges."
            )
            + (f" The first reason: {found[0]}" if found else ""),
            where=Where(file=pile.name),
            hint="Badges are PNG, SVG or JSON files as they were issued; screenshots and "
            "certificates to print hold none.",
        )
    return Import(files=tuple(files), notes=found)


def planned_badge(badge: Badge, wanted: Iterable[str], shelf: Shelf) -> NewFile:
    """Return where a badge goes, under the first of the ``wanted`` names, and remember it."""
    slug = free_slug(wanted, shelf.slugs, spare="badge")
    path = FOLDER / f"{slug}{ENDINGS[badge.container]}"
    shelf.add(badge, path)
    return NewFile(path=path, data=badge.raw, what=f"the badge {shown(badge.name)}")


def _read(pile: Pile, name: str, notes: Notes) -> Badge | None:
    where = pile.where(name)
    try:
        return read_badge(pile.read(name, limit=MAX_FILE), source=where.file)
    except (BadgeError, ContentError) as error:
        notes.error("badge", error, where=where)
        return None


def _is_known(badge: Badge, where: Where, shelf: Shelf, notes: Notes) -> bool:
    first = shelf.known.get(identity(badge))
    if first is None:
        return False
    same = sha256(badge.raw) in shelf.digests
    notes.advise(
        "duplicate",
        f"this is the badge {shown(badge.name)} that is there already as {first}.",
        where=where,
        why="Every byte is the same." if same else "It has the same issuer and the same number.",
        hint="It was left out."
        if same
        else "It was left out; if this is a newer edition, replace the other file with it.",
    )
    return True
