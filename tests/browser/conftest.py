"""A real browser on the built sample: served at the root, under a project path, and from disk."""

import datetime as dt
import functools
import http.server
import json
import shutil
import ssl
import threading
from collections.abc import Callable, Iterable, Iterator
from http import HTTPStatus
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from portfolio_gen.site.build import build_site
from tests.browser import in_node
from tests.conftest import ROOT, missing
from tests.portfolios.build import make_every_state

NOW = dt.datetime(2026, 11, 23, tzinfo=dt.UTC)
HERE = Path(__file__).parent
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


CALL = """async ([module, name, given]) =>
    JSON.stringify(await (await import(module))[name](...JSON.parse(given)))"""
Ask = Callable[[Iterable[list[Any]]], list[in_node.Json]]


class QuietHandler(http.server.SimpleHTTPRequestHandler):
    """Serve files without a line of log each."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer a wrong address with the site's own page, as hosts of static sites do."""
        own = next(Path(self.directory).glob("*/404.html"), None)
        if code != HTTPStatus.NOT_FOUND or own is None:
            super().send_error(code, message, explain)
            return
        body = own.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_args: Any) -> None:  # noqa: ANN401
        """Say nothing."""


class OpenHandler(QuietHandler):
    """Let pages of other sites read everything, as hosts of static sites do."""

    def end_headers(self) -> None:
        """Add the header that says so."""
        self.send_header("Access-Control-Allow-Origin", "*")
        super().end_headers()


class Served:
    """One folder behind a loopback address."""

    def __init__(self, folder: Path, *, certificate: ssl.SSLContext | None = None) -> None:
        """Start serving ``folder`` on a free port; with a certificate by https and for all."""
        kind = OpenHandler if certificate else QuietHandler
        handler = functools.partial(kind, directory=str(folder))
        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        if certificate:
            plain = self._server.socket
            self._server.socket = certificate.wrap_socket(plain, server_side=True)
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)
        self._thread.start()
        scheme = "https" if certificate else "http"
        self.origin = f"{scheme}://127.0.0.1:{self._server.server_port}"

    def close(self) -> None:
        """Stop, and wait until the port is free again."""
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


class Modules:
    """The browser's modules as files, in a page where nothing else is."""

    def __init__(self, page: Page) -> None:
        """Take a page that stands on the host with the files."""
        self._page = page

    def call(self, module: str, name: str, *given: Any) -> Any:  # noqa: ANN401 (JSON both ways)
        """Return what a function of ``tests/verifier`` answers."""
        text = self._page.evaluate(CALL, [f"/tests/verifier/{module}", name, json.dumps(given)])
        return json.loads(text)  # noqa: TID251 (our own answers)

    def ask(self, questions: Iterable[list[Any]]) -> list[in_node.Json]:
        """Return the answers to questions that Node is asked as well."""
        answers: list[in_node.Json] = self.call("questions.mjs", "answers", list(questions))
        return answers


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Headless Chromium with a fresh profile and no errands of its own."""
    path = shutil.which("chromium")
    if path is None:
        missing("Chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def modules(chromium: Browser) -> Iterator[Modules]:
    """The modules of the verifier, and of their tests, in a page of Chromium."""
    served = Served(ROOT)
    page = chromium.new_page()
    page.goto(served.origin + "/themes/verifier/verify.js")
    yield Modules(page)
    page.close()
    served.close()


@pytest.fixture(params=["node", pytest.param("chromium", marks=pytest.mark.browser)])
def ask(request: pytest.FixtureRequest) -> Ask:
    """How the browser's modules are asked: run by Node, or by Chromium."""
    if request.param == "node":
        return in_node.ask
    modules: Modules = request.getfixturevalue("modules")
    return modules.ask


@pytest.fixture(scope="session")
def axe() -> str:
    """Source of axe-core, from the packages that tests may use."""
    script = HERE / "node_modules" / "axe-core" / "axe.min.js"
    if not script.is_file():
        missing("axe-core (npm ci --prefix tests/browser)")
    return script.read_text("utf-8")


@pytest.fixture(scope="session")
def sample_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample, built once: ``<folder>/some/repo``, so that one server shows it under a path."""
    out = tmp_path_factory.mktemp("sample") / "some" / "repo"
    out.parent.mkdir()
    assert build_site(ROOT / "sample_portfolio", out, now=NOW).written
    return out


@pytest.fixture(scope="session")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every state a badge or a page can be in, hostile text included."""
    folder = make_every_state(tmp_path_factory.mktemp("every-state") / "portfolio")
    out = tmp_path_factory.mktemp("every-state-site") / "site"
    assert build_site(folder, out, now=NOW).written
    return out


@pytest.fixture(scope="session")
def at_root(sample_site: Path) -> Iterator[str]:
    """Address of the sample when it is the whole site of its host."""
    served = Served(sample_site)
    yield served.origin + "/"
    served.close()


@pytest.fixture(scope="session")
def at_path(sample_site: Path) -> Iterator[str]:
    """Address of the sample when it is one project site of several."""
    served = Served(sample_site.parent.parent)
    yield served.origin + "/some/repo/"
    served.close()


@pytest.fixture(scope="session")
def at_home(sample_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of the sample where its portfolio.yml says it will stand: under ``/portfolio/``."""
    root = tmp_path_factory.mktemp("home")
    (root / "portfolio").symlink_to(sample_site, target_is_directory=True)
    served = Served(root)
    yield served.origin + "/portfolio/"
    served.close()


@pytest.fixture(scope="session")
def on_disk(sample_site: Path) -> str:
    """Address of the sample when somebody opens it from a folder."""
    return sample_site.as_uri() + "/"


@pytest.fixture(scope="session")
def hostile_origin(hostile_site: Path) -> Iterator[str]:
    """Address of the portfolio in every state."""
    served = Served(hostile_site)
    yield served.origin + "/"
    served.close()
