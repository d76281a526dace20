"""A preview that renews itself: the site is built again whenever a file is saved."""

import contextlib
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from portfolio_gen.base.errors import BuildError, ConfigError, PortfolioError
from portfolio_gen.base.report import Finding, Outcome
from portfolio_gen.site.engine_mkdocs.preview import Around, PreviewServer
from portfolio_gen.site.job import BuildResult
from portfolio_gen.site.previewing import EMPLOYER, INSTRUCTOR, STYLE, Readers, bar

Build = Callable[[Path], BuildResult]
"""Builds the site into the folder it is given."""


class Preview:
    """Builds, tells what became of it, and keeps the last good site.

    Args:
        source: The portfolio folder.
        build: Builds the site into a folder.
        tell: Is told the result of every build, or the error that stopped it.
        reader: As whom to look at it: ``employer``, ``instructor`` or the name of a view's file;
            empty for its owner.
    """

    def __init__(
        self,
        source: Path,
        build: Build,
        tell: Callable[[BuildResult | PortfolioError], None],
        *,
        reader: str = "",
    ) -> None:
        """Remember what to do; nothing happens yet."""
        self._reader = reader
        self._findings: tuple[Finding, ...] = ()
        self._readers = Readers()
        self._source = source
        self._build = build
        self._tell = tell

    @contextlib.contextmanager
    def server(self, port: int) -> Iterator[PreviewServer]:
        """Build once, and give a server that watches; call its ``serve`` to start.

        Raises:
            BuildError: The port is taken.
        """
        with tempfile.TemporaryDirectory(prefix="portfolio-gen-") as folder:
            site = Path(folder).resolve() / "site"
            self._renew(site)
            server = PreviewServer(
                site,
                lambda: self._renew(site),
                port=port,
                around=Around(
                    below=self._bar,
                    style=STYLE,
                    finds=lambda path: self._readers.finds(self._reader, path),
                ),
            )
            server.watch(str(self._source))
            try:
                yield server
            except OSError as e:
                raise BuildError(
                    f"The preview could not start on port {port}: {e.strerror or e}.",
                    hint="Choose another one with --port.",
                ) from e
            finally:
                server.stop()

    def _renew(self, site: Path) -> None:
        """Build again; whatever is wrong is told, and the last good site stays."""
        try:
            result = self._build(site)
        except PortfolioError as e:
            self._findings = (_stopped(e),)
            self._tell(e)
        else:
            self._findings = result.report.findings
            self._readers = result.readers or self._readers
            self._tell(result)

    def first_page(self) -> str:
        """Return where the reader begins.

        Raises:
            ConfigError: There is no such reader, or the site that knows them was not built.
        """
        if self._reader in {"", EMPLOYER, INSTRUCTOR}:
            return ""
        first = self._readers.first
        if not self._readers.pages:
            raise ConfigError(
                f"what {self._reader!r} finds is not known as long as the site cannot be built.",
                hint="Mend what is said above, and try again; or leave --as out meanwhile.",
            )
        if self._reader not in first:
            last = ", of which the last are your views" if first else ""
            known = ", ".join([EMPLOYER, INSTRUCTOR, *sorted(first)])
            raise ConfigError(
                f"there is no reader {self._reader!r}.",
                hint=f"Choose one of these{last}: {known}.",
            )
        return first[self._reader]

    def _bar(self, path: str, html: str) -> str:
        return bar(path, html, self._findings, self._readers, self._reader)


def _stopped(error: PortfolioError) -> Finding:
    return Finding(
        check="build",
        outcome=Outcome.FAIL,
        message=error.message,
        where=error.where,
        hint=error.hint,
    )
