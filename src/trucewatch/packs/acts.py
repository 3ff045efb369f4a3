"""The words for acts: ACLED's types and sub-types, and which of them are military."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from trucewatch.packs.document import load_document

ALL_MILITARY = "all military"
_FILE = Path(__file__).parent.parent / "data" / "codebooks" / "acts.yaml"


@dataclass(frozen=True, slots=True)
class Acts:
    """The codebook: each event type with its sub-types, and the types that are military.

    >>> load_acts().is_military("Battles", "Armed clash"), load_acts().is_military("Protests", "Peaceful protest")
    (True, False)
    """

    types: tuple[tuple[str, tuple[str, ...]], ...]
    military: frozenset[str]

    def words(self) -> frozenset[str]:
        """Every word that a term may name: types, sub-types, and "all military"."""
        return frozenset(
            {ALL_MILITARY, *(name for name, _ in self.types), *(sub for _, subs in self.types for sub in subs)}
        )

    def is_military(self, event_type: str, sub_event_type: str) -> bool | None:
        """Is an act of this type a military one? None where the type is not in the codebook."""
        for name, subs in self.types:
            if event_type == name or (not event_type and sub_event_type in subs):
                return name in self.military
        return None


@cache
def load_acts() -> Acts:
    """Read the codebook that ships. Raises BadDataFile."""
    document = load_document(_FILE)
    types, military = [], set()
    for item in document["types"]:
        fields = item.only(("name", "military", "ours", "acts"), ("name", "military", "acts"))
        name = fields["name"].text()
        types.append((name, fields["acts"].texts()))
        if fields["military"].one_of(("yes", "no"), "answer") == "yes":
            military.add(name)
    return Acts(tuple(types), frozenset(military))
