"""A tree written by hand: three pages, a stylesheet, an override, a picture, a download."""

from collections.abc import Mapping

from portfolio_gen.site.tree import Source, Tree

MAIN = b"""{% extends "base.html" %}
{% block extrahead %}
<meta name="robots" content="{{ page.meta.robots if page else 'noindex' }}">
{% endblock %}
"""

HOME = b"""---
title: Ana Reyes
robots: index
description: A portfolio
---
# Ana Reyes

See [the lesson](projects/lesson.md) and [the badge](badges/oer.md#criteria).

<div class="card"><a href="badges/oer/credential.json">the file</a></div>
"""

LESSON = b"""---
title: The water cycle
robots: index
---
# The water cycle

![A diagram](picture.svg)

| grade | count |
|:------|------:|
| A     | 10    |

Back [home](../index.md).
"""

BADGE = b"""---
robots: noindex
---
# Open lesson

## Criteria { #criteria }

Publish a lesson. A second word: photosynthesis.
"""

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4"/>'


def small_tree(docs: Mapping[str, Source] | None = None, **config: object) -> Tree:
    """Return the tree with some files and settings replaced."""
    return Tree(
        docs={
            "index.md": HOME,
            "projects/lesson.md": LESSON,
            "projects/picture.svg": SVG,
            "badges/oer.md": BADGE,
            "assets/ours.css": b".card { background: url(picture.svg) }",
            "assets/picture.svg": SVG,
            **(docs or {}),
        },
        overrides={"main.html": MAIN},
        config={
            "site_name": "Ana Reyes",
            "site_url": "https://anareyes.example/portfolio/",
            "use_directory_urls": False,
            "nav": ["index.md", {"Badges": "badges/oer.md"}],
            "not_in_nav": "projects/*",
            "theme": {
                "name": "material",
                "font": False,
                "palette": [
                    {"media": "(prefers-color-scheme: light)", "scheme": "default"},
                    {"media": "(prefers-color-scheme: dark)", "scheme": "slate"},
                ],
            },
            "extra_css": ["assets/ours.css"],
            "markdown_extensions": ["attr_list", "tables"],
            "plugins": ["search"],
            **config,
        },
        exact={"badges/oer/credential.json": b'{"type": "OpenBadgeCredential"}'},
    )
