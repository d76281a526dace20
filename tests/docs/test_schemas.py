"""Schemas and the reference of fields are made from the models, and are current."""

from typing import Any

import pytest

from portfolio_gen.model.files import FILE_KINDS, FileKind
from portfolio_gen.model.schemas import schema_of
from tools import make_schemas


def test_current() -> None:
    """What stands in docs/ is what the models say today."""
    assert make_schemas.stale() == []


@pytest.mark.parametrize("kind", FILE_KINDS, ids=lambda kind: kind.name)
def test_every_field_is_described(kind: FileKind) -> None:
    """No row of the reference leaves the reader alone."""
    assert_described(schema_of(kind))


def test_every_member_of_a_report_is_described() -> None:
    """Whoever writes a program that reads reports finds everything in the schema."""
    schema = make_schemas.report_schema()
    assert schema["properties"]["version"]["const"] == 1
    assert_described(schema)


def test_every_member_of_a_submission_is_described() -> None:
    """Whoever compares what was handed in finds everything in the schema."""
    assert_described(make_schemas.submission_schema())


def test_every_member_of_the_lock_is_described() -> None:
    """And so does whoever compares work with its fingerprints."""
    assert_described(make_schemas.lock_schema())


def assert_described(schema: dict[str, Any]) -> None:
    """Every member of every part has a description."""
    for part in (schema, *schema.get("$defs", {}).values()):
        for name, field in part.get("properties", {}).items():
            assert field.get("description"), f"{part['title']}: {name}"


def test_missing_table() -> None:
    """A kind of file that the reference forgets is noticed."""
    text = make_schemas.REFERENCE.read_text("utf-8").replace("fields: view", "fields: vew")
    with pytest.raises(ValueError, match="has tables for"):
        make_schemas.reference(text)


def test_check(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """With ``--check`` nothing is written, and what is not current is named."""
    assert make_schemas.main(["--check"]) == 0
    made = make_schemas.outputs()
    changed = make_schemas.SCHEMAS / "view.json"
    monkeypatch.setattr(make_schemas, "outputs", lambda: {**made, changed: "{}"})
    assert make_schemas.main(["--check"]) == 1
    assert capsys.readouterr().out == (
        "docs/schemas/view.json is not current; run python tools/make_schemas.py\n"
    )
