"""A mistake in a value is told in our words, at its place, with the fix; never in a library's."""

import re
import typing

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import Field

from portfolio_gen.content.reading.bind import bind
from portfolio_gen.content.reading.document import Document
from portfolio_gen.content.reading.fields import allowed, example, field_at, model_at, names_of
from portfolio_gen.content.reading.notes import Notes
from portfolio_gen.content.reading.pattern_words import WORDS, meant
from portfolio_gen.content.reading.places import read_yaml
from portfolio_gen.content.reading.words import SENTENCES, Mistake, say
from portfolio_gen.model import common
from portfolio_gen.model.common import Model
from portfolio_gen.model.course import CourseMeta, RubricMeta
from portfolio_gen.model.files import FILE_KINDS, FileKind
from portfolio_gen.model.portfolio import PortfolioMeta, ProjectMeta
from portfolio_gen.model.resume import PARTIAL_DATE, ResumeMeta
from tests.unit.content.making import said

if typing.TYPE_CHECKING:
    from pydantic_core import ErrorDetails
from pydantic_core.core_schema import ErrorType

COURSE = "code: EDUC 210\nname: Technology\nterm: Fall 2025\nstart: 2025-08-25\n"


def bound(model: type[Model], text: str) -> tuple[Model | None, list[str]]:
    """Return what a text is bound to, and what was noted."""
    notes = Notes()
    return bind(model, read_yaml(text, file="f.yml", notes=notes), notes), said(notes)


def test_types_decide() -> None:
    """The same characters are text in one field and a number, a date or a yes in another."""
    course, notes = bound(
        CourseMeta,
        "code: 010\nname: no\nterm: 1.10\nstart: 2025-08-25\n"
        "reflection: {minimum: 010, maximum: 0300}\n"
        "badges: [{id: 2025, name: yes, discretionary: yes}]\n"
        "grading: [{badges: 9, grade: 10}]\n",
    )
    assert notes == []
    assert isinstance(course, CourseMeta)
    assert (course.code, course.name, course.term) == ("010", "no", "1.10")
    assert course.start.isoformat() == "2025-08-25"
    assert (course.reflection.minimum, course.reflection.maximum) == (10, 300)
    assert (course.badges[0].id, course.badges[0].name) == ("2025", "yes")
    assert course.badges[0].discretionary is True
    assert (course.grading[0].badges, course.grading[0].grade) == (9, "10")


def test_empty_is_left_out() -> None:
    """A field that was left empty counts as left out."""
    course, notes = bound(CourseMeta, f"{COURSE}url:\nbadges:\nreflection:\n  minimum:\n")
    assert notes == []
    assert isinstance(course, CourseMeta)
    assert (course.url, course.badges, course.reflection.minimum) == (None, (), 100)


def test_unreadable_says_nothing_twice() -> None:
    """A file that could not be read was reported already."""
    assert bound(CourseMeta, "a: b: c")[0] is None
    notes = Notes()
    assert bind(CourseMeta, Document(file="f.yml", readable=False), notes) is None
    assert notes.findings == ()


@pytest.mark.parametrize(
    ("model", "text", "message"),
    [
        (
            CourseMeta,
            f"{COURSE}url: ''",
            '5:6: "url" is empty. Write: url: … (or delete the line)',
        ),
        (
            CourseMeta,
            f"{COURSE}badges: one: two",
            (
                '5:9: the text after "badges:" needs quotes, because it contains a colon. '
                'Write: badges: "one: two"'
            ),
        ),
        (
            PortfolioMeta,
            "basics: {name: A}\nhome: {featured: 'a: b'}",
            '2:18: "featured" must be a list. Write: featured: […]',
        ),
        (
            PortfolioMeta,
            "basics: {name: A}\nredirects: [a]",
            '2:12: "redirects" must consist of named fields. Write: name: value.',
        ),
        (
            PortfolioMeta,
            "basics: {name: A}\nredirects: {a.html: b}",
            (
                '2:21: "b" does not name an item of this portfolio. '
                "Write the folder and the name, such as projects/water-cycle or badges/oer-lesson."
            ),
        ),
        (
            PortfolioMeta,
            "basics: {name: A}\nbadge_visibility: {A b: private}",
            (
                '2:25: "A b" cannot be part of an address (did you mean "a-b"?) '
                "Use only a-z, 0-9 and single hyphens."
            ),
        ),
        (
            PortfolioMeta,
            "basics: {name: A}\nbadge_visibility: {a: hidden}",
            '2:23: "a" cannot be "hidden". Write public, unlisted, private or draft.',
        ),
        (
            RubricMeta,
            "name: A\ncriteria: [{id: a, name: A, levels: []}]",
            '2:37: "levels" needs one entry at least. Write: levels: [{id: …, name: …}]',
        ),
        (
            CourseMeta,
            f"{COURSE}start: [2025]".replace("start: 2025-08-25\n", ""),
            "4:8: \"['2025']\" is not a date. Write year-month-day: start: 2026-04-28",
        ),
        (
            CourseMeta,
            f"{COURSE}reflection: {{minimum: [1]}}",
            '5:23: "minimum" must be a whole number, not "[\'1\']". Write: minimum: 1',
        ),
        (
            ResumeMeta,
            "skills: [{name: A, tags: [b]}]",
            '1:20: unknown field "tags". Fields that can stand here: name, level and keywords.',
        ),
        (
            ResumeMeta,
            "meta: {x: y}",
            (
                '1:8: unknown field "x". '
                "Fields that can stand here: canonical, version, lastModified and theme."
            ),
        ),
    ],
)
def test_sentence(model: type[Model], text: str, message: str) -> None:
    """One mistake gives one sentence."""
    assert bound(model, text) == (None, [f"f.yml:{message}"])


def test_every_mistake_at_once() -> None:
    """All mistakes of a file are told together."""
    _, notes = bound(CourseMeta, "code: [1]\nname: {}\nstart: soon\nextra: 1\n")
    assert [note.partition(": ")[0] for note in notes] == [
        "f.yml:1:7",
        "f.yml:2:7",
        "f.yml:1:1",
        "f.yml:3:8",
        "f.yml:4:1",
    ]


@pytest.mark.parametrize(("count", "more"), [(100, 0), (101, 1)], ids=["at", "above"])
def test_too_many_mistakes(count: int, more: int) -> None:
    """Exactly as many mistakes as allowed are told one by one; of the others, their number."""
    entries = "  - [x]\n" * count
    _, notes = bound(CourseMeta, f"{COURSE}objectives:\n{entries}")
    assert len(notes) == 100 + bool(more)
    last = f"f.yml:1:1: there are {more} more mistakes in this file. Mend these first."
    assert (notes[-1] == last) == bool(more)


class Odd(Model):
    """A model with a limit that no sentence was written for."""

    number: int = Field(multiple_of=3, examples=[6])


def test_mistake_nobody_thought_of() -> None:
    """Even a mistake without a sentence of its own is told in our words."""
    assert bound(Odd, "number: 4") == (
        None,
        ['f.yml:1:9: "number" cannot be "4". Write: number: 6'],
    )


def test_place_that_is_no_field() -> None:
    """A mistake that belongs to no field at all has a sentence, too."""
    notes = Notes()
    details: ErrorDetails = {"type": "missing", "loc": ("a", "b"), "msg": "", "input": {}}
    document = Document(file="f.yml")
    say(Mistake(model=Odd, document=document, way=("a", "b"), details=details), notes)
    assert said(notes) == ['f.yml: "b" is missing. Write: b: …']


def constraints(annotation: typing.Any) -> typing.Iterator[str]:  # noqa: ANN401
    """Yield the patterns in a schema."""
    if isinstance(annotation, dict):
        if "pattern" in annotation:
            yield annotation["pattern"]
        for inner in annotation.values():
            yield from constraints(inner)
    elif isinstance(annotation, list):
        for inner in annotation:
            yield from constraints(inner)


@pytest.mark.parametrize("kind", FILE_KINDS, ids=lambda kind: kind.name)
def test_every_pattern_has_words(kind: FileKind) -> None:
    """No model has a pattern without a sentence for those who miss it."""
    assert set(constraints(kind.model.model_json_schema())) <= set(WORDS)


@pytest.mark.parametrize(
    ("pattern", "text", "guess"),
    [
        (common.ONE_LINE, "a\nb", ""),
        (common.SLUG, "Water Cycle.md", "water-cycle"),
        (common.SLUG, "badges/oer-lesson.json", "oer-lesson"),
        (common.SLUG, "карта", ""),
        (common.COURSE_ID, "courses/EDUC 210.yml", "EDUC-210"),
        (common.COURSE_ID, "…", ""),
        (common.WEB_ADDRESS, "anareyes.example", "https://anareyes.example"),
        (common.WEB_ADDRESS, "HTTPS://a.example/x", "https://a.example/x"),
        (common.WEB_ADDRESS, "http:/a.example", "https://a.example"),
        (common.WEB_ADDRESS, "javascript:alert(1)", ""),
        (common.WEB_ADDRESS, "a b.example", ""),
        (common.REFERENCE, "project/Water Cycle/index.md", "projects/water-cycle"),
        (common.REFERENCE, "projects/a projects/b", ""),
        (common.REFERENCE, "", ""),
        (common.REFERENCE, "project/water-cycle/index.md", "projects/water-cycle"),
        (common.REFERENCE, "badge/oer_lesson.json", "badges/oer-lesson"),
        (common.REFERENCE, "courses/EDUC-210.yml", "courses/EDUC-210"),
        (common.REFERENCE, "water-cycle", ""),
        (common.REFERENCE, "elsewhere/x", ""),
        (common.LANGUAGE, "English", "en"),
        (common.LANGUAGE, "pt_BR", "pt-BR"),
        (common.LANGUAGE, "Klingon!", ""),
        (common.COLOUR, "7a2e3a", "#7a2e3a"),
        (common.COLOUR, "#abc", "#aabbcc"),
        (common.COLOUR, "teal", ""),
        (PARTIAL_DATE, "2026-4", "2026-04"),
        (PARTIAL_DATE, "2026/4/8", "2026-04-08"),
        (PARTIAL_DATE, "2026-04-28T10:00:00Z", "2026-04-28"),
        (PARTIAL_DATE, "2026-13", ""),
        (PARTIAL_DATE, "Spring 2026", ""),
    ],
)
def test_meant(pattern: str, text: str, guess: str) -> None:
    """A guess has the right form, or is not made."""
    assert meant(pattern, text) == guess


@settings(deadline=None)
@given(st.sampled_from(sorted(WORDS)), st.text(max_size=30))
def test_guesses_are_right(pattern: str, text: str) -> None:
    """Whatever was typed, a guess would be accepted."""
    guess = meant(pattern, text)
    assert guess == "" or re.fullmatch(pattern, guess)


@pytest.mark.parametrize(
    ("way", "line"),
    [
        (("title",), "title: The water cycle, a lesson for grade 4"),
        (("kind",), "kind: oer-lesson"),
        (("date",), "date: 2026-04-28"),
        (("stage",), "stage: explore"),
        (("badges",), "badges: […]"),
        (("media",), "media: [{src: …, alt: …}]"),
        (("media", 0, "src"), "src: diagram.png"),
        (("contributors", 0, "consent"), "consent: true"),
        (("license",), "license: CC-BY-4.0"),
        (("nothing",), "nothing: …"),
    ],
)
def test_example(way: tuple[str | int, ...], line: str) -> None:
    """Every field has a line that could stand in the file."""
    assert example(str(way[-1]), field_at(ProjectMeta, way)) == line


def test_walking_the_models() -> None:
    """Fields are found by their way, and nothing is found beyond their end."""
    assert model_at(ProjectMeta, ("media", 3)) is not None
    assert model_at(ProjectMeta, ("media", 3, "src")) is None
    assert model_at(ProjectMeta, ("title", "x", "y")) is None
    assert model_at(PortfolioMeta, ("redirects", "x")) is None
    assert model_at(PortfolioMeta, ("badge_visibility",)) is None
    assert allowed(field_at(PortfolioMeta, ("badge_visibility", "x"))) == (
        "public",
        "unlisted",
        "private",
        "draft",
    )
    assert example("basics", field_at(PortfolioMeta, ("basics",))) == "basics: {name: Ana Reyes}"
    assert example("theme", field_at(PortfolioMeta, ("theme",))) == "theme: {name: …, accent: …}"
    assert "$schema" in names_of(ResumeMeta)


KINDS_OF_VALUES = st.sampled_from(
    ["", "x", "1", "-1", "1.5", "nan", "true", "2026-04-28", "null", "[]", "[[]]", "{}", "{x: y}",
     "[x]", "[{}]", "[null]", "'a: b'", "#x", '"#x"', "projects/x", "https://x.example/"]
)  # fmt: skip


@settings(deadline=None)
@given(st.data())
def test_whatever_is_written(data: st.DataObject) -> None:
    """Whatever stands in a field, it is taken, or refused in our words at a place in the file."""
    kind = data.draw(st.sampled_from(FILE_KINDS))
    names = data.draw(st.lists(st.sampled_from(list(names_of(kind.model))), unique=True))
    lines = [f"{name}: {data.draw(KINDS_OF_VALUES)}" for name in names]
    model, notes = bound(kind.model, "\n".join(lines))
    assert model is not None or notes
    for note in notes:
        assert re.match(r"f\.yml:\d+:\d+: ", note) or (note.startswith("f.yml: ") and not lines)
        assert not re.search(r"Input|pydantic|type=|validation|NoneType|…\.\.\.", note)


def test_sentences_are_for_real_mistakes() -> None:
    """Every sentence belongs to a mistake that pydantic can report."""
    assert set(SENTENCES) <= {*typing.get_args(ErrorType), "day"}
