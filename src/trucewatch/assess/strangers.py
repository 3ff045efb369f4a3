"""Actors of a table whom no agreement names, by how many rows, with the names that they may be other spellings of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from rapidfuzz import fuzz, process, utils

from trucewatch.model import Agreement, Stranger

_ALIKE = 72.0  # of 100, whatever the order of the words
_NEAREST = 3


class Book(Protocol):
    """What is asked of a book of actors."""

    @property
    def ids(self) -> frozenset[str]:
        """Every id."""
        ...

    def name(self, id: str) -> str:
        """How to show it."""
        ...

    def state_of(self, id: str) -> str | None:
        """The state for which an actor acts, if it acts for one."""
        ...


def strangers_of(
    cells: Iterable[tuple[tuple[str, ...], int]],
    agreements: Sequence[Agreement],
    book: Book,
) -> tuple[Stranger, ...]:
    """Those whom no agreement names, most rows first.

    ``cells`` are those of a table that name actors, each with its actors and
    its rows: one that lists several counts for each of them.
    """
    rows: dict[str, int] = defaultdict(int)
    for ids, count in cells:
        for id in ids:
            rows[id] += count
    named = _named(agreements)
    unknown = [id for id in rows if id not in named and book.state_of(id) not in named]
    ours = {id: label or book.name(id) for id, label in sorted(named.items())}
    theirs = {id: book.name(id) for id in sorted(book.ids)}
    found = []
    for id in unknown:
        own, name = id in theirs, book.name(id)
        near = _nearest(name, ours) if own else _nearest(name, ours, theirs)
        found.append(Stranger(name, id if own else None, rows[id], near))
    return tuple(sorted(found, key=lambda one: (-one.rows, one.name)))


def _named(agreements: Sequence[Agreement]) -> dict[str, str]:
    """Every actor that an agreement's file speaks of, with its name where the file gives one."""
    named = {force: "" for one in agreements for force, _ in one.backers}
    named |= {id: "" for one in agreements for term in one.terms for id in term.bound}
    return named | {party.actor: party.name for one in agreements for party in one.parties}


def _nearest(name: str, *books: Mapping[str, str]) -> tuple[str, ...]:
    """The ids of the names that are most like it, the agreement's before those of the lexicon."""
    found: list[str] = []
    for names in books:
        found += [id for id, own in names.items() if _initials(own) == name and id not in found]
        alike = process.extract(
            name,
            names,
            scorer=fuzz.token_sort_ratio,
            processor=utils.default_process,
            score_cutoff=_ALIKE,
            limit=_NEAREST,
        )
        found += [id for _, _, id in alike if id not in found]
    return tuple(found[:_NEAREST])


def _initials(name: str) -> str:
    """What a name is shortened to: "Free Army of the South" to FAS.

    >>> _initials("Free Army of the South")
    'FAS'
    """
    return "".join(word[0] for word in name.split() if word[0].isupper())
