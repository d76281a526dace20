"""How long photos take: a portfolio with sixty photos of a phone, built three times.

``python -m benchmarks.pictures`` makes photos of 12 million dots and about 10 MB, each with place
and camera in it, and prints wall time, processor time and peak memory of the first build, of one
after a sentence was changed, and of one after nothing was. ``--workers`` says how many pictures are
worked on at the same time, to see what a second core is good for.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from io import BytesIO
from pathlib import Path

from PIL import Image

DOTS = (4032, 3024)
"""Width and height of a photo."""

SCENES = 4
"""So many different photos are made; the others differ from them in a note."""

BUILD = """
import datetime, pathlib, sys
from portfolio_gen.site.build import build_site
from portfolio_gen.site.kept.cache import private_cache
from portfolio_gen.site.pictures import store
source, out, cache, workers = sys.argv[1:]
if int(workers):
    store._workers = lambda jobs: min(int(workers), jobs)
said = []
now = datetime.datetime.now(datetime.UTC)
result = build_site(pathlib.Path(source), pathlib.Path(out), now=now,
    cache=private_cache(pathlib.Path(cache)), progress=said.append)
assert result.written, [str(finding) for finding in result.report.findings]
print(sum(text.startswith("Preparing") for text in said))
"""


def photo(number: int) -> bytes:
    """Return a photo with a sky, some grain and what a phone writes into it."""
    width, height = DOTS
    sky = Image.linear_gradient("L").rotate(90 * number).resize(DOTS, Image.Resampling.BICUBIC)
    coarse = Image.effect_noise((width // 8, height // 8), 120).resize(DOTS)
    fine = Image.effect_noise(DOTS, 96)
    light = Image.blend(Image.blend(sky, coarse, 0.4), fine, 0.35)
    image = Image.merge(
        "RGB", (light, Image.blend(light, sky, 0.3), Image.blend(light, coarse, 0.2))
    )
    exif = Image.Exif()
    exif[0x0112], exif[0x010F], exif[0x0110] = 1 if number % 3 else 6, "Maker", "Phone"
    place = exif.get_ifd(0x8825)
    place[1], place[2], place[3], place[4] = "N", (42.0, 27.0, 12.0), "W", (75.0, 3.0, 50.0)
    stream = BytesIO()
    image.save(stream, "JPEG", quality=96, exif=exif)
    return stream.getvalue()


def make(folder: Path, photos: int) -> int:
    """Write the portfolio; return the bytes of all photos together."""
    scenes = [photo(number) for number in range(SCENES)]
    project = folder / "projects/field-trip"
    project.mkdir(parents=True)
    total = 0
    for number in range(photos):
        scene, note = scenes[number % SCENES], f"Photo {number}".encode()
        segment = b"\xff\xfe" + (len(note) + 2).to_bytes(2) + note
        total += (project / f"{number}.jpg").write_bytes(scene[:2] + segment + scene[2:])
    rows = "".join(f"  - {{src: {n}.jpg, alt: Photo {n} of the trip}}\n" for n in range(photos))
    (folder / "portfolio.yml").write_text("basics: {name: Ana Reyes}\n", encoding="utf-8")
    (project / "index.md").write_text(
        "---\ntitle: A field trip\nkind: other\ndescription: Photos of one day at the creek.\n"
        f"date: 2026-04-28\nmedia:\n{rows}---\nOne day.\n",
        encoding="utf-8",
    )
    return total


def build(folder: Path, workers: int) -> str:
    """Build once; return a line about it."""
    command = [sys.executable, "-c", BUILD, *(str(folder / n) for n in ("in", "out", "cache"))]
    start = time.perf_counter()
    process = subprocess.Popen([*command, str(workers)], stdout=subprocess.PIPE, text=True)
    said = process.stdout.read() if process.stdout else ""
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(process.returncode)
    busy = usage.ru_utime + usage.ru_stime
    return (
        f"{seconds:8.2f} s {busy:8.2f} s of a core {usage.ru_maxrss / 1024:7.0f} MB; "
        f"{int(said)} times said how far it is"
    )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--photos", type=int, default=60, help="how many")
    parser.add_argument("--workers", type=int, default=0, help="how many at the same time")
    parser.add_argument("--made", type=Path, help="a folder to make the photos in, and to keep")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="portfolio-gen-bench-") as name:
        folder = options.made or Path(name)
        if not (folder / "in").is_dir():
            print(f"{make(folder / 'in', options.photos) / 1e6:.0f} MB of photos made")
        for old in ("out", "cache"):
            shutil.rmtree(folder / old, ignore_errors=True)
        print(f"first build       {build(folder, options.workers)}")
        page = folder / "in/projects/field-trip/index.md"
        page.write_text(page.read_text(encoding="utf-8") + "\nAnd one more.\n", encoding="utf-8")
        print(f"a sentence later  {build(folder, options.workers)}")
        print(f"nothing changed   {build(folder, options.workers)}")
        site = sum(file.stat().st_size for file in (folder / "out/projects").rglob("*.*"))
        print(f"copies in the site: {site / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
