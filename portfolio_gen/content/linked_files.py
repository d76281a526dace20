"""Every file that something in a portfolio names: in settings fields, and in texts."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from portfolio_gen.content.markdown import pointers
from portfolio_gen.content.targets import contents_of
from portfolio_gen.model.common import AnyItem, Item, KeyPath
from portfolio_gen.model.portfolio import AssignmentMeta, Portfolio, ProjectMeta


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
    settings = portfolio.settings
    if settings.meta.basics.image:
        yield FileField(item=settings, way=("basics", "image"), link=settings.meta.basics.image)
    for work in portfolio.works:
        yield from _of_work(work)
    for recorded in portfolio.course_badges:
        if recorded.meta.image:
            yield FileField(item=recorded, way=("image",), link=recorded.meta.image)


def _of_work(item: Item[ProjectMeta] | Item[AssignmentMeta]) -> Iterator[FileField]:
    names = ("cover", "endorsement")
    for name in names:
        link = getattr(item.meta, name, None)
        if link:
            yield FileField(item=item, way=(name,), link=link)
    for number, media in enumerate(item.meta.media):
        for name in ("src", "captions", "transcript", "poster"):
            link = getattr(media, name)
            if link:
                yield FileField(item=item, way=("media", number, name), link=link)
        if media.longdesc and names_file(media.longdesc):
            yield FileField(item=item, way=("media", number, "longdesc"), link=media.longdesc)

    for number, embed in enumerate(item.meta.embeds):
        if embed.transcript:
            yield FileField(item=item, way=("embeds", number, "transcript"), link=embed.transcript)


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
