"""Words for a terminal."""

from portfolio_gen.base.report import Finding


def line_of(finding: Finding) -> str:
    """Return a finding as it is listed: ``file:line:column: advice: what, why and the fix``."""
    words = " ".join(part for part in (finding.message, finding.why, finding.hint) if part)
    where = f"{finding.where}: " if finding.where else ""
    return f"{where}{'advice: ' if finding.advice else ''}{words}"
