"""``portfolio-gen add issuer``."""

import datetime as dt
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

import click

from portfolio_gen.base.errors import ConfigError
from portfolio_gen.cli.adding.place import Place, find_place, finish, shared
from portfolio_gen.cli.asking import Question, asker, need, stopping

if TYPE_CHECKING:
    from portfolio_gen.author.files import NewFile

LIST = "issuers.yml"


@click.command()
@click.option("--id", "identifier", help="The issuer's identifier exactly as in the badge.")
@click.option("--name", help="The name you know the issuer by.")
@click.option("--says", help="Who says that this issuer is genuine; you, if left out.")
@click.option(
    "--document",
    metavar="FILE",
    type=click.Path(readable=False, path_type=Path),
    help="A copy of the issuer's key document (did.json); it is kept in issuers/.",
)
@shared
def command(  # noqa: PLR0913, PLR0917 (one for each option)
    identifier: str | None,
    name: str | None,
    says: str | None,
    document: Path | None,
    folder: Path,
    yes: bool,
) -> None:
    """Add an issuer whom you know, so that checks here can say so.

    The list is used on this computer only. It is never part of your site: a list that you control
    cannot vouch for anybody to an employer.
    """
    from portfolio_gen.cli.adding import questions as q
    from portfolio_gen.cli.terminal import plain
    from portfolio_gen.model.portfolio import KnownIssuerMeta

    place = find_place(folder)
    who = asker(yes=yes)
    unknown = _unknown(place)
    proposed = next(iter(unknown), None) if who.asks else None
    if proposed is not None:
        click.echo(plain("Issuers of your badges that are not in the list yet:"))
        for number, label in unknown.items():
            click.echo(plain(f"  {number}  {label}"))
    first = Question(
        option="--id",
        words="Identifier of the issuer, exactly as in the badge",
        what="The identifier is missing.",
        default=proposed,
        check=q.fits(KnownIssuerMeta, "id"),
    )
    third = Question(
        option="--says",
        words="Who told you that this is its identifier (Enter: you found out yourself)",
        what="",
        check=q.fits(KnownIssuerMeta, "says"),
    )
    need(who, (first, identifier), (third, says))
    copy = _copy(document) if document is not None else None
    with stopping(who):
        chosen = who.ask(first, identifier)
        second = Question(
            option="--name",
            words="The name you know it by",
            what="The name is missing.",
            default=(unknown.get(chosen) or None) if who.asks else None,
            check=q.fits(KnownIssuerMeta, "name"),
        )
        need(who, (second, name))
        called = who.ask(second, name)
        vouching = who.ask(third, says)
    entry: dict[str, str | dt.date] = {"id": chosen, "name": called, "says": vouching}
    files = []
    if copy is not None:
        files.append(copy)
        entry |= {"document": str(copy.path), "retrieved": dt.date.fromisoformat(place.today)}
    finish(place, [_list(place, entry), *files], f"check{place.argument}")


def _unknown(place: Place) -> dict[str, str]:
    """Return the issuers of the badges there are that are in no list, with their names."""
    known = {issuer.id for issuer in place.portfolio.issuers}
    found = {file.badge.issuer.id: file.badge.issuer.name for file in place.portfolio.badges}
    return {name: label for name, label in found.items() if name and name not in known}


def _copy(document: Path) -> "NewFile":
    """Return the copy of a key document.

    Raises:
        ConfigError: It is not there, or no JSON.
    """
    from portfolio_gen.author.files import NewFile
    from portfolio_gen.author.slugs import slug_of
    from portfolio_gen.content.folder import MAX_TEXT_BYTES

    if not document.is_file():
        raise ConfigError(f"There is no file called {document}.", hint="Check the name.")
    with document.open("rb") as stream:
        data = stream.read(MAX_TEXT_BYTES + 1)
    if len(data) > MAX_TEXT_BYTES or not data.lstrip().startswith(b"{"):
        raise ConfigError(
            f"{document} is no key document: it does not start with {{.",
            hint="Save the JSON document at the issuer's address, not the web page around it.",
        )
    path = PurePosixPath("issuers", f"{slug_of(document.stem) or 'issuer'}.json")
    return NewFile(path=path, data=data, what="the copy of the issuer's keys")


def _list(place: Place, entry: "dict[str, str | dt.date]") -> "NewFile":
    """Return the list with one entry more.

    Raises:
        ConfigError: The issuer is in it, or it is written in an unusual way.
    """
    from portfolio_gen.author.edit import with_entry
    from portfolio_gen.author.files import NewFile
    from portfolio_gen.author.items import issuers
    from portfolio_gen.author.yaml_text import one_line

    if any(issuer.id == entry["id"] for issuer in place.portfolio.issuers):
        raise ConfigError(
            f"{entry['id']} is in {LIST} already; nothing was changed.",
            hint=f"Open {LIST} in an editor to change it.",
        )
    there = place.folder / LIST
    new = issuers({"issuers": [entry]})
    if not there.is_file():
        return new
    before = there.read_bytes()
    data = with_entry(before, "issuers", entry, file=LIST)
    if data is None:
        raise ConfigError(
            f"{LIST} is written in a way that this program does not change.",
            hint=f"Add this line under issuers: yourself: - {one_line(entry)}",
        )
    return NewFile(path=PurePosixPath(LIST), data=data, what="one issuer more", before=before)
