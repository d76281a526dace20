"""Words for a terminal."""

from portfolio_gen.base.report import Finding


def plain(text: str) -> str:
    """Return text that cannot steer a terminal, whatever somebody wrote into it."""
    return "".join(char if char.isprintable() or char == "\n" else "\ufffd" for char in text)


def line_of(finding: Finding) -> str:
    """Return a finding as it is listed: ``file:line:column: advice: what, why and the fix``."""
    words = " ".join(part for part in (finding.message, finding.why, finding.hint) if part)
    where = f"{finding.where}: " if finding.where else ""
    return f"{where}{'advice: ' if finding.advice else ''}{words}"
