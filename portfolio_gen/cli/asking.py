"""Questions to a person at a terminal; without one, the options that would have answered them."""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

import click

from portfolio_gen.base.errors import ConfigError
from portfolio_gen.cli import pasted
from portfolio_gen.cli.main import PROBLEMS

LONGEST = 10_000
"""Most lines that are read of a text somebody types."""


ESCAPE = "\x1b"
"""What arrow keys begin with, and others that have no letter."""

KEYS = "  Arrow keys do not move here, so this was not taken. Type it again; Backspace deletes."
LONG_LINE = (
    "  This line is as long as a terminal can take, so its end may be missing. Look into the file "
    "afterwards, and add it there."
)
TAKEN = "\n  What you pasted was taken as it is. Go on, or press Enter to end the text."
LEFT_OVER = "\nThere was more text than questions. The rest was not used."


def no_fault(_: str) -> str:
    """Find nothing wrong."""
    return ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Something a person may say.

    Attributes:
        option: The option that answers it: ``--title``.
        words: The question.
        what: What is missing without an answer, as the beginning of a sentence.
        default: Taken if nothing is said, or only spaces; None if something must be.
        check: Returns what is wrong with an answer, as sentences.
        choices: The words that can be chosen from, each with what it means.
    """

    option: str
    words: str
    what: str
    default: str | None = ""
    check: Callable[[str], str] = no_fault
    choices: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asker:
    """Somebody who can be asked, or not.

    Attributes:
        asks: True if a person sits at a terminal and wants to be asked.
        asked: What they were asked.
    """

    asks: bool
    asked: list[str] = field(default_factory=list)

    def ask(self, question: Question, given: str | None) -> str:
        """Return an answer that fits.

        Args:
            question: The question.
            given: The answer of the command line, if there is one.

        Raises:
            ConfigError: The given answer does not fit, or there is none and nobody can be asked.
        """
        if given is not None:
            return _fitting(question, given)
        if not self.asks:
            if question.default is None:
                raise unanswered([question])
            return question.default
        self.asked.append(question.words)
        for line in _choices(question):
            click.echo(line)
        while True:
            text = click.prompt(
                question.words,
                # Enter alone is an answer, too: what cannot be left out is then said.
                default=question.default or "",
                show_default=bool(question.default),
                type=str,
            )
            if ESCAPE in text:
                click.echo(KEYS)
                continue
            try:
                return _fitting(question, text)
            except ConfigError as error:
                # Who is asked has no use for the name of an option.
                said = error.message.removeprefix(f"{question.option}: ")
                click.echo(f"  {said[:1].upper()}{said[1:]} {error.hint}".rstrip())

    def confirm(self, words: str, *, default: bool) -> bool:
        """Return a yes or a no; the default if nobody can be asked."""
        if not self.asks:
            return default
        self.asked.append(words)
        return click.confirm(words, default=default)

    def text(self, words: str) -> str:
        """Return a text of several lines that ends with an empty one; empty if there is nobody.

        In a text that was pasted, empty lines stand between paragraphs and end nothing.
        """
        if not self.asks:
            return ""
        self.asked.append(words)
        click.echo(words)
        lines = []
        for _ in range(LONGEST):
            line = click.prompt("", prompt_suffix="> ", default="", show_default=False)
            if ESCAPE in line:
                click.echo(KEYS)
            elif line.strip():
                lines.append(line)
            elif more := pasted.rest().strip():
                lines += [part for part in more.splitlines() if part.strip()]
                click.echo(TAKEN)
            else:
                break
            if len(line.encode()) >= pasted.LONGEST_LINE:
                click.echo(LONG_LINE)
        return "\n\n".join(lines)


def asker(*, yes: bool = False) -> Asker:
    """Return who can be asked: nobody with ``--yes``, or if this is no terminal."""
    return Asker(asks=not yes and is_terminal())


def is_terminal() -> bool:
    """Tell whether somebody can answer."""
    return sys.stdin.isatty()


def unanswered(questions: Sequence[Question]) -> ConfigError:
    """Return what is said if questions are open and nobody can be asked."""
    options = ", ".join(f"{question.option} …" for question in questions)
    what = " ".join(question.what for question in questions)
    return ConfigError(
        f"{what} Nobody is asked here (no terminal, or --yes was given).", hint=f"Add: {options}"
    )


def need(who: Asker, *asked: tuple[Question, str | None]) -> None:
    """Say what is missing if nobody can be asked, and what was given and does not fit.

    Nobody answers questions first, only to lose the answers to an option they typed before.

    Raises:
        ConfigError: Something is missing, or does not fit.
    """
    missing = [question for question, given in asked if given is None and question.default is None]
    if missing and not who.asks:
        raise unanswered(missing)
    for question, given in asked:
        if given is not None:
            _fitting(question, given)


@contextmanager
def stopping(who: Asker) -> Iterator[None]:
    """Say that nothing was written if a person stops in the middle of the questions.

    What they pasted beyond the last answer does not become a command of the shell.

    Args:
        who: Who is asked inside.

    Raises:
        SystemExit: They did.
    """
    try:
        yield
        if who.asked and pasted.rest(0).strip():
            click.echo(LEFT_OVER)
    except (click.Abort, KeyboardInterrupt, EOFError) as error:
        sys.stdout.flush()
        click.echo("\nStopped; nothing was written.", err=True)
        raise SystemExit(PROBLEMS) from error


def _choices(question: Question) -> Iterator[str]:
    width = max(map(len, question.choices), default=0)
    for number, (word, meaning) in enumerate(question.choices.items(), 1):
        yield f"  {number:>2}  {word:<{width}}  {meaning}".rstrip()


def _fitting(question: Question, text: str) -> str:
    """Return an answer as it is kept.

    Raises:
        ConfigError: It does not fit.
    """
    from portfolio_gen.content.reading.suggest import closest, listing

    answer = " ".join(text.split()) if "\n" not in text else text.strip()
    answer = answer or question.default or ""
    if question.choices and answer:
        words = list(question.choices)
        if answer.isdecimal() and 1 <= int(answer) <= len(words):
            return words[int(answer) - 1]
        if answer not in words:
            near = closest(answer, words)
            raise ConfigError(
                f'{question.option}: "{answer}" is none of the choices'
                f"{f' (did you mean {near!r}?)' if near else '.'}",
                hint=f"Write {listing(words)}, or its number.",
            )
        return answer
    if not answer and question.default is None:
        raise ConfigError(question.what, hint="It cannot be left out.")
    if answer and (fault := question.check(answer)):
        raise ConfigError(f"{question.option}: {fault}")
    return answer
