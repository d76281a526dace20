"""What was found inside a picture, and what baking puts in."""

from dataclasses import dataclass

from portfolio_gen.badges import jwt
from portfolio_gen.base.errors import BadgeError

MAX_TEXT = jwt.MAX_TOKEN
"""Longest text read out of a picture, in bytes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Baked:
    """The text found in a picture.

    Attributes:
        text: JSON, a compact JWS, or in old badges an address; as found.
        notes: Sentences about oddities.
    """

    text: str
    notes: tuple[str, ...] = ()


def text_to_bake(credential: bytes) -> str:
    """Return a credential as the text that goes into a picture.

    Raises:
        BadgeError: It is neither a JSON object nor a compact JWS.
    """
    try:
        text = credential.decode("utf-8").strip()
    except UnicodeDecodeError as error:
        raise BadgeError("Only UTF-8 text can be put into a picture.") from error
    if not text.startswith("{") and not jwt.looks_like(text):
        raise BadgeError("Only a badge can be put into a picture: JSON or signed text (JWS).")
    return text
