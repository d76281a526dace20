"""Waiting until a published site answers, and knowing an old one from a new one."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus

from portfolio_gen.base.errors import Unreachable
from portfolio_gen.base.fetch import Fetcher
from portfolio_gen.site.output.integrity import NAME, seal_in

SECONDS = 600.0
"""How long is waited, in seconds."""

PAUSE = 10.0
"""How long between two questions, in seconds."""


SAME = "it still shows what it showed before, which is right if nothing on your pages changed"
"""Why a site is not taken for a new one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Waited:
    """What came of waiting.

    Attributes:
        there: True if a site of ours answers that did not stand there before.
        seconds: How long that took.
        reason: Why not, in words.
    """

    there: bool
    seconds: float
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """How to wait.

    Attributes:
        fetcher: Makes a fetcher that has asked nobody yet.
        clock: Seconds that only grow.
        sleep: Waits.
        say: Is told what is being done.
        limit: How long is waited, in seconds.
    """

    fetcher: Callable[[], Fetcher]
    clock: Callable[[], float]
    sleep: Callable[[float], None]
    say: Callable[[str], None]
    limit: float

    def until_new(self, address: str, before: str) -> Waited:
        """Ask again and again until another site answers than before.

        Args:
            address: Where the site will stand, ending in a slash.
            before: What ``seal_at`` said before; empty if nothing stood there.
        """
        start = self.clock()
        while True:
            now, reason = self.seal_at(address)
            passed = self.clock() - start
            if now and now != before:
                return Waited(there=True, seconds=passed)
            if passed + PAUSE > self.limit:
                same = SAME if now else reason
                return Waited(there=False, seconds=passed, reason=same)
            self.say(f"Waiting for {address} ({passed:.0f} s)")
            self.sleep(PAUSE)

    def seal_at(self, address: str) -> tuple[str, str]:
        """Return the mark of the site of ours that answers, or nothing and the reason."""
        try:
            found = self.fetcher().fetch(f"{address}{NAME}")
        except Unreachable as error:
            return "", error.message.rstrip(".")
        if found.status != HTTPStatus.OK:
            return "", f"it answers with {found.status}"
        if seal_in(found.body) is None:
            return "", "something else answers there"
        return hashlib.sha256(found.body).hexdigest(), ""


def duration(seconds: float) -> str:
    """Return a time in words: ``48 seconds``, ``1 minute 5 seconds``."""
    minutes, rest = divmod(round(seconds), 60)
    words = [_count(minutes, "minute")] if minutes else []
    return " ".join([*words, _count(rest, "second")] if rest or not minutes else words)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
