"""What ``--online`` adds to a command: the way out, and afterwards the names of who was asked."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

import click

from portfolio_gen.base.addresses import refused
from portfolio_gen.base.errors import Unreachable
from portfolio_gen.base.fetch import Fetcher, NoNetwork

_OK = 200
"""HTTP status of a document that is there."""


@contextmanager
def way_out(*, online: bool) -> Iterator[Fetcher]:
    """Give a fetcher for one run; when the run is over, print which hosts were asked.

    That goes to the error stream, so that what a program reads stays as it is.
    """
    if not online:
        yield NoNetwork()
        return
    from platformdirs import user_cache_path

    from portfolio_gen.base.http import HttpFetcher
    from portfolio_gen.base.kept import KeptFetcher
    from portfolio_gen.base.private import private_folder

    at = dt.datetime.now(dt.UTC)  # noqa: TID251 (an answer is dated by the clock, not by --at)
    http = HttpFetcher(at=at)
    folder = private_folder(user_cache_path("portfolio-gen", appauthor=False) / "answers")
    kept = KeptFetcher(http, folder, at=at) if folder else None
    try:
        yield kept or http
    finally:
        click.echo(asked_words(http.asked, kept.reused if kept else ()), err=True)


def fetched(address: str) -> bytes:
    """Return the one document at an address that somebody typed.

    Args:
        address: The address.

    Raises:
        Unreachable: Nothing could be had.
    """
    hint = "Check the address and your connection, or download the file in a browser and name it."
    with way_out(online=True) as fetcher:
        try:
            found = fetcher.fetch(address)
        except Unreachable as error:
            raise Unreachable(error.message, hint=error.hint or hint) from error
    if found.status != _OK:
        raise Unreachable(refused(address, found.status), hint=hint)
    return found.body


def asked_words(asked: dict[str, int], reused: list[str] | tuple[str, ...]) -> str:
    """Return who was asked over the network, and whose earlier answers were used.

    Args:
        asked: Number of requests by host.
        reused: Addresses whose kept answers were used.
    """
    hosts = ", ".join(f"{host} ({count})" for host, count in asked.items())
    words = (
        f"Asked, or tried to ask, over the network: {hosts}."
        if hosts
        else "Nobody was asked over the network."
    )
    if reused:
        names = ", ".join(dict.fromkeys(urlsplit(url).netloc for url in reused))
        words += f" Answers that are less than an hour old were used again: {names}."
    return words
