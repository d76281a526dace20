"""Text that cannot steer a terminal, or pass for a line of ours, whatever a badge wrote into it."""


def plain(text: str) -> str:
    """Return text of our own lines, in which nothing but ends of lines has an effect."""
    return "".join(char if char.isprintable() or char == "\n" else "\ufffd" for char in text)


def one_line(text: str) -> str:
    """Return text that stays on its line: a name with several lines cannot add a verdict."""
    return plain(text).replace("\n", " ")
