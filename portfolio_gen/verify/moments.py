"""Moments as verifiable credentials write them."""

import datetime as dt
import re

_XSD = re.compile(r"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,18}))?(Z|[+-]\d\d:\d\d)", re.ASCII)


def parse_time(text: str) -> dt.datetime | None:
    """Return the moment, in UTC, that an XML Schema dateTime with a zone means; else None.

    Spec: XML Schema 1.1 part 2 section 3.4.28 (dateTimeStamp), as VCDM 2.0 section 4.9 asks.
    """
    match = _XSD.fullmatch(text)
    if not match:
        return None
    moment, fraction, zone = match.groups()
    micro = (fraction or "").ljust(6, "0")[:6]
    try:
        found = dt.datetime.fromisoformat(f"{moment}.{micro}{'+00:00' if zone == 'Z' else zone}")
        return found.astimezone(dt.UTC)
    except (ValueError, OverflowError):
        return None
