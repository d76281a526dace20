"""JSON Resume in and out: nothing known is lost, and what is not known is told."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from portfolio_gen.author.files import write_new
from portfolio_gen.base.errors import ContentError, Where
from portfolio_gen.content.load import load_portfolio
from portfolio_gen.content.reading.notes import Notes
from portfolio_gen.exchange.json_resume import SCHEMA, export_resume, import_resume
from portfolio_gen.exchange.plan import Import
from portfolio_gen.exchange.tidy import Tidying
from portfolio_gen.model.resume import ResumeMeta
from tests.site.small_portfolio import small_portfolio

WHOLE: dict[str, Any] = {
    "$schema": "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json",
    "basics": {
        "name": "Ana Reyes",
        "label": "Student teacher",
        "image": "https://ana.example/ana.jpg",
        "email": "ana@reyes.example",
        "phone": "(912) 555-4321",
        "url": "https://ana.example",
        "summary": "Teaches science.\n\nWrites about it.",
        "location": {
            "address": "Elm Street 1",
            "postalCode": "13820",
            "city": "Oneonta",
            "countryCode": "US",
            "region": "New York",
        },
        "profiles": [
            {"network": "Mastodon", "username": "ana", "url": "https://social.example/@ana"}
        ],
    },
    "work": [
        {
            "name": "Kestrel Valley Library",
            "location": "Oneonta",
            "description": "A library: with a colon",
            "position": "Assistant",
            "url": "https://library.example",
            "startDate": "2024-09-01",
            "endDate": "2025-06",
            "summary": "Read to children",
            "highlights": ["One", "Two\nlines"],
        }
    ],
    "volunteer": [
        {
            "organization": "River Watch",
            "position": "Guardian",
            "url": "https://river.example",
            "startDate": "2023",
            "endDate": "2024-01-01",
            "summary": "Counted birds",
            "highlights": ["Herons"],
        }
    ],
    "education": [
        {
            "institution": "Kestrel Valley College",
            "url": "https://college.example",
            "area": "Education",
            "studyType": "Bachelor",
            "startDate": "2022-08",
            "endDate": "2026-05",
            "score": "3.90",
            "courses": ["EDUC 210", "STAT 120"],
        }
    ],
    "awards": [
        {"title": "Dean's list", "date": "2025-05", "awarder": "The dean", "summary": "Good"}
    ],
    "certificates": [
        {
            "name": "First aid",
            "date": "2024-01-09",
            "issuer": "Red Cross",
            "url": "https://aid.example/1",
        }
    ],
    "publications": [
        {
            "name": "Two mornings a month",
            "publisher": "Local paper",
            "releaseDate": "2025-02-03",
            "url": "https://paper.example/2",
            "summary": "About a creek",
        }
    ],
    "skills": [{"name": "Lessons", "level": "Good", "keywords": ["planning", "yes", "1.10"]}],
    "languages": [{"language": "Spanish", "fluency": "Native"}],
    "interests": [{"name": "Birds", "keywords": ["Herons", "Kestrels"]}],
    "references": [{"name": "Prof. Achterberg", "reference": "She asks well."}],
    "projects": [
        {
            "name": "School garden",
            "description": "A garden",
            "highlights": ["Beans"],
            "keywords": ["soil"],
            "startDate": "2024",
            "endDate": "2024-10",
            "url": "https://garden.example",
            "roles": ["Lead"],
            "entity": "The school",
            "type": "volunteering",
        }
    ],
    "meta": {
        "canonical": "https://ana.example/resume.json",
        "version": "v1.0.0",
        "lastModified": "2026-01-01T10:00:00",
        "theme": "even",
    },
}
"""Every field of the published schema."""


def parsed(data: bytes) -> Any:  # noqa: ANN401
    """Return what an export says."""
    return json.loads(data)  # noqa: TID251 (nothing signed)


def brought(document: object, *, new: bool = True) -> Import:
    """Import a document."""
    data = json.dumps(document, ensure_ascii=False).encode()
    return import_resume(data, file="resume.json", new=new)


def there_and_back(folder: Path, document: object) -> Any:  # noqa: ANN401
    """Import a document into a new folder, read the folder, and export it."""
    write_new(folder, brought(document).files)
    portfolio, report = load_portfolio(folder)
    assert report.failures == ()
    return parsed(export_resume(portfolio))


def test_every_field(tmp_path: Path) -> None:
    """Every field of the schema comes back as it was."""
    assert there_and_back(tmp_path / "new", WHOLE) == WHOLE
    assert [str(note) for note in brought(WHOLE).notes] == [
        (
            "resume.json: your e-mail address, your phone number and your street would be shown to "
            "everybody. Delete what you do not want to publish from basics in resume.yml."
        )
    ]


def test_new_portfolio(tmp_path: Path) -> None:
    """A new portfolio starts with the name; nothing private goes into its settings."""
    files = brought(WHOLE).files
    assert [str(file.path) for file in files] == ["portfolio.yml", "resume.yml"]
    write_new(tmp_path, files)
    portfolio, _ = load_portfolio(tmp_path)
    basics = portfolio.settings.meta.basics
    assert (basics.name, basics.email, basics.phone, basics.image) == (
        "Ana Reyes",
        None,
        None,
        None,
    )
    assert basics.location is not None
    assert (basics.location.city, basics.location.address) == ("Oneonta", None)


def test_into_a_portfolio() -> None:
    """Settings that are there are left alone."""
    assert [str(file.path) for file in brought(WHOLE, new=False).files] == ["resume.yml"]


def test_characters() -> None:
    """Characters that no page can show are left out, and that is told."""
    notes = Notes()
    tidying = Tidying(where=lambda _: Where(file="x"), notes=notes)
    values = {"skills": [{"name": "a\0b\r\nc"}, {"name": "\0", "level": "Good"}], "interests": 3}
    meta = tidying.fit(ResumeMeta, values)
    assert [skill.name for skill in meta.skills] == ["ab c", "(to be filled in)"]
    assert [str(note) for note in notes.findings] == [
        "x: characters that no page can show were left out. Read it once.",
        'x: "name" is missing here. Replace (to be filled in) in the new file.',
        'x: "3" cannot stand here. It was left out.',
    ]


@pytest.mark.parametrize(
    ("document", "told"),
    [
        (
            {"basics": {"name": "A"}, "hobbies": ["x", "y"]},
            (
                'resume.json:1:27: "hobbies" has no place in a portfolio: a list of 2. It was left '
                "out; it is still in the file that you brought."
            ),
        ),
        (
            {"basics": {"name": "A", "x-mood": {"a": 1}}},
            (
                'resume.json:1:26: "x-mood" has no place in a portfolio: a group of 1 field. It '
                "was "
                "left out; it is still in the file that you brought."
            ),
        ),
        (
            {"skills": [{"level": "Good"}]},
            'resume.json:1:13: "name" is missing here. Replace (to be filled in) in the new file.',
        ),
        (
            {"work": [{"name": "A", "url": "javascript:alert(1)"}]},
            (
                'resume.json:1:25: "javascript:alert(1)" is no web address. It was left out; '
                "addresses "
                "begin with https://."
            ),
        ),
        (
            {"work": [{"name": "A", "startDate": "3/4/2026"}]},
            (
                'resume.json:1:25: "3/4/2026" is no date that is understood here. It was left out; '
                "write it as 2026, 2026-04 or 2026-04-28."
            ),
        ),
        (
            {"work": "nobody"},
            'resume.json:1:2: "nobody" cannot stand here. It was left out.',
        ),
        (
            {"work": [{"name": ["a", "b"], "position": "x"}]},
            "resume.json:1:12: a list of 2 cannot stand here. It was left out.",
        ),
        (
            {"skills": [{"name": "x" * 301}]},
            (
                "resume.json:1:14: this text has 301 characters; the first 299 were taken. Shorten "
                "it, "
                "or put the rest elsewhere."
            ),
        ),
        (
            {"work": [{"company": "B", "name": "A"}]},
            (
                'resume.json:1:28: "name" has no place in a portfolio: "A". It was left out; it is '
                "still in the file that you brought."
            ),
        ),
    ],
    ids=["unknown", "x-", "no-name", "script", "day", "text", "list", "long", "twice"],
)
def test_told(document: object, told: str) -> None:
    """What does not fit is told with its place, and never lost without a word."""
    assert str(brought(document).notes[0]) == told


def test_long_text_fits(tmp_path: Path) -> None:
    """A text of exactly the largest length is taken whole."""
    document = {"basics": {"name": "A"}, "skills": [{"name": "x" * 300}]}
    assert there_and_back(tmp_path / "new", document)["skills"] == [{"name": "x" * 300}]
    assert brought(document).notes == ()


def test_older_names(tmp_path: Path) -> None:
    """Fields as they were called before version 1, and dates and addresses as people write them."""
    document = {
        "basics": {"name": "Ana", "website": "ana.example", "picture": "https://a.example/a.png"},
        "work": [
            {
                "company": "Library",
                "website": "www.library.example/x",
                "startDate": "Jan 2020",
                "endDate": "Present",
                "highlights": "One only",
            }
        ],
    }
    assert there_and_back(tmp_path / "new", document) == {
        "$schema": SCHEMA,
        "basics": {
            "name": "Ana",
            "url": "https://ana.example",
            "image": "https://a.example/a.png",
        },
        "work": [
            {
                "name": "Library",
                "url": "https://www.library.example/x",
                "startDate": "2020-01",
                "highlights": ["One only"],
            }
        ],
    }


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (
            b"[1]",
            (
                "resume.json: this is no resume: it has neither basics nor work, education or "
                "skills. "
                "Export it as JSON Resume (resume.json)."
            ),
        ),
        (
            b'{"@context": [], "skills": []}',
            (
                "resume.json: this is no resume: it has neither basics nor work, education or "
                "skills. "
                "Export it as JSON Resume (resume.json)."
            ),
        ),
        (
            b'{"basics": {}, "basics": {}}',
            'resume.json:1:16: "basics" is given twice (first on line 1). Keep one of them.',
        ),
        (
            b'{"basics": {"name": "\\ud800"}}',
            (
                "resume.json:1:21: this text contains the invisible character U+D800, which no "
                "page "
                "can show. Delete the text and type it anew."
            ),
        ),
        (
            b"[" * 100_000,
            (
                "resume.json:1:25: this is nested more than 24 levels deep. Nothing in a portfolio "
                "needs that; look for brackets that are not closed."
            ),
        ),
        (
            '{"basics": "ä"}'.encode("utf-16"),
            (
                "resume.json:1: this file is saved as UTF-16. In your editor choose “Save with "
                "encoding” or “Save as”, then UTF-8."
            ),
        ),
        (
            '{"basics": "ä"}'.encode("latin-1"),
            (
                "resume.json:1:13: this file is not saved as UTF-8; the first unreadable character "
                "is "
                "here. In your editor choose “Save with encoding” or “Save as”, then UTF-8."
            ),
        ),
    ],
    ids=["list", "badge", "twice", "surrogate", "deep", "utf-16", "latin-1"],
)
def test_refused(data: bytes, said: str) -> None:
    """What is no resume, or was made to harm."""
    with pytest.raises(ContentError) as error:
        import_resume(data, file="resume.json", new=True)
    assert str(error.value) == said


def test_byte_order_mark() -> None:
    """A mark at the beginning does no harm."""
    data = b"\xef\xbb\xbf" + json.dumps(WHOLE).encode()
    assert import_resume(data, file="resume.json", new=True) == brought(WHOLE)


def test_no_resume_to_export(tmp_path: Path) -> None:
    """A portfolio without a resume says so."""
    portfolio, _ = load_portfolio(small_portfolio(tmp_path))
    with pytest.raises(ContentError) as error:
        export_resume(portfolio)
    assert str(error.value) == (
        f"{tmp_path}: there is no resume.yml in this portfolio. Write one, or bring one in: "
        "portfolio-gen import resume.json"
    )


def test_public_export(tmp_path: Path) -> None:
    """What everybody may see has no score."""
    write_new(tmp_path, brought(WHOLE).files)
    portfolio, _ = load_portfolio(tmp_path)
    public = parsed(export_resume(portfolio, public=True))
    assert "score" not in public["education"][0]
    assert {**public, "education": WHOLE["education"]} == WHOLE


_texts = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp")), min_size=1, max_size=40
).map(lambda text: " ".join(text.split()) or "x")
_prose = st.lists(_texts, min_size=1, max_size=4).map("\n".join)
_days = st.dates().map(lambda day: day.isoformat())
_dates = st.one_of(_days, _days.map(lambda day: day[:7]), _days.map(lambda day: day[:4]))
_webs = st.text("abcdefghijklmnop/?=&-_.", max_size=20).map(
    lambda tail: f"https://x.example/{tail}"
)
_LISTS = {"courses": _texts, "keywords": _texts, "roles": _texts, "highlights": _prose}
_PROSE = {"summary", "reference"}


def _strategy(name: str, part: str) -> st.SearchStrategy[object]:
    if name in _LISTS:
        return st.lists(_LISTS[name], min_size=1, max_size=3)
    if name == "url":
        return _webs
    if name.casefold().endswith("date"):
        return _dates
    prose = name in _PROSE or (name == "description" and part in {"work", "projects"})
    return _prose if prose else _texts


def _entries(part: str) -> st.SearchStrategy[object]:
    """Return entries of one part: what is required, and any of the rest."""
    whole = WHOLE[part][0]
    required = next(iter(whole))
    rest = {name: _strategy(name, part) for name in whole if name != required}
    entry = st.fixed_dictionaries({required: _texts}, optional=rest)
    return st.lists(entry, min_size=1, max_size=3)


_PARTS = [name for name, value in WHOLE.items() if isinstance(value, list)]
_resumes = st.fixed_dictionaries(
    {"basics": st.fixed_dictionaries({"name": _texts}, optional={"summary": _prose})},
    optional={part: _entries(part) for part in _PARTS},
)


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(document=_resumes)
def test_round_trip(tmp_path_factory: pytest.TempPathFactory, document: dict[str, Any]) -> None:
    """Any resume of the schema comes back as it was."""
    folder = tmp_path_factory.mktemp("resume")
    assert there_and_back(folder, document) == {"$schema": SCHEMA, **document}
