"""Words for a terminal."""


def plain(text: str) -> str:
    """Return text that cannot steer a terminal, whatever somebody wrote into it."""
    return "".join(char if char.isprintable() or char == "\n" else "\ufffd" for char in text)
