"""Any badge file to a ``Badge``, by its content and never by its name."""

from portfolio_gen.badges import ob3, strict_json
from portfolio_gen.badges.packed import Packed
from portfolio_gen.base.errors import BadgeError, Where
from portfolio_gen.model.badge import Badge, Container


def read_badge(data: bytes, *, source: str) -> Badge:
    """Read one badge.

    Args:
        data: The whole file.
        source: Name of the file for messages.

    Raises:
        BadgeError: These bytes are not one badge, for the reason in the message.
        LimitError: They are larger, deeper or longer than we are willing to read.
    """
    try:
        document = strict_json.loads(data)
        packed = Packed(source=source, raw=data, payload=data, container=Container.JSON)
        return ob3.read(document, packed)
    except BadgeError as error:
        place = error.where or Where(file=source)
        where = Where(file=source, line=place.line, column=place.column)
        raise type(error)(error.message, where=where, hint=error.hint) from error
