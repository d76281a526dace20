"""``check --since-submission``: what changed in a portfolio since it was handed in."""

from pathlib import Path

import click

from portfolio_gen.base.errors import ConfigError
from portfolio_gen.cli.main import GOOD, PROBLEMS
from portfolio_gen.cli.terminal import plain
from portfolio_gen.content.load import load_portfolio
from portfolio_gen.deploy.submission import (
    FOLDER,
    MAX_BYTES,
    Change,
    changes,
    digest,
    read_submission,
    stand_of,
)
from portfolio_gen.model.submission import Submission, SubmittedItem

NEWEST = "newest"
"""What stands for the newest submission in the folder."""

BROKEN = (
    "advice: there are problems in this portfolio, and what cannot be read counts as removed. "
    "Run portfolio-gen check without --since-submission to see them."
)


def compare(src: Path, named: str) -> int:
    """Print what changed since a submission and return the exit code.

    Args:
        src: The portfolio folder.
        named: The file, or ``NEWEST``; a folder is taken for ``src``.

    Raises:
        ConfigError: There is no such file, or it is not a submission.
        ContentError: The folder is no portfolio.
    """
    if Path(named).is_dir():  # the file was left out, and the portfolio named
        src, named = Path(named), NEWEST
    portfolio, report = load_portfolio(src)
    file = _newest(src) if named == NEWEST else Path(named)
    try:
        with file.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise ConfigError(
            f"{file} could not be opened: {error.strerror}.",
            hint="Check the name, or leave it out for the newest one in submissions/.",
        ) from error
    submission, stand = read_submission(data), stand_of(portfolio)
    found = changes(submission, stand)
    click.echo(f"{_about(submission)} (sha256 {digest(data)}):")
    lines = [*map(_line, found)]
    if submission.unlisted != stand.unlisted:
        lines.append("changed: something that is unlisted")
    for line in lines:
        click.echo(plain(line))
    if report.failures:
        click.echo(BROKEN, err=True)
    same = sum(item in submission.items for item in stand.items)
    click.echo(
        f"unchanged: {same} of {len(submission.items)} items" if lines else "Nothing changed."
    )
    return PROBLEMS if lines else GOOD


def _newest(src: Path) -> Path:
    """Return the newest submission in a portfolio.

    Raises:
        ConfigError: There is none.
    """
    dated: list[tuple[str, str, Path]] = []
    for path in sorted((src / FOLDER).glob("*.json")):
        try:
            with path.open("rb") as stream:
                submission = read_submission(stream.read(MAX_BYTES + 1))
        except (OSError, ConfigError):
            continue  # not one of ours
        dated.append((submission.submitted, path.name, path))
    if not dated:
        raise ConfigError(
            f"there is no submission in {src / FOLDER}.",
            hint="Make one with portfolio-gen submit, or name the file.",
        )
    return max(dated)[2]


def _about(submission: Submission) -> str:
    moment = submission.submitted.replace("T", " ").removesuffix(":00Z").removesuffix("Z")
    course = f" for {submission.course}" if submission.course else ""
    return f"Since the submission of {moment} UTC{course}"


def _line(change: Change) -> str:
    """Return what became of one item."""
    before, after = change.before, change.after
    if before is None:
        return f"added: {change.ref}{_words(after)}"
    if after is None:
        return f"removed, or no longer public: {change.ref}{_words(before)}"
    lengths = f" ({before.words} words, now {after.words})" if before.words != after.words else ""
    return f"changed: {change.ref}{lengths}: {', '.join(change.files)}"


def _words(item: SubmittedItem | None) -> str:
    return f" ({item.words} words)" if item and item.words is not None else ""
