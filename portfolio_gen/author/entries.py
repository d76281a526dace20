"""One more entry in a group of fields of a settings file, and nothing else changed in it."""

from portfolio_gen.author.yaml_text import scalar
from portfolio_gen.base.errors import ConfigError, Where
from portfolio_gen.content.reading.notes import Notes
from portfolio_gen.content.reading.places import read_yaml


def with_entry(text: str, group: str, name: str, value: str, *, file: str) -> str:
    """Return a settings file in which ``group`` has one more entry.

    Comments, order and style of everything else stay as they are.

    Args:
        text: The file.
        group: Name of a field at the top whose value consists of named fields.
        name: Name of the new entry, which is not there yet.
        value: What it says.
        file: Name for messages.

    Raises:
        ConfigError: The file cannot be read, or ``group`` is something else there.
    """
    document = read_yaml(text, file=file, notes=Notes())
    fields = document.value
    if not document.readable or not isinstance(fields, dict | None):
        raise ConfigError(
            f"{file} cannot be read, so nothing was added to it.",
            hint="Run portfolio-gen check, which says why.",
        )
    line = f"{scalar(name)}: {scalar(value)}"
    if not fields or group not in fields:
        ended = text if not text or text.endswith("\n") else f"{text}\n"
        return f"{ended}{group}:\n  {line}\n"
    lines = text.split("\n")
    known = fields[group]
    if known is None:
        lines.insert(document.keys[(group,)][0], f"  {line}")
        return "\n".join(lines)
    row, column = document.places[(group,)]
    if not isinstance(known, dict):
        raise ConfigError(
            f'"{group}" does not consist of named fields, so nothing was added to it.',
            where=Where(file=file, line=row, column=column),
            hint="Run portfolio-gen check, which says what it should be.",
        )
    here = lines[row - 1]
    if here[column - 1 : column] == "{":
        flow = f"{scalar(name, flow=True)}: {scalar(value, flow=True)}"
        rest = here[column:]
        lines[row - 1] = f"{here[:column]}{flow}{', ' if known else ''}{rest}"
    else:
        first = min(document.keys[(group, entry)] for entry in known)
        lines.insert(first[0] - 1, f"{' ' * (first[1] - 1)}{line}")
    return "\n".join(lines)
