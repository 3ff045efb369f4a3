"""The brief of judged tables as one HTML file of a size that does not grow with their rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from trucewatch.model import (
    GRAVEST,
    Account,
    Agreement,
    Covered,
    Cut,
    Deaths,
    Period,
    Survey,
    SurveyRow,
    Tally,
    TallyLine,
    Verdict,
)
from trucewatch.publish.assessed.account import rejects_name
from trucewatch.publish.assessed.grid_map import GridMap, Mark, make_grid_map
from trucewatch.publish.drawing.bars import DOUBTED, Chart, chart_of, unit_of
from trucewatch.publish.drawing.frame import WIDTH
from trucewatch.publish.pages.typeset import rendered
from trucewatch.publish.views.terms import term_name
from trucewatch.publish.words import SYMBOLS, TONES, actor_words, counted, in_words, listed, moment_words, range_words

_CHARTED = 6  # so many sides have a chart of their own
_AREAS = 20  # so many areas stand on the page
_CELLS = 15
_STRANGERS = 40
_GRAVE = (Verdict.ALLEGED_BREACH, Verdict.POSSIBLE_BREACH, Verdict.CONTESTED, Verdict.UNDETERMINED)

SURVEY_LIMITS = (
    "A coded row is a report of an event, no proof of it: a verdict here is at most alleged.",
    "A zero says that the table has no row for that day, not that nothing happened.",
    "Rows of one cut may be added up, rows of two cuts not; alleged and possible breaches are never added together.",
    "Deaths are the table's own numbers, added up over rows as its makers coded them.",
    "A place stands on the map in the cell of its point, whatever its error; the verdicts reckon with the error.",
)


@dataclass(frozen=True, slots=True)
class Sum:
    """One part of a cut over the whole time."""

    name: str
    events: tuple[int, ...]
    deaths: str


@dataclass(frozen=True, slots=True)
class Section:
    """What stands on the page of one agreement, as counted by each of those who count."""

    agreement: Agreement
    covered: Covered | None
    sums: tuple[tuple[str, tuple[Sum, ...]], ...]  # by term, side, zone, area
    areas_left: int
    charts: tuple[Chart, ...]
    sides: tuple[Chart, ...]
    parallel: tuple[tuple[Period, tuple[tuple[int, ...], ...]], ...]  # of several who count: the counts of each


@dataclass(frozen=True, slots=True)
class RowView:
    """One row of a table in words."""

    row: SurveyRow
    who: str
    against: str
    place: str
    findings: tuple[tuple[str, str, str, str, str, tuple[str, ...]], ...]  # tone, symbol, label, term, reason, trace


def survey_html(
    survey: Survey,
    account: Account,
    agreements: Sequence[Agreement],
    *,
    beside: Sequence[str] = (),
    tallies: Sequence[str] = (),
    as_of: datetime | None = None,
) -> str:
    """The page; ``beside`` names files written with it that hold every row, ``tallies`` those of the counts."""
    atlas = make_grid_map(agreements, survey.grid)
    names = {party.actor: party.name for one in agreements for party in one.parties}
    return rendered(
        "survey.html",
        title=" and ".join(one.title for one in agreements),
        as_of=moment_words(as_of) if as_of else "",
        account=account,
        accounts=(account, *account.others),
        rejects=rejects_name,
        verdicts=[(TONES[found], SYMBOLS[found], in_words(found.value)) for found in GRAVEST],
        totals=_totals(account),
        headlines=_headlines(survey, account, agreements),
        sections=[_section(one, survey.tally) for one in agreements],
        atlas=atlas,
        off_map=_off_map(atlas),
        cells=_greatest(atlas.grains[0].marks if atlas else ()),
        map_width=WIDTH,
        gravest=[_view(row, agreements, names) for row in survey.gravest],
        nearest=[_view(row, agreements, names) for row in survey.nearest],
        first=[_view(row, agreements, names) for row in survey.first],
        beside=beside,
        tallies=tallies,
        strangers_shown=_STRANGERS,
        limits=SURVEY_LIMITS,
        agreements=agreements,
        styles=("brief.css", "survey.css"),
        scripts=("map.js",),
    )


def _totals(account: Account) -> tuple[int, ...]:
    found = dict(account.gravest)
    return tuple(found.get(verdict, 0) for verdict in GRAVEST)


def _headlines(survey: Survey, account: Account, agreements: Sequence[Agreement]) -> list[str]:
    """What a colleague would say first."""
    counts = dict(zip(GRAVEST, _totals(account), strict=True))
    alleged = counts[Verdict.ALLEGED_BREACH]
    possible, contested, undetermined = (counts[verdict] for verdict in DOUBTED)
    judged = counted(account.judged, "event")
    found = [f"Of {judged} {_are(alleged)} alleged to be a breach and {_are(possible)} possibly one."]
    if contested or undetermined:
        found.append(f"{contested:,} contested and {undetermined:,} undetermined cannot be decided from the rows.")
    for agreement in agreements:
        lines = [one for one in survey.tally.lines if one.agreement == agreement.name and not one.counter]
        units = (line for line in lines if line.cut is Cut.ALL and line.period.stretch is survey.tally.unit)
        worst = max(units, key=lambda line: line.events[0], default=None)
        if worst is not None and worst.events[0] > 1:
            found.append(f"{agreement.title}: most alleged breaches {_on(worst)}, {worst.events[0]:,}.")
    return found


def _are(count: int) -> str:
    return f"{count:,} {'is' if count == 1 else 'are'}" if count else "none is"


def _on(line: TallyLine) -> str:
    words = str(line.period)
    return words if words.startswith("in ") else f"on {words}"


def _section(agreement: Agreement, tally: Tally) -> Section:
    own = [line for line in tally.lines if line.agreement == agreement.name]
    covered = next((one for one in tally.covered if one.agreement == agreement.name), None)
    everything = [line for line in own if line.cut is Cut.ALL and _since(line, covered)]
    unit = unit_of(everything)
    main = [line for line in own if line.counter == tally.counters[0]] if tally.counters else []
    areas = _sums(line for line in main if line.cut is Cut.AREA)
    shown = tuple(one for one in areas if any(one.events[GRAVEST.index(verdict)] for verdict in _GRAVE))
    sums = (
        ("By term", _sums((line for line in main if line.cut is Cut.TERM), agreement)),
        ("By side", _sums(line for line in main if line.cut is Cut.SIDE)),
        ("By zone", _sums(line for line in main if line.cut is Cut.ZONE)),
        ("By area", shown[:_AREAS]),
    )
    several = len(tally.counters) > 1
    charts = [
        chart_of(_counter_words(name), [line for line in everything if line.counter == name], unit=unit, always=several)
        for name in tally.counters
    ]
    by_side = [line for line in main if line.cut is Cut.SIDE and _since(line, covered)]
    sides = [
        chart_of(one.name, [line for line in by_side if line.value == one.name], 40.0, unit)
        for one in sums[1][1][:_CHARTED]
    ]
    return Section(
        agreement,
        covered,
        tuple((name, found) for name, found in sums if found),
        len(areas) - len(shown[:_AREAS]),
        tuple(chart for chart in charts if chart),
        tuple(chart for chart in sides if chart),
        _parallel([chart for chart in charts if chart]) if several else (),
    )  # fmt: skip


def _parallel(charts: Sequence[Chart]) -> tuple[tuple[Period, tuple[tuple[int, ...], ...]], ...]:
    """Alleged, in doubt and all for each who counts, period by period: side by side and never added."""
    tables = [dict((*chart.table, *chart.wider)) for chart in charts]
    periods = dict.fromkeys(period for table in tables for period in table)
    nothing = (0,) * len(GRAVEST)
    return tuple((period, tuple(_three(table.get(period, nothing)) for table in tables)) for period in periods)


def _three(events: Sequence[int]) -> tuple[int, ...]:
    doubted = sum(events[GRAVEST.index(verdict)] for verdict in DOUBTED)
    return events[GRAVEST.index(Verdict.ALLEGED_BREACH)], doubted, sum(events)


def _since(line: TallyLine, covered: Covered | None) -> bool:
    """Does it reach into the time that is charted? What came before the agreement is counted, and no bar."""
    return covered is None or line.period.last is None or line.period.last >= covered.first


def _counter_words(name: str) -> str:
    return f"As counted by {name}" if name else "All events"


def _sums(lines: Iterable[TallyLine], agreement: Agreement | None = None) -> tuple[Sum, ...]:
    """Each part over the whole time, those with most alleged and then most possible breaches first."""
    parts: dict[str, list[TallyLine]] = {}
    for line in lines:
        parts.setdefault(line.value, []).append(line)
    found = [
        Sum(
            term_name(agreement, value) if agreement else value,
            tuple(map(sum, zip(*(line.events for line in own), strict=True))),
            _deaths([line.alleged for line in own]),
        )
        for value, own in parts.items()
    ]
    return tuple(sorted(found, key=lambda one: (*(-count for count in one.events), one.name)))


def _deaths(tolls: Sequence[Deaths]) -> str:
    """Deaths of alleged breaches over the whole time; how many events tell none stands with them."""
    low, best, high = (
        sum(told) if (told := [number for toll in tolls if (number := getattr(toll, name)) is not None]) else None
        for name in ("low", "best", "high")
    )
    untold = sum(toll.untold for toll in tolls)
    words = range_words(low, best, high) if best is not None else ""
    return words + (f" ({untold:,} untold)" if untold else "")


def _off_map(atlas: GridMap | None) -> list[tuple[str, int, str]]:
    """The events that have no mark: where they are, how many, and with which verdicts."""
    if atlas is None:
        return []
    found = (("Beyond the map", atlas.beyond), ("With no known place", atlas.unplaced))
    return [(name, sum(events), listed(_kinds(events))) for name, events in found if sum(events)]


def _kinds(events: Sequence[int]) -> list[str]:
    found = zip(GRAVEST, events, strict=True)
    return [f"{count:,} {in_words(verdict.value).lower()}" for verdict, count in found if count]


def _greatest(marks: Sequence[Mark]) -> list[Mark]:
    return sorted(marks, key=lambda mark: [-count for count in mark.events])[:_CELLS]


def _view(row: SurveyRow, agreements: Sequence[Agreement], names: dict[str, str]) -> RowView:
    by_name = {one.name: one for one in agreements}
    event = row.event
    return RowView(
        row,
        " and ".join(actor_words(said.value, names) for said in event.perpetrators) or "not known",
        " and ".join(actor_words(said.value, names) for said in event.targets),
        f"{event.where}" if event.where is not None else "no place known",
        tuple(
            (TONES[found.verdict], SYMBOLS[found.verdict], in_words(found.verdict.value),
             term_name(by_name.get(found.agreement), found.term), found.reason, found.trace)
            for found in sorted(row.findings, key=lambda found: GRAVEST.index(found.verdict))
        ),
    )  # fmt: skip
