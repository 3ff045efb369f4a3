"""The gazetteer: does a name exist, which places bear it, which of them is meant, and why.

The world (GeoNames, compiled) comes with the package; curated places, regions
and by-names lie beside it as CSV, and a user's own CSV is read the same way.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from rapidfuzz import fuzz, process

from trucewatch.geo.gazetteer.files import Byname, Entry, read_bynames
from trucewatch.geo.gazetteer.names import (
    ARTICLES,
    FIRST_LEVEL,
    abbreviation,
    fold,
    is_initials,
    is_spelling,
    skeleton,
    with_plain_articles,
    without_article,
    without_designator,
)
from trucewatch.geo.gazetteer.rank import HAMLET, Bearer, PlaceContext, Resolution, choose, support
from trucewatch.geo.gazetteer.store import Store, is_store, read_place_file
from trucewatch.geo.gazetteer.words import ambiguous_words, common_words
from trucewatch.geo.gazetteer.world import WORLD, World
from trucewatch.model import Place, PlacePrecision, Skipped

__all__ = ["Entry", "Gazetteer", "PlaceContext", "Resolution", "is_ambiguous_word"]

FUZZY_RATIO = 92  # of rapidfuzz; below it Nayrab and Qunaytira begin to meet
SKELETON_RATIO = 72  # enough where the consonants agree, as in two romanisations of one name
ELSEWHERE_RATIO = 85  # the same outside the country most spoken of
SHORTEST_SKELETON = 3
SHORTEST_ALSO = 3  # letters of initials or of another name ("Pa" for Chongqing): shorter ones are mostly something else
_CURATED = ("places.csv", "regions.csv")
_ARTICLE = "the "  # as English names bear it


@lru_cache(maxsize=16384)
def is_ambiguous_word(name: str) -> bool:
    """Is it also a common word, a first name or a surname, so that only its context can make it a place?

    >>> is_ambiguous_word("Police"), is_ambiguous_word("Reading"), is_ambiguous_word("Aleppo")
    (True, True, False)
    >>> is_ambiguous_word("The Mission"), is_ambiguous_word("The Hague")
    (True, False)
    """
    return fold(name).removeprefix(_ARTICLE) in ambiguous_words()


def is_common_word(name: str) -> bool:
    """Is it a word like any other, and not merely the name of persons too?

    >>> is_common_word("Police"), is_common_word("Washington")
    (True, False)
    """
    return fold(name) in common_words()


class Gazetteer:
    """Places by name. ``skipped`` holds the rows of own files that could not be read."""

    def __init__(self, world: World, skipped: Sequence[Skipped] = (), stores: Sequence[Store] = ()) -> None:
        self._world = world
        self._stores = tuple(stores)
        self.skipped = tuple(skipped)
        self._own: dict[str, list[Entry]] = {}
        self._by_id: dict[str, Entry] = {}
        self._bynames: dict[str, list[Byname]] = {}
        self._forget()

    @classmethod
    def load(cls, extra: Sequence[Path] = (), language: str = "") -> Gazetteer:
        """The world, our curated files, one's own (CSV, GeoNames or a store), and a language's names of places.

        Raises BadDataFile.
        """
        folder = WORLD.parent
        stores = [Store(path) for path in extra if is_store(path)]
        files = [path for path in extra if not is_store(path)]
        rows = [row for path in (*(folder / name for name in _CURATED), *files) for row in read_place_file(path)]
        gazetteer = cls(World(), [row for row in rows if isinstance(row, Skipped)], stores)
        gazetteer.add([row for row in rows if isinstance(row, Entry)])
        tongue = folder.parent / "lexicon" / language / "bynames.csv"
        bynames = [
            byname for path in (folder / "bynames.csv", tongue) if path.is_file() for byname in read_bynames(path)
        ]
        for byname in bynames:
            for name in byname.names:
                gazetteer._bynames.setdefault(_key(name), []).append(byname)
        return gazetteer

    def add(self, entries: Iterable[Entry]) -> None:
        """Add places; one with the id of a place that is there takes its place, under its old names too."""
        for entry in entries:
            self._by_id[entry.place.id] = entry
            keys = {_key(name) for name in entry.names}
            keys |= {without_article(key) for key in keys} | {with_plain_articles(key) for key in keys}
            for key in sorted(keys):
                others = [other for other in self._own.get(key, ()) if other.place.id != entry.place.id]
                self._own[key] = [*others, entry]
        self._forget()

    def _forget(self) -> None:
        """Drop what was looked up, since places were added."""
        self.knows = lru_cache(maxsize=16384)(self._knows)
        self._bearers = lru_cache(maxsize=16384)(self._find_bearers)
        self._alike = lru_cache(maxsize=4096)(self._find_alike)

    def _knows(self, name: str) -> bool:
        """Does a place of exactly this name exist, however it is accented, hyphenated or joined to its article?"""
        if is_initials(name) and len(fold(name)) < SHORTEST_ALSO:  # "PA" is no town of Burkina Faso
            return any(key in self._own or key in self._bynames for key in _variants(name))
        return any(self._has(key) for key in _variants(name))

    def _has(self, key: str) -> bool:
        return (
            key in self._own
            or key in self._bynames
            or bool(self._world.bearers(key))
            or any(store.bearers(key) for store in self._stores)
        )

    @staticmethod
    def is_ambiguous_word(name: str) -> bool:
        """Is it also a common word, a first name or a surname, so that only its context can make it a place?"""
        return is_ambiguous_word(name)

    def candidates(
        self, name: str, *, fuzzy: bool = False, countries: Sequence[str] = (), kind: PlacePrecision | None = None
    ) -> tuple[Place, ...]:
        """The places of that name, likeliest first; of that kind alone where one is given and any is of it.

        With ``fuzzy`` and no exact match, the places of ``countries`` (ISO
        3166, two letters) whose names are spelt almost the same.
        """
        bearers = self._bearers(name)
        if not bearers and fuzzy:
            bearers = self._alike(name, tuple(countries))
        ranked = sorted(bearers, key=lambda bearer: (-bearer.weight(), bearer.place.id))
        places = [bearer.place for bearer in ranked]
        return tuple([place for place in places if place.precision is kind] or places)

    def bearers(self, name: str) -> tuple[Bearer, ...]:
        """Who bears the name, in no order; () for none."""
        return self._bearers(name)

    def resolve(self, name: str, context: PlaceContext | None = None) -> Resolution:
        """The place that is meant by a name in its story, or none with the reason in words."""
        bearers, context, spelt = self._considered(name, context or PlaceContext())
        return choose(name, bearers, context, ambiguous=is_ambiguous_word(name), note=spelt)

    def weigh(self, name: str, context: PlaceContext | None = None) -> tuple[tuple[Place, float, float], ...]:
        """Every place considered for a name, the weightiest first: the place, its own weight, what the story adds."""
        bearers, context, _ = self._considered(name, context or PlaceContext())
        weighed = [(bearer.place, bearer.weight(), support(bearer.place, context)) for bearer in bearers]
        return tuple(sorted(weighed, key=lambda each: (-each[1] - each[2], each[0].id)))

    def _considered(self, name: str, context: PlaceContext) -> tuple[tuple[Bearer, ...], PlaceContext, str]:
        """Who bears the name or one spelt almost so, the context with the kind that the name tells, and a note."""
        bearers, spelt = self._bearers(name), ""
        if not bearers:
            bearers = self._alike(name, context.likeliest_countries())
            same = any(_letters(bearer.place.name) == _letters(name) for bearer in bearers)
            spelt = "spelt almost so" if bearers and not same else ""
        elif all(_is_byname_abroad(bearer, context) for bearer in bearers):
            bearers += self._alike(name, context.likeliest_countries(1))
        word = without_designator(fold(name))[1]
        if word and context.wants is None:
            wants = PlacePrecision.GOVERNORATE if word in FIRST_LEVEL else PlacePrecision.DISTRICT
            context = context.wanting(wants)
        if context.wants is PlacePrecision.GOVERNORATE:
            bearers += self._areas_of_seats(bearers)
        return bearers, context, spelt

    def _areas_of_seats(self, bearers: Sequence[Bearer]) -> tuple[Bearer, ...]:
        """Where no area bears the name, those named as such towns are: "Hajja province" is that of Hajjah."""
        if any(bearer.place.precision is PlacePrecision.GOVERNORATE for bearer in bearers):
            return ()
        found: dict[str, Bearer] = {}
        for town in (bearer.place for bearer in bearers if bearer.place.precision is PlacePrecision.TOWN):
            for bearer in self._bearers(town.name):
                area = bearer.place
                if area.precision is PlacePrecision.GOVERNORATE and area.country == town.country:
                    found[area.id] = replace(bearer, own=False)
        return tuple(found.values())

    def zone(self, place: Place) -> str:
        """The IANA time zone of a place that this gazetteer gave, "" where it is unknown."""
        if place.id in self._by_id and self._by_id[place.id].zone:
            return self._by_id[place.id].zone
        for bearer in self._bearers(place.name):
            if bearer.place.id == place.id or bearer.place.country == place.country:
                return bearer.zone
        return ""

    def towns(self, west: float, south: float, east: float, north: float, limit: int = 20) -> tuple[Place, ...]:
        """The most populous towns in a box of degrees, for a map's labels."""
        return self._world.within(west, south, east, north, limit)

    def _find_bearers(self, name: str) -> tuple[Bearer, ...]:
        """Who bears the name, by the first of its variants that anyone bears."""
        for key in _variants(name):
            if self._has(key):
                return self._bearers_of_key(key)
        stripped, word = without_designator(fold(name))
        return self._bearers_of_key(stripped) if word else ()

    def _bearers_of_key(self, key: str) -> tuple[Bearer, ...]:
        found: dict[str, Bearer] = {}
        for entry in self._own.get(key, ()):
            found[entry.place.id] = Bearer(entry.place, entry.zone, True)
        for bearer in (bearer for store in self._stores for bearer in store.bearers(key)):
            found.setdefault(bearer.place.id, bearer)
        for byname in self._bynames.get(key, ()):
            own = (Bearer(entry.place, entry.zone, True) for entry in self._own.get(fold(byname.of), ()))
            for bearer in (*own, *self._world_bearers(fold(byname.of))):
                if (bearer.place.country, bearer.place.precision) == (byname.country, byname.kind):
                    found.setdefault(bearer.place.id, bearer)
        for bearer in self._world_bearers(key):
            found.setdefault(bearer.place.id, bearer)
        return tuple(found.values())

    def _world_bearers(self, key: str) -> list[Bearer]:
        bearers = self._world.bearers(key)
        found = []
        also = bearers.also if len(key) >= SHORTEST_ALSO else ()
        for numbers, own in ((bearers.own, True), (also, False)):
            for number in numbers:
                place, zone = self._world.place(number)
                named_so = own or is_spelling(key, fold(place.name))
                found.append(Bearer(self._as_told_here(place), zone, named_so))
        return found

    def _as_told_here(self, place: Place) -> Place:
        """The world's place as our files or the user's have it, where they do."""
        if place.id in self._by_id:
            return self._by_id[place.id].place
        return next((own for store in self._stores if (own := store.place(place.id)) is not None), place)

    def _find_alike(self, name: str, countries: tuple[str, ...]) -> tuple[Bearer, ...]:
        """Places of these countries whose names are spelt almost so; the nearest spelling alone."""
        key = fold(name)
        if len(key) < 5:
            return ()
        bones, letters = skeleton(key), _letters(key)
        best: tuple[float, str, str] = (0.0, "", "")
        for number, country in enumerate(countries):
            least = ELSEWHERE_RATIO if number else SKELETON_RATIO
            keys = [*self._world.spellings(country), *(key for s in self._stores for key in s.spellings(country))]
            for other, ratio, _ in process.extract(
                key, keys, scorer=fuzz.ratio, processor=None, score_cutoff=least, limit=12
            ):
                alike = len(bones) >= SHORTEST_SKELETON and skeleton(other) == bones
                if _letters(other) == letters:
                    ratio = 100.0
                if (ratio >= FUZZY_RATIO or alike) and (ratio, other) > best[:2]:
                    best = (ratio, other, country)
        if not best[1]:
            return ()
        return tuple(bearer for bearer in self._bearers_of_key(best[1]) if bearer.place.country == best[2])


def _key(name: str) -> str:
    """The key of a name in the curated files; initials keep their capitals, so that "US" is no pronoun."""
    return abbreviation(name) or fold(name)


def _is_byname_abroad(bearer: Bearer, context: PlaceContext) -> bool:
    """Is it a little place that only another of its names calls so, outside the country most spoken of?"""
    return not bearer.own and bearer.place.population < HAMLET and context.told(bearer.place.country) < 1


def _letters(name: str) -> str:
    """The letters of a name, however they are parted into words ("Elwak", "El Wak")."""
    return fold(name).replace(" ", "")


def _variants(name: str) -> tuple[str, ...]:
    """The keys to try, in order: as initials, as it stands, its articles written plainly, less its article."""
    key, short = fold(name), abbreviation(name)
    keys = [short] if short else []
    if key:
        keys += [key, with_plain_articles(key)]
        first = key.partition(" ")[0]
        # "As Homs burned" is no article; "as-Suwayda" is.
        if first in ("al", "el") or (first in ARTICLES and name[len(first) : len(first) + 1] in ("-", "'", "’")):
            keys.append(without_article(key))
    return tuple(dict.fromkeys(keys))
