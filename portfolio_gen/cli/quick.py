"""What lets a command that runs for a second take less of it."""

import gc
import os
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def short_lived() -> Iterator[None]:
    """Run the body as one does in a process that ends afterwards.

    Python looks for unreachable cycles whenever much was created; importing creates much, and none
    of it is ever unreachable. pydantic looks through all installed packages for plugins that change
    how data is checked; there should be none.
    """
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()
