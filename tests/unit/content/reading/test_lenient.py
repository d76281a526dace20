"""A resume.json from another program is taken as it is."""

from pathlib import Path

from portfolio_gen.content.load import load_portfolio
from tests.unit.content.making import make, said

RESUME = """{
  "$schema": "https://json.schemastore.org/resume",
  "x-theme": {"columns": 2},
  "basics": {
    "name": "Ana Reyes", "label": "", "picture": "a.png",
    "location": {"postalCode": 13820, "x-map": []},
    "profiles": [{"network": "Code", "url": "https://code.example/anareyes"}, null, ""]
  },
  "work": [{"name": "Library", "endDate": "", "highlights": ["Helped", ""], "keyword": ["x"]}],
  "interests": null,
  "volunter": [],
  "meta": {"version": "v1.0.0", "lastModified": "2017-12-24T15:53:00"}
}"""


def test_extras(tmp_path: Path) -> None:
    """Blanks count as left out, unknown fields are advice, those for other programs are silent."""
    portfolio, report = load_portfolio(make(tmp_path, {"resume.json": RESUME}))
    assert said(report.findings) == [
        (
            'resume.json:5:39: "picture" is not a field of JSON Resume. It is left out. '
            "Correct it, or let its name start with x- if another program needs it."
        ),
        (
            "resume.json:6:32: everybody can read this postal code. "
            "It can be found and copied for years, even after you take it out. "
            'Leave "postalCode" out, unless you want to be reached there.'
        ),
        (
            'resume.json:9:77: "keyword" is not a field of JSON Resume. It is left out. '
            "Correct it, or let its name start with x- if another program needs it."
        ),
        (
            'resume.json:11:3: "volunter" is not a field of JSON Resume (did you mean '
            '"volunteer"?) It is left out. '
            "Correct it, or let its name start with x- if another program needs it."
        ),
    ]
    assert report.failures == ()
    assert portfolio.resume is not None
    resume = portfolio.resume.meta
    assert resume.basics is not None
    assert resume.basics.label is None
    assert resume.basics.location is not None
    assert resume.basics.location.postalCode == "13820"
    assert len(resume.basics.profiles) == 1
    assert resume.work[0].highlights == ("Helped",)
    assert resume.work[0].endDate is None


def test_mistakes_are_still_mistakes(tmp_path: Path) -> None:
    """What cannot be shown at all is refused, at its place."""
    found = load_portfolio(make(tmp_path, {"resume.json": '{"work": [{"position": "x"}]}'}))[1]
    assert said(found.failures) == [
        ('resume.json:1:11: "name" is missing. The employer. Write: name: Kestrel Valley Library')
    ]
