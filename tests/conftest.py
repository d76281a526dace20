"""What every test stands on: no network, one fixed moment, the corpus where it is."""

import datetime as dt
import os
import socket
from pathlib import Path
from typing import Any, NoReturn

import pytest
from hypothesis import HealthCheck, settings

# No test measures time: a busy machine makes no example wrong.
settings.register_profile("unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("unhurried")

ROOT = Path(__file__).resolve().parent.parent
LOOPBACK = ("127.0.0.1", "::1", "localhost")


@pytest.fixture(autouse=True)
def no_network(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Refuse every connection; tests marked ``loopback`` or ``browser`` may reach this machine."""
    local = any(request.node.get_closest_marker(name) for name in ("loopback", "browser"))
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> None:  # noqa: ANN401
        if self.family == socket.AF_UNIX or (local and address[0] in LOOPBACK):
            connect(self, address)
            return
        raise AssertionError(f"a test tried to reach {address}")

    monkeypatch.setattr(socket.socket, "connect", guarded)


@pytest.fixture(scope="session")
def now() -> dt.datetime:
    """The moment every test judges dates by."""
    return dt.datetime(2026, 10, 1, 12, 0, tzinfo=dt.UTC)


def missing(what: str) -> NoReturn:
    """Skip because something is not on this machine; in CI, which promises it, that is an error."""
    if os.environ.get("CI") == "true":
        pytest.fail(f"{what} is missing")
    pytest.skip(f"{what} is missing")


def corpus_folder() -> Path | None:
    """Return the folder of other people's badges, or None where it is not."""
    folder = Path(os.environ.get("PORTFOLIO_GEN_CORPUS", ROOT.parent / "shared" / "corpus"))
    return folder if (folder / "MANIFEST.tsv").is_file() else None


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The corpus; skipped with the reason where it is missing, an error where CI promises it."""
    folder = corpus_folder()
    if folder is None:
        missing("the corpus (set PORTFOLIO_GEN_CORPUS to its folder)")
    return folder


@pytest.fixture
def in_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Run a test inside an empty folder of its own."""
    monkeypatch.chdir(tmp_path)
    return tmp_path
