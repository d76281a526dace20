"""What ``portfolio-gen publish`` was asked for."""

from dataclasses import dataclass
from pathlib import Path

from portfolio_gen.base.paths import quoted


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What was asked for; the options of the command."""

    source: Path
    remote: str = ""
    host: str = ""
    program: str = ""
    base_url: str = ""
    recheck: bool = False
    commit: bool = False
    push: bool = False
    split: str = ""
    branch: str = ""
    archive: Path | None = None
    force: bool = False

    @property
    def typed(self) -> str:
        """What has to be typed to ask for the same again, before --commit or --push."""
        said = {
            "--remote": self.remote,
            "--host": self.host,
            "--program": self.program,
            "--base-url": self.base_url,
            "--recheck": "weekly" if self.recheck else "",
        }
        options = [f" {option} {quoted(value)}" for option, value in said.items() if value]
        folder = "" if self.source == Path() else f" {quoted(str(self.source))}"
        return f"portfolio-gen publish{folder}{''.join(options)}"
