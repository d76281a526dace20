"""``portfolio-gen serve``: says where to look, says what is wrong, and stops politely."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from portfolio_gen.base.errors import ContentError
from portfolio_gen.cli import serve
from portfolio_gen.site.build import build_site
from tests.site.small_portfolio import small_portfolio
from tests.site.test_serve import free_port

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.loopback
@pytest.mark.skipif(sys.platform == "win32", reason="interrupts are sent differently there")
def test_serves_until_it_is_interrupted(tmp_path: Path) -> None:
    """Ctrl+C ends it without a traceback."""
    small_portfolio(tmp_path / "me")
    port = free_port()
    running = subprocess.Popen(
        [sys.executable, "-m", "portfolio_gen", "serve", "me", "--port", str(port)],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT), "XDG_CACHE_HOME": str(tmp_path / "cache")},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert running.stdout is not None
    lines = [running.stdout.readline() for _ in range(2)]
    running.send_signal(signal.SIGINT)
    rest, wrong = running.communicate(timeout=20)
    assert lines[0].endswith(" pages built.\n")
    assert lines[1] == (f"Open http://127.0.0.1:{port}/ in a browser. Press Ctrl+C here to stop.\n")
    assert rest == "Stopped.\n"
    assert "Traceback" not in wrong
    assert running.returncode == 0


def test_tells_problems(tmp_path: Path, now: object, capsys: pytest.CaptureFixture[str]) -> None:
    """What is wrong, and that the last good site stays."""
    me = small_portfolio(tmp_path / "me", portfolio_yml="basics: {name: Ana}\nacent: red\n")
    serve._tell(build_site(me, tmp_path / "site", now=now))  # type: ignore[arg-type]
    lines = capsys.readouterr().err.splitlines()
    assert lines[0].startswith("portfolio.yml:2:1: ")
    assert lines[-1] == "This is not in the preview yet; the last good site stays."


def test_tells_errors(capsys: pytest.CaptureFixture[str]) -> None:
    """One line."""
    serve._tell(ContentError("There is no portfolio here.", hint="Make one."))
    assert capsys.readouterr().err == "There is no portfolio here. Make one.\n"
