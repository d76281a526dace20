"""What can be exported: one module for each subcommand of ``portfolio-gen export``."""
