"""A resume as Leap2A: jobs and schools are activities, what came of them achievements."""

from collections.abc import Iterable
from xml.sax.saxutils import escape

from portfolio_gen.exchange.leap2a.spaces import OWN
from portfolio_gen.exchange.leap2a.writing import JOURNAL, Export, NewEntry, page_link
from portfolio_gen.model.resume import Education, ResumeMeta, Volunteer, Work


def add_resume(export: Export, meta: ResumeMeta) -> None:
    """Add every part of a resume that Leap2A has a type for."""
    for number, job in enumerate(meta.work):
        area = ("categories:life_area#", "Work", "")
        text = _points(job.summary, job.highlights)
        _activity(export, f"work/{number}", job.position or job.name, job.name, area, text, job)
    for number, help_ in enumerate(meta.volunteer):
        area = ("categories:life_area#", "Work", "Volunteering")
        title = help_.position or help_.organization
        text = _points(help_.summary, help_.highlights)
        _activity(export, f"volunteer/{number}", title, help_.organization, area, text, help_)
    for number, school in enumerate(meta.education):
        _school(export, f"education/{number}", school)
    for number, award in enumerate(meta.awards):
        id_ = f"award/{number}"
        entry = NewEntry(id=id_, type="achievement", title=award.title, text=award.summary or "")
        entry.end = award.date or ""
        entry.categories = [(f"{OWN}part#", "awards", "")]
        export.entries.append(entry)
        _supported(export, entry, award.awarder)
    for number, paper in enumerate(meta.certificates):
        id_ = f"certificate/{number}"
        entry = NewEntry(id=id_, type="achievement", title=paper.name, end=paper.date or "")
        entry.plugin = ("resume", "pseudo:certification")
        entry.links = page_link(paper.url or "")
        export.entries.append(entry)
        _supported(export, entry, paper.issuer)
    for number, book in enumerate(meta.publications):
        id_ = f"publication/{number}"
        entry = NewEntry(id=id_, type="publication", title=book.name, text=book.summary or "")
        entry.end = book.releaseDate or ""
        entry.categories = [("categories:resource_type#", "Printed", "")]
        entry.links = page_link(book.url or "")
        export.entries.append(entry)
        _supported(export, entry, book.publisher)
    for number, project in enumerate(meta.projects):
        entry = NewEntry(id=f"project/{number}", type="activity", title=project.name)
        entry.text = _points(project.description, project.highlights)
        entry.start, entry.end = project.startDate or "", project.endDate or ""
        entry.links = [("leap2:is_part_of", f"portfolio:{JOURNAL}"), *page_link(project.url or "")]
        entry.tags = project.keywords
        export.journal.append(entry.id)
        export.entries.append(entry)
    _list_of(
        export, "skills", "Skills", ("ability", "personalskill"), [s.name for s in meta.skills]
    )
    spoken = [one.language for one in meta.languages]
    _list_of(export, "languages", "Languages", ("ability", "academicskill"), spoken)
    _list_of(
        export,
        "interests",
        "Interests",
        ("entry", "interest"),
        [one.name for one in meta.interests],
    )


def _activity(  # noqa: PLR0913, PLR0917 (what a station of a life consists of)
    export: Export,
    id_: str,
    title: str,
    place: str,
    area: tuple[str, str, str],
    text: str,
    when: Work | Volunteer | Education,
) -> NewEntry:
    entry = NewEntry(id=id_, type="activity", title=title, text=text, categories=[area])
    entry.start, entry.end = when.startDate or "", when.endDate or ""
    export.entries.append(entry)
    _supported(export, entry, place)
    return entry


def _school(export: Export, id_: str, school: Education) -> None:
    area = ("categories:life_area#", "Education", "")
    text = "\n".join(school.courses)
    title = school.area or school.institution
    entry = _activity(export, id_, title, school.institution, area, text, school)
    if school.studyType:
        entry.links.append(("leap2:supports", f"portfolio:{id_}/degree"))
        degree = NewEntry(id=f"{id_}/degree", type="achievement", title=school.studyType)
        degree.text = school.area or ""
        degree.links = [("leap2:supported_by", f"portfolio:{id_}")]
        export.entries.append(degree)


def _supported(export: Export, entry: NewEntry, place: str | None) -> None:
    """Add the organisation behind an entry."""
    if not place:
        return
    id_ = f"{entry.id}/organization"
    entry.links.append(("leap2:supported_by", f"portfolio:{id_}"))
    back = [("leap2:supports", f"portfolio:{entry.id}")]
    export.entries.append(NewEntry(id=id_, type="organization", title=place, links=back))


def _points(summary: str | None, highlights: Iterable[str]) -> str:
    return "\n".join([*([summary] if summary else []), *highlights])


def _list_of(
    export: Export, part: str, title: str, kind: tuple[str, str], names: Iterable[str]
) -> None:
    items = "".join(f"<li>{escape(name)}</li>" for name in names)
    if items:
        entry = NewEntry(id=part, type=kind[0], title=title, html=f"<ul>{items}</ul>")
        entry.categories = [(f"{OWN}part#", part, "")]
        entry.plugin = ("resume", kind[1])
        export.entries.append(entry)
