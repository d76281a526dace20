"""Single things that go out as Leap2A, and come in again."""

import json
from pathlib import Path

import pytest

from portfolio_gen.content.load import load_portfolio
from portfolio_gen.exchange.leap2a.importing import import_leap2a
from portfolio_gen.exchange.pile import opened
from tests import builders
from tests.unit.exchange.leap2a.test_round_trip import exported, inside
from tests.unit.exchange.piles import archive, placed

RESUME = """
awards: [{title: Prize, date: 2025-05, awarder: The dean, summary: Good}]
certificates: [{name: First aid, date: 2024, issuer: Red Cross, url: "https://aid.example/1"}]
publications: [{name: Two mornings, publisher: Paper, releaseDate: 2025-02-03, summary: A creek}]
projects: [{name: Garden, description: Beans, startDate: 2024, keywords: [soil]}]
references: [{name: Prof. A, reference: Good}]
work: [{name: Library, summary: Read, highlights: [One, Two]}]
education: [{institution: College}]
"""


def there_and_back(folder: Path, files: dict[str, bytes | str]) -> dict[str, str]:
    """Export a folder, import it into nothing, and return what would be written."""
    home = placed(folder / "home", {"portfolio.yml": "basics: {name: Ana}\n", **files})
    packed = exported(load_portfolio(home)[0], "")
    with opened(archive(folder, packed.data)) as pile:
        result = import_leap2a(pile, None)
    return {str(file.path): file.data.decode("utf-8", "replace") for file in result.files}


def test_resume(tmp_path: Path) -> None:
    """Prizes, certificates, publications, and projects that are only listed."""
    files = there_and_back(tmp_path, {"resume.yml": RESUME})
    assert files["resume.yml"] == (
        "# yaml-language-server: $schema=.schemas/resume.json\n"
        'work:\n  - {name: Library, position: Library, summary: "Read\\nOne\\nTwo"}\n'
        "education:\n  - {institution: College, area: College}\n"
        "awards:\n  - {title: Prize, date: 2025-05, awarder: The dean, summary: Good}\n"
        "certificates:\n"
        '  - {name: First aid, date: "2024", issuer: Red Cross, url: "https://aid.example/1"}\n'
        "publications:\n"
        '  - {name: Two mornings, publisher: Paper, releaseDate: "2025-02-03", summary: A creek}\n'
    )
    assert "title: Garden" in files["projects/garden/index.md"]
    assert "Beans" in files["projects/garden/index.md"]
    assert not any("Prof. A" in text for text in files.values())


def test_course_badge(tmp_path: Path) -> None:
    """A badge that a course only recorded is never more than that."""
    files = there_and_back(
        tmp_path,
        {
            "courses/A-1.yml": "code: A 1\nname: A\nterm: Fall\nstart: 2025-09-01\n",
            "badges/polite.yml": "name: Polite\ncourse: A-1\nawarded: 2026-01-02\n",
        },
    )
    assert files["resume.yml"] == (
        "# yaml-language-server: $schema=.schemas/resume.json\n"
        'certificates:\n  - {name: Polite, date: "2026-01-02", '
        "issuer: Recorded by the course; not a verifiable credential.}\n"
    )


@pytest.mark.parametrize(
    ("change", "claimed"),
    [(b"", True), (b"Forged", False)],
    ids=["genuine", "altered"],
)
def test_badge(tmp_path: Path, change: bytes, claimed: bool) -> None:  # noqa: FBT001
    """A badge that was altered is handed on as a file, and nothing it says is repeated."""
    data = json.dumps(builders.signed()).encode()
    data = data.replace(b"Open lesson", change) if change else data
    home = placed(
        tmp_path / "home",
        {"portfolio.yml": "basics: {name: Ana}\n", "badges/lesson.json": data},
    )
    packed = inside(exported(load_portfolio(home)[0]).data)
    assert packed["files/1-lesson.json"] == data
    assert (b"leap2:achievement" in packed["leap2a.xml"]) is claimed
    assert b"Forged" not in packed["leap2a.xml"]


def test_signs(tmp_path: Path) -> None:
    """Signs of XML in every place are only signs, and letters that XML has not are replaced."""
    odd = 'a < b & \\"c\\" ]]> \\uFFFE'
    work = f'---\ntitle: "{odd}"\nkind: essay\ndescription: "{odd}"\ndate: 2026-01-01\n'
    work += f'skills: ["{odd}"]\nlicense: "{odd}"\n---\n<p title="x">a &lt; b</p>\n'
    files = there_and_back(tmp_path, {"projects/odd/index.md": work})
    text = files["projects/odd/index.md"]
    assert text.count('a < b & \\"c\\" ]]> \N{REPLACEMENT CHARACTER}') == 4
    assert "a &lt; b" in text


def test_links_between_works(tmp_path: Path) -> None:
    """A link to another work leads to its page, or nowhere if there is none."""
    files: dict[str, bytes | str] = {
        f"projects/{name}/index.md": (
            f"---\ntitle: {name}\nkind: essay\ndescription: x\ndate: 2026-01-01\n---\n"
            f"See [the other](../{other}/index.md) and [a file](my%20file.txt).\n"
        )
        for name, other in (("a", "b"), ("b", "a"))
    }
    files["projects/a/my file.txt"] = "hello"
    back = there_and_back(tmp_path, files)
    assert back["projects/a/index.md"].endswith("See the other and [a file](my-file.txt).\n")
    assert back["projects/a/my-file.txt"] == "hello"
    home = load_portfolio(tmp_path / "home")[0]
    document = inside(exported(home).data)["leap2a.xml"].decode()
    assert "https://ana.example/projects/b.html" in document
