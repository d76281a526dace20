"""MkDocs' server with live reload, for pages that have a security policy."""

import base64
import hashlib
import posixpath
import re
import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mkdocs.livereload import LiveReloadServer

HOST = "127.0.0.1"
"""Only this machine can ask."""

POLL_S = 0.1
"""Seconds between two looks at the files."""

SETTLE_S = 0.03
"""Seconds without another change after which the site is built: editors save in several steps."""

WAITING = b"""<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta http-equiv="refresh" content="2">
<title>Not built yet</title></head>
<body><h1>This portfolio could not be built yet</h1>
<p>The reasons stand where the preview was started. This page renews itself.</p></body></html>
"""
"""Served until the first build succeeds."""

NOT_FOUND = b"""<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Not found by this reader</title></head>
<body><h1>This reader does not find that page</h1>
<p>It is in no list, and only people with its address open it.</p></body></html>
"""
"""Served in place of a page that the reader does not find as whom the preview is looked at."""

_OUR_NAMES = re.compile(r"(127\.0\.0\.1|localhost)(:\d+)?")
_SCRIPT = re.compile(rb"<script>((?:(?!</?script).)*)</script>(?=[^<]*</body>)", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What the preview adds to a site.

    Attributes:
        below: Makes what stands below a page, from its path and its content.
        style: Style sheet of that.
        finds: Tells whether the reader as whom the preview is looked at finds a file.
    """

    below: Callable[[str, str], str] = lambda _path, _html: ""
    style: str = ""
    finds: Callable[[str], bool] = lambda _path: True


class PreviewServer(LiveReloadServer):
    """Serves a folder to this machine and reloads the browser after every rebuild."""

    def __init__(
        self, folder: Path, rebuild: Callable[[], None], *, port: int, around: Around | None = None
    ) -> None:
        """Serve a folder.

        Args:
            folder: The site.
            rebuild: Called when a watched file changed.
            port: Where to listen.
            around: What is shown with the pages; nothing if left out.
        """
        super().__init__(
            builder=rebuild, host=HOST, port=port, root=str(folder), polling_interval=POLL_S
        )
        self.error_handler = lambda code: _page(folder, code)
        self.build_delay = SETTLE_S
        self._around = around or Around()
        self._asked = threading.local()
        self._started: Callable[[], None] = lambda: None

    def run(self, started: Callable[[], None] = lambda: None) -> None:
        """Serve until ``shutdown`` is called or the program is interrupted.

        Args:
            started: Called once the port is ours and pages can be asked for.
        """
        self._started = started
        self.serve()  # type: ignore[no-untyped-call]

    def server_activate(self) -> None:
        """Start listening, and say so."""
        super().server_activate()
        self._started()

    def stop(self) -> None:
        """Stop serving and watching, and wait until both have ended."""
        self.shutdown()
        for thread in (self.serve_thread, self.observer):
            if thread.is_alive():
                thread.join()

    def serve_request(self, environ: Any, start_response: Any) -> Iterable[bytes]:  # noqa: ANN401
        """Answer, unless a page of another site talks to us under a name of its own."""
        if not _OUR_NAMES.fullmatch(environ.get("HTTP_HOST", "")):
            start_response("403 Forbidden", [("Content-Type", "text/plain")])
            return [b"This preview answers to localhost only."]
        path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore")
        path = posixpath.normpath(path + "index.html" * path.endswith("/")).lstrip("/")
        self._asked.path = path
        if not self._around.finds(path):
            start_response("404 Not Found", [("Content-Type", "text/html; charset=utf-8")])
            return [NOT_FOUND]
        return super().serve_request(environ, start_response)

    def _inject_js_into_html(self, content: bytes, epoch: int) -> bytes:
        """Add the reload script, and its hash to the page's policy."""
        before, body, after = content.rpartition(b"</body>")
        text = content.decode("utf-8", "replace")
        below = self._around.below(self._asked.path, text).encode() if body else b""
        if below:
            style = self._around.style.encode()
            content = b"%b<style>%b</style>%b%b%b" % (before, style, below, body, after)
            content = _allowed(content, b"style-src", style)
        page: bytes = super()._inject_js_into_html(content, epoch)  # type: ignore[no-untyped-call]
        script = _SCRIPT.search(page)
        return page if script is None else _allowed(page, b"script-src", script[1])


def _allowed(page: bytes, what: bytes, text: bytes) -> bytes:
    """Return a page whose policy allows one more text to be run or applied."""
    digest = base64.b64encode(hashlib.sha256(text).digest())
    return page.replace(b"%b 'self'" % what, b"%b 'self' 'sha256-%b'" % (what, digest), 1)


def _page(folder: Path, code: int) -> bytes | None:
    """Return what to show in place of a page that is not there."""
    if not folder.exists():
        return WAITING
    page = folder / f"{code}.html"
    return page.read_bytes() if page.is_file() else None
