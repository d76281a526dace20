"""A portfolio with a canary word in every field of every item, and with everything naming all."""

import shutil
from collections.abc import Mapping
from pathlib import Path

from portfolio_gen.model.common import Visibility
from tests import photos

HERE = Path(__file__).resolve().parent
SAMPLE = HERE.parent.parent / "sample_portfolio"

REFS = {
    "project": "projects/canary-project",
    "assignment": "assignments/canary-assignment",
    "reflection": "reflections/canary-reflection",
    "recorded": "badges/canary-recorded",
    "badge": "badges/canary-badge",
    "course": "courses/CANARY-COURSE",
}
"""Every kind of item whose visibility can be chosen, by its canary word without the beginning."""

ALWAYS = (
    "canary-identity",
    "canary-grade",
    "canary-issuer",
    "canary-comment",
    "canary-unlinked",
    "canary-shut",
)
"""Words that are in no public output, whatever is public; in small letters."""

SECRETS = (*(word.encode() for word in ALWAYS), photos.SECRET.lower())
"""The same as bytes, and what photos say besides the picture."""

_PROJECT = """---
title: CANARY-PROJECT title  # CANARY-COMMENT
kind: design
description: CANARY-PROJECT description
date: 2026-04-28
course: CANARY-COURSE
stage: create
badges: [canary-badge, canary-recorded]
outcomes: ["canary-frame:seen"]
skills: [CANARY-PROJECT skill]
rubric: canary-project-rubric
license: CANARY-PROJECT licence
cover: canary-project-cover.jpg
media:
  - {src: canary-project-photo.jpg, alt: CANARY-PROJECT alt, caption: CANARY-PROJECT caption,
     credit: CANARY-PROJECT credit, license: CC0-1.0, longdesc: canary-project-long.md}
  - {src: canary-project-talk.mp4, captions: c.vtt, transcript: t.md, poster: poster.png}
embeds: [{url: "https://canary-project.example/e", title: CANARY-PROJECT embed}]
contributors: [{name: CANARY-PROJECT helper, role: CANARY-PROJECT role, consent: true}]
attempts: [{date: 2026-04-02, note: CANARY-PROJECT attempt}]
url: https://canary-project.example/
VISIBLE---
CANARY-PROJECT body <!-- CANARY-COMMENT -->
LINKS
"""

_ASSIGNMENT = """---
title: CANARY-ASSIGNMENT title
description: CANARY-ASSIGNMENT description
date: 2026-04-28
kind: essay
course: CANARY-COURSE
outcomes: ["canary-frame:seen", "canary-frame:heard"]
real_world: CANARY-ASSIGNMENT world
instructor: CANARY-ASSIGNMENT instructor
badges: [canary-badge, canary-recorded]
cover: canary-assignment-cover.png
VISIBLE---
CANARY-ASSIGNMENT body
LINKS
"""

_REFLECTION = """---
about: [projects/canary-project, assignments/canary-assignment, badges/canary-badge]
title: CANARY-REFLECTION title
date: 2026-04-28
VISIBLE---
CANARY-REFLECTION body
LINKS
"""

_RECORDED = """name: CANARY-RECORDED name
course: CANARY-COURSE
awarded: 2026-02-02
awarded_by: CANARY-RECORDED giver
description: CANARY-RECORDED description
criteria: CANARY-RECORDED criteria
comment: CANARY-RECORDED comment
image: canary-recorded.png
VISIBLE"""

_COURSE = """code: CANARY-COURSE code
name: CANARY-COURSE name
term: CANARY-COURSE term
start: 2026-01-26
institution: CANARY-COURSE place
instructor: {name: CANARY-COURSE teacher}
description: CANARY-COURSE description
objectives: [CANARY-COURSE objective]
badges:
  - {id: canary-badge, name: CANARY-COURSE offer}
  - {id: canary-recorded, name: CANARY-COURSE other}
grading: [{badges: 2, grade: CANARY-GRADE A}]
VISIBLE"""

_TEXTS = {
    ".gitignore": "identity.local.yml\n",
    "portfolio.yml": "# CANARY-COMMENT\nbasics: {name: Ana Reyes, image: media/ana.jpg}\n"
    "base_url: https://ana.example/p/\nDEFAULT"
    "home: {featured: [projects/canary-project, assignments/canary-assignment, "
    "badges/canary-badge]}\nBADGE"
    "redirects:\n  old.html: projects/canary-project\n"
    "  projects/canary-project-once.html: projects/canary-project\n"
    "  assignments/canary-assignment-once.html: assignments/canary-assignment\n"
    "  badges/canary-badge-once.html: badges/canary-badge\n"
    "  badges/canary-recorded-once.html: badges/canary-recorded\n"
    "  courses/CANARY-COURSE-once.html: courses/CANARY-COURSE\n",
    "portfolio.lock": "badges:\n  canary-badge:\n    projects/canary-project: \n"
    "      pinned: 2026-04-28\n      text: '" + "0" * 64 + "'\n"
    "      files: {projects/canary-project/canary-project-photo.jpg: '" + "0" * 64 + "'}\n",
    "identity.local.yml": "passphrases: {shut: canary-identity kettle alder heron moss}\n"
    "emails: [canary-identity@secret.example]\nphones: [CANARY-IDENTITY 1]\n"
    "student_ids: [CANARY-IDENTITY-2]\ndids: ['did:example:CANARY-IDENTITY']\n",
    "issuers.yml": "issuers: [{id: 'did:example:canary-issuer', name: CANARY-ISSUER, "
    "says: CANARY-ISSUER}]\n",
    "about.md": "I teach. <!-- CANARY-COMMENT -->\n\n![Ana](media/ana.jpg)\nLINKS\n",
    "resume.yml": "basics: {name: Ana Reyes}\n"
    "education: [{institution: School, score: CANARY-GRADE 1}]\n",
    "outcomes.yml": "frameworks:\n  - id: canary-frame\n    name: Frame\n    outcomes:\n"
    "      - {id: seen, name: Seen}\n      - {id: heard, name: Heard}\n",
    "rubrics/canary-project-rubric.yml": "name: CANARY-PROJECT rubric\ncriteria:\n"
    "  - {id: a, name: CANARY-PROJECT criterion, levels: [{id: met, name: Met}]}\n",
    "views/all.yml": "title: CANARY-VIEW title\nkey: canary-view-k7x2mq9wv4zt8r3n6j5p1hyd\n"
    "intro: CANARY-VIEW intro\nitems: [projects/canary-project, assignments/canary-assignment, "
    "badges/canary-badge, badges/canary-recorded]\n",
    "views/shut.yml": "title: CANARY-SHUT title\nkey: shut-w4k7x2mq9vzt8r3n6j5p1hyd\n"
    "protected: true\nintro: CANARY-SHUT intro\nitems: [projects/canary-project, "
    "assignments/canary-assignment, badges/canary-badge, badges/canary-recorded]\n"
    "lines: {projects/canary-project: CANARY-SHUT line}\n",
    "projects/canary-project/index.md": _PROJECT,
    "projects/canary-project/canary-project-long.md": "CANARY-PROJECT long\n",
    "projects/canary-project/t.md": "CANARY-PROJECT transcript\n",
    "projects/canary-project/c.vtt": "WEBVTT\n\n00:00.000 --> 00:01.000\nCANARY-PROJECT caption\n",
    "projects/canary-project/notes.txt": "CANARY-UNLINKED\n",
    "assignments/canary-assignment/index.md": _ASSIGNMENT,
    "reflections/canary-reflection.md": _REFLECTION,
    "badges/canary-recorded.yml": _RECORDED,
    "courses/CANARY-COURSE.yml": _COURSE,
    "media/unlinked.txt": "CANARY-UNLINKED\n",
}

_LINKS = """
[one](ROOTprojects/canary-project/index.md) [two](ROOTassignments/canary-assignment/index.md)
[three](ROOTbadges/canary-badge.json) [four](ROOTcourses/CANARY-COURSE.yml)
[five](ROOTbadges/canary-recorded.yml) [six](ROOTreflections/canary-reflection.md)
![seven](ROOTprojects/canary-project/canary-project-photo.jpg)
[eight](ROOTprojects/canary-project/canary-project-long.md)
![nine](ROOTassignments/canary-assignment/canary-assignment-cover.png)
"""


def make_canaries(
    folder: Path, seen_by: Mapping[str, str], *, default: str = "", linked: bool = True
) -> Path:
    """Write the portfolio; return its folder.

    Args:
        folder: Where it goes.
        seen_by: Visibility by the names of ``REFS``; what is left out says nothing itself.
        default: Visibility of items that say nothing.
        linked: Let every text link to everything. Links to what is hidden stop a real build.
    """
    for name, text in _TEXTS.items():
        kind = next((kind for kind, ref in REFS.items() if name.startswith(ref)), "")
        own = f"visibility: {seen_by[kind]}\n" if kind in seen_by else ""
        root = "../" * name.count("/")
        badge = seen_by.get("badge", "")
        filled = {
            "LINKS": _LINKS.replace("ROOT", root) if linked else "",
            "VISIBLE": own,
            "DEFAULT": f"visibility: {default}\n" if default else "",
            "BADGE": f"badge_visibility: {{canary-badge: {badge}}}\n" * bool(badge),
        }
        for blank, words in filled.items():
            text = text.replace(blank, words)  # noqa: PLW2901 (a text is filled in)
        _write(folder / name, text.encode())
    project, photo = folder / "projects/canary-project", photos.jpeg(120, 90, orientation=6)
    for name in ("canary-project-cover.jpg", "canary-project-photo.jpg"):
        _write(project / name, photo)
    _write(project / "poster.png", photos.png(photos.scene(80, 60)))
    _write(project / "canary-project-talk.mp4", b"\0\0\0\x18ftypisom")
    cover = folder / "assignments/canary-assignment/canary-assignment-cover.png"
    _write(cover, photos.png(photos.scene(90, 60)))
    _write(folder / "badges/canary-recorded.png", photos.png(photos.scene(50, 50)))
    _write(folder / "media/ana.jpg", photo)
    shutil.copy(SAMPLE / "badges/open-lesson.json", folder / "badges/canary-badge.json")
    return folder


def _write(file: Path, data: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)


HIDDEN = frozenset({Visibility.PRIVATE, Visibility.DRAFT})
"""What is no part of any public output."""
