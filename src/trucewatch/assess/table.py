"""Events of a table against agreements: one verdict code a row and term, worked in columns, and their words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from trucewatch.assess.alike import Alike
from trucewatch.assess.kinds import Kinds
from trucewatch.assess.parties import Actors
from trucewatch.assess.terms import VERDICTS, Judged, Site, TermJudge, judged_terms, reaches, reaches_of
from trucewatch.assess.trace import trace_of
from trucewatch.columns import EventColumns
from trucewatch.geo.ground import Ground
from trucewatch.model import GRAVEST, Agreement, Event, Finding, Term, Test, content_id

_RANK = np.array([GRAVEST.index(verdict) for verdict in VERDICTS], dtype=np.int8)
_METRES = 3  # so many digits of a km are written


@dataclass(frozen=True, slots=True)
class TermVerdicts:
    """One term of one agreement against every row of some columns."""

    agreement: Agreement
    term: Term
    judged: Judged

    @property
    def name(self) -> str:
        """The name that its columns in a table begin with."""
        return f"{self.agreement.name}:{self.term.id}"


class Judge:
    """Agreements made ready to judge events by; one judge serves any number of batches, on any number of threads.

    Whatever can be answered once is: who, what and when for each kind of event
    (see Kinds), where for each pattern of answers about all zones (see Ground).
    """

    def __init__(self, agreements: Sequence[Agreement], actors: Actors | None) -> None:
        self._terms = [
            TermJudge(agreement, term, actors) for agreement in agreements for term in judged_terms(agreement)
        ]
        self._kinds = Kinds(self._terms)
        zones = {id(one.zone): one.zone for one in self._terms if one.zone is not None}
        launched = {id(one.zone) for one in self._terms if one.zone is not None and Test.ORIGIN in one.term.tests}
        self._place = {zone: place for place, zone in enumerate(zones)}
        self._ground = Ground(
            list(zones.values()), [place for zone, place in self._place.items() if zone in launched], reaches()
        )

    def __call__(self, columns: EventColumns) -> tuple[TermVerdicts, ...]:
        """Every row against every term that forbids acts, agreement by agreement in the order of the files."""
        reach = reaches_of(columns)
        kinds, lines = self._kinds.of(columns)
        placed = self._ground.place(columns.lat, columns.lon, columns.radius_km, reach)
        if columns.unit is not None and any(columns.units):
            placed = placed.with_units(columns.unit, columns.units)
        sorts = Alike.of(len(columns), [(kinds.sort, len(kinds.rows)), (placed.number, placed.patterns)])
        lines = lines[:, kinds.sort.take(sorts.rows)]
        patterns, reach = placed.number.take(sorts.rows), reach.take(sorts.rows)
        sites = {zone: Site.of(placed, place, patterns, reach) for zone, place in self._place.items()}
        return tuple(
            TermVerdicts(one.agreement, one.term, one.judged(sorts.sort, line, sites.get(id(one.zone))))
            for one, line in zip(self._terms, lines, strict=True)
        )


def judge_columns(
    columns: EventColumns, agreements: Sequence[Agreement], actors: Actors | None
) -> tuple[TermVerdicts, ...]:
    """Some events judged, once."""
    return Judge(agreements, actors)(columns)


def gravest(verdicts: Sequence[TermVerdicts], rows: int) -> NDArray[np.int8]:
    """For each row the gravest of its verdicts under some terms, as an index into GRAVEST; all are of one judging."""
    if not verdicts:
        return np.full(rows, len(GRAVEST) - 1, dtype=np.int8)
    worst = _RANK.take(verdicts[0].judged.verdicts)
    for one in verdicts[1:]:
        np.minimum(worst, _RANK.take(one.judged.verdicts), out=worst)
    return worst.take(verdicts[0].judged.sort)


def verdict_schema(agreements: Sequence[Agreement]) -> pa.Schema:
    """The columns that ``verdict_table`` has for these agreements."""
    fields = [("verdict", pa.string())]
    for agreement in agreements:
        for term in judged_terms(agreement):
            name = f"{agreement.name}:{term.id}"
            fields += [(f"{name}:{field}", pa.string()) for field in ("verdict", "reason")]
            fields += [(f"{name}:{field}", pa.float64()) for field in ("distance_km", "error_km")]
    return pa.schema(fields)


def verdict_table(verdicts: Sequence[TermVerdicts], rows: int) -> pa.Table:
    """The gravest verdict of each row, and for each term its verdict, reason, distance and error in km.

    The distance is that to the edge of the term's zone, negative inside, and
    blank where there is none or the place is not known.
    """
    columns = {"verdict": _words(gravest(verdicts, rows), [verdict.value for verdict in GRAVEST])}
    for one in verdicts:
        judged = one.judged
        columns[f"{one.name}:verdict"] = _words(judged.verdict, [verdict.value for verdict in VERDICTS])
        columns[f"{one.name}:reason"] = _reasons(judged)
        located = judged.located
        nothing = np.full(rows, np.nan)
        columns[f"{one.name}:distance_km"] = _km(nothing if located is None else located.distance_km)
        columns[f"{one.name}:error_km"] = _km(nothing if located is None else located.error_km)
    return pa.table(columns)


def _words(codes: NDArray[np.int8], words: Sequence[str]) -> pa.Array:
    return pa.array(words, pa.string()).take(pa.array(codes))


def _reasons(judged: Judged) -> pa.Array:
    codes, words = judged.reasons()
    return pa.array(words, pa.string()).take(pa.array(codes))


def _km(values: NDArray[np.float64]) -> pa.Array:
    return pa.array(np.round(values, _METRES), from_pandas=True)


def findings_of(
    event: Event, row: int, verdicts: Sequence[TermVerdicts], actors: Actors | None, *, mutual: bool = False
) -> tuple[Finding, ...]:
    """The findings on one row with their traces; ``event`` is that row as an event."""
    return tuple(
        Finding(
            id=content_id("finding", one.agreement.name, one.term.id, event.id),
            agreement=one.agreement.name,
            term=one.term.id,
            event=event.id,
            verdict=VERDICTS[one.judged.lines.verdict[one.judged.line_of(row)]],
            reason=one.judged.reason(row),
            trace=trace_of(event, one.agreement, one.term, one.judged, row, actors, mutual=mutual),
            evidence=(),
        )
        for one in verdicts
    )
