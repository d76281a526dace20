"""A preview that renews itself: the site is built again whenever a file is saved."""

import contextlib
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from portfolio_gen.base.errors import BuildError, PortfolioError
from portfolio_gen.site.engine_mkdocs.preview import PreviewServer
from portfolio_gen.site.job import BuildResult

Build = Callable[[Path], BuildResult]
"""Builds the site into the folder it is given."""


class Preview:
    """Builds, tells what became of it, and keeps the last good site.

    Args:
        source: The portfolio folder.
        build: Builds the site into a folder.
        tell: Is told the result of every build, or the error that stopped it.
    """

    def __init__(
        self, source: Path, build: Build, tell: Callable[[BuildResult | PortfolioError], None]
    ) -> None:
        """Remember what to do; nothing happens yet."""
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
            server = PreviewServer(site, lambda: self._renew(site), port=port)
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
            self._tell(e)
        else:
            self._tell(result)
