"""How soon a badge is verified in a browser, beside other verifiers, on the same badge, in one run.

``python -m benchmarks.browser BADGE --peers FOLDER`` opens a page for each verifier in Chromium,
with a fresh profile each time and in random order: from opening the page to the verdict, with and
without a slow network and processor, and once the page is warm. Modules of ours are sent as they
are, the others as one bundled and minified file each; everything is packed with gzip.

FOLDER is one in which somebody ran ``npm install --ignore-scripts @digitalbazaar/vc@7
@digitalbazaar/data-integrity @digitalbazaar/eddsa-rdfc-2022-cryptosuite jsonld-signatures jsonld@9
rdf-canonize@5 @digitalcredentials/verifier-core@1.0.0-beta.11 esbuild``.
"""

import argparse
import contextlib
import gzip
import http.server
import json
import mimetypes
import os
import random
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, Playwright, sync_playwright

from tests.browser import conftest

ROOT = Path(__file__).resolve().parent.parent
PAGES = ROOT / "benchmarks" / "peers" / "browser"
VERIFIER = ROOT / "themes" / "verifier"
CONTEXTS = ROOT / "portfolio_gen" / "crypto" / "contexts"
FLAGS = [*conftest.FLAGS, "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"]
"""Nothing but this machine can be reached: others may ask for vocabularies, and are told no."""

PEERS = {
    "jsonld": "jsonld.js + rdf-canonize",
    "digitalbazaar": "@digitalbazaar/vc",
    "verifier_core": "verifier-core (DCC)",
}
OWN = "portfolio-gen"
FULL = "portfolio-gen, all words"
SLOW = {"offline": False, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 93_750}
"""Slow 4G: 1.6 Mbit/s, 150 ms; in bytes a second."""

Files = dict[str, bytes]


def html(script: str, preload: list[str]) -> bytes:
    """Return a page that loads one script, and at once whatever that will need."""
    links = "".join(f'<link rel="modulepreload" href="{path}">' for path in preload)
    head = f'<!doctype html><html lang="en"><meta charset="utf-8"><title>Badge</title>{links}'
    return f'{head}<script type="module" src="{script}"></script><p>Checking</p>'.encode()


def bundled(name: str, peers: Path, contexts: bytes, folder: Path) -> bytes:
    """Return a peer with all that it needs, in one minified file."""
    shutil.copy(PAGES / f"{name}.js", folder)
    shutil.copy(PAGES / "common.js", folder)
    (folder / "contexts.json").write_bytes(contexts)
    tool = peers / "node_modules" / ".bin" / "esbuild"
    options = ["--bundle", "--minify", "--format=esm", "--platform=browser", "--log-level=error"]
    done = subprocess.run(
        [tool, folder / f"{name}.js", *options],
        env={**os.environ, "NODE_PATH": str(peers / "node_modules")},
        capture_output=True,
        check=True,
    )
    return done.stdout


def vocabularies(badge: bytes) -> bytes:
    """Return what the peers need to know, by address, as JSON."""
    rows = json.loads((CONTEXTS / "index.json").read_bytes())  # noqa: TID251 (our own)
    wanted = {*json.loads(badge)["@context"], "https://w3id.org/security/multikey/v1"}  # noqa: TID251
    found = {
        row["url"]: json.loads((CONTEXTS / row["file"]).read_bytes())  # noqa: TID251
        for row in rows
        if row["url"] in wanted
    }
    return json.dumps(found).encode()


def own_files(script: str, badge: bytes, preload: list[str]) -> Files:
    """Return a page with our modules, each as it is."""
    files = {
        f"verifier/{path.relative_to(VERIFIER)}": path.read_bytes()
        for path in VERIFIER.rglob("*.js")
    }
    files |= {name: (PAGES / name).read_bytes() for name in (script, "common.js")}
    return files | {"": html(script, ["common.js", *preload]), "badge.json": badge}


class Site:
    """One page behind a loopback address, packed beforehand."""

    def __init__(self, files: Files) -> None:
        """Start serving."""
        packed = {f"/{path}": gzip.compress(data, 9) for path, data in files.items()}
        sent = self.sent = {"bytes": 0}

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            disable_nagle_algorithm = True  # or each second answer on a connection waits 40 ms
            wbufsize = -1

            def do_GET(self) -> None:
                body = packed.get(self.path)
                kind = mimetypes.guess_type(self.path)[0] or "text/html"
                self.send_response(HTTPStatus.OK if body else HTTPStatus.NOT_FOUND)
                text = "; charset=utf-8" if kind.startswith("text/") else ""
                self.send_header("Content-Type", kind + text)
                self.send_header("Content-Encoding", "gzip")
                self.send_header("Content-Length", str(len(body or b"")))
                self.end_headers()
                self.wfile.write(body or b"")
                sent["bytes"] += len(body or b"") if self.path.endswith(".js") else 0

            def log_message(self, *_args: Any) -> None:  # noqa: ANN401
                """Say nothing."""

        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        self.address = f"http://127.0.0.1:{self._server.server_port}/"

    def close(self) -> None:
        """Stop."""
        self._server.shutdown()
        self._server.server_close()


@dataclass(kw_only=True, slots=True)
class Stack:
    """One verifier with its page.

    Attributes:
        script: Bytes of script that were sent for one verdict, packed.
        times: Milliseconds by what was measured.
    """

    name: str
    site: Site
    script: int = 0
    times: dict[str, list[float]] = field(default_factory=dict)

    def add(self, what: str, milliseconds: float) -> None:
        """Keep one more measurement."""
        self.times.setdefault(what, []).append(milliseconds)

    def middle(self, what: str) -> float:
        """Return the median."""
        return statistics.median(self.times[what])


@contextlib.contextmanager
def fresh(playwright: Playwright) -> Iterator[Browser]:
    """Start Chromium with a profile of its own."""
    browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
    yield browser
    browser.close()


def opened(browser: Browser, stack: Stack, *, slow: bool) -> Page:
    """Open the page of a verifier and wait for its verdict."""
    page = browser.new_page()
    if slow:
        session = page.context.new_cdp_session(page)
        session.send("Network.enable")
        session.send("Network.emulateNetworkConditions", SLOW)
        session.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    heard: list[str] = []
    page.on("console", lambda message: heard.append(message.text))
    page.on("pageerror", lambda error: heard.append(str(error)))
    page.goto(stack.site.address, wait_until="commit")
    try:
        page.wait_for_selector("body[data-done]", timeout=30_000, state="attached")
    except Exception:
        print(f"{stack.name}: {heard[:3]}", file=sys.stderr)
        raise
    return page


def cold(playwright: Playwright, stack: Stack, *, slow: bool) -> float:
    """Return the time from opening the page to the verdict, in a fresh profile."""
    stack.site.sent["bytes"] = 0
    with fresh(playwright) as browser:
        page = opened(browser, stack, slow=slow)
        stack.script = stack.site.sent["bytes"]
        return float(page.evaluate("Number(document.body.dataset.done)"))


def warm(playwright: Playwright, stack: Stack, milliseconds: int) -> float:
    """Return the time of one check in a page that has done many."""
    with fresh(playwright) as browser:
        page = opened(browser, stack, slow=False)
        return float(page.evaluate("length => warm(length)", milliseconds))


def report(stacks: list[Stack]) -> None:
    """Print medians, and how they compare with ours."""
    own = stacks[0]
    for what in own.times:
        print(f"\n{what}, medians in ms")
        for stack in stacks:
            middle = stack.middle(what)
            low, high = min(stack.times[what]), max(stack.times[what])
            print(f"  {stack.name:26}{middle:9.2f}  ({low:.2f} to {high:.2f})", end="")
            print(f"   this / portfolio-gen: {middle / own.middle(what):5.2f}")
    print("\nscript, bytes with gzip")
    for stack in filter(lambda one: one.script, stacks):
        print(f"  {stack.name:26}{stack.script:9,}")


def needed(badge: bytes, verdict: str) -> list[str]:
    """Return which modules the page of this badge names in its head, for what the build found."""
    from portfolio_gen.badges.read import read_badge  # noqa: PLC0415 (only here)
    from portfolio_gen.site.verifier.files import verifier  # noqa: PLC0415
    from portfolio_gen.site.verifier.needed import scripts_for  # noqa: PLC0415
    from portfolio_gen.verify.checked import Verdict  # noqa: PLC0415

    found = scripts_for(read_badge(badge, source="badge.json"), Verdict[verdict])
    own = re.compile(r"ui/(badge_page|box)\.js$")
    folder = verifier().folder
    paths = [script.path.replace(folder, "verifier/") for script in found]
    return [path for path in paths if not own.search(path)]


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("badge", type=Path, help="a valid badge, eddsa-rdfc-2022, issuer a did:key")
    parser.add_argument("--peers", type=Path, required=True, metavar="FOLDER")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--what", nargs="*", default=["cold", "slow", "warm"])
    options = parser.parse_args()
    badge = options.badge.read_bytes()
    contexts = vocabularies(badge)
    stacks = [
        Stack(name=OWN, site=Site(own_files("own.js", badge, needed(badge, "UNCONFIRMED")))),
        Stack(name=FULL, site=Site(own_files("own_full.js", badge, needed(badge, "EXPIRED")))),
    ]
    with tempfile.TemporaryDirectory(prefix="portfolio-gen-browser-") as folder:
        for name, title in PEERS.items():
            script = bundled(name, options.peers.resolve(), contexts, Path(folder))
            files = {"": html("peer.js", []), "peer.js": script, "badge.json": badge}
            stacks.append(Stack(name=title, site=Site(files)))
    turns = [(stack, what) for stack in stacks for what in options.what] * options.rounds
    random.shuffle(turns)
    with sync_playwright() as playwright:
        for stack, what in turns:
            if what == "warm":
                stack.add("3. warm", warm(playwright, stack, 800))
            elif what == "slow":
                stack.add(
                    "2. slow 4G, processor 4 times slower", cold(playwright, stack, slow=True)
                )
            else:
                stack.add("1. cold", cold(playwright, stack, slow=False))
    for stack in stacks:
        stack.times = dict(sorted(stack.times.items()))
        stack.site.close()
    report(stacks)
    return 0


if __name__ == "__main__":
    sys.exit(main())
