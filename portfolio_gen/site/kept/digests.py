"""Digests of plain data."""

import hashlib
import json


def digest(*parts: object) -> str:
    """Return a digest; equal parts give equal digests, in every process."""
    text = json.dumps(parts, sort_keys=True, default=repr, ensure_ascii=False)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
