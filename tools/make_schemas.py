"""Write the schemas of the content files and of reports, and the tables of fields, from the models.

``python tools/make_schemas.py`` writes ``docs/schemas/*.json`` and the tables in
``docs/content.md``; with ``--check`` it writes nothing and names the files that are not current.
"""

import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, with_config
from typing_extensions import is_typeddict

from portfolio_gen.cli.verifying import data
from portfolio_gen.model import common
from portfolio_gen.model.files import FILE_KINDS, FileKind
from portfolio_gen.model.lock import LockMeta
from portfolio_gen.model.resume import PARTIAL_DATE
from portfolio_gen.model.schemas import schema_files, schema_of, schema_text
from portfolio_gen.model.submission import Submission

ROOT = Path(__file__).resolve().parent.parent
SCHEMAS = ROOT / "docs" / "schemas"
REFERENCE = ROOT / "docs" / "content.md"

_TABLE = re.compile(r"(<!-- fields: (?P<name>[a-z-]+) -->\n).*?(<!-- end of fields -->)", re.DOTALL)

WORDS = {
    common.ONE_LINE: "one line",
    common.SLUG: "name in an address",
    common.COURSE_ID: "name of a course file",
    common.WEB_ADDRESS: "web address",
    common.REFERENCE: "folder/name",
    common.LANGUAGE: "code of a language",
    common.COLOUR: "colour",
    PARTIAL_DATE: "year, year-month or date",
}
"""What a pattern is called in a table."""

TYPES = {
    "string": "text",
    "integer": "whole number",
    "number": "number",
    "boolean": "true or false",
    "object": "named fields",
}
"""What a type is called in a table."""

Schema = Mapping[str, Any]


def report_schema() -> dict[str, Any]:
    """Return the JSON Schema of what ``verify --json`` prints."""
    for part in vars(data).values():
        if is_typeddict(part):
            with_config(use_attribute_docstrings=True)(part)
    schema = TypeAdapter(data.ReportData).json_schema()
    schema["properties"]["version"]["const"] = data.VERSION
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **schema,
        "title": "What portfolio-gen verify --json prints",
    }


def submission_schema() -> dict[str, Any]:
    """Return the JSON Schema of what ``submit`` writes."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **Submission.model_json_schema(),
        "title": "What portfolio-gen submit writes",
    }


def lock_schema() -> dict[str, Any]:
    """Return the JSON Schema of ``portfolio.lock``, which nobody writes by hand."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **LockMeta.model_json_schema(),
        "title": "portfolio.lock",
    }


def type_words(part: Schema, definitions: Schema) -> str:
    """Return what may stand in a field, in words."""
    choices = [choice for choice in part.get("anyOf", []) if choice.get("type") != "null"]
    if choices:
        return type_words(choices[0], definitions)
    if "$ref" in part:
        name = part["$ref"].rpartition("/")[2]
        target = definitions[name]
        return type_words(target, definitions) if "enum" in target else f"[{name}](#{name.lower()})"
    if "enum" in part:
        return " · ".join(f"`{word}`" for word in part["enum"])
    if part.get("type") == "array":
        return f"list: {type_words(part['items'], definitions)}"
    if part.get("format") == "date":
        return "date, such as 2026-04-28"
    return WORDS.get(part.get("pattern", ""), TYPES[part["type"]])


def rows(schema: Schema, definitions: Schema) -> Iterator[str]:
    """Yield the table of the fields of one object."""
    yield "| field | what it may be | what it is for |"
    yield "|---|---|---|"
    for name, part in schema.get("properties", {}).items():
        needed = " (needed)" if name in schema.get("required", []) else ""
        words = type_words(part, definitions)
        default = part.get("default")
        usual = f" Usually `{default}`." if isinstance(default, (str, int)) else ""
        purpose = f"{part.get('description', '')}{usual}".replace("|", "\\|").strip()
        yield f"| `{name}`{needed} | {words} | {purpose} |"


def tables(kind: FileKind, shown: set[str]) -> str:
    """Return the table of a kind of file, and those of its parts that were not shown before."""
    schema = schema_of(kind)
    definitions = schema.get("$defs", {})
    lines = [
        f"Schema: [`{kind.name}.json`](schemas/{kind.name}.json)",
        "",
        *rows(schema, definitions),
    ]
    for name, part in definitions.items():
        if "properties" in part and name not in shown:
            shown.add(name)
            about = " ".join(part.get("description", "").split())
            lines += ["", f"#### {name}", "", about, "", *rows(part, definitions)]
    return "\n".join(lines)


def reference(text: str) -> str:
    """Return the reference with every table made anew.

    Raises:
        ValueError: A kind of file is described nowhere, or twice.
    """
    shown: set[str] = set()
    made = {kind.name: tables(kind, shown) for kind in FILE_KINDS}
    named = [found["name"] for found in _TABLE.finditer(text)]
    if named != list(made):
        raise ValueError(f"docs/content.md has tables for {named}, and needs {list(made)}")
    return _TABLE.sub(lambda found: f"{found[1]}{made[found['name']]}\n{found[3]}", text)


def outputs() -> dict[Path, str]:
    """Return everything this tool writes, by path."""
    schemas = {
        **schema_files(),
        "lock.json": schema_text(lock_schema()),
        "submission.json": schema_text(submission_schema()),
        "verification.json": schema_text(report_schema()),
    }
    files = {SCHEMAS / name: text for name, text in schemas.items()}
    return {**files, REFERENCE: reference(REFERENCE.read_text("utf-8"))}


def stale() -> list[Path]:
    """Return the files that are not what this tool would write, or that it would not write."""
    made = outputs()
    old = [path for path in SCHEMAS.glob("*.json") if path not in made]
    return old + [
        path for path, text in made.items() if not path.is_file() or path.read_text("utf-8") != text
    ]


def main(words: list[str]) -> int:
    """Write the files, or with ``--check`` name those that are not current."""
    if words == ["--check"]:
        found = stale()
        for path in found:
            print(f"{path.relative_to(ROOT)} is not current; run python tools/make_schemas.py")
        return min(len(found), 1)
    SCHEMAS.mkdir(exist_ok=True)
    for path, text in outputs().items():
        path.write_text(text, "utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
