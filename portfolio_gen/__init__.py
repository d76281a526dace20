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
    from portfolio_gen.model.badge import Badge as Badge
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
    "read_badge": "portfolio_gen.badges.read",
    "verify_badge": "portfolio_gen.verify.steps",
}

__all__ = ["__version__", *sorted(_HOME)]  # noqa: PLE0604


def __getattr__(name: str) -> Any:  # noqa: ANN401
    """Import a public name when it is first asked for.

    Raises:
        AttributeError: ``name`` is not public.
    """
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOME[name]), name)
