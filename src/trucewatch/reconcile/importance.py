"""How much a fact matters: signs with points, read from one data file and added up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import as_file, files
from pathlib import Path

from trucewatch.packs.document import load_document

SIGNS = (
    "against_text", "conflict", "denied", "differs", "term", "field", "event", "perpetrator", "toll", "total",
    "position", "place", "time", "detail", "killed", "killed_there", "witness", "untold",
)  # fmt: skip
_KEYS = ("signs", "numbers", "lethal")
_NUMBERS = ("most_witnesses",)


@dataclass(frozen=True, slots=True)
class Sign:
    """What makes a fact matter more, or less."""

    points: float
    says: str


@dataclass(frozen=True, slots=True)
class Importance:
    """The table by which facts are put in order."""

    signs: Mapping[str, Sign]
    most_witnesses: int
    lethal: frozenset[str]

    def weigh(self, shown: Iterable[tuple[str, float]]) -> tuple[float, tuple[str, ...]]:
        """The points of signs, each with how many times it counts; and in words what they are for.

        >>> load_importance().weigh([("event", 1), ("witness", 2)])
        (14.0, ('an event: 8', 'an independent witness: 6'))
        """
        counted = [(self.signs[name], times) for name, times in shown if times]
        points = sum(sign.points * times for sign, times in counted)
        return round(points, 2), tuple(f"{sign.says}: {round(sign.points * times, 2):g}" for sign, times in counted)


@lru_cache(maxsize=1)
def load_importance() -> Importance:
    """The table that ships. Raises BadDataFile."""
    with as_file(files("trucewatch") / "data" / "rules" / "importance.yaml") as path:
        return read_importance(path)


def read_importance(path: Path) -> Importance:
    """Read a table; it has every sign, each once. Raises BadDataFile by file and line."""
    document = load_document(path)
    fields = document.only(_KEYS, _KEYS)
    signs: dict[str, Sign] = {}
    for row in fields["signs"].items():
        entry = row.only(("sign", "points", "says"), ("sign", "points", "says"))
        name = entry["sign"].one_of(SIGNS, "sign")
        if name in signs:
            raise entry["sign"].wrong(f"the sign '{name}' stands twice")
        signs[name] = Sign(entry["points"].number(), entry["says"].text())
    missing = [name for name in SIGNS if name not in signs]
    if missing:
        raise fields["signs"].wrong(f"the sign '{missing[0]}' is missing")
    numbers = fields["numbers"].only(_NUMBERS, _NUMBERS)
    return Importance(signs, int(numbers["most_witnesses"].number()), frozenset(fields["lethal"].texts()))
