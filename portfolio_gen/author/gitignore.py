"""The ``.gitignore`` of a portfolio: what must not be published by accident."""

LINES = {
    "identity.local.yml": "Addresses that prove that a badge is yours stay on this computer.",
    "/site/": "The built site is made again whenever it is needed.",
}
"""What git must not see, and why."""


def with_lines(data: bytes) -> bytes:
    """Return a ``.gitignore`` with our lines at its end; what stands in it keeps its bytes."""
    there = {line.strip().decode(errors="replace") for line in data.splitlines()}
    missing = {line: why for line, why in LINES.items() if not {line, line.strip("/")} & there}
    missing = {line: why for line, why in missing.items() if f"{line.strip('/')}/" not in there}
    if not missing:
        return data
    end = "\r\n" if b"\r\n" in data else "\n"
    start = end if data and not data.endswith(b"\n") else ""
    text = "".join(f"# {why}{end}{line}{end}" for line, why in missing.items())
    return data + (start + text).encode()
