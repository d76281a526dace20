"""Turn a student's folder of projects, reflections and signed badges into a site anyone can verify.

Everything a program needs is named here; every other module may change between releases.
Names are imported on first use, so that asking for one does not load the others.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from portfolio_gen.badges.read import read_badge as read_badge
    from portfolio_gen.base.errors import PortfolioError as PortfolioError
    from portfolio_gen.base.report import Finding as Finding
    from portfolio_gen.base.report import Outcome as Outcome
    from portfolio_gen.base.report import Report as Report
    from portfolio_gen.content.load import load_portfolio as load_portfolio
    from portfolio_gen.issue.award import award as award
    from portfolio_gen.model.badge import Badge as Badge
    from portfolio_gen.site.build import build_site as build_site
    from portfolio_gen.verify.checked import Checked as Checked
    from portfolio_gen.verify.context import Context as Context
    from portfolio_gen.verify.steps import verify_badge as verify_badge

_HOME = {
    "Badge": "portfolio_gen.model.badge",
    "Checked": "portfolio_gen.verify.checked",
    "Context": "portfolio_gen.verify.context",
    "Finding": "portfolio_gen.base.report",
    "Outcome": "portfolio_gen.base.report",
    "PortfolioError": "portfolio_gen.base.errors",
    "Report": "portfolio_gen.base.report",
    "award": "portfolio_gen.issue.award",
    "build_site": "portfolio_gen.site.build",
    "load_portfolio": "portfolio_gen.content.load",
    "read_badge": "portfolio_gen.badges.read",
    "verify_badge": "portfolio_gen.verify.steps",
}

__all__ = [
    "Badge",
    "Checked",
    "Context",
    "Finding",
    "Outcome",
    "PortfolioError",
    "Report",
    "__version__",
    "award",
    "build_site",
    "load_portfolio",
    "read_badge",
    "verify_badge",
]


def __getattr__(name: str) -> Any:  # noqa: ANN401
    """Import a public name when it is first asked for.

    Raises:
        AttributeError: ``name`` is not public.
    """
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOME[name]), name)


def __dir__() -> list[str]:
    """Name what there is, imported or not, so that an interactive shell can complete it."""
    return sorted({*globals(), *_HOME})
