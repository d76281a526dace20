"""How often Python looks for unreachable cycles while a site is built."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

MANY = 50_000
"""So many new objects are worth a look; a build makes some hundred thousand and few cycles."""


@contextmanager
def rarely_collected() -> Iterator[None]:
    """Let Python look for cycles less often while the body runs, but still look.

    Its usual 700 new objects cost a twenty-fifth of a build. Whoever set it higher, or turned it
    off, keeps that. Of builds in several threads the last to end may leave the higher number.
    """
    usual = gc.get_threshold()
    if usual[0]:
        gc.set_threshold(max(MANY, usual[0]), *usual[1:])
    try:
        yield
    finally:
        gc.set_threshold(*usual)
