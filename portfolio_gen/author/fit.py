"""Whether an answer fits into the file it is meant for, in the words that a check would use."""

from collections.abc import Mapping

from portfolio_gen.author.yaml_text import Value, settings
from portfolio_gen.base.errors import ContentError
from portfolio_gen.content.reading.bind import bind
from portfolio_gen.content.reading.notes import Notes
from portfolio_gen.content.reading.places import read_yaml
from portfolio_gen.model.common import Model


def fault_of_field(model: type[Model], name: str, value: Value) -> str:
    """Return what is wrong with the value of one field, as sentences; empty if nothing is."""
    try:
        text = settings({name: value})
    except ContentError as error:
        return str(error)
    notes = Notes()
    bind(model, read_yaml(text, file="", notes=notes), notes)
    # What other fields are missing is said of the beginning of the file.
    found = [
        f for f in notes.findings if f.where is not None and (f.where.line, f.where.column) > (1, 1)
    ]
    if not found:
        return ""
    # A hint shows how it would stand in the file, after the name of the field.
    hint = found[0].hint.replace(f" {name}: ", " ")
    return f"{found[0].message} {hint}".strip()


def check_fields(model: type[Model], fields: Mapping[str, Value]) -> None:
    """Refuse a file that would have a mistake in it.

    Raises:
        ContentError: The first mistake.
    """
    notes = Notes()
    bind(model, read_yaml(settings(fields), file="", notes=notes), notes)
    for finding in notes.findings:
        raise ContentError(finding.message, hint=finding.hint)
