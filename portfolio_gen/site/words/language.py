"""Language and writing direction of a site, and the engine's words for it."""

RIGHT_TO_LEFT = frozenset({"ar", "ckb", "dv", "fa", "he", "ku", "ps", "sd", "ug", "ur", "yi"})
"""Primary subtags of languages that are mostly written from right to left."""

_LEFT_TO_RIGHT_SCRIPTS = frozenset({"Latn", "Cyrl"})

TRANSLATED = frozenset(
    """
    af ar az be bg bn ca cs cy da de el en eo es et eu fa fi fr gl he hi hr hu hy id is it ja ka
    kn ko ku-IQ lb lt lv mk mn ms my nb nl nn pl pt pt-BR ro ru sa sh si sk sl sq sr sv ta te th
    tl tr uk ur uz vi zh zh-Hant zh-TW
    """.split()  # noqa: SIM905 (sixty lines of one word each read worse)
)
"""Languages the theme of the engine has words for (its search box)."""

OWN_WORDS = "portfolio"
"""Name of the file of words that is written for a language the theme does not know."""


def direction(language: str) -> str:
    """Return ``rtl`` or ``ltr`` for a language tag."""
    parts = language.split("-")
    if _LEFT_TO_RIGHT_SCRIPTS.intersection(parts[1:]):
        return "ltr"
    return "rtl" if parts[0] in RIGHT_TO_LEFT else "ltr"


def theme_language(language: str) -> str:
    """Return the theme's name for ``language``: its own, or the file we write."""
    return language if language in TRANSLATED else OWN_WORDS


def words_override(language: str) -> dict[str, bytes]:
    """Return the override that gives the page its language tag; empty where none is needed.

    The theme takes the tag from its words. Where it has none for this language, the tag must still
    be right, because screen readers choose their voice by it; the words fall back to English.
    """
    if language in TRANSLATED:
        return {}
    macro = (
        f'{{% macro t(key) %}}{{{{ {{"language": "{language}", '
        f'"direction": "{direction(language)}"}}[key] }}}}{{% endmacro %}}\n'
    )
    return {f"partials/languages/{OWN_WORDS}.html": macro.encode()}
