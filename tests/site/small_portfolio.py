"""A small portfolio folder, written by the tests."""

from pathlib import Path

SENTENCE = "I planned the lesson twice, and the second time the pupils asked the questions. "

FILES = {
    ".gitignore": "identity.local.yml\n",
    "portfolio.yml": "basics: {name: Ana Reyes, label: Student teacher}\n",
    "about.md": "I teach science to ten-year-olds.\n",
    "identity.local.yml": "emails: [ana@secret.example]\n",
    "projects/water/index.md": (
        "---\ntitle: The water cycle\nkind: essay\ndescription: A lesson about rain.\n"
        "date: 2026-04-28\n---\n# Rain\n\nIt rains.\n"
    ),
    "projects/hidden/index.md": (
        "---\ntitle: Unfinished\nkind: essay\ndescription: Not ready.\n"
        "date: 2026-04-28\nvisibility: private\n---\nNobody reads this.\n"
    ),
    "reflections/water.md": "---\nabout: [projects/water]\n---\n" + SENTENCE * 9,
    "reflections/hidden.md": "---\nabout: [projects/hidden]\n---\n" + SENTENCE * 9,
}


def small_portfolio(folder: Path, **changes: str) -> Path:
    """Write the portfolio; ``changes`` replaces files, ``__`` standing for a slash and ``_`` a dot.

    So ``about_md="..."`` replaces ``about.md``.
    """
    named = {name.replace("__", "/").replace("_", "."): text for name, text in changes.items()}
    for name, text in {**FILES, **named}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder
