"""The words for acts: ACLED's types and sub-types, and which of them are military."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from trucewatch.packs.document import load_document
from trucewatch.packs.written_values import length_of

ALL_MILITARY = "all military"
_NEEDED = ("name", "military", "acts")
_SORTS = ("cooperative", "hostile", "neither")
_FILE = Path(__file__).parent.parent / "data" / "codebooks" / "acts.yaml"


@dataclass(frozen=True, slots=True)
class Acts:
    """The codebook: each event type with its sub-types, and the types that are military.

    >>> load_acts().is_military("Battles", "Armed clash"), load_acts().is_military("Protests", "Peaceful protest")
    (True, False)
    """

    types: tuple[tuple[str, tuple[str, ...]], ...]
    military: tuple[tuple[str, tuple[str, ...]], ...]  # for each type, its sub-types that are military
    may_be: tuple[tuple[str, tuple[str, ...]], ...] = ()  # types so wide that each act may be one of others
    reaches: tuple[tuple[str, float], ...] = ()  # for each sub-type that strikes from afar, from how far, in km
    untold: frozenset[str] = frozenset()  # types of acts between parties, which are no incidents
    plover: Mapping[str, tuple[str, str]] = field(
        default_factory=dict
    )  # type or sub-type -> PLOVER's type, and its sort
    struck: tuple[tuple[str, str], ...] = ()  # types and sub-types that have their victims in their name, as a group

    def in_plover(self, event_type: str, sub_event_type: str, modes: Container[str] = ()) -> str | None:
        """PLOVER's type for an act told in these modes; None where it has none, or nothing took place.

        >>> acts = load_acts()
        >>> acts.in_plover("Political act", "Aid"), acts.in_plover("Political act", "Sanction", {"future"})
        ('AID', 'THREATEN')
        """
        word, sort = self.plover.get(sub_event_type) or self.plover.get(event_type) or ("", "neither")
        if "background" in modes or not word:
            return None
        if "negation" in modes:
            return "REJECT" if sort == "cooperative" else None
        if "future" in modes:
            return {"cooperative": "AGREE", "hostile": "THREATEN"}.get(sort, word)
        return None if "hypothetical" in modes else word

    def is_hostile(self, event_type: str, sub_event_type: str) -> bool:
        """Is to announce such an act a threat?"""
        return self.in_plover(event_type, sub_event_type, {"future"}) == "THREATEN"

    def words(self) -> frozenset[str]:
        """Every word that a term may name: types, sub-types, and "all military"."""
        names = [name for name, _ in self.types]
        return frozenset({ALL_MILITARY, *names, *(sub for _, subs in self.types for sub in subs)})

    def is_military(self, event_type: str, sub_event_type: str) -> bool | None:
        """Is an act of this type a military one? None where that cannot be told."""
        for (name, subs), (_, military) in zip(self.types, self.military, strict=True):
            if event_type == name or (not event_type and sub_event_type in subs):
                if sub_event_type in subs:
                    return sub_event_type in military
                return None if 0 < len(military) < len(subs) else bool(military)
        return None

    def reach_km(self, event_type: str, sub_event_type: str) -> float:
        """From how far away such an act may be launched, in km: 0 for one done where it happens.

        Of a type alone the farthest of its sub-types counts.
        """
        subs = dict(self.types).get(event_type, ()) if not sub_event_type else (sub_event_type,)
        return max((reach for sub, reach in self.reaches if sub in subs), default=0.0)

    def victims(self, event_type: str, sub_event_type: str) -> str | None:
        """The group that such an act strikes by its very name.

        >>> load_acts().victims("Violence against civilians", "Attack"), load_acts().victims("Battles", "")
        ('civilian', None)
        """
        struck = dict(self.struck)
        return struck.get(sub_event_type) or struck.get(event_type)

    def matches(self, words: tuple[str, ...], event_type: str, sub_event_type: str) -> bool | None:
        """Is the act one of those that these words name? None where that cannot be told.

        >>> load_acts().matches(("Grenade",), "Explosions/Remote violence", "Air/drone strike")
        False
        """
        if event_type in words or sub_event_type in words:
            return True
        if wider := dict(self.may_be).get(event_type):
            within = {*wider, *(sub for name, subs in self.types if name in wider for sub in subs)}
            return True if ALL_MILITARY in words else None if within & set(words) else False
        answer: bool | None = self.is_military(event_type, sub_event_type) if ALL_MILITARY in words else False
        if answer is not None and not answer and not sub_event_type:
            subs = dict(self.types).get(event_type, ())
            answer = None if not event_type or set(subs) & set(words) else False
        return answer


@cache
def load_acts() -> Acts:
    """Read the codebook that ships. Raises BadDataFile."""
    document = load_document(_FILE)
    types, military, may_be, reaches, untold, struck = [], [], [], [], [], []
    for item in document["types"]:
        fields = item.only(
            ("name", "military", "ours", "told", "acts", "reach", "may_be", "on"), ("name", "military", "acts")
        )
        name, subs, hard = fields["name"].text(), fields["acts"].texts(), fields["military"].texts()
        types.append((name, subs))
        military.append((name, subs if hard == ("yes",) else () if hard == ("no",) else hard))
        may_be += [(name, fields["may_be"].texts())] if "may_be" in fields else []
        for sub, reach in fields["reach"].fields().items() if "reach" in fields else ():
            reaches.append((sub, length_of(reach.text(), reach)))
        for act, group in fields["on"].fields().items() if "on" in fields else ():
            struck.append((act, group.text()))
        if "told" in fields:
            untold.append(name)
    known = {*(name for name, _ in types), *(sub for _, subs in types for sub in subs)}
    plover = {
        act.one_of(known, "act"): (word, sort)
        for sort, words in document["plover"].only(_SORTS, _SORTS).items()
        for word, listed in words.fields().items()
        for act in listed
    }
    return Acts(tuple(types), tuple(military), tuple(may_be), tuple(reaches), frozenset(untold), plover, tuple(struck))
