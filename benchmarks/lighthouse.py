"""What Lighthouse (mobile) says of the sample's pages, served with gzip from this machine.

``python -m benchmarks.lighthouse --lighthouse PROGRAM`` builds the sample, runs Lighthouse on its
home page, a page of a project and pages of badges, and prints medians of all four scores. PROGRAM
is ``node_modules/.bin/lighthouse`` of a folder in which somebody ran ``npm install lighthouse@12``
(version 13 needs Node 22.19).
"""

import argparse
import datetime as dt
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from benchmarks.browser import FLAGS, Site
from portfolio_gen.site.build import build_site

ROOT = Path(__file__).resolve().parent.parent
PAGES = (
    "index.html",
    "projects/water-cycle.html",
    "badges/open-lesson.html",
    "badges/makerspace-facilitator.html",
)
SCORES = ("performance", "accessibility", "best-practices", "seo")
GOOD = 0.9
"""What an audit is worth that is not named, of 1."""

TIMES = ("first-contentful-paint", "largest-contentful-paint", "total-blocking-time")


def looked_at(program: Path, url: str, folder: Path) -> dict[str, Any]:
    """Return Lighthouse's report on one page."""
    output = folder / "report.json"
    command = [str(program), url, "--quiet", "--output=json", f"--output-path={output}"]
    flags = f"--chrome-flags={' '.join(flag for flag in FLAGS if ' ' not in flag)}"
    only = f"--only-categories={','.join(SCORES)}"
    chrome = {"CHROME_PATH": shutil.which("chromium") or ""}
    subprocess.run([*command, flags, only], env={**os.environ, **chrome}, check=True)
    report: dict[str, Any] = json.loads(output.read_bytes())  # noqa: TID251 (a peer's)
    return report


def wanting(report: dict[str, Any]) -> list[str]:
    """Return the audits that cost points."""
    weights = {
        ref["id"]: ref["weight"]
        for category in report["categories"].values()
        for ref in category["auditRefs"]
    }
    return [
        f"{audit['id']} ({audit['score']}): {audit.get('displayValue', audit['title'])}"
        for audit in report["audits"].values()
        if weights.get(audit["id"]) and audit["score"] is not None and audit["score"] < GOOD
    ]


def main() -> int:
    """Build, measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--lighthouse", type=Path, required=True, metavar="PROGRAM")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--pages", nargs="*", default=PAGES)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="portfolio-gen-lighthouse-") as name:
        site = Path(name) / "site"
        build_site(ROOT / "sample_portfolio", site, now=dt.datetime(2026, 11, 23, tzinfo=dt.UTC))
        files = {str(f.relative_to(site)): f.read_bytes() for f in site.rglob("*") if f.is_file()}
        served = Site(files)
        for page in options.pages:
            url = served.address + page
            reports = [
                looked_at(options.lighthouse, url, Path(name)) for _ in range(options.rounds)
            ]
            print(f"\n{page}, {reports[0]['lighthouseVersion']}, medians of {len(reports)}")
            for score in SCORES:
                values = [100 * report["categories"][score]["score"] for report in reports]
                print(f"  {score:18}{statistics.median(values):4.0f}   {values}")
            for audit in TIMES:
                values = [report["audits"][audit]["numericValue"] for report in reports]
                print(f"  {audit:28}{statistics.median(values):7.0f} ms")
            for line in sorted({line for report in reports for line in wanting(report)}):
                print(f"  below: {line}")
        served.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
