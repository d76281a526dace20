"""HTML inside a Markdown page, in a form that every engine of the family leaves as it is."""

import json
import re
from collections.abc import Mapping
from typing import Any

from markupsafe import escape

_PRE = re.compile(r"<pre\b.*?</pre>", re.DOTALL)

_UNCLEAN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufeff\ufffe\uffff"
    "\u202a-\u202e\u2066-\u2069]"
)
"""Characters that cannot be printed, and those that make a text read differently from what it says;
marks (200E, 200F) may stay."""

_LINE_ENDS = re.compile("[\r\n\x85\u2028\u2029\t]+")


def clean(text: str) -> str:
    """Return ``text`` without what cannot stand in YAML or HTML, or turns the order of letters."""
    # Most texts are found clean without looking at each character in turn.
    return text if text.replace("\n", "").isprintable() else _UNCLEAN.sub("", text)


def one_line(text: str) -> str:
    """Return ``text`` cleaned and on one line."""
    return _LINE_ENDS.sub(" ", clean(text)).strip()


def as_markdown(html: str) -> str:
    """Return HTML as the body of a Markdown page that no Markdown processor changes.

    One block element from the first character to the last; no empty line, which would end it; no
    line that starts with a code fence, which some processors look for before they look for HTML.
    Line ends that matter, those in ``<pre>``, and all backticks and tildes become character
    references.
    """
    kept = _PRE.sub(lambda pre: pre[0].replace("\n", "&#10;"), clean(html).replace("\r", ""))
    lines = (line.strip() for line in kept.split("\n"))
    body = "\n".join(line for line in lines if line)
    return '<div class="pf">\n' + body.replace("`", "&#96;").replace("~", "&#126;") + "\n</div>\n"


def front_matter(values: Mapping[str, Any]) -> str:
    """Return YAML front matter; strings are escaped for HTML, since engines print them raw."""
    lines = [f"{key}: {_dump(_escaped(value))}" for key, value in values.items()]
    return "\n".join(["---", *lines, "---", "", ""])


def read_matter(matter: str) -> dict[str, Any]:
    """Return the values of front matter that ``front_matter`` wrote; nothing of any other.

    Args:
        matter: With the lines around it.
    """
    pairs = (line.partition(": ") for line in matter.strip().split("\n")[1:-1])
    try:
        return {key: json.loads(value) for key, _, value in pairs}  # noqa: TID251 (our own text)
    except ValueError:
        return {}


def escaped(text: str) -> str:
    """Return ``text`` on one line and escaped, fit for front matter and configuration."""
    return str(escape(one_line(text)))


def script_json(value: Any) -> str:  # noqa: ANN401
    """Return JSON that may stand inside a ``<script>`` element."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text


class Raw(str):
    """A string for front matter that is already safe where it will stand."""

    __slots__ = ()


def _escaped(value: Any) -> Any:  # noqa: ANN401
    if isinstance(value, Mapping):
        return {key: _escaped(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_escaped(item) for item in value]
    return escaped(value) if isinstance(value, str) and not isinstance(value, Raw) else value


def _dump(value: Any) -> str:  # noqa: ANN401
    return json.dumps(value, ensure_ascii=False)
