"""``portfolio-gen verifier build``: a verifier for an institution's own address."""

import hashlib
import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from portfolio_gen import __version__
from portfolio_gen.base.errors import ConfigError
from portfolio_gen.cli.clock import build_time
from portfolio_gen.cli.known import ISSUERS_OPTION, issuers_in, registry_in

if TYPE_CHECKING:
    from portfolio_gen.site.alone.known import Known

MAX_NAME = 200
"""Longest name of whoever runs a verifier, in characters."""


def _one_line(_context: click.Context, _option: click.Parameter, text: str) -> str:
    """Return a name as it can stand in a line.

    Raises:
        ConfigError: It is too long, or has signs in it that nobody sees.
    """
    name = " ".join(text.split())
    if len(name) > MAX_NAME:
        raise ConfigError(
            f"The name has {len(name):,} characters; more than {MAX_NAME} are too many for a line.",
            hint="Shorten what follows --name.",
        )
    if not name.isprintable():
        raise ConfigError("The name holds a sign that cannot be seen.", hint="Type --name again.")
    return name


@click.command()
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder for a web server; an older verifier there is replaced.",
)
@click.option(
    "--single",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Write one file that works from disk and without a network.",
)
@ISSUERS_OPTION
@click.option(
    "--known",
    metavar="FILE",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    multiple=True,
    help="A registry of issuers (JSON) whose word counts for you as well; may be repeated.",
)
@click.option(
    "--name",
    default="",
    callback=_one_line,
    help='Whose verifier it is, such as "Kestrel Valley College".',
)
@click.option("--force", is_flag=True, help="Replace the file named with --single.")
def command(  # noqa: PLR0913, PLR0917 (one for each option)
    out: Path | None,
    single: Path | None,
    issuers: Path | None,
    known: tuple[Path, ...],
    name: str,
    force: bool,
) -> None:
    """Write the verifier as a site of its own (--out), as one file (--single), or both.

    It checks badges in the reader's browser and knows the issuers on your list. Its page says what
    it checks, whose list that is, and the SHA-256 of every file.

    The folder has to be on a web server: browsers load no program from a folder on disk. The one
    file works from disk, too.

    Exit code: 0 it is there, 1 something is wrong, 2 wrong use.
    """
    from portfolio_gen.cli.writing import write_new
    from portfolio_gen.site.alone.known import Maker
    from portfolio_gen.site.alone.page import verifier_page
    from portfolio_gen.site.alone.write import write_verifier

    if out is None and single is None:
        raise ConfigError("Nothing to write was named.", hint="Add --out DIR or --single FILE.")
    told = _known(issuers, known, name)
    maker = Maker(name=name, made=build_time(os.environ), version=__version__)
    if single is not None:
        page = verifier_page(told, maker, single=True)
        write_new(single, page, force=force, option="--single", public=True)
        click.echo(
            f"The verifier is in {single} ({len(page):,} bytes). It works from disk.\n"
            f"Its SHA-256, to be published beside it: {hashlib.sha256(page).hexdigest()}"
        )
    if out is not None:
        beside = issuers.resolve().parent if issuers else Path()
        write_verifier(told, maker, out, beside=beside)
        click.echo(
            f"The verifier is in {out}. Put that folder on your web server and give people its "
            "https address."
        )
    click.echo(_list(told, issuers))


def _known(issuers: Path | None, known: tuple[Path, ...], name: str) -> "Known":
    from portfolio_gen.content.trusted import OWN_LIST
    from portfolio_gen.site.alone.known import Known, said_by

    says = f"the list of {name}" if name else "the list in this verifier"
    listed = said_by(issuers_in(issuers), instead=OWN_LIST, says=says)
    return Known(issuers=listed, registries=tuple(map(registry_in, known)))


def _list(known: "Known", issuers: Path | None) -> str:
    """Say whom the verifier knows."""
    vouched = sum(issuer.trusted for issuer in known.issuers)
    pinned = sum(bool(issuer.document) for issuer in known.issuers)
    if not known.issuers and not known.registries:
        if issuers is not None:
            return f"It knows no issuers, because there are none in {issuers}."
        return "It knows no issuers: add --issuers issuers.yml."
    more = "".join(f", {registry.says} ({len(registry.names):,})" for registry in known.registries)
    return f"Issuers that it knows: {vouched:,}. Kept key documents: {pinned:,}{more}."
