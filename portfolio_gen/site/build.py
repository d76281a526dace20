"""From a portfolio folder to a site in its place.

This module imports nothing heavy: when nothing changed since the last build, nothing else is
loaded.
"""

import datetime as dt
import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from portfolio_gen.base.report import Report
from portfolio_gen.site.garbage import rarely_collected
from portfolio_gen.site.job import BuildResult, Job, Progress, address
from portfolio_gen.site.kept.cache import NO_CACHE, Cache
from portfolio_gen.site.kept.inputs import digest_of
from portfolio_gen.site.kept.plain import finding_data, read_finding
from portfolio_gen.site.output.integrity import NAME as SEAL
from portfolio_gen.site.output.integrity import is_whole
from portfolio_gen.site.output.replace import check_place


def build_site(  # noqa: PLR0913 (the public face of the library)
    src: Path,
    out: Path,
    *,
    now: dt.datetime,
    base_url: str = "",
    default_base_url: str = "",
    strict: bool = False,
    cache: Cache = NO_CACHE,
    progress: Progress | None = None,
    passphrases: Mapping[str, str] | None = None,
) -> BuildResult:
    """Build the site of the portfolio in ``src`` and put it at ``out`` in one step.

    If the portfolio has problems, nothing is written and all of them are in the report. Two builds
    of unchanged input on one day (UTC) are equal to the byte.

    Args:
        src: The portfolio folder; it is only read.
        out: Where the site goes; an older site of ours there is replaced.
        now: The moment to judge badges by (aware).
        base_url: Where the site will stand, such as ``https://ana.github.io/portfolio/``;
            overrides what portfolio.yml says.
        default_base_url: The same, for a portfolio.yml that says nothing.
        strict: Let advice stop the build as well.
        cache: Where to keep what the next build can use; nothing is kept if left out.
        progress: Is told what is being done.
        passphrases: Those of protected views, by the name of the view's file, where they do not
            stand in identity.local.yml.

    Raises:
        ConfigError: ``out`` or an address cannot be used.
        ContentError: ``src`` is no portfolio.
        BuildError: The site does not hold together, or could not be put in its place.
    """
    job = Job(
        source=src,
        out=out,
        now=now,
        base_url=address(base_url),
        default_base_url=address(default_base_url),
        strict=strict,
        cache=cache,
        progress=progress or (lambda _: None),
        passphrases=passphrases or {},
    )
    check_place(out, src)
    # A digest of a passphrase that stands in no file would help whoever guesses it.
    stamp = _stamp(job) if cache.folder and src.is_dir() and not job.passphrases else ""
    known = _recall(job, stamp)
    if known:
        return known
    with rarely_collected():
        from portfolio_gen.site.make import make  # noqa: PLC0415 (0.3 s, only if needed)

        made = make(job)
    if stamp and made.result.written:
        _remember(job, stamp, made.result, made.moments)
    return made.result


def _stamp(job: Job) -> str:
    options = {
        "base_url": job.base_url,
        "default_base_url": job.default_base_url,
        "day": job.day.isoformat(),
        "strict": str(job.strict),
    }
    return digest_of(job.source, options)


def _recall(job: Job, stamp: str) -> BuildResult | None:
    """Return the result of the last build if it would come out the same and still stands."""
    record = job.cache.read(job.kept_as("build")) if stamp else None
    if record is None or record.get("stamp") != stamp:
        return None
    try:
        turned = _turned(record["moments"], job.now) != record["turned"]
        if turned or record["seal"] != _seal_digest(job.out) or not is_whole(job.out):
            return None
        findings = tuple(read_finding(data) for data in record["findings"])
        return BuildResult(
            folder=job.out,
            report=Report(subject=str(job.source), findings=findings),
            pages=int(record["pages"]),
            badges=int(record["badges"]),
            written=True,
            unchanged=True,
        )
    except (KeyError, TypeError, ValueError, OSError):
        return None


def _remember(job: Job, stamp: str, result: BuildResult, moments: list[dt.datetime]) -> None:
    texts = [moment.isoformat() for moment in moments]
    record: dict[str, Any] = {
        "stamp": stamp,
        "moments": texts,
        "turned": _turned(texts, job.now),
        "seal": _seal_digest(job.out),
        "findings": [finding_data(finding) for finding in result.report.findings],
        "pages": result.pages,
        "badges": result.badges,
    }
    job.cache.write(job.kept_as("build"), record)
    job.cache.forget_old_sites()


def _turned(moments: list[str], now: dt.datetime) -> int:
    """Return how many of the moments at which a badge begins or ceases to be valid are past."""
    return sum(dt.datetime.fromisoformat(text) <= now for text in moments)


def _seal_digest(out: Path) -> str:
    return hashlib.sha256((out / SEAL).read_bytes()).hexdigest()
