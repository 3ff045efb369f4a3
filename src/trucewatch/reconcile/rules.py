"""The rules of reconciling, read from one data file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import as_file, files
from pathlib import Path

from trucewatch.packs.document import load_document

_NUMBERS = ("midnight_minutes", "about_share", "tally_factor", "settling_days", "clock_hours")
_KEYS = ("kinds", "fields", "positions", "route_words", "numbers", "by_doer", "not_rising")


@dataclass(frozen=True, slots=True)
class Rules:
    """Names for readers, and what counts as one value.

    >>> load_rules().kind("zone_corridor"), load_rules().kind("renewal")
    ('Corridor', 'Renewal')
    """

    kinds: Mapping[str, str]
    fields: Mapping[str, str]
    positions: Mapping[str, str]
    route_words: frozenset[str]
    numbers: Mapping[str, float]
    by_doer: frozenset[str]
    not_rising: frozenset[str]

    def kind(self, name: str) -> str:
        """A kind of term, as a reader should see it."""
        return self.kinds.get(name, name.replace("_", " ").capitalize())

    def field(self, name: str) -> str:
        """A field of a term, as a reader should see it."""
        return self.fields.get(name, name.replace("_", " "))


@lru_cache(maxsize=1)
def load_rules() -> Rules:
    """The rules that ship. Raises BadDataFile."""
    with as_file(files("trucewatch") / "data" / "rules" / "reconcile.yaml") as path:
        return read_rules(path)


def read_rules(path: Path) -> Rules:
    """Read a file of rules. Raises BadDataFile by file and line."""
    fields = load_document(path).only(_KEYS, _KEYS)

    def names(key: str) -> dict[str, str]:
        return {name: entry.text() for name, entry in fields[key].fields().items()}

    return Rules(
        names("kinds"),
        names("fields"),
        names("positions"),
        frozenset(fields["route_words"].texts()),
        {name: entry.number() for name, entry in fields["numbers"].only(_NUMBERS, _NUMBERS).items()},
        frozenset(fields["by_doer"].texts()),
        frozenset(fields["not_rising"].texts()),
    )
