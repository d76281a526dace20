"""Badge formats: bytes of a file to a ``Badge``."""
