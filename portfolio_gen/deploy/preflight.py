"""What git and the portfolio say before anything is published: what would leak, and what is lost.

A failed finding stops publishing; advice does not.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from portfolio_gen.base.errors import Where
from portfolio_gen.base.report import Finding, Outcome
from portfolio_gen.content.privacy import PUBLISHED, visibility_of
from portfolio_gen.deploy.repository import Repository
from portfolio_gen.model.portfolio import Portfolio
from portfolio_gen.site.output.integrity import files_of
from portfolio_gen.site.protected import protected_views, variable

IDENTITY = "identity.local.yml"
"""What must never leave this computer."""

MAX_SITE = 1_000_000_000
"""Largest site that GitHub Pages takes, in bytes."""

MAX_FILE = 100 * 1024 * 1024
"""Size from which GitHub refuses a file, in bytes."""

SHOWN = 5
"""So many names are listed; the others are counted."""

NO_MAIL = ("@users.noreply.", ".invalid", ".example", ".local", ".localdomain")
"""Ends and parts of addresses that reach nobody."""


def of_repository(repository: Repository) -> tuple[Finding, ...]:
    """Return what git says against publishing this repository."""
    return tuple(found for look in _LOOKS for found in look(repository))


def of_site(site: Path) -> tuple[Finding, ...]:
    """Return what its size says against publishing a site."""
    sizes = {path: (site / path).stat().st_size for path in files_of(site)}
    found = [
        Finding(
            check="size",
            outcome=Outcome.FAIL,
            message=f"this file of the site is larger than {MAX_FILE // 1024 // 1024} MB.",
            why="GitHub refuses it, and with it everything else.",
            hint="Make it smaller, or publish it elsewhere and link to it under embeds.",
            where=Where(file=path),
        )
        for path, size in sizes.items()
        if size > MAX_FILE
    ]
    total = sum(sizes.values())
    if total > MAX_SITE:
        found.append(
            Finding(
                check="size",
                outcome=Outcome.FAIL,
                message=f"the site has {total / 1e9:.1f} GB.",
                why="Pages for everybody end at 1 GB.",
                hint="Publish the largest videos elsewhere and link to them under embeds.",
            )
        )
    return tuple(found)


def not_for_all(portfolio: Portfolio) -> tuple[str, ...]:
    """Return the files of items that are not part of the site."""
    items = portfolio.by_ref().values()
    hidden = {str(i.path) for i in items if visibility_of(i, portfolio) not in PUBLISHED}
    return tuple(sorted(hidden))


def of_protected(portfolio: Portfolio) -> tuple[Finding, ...]:
    """Return what to say of protected views whose sources are published as well."""
    return tuple(
        _advice(
            "this view opens with a passphrase only, and what it shows lies readable in the "
            "repository.",
            why="In a public repository everybody can read it there.",
            hint="Keep the repository private, or push only the built site with --split.",
            where=Where(file=str(view.path)),
        )
        for view in protected_views(portfolio)
    )


def secrets_of(portfolio: Portfolio) -> tuple[str, ...]:
    """Return the variables a server needs to build the protected views."""
    return tuple(variable(view.slug) for view in protected_views(portfolio))


def _identity(repository: Repository) -> Iterator[Finding]:
    """Look for the addresses of the person where everybody could read them."""
    path, git = repository.path(IDENTITY), repository.git
    where = Where(file=path)
    why = "It holds the addresses that prove your badges are yours; everybody could read them."
    ignore = f'Write a line "{IDENTITY}" into .gitignore'
    if git.ask("ls-files", "--error-unmatch", "--", path).good:
        yield _problem(
            "git would publish this file.",
            why=why,
            hint=f"{ignore}, and run: git rm --cached {path}",
            where=where,
        )
    elif (repository.top / path).is_file() and not git.ask("check-ignore", "-q", "--", path).good:
        yield _problem(
            "nothing keeps git from publishing this file.", why=why, hint=f"{ignore}.", where=where
        )
    if repository.commit and git.ask("log", "--all", "--format=%h", "-n1", "--", path).out.strip():
        yield _problem(
            "this file is in the history of the repository.",
            why=f"{why} A history is published whole, also files that were deleted later.",
            hint="Copy your portfolio into a new folder without the hidden folder .git and start "
            "a new repository there, or publish only the site with --split.",
            where=where,
        )


def _large(repository: Repository) -> Iterator[Finding]:
    """Look for files that the server would refuse."""
    for line in repository.git.ask("ls-tree", "-r", "-l", "-z", "HEAD").out.split("\0"):
        facts, _, path = line.partition("\t")
        size = facts.split()[-1] if facts else "-"
        if size.isdigit() and int(size) > MAX_FILE:
            yield _problem(
                f"this file is larger than {MAX_FILE // 1024 // 1024} MB.",
                why="GitHub refuses it, and with it the whole portfolio.",
                hint="Take it out of the repository, and publish it elsewhere.",
                where=Where(file=path),
            )


def _state(repository: Repository) -> Iterator[Finding]:
    """Look for work that the server will not see, and for a branch it does not publish."""
    git, place = repository.git, str(repository.place)
    changed = [
        line[3:]
        for line in git.ask("status", "--porcelain=v1", "-z", "--", place).out.split("\0")
        if len(line) > 3 and line[2] == " "  # noqa: PLR2004 (two letters, a space, a name)
    ]
    if changed and repository.commit:
        yield _advice(
            f"not committed yet: {listed(changed)}.",
            why="The server builds what was committed and pushed.",
            hint="Commit it first if it belongs to the portfolio.",
        )
    if not repository.commit:
        yield _problem(
            "nothing is committed in this repository yet.",
            why="The server builds what was committed and pushed.",
            hint="Run: git add -A && git commit -m Portfolio",
        )
    elif not repository.branch:
        yield _problem(
            "no branch is checked out here.",
            why="There is nothing that a push would renew.",
            hint="Run: git switch main (or the name of your branch)",
        )
    usual = git.ask("symbolic-ref", "--short", "-q", f"refs/remotes/{_remote(repository)}/HEAD")
    _, _, name = usual.out.strip().partition("/")
    if name and repository.branch and name != repository.branch:
        yield _advice(
            f"you are on the branch {repository.branch}, and the server publishes {name}.",
            why="What you push here is built only after it was merged.",
            hint=f"Run: git switch {name}",
        )


def _remote(repository: Repository) -> str:
    return repository.upstream or "origin"


def _people(repository: Repository) -> Iterator[Finding]:
    """Look for the e-mail addresses that commits carry."""
    if not repository.commit:
        return
    log = repository.git.ask("log", "--all", "-n1000", "--format=%ae%n%ce").out
    found = sorted({a for a in log.split() if "@" in a and not _reaches_nobody(a)})
    if found:
        yield _advice(
            f"the commits carry your e-mail address: {listed(found)}.",
            why="In a public repository everybody can read it.",
            hint="GitHub gives you one for commits that reaches nobody: Settings > Emails.",
        )


def _reaches_nobody(address: str) -> bool:
    return any(part in address for part in NO_MAIL)


_LOOKS: tuple[Callable[[Repository], Iterator[Finding]], ...] = (
    _identity,
    _large,
    _state,
    _people,
)


def listed(names: list[str] | tuple[str, ...]) -> str:
    """Return the first names, and how many more there are."""
    shown = ", ".join(names[:SHOWN])
    return f"{shown} and {len(names) - SHOWN} more" if len(names) > SHOWN else shown


def _problem(message: str, *, why: str, hint: str, where: Where | None = None) -> Finding:
    return Finding(
        check="publish", outcome=Outcome.FAIL, message=message, why=why, hint=hint, where=where
    )


def _advice(message: str, *, why: str, hint: str, where: Where | None = None) -> Finding:
    return replace(_problem(message, why=why, hint=hint, where=where), advice=True)
