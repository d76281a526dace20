"""How soon a saved sentence is on the page, next to plain ``mkdocs serve`` of the same pages.

``python -m benchmarks.serve`` starts both previews of the sample, saves a page in each in turn, and
prints how long it took until the new sentence was served, and the ratio of the medians. With
``--pages 12`` or ``--pages 120`` it is our preview of a portfolio with so many pages, and no other.
"""

import argparse
import contextlib
import http.client
import os
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.build import SAMPLE, environment, export

PATIENCE_S = 60
"""How long a preview may take to answer before it counts as broken, in seconds."""


def free_port() -> int:
    """Return a port of this computer that nobody listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


@dataclass(kw_only=True, slots=True)
class Preview:
    """One running preview.

    Attributes:
        name: What the table calls it.
        command: What starts it, but for the port.
        saved: The file that is saved.
        address: Path of the page that shows it.
        port: Where it listens.
        seconds: Time from each save to the page.
    """

    name: str
    command: list[str]
    saved: Path
    address: str
    port: int = field(default_factory=free_port)
    seconds: list[float] = field(default_factory=list)

    def start(self, folder: Path) -> subprocess.Popen[bytes]:
        """Start it and wait for its first page."""
        command = [part.format(port=self.port) for part in self.command]
        process = subprocess.Popen(
            command, cwd=folder, env=environment(folder), stdout=-3, stderr=-3, stdin=-3
        )
        self.until("<")
        return process

    def save(self, number: int) -> None:
        """Add a sentence and note how long it took to show."""
        sentence = f"Sentence number {number} of this run."
        with self.saved.open("a", encoding="utf-8") as file:
            file.write(f"\n{sentence}\n")
        start = time.perf_counter()
        self.until(sentence)
        self.seconds.append(time.perf_counter() - start)
        time.sleep(1)  # both look at their files a few times a second; do not save in between

    def until(self, text: str) -> None:
        """Ask again and again until ``text`` is served."""
        start = time.monotonic()
        while time.monotonic() - start < PATIENCE_S:
            with contextlib.suppress(ConnectionRefusedError):  # it is only just starting
                if text in self.page():
                    return
            time.sleep(0.01)
        raise SystemExit(f"{self.name} did not show {text!r} within {PATIENCE_S} s")

    def page(self) -> str:
        """Return the page as it is served now."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE_S)
        with contextlib.closing(connection):
            connection.request("GET", self.address)
            answer = connection.getresponse()
            return answer.read().decode() if answer.status == http.HTTPStatus.OK else ""


def previews(folder: Path) -> tuple[Preview, Preview]:
    """Write the sample and its pages to a folder; return plain MkDocs and ours."""
    source = folder / "sample"
    shutil.copytree(SAMPLE, source)
    export(source, folder / "plain")
    mkdocs = [
        sys.executable,
        "-m",
        "mkdocs",
        "serve",
        "--livereload",
        "-q",
        "-a",
        "127.0.0.1:{port}",
    ]
    program = str(Path(sys.executable).with_name("portfolio-gen"))
    return (
        Preview(
            name="plain mkdocs serve",
            command=[*mkdocs, "-f", "plain/mkdocs.yml"],
            saved=folder / "plain/docs/projects/water-cycle.md",
            address="/portfolio/projects/water-cycle.html",
        ),
        Preview(
            name="portfolio-gen serve",
            command=[program, "serve", "sample", "--port", "{port}"],
            saved=source / "projects/water-cycle/index.md",
            address="/projects/water-cycle.html",
        ),
    )


OTHER_PAGES = 7
"""Pages that a portfolio of projects only has besides one for each of them."""

_LINK = re.compile(r"(!?)\[([^\]]*)\]\([^)]*\)")


def of_pages(folder: Path, pages: int) -> tuple[Preview]:
    """Write a portfolio whose site has so many pages, with texts of the sample; return ours."""
    texts = [path.read_text("utf-8") for path in sorted(SAMPLE.glob("projects/*/index.md"))]
    texts = [
        _LINK.sub(lambda m: "" if m[1] else m[2], text.split("\n---\n", 1)[1]) for text in texts
    ]
    reflections = [path.read_text("utf-8") for path in sorted(SAMPLE.glob("reflections/*.md"))]
    words = [_LINK.sub(r"\2", text.split("\n---\n", 1)[1]) for text in reflections]
    source = folder / "portfolio"
    for number in range(pages - OTHER_PAGES):
        name = f"project-{number:03}"
        (source / "projects" / name).mkdir(parents=True)
        matter = (
            f"---\ntitle: Project {number}\nkind: essay\ndescription: What came of it.\n"
            f"date: 20{10 + number % 15}-04-{number % 28 + 1:02}\n---\n"
        )
        (source / "projects" / name / "index.md").write_text(
            matter + texts[number % len(texts)], encoding="utf-8"
        )
        (source / "reflections").mkdir(exist_ok=True)
        (source / "reflections" / f"{name}.md").write_text(
            f"---\nabout: [projects/{name}]\n---\n{words[number % len(words)]}", encoding="utf-8"
        )
    (source / "portfolio.yml").write_text("basics: {name: Ana Reyes}\n", encoding="utf-8")
    (source / "about.md").write_text("I teach.\n", encoding="utf-8")
    program = str(Path(sys.executable).with_name("portfolio-gen"))
    preview = Preview(
        name=f"portfolio-gen serve, {pages}",
        command=[program, "serve", "portfolio", "--port", "{port}"],
        saved=source / "projects/project-001/index.md",
        address="/projects/project-001.html",
    )
    return (preview,)


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--pages", type=int, help="a portfolio with so many pages, and ours only")
    parser.add_argument("--rounds", type=int, default=7, help="how often each page is saved")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="portfolio-gen-bench-") as name:
        both = of_pages(Path(name), options.pages) if options.pages else previews(Path(name))
        with contextlib.ExitStack() as stack:
            for preview in both:
                process = preview.start(Path(name))
                stack.callback(process.wait)
                stack.callback(process.terminate)
            for number in range(options.rounds):
                for preview in both:
                    preview.save(number)
    plain = statistics.median(both[0].seconds)
    print(f"Python {sys.version.split()[0]}, {os.cpu_count()} cores")
    print(f"{'':24}{'median s':>9}{'min s':>8}{'ratio':>7}")
    for preview in both:
        middle = statistics.median(preview.seconds)
        print(f"{preview.name:24}{middle:9.3f}{min(preview.seconds):8.3f}{middle / plain:7.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
