"""Where the content of a file of the site comes from."""

from pathlib import Path

Source = bytes | Path
"""Bytes made here, or a file of the portfolio that is copied as it is."""
