"""One accent colour, moved only as far as legible text needs, for light and for dark."""

import math
from dataclasses import dataclass

AA_TEXT = 4.5
"""Contrast that WCAG 2.2 asks of text (success criterion 1.4.3)."""

_MARGIN = 0.1
"""Kept above the limit, so that rounding to whole colour steps cannot fall below it."""

_STEPS = 200

Rgb = tuple[float, float, float]
"""Red, green and blue between 0 and 1, as stored (not linear)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Accent:
    """The accent colour of one scheme.

    Attributes:
        text: For text and lines on the page and on panels.
        fill: Behind text of the colour ``on_fill``.
        on_fill: Black or white, whichever reads better on ``fill``.
    """

    text: str
    fill: str
    on_fill: str


def accent_for(colour: str, *, grounds: tuple[str, ...]) -> Accent:
    """Return ``colour`` made legible on every one of ``grounds``.

    Args:
        colour: As in portfolio.yml, ``#7a2e3a``.
        grounds: Backgrounds it will stand on, the page first.
    """
    dark_ground = _luminance(_parse(grounds[0])) < _HALF
    text = _moved(_parse(colour), tuple(map(_parse, grounds)), lighter=dark_ground)
    white, black = _contrast(text, (1, 1, 1)), _contrast(text, _INK)
    return Accent(text=_hex(text), fill=_hex(text), on_fill="#ffffff" if white >= black else "#111")


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, between 1 and 21 (WCAG 2.2)."""
    return _contrast(_parse(one), _parse(other))


_HALF = 0.18
"""Luminance of the grey that contrasts equally with black and with white."""

_INK: Rgb = (17 / 255, 17 / 255, 17 / 255)


def _moved(colour: Rgb, grounds: tuple[Rgb, ...], *, lighter: bool) -> Rgb:
    """Mix in white or black, as little as will do."""
    target: Rgb = (1.0, 1.0, 1.0) if lighter else (0.0, 0.0, 0.0)
    for step in range(_STEPS + 1):
        mixed = _mix(colour, target, step / _STEPS)
        if all(_contrast(mixed, ground) >= AA_TEXT + _MARGIN for ground in grounds):
            return mixed
    return target


def _mix(colour: Rgb, target: Rgb, share: float) -> Rgb:
    """Mix in a space where equal steps look equal, so that the hue stays what it was."""
    one, other = _to_oklab(colour), _to_oklab(target)
    return _from_oklab(tuple(a + (b - a) * share for a, b in zip(one, other, strict=True)))


def _contrast(one: Rgb, other: Rgb) -> float:
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: Rgb) -> float:
    red, green, blue = map(_linear, colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4  # noqa: PLR2004


def _stored(value: float) -> float:
    bounded = min(max(value, 0.0), 1.0)
    low = bounded <= 0.0031308  # noqa: PLR2004
    return bounded * 12.92 if low else 1.055 * bounded ** (1 / 2.4) - 0.055


def _to_oklab(colour: Rgb) -> Rgb:
    red, green, blue = map(_linear, colour)
    long = math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    medium = math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    short = math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    return (
        0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short,
    )


def _from_oklab(lab: tuple[float, ...]) -> Rgb:
    light, a, b = lab
    long = (light + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (light - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (light - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        _stored(4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short),
        _stored(-1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short),
        _stored(-0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short),
    )


def _parse(colour: str) -> Rgb:
    red, green, blue = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return red, green, blue


def _hex(colour: Rgb) -> str:
    return "#" + "".join(f"{round(min(max(value, 0), 1) * 255):02x}" for value in colour)
