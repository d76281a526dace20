"""What a visitor of a published site sees: pages, the links on them, and the codes."""

import functools
import http.server
import re
import shutil
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.parse import unquote, urljoin, urlsplit
from urllib.request import urlopen  # noqa: TID251 (a visitor, not this program)

from PIL import Image, ImageDraw

from portfolio_gen.base.errors import Unreachable
from portfolio_gen.base.fetch import Fetched, Fetcher
from tests.conftest import missing

SIZE = 8
"""Pixels for one module of a code."""

CODE = re.compile(r'<svg class="pf-qr".*?viewBox="0 0 (\d+) \1".*?<path stroke="#000" d="([^"]+)"')
STROKE = re.compile(r"(?:M(\d+) (\d+)\.5|m(\d+) 0)h(\d+)")


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_args: Any) -> None:  # noqa: ANN401
        """Say nothing."""


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """Serve a folder on this machine; give the address, without a slash at its end."""
    handler = functools.partial(_Quiet, directory=str(folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def answer(url: str) -> tuple[int, bytes]:
    """Return status and body of an address on this machine."""
    try:
        with urlopen(url) as response:
            return response.status, response.read()
    except HTTPError as error:
        with error:
            return error.code, b""


class _Links(HTMLParser):
    """Collects what a page leads to or shows."""

    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        """Take ``href``, ``src`` and the rest of their kind."""
        for name, value in attrs:
            if name in {"href", "src", "poster"} and value is not None:
                self.found.add(value)
            elif name == "srcset" and value:
                self.found.update(part.split()[0] for part in value.split(","))


def crawl(public: str, local: str) -> dict[str, bytes]:
    """Follow every link of a site; return its pages by their path below the site's address.

    Args:
        public: The address that the site believes to stand at, ending in a slash.
        local: Where its host is served on this machine.

    Raises:
        AssertionError: A link of the site leads nowhere.
    """
    below = urlsplit(public).path
    waiting, seen, pages = [public], {public}, dict[str, bytes]()
    while waiting:
        url = waiting.pop()
        path = urlsplit(url).path
        status, body = answer(local + path)
        assert status == 200, f"{url} answers with {status}"
        if not (path.endswith((".html", "/"))):
            continue
        pages[unquote(path.removeprefix(below))] = body
        links = _Links()
        links.feed(body.decode())
        for link in links.found:
            target = urljoin(url, link).partition("#")[0]
            if target.startswith(public) and target not in seen:
                seen.add(target)
                waiting.append(target)
    return pages


def codes_on(page: bytes, folder: Path) -> list[str]:
    """Return what a phone reads from the codes of a page."""
    if shutil.which("zbarimg") is None:
        missing("zbarimg")
    read = []
    for size, strokes in CODE.findall(page.decode()):
        picture = Image.new("L", (int(size) * SIZE,) * 2, 255)
        draw = ImageDraw.Draw(picture)
        x = y = 0
        for right, down, further, length in STROKE.findall(strokes):
            x, y = (int(right), int(down)) if right else (x + int(further), y)
            box = (x * SIZE, y * SIZE, (x + int(length)) * SIZE - 1, (y + 1) * SIZE - 1)
            draw.rectangle(box, fill=0)
            x += int(length)
        picture.save(folder / "code.png")
        done = subprocess.run(
            ["zbarimg", "--quiet", "--raw", "-Sdisable", "-Sqrcode.enable", folder / "code.png"],
            capture_output=True,
            text=True,
            check=False,
        )
        read += done.stdout.split()
    return read


class Elsewhere:
    """A fetcher for which one host is this machine; every other one does not answer."""

    def __init__(self, inner: Fetcher, public: str, local: str) -> None:
        """Take the fetcher that really asks."""
        self._inner, self._public, self._local = inner, public, local

    def fetch(self, url: str) -> Fetched:
        """Return what stands there."""
        if not url.startswith(self._public):
            raise Unreachable(f"{urlsplit(url).hostname} does not answer.")
        return self._inner.fetch(self._local + urlsplit(url).path)
