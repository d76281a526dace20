"""``python -m portfolio_gen``: the same as the command."""

from portfolio_gen.cli.start import main

if __name__ == "__main__":
    main()
