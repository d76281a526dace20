"""Importing a library without a part of it that it would load and we never use."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def unavailable(*names: str) -> Iterator[None]:
    """Let ``import`` say that these modules are not installed, while the body runs.

    Some libraries load an optional companion wherever it is installed, which costs a tenth of a
    second here and, for a companion that talks to the network, an ability we do not want. What is
    imported already stays as it is.
    """
    blocked = [name for name in names if name not in sys.modules]
    for name in blocked:
        sys.modules[name] = None  # type: ignore[assignment]  # import's own sign for "no"
    try:
        yield
    finally:
        for name in blocked:
            sys.modules.pop(name, None)
