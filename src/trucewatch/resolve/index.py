"""An index of which most keys have one item: it stands there itself, and needs no list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Generic, TypeVar

_Key = TypeVar("_Key")
_Item = TypeVar("_Item")


class Index(Generic[_Key, _Item]):
    """Items by key, compared by identity; no item may be a list.

    >>> index: Index[str, int] = Index()
    >>> index.add("a", 1); index.add("a", 2); index.remove("a", 1)
    >>> index["a"], index["b"]
    ((2,), ())
    """

    def __init__(self) -> None:
        self._under: dict[_Key, _Item | list[_Item]] = {}

    def __getitem__(self, key: _Key) -> Sequence[_Item]:
        """The items of a key; none for a key that is not there."""
        if key not in self._under:
            return ()
        found = self._under[key]
        return found if isinstance(found, list) else (found,)

    def __iter__(self) -> Iterator[_Item]:
        """Every item, once for each of its keys."""
        for found in self._under.values():
            yield from found if isinstance(found, list) else (found,)

    def add(self, key: _Key, item: _Item) -> None:
        """Put an item under a key."""
        if key not in self._under:
            self._under[key] = item
            return
        found = self._under[key]
        if isinstance(found, list):
            found.append(item)
        else:
            self._under[key] = [found, item]

    def remove(self, key: _Key, item: _Item) -> None:
        """Take an item from under a key."""
        self.put(key, [each for each in self[key] if each is not item])

    def put(self, key: _Key, items: Sequence[_Item]) -> None:
        """Let these, and no others, stand under a key."""
        if len(items) > 1:
            self._under[key] = list(items)
        elif items:
            self._under[key] = items[0]
        else:
            self._under.pop(key, None)
