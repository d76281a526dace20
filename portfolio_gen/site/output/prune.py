"""Files of the theme that no reader ever loads."""

from collections.abc import Collection

LUNR = "assets/javascripts/lunr/"
"""Where Material keeps what its search needs for languages other than English."""


def unwanted(path: str, languages: Collection[str]) -> bool:
    """Tell whether the theme's file ``path`` can be left out of a site.

    Args:
        path: Relative to the site, with forward slashes.
        languages: Languages that the search of this site knows.
    """
    if path.endswith(".map") or path == "sitemap.xml":
        return True  # the theme's sitemap is a template with the date of the build
    return path.startswith(LUNR) and path.removeprefix(LUNR) not in _wanted(languages)


def _wanted(languages: Collection[str]) -> set[str]:
    foreign = sorted(set(languages) - {"en"})
    if not foreign:
        return set()
    files = {"min/lunr.stemmer.support.min.js", *(f"min/lunr.{lang}.min.js" for lang in foreign)}
    if len(set(languages)) > 1:
        files.add("min/lunr.multi.min.js")
    if "ja" in foreign:
        files |= {"tinyseg.js", "min/lunr.jp.min.js"}
    if "th" in foreign:
        files.add("wordcut.js")
    return files
