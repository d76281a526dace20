"""``portfolio-gen verifier files``: what everybody can compare."""

import click


@click.command()
def command() -> None:
    """Print the SHA-256 of every file of this release's verifier.

    In the folder of a verifier, "portfolio-gen verifier files | sha256sum -c" compares them all.
    The lines that begin with # are about verifiers and saved badges in one file: the policy in the
    head of such a file names the same value.
    """
    from portfolio_gen.site.alone.write import release

    click.echo("\n".join(release()))
