"""Where the program starts.

Importing creates much of which nothing can be collected, and Python looks through it all again and
again; of a command that takes a tenth of a second that is a twentieth part.
"""

import gc


def main() -> None:
    """Run the program."""
    gc.disable()
    from portfolio_gen.cli.main import main as program

    gc.freeze()  # what was imported stays until the end
    gc.enable()
    program(prog_name="portfolio-gen")
