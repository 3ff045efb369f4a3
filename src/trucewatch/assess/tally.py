"""Judged events counted by day or week, by term, side, zone and area, in memory that does not grow with them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from trucewatch.assess.parties import Actors
from trucewatch.assess.periods import code_of, period_codes, period_of
from trucewatch.assess.sides import side_of
from trucewatch.assess.table import TermVerdicts, gravest
from trucewatch.assess.terms import VERDICTS
from trucewatch.columns import FOREVER, NEVER, Codes, EventColumns, Floats, Ints
from trucewatch.geo.ground import INSIDE, OUTSIDE
from trucewatch.model import GRAVEST, Agreement, Covered, Cut, Deaths, Stretch, Tally, TallyLine, Verdict
from trucewatch.packs.agreements.deadlines import civil_moments

_RANK = np.array([GRAVEST.index(verdict) for verdict in VERDICTS], dtype=np.int8)
_DEATHS_OF = (Verdict.ALLEGED_BREACH, Verdict.POSSIBLE_BREACH)
_TOLL = 6  # low, best, high; of how many events each is told
_WIDTH = len(GRAVEST) + _TOLL * len(_DEATHS_OF)
_DENSE = 2_000_000  # keys are told apart by a table of this size, beyond it by sorting
_LATE_DAYS = 31  # a table that begins so long after the agreement is not taken to tell of the days before
_CELL_KM = 55.0  # a place known no better than half a degree lies in no one cell of the grid

_Key = tuple[str, Cut, str, int, str]


@dataclass(frozen=True, slots=True)
class Told:
    """What a table tells beside what is judged: deaths (NaN: not told) and the area of each row.

    ``area`` is a code into ``areas``; "" is a row whose table names none.
    """

    low: Floats
    best: Floats
    high: Floats
    area: Codes
    areas: tuple[str, ...]

    @classmethod
    def nothing(cls, rows: int) -> Told:
        """Of a table that tells neither."""
        untold = np.full(rows, np.nan)
        return cls(untold, untold, untold, np.zeros(rows, dtype=np.int32), ("",))


@dataclass
class Tallier:
    """Counts batches as they come; ``tally`` can be asked for at any time.

    ``unit`` is a day or a week.
    """

    agreements: Sequence[Agreement]
    actors: Actors | None = None
    unit: Stretch = Stretch.DAY
    _counts: dict[_Key, NDArray[np.float64]] = field(default_factory=dict)
    _days: dict[str, tuple[int, int]] = field(default_factory=dict)
    _counters: list[str] = field(default_factory=list)

    def add(
        self, columns: EventColumns, verdicts: Sequence[TermVerdicts], told: Told | None = None, counter: str = ""
    ) -> None:
        """Count some judged rows; ``counter`` names who counted them, where there are several."""
        if counter not in self._counters:
            self._counters.append(counter)
        if not len(columns):
            return
        told = told or Told.nothing(len(columns))
        self._note_days(columns, counter)
        for agreement in self.agreements:
            own = [found for found in verdicts if found.agreement.name == agreement.name]
            if not own:
                continue
            periods = np.unique(period_codes(columns, agreement, self.unit), return_inverse=True)
            worst = gravest(own, len(columns))
            for cut, (codes, values) in _cuts(columns, own, told, agreement, self.actors):
                self._count(agreement.name, cut, values, codes, periods, worst, told, counter)
            for one in own:
                everywhere = np.zeros(len(columns), dtype=np.int64)
                verdict = _RANK[one.judged.verdict]
                self._count(agreement.name, Cut.TERM, (one.term.id,), everywhere, periods, verdict, told, counter)

    def tally(self, until: date | None = None) -> Tally:
        """All that was counted, with zeros for the days without events, up to ``until`` or the last day told of."""
        covered = tuple(found for agreement in self.agreements if (found := self._covered(agreement, until)))
        keys = {*self._counts, *(key for one in covered for key in self._empty(one))}
        rank = {agreement.name: place for place, agreement in enumerate(self.agreements)}
        cuts, counters = list(Cut), sorted(self._counters)

        def order(key: _Key) -> tuple[object, ...]:
            agreement, cut, value, period, counter = key
            when = period_of(period)
            wide = list(Stretch).index(when.stretch)
            return rank[agreement], cuts.index(cut), value, wide, when.first or date.max, counters.index(counter)

        zero = np.zeros(_WIDTH)
        lines = tuple(_line(key, self._counts.get(key, zero)) for key in sorted(keys, key=order))
        return Tally(self.unit, tuple(counters), covered, lines)

    def _count(
        self, agreement: str, cut: Cut, values: Sequence[str], codes: Ints,
        periods: tuple[Ints, NDArray[np.intp]], ranks: NDArray[np.int8], told: Told, counter: str,
    ) -> None:  # fmt: skip
        when, row = periods
        keys, row = _dense(row * len(values) + codes, len(when) * len(values))
        counts = np.bincount(row * len(GRAVEST) + ranks, minlength=len(keys) * len(GRAVEST))
        columns = [*counts.reshape(-1, len(GRAVEST)).T]
        for breach in _DEATHS_OF:
            rows = np.flatnonzero(ranks == GRAVEST.index(breach))
            for number in (told.low, told.best, told.high):
                known = rows[np.isfinite(number[rows])]
                columns.append(np.bincount(row[known], number[known], minlength=len(keys)))
                columns.append(np.bincount(row[known], minlength=len(keys)))
        found = np.column_stack(columns).astype(np.float64)
        for key, line in zip(keys.tolist(), found, strict=True):
            full = (agreement, cut, values[key % len(values)], int(when[key // len(values)]), counter)
            self._counts[full] = self._counts[full] + line if full in self._counts else line

    def _note_days(self, columns: EventColumns, counter: str) -> None:
        """The first and the last day that a table tells of, taken from dates no wider than a week."""
        told = (columns.start != NEVER) & (columns.end != FOREVER)
        close = told & (columns.end - np.where(told, columns.start, 0) <= 7 * 86_400)
        if close.any():
            first, last = int(columns.start[close].min()) // 86_400, int(columns.end[close].max() - 1) // 86_400
            known = self._days.get(counter, (first, last))
            self._days[counter] = (min(first, known[0]), max(last, known[1]))

    def _covered(self, agreement: Agreement, until: date | None) -> Covered | None:
        if not self._days:
            return None
        first = min(civil_moments(agreement.effective, agreement) or (agreement.signed,)).date()
        begins = min(_day(found) for found, _ in self._days.values())
        last = until or max(_day(found) for _, found in self._days.values())
        why = "from the day on which the agreement takes effect"
        if begins > first + timedelta(days=_LATE_DAYS):
            first, why = begins, f"from the first day of the table; it tells nothing of the time from {first}"
        return Covered(agreement.name, first, last, why) if first <= last else None

    def _empty(self, covered: Covered) -> Iterator[_Key]:
        """Every day for all, for each term, and for each other part in which anything is a breach or may be one."""
        parts: dict[tuple[Cut, str], float] = defaultdict(float)
        settled = [GRAVEST.index(Verdict.NOT_COVERED), GRAVEST.index(Verdict.PERMITTED)]
        for (agreement, cut, value, _, _), counts in self._counts.items():
            if agreement == covered.agreement:
                open_ones = counts[: len(GRAVEST)].sum() - counts[settled].sum()
                parts[cut, value] += 1 if cut in (Cut.ALL, Cut.TERM) else open_ones
        step = 7 if self.unit is Stretch.WEEK else 1
        days = range(0, (covered.last - covered.first).days + step, step)
        codes = {code_of(min(covered.first + timedelta(days=day), covered.last), self.unit) for day in days}
        for (cut, value), count in parts.items():
            if count:
                yield from ((covered.agreement, cut, value, code, who) for code in codes for who in self._counters)


def _dense(keys: Ints, most: int) -> tuple[Ints, Ints]:
    """The distinct keys (each below ``most``), and for each row which of them it has: without sorting, if it can be."""
    if most > _DENSE:
        found, row = np.unique(keys, return_inverse=True)
        return found, row
    found = np.flatnonzero(np.bincount(keys, minlength=most))
    place = np.zeros(most, dtype=np.int64)
    place[found] = np.arange(len(found))
    return found, place[keys]


def _cuts(
    columns: EventColumns, own: Sequence[TermVerdicts], told: Told, agreement: Agreement, actors: Actors | None
) -> Iterator[tuple[Cut, tuple[Ints, Sequence[str]]]]:
    yield Cut.ALL, (np.zeros(len(columns), dtype=np.int64), ("",))
    yield Cut.SIDE, _sides(columns, agreement, actors)
    for zone, found in {one.term.zone: one for one in reversed(own)}.items():
        drawn = agreement.zone(zone) if zone is not None else None
        if drawn is not None and found.judged.located is not None:
            inside = found.judged.located.inside
            names = (f"{drawn.name}: inside", f"{drawn.name}: inside or outside", f"{drawn.name}: outside")
            yield Cut.ZONE, (np.select([inside == INSIDE, inside == OUTSIDE], [0, 2], 1), names)
    yield Cut.AREA, _areas(columns, told)


def _sides(columns: EventColumns, agreement: Agreement, actors: Actors | None) -> tuple[Ints, Sequence[str]]:
    pairs, row = np.unique(columns.who.astype(np.int64) * 2 + columns.mutual, return_inverse=True)
    words = [side_of(columns.actors[pair // 2], bool(pair % 2), agreement, actors) for pair in pairs.tolist()]
    names = sorted(set(words))
    return np.array([names.index(word) for word in words])[row], names


def _areas(columns: EventColumns, told: Told) -> tuple[Ints, Sequence[str]]:
    """The area that the table names; where it names none, the cell of one degree in which the point lies."""
    named = np.array([bool(name) for name in told.areas])[told.area]
    south, west = np.floor(np.nan_to_num(columns.lat)), np.floor(np.nan_to_num(columns.lon))
    fixed = np.isfinite(columns.lat) & (columns.radius_km <= _CELL_KM)
    cell = np.where(fixed, ((south + 90) * 361 + west + 180).astype(np.int64), -1)
    cells, row = np.unique(cell, return_inverse=True)
    names = [*told.areas, *("no area told" if one < 0 else _cell_words(one) for one in cells.tolist())]
    return np.where(named, told.area, row + len(told.areas)).astype(np.int64), names


def _cell_words(cell: int) -> str:
    south, west = cell // 361 - 90, cell % 361 - 180
    return f"{abs(south)}{'S' if south < 0 else 'N'} {abs(west)}{'W' if west < 0 else 'E'}, one degree"


def _day(count: int) -> date:
    return date(1970, 1, 1) + timedelta(days=count)


def _line(key: _Key, counts: NDArray[np.float64]) -> TallyLine:
    agreement, cut, value, period, counter = key
    events = tuple(int(count) for count in counts[: len(GRAVEST)])
    tolls = [counts[len(GRAVEST) + _TOLL * place :][:_TOLL] for place in range(len(_DEATHS_OF))]
    deaths = [_deaths(toll, events[GRAVEST.index(breach)]) for toll, breach in zip(tolls, _DEATHS_OF, strict=True)]
    return TallyLine(agreement, cut, value, period_of(period), counter, events, *deaths)


def _deaths(toll: NDArray[np.float64], events: int) -> Deaths:
    """Sums; nought where there is no event, and nothing where there are some and none tells a number."""
    numbers = [round(total) if told or not events else None for total, told in zip(toll[::2], toll[1::2], strict=True)]
    return Deaths(numbers[0], numbers[1], numbers[2], events - int(toll[1::2].max()))
