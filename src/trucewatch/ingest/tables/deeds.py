"""What each row of a table says was done, by whom, to whom, and with what."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow.compute as pc
from numpy.typing import NDArray

from trucewatch.ingest.tables.cells import Cells
from trucewatch.packs.acts import load_acts
from trucewatch.packs.tables.shapes import EVERY, load_table_words

Codes = NDArray[np.int32]
Flags = NDArray[np.bool_]
Names = tuple[str, ...]

_BETWEEN = re.compile(r"\s*;\s*")
_NO = ("", "no", "false", "0")


@dataclass(frozen=True, slots=True)
class Deeds:
    """``codes`` into ``acts`` (type, sub-type), and whether the first actor of the row did it."""

    codes: Codes
    acts: tuple[tuple[str, str], ...]
    directed: Flags


@dataclass(frozen=True, slots=True)
class Sides:
    """Who did it and to whom, as codes; where nobody is said to have begun, both are named and it is mutual."""

    who: Codes
    sides: tuple[Names, ...]
    mutual: Flags
    target: Codes
    targets: tuple[Names, ...]
    cells: tuple[tuple[Codes, list[str]], ...]

    def names(self, rows: Flags) -> tuple[tuple[str, int], ...]:
        """Each cell that names actors with the number of these rows that it stands in."""
        seen: dict[str, int] = {}
        for codes, values in self.cells:
            counts = np.bincount(codes[rows], minlength=len(values))
            for value, count in zip(values, counts, strict=True):
                if value and count:
                    seen[value] = seen.get(value, 0) + int(count)
        return tuple(sorted(seen.items()))


def read_acts(cells: Cells) -> Deeds:
    """The acts of all rows; a kind that nobody knows is an act of no known type."""
    if cells.column("kind") is not None:
        codes, values = cells.plain_codes("kind")
        kinds = {value: (act, directed) for value, act, directed in cells.shape.kinds}
        known = [kinds.get(value, ("", False)) for value in values] or [("", False)]
        does = np.array([directed or EVERY in cells.shape.directed for _, directed in known])
        return Deeds(codes, tuple(_act(act) for act, _ in known), does[codes])
    types, type_names = cells.codes("event_type")
    subs, sub_names = cells.codes("sub_event_type")
    pairs, codes = _paired(types, subs, len(sub_names))
    named = [(type_names[pair // len(sub_names)], sub_names[pair % len(sub_names)]) for pair in pairs]
    acts = tuple(_act(sub) if sub and not kind else (kind, sub) for kind, sub in named)
    does = np.array([kind in cells.shape.directed or EVERY in cells.shape.directed for kind, _ in acts] or [False])
    return Deeds(codes, acts, does[codes])


def read_actors(cells: Cells, names: Callable[[str], Names], directed: Flags) -> Sides:
    """Who did it and to whom; ``names`` gives the ids of one cell."""
    first, first_names = cells.codes("first")
    second, second_names = cells.codes("second")
    targets = [names(name) if name else () for name in second_names] or [()]
    doers = [_parties(names(name)) if name else () for name in first_names]
    others = [_parties(found) for found in targets]
    mutual = ~directed & np.array([bool(found) for found in others])[second]
    pairs, who = _paired(first * 2 + mutual, second, len(second_names))
    sides = tuple(_side(doers, others, *divmod(int(pair), max(len(second_names), 1))) for pair in pairs)
    told = ((first, first_names), (second, second_names))
    return Sides(who, sides, mutual, second, tuple(targets), told)


def _parties(ids: Names) -> Names:
    """Without people who are of no side: they may be harmed, and are no answer to who did it."""
    return tuple(id for id in ids if id not in load_table_words().people)


def _side(doers: Sequence[Names], others: Sequence[Names], doer: int, second: int) -> Names:
    """All who took part, or the first alone; the last bit of ``doer`` says whether the act was mutual."""
    return tuple(sorted({*doers[doer // 2], *(others[second] if doer % 2 else ())}))


def _paired(first: NDArray[np.int32], second: NDArray[np.int32], seconds: int) -> tuple[NDArray[np.int64], Codes]:
    """The pairs of two columns of codes, each as one number, and the code of each row's pair."""
    pairs, codes = np.unique(first.astype(np.int64) * max(seconds, 1) + second, return_inverse=True)
    return pairs, codes.astype(np.int32)


def read_means(cells: Cells) -> tuple[Codes, tuple[Names, ...]]:
    """With what it was done, as codes and the words of each."""
    codes, values = cells.codes("means")
    return codes, tuple(tuple(word for word in _BETWEEN.split(value) if word) for value in values) or ((),)


def read_denials(cells: Cells) -> Flags:
    """Is it denied? A cell that says no, or nothing, denies nothing."""
    lower = pc.utf8_lower(cells.text("denied").fill_null(""))
    return (
        ~np.isin(np.asarray(lower.to_pylist(), dtype=str), _NO)
        if cells.column("denied")
        else np.zeros(cells.count, bool)
    )


def _act(name: str) -> tuple[str, str]:
    """A sub-type with its type, or a type alone."""
    return next(((kind, name) for kind, subs in load_acts().types if name in subs), (name, ""))
