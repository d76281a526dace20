"""Somebody who shows another name: the own one is in no output, and badges are still theirs."""

import datetime as dt
import json
from pathlib import Path

import pytest

from portfolio_gen.base.errors import BuildError, ContentError
from portfolio_gen.content.load import load_portfolio
from portfolio_gen.content.own_name import own_names
from portfolio_gen.deploy.submission import freeze
from portfolio_gen.exchange.archive import export_archive
from portfolio_gen.exchange.bundle import export_bundle
from portfolio_gen.exchange.json_resume import export_resume
from portfolio_gen.exchange.leap2a.exporting import export_leap2a
from portfolio_gen.site.build import build_site
from portfolio_gen.site.kept.badge_checks import context_for
from portfolio_gen.site.output.integrity import files_of
from portfolio_gen.verify.steps import verify_badge
from tests.builders import EMAIL, put, signed
from tests.canaries.test_outputs import folder_texts, zip_texts
from tests.site.small_portfolio import SENTENCE, small_portfolio
from tests.unit.content.test_own_name import LETTER, NAMED, as_text

NOW = dt.datetime(2026, 11, 29, tzinfo=dt.UTC)
IDENTITY = (
    f"names: [Renn Ito]\nemails: [{EMAIL}]\n"
    "passphrases: {board: kettle alder heron moss ferry tundra}\n"
)
SETTINGS = "basics: {name: Alder, label: Student teacher}\nbase_url: https://alder.example/p/\n"
VIEW = (
    "title: Board\nkey: heron-alder-kettle-52\nprotected: true\n"
    "items: [projects/hidden, badges/lesson]\n"
)


def award(*, named: bool) -> str:
    """Return a badge for the address of the portfolio, with or without the name in its texts."""
    who = "Renn Ito" if named else "The student"
    return json.dumps(
        signed(
            put("credentialSubject.achievement.description", f"{who} wrote a lesson."),
            put("credentialSubject.achievement.criteria.narrative", f"{who} shared it."),
        )
    )


def source(folder: Path, badge: str, **changes: str) -> Path:
    """Write a portfolio under another name, with a badge and a protected view."""
    return small_portfolio(
        folder,
        **{
            "portfolio_yml": SETTINGS,
            "resume_yml": "basics: {name: Alder}\nwork: [{name: School}]\n",
            "identity_local_yml": IDENTITY,
            "badges__lesson_json": badge,
            "views__board_yml": VIEW,
            **changes,
        },
    )


@pytest.mark.parametrize("named", [True, False], ids=["badge with it", "badge without"])
def test_no_output_tells_the_own_name(*, named: bool, tmp_path: Path) -> None:
    """Only the badge file itself may, and then the build says so; the badge is still theirs."""
    folder, site = source(tmp_path / "source", award(named=named)), tmp_path / "site"
    result = build_site(folder, site, now=NOW)
    assert result.written, [str(finding) for finding in result.report.failures]
    told = [str(one.where) for one in result.report.findings if one.check == "own-name"]
    assert told == ["badges/lesson.json"] * named

    portfolio, _ = load_portfolio(folder)
    names, raw = own_names(portfolio), portfolio.badges[0].badge.raw
    context = context_for(portfolio, NOW)
    checked = {badge.slug: verify_badge(badge.badge, context) for badge in portfolio.badges}
    built = {path: (site / path).read_bytes() for path in files_of(site)}
    archive = export_archive(portfolio, built)
    bundle, leap2a = export_bundle(portfolio, checked), export_leap2a(portfolio, checked)
    outputs = {
        "site": folder_texts(site),
        "archive": zip_texts(archive.data),
        "bundle": zip_texts(bundle.data),
        "leap2a": zip_texts(leap2a.data),
        "resume": [("resume.json", export_resume(portfolio))],
        "public resume": [("resume.json", export_resume(portfolio, public=True))],
        "submission": [("submission.json", freeze(portfolio, now=NOW, program="1"))],
    }
    for output, texts in outputs.items():
        found = [path for path, data in texts if names.inside(data.replace(raw, b""))]
        assert found == [], output
    for packed in (archive, bundle, leap2a):
        said = [str(one.where) for one in packed.notes if one.check == "own-name"]
        assert said == ["badges/lesson.json"] * named

    page = (site / "badges/lesson.html").read_text(encoding="utf-8")
    assert ("Alder wrote a lesson." in page) is named
    recipient = [one for one in checked["lesson"].report.findings if one.check == "recipient"]
    assert [one.outcome.value for one in recipient] == ["passed"]
    assert (site / "badges/lesson/credential.json").read_bytes() == raw


STOPPED = {
    "rubric": (
        {
            "rubrics__r_yml": "name: R\ncriteria:\n  - {id: a, name: Renn Ito, levels: "
            "[{id: met, name: Met}]}\n",
            "projects__water__index_md": "---\ntitle: Water\nkind: essay\ndescription: Rain.\n"
            "date: 2026-04-28\nrubric: r\n---\nIt rains.\n",
        },
        "your own name from identity.local.yml in projects/water.html",
    ),
    "protected page": (
        {
            "rubrics__r_yml": "name: R\ncriteria:\n  - {id: a, name: Renn Ito, levels: "
            "[{id: met, name: Met}]}\n",
            "projects__hidden__index_md": "---\ntitle: Hidden\nkind: essay\ndescription: Rain.\n"
            "date: 2026-04-28\nvisibility: private\nrubric: r\n---\nIt rains.\n",
        },
        "your own name from identity.local.yml would be in this protected page.",
    ),
}


@pytest.mark.parametrize(("changes", "message"), STOPPED.values(), ids=STOPPED)
def test_what_no_check_read_stops_in_the_finished_site(
    changes: dict[str, str], message: str, tmp_path: Path
) -> None:
    """Whatever way the name came, the file is named and nothing is written."""
    folder, site = source(tmp_path / "source", award(named=True), **changes), tmp_path / "site"
    with pytest.raises(BuildError) as caught:
        build_site(folder, site, now=NOW)
    assert message in str(caught.value)
    assert not site.exists()


def test_exports_refuse_the_own_name(tmp_path: Path) -> None:
    """Whoever exports without a look at the checks gives nothing away."""
    folder = source(tmp_path, award(named=True), resume_yml="basics: {name: Renn Ito}\n")
    portfolio, _ = load_portfolio(folder)
    with pytest.raises(ContentError) as caught:
        export_resume(portfolio)
    assert str(caught.value) == (
        f"{tmp_path}: your own name from identity.local.yml would be handed out, in resume.yml. "
        "Write “Alder” instead; portfolio-gen check names most places."
    )
    with pytest.raises(ContentError):
        export_archive(portfolio, {})
    with pytest.raises(ContentError):
        freeze(portfolio, now=NOW, program="1", address="https://renn-ito.example/")


@pytest.mark.parametrize("ending", ["json", "jwt"])
def test_an_endorsement_with_the_own_name_stops_everything(tmp_path: Path, ending: str) -> None:
    """Also one in which no eye can see it; without its line in the settings, all goes well."""
    letter = LETTER.format(file=f"e.{ending}", seen="public")
    folder = source(
        tmp_path / "source",
        award(named=False),
        outcomes_yml="frameworks: [{id: o, name: O, outcomes: [{id: a, name: A}, {id: b, "
        "name: B}]}]\n",
        assignments__letter__index_md=letter,
        reflections__letter_md="---\nabout: [assignments/letter]\n---\n" + SENTENCE * 9,
    )
    signed_file = folder / f"assignments/letter/e.{ending}"
    signed_file.write_text(json.dumps(NAMED) if ending == "json" else as_text(NAMED))
    site = tmp_path / "site"
    result = build_site(folder, site, now=NOW)
    assert [str(one.where) for one in result.report.failures] == [f"assignments/letter/e.{ending}"]
    assert not site.exists()
    (folder / "assignments/letter/index.md").write_text(
        letter.replace(f"endorsement: e.{ending}\n", "")
    )
    signed_file.unlink()
    assert build_site(folder, site, now=NOW).written
