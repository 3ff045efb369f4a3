"""Quarters of towns ("the Ashar quarter of Basra"): of a place elsewhere they only have the name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from trucewatch.geo.gazetteer.rank import gap_km
from trucewatch.model import Place, PlacePrecision, Where
from trucewatch.packs.language.place_words import PlaceWords

_AWAY_KM = 30.0  # further from its town than this, or across a border, a place is no quarter of it
_SPOTS = (PlacePrecision.TOWN, PlacePrecision.EXACT, PlacePrecision.NEAR)
_TOWNS = (*_SPOTS, PlacePrecision.GOVERNORATE)  # a town, or the province that bears its name
_BEHIND = re.compile(r" (\w+)\b(?: (?:of|in) )?")
_LIES_IN = re.compile(r" (\w+) ")
_BEFORE = re.compile(r"(\w+) $")
_REACH = 20  # characters: a word before a name
_ENDS = re.compile(r"[.!?]\s|\n")


def in_their_towns(found: Sequence[Where], text: str, words: PlaceWords) -> list[Where]:
    """The same places in their order, less the far ones that were taken for the quarter of a town.

    Such a quarter is a name that was not found, within that town.
    """
    towns: dict[str, Place] = {}
    for at, where in enumerate(found):
        town = _town(found, at, text, words) if where.place is not None else None
        if town is not None and where.place is not None and _lies_elsewhere(where.place, town):
            towns.setdefault(where.name, town)
    return [_as_quarter(where, towns[where.name]) if where.name in towns else where for where in found]


def _lies_elsewhere(place: Place, town: Place) -> bool:
    return place.country != town.country or gap_km(place, town) > _AWAY_KM


def _as_quarter(where: Where, town: Place) -> Where:
    return Where(where.name, where.span, reason=f"called a quarter of {town.name}, and none is known", within=town)


def _town(found: Sequence[Where], at: int, text: str, words: PlaceWords) -> Place | None:
    """The town of which it is called a quarter, that named behind it, else the one named last in its sentence.

    So is what is told to lie in a town ("the Saint-Lo in Tal").
    """
    where = found[at]
    after = found[at + 1] if at + 1 < len(found) else None
    if after is not None and where.precision in _SPOTS and after.precision is PlacePrecision.TOWN:
        lies = _LIES_IN.fullmatch(text, where.span.end, after.span.start)
        came = _BEFORE.search(text, max(0, where.span.start - _REACH), where.span.start)
        if lies is not None and lies.group(1) in words.within and not (came and came.group(1) in words.elsewhere):
            return after.place
    behind = _BEHIND.match(text, where.span.end)
    if behind is None or behind.group(1).lower() not in words.quarters or where.precision not in _SPOTS:
        return None
    if after is not None and after.span.start == behind.end():
        return after.place
    for other in reversed(found[:at]):
        if _ENDS.search(text, other.span.end, where.span.start):
            break
        if other.place is not None and other.precision in _TOWNS:
            return other.place
    return None
