r"""The errors people are expected to cause, and where they were caused.

::

    PortfolioError            printed without a traceback
     |- ContentError          something a student wrote
     |- BadgeError            bytes that cannot be read as a badge
     |   `- LimitError        larger, deeper or longer than we are willing to read
     |- ProofError            checked, and wrong
     |- Unreachable           could not be checked
     |- BuildError            the site could not be built or put in place
     `- ConfigError           wrong use of a command or of the library

Anything else that is raised is a defect of this program.
"""

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Where:
    """A place in a file.

    Attributes:
        file: The name as the reader knows it, normally relative to the portfolio folder.
        line: Counted from 1; 0 means the file as a whole.
        column: Counted from 1 in characters; 0 means the line as a whole.
    """

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        """Return ``file:line:column``, leaving out what is not known."""
        parts = [self.file, *(str(n) for n in (self.line, self.column) if n)]
        return ":".join(parts)


class PortfolioError(Exception):
    """Base of every expected error; the command line prints these without a traceback."""

    code: ClassVar[str] = "error"
    """Stable name for scripts, tests and the documentation page of this error."""

    def __init__(self, message: str, *, where: Where | None = None, hint: str = "") -> None:
        """Keep the message, the place and the hint apart so that each can be tested.

        Args:
            message: One sentence: what is wrong.
            where: The place in a file, if there is one.
            hint: What to do about it, as a sentence.
        """
        super().__init__(message)
        self.message = message
        self.where = where
        self.hint = hint

    def __str__(self) -> str:
        """Return one line: place, message, hint."""
        text = f"{self.where}: {self.message}" if self.where else self.message
        return f"{text} {self.hint}" if self.hint else text

    def __reduce__(self) -> tuple[object, ...]:
        """Pickle with place and hint, so that an error survives the way back from a worker."""
        return (_rebuild, (type(self), self.message, self.where, self.hint))


def _rebuild(
    cls: type[PortfolioError], message: str, where: Where | None, hint: str
) -> PortfolioError:
    return cls(message, where=where, hint=hint)


class ContentError(PortfolioError):
    """Something in the student's folder is wrong."""

    code = "content"


class BadgeError(PortfolioError):
    """These bytes cannot be read as a badge."""

    code = "badge"


class LimitError(BadgeError):
    """These bytes are larger, deeper or longer than we are willing to read."""

    code = "limit"


class ProofError(PortfolioError):
    """A check ran and the answer is no."""

    code = "proof"


class Unreachable(PortfolioError):  # noqa: N818 (it is not an error of anybody)
    """A check could not be made."""

    code = "unreachable"


class BuildError(PortfolioError):
    """The site could not be built, or could not be put in its place."""

    code = "build"


class ConfigError(PortfolioError):
    """A command or a function was used in a way that cannot work."""

    code = "config"
