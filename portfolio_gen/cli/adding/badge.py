"""``portfolio-gen add badge``."""

import os
import re
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

import click

from portfolio_gen.base.errors import BadgeError, ConfigError
from portfolio_gen.base.paths import quoted
from portfolio_gen.cli.adding.earned import earned_with, with_badge
from portfolio_gen.cli.adding.linking import with_line
from portfolio_gen.cli.adding.pinning import with_fingerprints
from portfolio_gen.cli.adding.place import Place, find_place, finish, shared
from portfolio_gen.cli.asking import Asker, Question, asker, stopping
from portfolio_gen.cli.terminal import plain

if TYPE_CHECKING:
    from portfolio_gen.author.files import NewFile
    from portfolio_gen.model.badge import Badge
    from portfolio_gen.verify.checked import Checked

IDENTITY = PurePosixPath("identity.local.yml")

NO_ISSUER = "an issuer whom this file does not name"
"""Badges that are kept by their issuer often name only the address at which more is said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What the command line says."""

    slug: str | None
    project: str | None
    email: str | None
    reflection: str | None
    anyway: bool


@click.command()
@click.argument("source", metavar="[FILE|URL]", required=False)
@click.option("--slug", help="Name of its file and its address; made from its name, if left out.")
@click.option("--project", help="The project it was earned with.")
@click.option("--email", help="Address it was sent to; kept on this computer if it fits.")
@click.option("--reflection", help="What you learned, and how it helped.")
@click.option("--anyway", is_flag=True, help="Add it although its signature does not fit.")
@shared
def command(  # noqa: PLR0913, PLR0917 (one for each option)
    source: str | None,
    slug: str | None,
    project: str | None,
    email: str | None,
    reflection: str | None,
    anyway: bool,
    folder: Path,
    yes: bool,
) -> None:
    """Add a badge you received: a file, or the web address of one.

    It is kept exactly as it was received. Nobody is asked over the network, except for the one
    document at the address you give.
    """
    from portfolio_gen.badges.read import read_badge
    from portfolio_gen.cli.adding.questions import check_given

    said = Said(slug=slug, project=project, email=email, reflection=reflection, anyway=anyway)
    place = find_place(folder)
    who = asker(yes=yes)
    check_given(who, place, "badges", slug=slug)
    if project is not None:
        earned_with(who, place, project)
    with stopping(who):
        data, shown = _received(source if source is not None else _source(who), place)
        badge = read_badge(data, source=shown)
        files, name = _files(place, who, badge, said)
    following = [f"build{place.argument}", *_further(place, badge, files[0].path)]
    if not any(file.path.parts[0] == "reflections" for file in files):
        following.insert(0, f"add reflection badges/{name}{place.option}")
    finish(place, files, *following)


def _further(place: Place, badge: "Badge", path: PurePosixPath) -> list[str]:
    """Return what can be typed to learn more about a badge that leaves something open."""
    if not _would_say_more(_checked(place, badge)[0]):
        return []
    return [f"verify --online {quoted(str(Path(place.typed, path)))}"]


def _source(who: Asker) -> str:
    """Ask which badge it is.

    Raises:
        ConfigError: Nobody can be asked.
    """
    question = Question(
        option="FILE|URL",
        words="The badge: a file, which you can drag here, or its web address",
        what="The badge is missing.",
        default=None,
        check=lambda text: "" if "://" in text or dropped(text) else _not_there(text),
    )
    text = who.ask(question, None)
    return text if "://" in text else str(Path(dropped(text)).expanduser())


def dropped(text: str) -> str:
    """Return the file that somebody typed or dragged into a terminal; empty if there is none.

    Terminals put names with spaces into quotes, or a backslash before each space.
    """
    bare = text.strip("\"'") if text[:1] in ("'", '"') else text
    ways = (text, bare, re.sub(r"\\(.)", r"\1", text))
    return next((way for way in ways if way and os.path.lexists(Path(way).expanduser())), "")


def _not_there(name: str) -> str:
    return (
        f"There is no file called {name}. Check the name; a file that was downloaded is often in "
        "the folder Downloads."
    )


def _received(source: str, place: Place) -> tuple[bytes, str]:
    """Return the bytes, and how the file is called in messages.

    Raises:
        ConfigError: There is no such file.
        BadgeError: It cannot be read, or is larger than any badge.
        Unreachable: Nothing could be had from the web address.
    """
    from portfolio_gen.badges.read import MAX_FILE

    if "://" in source:
        return _fetched(source)
    path = Path(source)
    if path.is_dir():
        raise ConfigError(
            f"{source} is a folder.",
            hint="Name one file in it, or bring in all of them: portfolio-gen import "
            f"{quoted(source)}{place.argument}",
        )
    if not path.exists():
        raise ConfigError(_not_there(source))
    try:
        with path.open("rb") as stream:
            data = stream.read(MAX_FILE + 1)
    except OSError as error:
        raise BadgeError(
            f"{source} could not be read: {error.strerror}.", hint="Check that you may read it."
        ) from error
    return data, path.name


def _fetched(address: str) -> tuple[bytes, str]:
    """Return what stands at a web address, which is asked without saying whose badge it is.

    Raises:
        Unreachable: Nothing could be had.
    """
    from portfolio_gen.author.received import without_identity
    from portfolio_gen.cli.online import fetched

    bare = without_identity(address)
    if bare != address:
        click.echo("Your e-mail address was taken out of the web address before it was asked.")
    return fetched(bare), bare


def _files(place: Place, who: Asker, badge: "Badge", said: Said) -> "tuple[list[NewFile], str]":
    """Show what it is, ask what belongs to it, and return everything that shall be written.

    Raises:
        ConfigError: It is there already, or something given does not fit.
        BadgeError: Its signature does not fit.
    """
    from portfolio_gen.author.files import NewFile
    from portfolio_gen.author.received import ENDINGS, known, name_for
    from portfolio_gen.cli.adding.questions import ask_slug

    there = known(badge, place.portfolio)
    if there.same:
        what = "a newer edition of this badge" if there.is_newer else "this badge"
        raise ConfigError(f"{what} is there already: {there.same}. Nothing was changed.")
    _show(place, badge)
    if there.older:
        click.echo(f"It is a newer edition of {there.older}, which stays beside it.")
    _refuse_altered(who, place, badge, said)
    identity = "" if _is_altered(place, badge) else _identity(place, who, badge, said.email)
    name = ask_slug(who, place, "badges", name_for(badge, place.portfolio), said.slug)
    path = PurePosixPath("badges", name + ENDINGS[badge.container])
    files = [NewFile(path=path, data=badge.raw, what="the badge, exactly as received")]
    if identity:
        files += with_line(place, IDENTITY, "emails", identity) or []
    linked, project = with_badge(place, who, name, said.project)
    kept = with_fingerprints(place, name, project if linked else "")
    return [*files, *linked, *kept, *_reflection(place, who, name, project, said.reflection)], name


def _checked(place: Place, badge: "Badge") -> "tuple[Checked, Checked]":
    """Return what this person's checks say, and what those of a stranger say."""
    from portfolio_gen.verify.context import Context
    from portfolio_gen.verify.steps import verify_badge

    portfolio = place.portfolio
    recipient = portfolio.identity.statements
    own = Context(now=place.now, issuers=portfolio.issuers, recipient=recipient)
    return verify_badge(badge, own), verify_badge(badge, Context(now=place.now))


def _would_say_more(checked: "Checked") -> bool:
    """Tell whether a check that asks the issuer's web site could come to another verdict.

    It cannot where this program does not know the words that a badge is written in.
    """
    from portfolio_gen.base.report import Outcome
    from portfolio_gen.verify.checked import Verdict

    words = (finding for name in ("format", "contexts") for finding in checked.report.named(name))
    known = all(finding.outcome is not Outcome.UNKNOWN for finding in words)
    return checked.verdict is Verdict.INCOMPLETE and known


def _is_altered(place: Place, badge: "Badge") -> bool:
    """Tell whether nothing that the badge says can be relied on."""
    from portfolio_gen.verify.checked import Verdict

    return _checked(place, badge)[0].verdict is Verdict.ALTERED


def _show(place: Place, badge: "Badge") -> None:
    """Say in plain words what it is, and what an employer will see."""
    from portfolio_gen.author.received import gives_away
    from portfolio_gen.verify.checked import Verdict

    mine, theirs = _checked(place, badge)
    lines = [f"  verdict  {mine.verdict}. {mine.sentence}"]
    if mine.verdict is Verdict.ALTERED:
        lines.insert(0, f"{badge.source} cannot be trusted:")
    else:
        issuer = badge.issuer
        lines = [
            f"A badge: “{badge.name}”",
            f"  from     {issuer.name or issuer.id or NO_ISSUER}"
            + (f" ({issuer.id})" if issuer.name and issuer.id else ""),
            f"  to       {_recipient(mine)}",
            f"  on       {badge.valid_from[:10] or 'no date'}",
            *lines,
        ]
    seen = f"An employer will see: “{theirs.verdict}”."
    if _would_say_more(theirs):
        seen += " Their browser can ask the issuer's web site, which this check did not, and may"
        seen += " then say more."
    for line in (*lines, seen, *gives_away(badge)):
        click.echo(plain(line))


def _recipient(checked: "Checked") -> str:
    """Return to whom it was issued, in words."""
    from portfolio_gen.base.report import Outcome

    found = next((f for f in checked.report.findings if f.check == "recipient"), None)
    if found is not None and found.outcome is Outcome.PASS:
        return "you (one of your addresses in identity.local.yml)"
    if found is not None and found.outcome is Outcome.FAIL:
        return "somebody else than your addresses in identity.local.yml belong to"
    recipient = checked.badge.recipient
    if not recipient.id and not recipient.identities:
        return "nobody: it does not say"
    return "somebody whose address was not compared with yours"


def _identity(place: Place, who: Asker, badge: "Badge", given: str | None) -> str:
    """Return an address of this person that the badge was issued to and that is not known yet.

    Raises:
        ConfigError: The given one does not fit.
    """
    from portfolio_gen.author.received import belongs_to

    emails = place.portfolio.identity.emails
    by_mail = [i for i in badge.recipient.identities if "mail" in i.identity_type.casefold()]
    if not by_mail or any(belongs_to(badge, address) for address in emails):
        return ""
    question = Question(
        option="--email",
        words="Which e-mail address was it sent to? It stays on this computer (Enter: skip)",
        what="",
        check=lambda text: (
            ""
            if belongs_to(badge, text)
            else "the badge was not issued to this address. Check its spelling, or leave it out."
        ),
    )
    address = who.ask(question, given)
    if address:
        click.echo("This badge was issued to you: the address fits.")
    return address


def _refuse_altered(who: Asker, place: Place, badge: "Badge", said: Said) -> None:
    """Ask twice before a badge is added that harms whoever shows it.

    Raises:
        BadgeError: It was altered, and nobody insists.
    """
    if said.anyway or not _is_altered(place, badge):
        return
    if not who.confirm("Readers would be warned of it. Add it all the same?", default=False):
        raise BadgeError(
            f"{badge.source} was not added: it is altered or invalid.",
            hint="Download it again from where it was issued; or add it with --anyway.",
        )


def _reflection(
    place: Place, who: Asker, name: str, project: str, given: str | None
) -> "list[NewFile]":
    """Ask for the reflection; one that is missing for the project is about both."""
    from portfolio_gen.author.items import reflection
    from portfolio_gen.author.slugs import free_slug
    from portfolio_gen.cli.adding.reflection import ask_text

    refs = [f"badges/{name}"]
    done = {ref for item in place.portfolio.reflections for ref in item.meta.about}
    if refs[0] in done:
        return []
    if project and f"projects/{project}" not in done:
        refs.append(f"projects/{project}")
    text = given if given is not None else ask_text(who, place, refs)
    if not text.strip():
        return []
    taken = {item.slug for item in place.portfolio.reflections}
    fields = {"about": refs, "date": place.today}
    return [reflection(free_slug(name, taken), fields, text)]
