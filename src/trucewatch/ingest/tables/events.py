"""One row of a table as an event, for its trace in words."""

from __future__ import annotations

import math
from datetime import datetime, timedelta

from trucewatch.columns import FOREVER, NEVER
from trucewatch.ingest.tables.rows import Rows
from trucewatch.model import Event, Place, PlacePrecision, Precision, Said, Span, When, Where

_EPOCH = datetime(1970, 1, 1)


def event_of(rows: Rows, row: int) -> Event:
    """The row as an event that nobody's claims tell."""
    columns = rows.columns
    kind, sub_kind = columns.acts[columns.act[row]]
    return Event(
        id=columns.ids[row],
        event_type=kind,
        sub_event_type=sub_kind,
        title=rows.texts("text")[row].as_py() or "",
        when=_when(rows, row),
        where=_where(rows, row),
        claims=(),
        perpetrators=tuple(Said(id, ()) for id in columns.actors[columns.who[row]]),
        targets=tuple(Said(id, ()) for id in columns.targets[columns.target[row]]),
        means=columns.weapons[columns.means[row]],
    )


def _when(rows: Rows, row: int) -> When:
    start, end = int(rows.columns.start[row]), int(rows.columns.end[row])
    zone = "UTC" if rows.columns.zoned[row] else None
    first = None if start == NEVER else _EPOCH + timedelta(seconds=start)
    last = None if end == FOREVER else _EPOCH + timedelta(seconds=end)
    return When(first, last, _precision(first, last, bool(rows.columns.fine[row])), zone)


def _precision(first: datetime | None, last: datetime | None, fine: bool) -> Precision:
    if first is None or last is None:
        return Precision.UNKNOWN if first is last else Precision.OPEN
    if fine:
        return Precision.MINUTE if last - first <= timedelta(minutes=1) else Precision.PART_OF_DAY
    return Precision.DAY if last - first == timedelta(days=1) else Precision.DAYS


def _where(rows: Rows, row: int) -> Where | None:
    columns = rows.columns
    name = rows.texts("place")[row].as_py() or "an unnamed place"
    lat, lon, radius = (float(values[row]) for values in (columns.lat, columns.lon, columns.radius_km))
    if math.isnan(lat):
        return None if name == "an unnamed place" else Where(name, Span(0, 0))
    area = rows.texts("area")[row].as_py() or ""
    place = Place(columns.ids[row], name, lat, lon, radius, PlacePrecision.UNKNOWN, admin1=area)
    return Where(name, Span(0, 0), place, radius_km=radius)
