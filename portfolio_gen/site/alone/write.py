"""Writing verifiers: a folder for a web server, and what can be compared."""

from pathlib import Path

from portfolio_gen.base.errors import ConfigError
from portfolio_gen.site.alone import saved
from portfolio_gen.site.alone.frame import STYLE, digest_of, program_files, style, used
from portfolio_gen.site.alone.known import Known, Maker
from portfolio_gen.site.alone.page import ENTRY, verifier_page
from portfolio_gen.site.output.export import write_sources
from portfolio_gen.site.output.integrity import read_seal, seal
from portfolio_gen.site.output.replace import check_place, put_in_place, workshop
from portfolio_gen.site.verifier.files import FOLDER

MARK = f"{FOLDER}{ENTRY}"
"""A file that every verifier has, and no site of a portfolio."""


def write_verifier(known: Known, maker: Maker, out: Path, *, beside: Path) -> None:
    """Write a verifier as a site of its own; an older one there is replaced in one step.

    Args:
        known: Whom whoever runs it knows.
        maker: Who that is.
        out: The folder.
        beside: Folder of what it is made from, which is never replaced.

    Raises:
        ConfigError: Something else than a verifier stands there.
        BuildError: It could not be written.
    """
    if beside.resolve().is_relative_to(out.resolve()):
        raise ConfigError(
            f"{out} holds your own files; the verifier would replace them.",
            hint="Choose another folder with --out, such as --out verifier.",
        )
    check_place(out, beside, what="verifier")
    _check_is_verifier(out)
    files = {f"{FOLDER}{file.path}": file.data for file in used(ENTRY)}
    page = verifier_page(known, maker, single=False)
    with workshop(out) as work:
        new = work / "new"
        new.mkdir()
        write_sources({**files, STYLE: style().encode(), "index.html": page, ".nojekyll": b""}, new)
        seal(new)
        put_in_place(new, out)


def _check_is_verifier(out: Path) -> None:
    found = read_seal(out)
    if found is not None and MARK not in found.get("sha256", {}):
        raise ConfigError(
            f"{out} holds the site of a portfolio, not a verifier.",
            hint="Choose another folder with --out.",
        )


def release() -> tuple[str, ...]:
    """Return what can be compared of this release: a line for each file, as ``sha256sum`` has it.

    The last lines are about the scripts inside single files, as their policies name them.
    """
    rows = (f"{sha256}  {path}" for path, sha256 in program_files(ENTRY))
    scripts = (("verifier in one file", ENTRY), ("saved badge", saved.ENTRY))
    return *rows, *(f"# {digest_of(entry)} {what}" for what, entry in scripts)
