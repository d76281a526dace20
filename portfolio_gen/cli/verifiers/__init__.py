"""One module for each subcommand of ``portfolio-gen verifier``."""
