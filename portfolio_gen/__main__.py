"""``python -m portfolio_gen``: the same as the command."""

from portfolio_gen.cli.main import main

main(prog_name="portfolio-gen")
