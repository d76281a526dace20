"""``portfolio-gen view``: selections for single readers."""

from pathlib import Path

import click

from portfolio_gen.base.errors import ConfigError
from portfolio_gen.cli.adding.place import find_home, in_folder

_NOT_IGNORED = (
    "Before your first commit, write identity.local.yml into .gitignore: it holds the passphrase."
)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def command() -> None:
    """Selections of your work for single readers, at addresses that nobody can guess."""


@command.command("new")
@click.argument("name")
@click.argument("items", nargs=-1, required=True)
@click.option("--title", default="", help="Heading of the page; made from NAME if left out.")
@click.option("--protected", is_flag=True, help="The page opens with a passphrase only.")
@in_folder
def new(name: str, items: tuple[str, ...], title: str, protected: bool, folder: Path) -> None:
    """Write views/NAME.yml, which shows ITEMS such as projects/water-cycle in this order.

    Its address is made by chance. With --protected, so is a passphrase: it is written into
    identity.local.yml, which is never published, and private items may be shown.
    """
    from portfolio_gen.author.files import write_new
    from portfolio_gen.author.views import new_view, random_key
    from portfolio_gen.content.load import load_portfolio

    folder = find_home(folder)
    portfolio, report = load_portfolio(folder)
    known = portfolio.by_ref()
    if missing := [item for item in items if item not in known]:
        raise ConfigError(
            f"there is no {missing[0]} in this portfolio"
            f"{' that can be read' if report.failures else ''}.",
            hint="Mend what portfolio-gen check lists, then try again."
            if report.failures
            else "Name items by folder and name, such as projects/water-cycle.",
        )
    passphrase = random_key() if protected else ""
    words = title or name.replace("-", " ").capitalize()
    files, key = new_view(folder, name, title=words, items=items, passphrase=passphrase)
    write_new(folder, files)
    base = portfolio.settings.meta.base_url or ""
    click.echo(f"Written: views/{name}.yml")
    click.echo(
        f"After the next build its page is {base.rstrip('/') + '/' if base else ''}views/{key}.html"
    )
    if protected:
        click.echo(f"Its passphrase is {passphrase}")
        click.echo("Give the two to your reader by different ways, such as mail and telephone.")
        ignore = folder / ".gitignore"
        if not ignore.is_file() or "identity.local.yml" not in ignore.read_text("utf-8", "replace"):
            click.echo(_NOT_IGNORED)
