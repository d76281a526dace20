"""The one part of the program that knows MkDocs: a tree in, a folder of HTML out.

MkDocs is used as a library, through the interfaces it has for plugins. What is added here saves
time and never changes a page: templates are compiled once, the theme's 14,000 icons are not
listed, and pages made from the same things as last time are taken from the cache.
"""

from portfolio_gen.site.engine_mkdocs.run import Engine, build

__all__ = ["Engine", "build"]
