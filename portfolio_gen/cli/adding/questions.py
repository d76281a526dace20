"""Questions that several kinds of items share."""

from collections.abc import Callable, Container, Iterable

from portfolio_gen.base.errors import ConfigError
from portfolio_gen.base.paths import MAX_SLUG, RESERVED, is_slug, slugify
from portfolio_gen.cli.adding.place import Place
from portfolio_gen.cli.asking import Asker, Question, need
from portfolio_gen.model.common import Model

NONE = "none"
"""What is typed to choose nothing."""

WRITE_NOW = (
    "Write it now: Enter ends a paragraph, an empty line ends the text (Enter alone: later)."
)


def fits(model: type[Model], name: str) -> Callable[[str], str]:
    """Return a check of one field of a file."""
    from portfolio_gen.author.fit import fault_of_field

    return lambda text: fault_of_field(model, name, text)


def title(model: type[Model], words: str) -> Question:
    """Ask for the title."""
    return Question(
        option="--title",
        words=words,
        what="The title is missing.",
        default=None,
        check=fits(model, "title"),
    )


def description(model: type[Model]) -> Question:
    """Ask for the sentence under the title."""
    return Question(
        option="--description",
        words="One sentence about it that an employer understands",
        what="The description is missing.",
        default=None,
        check=fits(model, "description"),
    )


def day(model: type[Model], place: Place, words: str, name: str = "date") -> Question:
    """Ask for a date; today is proposed."""
    return Question(
        option=f"--{name}", words=words, what="", default=place.today, check=fits(model, name)
    )


def ask_course(who: Asker, place: Place, given: str | None) -> str:
    """Ask for one of the courses there are; empty for none.

    Raises:
        ConfigError: The given one is not there.
    """
    courses = {item.slug: f"{item.meta.name}, {item.meta.term}" for item in place.portfolio.courses}
    if not courses:
        if given not in (None, "", NONE):
            raise ConfigError(
                f'there is no course "{given}" in this portfolio.',
                hint=f"Add it first: portfolio-gen add course{place.option}",
            )
        return ""
    only = next(iter(courses)) if len(courses) == 1 and who.asks else ""
    choices = {**courses, NONE: "no course"}
    question = Question(
        option="--course", words="Course", what="", default=only or NONE, choices=choices
    )
    found = who.ask(question, given or (NONE if given == "" else None))
    return "" if found == NONE else found


def ask_slug(who: Asker, place: Place, folder: str, title: str, given: str | None) -> str:
    """Ask for the name of a new item in its address.

    Args:
        who: Who can be asked.
        place: The portfolio.
        folder: Where it will lie: ``projects``.
        title: What a name is made from.
        given: The name that was given, if there is one.

    Raises:
        ConfigError: The given name cannot be used, or none can be made and nobody can be asked.
    """
    from portfolio_gen.author.slugs import former_names, free_slug, slug_of

    former = former_names(place.portfolio, folder)
    taken = _taken(place, folder) | former
    made = slug_of(title)
    proposed = free_slug(made, taken) if made and who.asks else made
    question = Question(
        option="--slug",
        words="Its name in its web address (it should never change)",
        what=f'No name for a web address can be made of "{title}".',
        default=proposed or None,
        check=lambda text: former_fault(text, folder, former) or slug_fault(text, folder, taken),
    )
    need(who, (question, given))
    if given is None and not who.asks and made in taken:
        fault = former_fault(made, folder, former) or slug_fault(made, folder, taken)
        raise ConfigError(f"--slug: {fault}")
    return who.ask(question, given)


def check_given(
    who: Asker,
    place: Place,
    folder: str,
    *,
    course: str | None = None,
    slug: str | None = None,
) -> None:
    """Look at what the command line says before anything is asked.

    Args:
        who: Who will be asked.
        place: The portfolio.
        folder: Where the new item will lie: ``projects``.
        course: The course that was given, if there is one.
        slug: The name that was given, if there is one.

    Raises:
        ConfigError: One of them cannot be used.
    """
    if course is not None:
        ask_course(who, place, course)
    if slug is not None and slug.strip():
        ask_slug(who, place, folder, "", slug)


def slug_fault(slug: str, folder: str, taken: Iterable[str]) -> str:
    """Return why a name cannot be used; empty if it can."""
    if slug in RESERVED:
        return (
            f'"{slug}" is a name that Windows or web sites keep for themselves. Choose another '
            f"one, such as {slugify(slug)}."
        )
    if not is_slug(slug):
        return (
            f'"{slug}" cannot be part of an address. Write a-z, 0-9 and single hyphens, at most '
            f"{MAX_SLUG} of them, such as water-cycle."
        )
    if slug in taken:
        return f"there is {folder}/{slug} already. Choose another name."
    return ""


def former_fault(name: str, folder: str, former: Container[str]) -> str:
    """Return why the name that something had before a rename cannot be used; empty if it can."""
    if name not in former:
        return ""
    return (
        f"{folder}/{name} is an old address that leads somewhere else since a rename. Choose "
        "another name."
    )


def _taken(place: Place, folder: str) -> set[str]:
    there = place.folder / folder
    return {entry.name.partition(".")[0] for entry in there.iterdir()} if there.is_dir() else set()
