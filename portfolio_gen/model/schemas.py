"""The JSON Schemas of the content files, by which editors complete and check their fields."""

import json
from typing import Any

from portfolio_gen.model.files import FILE_KINDS, FileKind


def schema_of(kind: FileKind) -> dict[str, Any]:
    """Return the JSON Schema of one kind of file."""
    schema = kind.model.model_json_schema(by_alias=True)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **schema,
        "title": kind.path,
    }


def schema_text(schema: dict[str, Any]) -> str:
    """Return a schema as it is written into a file."""
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def schema_files() -> dict[str, str]:
    """Return every schema by the name of its file."""
    return {f"{kind.name}.json": schema_text(schema_of(kind)) for kind in FILE_KINDS}
