"""A tally as rows, as CSV and as JSON: one row for each period of each part, counts by verdict side by side."""

from __future__ import annotations

import json
from typing import Any

from trucewatch.errors import UnknownName
from trucewatch.model import GRAVEST, Deaths, Stretch, Tally, TallyLine
from trucewatch.publish.delimited import to_csv

TALLY_FORMATS = ("csv", "json")
_DEATHS = ("low", "best", "high", "untold")
TALLY_COLUMNS = (
    "agreement", "cut", "value", "stretch", "first_day", "last_day", "counter", "events", *map(str, GRAVEST),
    *(f"alleged_deaths_{name}" for name in _DEATHS), *(f"possible_deaths_{name}" for name in _DEATHS),
)  # fmt: skip


def publish_tally(tally: Tally, format: str = "csv") -> str:
    """A tally as csv or json; the same tally gives the same bytes. Raises UnknownName."""
    if format == "csv":
        return to_csv(tally_rows(tally), TALLY_COLUMNS)
    if format == "json":
        return json.dumps(_document(tally), ensure_ascii=False, indent=1) + "\n"
    raise UnknownName("format of a tally", format, TALLY_FORMATS)


def tally_rows(tally: Tally) -> list[dict[str, Any]]:
    """One row for each line, in the columns of TALLY_COLUMNS; None is blank."""
    return [_row(line) for line in tally.lines]


def _row(line: TallyLine) -> dict[str, Any]:
    first, last = line.period.first, line.period.last
    row: dict[str, Any] = {
        "agreement": line.agreement,
        "cut": str(line.cut),
        "value": line.value,
        "stretch": str(line.period.stretch),
        "first_day": None if first is None else f"{first}",
        "last_day": None if last is None else f"{last}",
        "counter": line.counter,
        "events": sum(line.events),
    }
    row |= {str(verdict): count for verdict, count in zip(GRAVEST, line.events, strict=True)}
    for name, deaths in (("alleged", line.alleged), ("possible", line.possible)):
        row |= {f"{name}_deaths_{key}": value for key, value in zip(_DEATHS, _numbers(deaths), strict=True)}
    return row


def _numbers(deaths: Deaths) -> tuple[int | None, ...]:
    return deaths.low, deaths.best, deaths.high, deaths.untold


def _document(tally: Tally) -> dict[str, Any]:
    zeros = [
        {"agreement": one.agreement, "first_day": f"{one.first}", "last_day": f"{one.last}", "why": one.why}
        for one in tally.covered
    ]
    kind = "daily" if tally.unit is Stretch.DAY else "weekly"
    return {"tally": kind, "counters": list(tally.counters), "zeros": zeros, "lines": tally_rows(tally)}
