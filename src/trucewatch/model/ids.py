"""Ids are content hashes: the same content has the same name on every machine."""

from __future__ import annotations

import hashlib

_SEPARATOR = "\x1f"


def content_id(prefix: str, *parts: object) -> str:
    """Name something after its content: a prefix and 12 hexadecimal digits of SHA-256.

    >>> content_id("claim", "r-1", 3, 9) == content_id("claim", "r-1", 3, 9)
    True
    >>> content_id("claim", "a", "b") == content_id("claim", "ab")
    False
    """
    joined = _SEPARATOR.join(str(part) for part in parts)
    return f"{prefix}-{hashlib.sha256(joined.encode()).hexdigest()[:12]}"
