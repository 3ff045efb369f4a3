"""Do two places speak of one spot?"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache, partial
from math import asin, cos, radians, sin, sqrt

from rapidfuzz import fuzz

from trucewatch.geo.gazetteer.names import skeleton
from trucewatch.model import Place, PlacePrecision, Where
from trucewatch.resolve.signs.sign import Sign, Words, both, in_words
from trucewatch.resolve.tellings.names import folded
from trucewatch.resolve.tellings.profiles import Ground
from trucewatch.resolve.weights import Weights

FINE = (PlacePrecision.EXACT, PlacePrecision.TOWN, PlacePrecision.NEAR)
_ORDER = list(PlacePrecision)
_EARTH_KM = 6371.0088  # mean radius, IUGG
_OTHER_NAME = "place.other_name"
_BONES = 3  # consonants: fewer are those of many names
_BEST_FIRST = (
    "place.same",
    "place.near",
    "place.same_name",
    "place.one_name",
    "place.like_name",
    "place.namesake",
    "place.within",
    "place.same_area",
    "place.unsure",
    _OTHER_NAME,
    "place.apart",
)
_MISTAKEN = ("place.unsure", "place.apart")  # for one name that was not taken for one place
_RANKS = {sign: rank for rank, sign in enumerate(_BEST_FIRST)}
# What the place of a paragraph says, where a claim tells none of its own.
_WHERE_LENT = {
    "place.same": "place.lent",
    "place.near": "place.lent",
    "place.same_name": "place.lent",
    "place.apart": "place.lent_apart",
    _OTHER_NAME: "place.lent_other_name",
}


def place_signs(left: Ground, right: Ground, weights: Weights) -> Iterator[Sign]:
    """The sign of place, at most one: that of the best pair, so "apart" only where every pair is."""
    found = [compare_places(here, there, weights) for here in left.places for there in right.places]
    if all(any(where.place is not None for where in ground.places) for ground in (left, right)):
        # names that no gazetteer has stand beside others that it has: they speak only for one spot
        pairs = [(here, there) for here in left.places for there in right.places]
        found = [
            sign
            for sign, (here, there) in zip(found, pairs, strict=True)
            if sign[0] not in ("", _OTHER_NAME) or (here.place and there.place)
        ]
    if not found:
        yield "unplaced", ""
        return
    # a pair of which nothing can be said keeps "apart" from being said of the whole
    best = min(_RANKS[sign or "place.unsure"] for sign, _ in found)
    signs = {sign for sign, _ in found if _RANKS[sign or "place.unsure"] == best}
    if "" not in signs:
        (sign,) = signs
        if sign == "place.apart" and (left.guessed or right.guessed):
            yield "unplaced", ""
            return
        lent = left.lent or right.lent
        yield (
            _WHERE_LENT.get(sign, sign) if lent else sign,
            partial(_first_words, [words for each, words in found if each == sign]),
        )


def _first_words(words: list[Words]) -> str:
    return min(map(in_words, words))


def compare_places(here: Where, there: Where, weights: Weights) -> Sign:
    """The sign of two places and its words; an empty sign where nothing can be said.

    Nearness of the points themselves speaks for one spot, and one name that two reports took for different little
    places. A wider error can make "apart" into "unsure", never into "near".
    """
    if here.place is None or there.place is None:
        return _by_name(here, there, weights)
    found = _by_points(here, here.place, there, there.place, weights)
    abroad = here.place.country != there.place.country  # a country itself may have towns of one name
    mistaken = abroad and found[0] in _MISTAKEN and here.name and folded(here.name) == folded(there.name)
    return ("place.one_name", here.name) if mistaken else found


def _by_points(here: Where, place: Place, there: Where, other: Place, weights: Weights) -> Sign:
    fine = here.precision in FINE and there.precision in FINE
    if place.id == other.id:
        return ("place.same" if fine else "place.same_area"), place.name
    if fine:
        return _two_spots(here, place, there, other, weights)
    return _with_an_area(here, place, there, other, weights)


def _by_name(here: Where, there: Where, weights: Weights) -> Sign:
    if here.name and folded(here.name) == folded(there.name):
        return "place.same_name", here.name
    one, two = (folded(where.place.name if where.place else where.name) for where in (here, there))
    if not one or not two:
        return "", ""
    if one == two:
        return "place.same_name", here.name or there.name
    if _is_spelling(one, two, weights):
        return "place.like_name", partial(both, (one, two))
    if here.place or there.place:
        return _unfound_in_area(here, there) if there.place else _unfound_in_area(there, here)
    return _OTHER_NAME, partial(both, (here.name, there.name))


def _is_spelling(one: str, two: str, weights: Weights) -> bool:
    """Are two folded names nearly the same, or one name of two transliterations?"""
    ratio = fuzz.ratio(one, two)
    if ratio >= weights.numbers["like_name"]:
        return True
    return ratio >= weights.numbers["like_spelling"] and bones(one) == bones(two)


@lru_cache(maxsize=1 << 14)
def bones(name: str) -> str:
    """What is one for most spellings of a name: its consonants, where it has several, else itself folded.

    >>> bones("Sampoor") == bones("Sampur"), bones("Oea")
    (True, 'oea')
    """
    plain = folded(name)
    consonants = skeleton(plain)
    return consonants if len(consonants) >= _BONES else plain


def _unfound_in_area(unfound: Where, found: Where) -> Sign:
    """A name that was not found, of which an area is known, and a place that was found."""
    area, place = unfound.within, found.place
    if area is None or place is None or area.precision is PlacePrecision.COUNTRY:
        return "", ""
    if found.precision not in FINE and place.country == area.country:
        holds = place.id == area.id or (place.radius_km >= area.radius_km and _holds(place, area))
        return ("place.within", partial(both, (unfound.name, place.name))) if holds else ("", "")
    distance = apart_km(area.lat, area.lon, place.lat, place.lon)
    if distance > 2 * area.radius_km + error_km(found):
        return "place.apart", lambda: f"{both((unfound.name, place.name))}, {distance:.0f} km apart"
    return "", ""


def _two_spots(here: Where, place: Place, there: Where, other: Place, weights: Weights) -> Sign:
    distance = apart_km(place.lat, place.lon, other.lat, other.lon)
    names = (place.name, other.name)
    errors = error_km(here) + error_km(there)
    if distance <= weights.numbers["near_km"]:
        return "place.near", lambda: f"{both(names)}, {distance:.1f} km apart"
    if distance <= errors:
        return "place.unsure", lambda: f"{both(names)}, {distance:.0f} km apart with errors of {errors:.0f} km"
    return "place.apart", lambda: f"{both(names)}, {distance:.0f} km apart"


def _with_an_area(here: Where, place: Place, there: Where, other: Place, weights: Weights) -> Sign:
    """An area and a spot, or two areas: within the extent of the area, not of the error of the word."""
    distance = apart_km(place.lat, place.lon, other.lat, other.lon)
    names = (place.name, other.name)
    extent = max(place.radius_km, other.radius_km)
    smaller = min(place.radius_km, other.radius_km)
    both_coarse = here.precision not in FINE and there.precision not in FINE
    if both_coarse and _rank(here) == _rank(there):
        touching = distance <= extent + smaller
        return ("", "") if touching else ("place.apart", lambda: f"{both(names)}, {distance:.0f} km apart")
    if distance <= extent:
        alike = fuzz.partial_ratio(folded(names[0]), folded(names[1])) >= weights.numbers["like_name"]
        return ("place.namesake" if alike else "place.within"), partial(both, names)
    if distance <= extent + smaller + error_km(here) + error_km(there):
        return "place.unsure", lambda: f"{both(names)}, {distance:.0f} km apart"
    return "place.apart", lambda: f"{both(names)}, {distance:.0f} km apart"


def _rank(where: Where) -> int:
    return _ORDER.index(where.precision)


def finest(places: tuple[Where, ...]) -> tuple[Where, ...]:
    """The same places, those that were found first, then the finest; one entry a place."""
    kept: dict[str, Where] = {}
    for where in sorted(places, key=_fineness):
        kept.setdefault(where.place.id if where.place else f"name:{folded(where.name)}", where)
    return tuple(kept.values())


def same_spot(here: Where, there: Where) -> bool:
    """Were both taken for one place, or do both carry one name that no gazetteer has?"""
    if here.place is None or there.place is None:
        return here.place is None and there.place is None and folded(here.name) == folded(there.name)
    return here.place.id == there.place.id


def innermost(places: tuple[Where, ...]) -> tuple[Where, ...]:
    """The places that hold no other of these, finest first: of "X in Y" only X."""
    ranked = finest(places)
    return tuple(
        where
        for at, where in enumerate(ranked)
        if where.place is None or not any(_holds(where.place, inner.place) for inner in ranked[:at])
    )


def _holds(area: Place, inner: Place | None) -> bool:
    return inner is not None and apart_km(area.lat, area.lon, inner.lat, inner.lon) <= area.radius_km


def _fineness(where: Where) -> tuple[bool, int, float, str, int]:
    return (where.place is None, _rank(where), error_km(where), where.name, where.span.start)


def error_km(where: Where) -> float:
    """The error of one use of a place, in km."""
    if where.radius_km is not None:
        return where.radius_km
    return where.place.radius_km if where.place else 0.0


def apart_km(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Great-circle distance in km: within 0.6 % of the geodesic, far below any error of a reported place.

    >>> round(apart_km(0, 0, 0, 1), 1)
    111.2
    """
    first, second = radians(lat), radians(other_lat)
    half = sin((second - first) / 2) ** 2 + cos(first) * cos(second) * sin(radians(other_lon - lon) / 2) ** 2
    return 2 * _EARTH_KM * asin(min(1.0, sqrt(half)))
