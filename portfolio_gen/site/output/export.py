"""A tree as plain files with an ``mkdocs.yml``: what any engine of the family builds."""

import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from portfolio_gen.site.tree import Source, Tree


def write_tree(tree: Tree, folder: Path) -> Path:
    """Write ``docs/``, ``overrides/`` and ``mkdocs.yml`` into ``folder``; return the last.

    The output of an engine run on it goes to ``folder / "site"``.
    """
    for name in ("docs", "overrides"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    write_sources(tree.docs, folder / "docs")
    write_sources(tree.overrides, folder / "overrides")
    settings = folder / "mkdocs.yml"
    text = yaml.safe_dump(plain_config(tree), allow_unicode=True, sort_keys=False)
    settings.write_text(text, encoding="utf-8")
    return settings


def plain_config(tree: Tree) -> dict[str, Any]:
    """Return the configuration as plain dicts and lists, with the names of the folders."""
    settings: dict[str, Any] = _plain(tree.config)
    settings["theme"] = {**settings["theme"], "custom_dir": "overrides"}
    return {**settings, "docs_dir": "docs", "site_dir": "site"}


def write_sources(files: Mapping[str, Source], folder: Path) -> None:
    """Write every file of ``files`` below ``folder``."""
    made: set[Path] = set()
    for name, source in files.items():
        target = folder / name
        if target.parent not in made:
            target.parent.mkdir(parents=True, exist_ok=True)
            made.add(target.parent)
        if isinstance(source, Path):
            shutil.copyfile(source, target)
        else:
            target.write_bytes(source)


def _plain(value: Any) -> Any:  # noqa: ANN401
    """Return a deep copy made of dicts and lists, which YAML and engines expect."""
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    return value
