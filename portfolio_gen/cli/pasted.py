"""Text that was pasted: more of it is there before anybody could have typed it."""

import os
import sys

MOMENT = 0.1
"""How long more of a pasted text may take to arrive, in seconds."""

LONGEST_LINE = 4095
"""Most bytes of one line that a terminal hands on; what follows in that line is lost."""

_ALL = 65536


def rest(seconds: float = MOMENT) -> str:
    """Return what stands in the terminal that nobody has read, also half of a line.

    Args:
        seconds: How long it must have been quiet.
    """
    try:
        import select
        import termios
    except ImportError:  # pragma: no cover (Windows)
        return ""
    try:
        terminal = sys.stdin.fileno()
        before = termios.tcgetattr(terminal)
    except (OSError, ValueError, termios.error):  # no terminal
        return ""
    by_key = [*before]
    by_key[3] &= ~termios.ICANON  # otherwise only whole lines can be read
    termios.tcsetattr(terminal, termios.TCSANOW, by_key)
    found = b""
    try:
        while select.select([terminal], [], [], seconds)[0]:
            part = os.read(terminal, _ALL)
            if not part:
                break
            found += part
    finally:
        termios.tcsetattr(terminal, termios.TCSANOW, before)
    # Ctrl+D is one of two characters here, by the moment at which it came.
    return found.decode(errors="replace").translate({0: None, 4: None})
