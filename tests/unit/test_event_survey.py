"""Tables surveyed as they stream by: what is shown does not hang on how the rows came."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest

from truces import TRUCE
from trucewatch.event_survey import LISTED, TRACED, Surveyor
from trucewatch.event_tables import TableJudge, assess_tables
from trucewatch.model import Stretch
from trucewatch.publish.tables.tallies import publish_tally

HEADER = "event_id_cnty,event_date,event_type,sub_event_type,actor1,actor2,latitude,longitude,fatalities,admin1"
JUDGE = TableJudge.load(replace(TRUCE, terms=TRUCE.terms[:1]))


def lines(count):
    for number in range(count):
        place = (10.99, 20.5) if number % 10 == 9 else (10.5, 20.5)
        yield (
            f"E{number},2031-05-{3 + number % 20:02},Explosions/Remote violence,Air/drone strike,north,south,"
            f"{place[0]},{place[1]},{number % 7},{'Upland' if number % 2 else ''}"
        )


def surveyed(path, **options):
    surveyor = Surveyor(JUDGE, **options)
    for batch in assess_tables(path, JUDGE):
        surveyor.add(batch)
    return surveyor.survey()


def table(path, rows):
    path.write_text("\n".join([HEADER, *rows]) + "\n", encoding="utf-8")
    return path


@pytest.fixture
def events(tmp_path):
    return table(tmp_path / "events.csv", lines(900))


def test_the_gravest_have_the_most_deaths_and_their_traces(events):
    found = surveyed(events).gravest
    assert len(found) == TRACED
    assert {row.deaths for row in found} == {6}
    assert all(row.findings and row.findings[0].trace for row in found)
    assert [row.number for row in found[:2]] == sorted(row.number for row in found[:2])


def test_the_first_alleged_breaches_are_listed_by_date(events):
    found = surveyed(events).first
    assert len(found) == LISTED
    days = [row.event.when.start for row in found]
    assert days == sorted(days)


def test_the_nearest_to_an_edge_are_those_that_the_place_leaves_open(events):
    found = surveyed(events).nearest
    assert len(found) == TRACED
    assert all("inside or outside" in found[0].reason for found in (row.findings for row in found))


def test_every_event_is_in_the_grid_or_without_a_place(events):
    grid = surveyed(events).grid
    assert sum(sum(cell.events) for cell in grid.cells) + sum(grid.unplaced) == 900


def test_areas_are_those_of_the_table_and_where_it_names_none_a_cell(events):
    rows = csv.DictReader(io.StringIO(publish_tally(surveyed(events).tally)))
    assert {row["value"] for row in rows if row["cut"] == "area"} == {"Upland", "10N 20E, one degree"}


def test_neither_files_nor_their_order_change_what_is_counted(events, tmp_path):
    rows = list(lines(900))
    folder = tmp_path / "parts"
    folder.mkdir()
    table(folder / "a.csv", rows[600:])
    table(folder / "b.csv", rows[:600])
    whole, parts = surveyed(events), surveyed(folder)
    assert (whole.tally, whole.grid) == (parts.tally, parts.grid)
    assert [row.deaths for row in whole.gravest] == [row.deaths for row in parts.gravest]


def test_another_who_counts_is_tallied_beside_and_shown_nowhere_else(events):
    surveyor = Surveyor(JUDGE, Stretch.WEEK)
    for batch in assess_tables(events, JUDGE):
        surveyor.add(batch)
        surveyor.add(batch, "South's cell")
    survey = surveyor.survey()
    assert survey.tally.counters == ("", "South's cell")
    assert sum(sum(cell.events) for cell in survey.grid.cells) == 900
    counts = [sum(line.events) for line in survey.tally.lines if line.cut == "all"]
    assert sum(counts) == 1800
