"""What the preview knows about each page besides the page: what is wrong with it, who finds it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from html import escape

from portfolio_gen.base.report import Finding, Outcome
from portfolio_gen.model.common import ItemKind
from portfolio_gen.model.portfolio import BadgeFile, Portfolio
from portfolio_gen.site import links

EMPLOYER, INSTRUCTOR = "employer", "instructor"
"""Readers that every portfolio has; others are named by their view."""

NEXT_STEPS = {
    links.PROJECTS: "Add a project: a folder in projects/ with an index.md. Its fields are in "
    "docs/content.md.",
    links.BADGES: "Save a badge exactly as you received it into badges/, or import a backpack: "
    "portfolio-gen import FILE.",
    links.ASSIGNMENTS: "Add a signature assignment: a folder in assignments/ with an index.md.",
    links.TIMELINE: "Add a course in courses/; its term and start place it here.",
    links.OUTCOMES: "Name the outcomes of your program in outcomes.yml, and in each project those "
    "that it shows.",
    links.ABOUT: "Write a few sentences about yourself into about.md.",
}
"""What to do next where a page is empty."""

EMPTY = ('class="pf-nothing"',)
"""What an empty page holds."""

STYLE = """
.pf-preview{position:sticky;inset-block-end:0;z-index:9;max-height:45vh;overflow:auto;padding:.5rem
1rem;background:#222;color:#fff;font:15px/1.5 sans-serif;border-top:4px solid #7fc9a4}
.pf-preview--bad{border-color:#ff9d8a}.pf-preview summary{cursor:pointer;font-weight:600}
.pf-preview ul{margin:.4rem 0;padding-inline-start:1.2rem}.pf-preview li{margin:.3rem 0}
.pf-preview code{color:#ffe2a8;background:none;overflow-wrap:anywhere}
.pf-preview :focus-visible{outline:2px solid #fff;outline-offset:2px}
@media print{.pf-preview{display:none}}
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Readers:
    """Where what was written is shown, and who finds it.

    Attributes:
        pages: Pages by the file of the portfolio whose content they show.
        unlisted: Files of the site that are in no list.
        views: What readers of a view find of those, by the name of the view's file.
        first: The page of a view, by the same name.
    """

    pages: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    unlisted: frozenset[str] = frozenset()
    views: Mapping[str, frozenset[str]] = field(default_factory=dict)
    first: Mapping[str, str] = field(default_factory=dict)

    def finds(self, reader: str, path: str) -> bool:
        """Tell whether a reader finds a file of the site; an instructor is told every address."""
        return (
            not reader
            or reader == INSTRUCTOR
            or path not in self.unlisted
            or path in self.views.get(reader, ())
        )


def readers_of(
    portfolio: Portfolio, files: Mapping[str, frozenset[str]], unlisted: frozenset[str]
) -> Readers:
    """Return who finds what.

    Args:
        portfolio: The portfolio as it was written.
        files: What each page shows, by its path; the page itself is among it.
        unlisted: Files of the site that are in no list.
    """
    first = {view.slug: f"views/{view.meta.key}.html" for view in portfolio.views}
    views = {
        view.slug: frozenset[str]().union(
            *(
                files.get(path, frozenset())
                for path in (first[view.slug], *map(links.item_page, view.meta.items))
            )
        )
        for view in portfolio.views
    }
    shown: dict[str, tuple[str, ...]] = {}
    for file, path in _shown(portfolio):
        if path in files:
            shown[file] = (*shown.get(file, ()), path)
    return Readers(pages=shown, unlisted=unlisted, views=views, first=first)


def _shown(portfolio: Portfolio) -> Iterator[tuple[str, str]]:
    """Yield files of the portfolio, each with a page that shows what is in it."""
    yield str(portfolio.settings.path), links.HOME
    if portfolio.about:
        yield str(portfolio.about.path), links.ABOUT
    if portfolio.resume:
        yield str(portfolio.resume.path), links.RESUME
    if portfolio.outcomes:
        yield str(portfolio.outcomes.path), links.OUTCOMES
    for view in portfolio.views:
        yield str(view.path), f"views/{view.meta.key}.html"
    for item in portfolio.by_ref().values():
        if not isinstance(item, BadgeFile) and item.kind is ItemKind.REFLECTION:
            for ref in item.meta.about:
                yield str(item.path), links.item_page(ref)
        else:
            yield str(item.path), links.item_page(item.ref)


def bar(path: str, html: str, findings: Iterable[Finding], readers: Readers, reader: str) -> str:
    """Return what the preview shows below a page: what is wrong with it and what to do next.

    Args:
        path: The page.
        html: What is on it.
        findings: Everything that the last build had to say.
        readers: Where files are shown.
        reader: As whom the preview is looked at; empty for its owner.
    """
    wrong = [finding for finding in findings if finding.outcome is Outcome.FAIL]
    here = [f for f in wrong if path in _pages(f, readers)]
    problems = any(not finding.advice for finding in wrong)
    empty = any(sign in html for sign in EMPTY)
    rows = [_row(finding) for finding in here]
    rows += [f"<li>{escape(NEXT_STEPS[path])}</li>"] if empty and path in NEXT_STEPS else []
    title = [f"Seen by: {reader}."] if reader else []
    title += ["The folder has problems, so this is the last good site."] if problems else []
    title += [_counted(len(here), len(wrong) - len(here))]
    rest = "" if len(wrong) == len(here) else _elsewhere([f for f in wrong if f not in here])
    tone = " pf-preview--bad" if problems or here else ""
    opened = " open" if here or problems else ""
    return (
        f'<aside class="pf-preview{tone}" aria-label="Preview" dir="ltr" lang="en">'
        f"<details{opened}><summary>{escape(' '.join(title))}</summary>"
        f"<ul>{''.join(rows)}</ul>{rest}</details></aside>"
    )


def _pages(finding: Finding, readers: Readers) -> tuple[str, ...]:
    file = finding.where.file if finding.where else ""
    if file in readers.pages:
        return readers.pages[file]
    folder = "/".join(file.split("/")[:2])  # a file beside a project belongs to its page
    return readers.pages.get(f"{folder}/index.md", ())


def _row(finding: Finding) -> str:
    kind = "Advice" if finding.advice else "Problem"
    where = f"<code>{escape(str(finding.where))}</code> " if finding.where else ""
    text = " ".join(filter(None, [finding.message, finding.why, finding.hint]))
    return f"<li>{kind}: {where}{escape(text)}</li>"


def _counted(here: int, elsewhere: int) -> str:
    if not here and not elsewhere:
        return "Nothing to mend."
    words = f"{here or 'Nothing'} to mend on this page"
    return f"{words}, {elsewhere} elsewhere." if elsewhere else f"{words}."


def _elsewhere(findings: list[Finding]) -> str:
    rows = "".join(map(_row, findings))
    return f"<details><summary>Elsewhere</summary><ul>{rows}</ul></details>"
