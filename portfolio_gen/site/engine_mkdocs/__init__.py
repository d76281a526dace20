"""The one part of the program that knows MkDocs: a tree in, a folder of HTML out.

MkDocs is used as a library, through the interfaces it has for plugins. What is added here saves
time and never changes a page: templates are compiled once, the theme's 14,000 icons are not
listed, and pages that are HTML already are not parsed again.
"""

from portfolio_gen.site.engine_mkdocs.pages import Built, BuiltPage
from portfolio_gen.site.engine_mkdocs.run import build

__all__ = ["Built", "BuiltPage", "build"]
