"""``portfolio-gen init``: a folder becomes a portfolio."""

import os
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import click

from portfolio_gen.base.errors import ConfigError, ContentError
from portfolio_gen.base.paths import quoted
from portfolio_gen.cli.asking import Asker, Question, asker, need, stopping
from portfolio_gen.cli.clock import build_time

if TYPE_CHECKING:
    from portfolio_gen.author.files import NewFile, Written
    from portfolio_gen.author.start import Answers

LOOKS = {
    "quiet": "calm and typographic",
    "warm": "soft colours, round corners",
    "bold": "large type, strong colour",
}

_MAX_PACK = 10_000_000
"""Largest file that is read as a course pack, in bytes."""


@click.command()
@click.argument(
    "folder", metavar="[DIR]", type=click.Path(readable=False, path_type=Path), default=Path()
)
@click.option("--name", help="Your name, as it should be printed.")
@click.option("--label", help="What you are, in one line.")
@click.option("--language", help="Language you write in, such as en or pt-BR.")
@click.option("--course-code", help="A course this is for, such as 'EDUC 210'.")
@click.option("--base-url", help="Address the site will have.")
@click.option("--theme", help="Look: quiet, warm or bold.")
@click.option("--accent", help="Colour of links and buttons, such as '#22605c'.")
@click.option("--course", "pack", metavar="DIR|ZIP|URL", help="Start from a course pack.")
@click.option("--yes", is_flag=True, help="Ask nothing; take the default of what is not given.")
def command(  # noqa: PLR0913, PLR0917 (one for each option)
    folder: Path,
    name: str | None,
    label: str | None,
    language: str | None,
    course_code: str | None,
    base_url: str | None,
    theme: str | None,
    accent: str | None,
    pack: str | None,
    yes: bool,
) -> None:
    """Start a portfolio in the folder DIR (this folder, if left out).

    Asks six questions; Enter takes what is proposed. The folder may have files in it: none of them
    is changed, except that .gitignore gets lines that keep your addresses out of git.
    """
    from portfolio_gen.author.files import write_new
    from portfolio_gen.author.start import YOURS, check_start, first_files, ignore_file

    check_start(folder, _home(), Path.cwd())
    found = _pack(pack) if pack is not None else ()
    today = build_time(os.environ).astimezone().date()
    given = {
        "name": name,
        "label": label,
        "language": language,
        "course": "" if found and course_code is None else course_code,
        "base_url": base_url,
        "theme": theme,
        "accent": accent if accent is not None else "",
    }
    who = asker(yes=yes)
    with stopping(who):
        answers = _answers(who, given, folder, yes=yes)
    files = first_files(answers, today, found)
    kept = [file for file in files if file.path in YOURS and (folder / file.path).exists()]
    files = [file for file in files if file not in kept]
    ignore = ignore_file(folder)
    written = write_new(folder, [*files, *([ignore] if ignore else [])])
    _tell(folder, written, kept)


def _home() -> Path | None:
    try:
        return Path.home().resolve()
    except RuntimeError:
        return None


def _answers(who: Asker, given: dict[str, str | None], folder: Path, *, yes: bool) -> "Answers":
    """Ask what was not said.

    Raises:
        ConfigError: A given answer does not fit, or there is no name and nobody can be asked.
    """
    from portfolio_gen.author.start import Answers

    questions = _questions(_own_name() if who.asks or yes else None)
    need(who, *((questions[key], given[key]) for key in questions))
    if given["course"]:
        _check_course(given["course"])
    open_ones = [key for key in questions if given[key] is None]
    if who.asks and open_ones:
        click.echo(
            f"A portfolio in {folder.resolve().name}. Enter takes what stands in brackets, or "
            "skips the question;\neverything can be changed later.\n"
        )
    found = {key: who.ask(question, given[key]) for key, question in questions.items()}
    if found["course"]:
        _check_course(found["course"])
    return Answers(**found)


def _check_course(code: str) -> None:
    from portfolio_gen.author.terms import course_id

    if not course_id(code, ""):
        raise ConfigError(
            f'--course-code: no name for a file can be made of "{code}".',
            hint="Leave it out here and add the course later: portfolio-gen add course",
        )


def _questions(own_name: str | None) -> dict[str, Question]:
    """Return the questions, by what they answer."""
    from portfolio_gen.author.fit import fault_of_field
    from portfolio_gen.model.course import CourseMeta
    from portfolio_gen.model.portfolio import PortfolioMeta, ThemeMeta
    from portfolio_gen.model.resume import Basics

    return {
        "name": Question(
            option="--name",
            words="Your name, as it should be printed",
            what="Your name is missing.",
            default=own_name,
            check=lambda text: fault_of_field(Basics, "name", text),
        ),
        "label": Question(
            option="--label",
            words='What you are, in one line, such as "Nurse in training" (Enter: leave out)',
            what="",
            check=lambda text: fault_of_field(Basics, "label", text),
        ),
        "language": Question(
            option="--language",
            words="Language you write in",
            what="",
            default=_language(os.environ.get("LANG", "")),
            check=lambda text: fault_of_field(PortfolioMeta, "language", text),
        ),
        "course": Question(
            option="--course-code",
            words="Code of a course this is for, such as EDUC 210 (Enter: none)",
            what="",
            check=lambda text: fault_of_field(CourseMeta, "code", text),
        ),
        "base_url": Question(
            option="--base-url",
            words="Address it will have, such as https://ana.github.io/portfolio/ "
            "(Enter: not known yet)",
            what="",
            check=lambda text: fault_of_field(PortfolioMeta, "base_url", text),
        ),
        "theme": Question(option="--theme", words="Look", what="", default="quiet", choices=LOOKS),
        "accent": Question(
            option="--accent",
            words="Colour",
            what="",
            check=lambda text: fault_of_field(ThemeMeta, "accent", text),
        ),
    }


def _language(lang: str) -> str:
    """Return the language that the system speaks: ``de`` for ``de_DE.UTF-8``."""
    word = lang.partition(".")[0].partition("_")[0]
    return word if word.isascii() and word.isalpha() and len(word) in (2, 3) else "en"


def _own_name() -> str | None:
    """Return the name that somebody gave to git, if they did."""
    try:
        done = subprocess.run(
            ["git", "config", "--get", "user.name"],  # noqa: S607 (whichever git they use)
            capture_output=True,
            check=False,
            timeout=5,
        )
    except (OSError, subprocess.SubprocessError):
        return None
    name = " ".join(done.stdout.decode(errors="replace").split())
    return name if name.isprintable() and name else None


def _pack(source: str) -> "tuple[NewFile, ...]":
    """Read a course pack.

    Raises:
        ConfigError: There is no such file or folder.
        ContentError: It is no pack.
        Unreachable: Nothing could be had from the web address.
    """
    from portfolio_gen.author.packs import read_pack, read_pack_folder

    if "://" in source:
        from portfolio_gen.cli.online import fetched

        data = fetched(source)
        return read_pack(data, name=source.rpartition("/")[2] or source)
    path = Path(source)
    if path.is_dir():
        return read_pack_folder(path)
    if not path.is_file():
        raise ConfigError(f"There is no file or folder called {source}.", hint="Check the name.")
    with path.open("rb") as stream:
        data = stream.read(_MAX_PACK + 1)
    if len(data) > _MAX_PACK:
        raise ContentError(f"{source} is larger than a course pack can be.")
    return read_pack(data, name=path.name)


def _tell(folder: Path, written: "Written", kept: "list[NewFile]") -> None:
    """Say what was written, what was left alone, and what comes next."""
    from portfolio_gen.author.start import SCHEMAS

    shown = [file for file in written.new if file.path.parts[0] != SCHEMAS]
    width = max(len(str(file.path)) for file in shown)
    click.echo(f"\nYour portfolio is in {folder.resolve()}:")
    for file in shown:
        click.echo(f"  {file.path!s:<{width}}  {file.what}")
    click.echo(f"  {SCHEMAS + '/':<{width}}  lets editors complete the fields of these files")
    for file in kept:
        click.echo(f"  {file.path!s:<{width}}  was there already and was left as it is")
    if repository := _repository_around(folder):
        click.echo(
            f"\nIt lies inside the git repository {repository},\n"
            "so git takes it for a part of that. If you did not mean that, move the folder now."
        )
    where = "" if folder.resolve() == Path.cwd() else f" {quoted(str(folder))}"
    inside = f" --in{where}" if where else ""
    click.echo(f"\nNext:\n  portfolio-gen add project{inside}\n  portfolio-gen serve{where}")


def _repository_around(folder: Path) -> Path | None:
    """Return the git repository that was there around a new portfolio, if there is one."""
    around = folder.resolve().parents
    return next((place for place in around if os.path.exists(place / ".git")), None)  # noqa: PTH110
