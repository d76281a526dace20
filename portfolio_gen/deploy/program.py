"""How a builder on somebody's server gets this program: the same one that runs here."""

import json
import re
from collections.abc import Callable
from importlib import metadata
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname  # noqa: TID251 (fetches nothing)

from portfolio_gen.base.errors import ConfigError

PACKAGE = "portfolio-gen"

MAX_SPEC = 500
"""Longest accepted requirement, in characters."""

_ODD = re.compile(r"[^A-Za-z0-9 ._~:/?#\[\]@!&()*+,=%<>-]")
"""What a requirement does not need, and what a workflow or a shell could take for more."""

Origin = Callable[[Path], tuple[str, str]]
"""Tells of a folder the address it was cloned from and its commit; empty for what is not known."""


def checked(spec: str) -> str:
    """Return a requirement as pip takes it, if it is one that is safe in a workflow.

    Raises:
        ConfigError: It is empty, endless, an option of pip, or has characters that could run
            something.
    """
    if not spec or len(spec) > MAX_SPEC or spec.startswith("-") or _ODD.search(spec):
        raise ConfigError(
            f"{spec[:80]!r} is not a program that a workflow can install.",
            hint=f"Give --program as pip takes it, such as {PACKAGE}==0.1.0, "
            "git+https://git.example/portfolio-gen@0123abcd or ./portfolio_gen-0.1.0-py3-none-any"
            ".whl in the repository.",
        )
    return spec


def installed_from() -> str:
    """Return the note that pip left about where this program came from; empty if from an index."""
    try:
        return metadata.distribution(PACKAGE).read_text("direct_url.json") or ""
    except metadata.PackageNotFoundError:
        return ""


def requirement(version: str, note: str, origin: Origin) -> str:
    """Return what a workflow has to install to run this very program.

    Args:
        version: Of this program.
        note: What ``installed_from`` found.
        origin: Asked where a folder on this computer was cloned from.

    Raises:
        ConfigError: It was installed from a place that only this computer knows.
    """
    if not note:
        return f"{PACKAGE}=={version}"
    try:
        found = json.loads(note)  # noqa: TID251 (written by pip beside the program)
        url, vcs, archive = found["url"], found.get("vcs_info"), found.get("archive_info")
        if vcs:
            return checked(f"{PACKAGE} @ {vcs['vcs']}+{url}@{vcs['commit_id']}")
        if archive is not None and urlsplit(url).scheme == "https":
            digest = archive.get("hashes", {}).get("sha256", "")
            return checked(f"{PACKAGE} @ {url}" + (f"#sha256={digest}" if digest else ""))
        folder = Path(url2pathname(urlsplit(url).path))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise _unknown("a place that pip noted in a way nobody knows") from error
    source, commit = origin(folder) if folder.is_dir() else ("", "")
    if not source.startswith("https://") or not commit:
        raise _unknown(str(folder))
    return checked(f"{PACKAGE} @ git+{source}@{commit}")


def _unknown(place: str) -> ConfigError:
    return ConfigError(
        f"this program was installed from {place}, and no server can get it from there.",
        hint=f"Say where it can be had: --program {PACKAGE}==VERSION for a published version, "
        "--program git+https://ADDRESS@COMMIT for a public repository of it, or put its wheel "
        "file into your repository and say --program ./FILE.whl.",
    )
