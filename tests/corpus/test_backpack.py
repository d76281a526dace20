"""Other people's badges as one backpack: every badge comes in to the byte, or is told."""

from pathlib import Path

import pytest

from portfolio_gen.badges.read import read_badge
from portfolio_gen.base.errors import BadgeError
from portfolio_gen.exchange.backpack import Shelf, import_badges
from portfolio_gen.exchange.pile import opened

pytestmark = pytest.mark.corpus


def is_badge(data: bytes) -> bool:
    """Tell whether a file is read as a badge."""
    try:
        read_badge(data, source="x")
    except BadgeError:
        return False
    return True


def test_byte_for_byte(corpus: Path) -> None:
    """What is written is what lay there, under names of its own; the rest has a reason."""
    with opened(corpus) as pile:
        result = import_badges(pile, Shelf())
        files = {name: (corpus / name).read_bytes() for name in pile.names}
    badges = [data for data in files.values() if is_badge(data)]
    assert len(badges) > 50
    assert {file.data for file in result.files} <= set(badges)
    paths = [file.path for file in result.files]
    assert len(set(paths)) == len(paths)
    twice = sum(note.check == "duplicate" for note in result.notes)
    assert len(result.files) + twice == len(badges)
    assert len(result.files) + len(result.notes) == len(files)
