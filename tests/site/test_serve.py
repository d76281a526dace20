"""The preview: renewed when a file is saved, for this computer only, never broken by a mistake."""

import contextlib
import datetime as dt
import http.client
import re
import socket
import threading
import time
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest

from portfolio_gen.base.errors import BuildError, ConfigError, PortfolioError
from portfolio_gen.site.build import build_site
from portfolio_gen.site.engine_mkdocs.preview import PreviewServer
from portfolio_gen.site.job import BuildResult
from portfolio_gen.site.output.htmlscan import scan
from portfolio_gen.site.serve import Preview
from tests.site.small_portfolio import small_portfolio

pytestmark = pytest.mark.loopback

SAMPLE = Path(__file__).resolve().parents[2] / "sample_portfolio"
PATIENCE_S = 20.0


def free_port() -> int:
    """Return a port nobody uses now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Running:
    """A preview in a thread, and what it told."""

    def __init__(self, source: Path, now: dt.datetime, reader: str = "") -> None:
        """Start nothing yet."""
        self.source = source
        self.told: list[BuildResult | PortfolioError] = []
        self.port = free_port()
        self.preview = Preview(
            source, lambda out: build_site(source, out, now=now), self.tell, reader=reader
        )

    def tell(self, result: BuildResult | PortfolioError) -> None:
        """Remember what was told."""
        self.told.append(result)

    def get(self, path: str, host: str = "") -> tuple[int, str]:
        """Return status and text of an address."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE_S)
        headers = {"Host": host} if host else {}
        connection.request("GET", path, headers=headers)
        answer = connection.getresponse()
        text = answer.read().decode()
        connection.close()
        return answer.status, text

    def until(self, path: str, text: str) -> None:
        """Ask again and again until ``text`` is served."""
        start = time.monotonic()
        while time.monotonic() - start < PATIENCE_S:
            with contextlib.suppress(ConnectionRefusedError):  # it is only just starting
                if text in self.get(path)[1]:
                    return
            time.sleep(0.02)
        raise AssertionError(f"{text!r} was not served within {PATIENCE_S} s")

    def until_told(self, count: int) -> None:
        """Wait until ``count`` builds were told of."""
        start = time.monotonic()
        while len(self.told) < count:
            assert time.monotonic() - start < PATIENCE_S
            time.sleep(0.02)


@pytest.fixture
def running(tmp_path: Path, now: dt.datetime) -> Iterator[Running]:
    """A preview of the small portfolio."""
    yield from serving(small_portfolio(tmp_path / "me"), now)


def serving(source: Path, now: dt.datetime, reader: str = "") -> Iterator[Running]:
    """Run a preview while the test runs."""
    run = Running(source, now, reader)
    with run.preview.server(run.port) as server:
        thread = threading.Thread(target=server.run, daemon=True)
        thread.start()
        run.until("/", "<")
        yield run
    thread.join(PATIENCE_S)
    assert not thread.is_alive()


def test_serves_and_renews(running: Running) -> None:
    """A saved sentence is on the page a moment later, and the browser is told to reload."""
    status, page = running.get("/about.html")
    assert status == 200
    assert "I teach science" in page
    epoch = re.findall(r"livereload\((\d+), ", page)[0]
    (running.source / "about.md").write_text("I teach the weather.\n")
    running.until("/about.html", "I teach the weather.")
    assert int(running.get(f"/livereload/{epoch}/0")[1]) > int(epoch)


def test_reload_script_is_in_the_policy(running: Running) -> None:
    """Script and style that the server adds are the only ones added; the policy names both."""
    _, page = running.get("/")
    found = scan(page)
    scripts, styles = (
        re.findall(rf"{what}-src ([^;]*)", found.policy)[0].count("'sha256-")
        for what in ("script", "style")
    )
    assert len(found.scripts) == scripts
    assert len(found.styles) == styles == 1
    assert "livereload" in found.scripts[-1]
    assert ".pf-preview" in found.styles[0]


def bar_of(page: str) -> str:
    """The words of the bar below a page."""
    (found,) = re.findall(r'<aside class="pf-preview.*?</aside>', page, re.DOTALL)
    return " ".join(unescape(re.sub("<[^>]*>", " ", found)).split())


def test_bar_lists_what_is_wrong_with_the_page(running: Running) -> None:
    """The findings of the page on screen with file and line, others apart; none in a build."""
    work = running.source / "projects/water/index.md"
    work.write_text(work.read_text().replace("It rains.", "![](rain.svg) <script>x</script>"))
    (running.source / "projects/water/rain.svg").write_text("<svg/>")
    running.until("/projects/water.html", "rain.svg")
    here = bar_of(running.get("/projects/water.html")[1])
    assert here.startswith("1 to mend on this page, ")
    assert "Advice: projects/water/index.md:9:1 this image has no description" in here
    start = bar_of(running.get("/timeline.html")[1])
    assert start.startswith("Nothing to mend on this page, ")
    assert "projects/water/index.md:9:1" in start.partition("Elsewhere")[2]
    assert "pf-preview" not in (site_of(running) / "projects/water.html").read_text()


def site_of(running: Running) -> Path:
    """Where the preview builds its site."""
    result = running.told[-1]
    assert isinstance(result, BuildResult)
    return result.folder


def test_bar_says_what_to_do_next(running: Running) -> None:
    """An empty page says so in the preview only."""
    assert "Save a badge exactly as you received it" in bar_of(running.get("/badges/")[1])
    assert "Save a badge" not in bar_of(running.get("/projects/")[1])
    assert "Save a badge" not in (site_of(running) / "badges/index.html").read_text()


def test_bar_of_a_folder_with_problems(running: Running) -> None:
    """It says that the site is the last good one, and what keeps the next from coming."""
    (running.source / "about.md").write_text("---\ntitel: x\n---\nBroken.\n")
    running.until("/about.html", "last good site")
    said = bar_of(running.get("/about.html")[1])
    assert "The folder has problems, so this is the last good site." in said
    assert 'Problem: about.md:2:1 unknown field "titel"' in said


@pytest.mark.parametrize(
    ("reader", "view", "unlisted", "other"),
    [
        ("", 200, 200, 200),
        ("employer", 404, 404, 404),
        ("instructor", 200, 200, 200),
        ("for-b", 200, 200, 404),
    ],
)
def test_as_a_reader(
    reader: str, view: int, unlisted: int, other: int, tmp_path: Path, now: dt.datetime
) -> None:
    """What is in no list is found by those who were told its address."""
    source = small_portfolio(tmp_path / "me")
    for name in ("unlisted", "other"):
        text = (source / "projects/hidden/index.md").read_text()
        (source / "projects" / name).mkdir()
        (source / "projects" / name / "index.md").write_text(
            text.replace("visibility: private", "visibility: unlisted")
        )
    (source / "views").mkdir()
    (source / "views/for-b.yml").write_text(
        "title: For B\nkey: zx8kq-w2mfn-t4hjd\nitems: [projects/unlisted]\n"
    )
    for run in serving(source, now, reader=reader):
        assert run.get("/projects/water.html")[0] == 200
        assert run.get("/views/zx8kq-w2mfn-t4hjd.html")[0] == view
        assert run.get("/projects/unlisted.html")[0] == unlisted
        assert run.get("/projects/other.html")[0] == other
        assert run.get("/projects/./other.html")[0] == other
        words = f"Seen by: {reader}." if reader else "to mend on this page"
        assert words in bar_of(run.get("/")[1])


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        pytest.param(
            {}, "there is no reader 'bord'. Choose one of these: employer, instructor.", id="none"
        ),
        pytest.param(
            {"views__board_yml": "title: B\nkey: zx8kq-w2mfn-t4hjd\nitems: [projects/water]\n"},
            "there is no reader 'bord'. Choose one of these, of which the last are your views: "
            "employer, instructor, board.",
            id="a view",
        ),
        pytest.param(
            {"about_md": "---\ntitel: x\n---\nBroken.\n"},
            "what 'bord' finds is not known as long as the site cannot be built. Mend what is said "
            "above, and try again; or leave --as out meanwhile.",
            id="no site",
        ),
    ],
)
def test_no_such_reader(
    tmp_path: Path, now: dt.datetime, changes: dict[str, str], said: str
) -> None:
    """The message names those there are, if that is known."""
    source = small_portfolio(tmp_path / "me", **changes)
    preview = Preview(
        source, lambda out: build_site(source, out, now=now), lambda _: None, reader="bord"
    )
    with preview.server(free_port()), pytest.raises(ConfigError) as error:
        preview.first_page()
    assert str(error.value) == said


def test_a_mistake_keeps_the_last_good_site(running: Running) -> None:
    """The mistake is told, the page stays, and mending it renews the page."""
    about = running.source / "about.md"
    about.write_text("---\ntitel: x\n---\nBroken.\n")
    running.until_told(2)
    told = running.told[1]
    assert isinstance(told, BuildResult)
    assert [str(finding.where) for finding in told.report.failures] == ["about.md:2:1"]
    assert "I teach science" in running.get("/about.html")[1]
    about.write_text("Mended.\n")
    running.until("/about.html", "Mended.")


def test_an_error_keeps_the_last_good_site(running: Running) -> None:
    """Even if the folder stops being a portfolio."""
    settings = running.source / "portfolio.yml"
    text = settings.read_text()
    settings.unlink()
    running.until_told(2)
    assert isinstance(running.told[1], PortfolioError)
    assert running.get("/")[0] == 200
    settings.write_text(text.replace("Ana Reyes", "Bea Reyes"))
    running.until("/", "Bea Reyes")


def test_broken_from_the_start(tmp_path: Path, now: dt.datetime) -> None:
    """There is a page that says so and waits."""
    source = small_portfolio(tmp_path / "me", portfolio_yml="basics: {}\n")
    for run in serving(source, now):
        assert "could not be built yet" in run.get("/")[1]
        (source / "portfolio.yml").write_text("basics: {name: Ana Reyes}\n")
        run.until("/", "Ana Reyes")


def test_missing_page(running: Running) -> None:
    """The site's own page for that."""
    status, page = running.get("/nowhere.html")
    assert status == 404
    assert "Ana Reyes" in page


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "evil.example:8000"])
def test_another_name_is_refused(running: Running, host: str) -> None:
    """A page of another site cannot read the preview by pointing its own name at this computer."""
    assert running.get("/", host=host) == (403, "This preview answers to localhost only.")


def test_outside_the_site(running: Running) -> None:
    """Nothing but the site is served."""
    assert running.get("/../me/identity.local.yml")[0] == 404
    assert running.get("/%2e%2e/me/portfolio.yml")[0] == 404


def test_port_taken(tmp_path: Path, now: dt.datetime) -> None:
    """The message says what to do."""
    run = Running(small_portfolio(tmp_path / "me"), now)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", run.port))
        taken.listen()
        with pytest.raises(BuildError) as e, run.preview.server(run.port) as server:
            server.run()
    assert str(e.value) == (
        f"The preview could not start on port {run.port}: Address already in use. "
        "Choose another one with --port."
    )


def test_listens_to_this_computer_only(running: Running) -> None:
    """The address is that of the loopback interface."""
    assert running.get("/")[0] == 200
    server = PreviewServer(running.source, lambda: None, port=running.port)
    assert server.server_address == ("127.0.0.1", running.port) or server.url.startswith(
        "http://127.0.0.1:"
    )
    server.server_close()
