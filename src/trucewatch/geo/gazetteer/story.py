"""The places of one story, settled together: each name says which of the others is meant."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from trucewatch.geo.gazetteer.borders import borders_on
from trucewatch.geo.gazetteer.gazetteer import Gazetteer, is_ambiguous_word
from trucewatch.geo.gazetteer.names import fold
from trucewatch.geo.gazetteer.rank import PlaceContext, Resolution, gap_km, lies_within, province_of
from trucewatch.model import Place, PlacePrecision

Naming = tuple[str, PlacePrecision | None]  # a name as written and the kind of place that the words beside it tell

# A country's own name says more of what a story is about than a place that may lie in it.
COUNTRY_VOTE = 2.0
_SMALL = (PlacePrecision.EXACT, PlacePrecision.TOWN, PlacePrecision.DISTRICT)
_PASSING = (*_SMALL, PlacePrecision.GOVERNORATE)
_ENOUGH_TOLD = 2.0  # votes: two other places
_ENOUGH_ACTED = 0.5  # of what a named place says
_SAID = 0.3  # what the one state says that acts
_TELLERS_VOTE = 0.5  # of the same
_ACROSS_KM = 250.0  # so near a town of the story, a place beyond the border may be meant
_HAMLET_ACROSS_KM = 100.0  # and so near a hamlet
_HAMLET = 5_000  # people
_WAR = 0.5  # so likely is war in a country of which violence speaks
_KNOWN = 15_000  # people; a town of so many is meant if called one, and the only one of its name
_KNOWN_AT_WAR = (
    50_000  # people; such a town or province is meant where there is war in its country, which alone has the name
)
_CITY = 100_000  # people; of so large a town the country is beyond doubt
_AREA = 500_000  # people; a province is known to more than its towns are
_WELL_KNOWN = 200_000  # people; a city of this size may be spoken of anywhere
_WELL_KNOWN_AREA = 1_000_000
_AREAS = (PlacePrecision.COUNTRY, PlacePrecision.GOVERNORATE, PlacePrecision.REGION, PlacePrecision.DISTRICT)
_WIDE = (PlacePrecision.COUNTRY, PlacePrecision.REGION, PlacePrecision.LINE)


def countries_of(names: Iterable[str], gazetteer: Gazetteer) -> dict[str, float]:
    """How much a story with these names speaks of each country (ISO 3166, two letters); the weights are bare sums.

    Each name shares one vote among the countries of its bearers, as likely as
    each is meant when nothing else is known.
    """
    votes: defaultdict[str, float] = defaultdict(float)
    for name in sorted(set(names)):
        if is_ambiguous_word(name):
            continue
        weights: defaultdict[str, float] = defaultdict(float)
        for bearer in gazetteer.bearers(name):
            vote = COUNTRY_VOTE if bearer.place.precision is PlacePrecision.COUNTRY else 1.0
            weights[bearer.place.country] += vote * 10 ** bearer.weight()
        total = sum(weights.values())
        for country, weight in weights.items():
            if country:
                votes[country] += weight / total
    return dict(sorted(votes.items()))


def settle(
    namings: Iterable[Naming],
    gazetteer: Gazetteer,
    pairs: Iterable[tuple[str, str]] = (),
    actors: Mapping[str, float] | None = None,
    tellers: Iterable[Naming] = (),
    at_war: Mapping[str, float] | None = None,
) -> Mapping[Naming, Resolution]:
    """What each name of a story was taken for, once the story's other names are known.

    ``pairs`` are names of which the second may hold the first ("Jackson,
    Miss."): where it does, both are meant so. ``actors`` weighs the countries
    in which those who are named have their part, 1 being as much as a named
    place says. ``tellers`` are the namings of those who tell the story ("Srinagar
    Herald"): what lies near them is likelier meant, but where they are is not
    spoken of. ``at_war`` says of countries how likely there is war in them, in a
    story that tells of violence. Names borne by few places are settled first;
    then every name is settled again beside all the others. The order in which
    they are given is of no consequence.
    """
    acted, spoken, wars = actors or {}, set(namings), at_war or {}
    aside = frozenset(set(tellers) - spoken)
    order = sorted(
        spoken | aside, key=lambda naming: (len(gazetteer.bearers(naming[0])) or 99, naming[0], str(naming[1]))
    )
    countries = _sum(countries_of((name for name, _ in order), gazetteer), acted)
    agreed = agreements_of(pairs, gazetteer)
    story = _Settled(aside, gazetteer)
    asked: dict[Naming, tuple[PlaceContext, Resolution]] = {}
    for naming in order:
        _, _, near = story.beside(naming[0])
        said = agreed.get(naming[0], frozenset())
        story.take(naming, gazetteer.resolve(naming[0], PlaceContext(countries, near, naming[1], said, at_war=wars)))
    for naming in order + order:
        told, provinces, near = story.beside(naming[0])
        said = agreed.get(naming[0], frozenset())
        heard = story.heard(naming)
        spoken_of = _sum(_sum(told, acted) if told else acted, heard)
        if not told and not _speaks(acted):  # what a name may mean by itself does not say which place it means
            others = countries_of((name for name, _ in spoken if name != naming[0]), gazetteer)
            spoken_of = _sum(_sum(others, acted), heard)
        context = PlaceContext(spoken_of, near, naming[1], said, provinces, wars)
        before = asked.get(naming)  # most names are asked for a second time in a story that has not changed
        found = before[1] if before and before[0] == context else gazetteer.resolve(naming[0], context)
        asked[naming] = context, found
        if not said and found.place is not None and found.place.precision in _PASSING:
            country = found.place.country
            if country not in acted and country not in heard and not story.is_sure_of(country, naming[0]):
                voices = _Voices(told, acted, _total(told, acted, heard), wars)
                found = _unless_stray(naming, found, found.place, voices, near, gazetteer)
        story.take(naming, found)
    return story.taken


def agreements_of(pairs: Iterable[tuple[str, str]], gazetteer: Gazetteer) -> dict[str, frozenset[str]]:
    """The ids of the places that each name of these pairs can mean, so that the second holds the first."""
    agreed: defaultdict[str, set[str]] = defaultdict(set)
    for inner, outer in sorted(set(pairs)):
        areas = [bearer.place for bearer in gazetteer.bearers(outer) if bearer.place.precision in _AREAS]
        towns = [bearer.place for bearer in gazetteer.bearers(inner)]
        for area in areas:
            inside = [place for place in towns if place.id != area.id and holds(area, place)]
            agreed[inner].update(place.id for place in inside)
            agreed[outer].update([area.id] if inside else [])
    return {name: frozenset(ids) for name, ids in agreed.items() if ids}


def holds(area: Place, place: Place) -> bool:
    """Does the area hold the place, by its country, its first-level area or its reach?"""
    if area.precision is PlacePrecision.REGION:
        return gap_km(place, area) == 0 and (not area.country or area.country == place.country)
    if area.country != place.country or place.precision is PlacePrecision.COUNTRY:
        return False
    if area.precision is PlacePrecision.COUNTRY:
        return True
    if area.precision is PlacePrecision.GOVERNORATE:
        return place.precision is not PlacePrecision.GOVERNORATE and place.admin1 == area.name
    return place.precision in (PlacePrecision.TOWN, PlacePrecision.EXACT) and gap_km(place, area) == 0


def _speaks(acted: Mapping[str, float]) -> bool:
    """Do those who act say by themselves where the story is? States alone do not: they act abroad as well."""
    return max(acted.values(), default=0.0) >= _ENOUGH_ACTED


def _total(*weights: Mapping[str, float]) -> float:
    return sum(sum(each.values()) for each in weights)


def _sum(one: Mapping[str, float], other: Mapping[str, float]) -> dict[str, float]:
    return {**one, **{country: one.get(country, 0.0) + weight for country, weight in other.items()}}


def _unless_stray(
    naming: Naming, found: Resolution, place: Place, voices: _Voices, near: Sequence[Place], gazetteer: Gazetteer
) -> Resolution:
    """A small place in a country of which nothing else in the story surely speaks is not the one that is meant.

    Save across a border, not far from the story's other places. The less is said of other countries, the smaller a
    place must be to be given up.
    """
    across = _ACROSS_KM if place.population >= _HAMLET else _HAMLET_ACROSS_KM
    if any(lies_within(place, other, across) for other in near):
        return found
    if place.population >= _least_known(naming, place, voices, gazetteer):
        return found
    for other in found.alternatives:
        in_story = other.country in voices.told and other.precision is not PlacePrecision.DISTRICT
        if in_story and any(lies_within(other, beside, _ACROSS_KM) for beside in near):
            return Resolution(
                other, f"{place.label} lies in a country of which the story does not otherwise speak", (place,)
            )
    reason = f"only in {place.country}, of which the story does not otherwise speak ({place.label})"
    return Resolution(None, reason, (place, *found.alternatives))


def _least_known(naming: Naming, place: Place, voices: _Voices, gazetteer: Gazetteer) -> int:
    """How many people a place of a country that is not spoken of must have to be meant all the same."""
    name, wants = naming
    bearers = gazetteer.bearers(name)
    own = any(bearer.own and bearer.place.id == place.id for bearer in bearers)  # else it is known to fewer
    if {bearer.place.country for bearer in bearers} == {place.country} and _is_of_a_war(place, voices, own=own):
        return 0
    if _acts_at_home(place, voices):
        return _KNOWN_AT_WAR
    if voices.all < _SAID:
        return 0 if own else _HAMLET
    small = place.precision in _SMALL
    if voices.all < _ENOUGH_TOLD:
        return (_HAMLET if own else _KNOWN) if small else _AREA
    own = fold(name) == fold(place.name)
    if own and small and wants is not None and len(bearers) == 1:
        return _KNOWN
    return _WELL_KNOWN if small and own else _WELL_KNOWN_AREA


def _is_of_a_war(place: Place, voices: _Voices, *, own: bool) -> bool:
    """Does violence speak for a place of a country at war: beside that most spoken of, or large and of its own name?"""
    if voices.at_war.get(place.country, 0.0) <= _WAR:
        return False
    spoken_of = _sum(voices.told, voices.acted)
    most = {country for country, weight in spoken_of.items() if weight == max(spoken_of.values())}
    beside = not most or bool(borders_on(place.country) & most)
    return beside or (own and place.precision in _PASSING and place.population >= _KNOWN_AT_WAR)


def _acts_at_home(place: Place, voices: _Voices) -> bool:
    """Does a country act in which there is war, far from the place, where there is none?"""
    at_war = {country for country in voices.acted if voices.at_war.get(country, 0.0) > _WAR}
    peaceful = voices.at_war.get(place.country, 0.0) <= _WAR
    return bool(at_war) and peaceful and not borders_on(place.country) & at_war


@dataclass(frozen=True)
class _Voices:
    """What a story says of countries beside one of its names.

    ``told`` weighs those that its places tell, ``acted`` those of who acts, ``all`` is the sum of these and of those
    who tell it; ``at_war`` is how likely there is war in each.
    """

    told: Mapping[str, float]
    acted: Mapping[str, float]
    all: float
    at_war: Mapping[str, float]


class _Settled:
    """What the names of a story were ``taken`` for, and what each of them says of the others.

    Those ``aside`` name who tells it: they say what lies near, and only with a weaker voice of which country it is.
    """

    def __init__(self, aside: Collection[Naming], gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._aside = aside
        self.taken: dict[Naming, Resolution] = {}
        self._said: dict[Naming, tuple[str, tuple[str, str], Place]] = {}  # its country, province and place

    def take(self, naming: Naming, resolution: Resolution) -> None:
        """What a name is taken for from now on."""
        self.taken[naming] = resolution
        place = resolution.place
        if place is not None:
            self._said[naming] = place.country, province_of(place), place
        else:
            self._said.pop(naming, None)

    def beside(self, name: str) -> tuple[dict[str, float], dict[tuple[str, str], float], list[Place]]:
        """What the other names say: of each country, how many lie in each first-level area, and where each lies.

        What is too wide to be near anything lies nowhere.
        """
        told: dict[str, float] = {}
        provinces: dict[tuple[str, str], float] = {}
        near: list[Place] = []
        for naming, (country, province, place) in self._said.items():
            if naming[0] == name:
                continue
            if naming in self._aside:
                country, province = "", ("", "")
            if country:
                told[country] = told.get(country, 0.0) + COUNTRY_VOTE / 2
            if province[1]:
                provinces[province] = provinces.get(province, 0.0) + 1.0
            if place.precision not in _WIDE:
                near.append(place)
        return told, provinces, near

    def is_sure_of(self, country: str, name: str) -> bool:
        """Is it told beside a name, otherwise than by little places that share their names with others?"""
        return any(
            there == country and other[0] != name and other not in self._aside and self._is_sure(other[0], place)
            for other, (there, _, place) in self._said.items()
        )

    def _is_sure(self, name: str, place: Place) -> bool:
        known = place.precision not in _SMALL or place.population >= _CITY
        return known or len({bearer.place.country for bearer in self._gazetteer.bearers(name)}) == 1

    def heard(self, naming: Naming) -> dict[str, float]:
        """How much those who tell it speak of each country, by where they are."""
        said = (self._said[other] for other in self._aside if other != naming and other in self._said)
        return {country: _TELLERS_VOTE for country, _, _ in said if country}
