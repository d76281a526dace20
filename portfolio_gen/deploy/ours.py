"""Files of ours in somebody's repository: made again as long as nobody changed them."""

import hashlib
import re

NOTE = (
    "# Made by portfolio-gen publish. Made again when it is run again, unless you change it: then\n"
    "# it is yours and left alone.\n"
)
_SEAL = re.compile(r"# sha256 of what follows: ([0-9a-f]{64})\n")


def sealed(text: str) -> bytes:
    """Return a file with a note about itself and the digest of its text at the top."""
    return f"{NOTE}# sha256 of what follows: {_digest(text)}\n\n{text}".encode()


def is_untouched(data: bytes) -> bool:
    """Tell whether a file is one of ours and as it was written.

    Git on Windows writes other line ends; that is no change.
    """
    text = data.decode("utf-8", "replace").replace("\r\n", "\n")
    found = _SEAL.search(text)
    return found is not None and _digest(text[found.end() :].removeprefix("\n")) == found[1]


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
