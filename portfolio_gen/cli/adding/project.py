"""``portfolio-gen add project``."""

from pathlib import Path

import click

from portfolio_gen.cli.adding.place import find_place, finish, shared
from portfolio_gen.cli.asking import Question, asker, need, stopping

KINDS = {
    "oer-lesson": "a lesson that others may use; it needs a licence",
    "video": "needs captions or a transcript",
    "presentation": "slides, a poster, a talk",
    "website": "pages on the web",
    "assessment": "a test or another way to find out what somebody can do",
    "essay": "a text",
    "podcast": "needs a transcript",
    "infographic": "needs a long description of what it shows",
    "dataset": "measurements, a table",
    "code": "a program",
    "design": "a model, a drawing, a plan",
    "performance": "something shown or played",
    "other": "something else",
}


@click.command()
@click.option("--title", help="Its name on the page.")
@click.option("--kind", help=f"What was made: {', '.join(KINDS)}.")
@click.option("--description", help="One sentence an employer understands.")
@click.option("--date", help="When it was finished; today, if left out.")
@click.option("--course", help="The course it was made in: a file in courses/ without its ending.")
@click.option("--license", "licence", help="What others may do with it, such as CC-BY-4.0.")
@click.option("--text", help="The text of the page.")
@click.option("--slug", help="Its name in its web address; made from the title, if left out.")
@shared
def command(  # noqa: PLR0913, PLR0917 (one for each option)
    title: str | None,
    kind: str | None,
    description: str | None,
    date: str | None,
    course: str | None,
    licence: str | None,
    text: str | None,
    slug: str | None,
    folder: Path,
    yes: bool,
) -> None:
    """Add something you made."""
    from portfolio_gen.author.items import bundle
    from portfolio_gen.cli.adding import questions as q
    from portfolio_gen.model.common import ItemKind
    from portfolio_gen.model.portfolio import ProjectMeta

    place = find_place(folder)
    who = asker(yes=yes)
    heading = q.title(ProjectMeta, "Title of the project")
    what = Question(
        option="--kind",
        words="What is it",
        what="The kind is missing.",
        default=None,
        choices=KINDS,
    )
    sentence = q.description(ProjectMeta)
    finished = q.day(ProjectMeta, place, "Finished on")
    rights = Question(
        option="--license",
        words="Licence, so that others may use it",
        what="",
        default="CC-BY-4.0" if who.asks and licence is None else "",
        check=q.fits(ProjectMeta, "license"),
    )
    need(
        who,
        (heading, title),
        (what, kind),
        (sentence, description),
        (finished, date),
        (rights, licence),
    )
    q.check_given(who, place, "projects", course=course, slug=slug)
    with stopping(who):
        name = who.ask(heading, title)
        sort = who.ask(what, kind)
        fields = {
            "title": name,
            "kind": sort,
            "description": who.ask(sentence, description),
            "date": who.ask(finished, date),
            "course": q.ask_course(who, place, course),
        }
        ours = place.portfolio.settings.meta.license
        if licence is not None or (sort == "oer-lesson" and not ours):
            fields["license"] = who.ask(rights, licence)
        chosen = q.ask_slug(who, place, "projects", name, slug)
        body = text if text is not None else who.text(f"The text of the page. {q.WRITE_NOW}")
    file = bundle(ItemKind.PROJECT, chosen, fields, body)
    finish(
        place,
        [file],
        f"add reflection projects/{chosen}{place.option}",
        f"build{place.argument}",
    )
