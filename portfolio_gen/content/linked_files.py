"""Every file that something in a portfolio names: in settings fields, and in texts."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TypeVar

from portfolio_gen.content.markdown import pointers
from portfolio_gen.content.targets import contents_of
from portfolio_gen.model.common import AnyItem, KeyPath, Model
from portfolio_gen.model.portfolio import Portfolio

M = TypeVar("M", bound=Model)

FILE_FIELDS = frozenset(
    ("captions", "cover", "endorsement", "image", "longdesc", "poster", "src", "transcript")
)
"""Fields that name a file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FileField:
    """A settings field that names a file.

    Attributes:
        item: The item it belongs to.
        way: Way to the field.
        link: The file, as written.
    """

    item: AnyItem
    way: KeyPath
    link: str


def file_fields(portfolio: Portfolio) -> Iterator[FileField]:
    """Yield every settings field that names a file."""
    for item in (portfolio.settings, *portfolio.works, *portfolio.course_badges):
        for way, link in file_links(item.meta):
            yield FileField(item=item, way=way, link=link)


def file_links(model: Model, way: KeyPath = ()) -> Iterator[tuple[KeyPath, str]]:
    """Yield every field inside ``model`` that names a file, in the order of the model."""
    for name in type(model).model_fields:
        value = getattr(model, name)
        here = (*way, name)
        if isinstance(value, str) and name in FILE_FIELDS:
            if name != "longdesc" or names_file(value):
                yield here, value
        elif isinstance(value, Model):
            yield from file_links(value, here)
        elif isinstance(value, tuple):
            for number, entry in enumerate(value):
                if isinstance(entry, Model):
                    yield from file_links(entry, (*here, number))


def without_field(model: M, way: KeyPath) -> M:
    """Return ``model`` without a field that names a file.

    An entry of a list that cannot do without it (``src``) is left out as a whole.

    Args:
        model: The settings of an item.
        way: Way to the field.
    """
    name, *rest = way
    value: object = None
    if rest:
        inner = getattr(model, str(name))
        value = (
            _without_entry(inner, rest)
            if isinstance(inner, tuple)
            else without_field(inner, tuple(rest))
        )
    return model.model_copy(update={str(name): value})


def _without_entry(entries: tuple[Model, ...], way: list[str | int]) -> tuple[Model, ...]:
    number, *rest = way
    kept = list(entries)
    index = int(number)
    kept[index : index + 1] = [] if rest == ["src"] else [without_field(kept[index], tuple(rest))]
    return tuple(kept)


def names_file(longdesc: str) -> bool:
    """Tell whether a long description is the name of a Markdown file and not the text itself."""
    return longdesc.endswith(".md") and not any(c.isspace() for c in longdesc)


def texts(portfolio: Portfolio) -> Iterator[AnyItem]:
    """Yield every item that has a Markdown text."""
    if portfolio.about is not None:
        yield portfolio.about
    yield from (*portfolio.works, *portfolio.reflections)


def linked_files(portfolio: Portfolio) -> frozenset[PurePosixPath]:
    """Return every file that a field or a text of ``portfolio`` names."""
    contents = contents_of(portfolio)
    links = [(field.link, field.item.path) for field in file_fields(portfolio)]
    for item in texts(portfolio):
        links += [(pointer.target, item.path) for pointer in pointers(item.body)]
    found = {contents.resolve(link, source).path for link, source in links}
    return frozenset(path for path in found if path is not None)
