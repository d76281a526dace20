"""Tells a person at a terminal what takes so long."""

import sys
import threading
from types import TracebackType
from typing import Self

PATIENCE_S = 1.0
"""Seconds of silence before anything is said."""

CLEAR_LINE = "\r\x1b[K"


class Progress:
    """One line on standard error, wiped when the work is done; nothing if that is no terminal."""

    def __init__(self) -> None:
        """Wait; nothing is said before ``PATIENCE_S``."""
        self._lock = threading.Lock()
        self._what = ""
        self._shown = False
        self._patience = threading.Timer(PATIENCE_S, self._begin)
        self._patience.daemon = True

    def __enter__(self) -> Self:
        """Start the clock, if anybody is watching."""
        if is_watched():
            self._patience.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Wipe the line."""
        self._patience.cancel()
        with self._lock:
            if self._shown:
                _write(CLEAR_LINE)
            self._shown = False

    def say(self, what: str) -> None:
        """Note what is being done, and say it once the work has taken its time."""
        with self._lock:
            self._what = what
            if self._shown:
                self._show()

    def _begin(self) -> None:
        with self._lock:
            self._shown = True
            self._show()

    def _show(self) -> None:
        import shutil

        # A line that is wrapped could not be wiped.
        room = shutil.get_terminal_size().columns - 1
        _write(f"{CLEAR_LINE}{f'{self._what} ...'[:room]}")


def _write(text: str) -> None:
    sys.stderr.write(text)
    sys.stderr.flush()


def is_watched() -> bool:
    """Tell whether a person sees what is written to standard error."""
    return sys.stderr.isatty()
