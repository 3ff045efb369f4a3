"""What tells of no town, found by the day that it tells and by what else it shares."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from datetime import timedelta
from functools import lru_cache
from typing import Generic, Protocol, TypeVar
from zlib import crc32

from trucewatch.resolve.signs.places import FINE
from trucewatch.resolve.tellings.names import folded
from trucewatch.resolve.tellings.profiles import Profile

_LONGEST = timedelta(hours=36)  # a day, or a night that runs into one
_A_MOMENT = timedelta(microseconds=1)
_NEWS_DAYS = 4  # the day by which it was, and those before it of which it is news
_BITS = 128
_SHORTEST = 4  # letters


class Told(Protocol):
    """Anything with a profile."""

    @property
    def profile(self) -> Profile:
        """What is compared of it."""
        ...


_Item = TypeVar("_Item", bound=Told)
_Day = tuple[str, int, bool]  # a family of acts, an ordinal, and whether the day is told, not the one by which it was


class Adrift(Generic[_Item]):
    """Items by the day that they tell, those apart that tell of no town.

    Two are near where they tell one day and share a toll, a name, a site, a rare word or somebody, and at least one of
    the two tells of no town: towns have blocks of their own. A day of a long war has many items, so each has a
    few bits for what it could share; what these let through is looked at.
    """

    def __init__(self) -> None:
        self._placed: dict[_Day, _Shelf[_Item]] = {}
        self._adrift: dict[_Day, _Shelf[_Item]] = {}

    def add(self, item: _Item) -> None:
        """Let it be found."""
        evidence = _evidence(item.profile)
        if evidence:
            bits = _bits(evidence)
            shelves = self._shelves(item.profile)
            for day in _days(item.profile):
                shelves.setdefault(day, _Shelf()).add(bits, item)

    def remove(self, item: _Item) -> None:
        """Let it be found no more."""
        if _evidence(item.profile):
            shelves = self._shelves(item.profile)
            for day in _days(item.profile):
                shelves[day].remove(item)
                if not shelves[day].items:
                    del shelves[day]

    def near(self, profile: Profile) -> Iterator[_Item]:
        """What it is compared with, some of it twice."""
        evidence = _evidence(profile)
        if not evidence:
            return
        bits = _bits(evidence)
        shelves = [self._adrift] if _has_a_town(profile) else [self._adrift, self._placed]
        for day in _days_near(profile):
            for shelf in (each[day] for each in shelves if day in each):
                for item in shelf.sharing(bits):
                    if not evidence.isdisjoint(_evidence(item.profile)):
                        yield item

    def _shelves(self, profile: Profile) -> dict[_Day, _Shelf[_Item]]:
        return self._placed if _has_a_town(profile) else self._adrift


class _Shelf(Generic[_Item]):
    """The items of one day, and beside each the bits of what it could share."""

    __slots__ = ("bits", "items")

    def __init__(self) -> None:
        self.bits: list[int] = []
        self.items: list[_Item] = []

    def add(self, bits: int, item: _Item) -> None:
        self.bits.append(bits)
        self.items.append(item)

    def remove(self, item: _Item) -> None:
        at = next(n for n, each in enumerate(self.items) if each is item)
        del self.bits[at], self.items[at]

    def sharing(self, bits: int) -> list[_Item]:
        return [self.items[n] for n, each in enumerate(self.bits) if each & bits]


def _has_a_town(profile: Profile) -> bool:
    return any(where.place is not None and where.precision in FINE for where in profile.ground.places)


def _days(profile: Profile) -> list[_Day]:
    """The days of a time that tells one, or the one by which it was; none for a long time."""
    when, family = profile.time.when, profile.act.family
    if when.end is None or (when.start is not None and when.end - when.start > _LONGEST):
        return []
    last = (when.end - _A_MOMENT).toordinal()
    if when.start is None:
        return [(family, last, False)]
    return [(family, day, True) for day in range(when.start.toordinal(), max(when.start.toordinal(), last) + 1)]


def _days_near(profile: Profile) -> list[_Day]:
    """The same days, and those that news tells of, before the one by which it was."""
    days = _days(profile)
    found = dict.fromkeys(each for each in days if each[2])
    for family, day, told in days:
        for later in range(_NEWS_DAYS):
            found[(family, day + later, False) if told else (family, day - later, True)] = None
    return list(found)


def _bits(evidence: Iterable[Hashable]) -> int:
    bits = 0
    for each in evidence:
        bits |= _bit(each)
    return bits


@lru_cache(maxsize=1 << 15)
def _bit(evidence: Hashable) -> int:
    return 1 << crc32(repr(evidence).encode()) % _BITS


def _evidence(profile: Profile) -> set[Hashable]:
    """What two that tell one day may have in common."""
    words, people = profile.telltales, profile.people
    found: set[Hashable] = {*words.names, *words.rare, *people.targets, *people.actors, *people.named}
    found.update(("site", site) for site in words.sites)
    found.update((toll.measure, toll.group, toll.quantity.low) for toll in profile.losses.tolls)
    for where in profile.ground.places:
        found.update(
            part for part in folded(where.place.name if where.place else where.name).split() if len(part) >= _SHORTEST
        )
    return found
