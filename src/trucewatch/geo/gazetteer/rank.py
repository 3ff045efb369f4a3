"""Which of several places of one name is meant: a score of few parts, each of which can be told in words."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache, partial

from trucewatch.model import Place, PlacePrecision

EARTH_KM = 6371.0088
_DEGREE_KM = 0.999 * math.radians(1) * EARTH_KM  # a degree of latitude, and a little less for rounding
_TOLD = {
    PlacePrecision.GOVERNORATE: "province",
    PlacePrecision.DISTRICT: "district",
    PlacePrecision.REGION: "region",
    PlacePrecision.COUNTRY: "country",
    PlacePrecision.LINE: "line",
    PlacePrecision.EXACT: "site",
}
# Parts of the score, in powers of ten of population: what one is worth beside being ten times as populous.
BY_OWN_NAME = 1.5  # "Poti" is Poti before it is the by-name of a city of a million elsewhere
COUNTRY_RANK = 3.0  # a country stands before all that borrowed its name
PROVINCE_RANK = 0.3  # an area's people are not a town's
DISTRICT_RANK = -2.0  # a district is hardly named without its word
TOLD_COUNTRY = 3.5  # its country is the one the story speaks of
NEAR = 2.5  # it lies beside the story's other places; halves with every NEAR_KM
NEAR_KM = 200.0
_FAR_KM = 10 * NEAR_KM  # from here on nearness adds nothing
TOLD_PROVINCE = 1.5  # its first-level area is the one that the story speaks of most
AT_WAR = 2.0  # there is war in its country, and the report tells of violence
AGREED = 9.0  # the name beside it is that of an area which holds it, or of a place within it
HINT = 4.0  # the report's words say which kind of place it is
SAME_KM = 60.0  # nearer than this, two candidates are one answer to "where"
CLEAR = 1.0  # a lead below this decides nothing where the story does not speak for the place
ALIKE_KM = 150.0  # a name spelt almost so is another's, where it lies further from the story's other places
_TOWN, _MANY = 100_000, 20  # people, and how many times as many as elsewhere
HAMLET = 5_000  # people; of several so small, one far from the story's other places is not known to be meant
KNOWN_AFAR = 5.0  # a hundred thousand people: known without an introduction
SEAT_SHARE = 1 / 3  # a town with this share of its province's people is what the bare name means


@dataclass(frozen=True)
class PlaceContext:
    """What a story says about where its places are.

    ``countries`` weighs the countries (ISO 3166, two letters) that it speaks
    of, in any unit; ``near`` are places already known in it; ``wants``
    is the kind of place that the words beside the name tell, EXACT where they
    tell of something that stands in a town; ``agreed`` are
    the ids of the places that can be meant by the names beside it; ``at_war`` says how likely there is war in each
    country, in a report that tells of violence.
    """

    countries: Mapping[str, float] = field(default_factory=dict)
    near: Sequence[Place] = ()
    wants: PlacePrecision | None = None
    agreed: frozenset[str] = frozenset()
    provinces: Mapping[tuple[str, str], float] = field(default_factory=dict)
    at_war: Mapping[str, float] = field(default_factory=dict)

    @cached_property
    def _most(self) -> tuple[float, float]:
        """The weights of the country and of the first-level area most spoken of."""
        return max(self.countries.values(), default=0.0), max(self.provinces.values(), default=0.0)

    def told(self, country: str) -> float:
        """How much of the story is about a country: 1 for the one most spoken of, 0 for others."""
        most = self._most[0]
        return self.countries.get(country, 0.0) / most if most > 0 and country else 0.0

    def told_province(self, place: Place) -> float:
        """How much of the story is about a place's first-level area: 1 for the one most spoken of, 0 for others."""
        most = self._most[1]
        return self.provinces.get(province_of(place), 0.0) / most if most > 0 else 0.0

    def likeliest_countries(self, limit: int = 3) -> tuple[str, ...]:
        """The countries most spoken of, heaviest first."""
        ranked = sorted(self.countries.items(), key=lambda item: (-item[1], item[0]))
        return tuple(code for code, weight in ranked[:limit] if weight > 0)

    def wanting(self, kind: PlacePrecision | None) -> PlaceContext:
        """The same with the kind of place that is meant, or with none."""
        return replace(self, wants=kind)


@dataclass(frozen=True, slots=True)
class Resolution:
    """The place that was taken, or None, with the others of that name."""

    place: Place | None
    told: str | Callable[[], str] = field(compare=False)  # the reason, or what puts it in words
    alternatives: tuple[Place, ...] = ()

    @property
    def reason(self) -> str:
        """Why, in words. Those of a place are made when they are asked for: a story settles its names several times."""
        return self.told if isinstance(self.told, str) else self.told()


@dataclass(frozen=True)
class Bearer:
    """A place that bears the name; ``own`` where the name is its own and not one among others."""

    place: Place
    zone: str
    own: bool

    def weight(self) -> float:
        """How likely the name means this place when nothing else is known, in powers of ten of people."""
        return self._weight

    @cached_property
    def _weight(self) -> float:
        kind = self.place.precision
        rank = COUNTRY_RANK if kind is PlacePrecision.COUNTRY else 0.0
        if kind is PlacePrecision.GOVERNORATE:
            rank = PROVINCE_RANK
        if kind is PlacePrecision.DISTRICT:
            rank = DISTRICT_RANK
        if kind in (PlacePrecision.REGION, PlacePrecision.LINE):
            rank = 6.0  # curated by hand, without a count of people
        return math.log10(self.place.population + 100) + rank + (BY_OWN_NAME if self.own else 0.0)


def choose(
    name: str, bearers: Sequence[Bearer], context: PlaceContext, *, ambiguous: bool = False, note: str = ""
) -> Resolution:
    """The likeliest bearer of the name in the story; none where nothing decides.

    >>> town = Place("own:x", "Homs", 34.73, 36.71, 5, PlacePrecision.TOWN, "SY", "", 775404)
    >>> choose("Homs", [Bearer(town, "", True)], PlaceContext({"SY": 1.0})).reason
    'town in SY: a country of the report; 775,404 people'
    """
    if not bearers:
        return Resolution(None, f"no place of the name '{name}' is known")
    points: Mapping[str, float] = {}
    ranked = [bearer.place for bearer in bearers]
    if len(ranked) > 1:  # one alone need not be weighed
        points = _points(bearers, context)
        ranked.sort(key=lambda place: (-points[place.id], place.id))
        ranked = _namesake_first(_known_city_first(ranked, bearers, context), bearers, context)
        ranked = _seat_or_province(ranked, context)
    best, others = ranked[0], tuple(ranked[1:])
    rivals = [other for other in others if not _is_one_answer(best, other)]
    wide = best.precision in (PlacePrecision.COUNTRY, PlacePrecision.GOVERNORATE)
    if ambiguous and not wide and support(best, context) <= 0:
        return Resolution(
            None, f"'{name}' is also a common word or name, and nothing here says it is a place", (best, *others)
        )
    if best.precision is PlacePrecision.LINE and best.country and support(best, context) <= 0:
        # M4 is a road in many countries.
        return Resolution(
            None, f"'{name}' is known as a line in {best.country}, of which the report does not speak", (best, *others)
        )
    small = math.log10(best.population + 1) < KNOWN_AFAR
    if note and small and context.near and _least_gap(best, context.near, math.inf) > ALIKE_KM:
        far = f"only {best.label} is {note}, and it lies far from the report's other places"
        return Resolution(None, far, (best, *others))
    hamlet = best.population < HAMLET and not wide
    if rivals and hamlet and context.near and _least_gap(best, context.near, math.inf) > ALIKE_KM:
        far = f"{len(rivals) + 1} places of that name lie far apart, and the likeliest far from the report's others"
        return Resolution(None, far, (best, *others))
    lead = points[best.id] - max(points[rival.id] for rival in rivals) if rivals else math.inf
    alone = small and (lead < CLEAR or bool(note)) and support(best, context.wanting(None)) <= 0
    if note and alone:
        return Resolution(None, f"only {best.label} is {note}, and nothing here speaks for it", (best, *others))
    if small and (alone or lead <= 0):
        return Resolution(
            None, f"{len(rivals) + 1} places of that name lie far apart and nothing says which", (best, *others)
        )
    return Resolution(best, partial(_reason, best, rivals, context, note), others)


def _points(bearers: Sequence[Bearer], context: PlaceContext) -> dict[str, float]:
    """The weight of each with what the story adds, by id; where it speaks of no country of theirs, war does."""
    wars = {} if any(context.told(bearer.place.country) > 0 for bearer in bearers) else context.at_war
    places = ((bearer.weight(), bearer.place) for bearer in bearers)
    return {p.id: weight + support(p, context) + AT_WAR * wars.get(p.country, 0.0) for weight, p in places}


def support(place: Place, context: PlaceContext) -> float:
    """What the story adds: its country is spoken of, its neighbours are, its kind is the one told."""
    told = TOLD_COUNTRY * context.told(place.country)
    gap = _least_gap(place, context.near, _FAR_KM)
    near = NEAR * 0.5 ** (gap / NEAR_KM) if gap < _FAR_KM else 0.0
    hint = 0.0
    if context.wants is not None and context.wants is not PlacePrecision.EXACT:
        hint = HINT if place.precision is context.wants else -HINT / 2
    if place.precision is not PlacePrecision.GOVERNORATE:
        near += TOLD_PROVINCE * context.told_province(place)
    return told + near + hint + (AGREED if place.id in context.agreed else 0.0)


def province_of(place: Place) -> tuple[str, str]:
    """The country and the name of the first-level area that a place is or lies in; the name is "" for a wider one."""
    return (place.country, place.name if place.precision is PlacePrecision.GOVERNORATE else place.admin1)


def _known_city_first(ranked: list[Place], bearers: Sequence[Bearer], context: PlaceContext) -> list[Place]:
    """A town not far off stands before a much smaller one that merely bears its name as one among others."""
    own = {bearer.place.id for bearer in bearers if bearer.own}
    if ranked[0].id in own or ranked[0].id in context.agreed:
        return ranked
    least = max(_TOWN, _MANY * ranked[0].population)
    known = (place for place in ranked if place.id in own and place.population >= least)
    city = next((place for place in known if _least_gap(place, context.near, math.inf) < _FAR_KM / 2), None)
    return ranked if city is None else [city, *(place for place in ranked if place.id != city.id)]


def _namesake_first(ranked: list[Place], bearers: Sequence[Bearer], context: PlaceContext) -> list[Place]:
    """A town of that very name near the story's places stands before a city of which it is one other name."""
    own, best = {bearer.place.id for bearer in bearers if bearer.own}, ranked[0]
    if best.id in own or best.id in context.agreed or best.precision is not PlacePrecision.TOWN:
        return ranked
    towns = [p for p in ranked if p.id in own and p.precision is best.precision]
    towns = [p for p in towns if HAMLET <= p.population < best.population]  # else it was not its size that spoke for it
    town = next((place for place in towns if _least_gap(place, context.near, math.inf) < NEAR_KM), None)
    return ranked if town is None else [town, *(place for place in ranked if place.id != town.id)]


def _seat_or_province(ranked: list[Place], context: PlaceContext) -> list[Place]:
    """A name that a province shares with its seat means the town only where the town is most of it, or a spot is."""
    best = ranked[0]
    in_town = context.wants is PlacePrecision.EXACT
    if (context.wants is not None and not in_town) or best.precision is PlacePrecision.COUNTRY:
        return ranked
    kin = [
        place
        for place in ranked
        if place.country == best.country
        and (_holds_seat(best, place) or distance_km(best, place) < SAME_KM + best.radius_km + place.radius_km)
        and (not context.agreed or place.id in context.agreed)
    ]
    towns = [place for place in kin if place.precision is PlacePrecision.TOWN]
    provinces = [place for place in kin if place.precision is PlacePrecision.GOVERNORATE]
    if not towns:
        return ranked
    town = towns[0]
    chosen = town
    if provinces and not in_town and town.population < SEAT_SHARE * provinces[0].population:
        chosen = provinces[0]
    return [chosen, *(place for place in ranked if place.id != chosen.id)]


def _is_one_answer(best: Place, other: Place) -> bool:
    """Do they lie so that one of them says where the other is: near each other, or one the province of the other?"""
    return _holds_seat(best, other) or lies_within(best, other, SAME_KM + best.radius_km)


def _holds_seat(one: Place, other: Place) -> bool:
    """Is one of them a province, and the other the town or district that shares its name?"""
    provinces = PlacePrecision.GOVERNORATE in (one.precision, other.precision)
    return provinces and bool(province_of(one)[1]) and province_of(one) == province_of(other)


def _reason(best: Place, rivals: Sequence[Place], context: PlaceContext, note: str) -> str:
    kind = _TOLD.get(best.precision, "town")
    inside = ", ".join(part for part in (best.admin1, best.country) if part)
    said = [note] if note else []
    if context.wants is best.precision is not PlacePrecision.EXACT:
        said.append(f"the words beside it say {kind}")
    if context.countries.get(best.country, 0) > 0 and best.precision is not PlacePrecision.COUNTRY:
        said.append("a country of the report")
    around = [other for other in context.near if abs(best.lat - other.lat) * _DEGREE_KM < NEAR_KM]
    apart = [(distance_km(best, other), at) for at, other in enumerate(around) if other.id != best.id]
    distance, at = min(apart, default=(NEAR_KM, 0))
    if distance < NEAR_KM:
        said.append(f"{distance:.0f} km from {around[at].name}")
    if best.population:
        said.append(f"{best.population:,} people")
    if rivals:
        said.append(f"{len(rivals)} other {'place' if len(rivals) == 1 else 'places'} of that name")
    head = f"{kind} in {inside}" if inside and best.precision is not PlacePrecision.COUNTRY else kind
    return head + (": " + "; ".join(said) if said else "")


def _least_gap(place: Place, near: Iterable[Place], below: float) -> float:
    """How far it lies from the nearest of these, in km; ``below`` where none is nearer than that.

    Latitudes alone tell most of the world's places apart, at no cost.
    """
    least, lat, here = below, place.lat, _on_sphere(place.lat, place.lon)
    for other in near:
        radius = other.radius_km
        if abs(lat - other.lat) * _DEGREE_KM - radius < least and other.id != place.id:
            least = min(least, max(0.0, _arc_km(here, _on_sphere(other.lat, other.lon)) - radius))
    return least


def lies_within(one: Place, other: Place, km: float) -> bool:
    """Does a place lie so near another's extent?"""
    return abs(one.lat - other.lat) * _DEGREE_KM - other.radius_km <= km and gap_km(one, other) <= km


def gap_km(one: Place, other: Place) -> float:
    """How far a place lies from another's extent; 0 within it."""
    return max(0.0, distance_km(one, other) - other.radius_km)


def distance_km(one: Place, other: Place) -> float:
    """Great-circle distance between the points of two places."""
    return _arc_km(_on_sphere(one.lat, one.lon), _on_sphere(other.lat, other.lon))


def _arc_km(one: tuple[float, float, float], other: tuple[float, float, float]) -> float:
    return 2 * EARTH_KM * math.asin(min(1.0, math.dist(one, other) / 2))


@lru_cache(maxsize=4096)
def _on_sphere(lat: float, lon: float) -> tuple[float, float, float]:
    """A point in degrees as one of the unit sphere; kept, as each place of a story is measured against the others."""
    phi, lam = math.radians(lat), math.radians(lon)
    return math.cos(phi) * math.cos(lam), math.cos(phi) * math.sin(lam), math.sin(phi)
