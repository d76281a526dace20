"""The site's twin for programs: portfolio.json, resume.json, badges/index.json and a feed.

Only what everybody may find is in it, and never an address of the person beyond what they chose to
publish, nor a fingerprint of one.
"""

import hashlib
import json
from datetime import date
from typing import Any

from markupsafe import escape

from portfolio_gen.model.common import Item
from portfolio_gen.model.course import CourseMeta
from portfolio_gen.model.portfolio import BadgeFile
from portfolio_gen.site import links
from portfolio_gen.site.badge_files import raw_name
from portfolio_gen.site.pages.cards import badge_name, badge_verdict
from portfolio_gen.site.pages.shelf import AnyBadge, Shelf, Work
from portfolio_gen.site.prose.embed import one_line
from portfolio_gen.verify.checked import Verdict

VERSION = 1
"""Raised when a program that reads portfolio.json would have to change."""

NOTE = (
    "What is said about badges is a note of the day this site was built, not proof. Check the file."
)


def twin(shelf: Shelf) -> dict[str, bytes]:
    """Return the files for programs by their path in the site."""
    made = {
        "portfolio.json": _json(portfolio_json(shelf)),
        "badges/index.json": _json(badges_json(shelf)),
    }
    if shelf.portfolio.resume is not None:
        made["resume.json"] = _json(resume_json(shelf))
    if shelf.options.base_url:
        made["feed.xml"] = feed(shelf).encode()
    return made


def portfolio_json(shelf: Shelf) -> dict[str, Any]:
    """Return what is on the site and where; the schema is published in the documentation."""
    settings = shelf.portfolio.settings.meta
    return _filled(
        {
            "version": VERSION,
            "name": settings.basics.name,
            "label": settings.basics.label,
            "language": settings.language,
            "license": settings.license,
            "url": shelf.options.base_url,
            "items": [_work(work) for work in shelf.works],
            "courses": [_course(course) for course in shelf.courses],
            "badges": [_badge(badge, shelf) for badge in shelf.badges],
            "note": NOTE,
            "integrity": "integrity.json",
        }
    )


def badges_json(shelf: Shelf) -> dict[str, Any]:
    """Return the list of badges with their files, relative to the site."""
    return {
        "version": VERSION,
        "badges": [_badge(badge, shelf) for badge in shelf.badges],
        "note": NOTE,
    }


def resume_json(shelf: Shelf) -> dict[str, Any]:
    """Return the résumé as JSON Resume; the picture only where its full address is known."""
    item = shelf.portfolio.resume
    meta = item.meta.model_dump(mode="json", by_alias=True, exclude_none=True) if item else {}
    settings = shelf.portfolio.settings
    basics = settings.meta.basics.model_dump(mode="json", exclude_none=True)
    basics |= meta.get("basics", {})
    image = basics.pop("image", "")
    if image and "://" not in image:
        target = shelf.contents.resolve(image, settings.path).path
        image = links.absolute(shelf.options.base_url, shelf.web_path(target)) if target else ""
    if image:
        basics["image"] = image
    filled = {name: value for name, value in meta.items() if value}
    return {**filled, "basics": {name: value for name, value in basics.items() if value}}


def feed(shelf: Shelf) -> str:
    """Return an Atom feed of the listed works; all its dates are those of the works."""
    base = shelf.options.base_url
    updated = max((work.meta.date for work in shelf.works), default=date(1970, 1, 1))
    name = _xml(shelf.portfolio.settings.meta.basics.name)
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n'
        f"<title>{name}</title>\n<id>{_xml(base)}</id>\n<updated>{_moment(updated)}</updated>\n"
        f'<link href="{_xml(base)}"/>\n<link rel="self" href="{_xml(base)}feed.xml"/>\n'
        f"<author><name>{name}</name></author>\n"
        + "".join(_entry(work, base) for work in shelf.works)
        + "</feed>\n"
    )


def _entry(work: Work, base: str) -> str:
    address = _xml(links.absolute(base, links.item_page(work.ref)))
    return (
        f"<entry>\n<title>{_xml(work.meta.title)}</title>\n<id>{address}</id>\n"
        f'<link href="{address}"/>\n<updated>{_moment(work.meta.date)}</updated>\n'
        f"<summary>{_xml(work.meta.description)}</summary>\n</entry>\n"
    )


def _work(work: Work) -> dict[str, Any]:
    meta = work.meta
    return _filled(
        {
            "ref": work.ref,
            "page": links.item_page(work.ref),
            "kind": meta.kind.value if meta.kind else "",
            "title": meta.title,
            "description": meta.description,
            "date": meta.date.isoformat(),
            "course": meta.course,
            "badges": list(meta.badges),
            "outcomes": list(meta.outcomes),
            "skills": list(meta.skills),
            "license": meta.license,
        }
    )


def _course(course: Item[CourseMeta]) -> dict[str, Any]:
    return {
        "ref": course.ref,
        "page": links.item_page(course.ref),
        "code": course.meta.code,
        "name": course.meta.name,
        "term": course.meta.term,
    }


def _badge(badge: AnyBadge, shelf: Shelf) -> dict[str, Any]:
    """Return a badge; of one that was altered only its file and the verdict."""
    verdict = badge_verdict(badge, shelf)
    common = {"ref": badge.ref, "page": links.item_page(badge.ref), "verdict": verdict.value}
    if not isinstance(badge, BadgeFile):
        return {**common, "name": badge.meta.name, "issued": badge.meta.awarded.isoformat()}
    file = {
        "file": f"{badge.ref}/{raw_name(badge.badge)}",
        "sha256": hashlib.sha256(badge.badge.raw).hexdigest(),
    }
    checked = shelf.checked.get(badge.slug)
    dated = {"checked": checked.at.date().isoformat()} if checked else {}
    if verdict is Verdict.ALTERED:
        return {**common, **dated, **file}
    return _filled({**common, **dated, **file, **_said(badge, shelf)})


def _said(badge: BadgeFile, shelf: Shelf) -> dict[str, Any]:
    said = badge.badge
    return {
        "name": badge_name(badge, shelf),
        "issuer": _filled({"id": said.issuer.id, "name": said.issuer.name}),
        "issued": said.valid_from,
        "expires": said.valid_until,
        "format": said.format.value,
    }


def _filled(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value}


def _json(value: dict[str, Any]) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode("utf-8", "replace")


def _moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


def _xml(text: str) -> str:
    return str(escape(one_line(text)))
