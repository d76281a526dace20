"""Changes to files that are there already: one entry more, every other byte as it was."""

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

import click

from portfolio_gen.cli.adding.place import Place
from portfolio_gen.cli.terminal import plain

if TYPE_CHECKING:
    from portfolio_gen.author.files import NewFile


def with_line(place: Place, path: PurePosixPath, field: str, entry: str) -> "list[NewFile]":
    """Return the file with one entry more; nothing, and a line to add by hand, if that is unsafe.

    Args:
        place: The portfolio.
        path: The file.
        field: Name of the list.
        entry: What shall be added.
    """
    from portfolio_gen.author.edit import with_entry
    from portfolio_gen.author.files import NewFile
    from portfolio_gen.author.yaml_text import one_line
    from portfolio_gen.content.folder import read_file

    before = read_file(place.folder, path)
    data = with_entry(before, field, entry, file=str(path))
    if data is None:
        line = f"{field}: [{one_line(entry)}]"
        click.echo(plain(f"{path} is written in an unusual way. Add to its settings: {line}"))
        return []
    return [NewFile(path=path, data=data, what=f"one entry more: {field}", before=before)]
