"""Every case of the manifest gets the answer that the standards ask for."""

import base64
import datetime as dt
import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from portfolio_gen.badges.editions import edition
from portfolio_gen.badges.read import read_credential
from portfolio_gen.base.errors import BadgeError
from portfolio_gen.base.fetch import Fetched
from portfolio_gen.base.recorded import Recorded
from portfolio_gen.base.report import RANK, Outcome
from portfolio_gen.model.issuer import KeptList, KnownIssuer
from portfolio_gen.verify.checked import Checked
from portfolio_gen.verify.context import Context
from portfolio_gen.verify.policy import Policy, read_registry
from portfolio_gen.verify.steps import verify_badge
from portfolio_gen.verify.trust import beside
from tools import make_cases

Json = dict[str, Any]

FOLDER = Path(__file__).parent


def load() -> list[Json]:
    """Return every case."""
    files = sorted(FOLDER.glob("*.json"))
    return [case for file in files for case in json.loads(file.read_bytes())["cases"]]  # noqa: TID251


CASES = load()


def moment(text: str) -> dt.datetime:
    """Return a moment of a case."""
    return dt.datetime.fromisoformat(text)


def data_of(found: Json) -> bytes:
    """Return the bytes of a file or an answer."""
    if "base64" in found:
        return base64.b64decode(found["base64"])
    text: str = found["text"]
    return text.encode()


def context_of(case: Json) -> Context:
    """Return the world of a case."""
    issuers = tuple(
        KnownIssuer(
            id=known["id"],
            name=known["name"],
            says=known["says"],
            document=known["document"].encode(),
            retrieved=dt.date.fromisoformat(known["retrieved"]),
            trusted=known["trusted"],
            lists=tuple(
                KeptList(
                    url=kept["url"],
                    document=data_of(kept),
                    retrieved=dt.date.fromisoformat(kept["retrieved"]),
                )
                for kept in known.get("lists", ())
            ),
        )
        for known in case["issuers"]
    )
    fetched = {
        url: Fetched(url=url, status=found["status"], body=data_of(found), at=moment(found["at"]))
        for url, found in case["fetched"].items()
    }
    return Context(
        now=moment(case["now"]),
        issuers=issuers,
        recipient=tuple(case["recipient"]),
        fetcher=Recorded(fetched),
        trust=trust_of(case, issuers),
    )


def trust_of(case: Json, issuers: tuple[KnownIssuer, ...]) -> Policy | None:
    """Return whose word counts beside the list of issuers, where a case has a registry."""
    if "registry" not in case:
        return None
    return beside(read_registry(case["registry"].encode(), "registry.json"), issuers)


def inside(checked: Checked) -> list[Json]:
    """Return what came out of the documents inside, as cases write it down."""
    found = []
    for each in checked.inside:
        verdict = each.checked.verdict.name.lower() if each.checked else ""
        row: Json = {"place": each.place, "verdict": verdict}
        row |= {"about_this": each.about_this, "by_issuer": each.by_issuer}
        deeper = inside(each.checked) if each.checked else []
        found.append(row | ({"inside": deeper} if deeper else {}))
    return found


def outcomes(checked: Checked) -> dict[str, Outcome]:
    """Return the worst outcome of each check; advice does not count."""
    found: dict[str, Outcome] = {}
    for finding in checked.report.findings:
        if not finding.advice:
            worst = max(found.get(finding.check, Outcome.SKIP), finding.outcome, key=RANK.index)
            found[finding.check] = worst
    return found


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_case(case: Json) -> None:
    """The verdict, every stated outcome, or the error."""
    expected = case["expected"]
    if "error" in expected:
        with pytest.raises(BadgeError) as caught:
            read_credential(data_of(case["input"]), source=case["id"])
        assert caught.value.code == expected["error"]
        return
    badge = read_credential(data_of(case["input"]), source=case["id"])
    checked = verify_badge(badge, context_of(case))
    found = outcomes(checked)
    stated = {name: found.get(name, "nothing") for name in expected["checks"]}
    told = [f"{f.check}: {f.outcome}: {f.message}" for f in checked.report.findings]
    assert (checked.verdict.name.lower(), stated) == (
        expected["verdict"],
        expected["checks"],
    ), "\n".join(told)
    assert inside(checked) == expected.get("inside", [])
    if "beside" in case:
        other = read_credential(data_of(case["beside"]), source=f"beside {case['id']}")
        assert edition(badge, other).name.lower() == expected["edition"]


def test_the_manifest_is_current() -> None:
    """Making the cases again gives the same bytes."""
    assert make_cases.stale() == []


def test_no_answer_repeats_an_address() -> None:
    """Whatever stands in a badge, no sentence tells anybody's e-mail address."""
    told = []
    for case in CASES:
        if "error" not in case["expected"]:
            badge = read_credential(data_of(case["input"]), source=case["id"])
            checked = verify_badge(badge, context_of(case))
            words = [checked.sentence, *(str(finding) for finding in checked.report.findings)]
            told += [case["id"] for text in words if re.search(r"\w@\w", text)]
    assert told == []


def test_every_case_has_its_own_name() -> None:
    """A name is how people speak of a case."""
    assert [name for name, n in Counter(case["id"] for case in CASES).items() if n > 1] == []


def test_there_are_enough() -> None:
    """A file that was lost would make every other test pass."""
    assert len(CASES) >= 480


def test_the_check_option(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """With ``--check`` nothing is written, and what is not current is named."""
    assert make_cases.main(["--check"]) == 0
    monkeypatch.setattr(make_cases, "FOLDER", make_cases.FOLDER / "nowhere")
    assert make_cases.main(["--check"]) == 1
    assert "is not current; run python -m tools.make_cases" in capsys.readouterr().out
    monkeypatch.setattr(make_cases, "FOLDER", tmp_path)
    assert make_cases.main([]) == 0
    assert sorted(p.name for p in tmp_path.iterdir()) == sorted(
        p.name for p in FOLDER.glob("*.json")
    )
