"""The steps of ``portfolio-gen publish``, in the order in which a person reads of them."""

import datetime as dt
import os
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic, sleep

import click

from portfolio_gen import __version__
from portfolio_gen.author.files import write_new
from portfolio_gen.base.errors import ConfigError
from portfolio_gen.base.fetch import Fetcher
from portfolio_gen.base.http import HttpFetcher
from portfolio_gen.base.report import Outcome
from portfolio_gen.cli.build import count, tell_findings
from portfolio_gen.cli.clock import build_time, passphrases
from portfolio_gen.cli.main import GOOD, NOT_CHECKED, PROBLEMS
from portfolio_gen.cli.progress import Progress, is_watched
from portfolio_gen.cli.public import publicly
from portfolio_gen.cli.publishing import words
from portfolio_gen.cli.publishing.wish import Wish
from portfolio_gen.content.coach import coach
from portfolio_gen.content.load import load_portfolio
from portfolio_gen.deploy import preflight
from portfolio_gen.deploy.archive import pack
from portfolio_gen.deploy.git import NETWORK_SECONDS
from portfolio_gen.deploy.hosts import Destination, Host, destination, host_of, with_secrets
from portfolio_gen.deploy.plan import BRANCHES, domain_in, workflow_files
from portfolio_gen.deploy.program import checked, installed_from, requirement
from portfolio_gen.deploy.push import Target, push_site
from portfolio_gen.deploy.remotes import Home, home_of
from portfolio_gen.deploy.repository import Repository, cloned_from, repository_of
from portfolio_gen.deploy.waiting import SECONDS, Waiting, duration
from portfolio_gen.model.portfolio import Portfolio
from portfolio_gen.site.build import build_site
from portfolio_gen.site.job import BuildResult, address
from portfolio_gen.site.kept.cache import private_cache
from portfolio_gen.site.output.integrity import read_seal

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A site that was built for a look, and what it was built from.

    Attributes:
        site: Where it stands for now.
        result: What became of the build.
        portfolio: What it was built from.
        base_url: Where the site shall stand by what the portfolio or the command says.
        scratch: An empty folder.
        now: The moment of this command.
    """

    site: Path
    result: BuildResult
    portfolio: Portfolio
    base_url: str
    scratch: Path
    now: dt.datetime


def run(wish: Wish) -> int:
    """Publish, and return the exit code.

    What takes long is told on a line of its own, which is wiped before anything else is printed.

    Raises:
        PortfolioError: Something is in the way.
    """
    now = build_time(os.environ)
    portfolio, _ = load_portfolio(wish.source)
    said = address(wish.base_url) or address(portfolio.settings.meta.base_url or "")
    work = _Work(wish=wish, base_url=said)
    with TemporaryDirectory(prefix="portfolio-gen-") as folder:
        site, scratch = Path(folder, "site"), Path(folder, "scratch")
        scratch.mkdir()
        place = work.place()
        with Progress() as progress:
            result = build_site(
                wish.source,
                site,
                now=now,
                base_url=(place.address if place else "") or said,
                cache=private_cache(),
                progress=progress.say,
                passphrases=passphrases(os.environ),
            )
        draft = Draft(
            site=site,
            result=result,
            portfolio=portfolio,
            base_url=said,
            scratch=scratch,
            now=now,
        )
        return work.publish(draft, place)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Work:
    """One run of the command."""

    wish: Wish
    base_url: str

    def place(self) -> Destination | None:
        """Return where the site will stand; None for a zip file.

        Raises:
            ConfigError: Nobody can know.
        """
        if self.wish.archive:
            return None
        home, _ = self._home()
        host = Host[self.wish.host.upper()] if self.wish.host else host_of(home.host)
        if host is Host.OTHER and not self.wish.split:
            raise ConfigError(
                "this program does not know how that server publishes sites.",
                hint="Say --host github, gitlab or codeberg if it runs one of them, --split to "
                "push the built site, or --zip for any web space.",
            )
        if self.wish.recheck and (host is not Host.GITHUB or self.wish.split):
            raise ConfigError(
                f"--recheck is for sources on GitHub, and these are published by {host}.",
                hint="There, set up a schedule that runs: portfolio-gen recheck",
            )
        domain = domain_in(self.wish.source)
        return destination(home, host, base_url=self.base_url, domain=domain)

    def publish(self, draft: Draft, place: Destination | None) -> int:
        """Do what was wished for with the site that was built."""
        repository = None if self.wish.archive else self._repository(needed=not self.wish.split)
        sources_go = place is not None and not self._only_site(place)
        found = preflight.of_site(draft.site) if draft.result.written else ()
        if repository and sources_go:
            protected = preflight.of_protected(draft.portfolio)
            found = (*found, *preflight.of_repository(repository), *protected)
        tell_findings(draft.result)
        words.tell(found)
        stops = len(draft.result.report.failures) + sum(not f.advice for f in found)
        if stops:
            click.echo(f"Nothing was published: {count(stops, 'problem')}.", err=True)
            return PROBLEMS
        with Progress() as progress:
            progress.say("Looking at it with a stranger's eyes")
            noticed = _noticed(draft.portfolio, history=sources_go)
        words.tell_noticed(noticed, self.wish.source)
        if place is None:
            return self._zip(draft)
        program = "" if self._only_site(place) else self._program()
        hidden = preflight.not_for_all(draft.portfolio)
        words.tell_place(place)
        words.tell_public(draft.result, hidden if sources_go else None)
        if self._only_site(place):
            return self._push_site(draft, place)
        assert repository is not None  # noqa: S101 (a workflow needs one; see _repository)
        secrets = preflight.secrets_of(draft.portfolio)
        return self._workflow(repository, with_secrets(place, secrets), program, secrets)

    def _program(self) -> str:
        """Return what the server has to install.

        Raises:
            ConfigError: Nobody knows where it can be had.
        """
        if self.wish.program:
            return checked(self.wish.program)
        return requirement(__version__, installed_from(), partial(cloned_from, environ=os.environ))

    def _only_site(self, place: Destination) -> bool:
        """Tell whether only the built site leaves this computer."""
        return bool(self.wish.split) or place.host is Host.CODEBERG

    def _repository(self, *, needed: bool) -> Repository | None:
        source = self.wish.source
        found = repository_of(source, os.environ)
        if found is None and needed:
            raise ConfigError(
                f"{source} is not in a git repository yet.",
                hint=words.HOW_TO_START.format(typed=self.wish.typed),
            )
        return found

    def _home(self) -> tuple[Home, str]:
        """Return the repository to publish through and its address."""
        repository = self._repository(needed=not self.wish.split)
        url = self.wish.split
        if repository:
            known = {remote.name: remote.url for remote in repository.remotes}
            url = known.get(url, url)
            if not url:
                remote = repository.remote(self.wish.remote)
                url = remote.url if remote else ""
        if self.wish.split and Path(url).is_dir():
            url = str(Path(url).resolve())
        if not url:
            raise ConfigError(
                "this repository has no remote yet.",
                hint=words.HOW_TO_CONNECT.format(typed=self.wish.typed),
            )
        home = home_of(url)
        if home is None and not self.wish.split:
            raise ConfigError(
                "the remote of this repository is no place that publishes sites.",
                hint="Use --split to push the site there, or --zip for any web space.",
            )
        return home or Home(host="", owner="", name=""), url

    def _zip(self, draft: Draft) -> int:
        target = self.wish.archive
        assert target is not None  # noqa: S101 (place() is None only then)
        number = pack(draft.site, target, draft.now, force=self.wish.force)
        words.tell_public(draft.result, None)
        click.echo(f"\nWritten: {target} ({count(number, 'file')}).")
        click.echo("Unpack it in the folder that your web space publishes.")
        if not draft.base_url:
            click.echo(words.NO_ADDRESS)
        return GOOD

    def _workflow(
        self, repository: Repository, place: Destination, program: str, secrets: tuple[str, ...]
    ) -> int:
        files = workflow_files(
            repository, place.host, program, recheck=self.wish.recheck, secrets=secrets
        )
        done = write_new(repository.top, files.write)
        words.tell_files(done, files, program)
        names = [str(file.path) for file in files.write]
        if self.wish.commit and (
            committed := repository.commit_only(names, "Publish the portfolio")
        ):
            click.echo(f"Committed: {', '.join(committed)}")
        if not self.wish.push:
            loose = repository.uncommitted(names)
            words.tell_left(place, repository, loose, self.wish.remote, self.wish.typed)
            return GOOD
        return self._push_sources(repository, place)

    def _push_sources(self, repository: Repository, place: Destination) -> int:
        remote = repository.remote(self.wish.remote)
        assert remote is not None  # noqa: S101 (without one there is no place)
        branch = repository.branch
        follow = () if repository.upstream else ("-u",)
        words_ = ("push", "--porcelain", *follow, remote.name, f"HEAD:refs/heads/{branch}")
        with Progress() as progress:
            before = _seal_at(place)
            progress.say("Pushing")
            done = repository.git.do(*words_, seconds=NETWORK_SECONDS)
        if any(line.startswith("=") for line in done.splitlines()):
            click.echo(f"\n{remote.name} has all of {branch} already; nothing was pushed.")
            return GOOD
        click.echo(f"\nPushed {branch} to {remote.name}.")
        words.tell_clicks(place)
        return _wait(place, before)

    def _push_site(self, draft: Draft, place: Destination) -> int:
        _, url = self._home()
        branch = self.wish.branch or BRANCHES.get(place.host, "pages")
        if place.host is Host.CODEBERG and not (self.wish.split or self.wish.push):
            click.echo(words.CODEBERG.format(branch=branch))
            return GOOD
        with Progress() as progress:
            before = _seal_at(place)
            progress.say("Pushing the site")
            pushed = push_site(
                draft.site,
                Target(url=url, branch=branch),
                scratch=draft.scratch,
                environ=os.environ,
                now=draft.now,
                beside=_beside(place),
            )
        if not pushed:
            click.echo(f"\nThe branch {branch} there holds this very site already.")
            return GOOD
        click.echo(f"\nPushed the site, and nothing else, to the branch {branch}.")
        if (read_seal(draft.site) or {}).get("unlisted"):
            click.echo(words.UNLISTED, err=True)
        words.tell_clicks_of_branch(place, branch)
        return _wait(place, before)


def _wait(place: Destination, before: str) -> int:
    """Wait until the new site answers, say what came of it, and return the exit code."""
    if not place.address:
        return GOOD
    if not is_watched():
        words.tell_waiting(place, duration(SECONDS))
    with Progress() as progress:
        waited = _waiting(progress.say).until_new(place.address, before)
    took = duration(waited.seconds)
    if waited.there:
        click.echo(f"\nThe site answers at {place.address} (after {took}).")
        return GOOD
    click.echo(words.not_there(place, waited.reason, took), err=True)
    return NOT_CHECKED


def _seal_at(place: Destination) -> str:
    """Return the mark of what stands there now; empty if nothing does, or nobody knows where."""
    return _waiting(lambda _: None).seal_at(place.address)[0] if place.address else ""


def _noticed(portfolio: Portfolio, *, history: bool) -> bool:
    """Tell whether a stranger would notice something that ``check --public`` names."""
    found = publicly(portfolio, os.environ) if history else coach(portfolio)
    return any(finding.outcome is Outcome.FAIL for finding in found)


def _beside(place: Destination) -> dict[str, bytes]:
    """Return the files by which a host knows the domain of a site that is pushed to a branch."""
    if not place.domain:
        return {}
    names = {Host.GITHUB: "CNAME", Host.CODEBERG: ".domains"}
    return {names[place.host]: f"{place.domain}\n".encode()} if place.host in names else {}


def _waiting(say: Say) -> Waiting:
    return Waiting(fetcher=fetcher, clock=monotonic, sleep=sleep, say=say, limit=SECONDS)


def fetcher() -> Fetcher:
    """Return a fetcher that has asked nobody yet."""
    return HttpFetcher(at=dt.datetime.now(dt.UTC))  # noqa: TID251 (an answer is dated by the clock)
