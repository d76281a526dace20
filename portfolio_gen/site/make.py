"""The build itself: read, check, draw, build, finish, put in place."""

import contextlib
import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path, PurePosixPath

from portfolio_gen.base.errors import ContentError
from portfolio_gen.base.paths import real_file
from portfolio_gen.base.report import Finding, Outcome, Report
from portfolio_gen.content.coach.own_name import named_in_badges
from portfolio_gen.content.endorsed import endorsements
from portfolio_gen.content.linked_files import linked_files
from portfolio_gen.content.load import load_portfolio
from portfolio_gen.content.own_name import own_names
from portfolio_gen.content.privacy import opened_for, public_view
from portfolio_gen.content.secret_values import secret_values
from portfolio_gen.model.portfolio import Portfolio
from portfolio_gen.site.advice import page_advice
from portfolio_gen.site.codes.drawing import Codes
from portfolio_gen.site.job import BuildResult, Job, address
from portfolio_gen.site.kept.badge_checks import (
    BadgeChecks,
    advice,
    context_for,
    turning_points_of,
)
from portfolio_gen.site.kept.bytecode import Bytecode
from portfolio_gen.site.kept.cache import Cache
from portfolio_gen.site.kept.inputs import digest_of_program
from portfolio_gen.site.kept.reuse import rebuild, remember
from portfolio_gen.site.options import SiteOptions
from portfolio_gen.site.output.finish import Finish, finish
from portfolio_gen.site.output.replace import put_in_place, workshop
from portfolio_gen.site.page import Page
from portfolio_gen.site.pages import build_pages
from portfolio_gen.site.pictures.store import Pictures
from portfolio_gen.site.previewing import readers_of
from portfolio_gen.site.prose.formatted import Texts, remembering
from portfolio_gen.site.protected import Locker, badly_protected, hidden_badges, protected_views
from portfolio_gen.site.render import renderer_for
from portfolio_gen.site.theme import own_fragments
from portfolio_gen.site.tree import Tree, make_tree
from portfolio_gen.verify.checked import Checked


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """The result of a build, and the moments at which it would come out differently."""

    result: BuildResult
    moments: list[dt.datetime]


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A site that is decided but not built.

    Attributes:
        whole: The portfolio as it was written.
        public: What may be public of it.
        checked: What the checks found, by badge slug; of an endorsement, by its assignment.
        report: Everything found so far.
        base_url: Where the site will stand; empty if that is not known.
        pictures: Its pictures, prepared for the web.
        passphrases: Those of protected views.
    """

    whole: Portfolio
    public: Portfolio
    checked: dict[str, Checked]
    report: Report
    base_url: str
    pictures: Pictures
    passphrases: Mapping[str, str] = field(default_factory=dict, repr=False)


def make(job: Job) -> Made:
    """Build a site without asking whether it already stands.

    Raises:
        ContentError: The folder is no portfolio.
        BuildError: The site does not hold together, or could not be put in its place.
    """
    drafted = draft(job)
    failed = drafted.report.failures or (job.strict and _advised(drafted.report))
    badges = len(drafted.public.badges) + len(drafted.public.course_badges)
    result = BuildResult(folder=job.out, report=drafted.report, badges=badges)
    if failed:
        return Made(result=result, moments=[])
    tree = tree_of(drafted, job)
    readers = readers_of(drafted.whole, tree.shown, tree.unnamed)
    result = replace(_build(job, drafted, tree, result), readers=readers)
    turning = [moment for found in drafted.checked.values() for moment in turning_points_of(found)]
    return Made(result=result, moments=turning)


def draft(job: Job) -> Draft:
    """Read the portfolio and check its badges.

    Raises:
        ContentError: The folder is no portfolio.
    """
    job.progress("Reading the portfolio")
    whole, report = load_portfolio(job.source)
    public = public_view(whole)
    job.progress("Checking the badges")
    verdicts = BadgeChecks(
        program=digest_of_program(), cache=job.cache, name=job.kept_as("verdicts")
    )
    as_issued, names = {badge.slug: badge for badge in whole.badges}, own_names(whole)
    badges = (*(as_issued[badge.slug] for badge in public.badges), *hidden_badges(whole))
    endorsed = endorsements(whole.folder, whole.assignments)
    checked = verdicts.check((*badges, *endorsed), context_for(whole, job.now))
    base_url = job.base_url or address(whole.settings.meta.base_url or "") or job.default_base_url
    passphrases = {**whole.identity.passphrases, **job.passphrases}
    said = (
        *badly_protected(whole, passphrases),
        *advice((*badges, *endorsed), checked),
        *named_in_badges(whole),
        *page_advice(public, base_url),
    )
    opened = [opened_for(view, whole) for view in protected_views(whole)]
    pictures = Pictures(job.cache)
    files = {path: file for one in (public, *opened) for path, file in _files(one).items()}
    unusable = pictures.prepare(files, job.progress)
    findings = (*report.findings, *unusable, *said)
    return Draft(
        whole=whole,
        public=public,
        checked={
            slug: names.out_of(replace(result, at=job.day)) for slug, result in checked.items()
        },
        report=replace(report, findings=findings),
        base_url=base_url,
        pictures=pictures,
        passphrases=passphrases,
    )


def _files(public: Portfolio) -> dict[PurePosixPath, Path]:
    """Return the files that pages will show; what is missing is told by other checks."""
    found: dict[PurePosixPath, Path] = {}
    for path in sorted(linked_files(public)):
        with contextlib.suppress(ContentError):
            found[path] = real_file(public.folder, path)
    return found


def tree_of(drafted: Draft, job: Job) -> Tree:
    """Return everything an engine needs to build the site."""
    job.progress("Drawing the pages")
    name = job.kept_as("drawn")
    kept = job.cache.read(name) or {}
    codes, texts = Codes(_mapping(kept.get("codes"))), Texts(_mapping(kept.get("texts")))
    options = SiteOptions(
        now=job.day,
        base_url=drafted.base_url,
        codes=codes,
        bytecode=_bytecode(job.cache),
        pictures=drafted.pictures,
    )
    # What they hold is not kept for the next build, not even here.
    locked = tuple(_locked(drafted, options))
    with remembering(texts):
        pages = (*build_pages(drafted.public, drafted.checked, options), *locked)
        tree = make_tree(pages, drafted.public, drafted.checked, options)
    if (codes.used, texts.used) != (codes.known, texts.known):
        job.cache.write(name, {"codes": codes.used, "texts": texts.used})
    return tree


def _locked(drafted: Draft, options: SiteOptions) -> Iterator[Page]:
    locker = Locker(
        portfolio=drafted.whole, checked=drafted.checked, passphrases=drafted.passphrases
    )
    apart = replace(options, codes=Codes())
    return locker.pages(renderer_for(own_fragments(drafted.public), options.bytecode), apart)


def _mapping(data: object) -> Mapping[str, object] | None:
    return data if isinstance(data, dict) else None


def _build(job: Job, drafted: Draft, tree: Tree, result: BuildResult) -> BuildResult:
    with workshop(job.out) as work:
        job.progress("Building the site")
        said, pages = _to_html(job, tree, work)
        job.progress("Checking links and digests")
        count = finish(work / "new", _finish(drafted, tree, pages))
        put_in_place(work / "new", job.out)
    warnings = tuple(
        Finding(check="engine", outcome=Outcome.FAIL, advice=True, message=text) for text in said
    )
    report = replace(result.report, findings=(*result.report.findings, *warnings))
    return replace(result, report=report, pages=count, written=True)


def _to_html(job: Job, tree: Tree, work: Path) -> tuple[list[str], dict[str, str]]:
    """Make HTML of the tree in ``work / "new"``.

    Returns:
        What the engine warns of, and pages that are not written yet.
    """
    new, name, program = work / "new", job.kept_as("frames"), digest_of_program()
    if rebuild(program, tree, job.cache.read(name), new):
        return [], {}
    from portfolio_gen.site.engine_mkdocs import build  # noqa: PLC0415 (slow to load)

    scratch, bytecode = work / "scratch", _bytecode(job.cache)
    built = build(tree, new, scratch=scratch, bytecode=bytecode, write_pages=False)
    kept = remember(program, tree, built, new) if job.cache.folder else None
    if kept:
        job.cache.write(name, kept)
    return built.warnings, built.texts()


def _finish(drafted: Draft, tree: Tree, pages: Mapping[str, str]) -> Finish:
    raw = {file.badge.raw for file in drafted.public.badges}
    signed = {path for path, source in tree.exact.items() if source in raw}
    return Finish(
        exact=tree.exact,
        pages=pages,
        base_url=drafted.base_url,
        secrets=secret_values(drafted.whole, drafted.public, drafted.passphrases.values()),
        signed=signed,
        names=own_names(drafted.whole),
        unnamed=tree.unnamed,
    )


def _advised(report: Report) -> bool:
    return any(finding.advice and finding.outcome is Outcome.FAIL for finding in report.findings)


@lru_cache(maxsize=4)
def _bytecode(cache: Cache) -> Bytecode:
    """Return the compiled templates of this process."""
    return Bytecode(cache)
