"""A fetcher that has what it was given and asks nobody: for tests, cases and rehearsals."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from portfolio_gen.base.addresses import address_of
from portfolio_gen.base.errors import Unreachable
from portfolio_gen.base.fetch import Fetched

_FOUND = 200


class Recorded:
    """Answers from memory, under the same rules about addresses as ``HttpFetcher``."""

    def __init__(self, found: Mapping[str, Fetched]) -> None:
        """Take what stands at each address.

        Args:
            found: Answers by address; personal parameters and fragments make no difference.

        Raises:
            Unreachable: An address that would never be asked.
        """
        self._found = {str(address_of(url)): answer for url, answer in found.items()}
        self.asked: list[str] = []

    def fetch(self, url: str) -> Fetched:
        """Return what was recorded for ``url``.

        Raises:
            Unreachable: Nothing was, or the address would never be asked.
        """
        name = str(address_of(url))
        self.asked.append(name)
        if name not in self._found:
            raise Unreachable(f"{name} was not asked, because only recorded answers are used.")
        return replace(self._found[name], url=name)


def recorded(found: Mapping[str, bytes], at: datetime) -> Recorded:
    """Return a fetcher for documents that were all there at one moment.

    Raises:
        Unreachable: An address that would never be asked.
    """
    return Recorded(
        {url: Fetched(url=url, status=_FOUND, body=body, at=at) for url, body in found.items()}
    )


def recorded_folder(folder: Path, at: datetime) -> Recorded:
    """Return a fetcher for the files of a folder.

    ``folder/example.edu/issuers/1.json`` answers for ``https://example.edu/issuers/1.json``, and
    a file called ``_index`` for the folder it stands in.

    Raises:
        Unreachable: A file name that makes no address.
    """
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    names = [path.relative_to(folder).as_posix().removesuffix("_index") for path in files]
    bodies = [path.read_bytes() for path in files]
    return recorded({f"https://{n}": body for n, body in zip(names, bodies, strict=True)}, at)
