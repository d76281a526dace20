"""What a public repository would give away: private things in any version of anything."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from portfolio_gen.base.errors import BuildError, Where
from portfolio_gen.base.report import Finding, Outcome
from portfolio_gen.content.load import SETTINGS
from portfolio_gen.content.own_name import WHAT, OwnNames, own_names
from portfolio_gen.content.privacy import PUBLISHED, visibility_of
from portfolio_gen.content.secret_values import SecretValues, secret_values
from portfolio_gen.content.trusted import IDENTITY
from portfolio_gen.deploy.past import MAX_COMMITS, QUIET, History, Version, contents, read_history
from portfolio_gen.deploy.repository import Repository, repository_of
from portfolio_gen.model.common import Item, Visibility
from portfolio_gen.model.portfolio import Portfolio

HEAD = 20_000
"""How much of a file is looked through for who may see it, in bytes."""

_NOT_FINISHED = re.compile(
    rb"(?:^|[{,][ \t]*)[\"']?visibility[\"']?:[ \t]*[\"']?(?:private|draft)\b", re.MULTILINE
)
_SETTINGS_END = re.compile(rb"\n(?:---|\.\.\.)[ \t]*\r?\n")
_ITEM = re.compile(
    r"(?:projects|assignments)/[^/]+/index\.md|reflections/[^/]+\.md|(?:courses|badges)/[^/]+\.yml"
)
_TOP = PurePosixPath()
_WHY = (
    "A public repository publishes its whole history: anybody can read it there, also after it was "
    "deleted."
)
_HOW = (
    "Publish with portfolio-gen publish --split, which pushes only the built site and keeps this "
    "repository private; or copy the folder as it is now into a new repository."
)


def check_history(portfolio: Portfolio, environ: Mapping[str, str]) -> tuple[Finding, ...]:
    """Return what of the private things of a portfolio lies in the history of its repository.

    Nothing is said where there is no repository.

    Args:
        portfolio: Everything that could be read.
        environ: The environment, for git.
    """
    try:
        repository = repository_of(portfolio.folder, environ)
        if repository is None:
            return ()
        if not repository.git.ask("rev-list", "--all", "-n", "1", extra=QUIET).out.strip():
            return ()
        return tuple(_found(portfolio, repository))
    except BuildError as error:
        return (_not_checked(f"{error.message} {error.hint}".strip()),)


def _found(portfolio: Portfolio, repository: Repository) -> Iterator[Finding]:
    history = read_history(repository.git)
    values = secret_values(portfolio, portfolio)
    flagged = tuple(_in_places(history, _private_paths(portfolio, repository)))
    for version, what in flagged:
        yield _finding(repository, what, [version])
    yield from _in_messages(history, values.needles)
    yield from _own_name(history, names := own_names(portfolio))
    yield from _in_labels(history, values.needles, names)
    signed = {repository.path(str(badge.path)) for badge in portfolio.badges}
    known = signed | {version.path for version, _ in flagged}
    items = {
        repository.path(str(item.path)): _lines(item.body)
        if isinstance(item, Item)
        else frozenset()
        for item in portfolio.by_ref().values()
    }
    opened = portfolio.settings.meta.visibility in PUBLISHED
    looked = _Looked(
        repository=repository,
        values=values,
        names=names,
        items=items,
        settings=repository.path(SETTINGS.name) if opened else "",
    )
    looked.into(version for version in history.versions if version.path not in known)
    for what, versions in looked.found.items():
        yield _finding(repository, what, versions)
    yield from _unseen(repository, history, looked.large)


def _in_places(history: History, private: Mapping[str, str]) -> Iterator[tuple[Version, str]]:
    """Yield the newest version of each file that stands where nothing is published."""
    done: set[str] = set()
    for version in history.versions:
        what = next((what for place, what in private.items() if _below(version.path, place)), "")
        if what and version.path not in done:
            done.add(version.path)
            yield version, what


@dataclass(slots=True, kw_only=True)
class _Looked:
    """Looks into versions of files.

    Attributes:
        repository: Where they are.
        values: What is looked for.
        names: Names of the person that are not shown.
        items: Lines of the texts that have a page, or would have one, by their files.
        settings: The settings of the portfolio, if they made everything private earlier only.
        found: The newest version of each file that holds something, by what it holds.
        large: How many versions were not looked into.
    """

    repository: Repository
    values: SecretValues
    names: OwnNames
    items: Mapping[str, frozenset[str]]
    settings: str
    found: dict[str, list[Version]] = field(default_factory=dict)
    large: int = 0

    def into(self, versions: Iterable[Version]) -> None:
        """Look into those that can hold something."""
        sought = bool(self.values.needles or self.names.names)
        wanted = [version for version in versions if sought or self._says_who(version)]
        for version, content in contents(self.repository.git, wanted):
            if content is None:
                self.large += 1
                continue
            for what in self._in(version, content):
                files = self.found.setdefault(what, [])
                if version.path not in {known.path for known in files}:
                    files.append(version)

    def _in(self, version: Version, content: bytes) -> Iterator[str]:
        yield from self.values.inside(version.path, content)
        if self.names.find(version.path) or self.names.inside(content):
            yield WHAT
        if self._says_who(version) and _is_hidden(content):
            if version.path == self.settings:
                yield "settings from when all that said nothing else was private or a draft"
            elif version.path in self.items:
                if _text(content) - self.items[version.path]:
                    yield "lines of published texts from when those were private or drafts"
            else:
                yield "a text that was private or a draft, and is not there any more"

    def _says_who(self, version: Version) -> bool:
        """Tell whether a file has, or had, settings that say who may see something."""
        return version.path == self.settings or _is_item(version.path, self.repository)


def _lines(text: str) -> frozenset[str]:
    return frozenset(line.strip() for line in text.splitlines())


def _text(content: bytes) -> frozenset[str]:
    """Return the lines of a text without its settings."""
    end = _SETTINGS_END.search(content) if content.startswith(b"---") else None
    return _lines(content[end.end() if end else 0 :].decode("utf-8", "replace")) - {""}


def _is_hidden(content: bytes) -> bool:
    """Tell whether the settings of a text say that it is private or a draft."""
    head = content[:HEAD]
    end = _SETTINGS_END.search(head) if head.startswith(b"---") else None
    return _NOT_FINISHED.search(head[: end.start() + 1] if end else head) is not None


def _in_labels(
    history: History, needles: Mapping[bytes, str], names: OwnNames
) -> Iterator[Finding]:
    """Yield a finding for each private value in a name of a branch or tag, or in what tags say."""
    told = [
        what for needle, what in needles.items() if any(needle in _lower(t) for t in history.labels)
    ]
    if any(map(names.find, history.labels)):
        told.append(WHAT)
    for what in told:
        message = f"a branch or a tag, or what a tag says, names {what}."
        yield _told(message, hint="Rename the branch, or delete the tag: git tag -d.")


def _unseen(repository: Repository, history: History, large: int) -> Iterator[Finding]:
    """Yield what was not looked at."""
    if large:
        one = large == 1
        yield _not_checked(
            f"{large:,} version{'' if one else 's'} of files in the history, too large or missing, "
            f"{'was' if one else 'were'} not looked into."
        )
    if repository.git.ask("rev-parse", "--is-shallow-repository", extra=QUIET).out == "true\n":
        yield _not_checked("this copy of the repository holds only the newest commits.")
    if len(history.messages) >= MAX_COMMITS:
        yield _not_checked(f"only the newest {MAX_COMMITS:,} commits were looked at.")


def _private_paths(portfolio: Portfolio, repository: Repository) -> dict[str, str]:
    """Return files and folders that are not published, with what they hold."""
    found = {repository.path(IDENTITY.name): "your private addresses"}
    for ref, item in portfolio.by_ref().items():
        seen_by = visibility_of(item, portfolio)
        if seen_by not in PUBLISHED:
            place = item.path.parent if item.path.name == "index.md" else item.path
            words = "a draft" if seen_by is Visibility.DRAFT else "private"
            found[repository.path(str(place))] = f"{ref}, which is {words}"
    return found


def _below(path: str, place: str) -> bool:
    return path == place or path.startswith(f"{place}/")


def _is_item(path: str, repository: Repository) -> bool:
    """Tell whether a file of the repository has settings that say who may see it."""
    inside = path.removeprefix("" if repository.place == _TOP else f"{repository.place}/")
    return _ITEM.fullmatch(inside) is not None


def _in_messages(history: History, needles: Mapping[bytes, str]) -> Iterator[Finding]:
    """Yield a finding for each private value that commits name, with the newest of them."""
    for needle, what in needles.items():
        hits = [commit for commit, text in history.messages if needle in _lower(text)]
        if hits:
            hint = (
                "Let git use the address that your host offers instead (on GitHub: Settings, "
                "Emails, Keep my email addresses private)."
            )
            yield _commits(hits, ("names", "name"), what, "address", hint)


def _own_name(history: History, names: OwnNames) -> Iterator[Finding]:
    """Yield a finding if commits name somebody whose site shows another name."""
    hits = [commit for commit, text in history.messages if names.find(text)]
    if hits:
        hint = (
            "For commits to come, let git use the name that your site shows: "
            "git config user.name followed by that name in quotes."
        )
        yield _commits(hits, ("holds", "hold"), WHAT, "name", hint)


def _commits(
    hits: Sequence[Version], verbs: tuple[str, str], what: str, part: str, hint: str
) -> Finding:
    """Return what is said of commits that tell something about their author."""
    one, several = verbs
    count = f"{len(hits):,} commits {several}" if len(hits) > 1 else f"a commit {one}"
    why = f"Git writes the author's {part} into every commit."
    return _told(f"{count} {what}, the last on {hits[0].day}.", why=why, hint=hint)


def _lower(text: str) -> bytes:
    return text.casefold().encode("utf-8", "surrogateescape")


def _finding(repository: Repository, what: str, versions: Sequence[Version]) -> Finding:
    newest = versions[0]
    inside = PurePosixPath(newest.path)
    if repository.place != _TOP and inside.is_relative_to(repository.place):
        inside = inside.relative_to(repository.place)
    others = len(versions) - 1
    more = f", and in {others:,} other file{'' if others == 1 else 's'}" if others else ""
    message = f"the history of this repository holds {what} ({newest.words}{more})."
    return _told(message, file=_printable(str(inside)))


def _told(message: str, *, why: str = "", hint: str = "", file: str = ".git") -> Finding:
    """Return a finding; why and hint come before what is true of the whole history."""
    return Finding(
        check="history",
        outcome=Outcome.FAIL,
        advice=True,
        message=message,
        why=f"{why} {_WHY}".lstrip(),
        hint=f"{hint} {_HOW}".lstrip(),
        where=Where(file=file),
    )


def _not_checked(message: str) -> Finding:
    return Finding(
        check="history",
        outcome=Outcome.UNKNOWN,
        advice=True,
        message=message,
        why=_WHY,
        where=Where(file=".git"),
    )


def _printable(text: str) -> str:
    """Return a name of a file with nothing in it that a terminal would obey."""
    return "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in text)
