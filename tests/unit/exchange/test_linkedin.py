"""LinkedIn's copy of a person's data: what is read, what is told, and what is never opened."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from portfolio_gen.author.files import write_new
from portfolio_gen.base.errors import ContentError
from portfolio_gen.content.load import load_portfolio
from portfolio_gen.exchange import linkedin
from portfolio_gen.exchange.linkedin import import_linkedin, looks_like_linkedin
from portfolio_gen.exchange.pile import Pile, opened
from portfolio_gen.exchange.plan import Import, fields_of
from portfolio_gen.model.resume import ResumeMeta
from tests.unit.exchange.piles import archive, placed, zipped

Files = Mapping[str, bytes | str]

FILES: dict[str, bytes | str] = {
    "Profile.csv": (
        "\ufeffFirst Name,Last Name,Maiden Name,Address,Birth Date,Headline,Summary,Industry,"
        "Zip Code,Geo Location,Twitter Handles,Websites,Instant Messengers\r\n"
        "Ana,Reyes,,Elm Street 1,1 Jan,Student teacher,"
        '"Teaches science.\r\nAsks, first.",Education,13820,"Oneonta, NY",[ana],'
        '"[PORTFOLIO:https://ana.example,BLOG:https://blog.example]",\r\n'
    ),
    "Positions.csv": (
        "Company Name,Title,Description,Location,Started On,Finished On\n"
        'Library,Assistant,"Read to children,\nand to one dog",Oneonta,Jan 2024,\n'
        "Camp,=HYPERLINK(1),,,Jun 2022,Aug 2022\n\n"
    ),
    "Education.csv": (
        "School Name,Start Date,End Date,Notes,Degree Name,Activities\n"
        "Kestrel Valley College,2022,2026,,B.S. Education,Choir\n"
    ),
    "Certifications.csv": (
        "Name,Url,Authority,Started On,Finished On,License Number\n"
        "First aid,https://aid.example/1,Red Cross,Jan 2024,,AB-1\n"
        "Sewing,,Grandmother,,,\n"
    ),
    "Volunteering.csv": (
        "Company Name,Role,Cause,Started On,Finished On,Description\n"
        "River Watch,Guardian,Environment,Feb 2016,Jun 2019,Counted birds\n"
    ),
    "Projects.csv": (
        "Title,Description,Url,Started On,Finished On\n"
        "Garden,Beans,https://garden.example,2023,2024\n"
    ),
    "Honors.csv": "Title,Description,Issued On\nDean's list,Top,Dec 2024\n",
    "Publications.csv": (
        "Name,Published On,Description,Publisher,Url\n"
        'Two mornings,"Feb 3, 2025",A creek,Local paper,https://paper.example\n'
    ),
    "Skills.csv": "Name\nLesson planning\nBirds\n",
    "Languages.csv": "Name,Proficiency\nSpanish,Native or bilingual proficiency\n",
    "messages.csv": "CONVERSATION ID,FROM\n1,Somebody Else\n",
    "Connections.csv": "First Name,Email Address\nSomebody,else@secret.example\n",
    "Recommendations_Received.csv": "First Name,Text\nSomebody,else\n",
}

RESUME = {
    "basics": {
        "name": "Ana Reyes",
        "label": "Student teacher",
        "url": "https://ana.example",
        "summary": "Teaches science.\nAsks, first.",
        "location": {"city": "Oneonta, NY"},
        "profiles": [
            {"network": "Website", "url": "https://blog.example"},
            {"network": "X (Twitter)", "username": "ana"},
        ],
    },
    "work": [
        {
            "name": "Library",
            "position": "Assistant",
            "location": "Oneonta",
            "startDate": "2024-01",
            "summary": "Read to children,\nand to one dog",
        },
        {
            "name": "Camp",
            "position": "=HYPERLINK(1)",
            "startDate": "2022-06",
            "endDate": "2022-08",
        },
    ],
    "volunteer": [
        {
            "organization": "River Watch",
            "position": "Guardian",
            "startDate": "2016-02",
            "endDate": "2019-06",
            "summary": "Environment\n\nCounted birds",
        }
    ],
    "education": [
        {
            "institution": "Kestrel Valley College",
            "studyType": "B.S. Education",
            "startDate": "2022",
            "endDate": "2026",
            "courses": ["Choir"],
        }
    ],
    "awards": [{"title": "Dean's list", "date": "2024-12", "summary": "Top"}],
    "certificates": [
        {
            "name": "First aid",
            "date": "2024-01",
            "issuer": "Red Cross",
            "url": "https://aid.example/1",
        },
        {"name": "Sewing", "issuer": "Grandmother"},
    ],
    "publications": [
        {
            "name": "Two mornings",
            "publisher": "Local paper",
            "releaseDate": "2025-02-03",
            "url": "https://paper.example",
            "summary": "A creek",
        }
    ],
    "skills": [{"name": "Lesson planning"}, {"name": "Birds"}],
    "languages": [{"language": "Spanish", "fluency": "Native or bilingual proficiency"}],
    "projects": [
        {
            "name": "Garden",
            "description": "Beans",
            "startDate": "2023",
            "endDate": "2024",
            "url": "https://garden.example",
        }
    ],
}

STILL = "It is still in the file that you brought."


def brought(folder: Path, files: Files = FILES) -> Import:
    """Import an archive."""
    with opened(archive(folder, zipped(files))) as pile:
        return import_linkedin(pile, new=True)


def resume_of(folder: Path, result: Import) -> ResumeMeta:
    """Write what was planned and read it back."""
    write_new(folder, result.files)
    portfolio, report = load_portfolio(folder)
    assert report.failures == ()
    assert portfolio.resume is not None
    return portfolio.resume.meta


def test_whole(tmp_path: Path) -> None:
    """Every table about the person, with its commas, line breaks, formulas and empty cells."""
    result = brought(tmp_path)
    assert fields_of(resume_of(tmp_path / "new", result)) == RESUME
    assert result.offers == (("First aid", "https://aid.example/1"),)


def test_told(tmp_path: Path) -> None:
    """What is private or has no place is named; certificates are called what they are."""
    assert [str(note) for note in brought(tmp_path).notes] == [
        (
            "brought.zip/Certifications.csv: the column “license number” has no place in a "
            "portfolio "
            f"and was left out. {STILL}"
        ),
        f"brought.zip/Profile.csv: the column “address” was left out: it is private. {STILL}",
        f"brought.zip/Profile.csv: the column “birth date” was left out: it is private. {STILL}",
        f"brought.zip/Profile.csv: the column “zip code” was left out: it is private. {STILL}",
        (
            "brought.zip/Profile.csv: the column “industry” has no place in a portfolio and was "
            "left "
            f"out. {STILL}"
        ),
        (
            "brought.zip: certificates from LinkedIn are what you wrote there; nobody can check "
            "them. "
            "They stand in your résumé as certificates, not as badges. Where the issuer has a "
            "badge "
            "file for you, download it and add it with portfolio-gen add badge."
        ),
    ]


def test_others_are_never_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Messages, contacts and recommendations are not read."""
    read: list[str] = []
    really = Pile.read

    def noted(self: Pile, name: str, *, limit: int) -> bytes:
        read.append(name)
        return really(self, name, limit=limit)

    monkeypatch.setattr(Pile, "read", noted)
    result = brought(tmp_path)
    assert sorted(read) == sorted(
        set(FILES) - {"messages.csv", "Connections.csv", "Recommendations_Received.csv"}
    )
    assert not any(b"Somebody" in file.data for file in result.files)


def test_folder(tmp_path: Path) -> None:
    """An unpacked archive, in a folder of its own, with other capital letters."""
    files = {f"Basic_Export/{name.upper()}": data for name, data in FILES.items()}
    with opened(placed(tmp_path / "in", files)) as pile:
        assert looks_like_linkedin(pile)
        result = import_linkedin(pile, new=False)
    assert [str(file.path) for file in result.files] == ["resume.yml"]


def test_missing_tables(tmp_path: Path) -> None:
    """One table is enough."""
    result = brought(tmp_path, {"Skills.csv": "Name\nBirds\n"})
    (file,) = result.files
    assert file.data.endswith(b"skills:\n  - {name: Birds}\n")


@pytest.mark.parametrize(
    ("table", "said"),
    [
        (
            'Company Name,Title\n"Library,Assistant\n',
            (
                "brought.zip/Positions.csv:2: a text in quotes is not closed, or closed too early. "
                "This table was left out. Download the file again; programs for tables change it "
                "when "
                "they save it."
            ),
        ),
        (
            f"Company Name,Title\n{'x' * 100_001},y\n",
            (
                "brought.zip/Positions.csv:2: a cell here has more than 100,000 characters. This "
                "table "
                "was left out. Download the file again; programs for tables change it when they "
                "save "
                "it."
            ),
        ),
        (
            "Company Name,Title\nä,b\n".encode("cp1252"),
            (
                "brought.zip/Positions.csv:2:1: this file is not saved as UTF-8; the first "
                "unreadable "
                "character is here. This table was left out. In your editor choose “Save with "
                "encoding” or “Save as”, then UTF-8."
            ),
        ),
        (
            "Company Name,Title\nLibrary,b\n".encode("utf-16"),
            (
                "brought.zip/Positions.csv:1: this file is saved as UTF-16. This table was left "
                "out. "
                "In your editor choose “Save with encoding” or “Save as”, then UTF-8."
            ),
        ),
        (
            "Company Name,Title\nLib\0rary,b\n",
            (
                "brought.zip/Positions.csv:2: this is not a text file. This table was left out. "
                "Save "
                "it as plain text, encoded as UTF-8."
            ),
        ),
        (
            "Company Name,Title\nLibrary,b,c,d\n",
            (
                "brought.zip/Positions.csv:2: this row has 4 cells, and the table 2 columns. The "
                "last "
                "ones were left out."
            ),
        ),
        (
            "Company Name,Title,Started On\nLibrary,b,yesterday\n",
            (
                'brought.zip/Positions.csv:2: "yesterday" is no date that is understood here. It '
                "was "
                "left out; write it as 2026, 2026-04 or 2026-04-28."
            ),
        ),
        (
            "Company Name,Title\n,Assistant\n",
            (
                'brought.zip/Positions.csv:2: "name" is missing here. Replace (to be filled in) in '
                "the "
                "new file."
            ),
        ),
        (
            "Company Name,Favourite colour\nLibrary,green\n",
            (
                "brought.zip/Positions.csv: the column “favourite colour” has no place in a "
                "portfolio "
                f"and was left out. {STILL}"
            ),
        ),
    ],
    ids=["quote", "cell", "cp1252", "utf-16", "nul", "cells", "day", "no-name", "column"],
)
def test_odd_tables(tmp_path: Path, table: bytes | str, said: str) -> None:
    """What is wrong with one table is told, and the others are still read."""
    result = brought(tmp_path, {"Positions.csv": table, "Skills.csv": "Name\nBirds\n"})
    assert [str(note) for note in result.notes] == [said]
    assert b"Birds" in result.files[0].data


@pytest.mark.parametrize(("rows", "told"), [(3, False), (4, True)], ids=["at-limit", "above"])
def test_rows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rows: int, told: bool) -> None:  # noqa: FBT001
    """There is a limit to the rows."""
    monkeypatch.setattr(linkedin, "MAX_ROWS", 3)
    result = brought(tmp_path, {"Skills.csv": "Name\n" + "x\n" * rows})
    assert result.files[0].data.count(b"name:") == 3
    assert [str(note) for note in result.notes] == [
        (
            "brought.zip/Skills.csv:5: only the first 3 rows of this table were read. Check the "
            "file: "
            "nobody has done so much."
        )
    ] * told


@pytest.mark.parametrize(
    "files",
    [{"Profile.csv": "First Name,Last Name\n"}, {"Profile.csv": "\n"}, {"messages.csv": "A\nb\n"}],
    ids=["no-row", "empty", "messages"],
)
def test_nothing(tmp_path: Path, files: Files) -> None:
    """An archive without anything about the person."""
    with pytest.raises(ContentError) as error:
        brought(tmp_path, files)
    assert str(error.value) == (
        "brought.zip: nothing about you was found in this copy of your LinkedIn data. Ask LinkedIn "
        "for “Want something in particular?” with Profile and Positions, or for the larger archive."
    )
