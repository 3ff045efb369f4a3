"""One object for equal values, so that a million events hold the few that there are."""

from __future__ import annotations

from functools import lru_cache
from typing import TypeVar, cast

_Value = TypeVar("_Value")
_REMEMBERED = 1 << 14


def shared(value: _Value) -> _Value:
    """The value, or one equal to it that was lately seen; for what never changes.

    >>> shared(("AFP", "The Post")) is shared(("AFP", "The Post"))
    True
    """
    return cast("_Value", _seen(value))


@lru_cache(maxsize=_REMEMBERED, typed=True)
def _seen(value: object) -> object:
    return value
