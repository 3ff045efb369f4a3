"""Events as columns: what a term asks of an event, as arrays, whether five or ten million."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from trucewatch.model import Event, Precision, When, to_utc

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
Codes = NDArray[np.int32]
Key = TypeVar("Key")

NEVER, FOREVER = -(2**62), 2**62  # the ends of an interval that is open
_FINE = (Precision.MINUTE, Precision.HOUR, Precision.PART_OF_DAY)


@dataclass(frozen=True, slots=True)
class EventColumns:
    """Events, one row each.

    ``start`` and ``end`` bound the time in seconds since 1970 (half-open): of
    UTC where ``zoned``, of an unnamed local clock elsewhere. ``fine`` marks a
    time told finer than the day. ``act``, ``who`` and ``target`` are codes into
    ``acts`` (type, sub-type), ``actors`` and ``targets`` (each a set of names).
    ``mutual`` marks an act in which all of the actors took part and it is not
    said who began. ``means`` is a code into ``weapons``, the words for what it was done with.
    ``lat``, ``lon`` are NaN where the place is not known. ``unit`` is a code
    into ``units``, each the administrative units in which a place lies by its
    gazetteer; None where no row says so, as in tables of points.
    """

    ids: tuple[str, ...]
    start: Ints
    end: Ints
    zoned: Bools
    fine: Bools
    lat: Floats
    lon: Floats
    radius_km: Floats
    act: Codes
    who: Codes
    target: Codes
    means: Codes
    denied: Bools
    mutual: Bools
    acts: tuple[tuple[str, str], ...]
    actors: tuple[tuple[str, ...], ...]
    targets: tuple[tuple[str, ...], ...]
    weapons: tuple[tuple[str, ...], ...]
    unit: Codes | None = None
    units: tuple[tuple[str, ...], ...] = ((),)

    def __len__(self) -> int:
        return len(self.ids)

    def take(self, rows: Ints) -> EventColumns:
        """Some of the rows, with the same codes."""
        return replace(
            self,
            ids=tuple(self.ids[row] for row in rows.tolist()),
            start=self.start[rows],
            end=self.end[rows],
            zoned=self.zoned[rows],
            fine=self.fine[rows],
            lat=self.lat[rows],
            lon=self.lon[rows],
            radius_km=self.radius_km[rows],
            act=self.act[rows],
            who=self.who[rows],
            target=self.target[rows],
            means=self.means[rows],
            denied=self.denied[rows],
            mutual=self.mutual[rows],
            unit=self.unit[rows] if self.unit is not None else None,
        )

    def with_used_codes(self) -> EventColumns:
        """The same, with none but the codes that some row has."""
        used: dict[str, Any] = {}
        for codes, words in (("act", "acts"), ("who", "actors"), ("target", "targets"), ("means", "weapons")):
            there, own = np.unique(getattr(self, codes), return_inverse=True)
            used |= {codes: own.astype(np.int32), words: tuple(getattr(self, words)[code] for code in there.tolist())}
        return replace(self, **used)


def columns_of(events: Sequence[Event]) -> EventColumns:
    """Lay events out as columns, in their order."""
    spans = [_seconds(event.when) for event in events]
    points = [_point(event) for event in events]
    act, acts = _coded((event.event_type, event.sub_event_type) for event in events)
    who, actors = _coded(tuple(sorted({said.value for said in event.perpetrators})) for event in events)
    target, targets = _coded(tuple(sorted({said.value for said in event.targets})) for event in events)
    means, weapons = _coded(event.means for event in events)
    unit, units = _coded(event.where.units if event.where is not None else () for event in events)
    return EventColumns(
        ids=tuple(event.id for event in events),
        start=np.array([start for start, _, _ in spans], dtype=np.int64),
        end=np.array([end for _, end, _ in spans], dtype=np.int64),
        zoned=np.array([zoned for _, _, zoned in spans], dtype=bool),
        fine=np.array([event.when.precision in _FINE for event in events], dtype=bool),
        lat=np.array([lat for lat, _, _ in points], dtype=np.float64),
        lon=np.array([lon for _, lon, _ in points], dtype=np.float64),
        radius_km=np.array([radius for _, _, radius in points], dtype=np.float64),
        act=act,
        who=who,
        target=target,
        means=means,
        denied=np.array([event.is_contested for event in events], dtype=bool),
        mutual=np.zeros(len(events), dtype=bool),
        acts=acts,
        actors=actors,
        targets=targets,
        weapons=weapons,
        unit=unit,
        units=units,
    )


def seconds(moment: datetime) -> int:
    """Seconds since 1970, of its own clock for a naive moment."""
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return int(aware.timestamp())


def _seconds(when: When) -> tuple[int, int, bool]:
    """Start, end and whether they are UTC; an end that is not a whole second is rounded outwards."""
    zone = when.zone
    start = None if when.start is None else to_utc(when.start, zone) if zone else when.start
    end = None if when.end is None else to_utc(when.end, zone) if zone else when.end
    first = NEVER if start is None else seconds(start)
    last = FOREVER if end is None else seconds(end) + (1 if end.microsecond else 0)
    return first, last, zone is not None


def _point(event: Event) -> tuple[float, float, float]:
    where = event.where
    if where is None or where.place is None:
        return float("nan"), float("nan"), float("nan")
    radius = where.place.radius_km if where.radius_km is None else where.radius_km
    return where.place.lat, where.place.lon, radius


def _coded(keys: Iterable[Key]) -> tuple[Codes, tuple[Key, ...]]:
    table: dict[Key, int] = {}
    codes = [table.setdefault(key, len(table)) for key in keys]
    return np.array(codes, dtype=np.int32), tuple(table)
