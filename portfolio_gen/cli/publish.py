"""``portfolio-gen publish``: a portfolio goes to the web."""

from pathlib import Path

import click

from portfolio_gen.cli.source import SRC


@click.command()
@SRC
@click.option("--remote", default="", metavar="NAME", help="The git remote to publish through.")
@click.option(
    "--host",
    type=click.Choice(["github", "gitlab", "codeberg"]),
    help="What runs on the remote's server, if its name does not say.",
)
@click.option(
    "--program",
    default="",
    metavar="SPEC",
    help="What the server installs with pip; this very program if left out.",
)
@click.option("--base-url", default="", metavar="URL", help="Where the site will stand.")
@click.option(
    "--recheck",
    type=click.Choice(["off", "weekly"]),
    default="off",
    show_default=True,
    help="On GitHub: have it look again whether badges and links still stand.",
)
@click.option("--commit", is_flag=True, help="Commit the files that this command writes.")
@click.option("--push", is_flag=True, help="Push, and wait until the site answers.")
@click.option(
    "--split",
    default="",
    metavar="REMOTE",
    help="Keep the sources here and push only the site, to a remote or an address.",
)
@click.option("--branch", default="", metavar="NAME", help="The branch for --split.")
@click.option(
    "--zip",
    "archive",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write the site into a zip file for any web space; needs no git.",
)
@click.option("--force", is_flag=True, help="With --zip: replace an earlier zip file of a site.")
def command(  # noqa: PLR0913, PLR0917 (one for each option)
    src: Path,
    remote: str,
    host: str | None,
    program: str,
    base_url: str,
    recheck: str,
    commit: bool,
    push: bool,
    split: str,
    branch: str,
    archive: Path | None,
    force: bool,
) -> None:
    """Put the portfolio folder SRC (this folder, if left out) on the web.

    Finds out from git where it will stand, looks for what should not become public, writes what
    the server needs to build it, and says which clicks are left. Nothing is committed without
    --commit and nothing is sent anywhere without --push or --split.

    Exit code: 0 done, 1 something has to be mended first, 2 wrong use, 3 published, but the site
    does not answer yet.
    """
    if sum(map(bool, (split, archive, commit or push))) > 1:
        raise click.UsageError("--zip, --split and --commit or --push do different things.")
    if branch and not split:
        raise click.UsageError("--branch says where --split puts the site.")
    if force and not archive:
        raise click.UsageError("--force replaces a zip file, so it needs --zip.")
    from portfolio_gen.cli.publishing.run import run
    from portfolio_gen.cli.publishing.wish import Wish
    from portfolio_gen.cli.quick import short_lived

    wish = Wish(
        source=src,
        remote=remote,
        host=host or "",
        program=program,
        base_url=base_url,
        recheck=recheck == "weekly",
        commit=commit,
        push=push,
        split=split,
        branch=branch,
        archive=archive,
        force=force,
    )
    with short_lived():
        code = run(wish)
    raise SystemExit(code)
