"""What was written: a folder to a ``Portfolio``."""
