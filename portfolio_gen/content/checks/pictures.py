"""Every picture can be understood by people who do not see it. All of it is advice."""

from pathlib import PurePosixPath
from urllib.parse import unquote

from portfolio_gen.base.errors import Where
from portfolio_gen.content.checks.survey import Survey
from portfolio_gen.content.linked_files import texts
from portfolio_gen.content.markdown import pointers
from portfolio_gen.content.reading.suggest import shown

PICTURES = (".avif", ".gif", ".jpeg", ".jpg", ".png", ".svg", ".webp")
"""Endings of files that are shown as pictures."""

SAYS_NOTHING = frozenset(
    ("diagram", "figure", "graphic", "image", "img", "photo", "picture", "screenshot")
)
"""Descriptions that describe nothing."""

WHY = 'Someone using a screen reader hears only "image".'


def is_picture(name: str) -> bool:
    """Tell whether a file is a picture, by its ending."""
    return name.casefold().endswith(PICTURES)


def check_pictures(survey: Survey) -> None:
    """Note every picture without a useful description."""
    basics = survey.portfolio.settings.meta.basics
    if basics.image:
        where = survey.portfolio.settings.where("basics", "image")
        _described(survey, basics.image, basics.imageAlt, where, "imageAlt: Portrait of …")
    for item in survey.portfolio.works:
        for number, media in enumerate(item.meta.media):
            if is_picture(media.src) and survey.finished(item):
                where = item.where("media", number)
                _described(survey, media.src, media.alt, where, "alt: A diagram of …")
    for text in texts(survey.portfolio):
        for pointer in pointers(text.body, first_line=text.body_line):
            if pointer.image and survey.finished(text):
                where = Where(file=str(text.path), line=pointer.line, column=pointer.column)
                example = f"![A diagram of …]({pointer.target})"
                _described(survey, pointer.target, pointer.text, where, example)


def _described(survey: Survey, link: str, alt: str | None, where: Where, example: str) -> None:
    if not alt:
        survey.notes.advise(
            "alt-text",
            "this image has no description.",
            where=where,
            why=WHY,
            hint=f"Add: {example}",
        )
        return
    path = PurePosixPath(unquote(link))
    words = alt.strip(" .").casefold()
    if words in SAYS_NOTHING or words in (path.name.casefold(), path.stem.casefold()):
        survey.notes.advise(
            "alt-text",
            f"the description {shown(alt)} does not say what the image shows.",
            where=where,
            why="It is all that someone using a screen reader gets.",
            hint=f"Describe what matters in it: {example}",
        )
