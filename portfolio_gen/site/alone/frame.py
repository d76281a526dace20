"""What stands around a page that verifies: policy, style, and the program in one of two ways."""

import hashlib
import json
from dataclasses import dataclass
from functools import lru_cache

from markupsafe import Markup

from portfolio_gen.base.errors import BuildError
from portfolio_gen.site.alone.linked import linked
from portfolio_gen.site.blocks import EMPTY
from portfolio_gen.site.kept.bytecode import Bytecode
from portfolio_gen.site.output.csp import sources
from portfolio_gen.site.page import Page, Script
from portfolio_gen.site.render import renderer_for
from portfolio_gen.site.theme import standard_style
from portfolio_gen.site.verifier.files import FOLDER, File, verifier

STYLE = "style.css"
"""Where the style of a verifier's site stands."""

ICON = "data:,"
"""No icon, so that browsers do not ask for one."""

_POLICY = {
    "default-src": "'none'",
    "script-src": "",
    "style-src": "",
    "img-src": "data:",
    "connect-src": "'self' https:",  # issuers, after their reader agreed
    "base-uri": "'none'",
    "form-action": "'none'",
    "require-trusted-types-for": "'script'",
    "trusted-types": "'none'",
}
"""What a page that verifies may do; scripts and styles are filled in."""

_BYTECODE = Bytecode()


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """How a page comes by its style and its program.

    Attributes:
        policy: Its Content-Security-Policy.
        style: Address of the style; empty if that stands in the page.
        css: The style, if it stands in the page.
        code: The program, if it stands in the page.
        map: Addresses and digests of all modules, for those that others name.
        scripts: Modules that are loaded with the page, the one that runs first.
        icon: Address of the icon.
    """

    policy: str
    style: str = ""
    css: Markup = EMPTY
    code: Markup = EMPTY
    map: Markup = EMPTY
    scripts: tuple[Script, ...] = ()
    icon: str = ICON


def in_a_site(entry: str) -> Frame:
    """Return the frame of a page that loads the modules beside it, as they are.

    Each is asked for with a part of its digest, so that a browser that kept one of an earlier
    release does not take it for the one that the page names.
    """
    files = [file for file in verifier().every.values() if file.path.endswith(".js")]
    asked = {file.path: _dated(FOLDER + file.path, file.sha256) for file in files}
    places = {f"./{FOLDER}{path}": f"./{dated}" for path, dated in asked.items()}
    digests = {f"./{asked[file.path]}": file.integrity for file in files}
    text = json.dumps({"imports": places, "integrity": digests}, indent=1)
    return Frame(
        policy=_policy(scripts=["'self'", *sources([text])], styles=["'self'"]),
        style=_dated(STYLE, hashlib.sha256(style().encode()).hexdigest()),
        map=_raw(text),
        scripts=tuple(
            Script(path=asked[path], integrity=verifier().every[path].integrity)
            for path in verifier().closure(entry, "read.js", "verify.js")
        ),
    )


def _dated(path: str, sha256: str) -> str:
    return f"{path}?{sha256[:12]}"


def in_one_file(entry: str) -> Frame:
    """Return the frame of a page that holds everything it needs."""
    css, code = style(), program(entry)
    return Frame(
        policy=_policy(scripts=sources([code]), styles=sources([css])),
        css=_raw(css),
        code=_raw(code),
    )


@lru_cache(maxsize=4)
def program(entry: str) -> str:
    """Return the modules that ``entry`` needs as one script."""
    return linked(verifier().modules, entry)


@lru_cache(maxsize=1)
def style() -> str:
    """Return the style of every page that verifies alone."""
    parts = (verifier().every[path].data.decode() for path in ("ui/check.css", "shell/shell.css"))
    return "\n".join([standard_style(), *parts])


def used(entry: str) -> tuple[File, ...]:
    """Return the files that a page with the module ``entry`` consists of, by their path.

    The frame of another page and what only the pages of a portfolio run are none of them.
    """
    others = {"shell/page.js", "shell/saved.js", "ui/badge_page.js", "ui/verify_page.js"} - {entry}
    return tuple(file for path, file in verifier().every.items() if path not in others)


def program_files(entry: str) -> tuple[tuple[str, str], ...]:
    """Return path and SHA-256 of every file that a page with the module ``entry`` consists of."""
    program = ((f"{FOLDER}{file.path}", file.sha256) for file in used(entry))
    return *program, (STYLE, hashlib.sha256(style().encode()).hexdigest())


def digest_of(entry: str) -> str:
    """Return the SHA-256 of the script in a single file, as the policy of that file names it."""
    return sources([program(entry)])[0].strip("'")


def render(template: str, view: object) -> bytes:
    """Return a whole page."""
    page = Page(path="index.html", template=template, title="", description="", view=view)
    return renderer_for({}, _BYTECODE).fragment(page).encode()


def _policy(*, scripts: list[str], styles: list[str]) -> str:
    parts = {**_POLICY, "script-src": " ".join(scripts), "style-src": " ".join(styles)}
    return "; ".join(f"{name} {value}" for name, value in parts.items())


def _raw(text: str) -> Markup:
    """Return what stands in a page as it is.

    Raises:
        BuildError: It would end the element it stands in.
    """
    if "</s" in text.lower():
        raise BuildError("A part of the verifier would end the element that it stands in.")
    return Markup(text)  # noqa: S704 (our own files)
