"""``portfolio-gen preview``: another name of ``serve``, under which ``--as`` may be looked for."""

from portfolio_gen.cli.serve import command

__all__ = ["command"]
