"""Names made from titles."""

import pytest

from portfolio_gen.author.slugs import free_slug, slug_of
from portfolio_gen.base.paths import is_slug


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        pytest.param("The water cycle, a lesson", "the-water-cycle-a-lesson", id="English"),
        pytest.param("Größe & Maß", "grosse-mass", id="German"),
        pytest.param("Łódź nocą", "lodz-noca", id="Polish"),
        pytest.param("Круговорот воды", "krugovorot-vody", id="Russian"),
        pytest.param("Ο κύκλος του νερού", "o-kyklos-toy-neroy", id="Greek"),
        pytest.param("水循环", "", id="Chinese"),
        pytest.param("🚀", "", id="an emoji"),
        pytest.param("🚀 Launch", "launch", id="an emoji and a word"),
        pytest.param("CON", "con-1", id="a name of Windows"),
        pytest.param("word " * 30, "word-" * 15 + "word", id="long"),
        pytest.param("w" * 200, "w" * 80, id="one long word"),
    ],
)
def test_slug(title: str, slug: str) -> None:
    """A title becomes a name that can be typed, or nothing."""
    assert slug_of(title) == slug
    assert not slug or is_slug(slug)


def test_free() -> None:
    """A name that is taken gets a number."""
    assert free_slug("a", ()) == "a"
    assert free_slug("a", ("a", "a-2")) == "a-3"
