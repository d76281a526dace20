"""Asking git, as little as possible: bounded, without hooks, and never from somebody's settings."""

import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from portfolio_gen.base.errors import BuildError

SECONDS = 20.0
"""Longest time for a question, in seconds."""

NETWORK_SECONDS = 600.0
"""Longest time for what goes over the network, in seconds."""

MAX_WORDS = 300
"""Longest piece of what git says that is repeated in a message, in characters."""

_SAFE = (
    "core.hooksPath=/dev/null",  # nobody's script runs because a portfolio is published
    "core.fsmonitor=false",
    "protocol.ext.allow=never",
    "advice.detachedHead=false",
    "gc.auto=0",
)
_KEPT = frozenset(
    {
        "GIT_ASKPASS",
        "GIT_CONFIG_GLOBAL",
        "GIT_CONFIG_NOSYSTEM",
        "GIT_CONFIG_SYSTEM",
        "GIT_SSH",
        "GIT_SSH_COMMAND",
        "GIT_SSL_CAINFO",
        "GIT_TERMINAL_PROMPT",
    }
)
"""Variables of git that say how to reach somebody; the others would lead to another repository."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What git said."""

    code: int
    out: str
    words: str

    @property
    def good(self) -> bool:
        """True if git did what it was asked."""
        return self.code == 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Git:
    """Git in one folder.

    Attributes:
        folder: Where it is asked.
        environ: The environment of the command; only its harmless parts reach git.
    """

    folder: Path
    environ: Mapping[str, str]

    @property
    def program(self) -> str:
        """Return where git is; empty if it is not installed."""
        return shutil.which("git", path=self.environ.get("PATH")) or ""

    def ask(
        self,
        *words: str,
        seconds: float = SECONDS,
        extra: Mapping[str, str] | None = None,
        feed: bytes = b"",
    ) -> Answer:
        """Run one command of git and return what came of it.

        Args:
            words: The command and its arguments.
            seconds: How long it may take.
            extra: More variables for the environment.
            feed: What the command reads.

        Raises:
            BuildError: Git is not installed, or did not finish in time.
        """
        program = self.program
        if not program:
            raise BuildError(
                "git is not installed, or not where programs are looked for.",
                hint="Install it from https://git-scm.com/downloads and open a new terminal.",
            )
        options = [part for setting in _SAFE for part in ("-c", setting)]
        try:
            done = subprocess.run(  # noqa: S603 (no shell; the words are ours)
                [program, *options, *words],
                cwd=self.folder,
                env={**self._environment(), **(extra or {})},
                input=feed,
                capture_output=True,
                timeout=seconds,
                check=False,
            )
        except subprocess.TimeoutExpired as error:
            raise BuildError(
                f"git {words[0]} did not finish within {seconds:g} seconds.",
                hint="Try the same command by hand; it may be waiting for a password.",
            ) from error
        return Answer(
            code=done.returncode,
            out=done.stdout.decode("utf-8", "surrogateescape"),
            words=plain(done.stderr.decode("utf-8", "replace")),
        )

    def do(
        self,
        *words: str,
        seconds: float = SECONDS,
        extra: Mapping[str, str] | None = None,
        feed: bytes = b"",
    ) -> str:
        """Run one command that has to succeed and return what it printed.

        Raises:
            BuildError: It did not succeed, with what git says about it.
        """
        answer = self.ask(*words, seconds=seconds, extra=extra, feed=feed)
        if not answer.good:
            raise BuildError(
                f"git {words[0]} did not work: {stated(answer.words or 'it gave no reason')}",
                hint=hint_for(answer.words),
            )
        return answer.out

    def _environment(self) -> dict[str, str]:
        kept = {
            name: value
            for name, value in self.environ.items()
            if not name.startswith("GIT_") or name in _KEPT
        }
        return {**kept, "LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0"}


HINTS = (
    (
        "without `workflow` scope",
        (
            "Your way to log in may not change workflows. Run: gh auth refresh -s workflow, or "
            "push over SSH."
        ),
    ),
    (
        "protected branch",
        "The server lets nobody push to this branch. Push to another one and open a pull request.",
    ),
    ("fetch first", "Somebody pushed before you. Run: git pull --rebase, then this again."),
    ("non-fast-forward", "Somebody pushed before you. Run: git pull --rebase, then this again."),
    ("exceeds GitHub's file size limit", "Take the large file out of the repository."),
    (
        "(publickey)",
        (
            "The server does not know your key. Add it to your account there, or use the address "
            "that begins with https."
        ),
    ),
    ("could not read Username", "Log in first, such as with: gh auth login"),
    ("Authentication failed", "Log in again, such as with: gh auth login"),
    (
        "epository not found",
        (
            "Compare the address (git remote -v) with the one in your browser, and log in with the "
            "account it belongs to."
        ),
    ),
    ("Could not resolve host", "Check that this computer is online, then run this again."),
    ("Please tell me who you are", "Run the two commands it names, with your own name."),
    ("dubious ownership", "The folder belongs to another user of this computer; copy it to yours."),
)
"""What helps, by what git says; the first that fits."""


def hint_for(words: str) -> str:
    """Return what to do about what git said."""
    usual = "Mend what it names, then run this command again."
    return next((hint for part, hint in HINTS if part in words), usual)


def plain(text: str) -> str:
    """Return what git said as one line without passwords that stand in addresses."""
    words = " ".join(_without_password(word) for word in text.split() if word != "hint:")
    return "".join(char if char.isprintable() else "\ufffd" for char in words)[:MAX_WORDS]


def stated(words: str) -> str:
    """Return what git said as a sentence, because another one follows."""
    if len(words) >= MAX_WORDS:
        return f"{words.rstrip()} …"
    return words if words.endswith((".", "!", "?")) else f"{words.rstrip(' :;,')}."


def _without_password(word: str) -> str:
    before, mark, after = word.partition("://")
    user, at, rest = after.rpartition("@")
    return f"{before}{mark}{rest}" if mark and at and "/" not in user else word
