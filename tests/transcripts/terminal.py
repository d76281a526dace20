"""A real terminal for tests: a person's answers are typed when the questions come."""

import os
import re
import select
import signal
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

PROGRAM = (sys.executable, "-m", "portfolio_gen")

_PROGRESS = re.compile(r"\r\x1b\[K[^\r\n]* \.\.\.(?=\r\x1b\[K)|\r\x1b\[K")

CTRL_C, CTRL_D = "\x03", "\x04"

Answers = Sequence[tuple[str, str]]
"""What is waited for, and what is typed then."""


def typed(
    words: Sequence[str], answers: Answers, *, folder: Path, environment: Mapping[str, str]
) -> tuple[str, int]:
    """Return what somebody sees who types a command and then the answers, and the exit code.

    Args:
        words: The command, without the name of the program.
        answers: In the order in which the questions come.
        folder: The folder to be in.
        environment: The environment, all of it.
    """
    import pty  # noqa: PLC0415 (not on Windows)

    child, terminal = pty.fork()
    if child == 0:  # pragma: no cover (another process)
        signal.signal(signal.SIGINT, signal.SIG_DFL)  # a shell may have ignored it for us
        os.chdir(folder)
        os.execve(PROGRAM[0], [*PROGRAM, *words], dict(environment))
    seen = b""
    for question, answer in answers:
        new = b""
        while question.encode() not in new:
            part = _read(terminal)
            assert part, f"{question!r} did not come:\n{(seen + new).decode()}"
            new += part
        seen += new
        os.write(terminal, answer.encode())
    stops = bool(answers) and answers[-1][1] == CTRL_C
    while True:
        # A Ctrl+C in the instant before Python begins to wait is seen only at the next key.
        if stops and not select.select([terminal], [], [], 2)[0]:
            os.write(terminal, CTRL_C.encode())
        part = _read(terminal)
        if not part:
            break
        seen += part
    os.close(terminal)
    _, status = os.waitpid(child, 0)
    text = _PROGRESS.sub("", seen.decode()).replace("\r\n", "\n")
    text = re.sub(r"(\^C)+", "^C", text)
    return re.sub(r"[ \t]+$", "", text, flags=re.MULTILINE), os.waitstatus_to_exitcode(status)


def _read(terminal: int) -> bytes:
    """Return what comes next; nothing when the program has ended."""
    try:
        return os.read(terminal, 4096)
    except OSError:  # Linux says so where others return nothing
        return b""
