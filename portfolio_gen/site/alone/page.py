"""The page of a verifier that stands alone: the tool, and who is behind it."""

from dataclasses import dataclass

from markupsafe import Markup

from portfolio_gen.model.issuer import KnownIssuer
from portfolio_gen.site import links
from portfolio_gen.site.alone.frame import (
    Frame,
    digest_of,
    in_a_site,
    in_one_file,
    program_files,
    render,
)
from portfolio_gen.site.alone.known import Known, Maker, data_block, is_key
from portfolio_gen.site.alone.words import WORDS, Words
from portfolio_gen.site.pages.plain import VerdictMeaning
from portfolio_gen.site.verdicts import MEANINGS, chip_for
from portfolio_gen.site.words.dates import long_date

ENTRY = "shell/page.js"
"""The module that such a page runs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuerRow:
    """One issuer on the list.

    Attributes:
        name: By which the owner of the list knows it.
        id: Its identifier, as badges write it.
        href: Where that leads to; empty if it is no web address.
        keys: How its keys are known, and which lists are kept, one after the other.
        says: Who vouches for it.
    """

    name: str
    id: str
    href: str
    keys: tuple[str, ...]
    says: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VerifierView:
    """What the page shows.

    Attributes:
        w: The words.
        frame: How the page comes by its program.
        data: Whom it knows, for the program.
        heading: What the page is called in the browser's own lists.
        title: What it is called on itself.
        owner: Whose verifier it is.
        whose: Sentences about who made it, and from when it is.
        files: Path and SHA-256 of every file that it consists of.
    """

    w: Words
    frame: Frame
    data: Markup
    heading: str
    title: str
    owner: str
    no_script: str
    whose: tuple[str, ...]
    issuers: tuple[IssuerRow, ...]
    registries: tuple[str, ...]
    version: tuple[str, ...]
    files: tuple[tuple[str, str], ...]
    meanings: tuple[VerdictMeaning, ...]


def verifier_page(known: Known, maker: Maker, *, single: bool) -> bytes:
    """Return the page of a verifier.

    Args:
        known: Whom whoever runs it knows.
        maker: Who that is.
        single: True for one file that holds everything it needs.
    """
    w, name = WORDS, maker.name
    whose = w.whose_named if name else w.whose_unnamed
    view = VerifierView(
        w=w,
        frame=in_one_file(ENTRY) if single else in_a_site(ENTRY),
        data=data_block(known),
        heading=f"{w.title} · {name}" if name else w.title,
        title=w.title,
        owner=w.verifier_of.format(name=name) if name else w.nobodys,
        no_script=w.no_script_single if single else w.no_script,
        whose=(
            whose.format(date=maker.date, name=name, version=maker.version),
            w.whose_beware_single if single else w.whose_beware,
        ),
        issuers=tuple(map(_row, known.issuers)),
        registries=tuple(_registry(r.says, len(r.names)) for r in known.registries),
        version=(
            w.version_text,
            w.version_single.format(digest=digest_of(ENTRY)) if single else w.version_page,
        ),
        files=program_files(ENTRY),
        meanings=tuple(
            VerdictMeaning(chip=chip_for(verdict), meaning=words)
            for verdict, words in MEANINGS.items()
        ),
    )
    return render("verifier.html", view)


def _row(known: KnownIssuer) -> IssuerRow:
    w = WORDS
    if is_key(known.id):
        keys = w.keys_own
    elif known.document and known.retrieved:
        keys = w.keys_kept.format(date=long_date(known.retrieved))
    else:
        keys = w.keys_asked
    lists = (w.lists_kept.format(date=long_date(kept.retrieved)) for kept in known.lists)
    return IssuerRow(
        name=known.name,
        id=known.id,
        href=links.web_address(known.id),
        keys=(keys, *lists),
        says=known.says if known.trusted else w.pins_only,
    )


def _registry(says: str, count: int) -> str:
    words = WORDS.registry_one if count == 1 else WORDS.registry
    return words.format(says=says, count=f"{count:,}")
