"""Blocks: what is compared at all, found by what a join can rest on and by time."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterator
from datetime import timedelta
from itertools import chain, product
from math import floor, log
from typing import Generic, Protocol, TypeVar

from trucewatch.resolve.joining.adrift import Adrift
from trucewatch.resolve.signs.places import FINE, bones
from trucewatch.resolve.tellings.profiles import Profile
from trucewatch.resolve.tellings.telling_times import longest_reach
from trucewatch.resolve.weights import Weights

_CELL_DEGREES = 0.1  # wider than near_km at every latitude that people live at
_WIDE_DEGREES = 1.0  # wider than the errors of most towns
_LADDER = 1.5  # steps wider than overlap_share and near_share
_SHARP = 10  # days within which a time that speaks of a day or two lies, with its room
_TOLD = timedelta(weeks=3)  # the longest time that says when something was
_FEW = 64  # so few are put in one by one, more are sorted in
_AROUND = tuple(product((-1, 0, 1), (-1, 0, 1)))

_Key = tuple[object, ...]
_Cell = tuple[int, int]


class Told(Protocol):
    """Anything with a profile."""

    @property
    def profile(self) -> Profile:
        """What is compared of it."""
        ...


_Item = TypeVar("_Item", bound=Told)


class Blocks(Generic[_Item]):
    """Items by what their profiles have in common, kept as they come and go.

    Whether two are near depends on the two alone, so that a report more never
    changes how others are joined. Two that have times are near only where the
    times can meet.
    """

    def __init__(self, weights: Weights) -> None:
        self._weights = weights
        self._blocks: dict[_Key, _Block[_Item]] = {}
        self._adrift: Adrift[_Item] = Adrift()
        self._longest = longest_reach(weights)

    def __len__(self) -> int:
        return len(self._blocks)

    def add(self, item: _Item) -> None:
        """Let it be found."""
        for key in self._stands_under(item.profile):
            if key not in self._blocks:
                self._blocks[key] = _Block()
            self._blocks[key].add(item)
        self._adrift.add(item)

    def remove(self, item: _Item) -> None:
        """Let it be found no more."""
        for key in self._stands_under(item.profile):
            self._blocks[key].remove(item)
            if not self._blocks[key]:
                del self._blocks[key]
        self._adrift.remove(item)

    def near(self, profile: Profile) -> list[_Item]:
        """What it is compared with, each once, in no order; itself perhaps among them."""
        found: dict[int, _Item] = {}
        for item in chain(self._in_place(profile), self._by_evidence(profile), self._adrift.near(profile)):
            found[id(item)] = item
        return list(found.values())

    def by_actor(self, profile: Profile) -> list[_Item]:
        """What one of its actors did, of its sort and time, wherever it was; for a time that is open nothing."""
        found: dict[int, _Item] = {}
        for key in _deeds(profile) if profile.time.reach else ():
            for item in self._block(key).meeting(profile.time.reach, self._longest) if profile.time.reach else ():
                found[id(item)] = item
        return list(found.values())

    def _in_place(self, profile: Profile) -> Iterator[_Item]:
        """What is told of the same cell, or of one beside it."""
        for row, column in _cells(profile, _CELL_DEGREES):
            for down, right in _AROUND:
                block = self._blocks.get(("cell", profile.act.family, row + down, column + right))
                if block is None:
                    continue
                yield from block.open
                yield from (
                    block.timed() if profile.time.reach is None else block.meeting(profile.time.reach, self._longest)
                )

    def _by_evidence(self, profile: Profile) -> Iterator[_Item]:
        for key in chain(self._telling(profile), _names(profile)):
            block = self._block(key)
            yield from block.open
            if profile.time.reach is None:
                yield from block.timed()
            else:
                met = block.meeting(profile.time.reach, self._longest)
                yield from (item for item in met if not (_says_when(profile) and _says_when(item.profile)))
        if profile.time.reach is None:
            return
        wide = _cells(profile, _WIDE_DEGREES)
        near = [(row + down, column + right) for row, column in wide for down, right in _AROUND]
        for key in chain(self._pointing(profile), _unread_in_one(profile)):
            for where in near or ("placed",):
                yield from self._block((*key, where)).meeting(profile.time.reach, self._longest)
            yield from self._block((*key, "unplaced")).meeting(profile.time.reach, self._longest)
        for key in _names(profile):
            yield from self._block(key).meeting(profile.time.reach, self._longest)

    def _block(self, key: _Key) -> _Block[_Item]:
        found = self._blocks.get(key)
        return _Block() if found is None else found

    def _stands_under(self, profile: Profile) -> set[_Key]:
        found: set[_Key] = {("cell", profile.act.family, *cell) for cell in _cells(profile, _CELL_DEGREES)}
        found.update(self._telling(profile), _names(profile))
        if profile.time.reach is not None:
            found.update(_deeds(profile))
            wide: set[object] = set(_cells(profile, _WIDE_DEGREES))
            for key in chain(self._pointing(profile), _named(profile)):
                found.update((*key, where) for where in (wide | {"placed"} if wide else {"unplaced"}))
        return found

    def _pointing(self, profile: Profile) -> Iterator[_Key]:
        """What a join can rest on where two times meet that are told; the date of a report is not enough for it."""
        if not _says_when(profile):
            return
        for toll in profile.losses.tolls:
            for size in self._sizes(_number(toll.quantity.low, toll.quantity.high)):
                yield "toll", profile.act.family, toll.measure, toll.group, size
        for site in profile.telltales.sites:
            yield "site", profile.act.family, site
        if profile.act.sub_event_type in self._weights.rare_acts:
            yield "act", profile.act.sub_event_type

    def _telling(self, profile: Profile) -> Iterator[_Key]:
        """What finds its like in all the years: somebody named beside it, or a number that few incidents have."""
        rare = self._weights.numbers["rare_toll"] / _LADDER
        for toll in profile.losses.tolls:
            number = _number(toll.quantity.low, toll.quantity.high)
            for size in self._sizes(number):
                key = ("any toll", profile.act.family, toll.measure, toll.group, size)
                if number >= rare:
                    yield key
                for side in profile.people.sides:
                    yield (*key, side)
        if profile.act.sub_event_type in self._weights.rare_acts:
            for side in profile.people.sides:
                yield "any act", profile.act.sub_event_type, side

    def _sizes(self, number: int) -> tuple[int, ...]:
        """Two neighbouring steps of a ladder, so that tolls near each other share one; none for small tolls."""
        if number < max(1.0, self._weights.numbers["large_toll"] / _LADDER):
            return ()
        step = floor(log(number) / log(_LADDER))
        return step, step + 1


class _Block(Generic[_Item]):
    """What shares one key: times of a day or two, times of weeks, and open times."""

    __slots__ = ("open", "sharp", "vague")

    def __init__(self) -> None:
        self.sharp: _ByDay[_Item] = _ByDay()
        self.vague: _ByDay[_Item] = _ByDay()
        self.open: list[_Item] = []

    def __len__(self) -> int:
        return len(self.sharp) + len(self.vague) + len(self.open)

    def add(self, item: _Item) -> None:
        reach = item.profile.time.reach
        if reach is None:
            self.open.append(item)
        else:
            self._part(reach).add(item)

    def remove(self, item: _Item) -> None:
        reach = item.profile.time.reach
        if reach is None:
            self.open.remove(item)
        else:
            self._part(reach).remove(item)

    def timed(self) -> Iterator[_Item]:
        return chain(self.sharp, self.vague)

    def meeting(self, reach: tuple[int, int], longest: int) -> Iterator[_Item]:
        """What may be of one of these days; ``longest`` is the most that a reach lasts."""
        first, last = reach
        for part, length in ((self.sharp, _SHARP), (self.vague, longest)):
            for item in part.beginning(first - length, last):
                if item.profile.time.reach is not None and item.profile.time.reach[1] >= first:
                    yield item

    def _part(self, reach: tuple[int, int]) -> _ByDay[_Item]:
        return self.sharp if reach[1] - reach[0] <= _SHARP else self.vague


class _ByDay(Generic[_Item]):
    """Items in order of the first day that they may be of; sorted when they are looked for."""

    __slots__ = ("_fresh", "_ordered")

    def __init__(self) -> None:
        self._ordered: list[_Item] = []
        self._fresh: list[_Item] = []

    def __len__(self) -> int:
        return len(self._ordered) + len(self._fresh)

    def __iter__(self) -> Iterator[_Item]:
        return chain(self._ordered, self._fresh)

    def add(self, item: _Item) -> None:
        self._fresh.append(item)

    def remove(self, item: _Item) -> None:
        self._order()
        at = bisect_left(self._ordered, _first_day(item), key=_first_day)
        while self._ordered[at] is not item:
            at += 1
        del self._ordered[at]

    def beginning(self, first: int, last: int) -> list[_Item]:
        self._order()
        low = bisect_left(self._ordered, first, key=_first_day)
        return self._ordered[low : bisect_right(self._ordered, last, key=_first_day)]

    def _order(self) -> None:
        if len(self._fresh) > _FEW:
            self._ordered += self._fresh
            self._ordered.sort(key=_first_day)
        else:
            for item in self._fresh:
                insort(self._ordered, item, key=_first_day)
        self._fresh.clear()


def _first_day(item: Told) -> int:
    return item.profile.time.reach[0] if item.profile.time.reach else 0


def _cells(profile: Profile, degrees: float) -> set[_Cell]:
    """The cells of its towns."""
    return {
        (floor(where.place.lat / degrees), floor(where.place.lon / degrees))
        for where in profile.ground.places
        if where.place is not None and where.precision in FINE
    }


def _says_when(profile: Profile) -> bool:
    start, end = profile.time.when.start, profile.time.when.end
    return start is not None and end is not None and end - start <= _TOLD


def _names(profile: Profile) -> Iterator[_Key]:
    """Places that no gazetteer has, and little ones, which one report may take for another of the name."""
    for where in profile.ground.places:
        if where.name:
            names = (where.name, where.place.name) if where.place is not None else (where.name,)
            for name in dict.fromkeys(map(bones, names)):
                yield "name", profile.act.family, name


def _named(profile: Profile) -> Iterator[_Key]:
    """Names in its words, and which of them were read as no place; for a time that is told."""
    if _says_when(profile):
        for name in profile.telltales.names:
            yield "named", profile.act.family, name
        for name in profile.telltales.unread:
            yield "unread", profile.act.family, name


def _unread_in_one(profile: Profile) -> Iterator[_Key]:
    """What has the same name in its words, which was read as a place in one of the two at most."""
    if _says_when(profile):
        for name in profile.telltales.names:
            yield ("named" if name in profile.telltales.unread else "unread"), profile.act.family, name


def _deeds(profile: Profile) -> Iterator[_Key]:
    for actor in profile.people.actors:
        yield "by", profile.act.family, actor


def _number(low: int | None, high: int | None) -> int:
    return (low if low is not None else high) or 0
