"""Looking again: what broke, what will, what could not be seen, and what is as it should be."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from portfolio_gen.base.errors import Unreachable, Where
from portfolio_gen.base.fetch import Fetched
from portfolio_gen.content.load import load_portfolio
from portfolio_gen.deploy.recheck import Look, State, look_at_badge, look_at_links, web_links
from portfolio_gen.verify.context import Context
from tests import builders
from tests.site.small_portfolio import small_portfolio

AT = dt.datetime(2026, 10, 1, 12, tzinfo=dt.UTC)


def seen(now: dt.datetime, **dates: str) -> Look:
    """Look at a self-issued badge with these dates."""
    changes = [builders.put(name, value) for name, value in dates.items()]
    badge = builders.badge(builders.signed(*changes))
    return look_at_badge("badges/open-lesson.json", badge, Context(now=now))


@pytest.mark.parametrize(
    ("until", "state", "words"),
    [
        ("2026-08-20T00:00:00Z", State.NOTE, "Expired. "),
        ("2026-09-20T00:00:00Z", State.BAD, "Ask the issuer whether it was renewed."),
        ("2026-10-20T00:00:00Z", State.NOTE, "It expires within 35 days; ask the issuer to renew"),
        ("2027-10-20T00:00:00Z", State.GOOD, "Genuine, issuer not confirmed. "),
    ],
)
def test_expiry(now: dt.datetime, until: str, state: State, words: str) -> None:
    """Long ago is known, lately is a matter, soon is worth a word, later is none."""
    look = seen(now, validUntil=until)
    assert (look.place, look.state) == ("badges/open-lesson.json", state)
    assert words in look.words


def test_altered(now: dt.datetime) -> None:
    """A badge that does not stand is to be taken out."""
    badge = builders.badge(builders.changed(builders.signed(), builders.put("name", "Other")))
    look = look_at_badge("x", badge, Context(now=now))
    assert look.state is State.BAD
    assert look.words.endswith("Take it out, or ask the issuer.")


def test_not_settled(now: dt.datetime) -> None:
    """A list that cannot be asked leaves it open."""
    badge = builders.badge(builders.signed(builders.put("credentialStatus", builders.STATUS)))
    assert look_at_badge("x", badge, Context(now=now)).state is State.OPEN


def test_links(tmp_path: Path) -> None:
    """Every address a public page leads to, once, with its place; none of what is hidden."""
    hidden = (
        "---\ntitle: Unfinished\nkind: essay\ndescription: Not ready.\ndate: 2026-04-28\n"
        "visibility: private\n---\n[secret](https://hidden.example/)\n"
    )
    portfolio, _ = load_portfolio(
        small_portfolio(
            tmp_path,
            portfolio_yml="basics:\n  name: Ana\n  url: https://ana.example/\n"
            "base_url: https://ana.example/portfolio/\n",
            about_md="[a](https://a.example/x#part) ![p](https://picture.example/p.png)\n"
            "[b](https://ana.example/) <http://old.example/>\n",
            projects__hidden__index_md=hidden,
            courses__EDUC_yml="code: EDUC\nname: Media\nterm: Spring 2026\nstart: 2026-01-20\n"
            "badges:\n  - {id: a-b, name: A, achievement: 'https://names.example/a'}\n",
        )
    )
    assert web_links(portfolio) == {
        "https://ana.example/": Where(file="portfolio.yml", line=3, column=8),
        "https://a.example/x": Where(file="about.md", line=1, column=1),
        "http://old.example/": Where(file="about.md", line=2, column=27),
    }


def test_links_in_lists(tmp_path: Path) -> None:
    """Lists and mappings of fields are looked through, too."""
    portfolio, _ = load_portfolio(
        small_portfolio(
            tmp_path,
            portfolio_yml="basics:\n  name: Ana\n  profiles:\n"
            "    - {network: Code, url: 'https://code.example/ana'}\n"
            "mkdocs: {copyright: 'https://notes.example/'}\n",
        )
    )
    assert list(web_links(portfolio)) == ["https://code.example/ana", "https://notes.example/"]


class Web:
    """Addresses and what they answer: a status, or nothing and the reason."""

    def __init__(self, answers: Mapping[str, int | str]) -> None:
        """Take the answers."""
        self._answers = answers

    def fetch(self, url: str) -> Fetched:
        """Answer."""
        answer = self._answers[url]
        if isinstance(answer, str):
            raise Unreachable(answer)
        return Fetched(url=url, status=answer, body=b"", at=AT)


GOOD = "https://good.example/"
BAD = "https://Bad.example/x"
LOST = "A reader who follows this link finds nothing. Correct it, or take it out."
NOBODY = "There is no host called bad.example."


@pytest.mark.parametrize(
    ("answer", "state", "words"),
    [
        (200, State.GOOD, BAD),
        (204, State.GOOD, BAD),
        (404, State.BAD, f"{BAD} is gone (it answers with 404). {LOST}"),
        (410, State.BAD, f"{BAD} is gone (it answers with 410). {LOST}"),
        (403, State.OPEN, f"{BAD} could not be checked: it answers with 403."),
        (503, State.OPEN, f"{BAD} could not be checked: it answers with 503."),
        (NOBODY, State.BAD, f"{BAD} is gone: {NOBODY} {LOST}"),
        ("Too slow.", State.OPEN, f"{BAD} could not be checked: Too slow."),
        (
            "There is no host called other.example.",
            State.OPEN,
            f"{BAD} could not be checked: There is no host called other.example.",
        ),
    ],
)
def test_answers(answer: int | str, state: State, words: str) -> None:
    """Only what is surely gone is called gone."""
    links = {GOOD: Where(file="a.md"), BAD: Where(file="b.md", line=3, column=1)}
    found = list(look_at_links(links, Web({GOOD: 200, BAD: answer})))
    assert found == [
        Look(place="a.md", state=State.GOOD, words=GOOD),
        Look(place="b.md:3:1", state=state, words=words),
    ]


def test_no_network() -> None:
    """Where nobody answers at all, it is not the links that are dead."""
    found = list(look_at_links({BAD: Where(file="b.md")}, Web({BAD: NOBODY})))
    assert found == [
        Look(place="b.md", state=State.OPEN, words=f"{BAD} could not be checked: {NOBODY}")
    ]
    assert list(look_at_links({}, Web({}))) == []


def test_other_fetchers_are_left_alone(now: dt.datetime) -> None:
    """Looking at other days asks nobody."""

    class Counting(Web):
        asked = 0

        def fetch(self, url: str) -> Fetched:
            Counting.asked += 1
            raise Unreachable(f"{url} is away.")

    badge = builders.badge(builders.signed())
    look_at_badge("x", badge, replace(Context(now=now), fetcher=Counting({})))
    assert Counting.asked == 0
