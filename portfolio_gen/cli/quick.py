"""What lets a command that runs for a second take less of it."""

import atexit
import gc
import os
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def short_lived() -> Iterator[None]:
    """Run the body as one does in a process that ends soon.

    Python looks for unreachable cycles whenever much was created; importing creates much, and none
    of it is ever unreachable. At the end it would look once more, for a tenth of a second, at what
    the system takes back at once. pydantic looks through all installed packages for plugins that
    change how data is checked; there should be none.
    """
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    atexit.unregister(gc.freeze)
    atexit.register(gc.freeze)  # at the end of the process: leave alone what is still there
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()
