"""Nothing private, and nothing about it, is in what the site is made from."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from pathlib import Path, PurePath
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from portfolio_gen.content.privacy import PUBLISHED, RANK, opened_for, public_view, visibility_of
from portfolio_gen.model.common import Model, Visibility
from portfolio_gen.model.portfolio import Portfolio
from tests import builders
from tests.unit.content.making import WORDS, load, project, reflection

COURSE = "code: A 1\nname: A\nterm: Fall 2025\nstart: 2025-08-25\n"
CANARY = "canary"


def texts(value: Any) -> Iterator[str]:  # noqa: ANN401 (whatever a portfolio holds)
    """Yield everything a portfolio says, wherever in it."""
    if isinstance(value, bytes):
        yield value.decode(errors="replace")
    elif isinstance(value, str | PurePath):
        yield str(value)
    else:
        for inner in parts(value):
            yield from texts(inner)


def parts(value: Any) -> tuple[Any, ...]:  # noqa: ANN401
    """Return what a value consists of."""
    if isinstance(value, Mapping):
        return (*value, *value.values())
    if isinstance(value, tuple):
        return value
    if isinstance(value, Model):
        return tuple(getattr(value, name) for name in type(value).model_fields)
    if is_dataclass(value):
        return tuple(getattr(value, part.name) for part in fields(value) if part.name != "folder")
    return ()


def leaks(portfolio: Portfolio) -> list[str]:
    """Return everything that holds the canary."""
    return [text for text in texts(portfolio) if CANARY in text.casefold()]


def badge(name: str) -> str:
    """Return a badge file."""
    document = builders.credential()
    document["credentialSubject"]["achievement"]["name"] = name
    return json.dumps(document)


SECRETS = {
    "portfolio.yml": "basics: {name: Ana Reyes, image: projects/canary/me.png}\n"
    "home: {featured: [projects/open, projects/canary, badges/canary, projects/quiet]}\n"
    "redirects: {old.html: projects/canary, kept.html: projects/open}\n"
    "badge_visibility: {canary: private}\n",
    "identity.local.yml": "emails: [canary@kestrelvalley.example]\ndids: ['did:key:canary']\n"
    "urls: ['https://canary.example/']\nphones: [canary]\nstudent_ids: [canary]\n",
    "issuers.yml": "issuers: [{id: canary, name: Canary, document: issuers/canary.json, "
    "retrieved: 2026-04-28}]\n",
    "issuers/canary.json": '{"id": "canary"}',
    "resume.yml": "education: [{institution: KVC, score: canary 4.0}]\n",
    "about.md": "[my plans](projects/canary/index.md) ![](projects/canary/photo.png)\n",
    "courses/A-1.yml": f"{COURSE}badges: [{{id: open, name: Open}}, {{id: canary, name: Canary}}]\n"
    "grading: [{badges: 1, grade: canary}]\n",
    "courses/CANARY-1.yml": f"{COURSE}visibility: private\ndescription: canary\n",
    "badges/canary.json": badge("canary"),
    "badges/open.json": badge("open"),
    "badges/canary-recorded.yml": "name: Canary\ncourse: A-1\nawarded: 2025-12-01\n"
    "visibility: draft\nimage: canary.png\n",
    "badges/canary-of-course.yml": "name: Canary\ncourse: CANARY-1\nawarded: 2025-12-01\n",
    "badges/kept.yml": "name: Kept\ncourse: A-1\nawarded: 2025-12-01\n"
    "image: ../projects/canary/photo.png\n",
    "projects/canary/index.md": project("Canary", "Canary.", visibility="private", rubric="canary"),
    "projects/canary/photo.png": "canary",
    "projects/canary-draft/index.md": project("Canary", "Canary.", visibility="draft"),
    "projects/quiet/index.md": project(
        "Quiet", "Text.", visibility="unlisted", badges="[open]", course="A-1"
    ),
    "projects/open/index.md": project(
        "Open",
        "With [my plans](../canary/index.md), [more][plan], ![](../canary/photo.png), "
        "<img src='../canary-draft/x.png'>, [file](../canary/nothing.txt), "
        "[badge](../../badges/canary.json) and "
        "[course](../../courses/CANARY-1.yml). With Cleo Canary and Bo Lind.\n\n"
        "[plan]: ../canary/index.md",
        course="CANARY-1",
        badges="[open, canary]",
        cover="../canary/photo.png",
        contributors="[{name: Cleo Canary, role: canary}, {name: Bo Lind, consent: true}, "
        "{name: Ana Reyes}]",
        media="[{src: ../canary/photo.png, alt: x}, "
        "{src: film.mp4, alt: With Cleo Canary, captions: ../canary/c.vtt, "
        "transcript: ../canary/t.md, poster: ../canary/p.png, longdesc: ../canary/l.md}, "
        "{src: ../canary/two.png}]",
        embeds="[{url: 'https://x.example/', title: X, transcript: ../canary/t.md}]",
        attempts="[{date: 2026-04-02, note: Cleo Canary helped}]",
        show_attempts="true",
    ),
    "projects/open/film.mp4": "film",
    "assignments/canary/index.md": "---\ntitle: Canary\ndescription: Canary\ndate: 2026-04-28\n"
    "visibility: private\n---\ncanary\n",
    "reflections/of-canary.md": reflection("projects/canary", body=f"canary {WORDS}"),
    "reflections/of-both.md": reflection("projects/open", "projects/canary", "badges/canary"),
    "reflections/canary.md": reflection("projects/open", visibility="private"),
    "views/canary.yml": "title: Canary\nkey: canary-canary\nitems: [projects/canary]\n",
    "views/kept.yml": "title: Kept\nkey: heron-alder-kettle\n"
    "items: [projects/canary, projects/quiet, projects/open]\n",
    "rubrics/canary.yml": "name: Canary\ncriteria:\n"
    "  - {id: a, name: A, levels: [{id: b, name: B}]}\n",
    "media/canary.png": "only the private project shows it",
    "media/unused.png": "nothing shows it",
}
"""Everything that must stay behind says so."""


def test_canaries(tmp_path: Path) -> None:
    """Private, draft, identity, grade and consent: nothing of it is left, anywhere."""
    portfolio = load(tmp_path, SECRETS)
    assert len(leaks(portfolio)) > 60
    assert leaks(public_view(portfolio)) == []


def test_what_stays(tmp_path: Path) -> None:
    """What is not private is still there, whole."""
    shown = public_view(load(tmp_path, SECRETS))
    assert list(shown.by_ref()) == [
        "projects/open",
        "projects/quiet",
        "badges/open",
        "badges/kept",
        "courses/A-1",
        "reflections/of-both",
    ]
    work, quiet = shown.projects
    assert work.body == (
        "With my plans, more, , , file, badge and course. With (name withheld) and Bo Lind.\n\n\n"
    )
    assert (work.meta.course, work.meta.badges, work.meta.cover) == (None, ("open",), None)
    assert [person.name for person in work.meta.contributors] == ["Bo Lind"]
    assert [media.model_dump(exclude_none=True) for media in work.meta.media] == [
        {"src": "film.mp4", "alt": "With (name withheld)"}
    ]
    assert work.meta.embeds[0].transcript is None
    assert work.meta.attempts[0].note == "(name withheld) helped"
    assert [str(path) for path in work.files] == ["projects/open/film.mp4"]
    assert (quiet.meta.course, quiet.meta.badges) == ("A-1", ("open",))
    assert shown.settings.meta.home.featured == ("projects/open",)
    assert shown.settings.meta.redirects == {"kept.html": "projects/open"}
    assert shown.settings.meta.basics.name == "Ana Reyes"
    assert shown.reflections[0].meta.about == ("projects/open",)
    assert [view.meta.items for view in shown.views] == [("projects/quiet", "projects/open")]
    assert [offered.id for offered in shown.courses[0].meta.badges] == ["open"]
    assert shown.about is not None
    assert shown.about.body == "my plans \n"
    assert shown.resume is not None
    assert shown.resume.meta.education[0].institution == "KVC"


def test_public_names_nothing_unlisted(tmp_path: Path) -> None:
    """A public page is no list that leads to something unlisted; an unlisted page may."""
    files = {
        "portfolio.yml": "basics: {name: Ana}\nbadge_visibility: {open: unlisted}\n",
        "badges/open.json": badge("open"),
        "courses/A-1.yml": f"{COURSE}visibility: unlisted\n",
        "projects/listed/index.md": project(badges="[open]", course="A-1"),
        "projects/quiet/index.md": project(badges="[open]", course="A-1", visibility="unlisted"),
    }
    listed, quiet = public_view(load(tmp_path, files)).projects
    assert (listed.meta.badges, listed.meta.course) == ((), None)
    assert (quiet.meta.badges, quiet.meta.course) == (("open",), "A-1")


def test_private_by_default(tmp_path: Path) -> None:
    """With a private default, only what says otherwise is published."""
    files = {
        "portfolio.yml": "basics: {name: Ana}\nvisibility: private\n",
        "about.md": "canary",
        "resume.yml": "work: [{name: canary}]\n",
        "badges/canary.json": badge("canary"),
        "projects/open/index.md": project(visibility="public"),
        "projects/canary/index.md": project("Canary"),
        "reflections/canary.md": reflection("projects/open"),
    }
    shown = public_view(load(tmp_path, files))
    assert leaks(shown) == []
    assert list(shown.by_ref()) == ["projects/open"]
    assert (shown.about, shown.resume) == (None, None)


def test_shared_files(tmp_path: Path) -> None:
    """A shared file is published only if something published shows it."""
    files = {
        "media/a.png": "x",
        "media/canary.png": "x",
        "portrait.jpg": "x",
        "about.md": "![Ana](portrait.jpg)",
        "projects/open/index.md": project(media="[{src: ../../media/a.png, alt: A}]", rubric="a"),
        "projects/hidden/index.md": project(body="![](../../media/canary.png)", visibility="draft"),
        "rubrics/a.yml": "name: A\ncriteria: [{id: a, name: A, levels: [{id: b, name: B}]}]\n",
        "rubrics/b.yml": "name: B\ncriteria: [{id: a, name: A, levels: [{id: b, name: B}]}]\n",
        "rubrics/c.yml": "name: C\ncriteria: [{id: a, name: A, levels: [{id: b, name: B}]}]\n",
        "courses/A-1.yml": f"{COURSE}badges: [{{id: x, name: X, rubric: b}}]\n",
    }
    shown = public_view(load(tmp_path, files))
    assert [str(path) for path in shown.media] == ["media/a.png", "portrait.jpg"]
    assert [rubric.slug for rubric in shown.rubrics] == ["a", "b"]


@pytest.mark.parametrize(
    ("about", "own", "seen"),
    [
        (["projects/public"], "", Visibility.PUBLIC),
        (["projects/public"], "unlisted", Visibility.UNLISTED),
        (["projects/unlisted"], "", Visibility.UNLISTED),
        (["projects/unlisted"], "public", Visibility.UNLISTED),
        (["projects/private"], "public", Visibility.PRIVATE),
        (["projects/draft"], "", Visibility.DRAFT),
        (["projects/public", "projects/private"], "", Visibility.PUBLIC),
        (["projects/private", "projects/unlisted"], "", Visibility.UNLISTED),
        (["projects/nowhere"], "", Visibility.PUBLIC),
        (["reflections/r"], "", Visibility.PUBLIC),
    ],
)
def test_reflection(tmp_path: Path, about: list[str], own: str, seen: Visibility) -> None:
    """A reflection is never more visible than everything it is about."""
    works = {
        f"projects/{name}/index.md": project(visibility=name)
        for name in ("public", "unlisted", "private", "draft")
    }
    extra = {"visibility": own} if own else {}
    portfolio = load(tmp_path, {**works, "reflections/r.md": reflection(*about, **extra)})
    assert visibility_of(portfolio.reflections[0], portfolio) is seen


@pytest.mark.parametrize(
    ("own", "course", "seen"),
    [
        ("public", "public", Visibility.PUBLIC),
        ("public", "private", Visibility.PRIVATE),
        ("private", "public", Visibility.PRIVATE),
        ("unlisted", "draft", Visibility.DRAFT),
    ],
)
def test_recorded_badge(tmp_path: Path, own: str, course: str, seen: Visibility) -> None:
    """A recorded badge names its course, so it is never more visible than the course."""
    files = {
        "courses/A-1.yml": f"{COURSE}visibility: {course}\n",
        "badges/n.yml": f"name: N\ncourse: A-1\nawarded: 2025-12-01\nvisibility: {own}\n",
    }
    portfolio = load(tmp_path, files)
    assert visibility_of(portfolio.course_badges[0], portfolio) is seen


SEEN = st.sampled_from([visibility.value for visibility in RANK])


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None
)
@given(default=SEEN, seen=st.lists(SEEN, min_size=7, max_size=7), links=st.sets(st.integers(0, 5)))
def test_any_visibility(
    tmp_path_factory: pytest.TempPathFactory, default: str, seen: list[str], links: set[int]
) -> None:
    """However things are shown and linked, nothing hidden is left and everything shown is."""
    first, second, letter, note, course, recorded, signed = seen
    targets = [
        "../one/index.md",
        "../two/index.md",
        "../two/plan.png",
        "../../assignments/three/index.md",
        "../../reflections/four.md",
        "../../courses/FIVE.yml",
    ]
    body = " ".join(f"[x]({target})" for n, target in enumerate(targets) if n in links)
    from_afar = re.sub(r"\.\./(?=one|two)", "../../projects/", body)
    files = {
        "portfolio.yml": f"basics: {{name: Ana}}\nvisibility: {default}\n"
        f"badge_visibility: {{seven: {signed}}}\n"
        "home: {featured: [projects/one, projects/two, assignments/three, badges/seven]}\n",
        "projects/one/index.md": project(
            "one-says", body, visibility=first, course="FIVE", badges="[six, seven]"
        ),
        "projects/two/index.md": project("two-says", body, visibility=second),
        "projects/two/plan.png": "two-says",
        "assignments/three/index.md": f"---\ntitle: three-says\ndescription: x\n"
        f"date: 2026-04-28\nvisibility: {letter}\n---\n{from_afar}\n",
        "reflections/four.md": reflection(
            "projects/one", "projects/two", body="four-says", visibility=note
        ),
        "courses/FIVE.yml": f"{COURSE}visibility: {course}\ndescription: five-says\n",
        "badges/six.yml": "name: six-says\ncourse: FIVE\nawarded: 2025-12-01\n"
        f"visibility: {recorded}\n",
        "badges/seven.json": badge("seven-says"),
        "views/v.yml": "title: V\nkey: heron-alder-kettle\n"
        "items: [projects/one, projects/two, assignments/three, reflections/four, badges/six]\n",
    }
    portfolio = load(tmp_path_factory.mktemp("portfolio"), files)
    shown = public_view(portfolio)
    said = list(texts(shown))
    numbers = {"one", "two", "three", "four", "FIVE", "six", "seven"}
    for ref, item in portfolio.by_ref().items():
        name = ref.partition("/")[2]
        assert name in numbers
        if visibility_of(item, portfolio) in PUBLISHED:
            assert ref in shown.by_ref()
        else:
            hidden = {ref, f"{name.lower()}-says", name, f"../{name}/index.md"}
            assert [text for text in said if any(h in text.split() for h in hidden)] == []
            assert [text for text in said if f"/{name}" in text] == []
    assert public_view(shown) == shown


VIEW = """title: Canary view
key: zx8kq-w2mfn-t4hjd
protected: true
items: [projects/private, projects/draft, courses/A-1, badges/n, badges/signed, projects/public]
lines: {projects/private: canary, projects/draft: canary}
"""


def of_every_kind(default: str = "public") -> dict[str, str]:
    """A portfolio with a protected view of items that not everybody may see."""
    works = {
        f"projects/{name}/index.md": project(f"A {name} one", visibility=name)
        for name in ("public", "unlisted", "private", "draft")
    }
    return {
        **works,
        "portfolio.yml": f"basics: {{name: Ana}}\nvisibility: {default}\n"
        "badge_visibility: {signed: private}\n",
        "courses/A-1.yml": f"{COURSE}visibility: private\n",
        "badges/n.yml": "name: N\ncourse: A-1\nawarded: 2025-12-01\nvisibility: public\n",
        "badges/signed.json": badge("Signed"),
        "reflections/silent.md": reflection("projects/private"),
        "reflections/own.md": reflection("projects/private", visibility="private"),
        "reflections/other.md": reflection("projects/unlisted"),
        "views/board.yml": VIEW,
    }


def test_protected_views_are_not_in_the_site(tmp_path: Path) -> None:
    """Neither the view nor what only it shows."""
    shown = public_view(load(tmp_path, of_every_kind()))
    assert shown.views == ()
    assert leaks(shown) == []
    assert [work.slug for work in shown.projects] == ["public", "unlisted"]


def test_opened_for_its_readers(tmp_path: Path) -> None:
    """Private items are there and listed nowhere; drafts and private reflections are not."""
    portfolio = load(tmp_path, of_every_kind())
    shown = opened_for(portfolio.views[0], portfolio)
    assert [work.slug for work in shown.projects] == ["private", "public", "unlisted"]
    assert [item.slug for item in shown.reflections] == ["other", "silent"]
    assert [item.slug for item in shown.courses] == ["A-1"]
    assert [item.slug for item in shown.course_badges] == ["n"]
    assert [item.visibility for item in shown.badges] == [Visibility.UNLISTED]
    (view,) = shown.views
    assert "projects/draft" not in view.meta.items
    assert list(view.meta.lines) == ["projects/private"]
    assert shown.identity.passphrases == {}
    listed = [i for i in shown.by_ref().values() if visibility_of(i, shown) is Visibility.PUBLIC]
    assert [item.slug for item in listed] == ["public"]


def test_nothing_is_opened_that_is_not_finished(tmp_path: Path) -> None:
    """Where everything is a draft unless it says so, a silent reflection is one too."""
    portfolio = load(tmp_path, of_every_kind("draft"))
    shown = opened_for(portfolio.views[0], portfolio)
    assert [item.slug for item in shown.reflections] == []


def test_names_in_lines_are_withheld(tmp_path: Path) -> None:
    """A line of a view is a text like others."""
    files = of_every_kind()
    files["projects/public/index.md"] = project(contributors="[{name: Bo Canary}]")
    files["views/board.yml"] = VIEW.replace(
        "projects/private: canary", "projects/public: Bo Canary"
    )
    portfolio = load(tmp_path, files)
    (view,) = opened_for(portfolio.views[0], portfolio).views
    assert view.meta.lines == {"projects/public": "(name withheld)"}


@pytest.mark.parametrize(
    ("settings_say", "work_says", "shown"),
    [("", "", 0), ("true", "", 1), ("true", "false", 0), ("false", "true", 1), ("", "true", 1)],
)
def test_attempts(tmp_path: Path, settings_say: str, work_says: str, shown: int) -> None:
    """They are shown only if somebody says so; the work itself has the last word."""
    fields = {"attempts": "[{date: 2026-04-02, note: Not yet, changed: The ending}]"}
    if work_says:
        fields["show_attempts"] = work_says
    more = f"show_attempts: {settings_say}\n" if settings_say else ""
    files = {
        "portfolio.yml": f"basics: {{name: Ana}}\n{more}",
        "projects/p/index.md": project(**fields),
    }
    (work,) = public_view(load(tmp_path, files)).projects
    assert len(work.meta.attempts) == shown
