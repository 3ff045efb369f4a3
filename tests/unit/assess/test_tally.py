"""Judged events counted: each once, on no made-up day, alleged and possible apart."""

from datetime import date
from itertools import groupby

import numpy as np
import pytest

from truces import TRUCE, day, days, event
from trucewatch.assess.table import gravest, judge_columns
from trucewatch.assess.tally import Tallier, Told
from trucewatch.columns import columns_of
from trucewatch.model import GRAVEST, Cut, Deaths, Period, Stretch, Verdict, When


def tallied(events, unit=Stretch.DAY, deaths=None, until=None, counters=("",)):
    tallier = Tallier([TRUCE], unit=unit)
    for counter in counters:
        columns = columns_of(events)
        told = Told.nothing(len(columns))
        if deaths is not None:
            numbers = np.array(deaths, dtype=float)
            told = Told(numbers[:, 0], numbers[:, 1], numbers[:, 2], told.area, told.areas)
        tallier.add(columns, judge_columns(columns, [TRUCE], None), told, counter)
    return tallier.tally(until)


def lines(tally, cut=Cut.ALL, value=None):
    return [line for line in tally.lines if line.cut is cut and value in (None, line.value)]


def test_every_day_from_the_start_to_the_last_stands_there_with_its_zeros():
    tally = tallied([event(when=day(3)), event(when=day(5))], until=date(2031, 5, 7))
    found = {line.period.first.day: line.count(Verdict.ALLEGED_BREACH) for line in lines(tally)}
    assert found == {2: 0, 3: 1, 4: 0, 5: 1, 6: 0, 7: 0}
    assert tally.covered[0].why.startswith("from the day on which the agreement takes effect")


def test_a_table_that_begins_much_later_is_not_taken_to_tell_of_the_time_before():
    tally = tallied([event(when=day(20, month=7))])
    assert [line.period.first for line in lines(tally)] == [date(2031, 7, 20)]
    assert "tells nothing of the time from 2031-05-02" in tally.covered[0].why


@pytest.mark.parametrize(
    ("when", "period"),
    [
        (day(6), Period(date(2031, 5, 6), date(2031, 5, 6), Stretch.DAY)),
        (days(5, 8), Period(date(2031, 5, 5), date(2031, 5, 11), Stretch.WEEK)),
        (days(10, 13), Period(date(2031, 5, 1), date(2031, 5, 31), Stretch.MONTH)),
    ],
)
def test_a_wide_date_is_counted_once_in_the_least_stretch_that_holds_it(when, period):
    found = [line for line in lines(tallied([event(when=when)])) if sum(line.events)]
    assert [(line.period, sum(line.events)) for line in found] == [(period, 1)]


def test_a_date_that_is_not_told_falls_on_no_day():
    found = [line for line in lines(tallied([event(when=When.unknown())])) if sum(line.events)]
    assert [str(line.period) for line in found] == ["over more than a year"]


def test_a_week_holds_its_days_and_what_is_known_only_to_the_week():
    found = lines(tallied([event(when=day(6)), event(when=days(5, 8))], unit=Stretch.WEEK))
    assert [(line.period.first, sum(line.events)) for line in found if sum(line.events)] == [(date(2031, 5, 5), 2)]


def test_alleged_and_possible_stand_apart_and_every_cut_counts_every_event_once():
    events = [event(when=day(3)), event(when=day(3), point=(10.98, 20.5)), event(when=day(1)), event(who=())]
    tally = tallied(events)
    for _, part in groupby(tally.lines, key=lambda line: line.cut):
        found = list(part)
        if found[0].cut is Cut.TERM:
            assert {sum(sum(line.events) for line in found if line.value == value) for value in ("calm", "still")} == {
                4
            }
        else:
            assert sum(sum(line.events) for line in found) % 4 == 0
    assert sum(line.count(Verdict.ALLEGED_BREACH) for line in lines(tally, Cut.TERM, "calm")) == 1
    assert sum(line.count(Verdict.POSSIBLE_BREACH) for line in lines(tally, Cut.TERM, "calm")) == 2


def test_deaths_stand_beside_and_what_is_not_told_is_not_nought():
    events = [event(when=day(3)), event(when=day(3), who=("south",)), event(when=day(4))]
    tally = tallied(events, deaths=[(1, 2, 3), (4, 5, np.nan), (np.nan, np.nan, np.nan)])
    by_day = {line.period.first.day: line.alleged for line in lines(tally, Cut.TERM, "calm")}
    assert by_day[3] == Deaths(5, 7, 3, 0)
    assert by_day[4] == Deaths(None, None, None, 1)
    assert by_day[2] == Deaths(0, 0, 0, 0)


def test_sides_are_the_parties_behind_the_forces():
    events = [event(who=("scouts",)), event(who=("north",)), event(who=()), event(who=("strangers",)),
              event(who=("raiders",)), event(who=("north", "south"))]  # fmt: skip
    found = {line.value for line in lines(tallied(events), Cut.SIDE)}
    assert found == {"North", "not known", "not in the agreement's file", "Rovers", "North or South"}


def test_zones_and_cells_of_the_grid_are_areas():
    tally = tallied([event(), event(point=(10.98, 20.5)), event(point=(12.5, -20.5)), event(point=None)])
    assert {line.value for line in lines(tally, Cut.AREA)} == {
        "10N 20E, one degree", "12N 21W, one degree", "no area told",
    }  # fmt: skip
    inside = {line.value: 0 for line in lines(tally, Cut.ZONE)}
    for line in lines(tally, Cut.ZONE):
        inside[line.value] += sum(line.events)
    assert inside["The plain: inside"] == 1
    assert inside["The plain: outside"] == 1
    assert inside["The plain: inside or outside"] == 2


def test_two_who_count_stand_side_by_side_and_are_never_one_number():
    tally = tallied([event(when=day(3))], counters=("North's cell", "South's cell"))
    found = [(line.period.first.day, line.counter, sum(line.events)) for line in lines(tally)]
    assert found == [(2, "North's cell", 0), (2, "South's cell", 0), (3, "North's cell", 1), (3, "South's cell", 1)]


def test_batches_and_their_order_change_nothing():
    events = [event(when=day(number), who=(who,)) for number in (2, 3, 4) for who in ("north", "south")]
    whole = tallied(events)
    tallier = Tallier([TRUCE])
    for one in reversed(events):
        columns = columns_of([one])
        tallier.add(columns, judge_columns(columns, [TRUCE], None))
    assert tallier.tally() == whole


def test_the_gravest_of_several_terms_is_taken():
    columns = columns_of([event()])
    verdicts = judge_columns(columns, [TRUCE], None)
    assert GRAVEST[0] is Verdict.ALLEGED_BREACH
    assert int(gravest(verdicts, 1)[0]) == 0
