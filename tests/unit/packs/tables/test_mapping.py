"""A user's mapping of a table: read strictly, named by line where it is wrong."""

from __future__ import annotations

import pytest

from trucewatch.errors import BadDataFile
from trucewatch.packs.tables.mapping import TableMapping, load_mapping

KNOWN = {"north", "south"}
COLUMNS = "columns: {start: datum, latitude: y, longitude: x}\n"


def read(tmp_path, text: str) -> TableMapping:
    path = tmp_path / "m.yaml"
    path.write_text(text, encoding="utf-8")
    return load_mapping(path, KNOWN)


def test_a_mapping_is_the_shape_of_a_table_that_nobody_knows(tmp_path):
    told = read(
        tmp_path, COLUMNS + "times: week\nwithin: 3 km\ndates: day first\nclock: Asia/Tokyo\nencoding: latin-1\n"
    )
    shape = told.shape_of(["Datum", "y", "x"])
    assert shape is not None
    assert shape.column("start", ["Datum"]) == "Datum"
    assert (shape.width, shape.radius_km, shape.order, shape.clock) == ("week", 3.0, "day first", "Asia/Tokyo")
    assert told.encoding == "iso8859-1"


def test_without_columns_it_only_changes_how_a_known_table_is_read(tmp_path):
    told = read(tmp_path, 'within: {"1": 1 km}\nactors: {Northerners: north, Both: [south, north], Locals: []}\n')
    shape = told.shape_of(["event_date", "event_type", "sub_event_type", "actor1", "latitude", "longitude"])
    assert shape is not None
    assert (shape.name, shape.within) == ("acled", (("1", 1.0),))
    assert told.actors == {"Northerners": ("north",), "Both": ("north", "south"), "Locals": ()}
    assert told.shape_of(["a", "b"]) is None


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "the file is empty"),
        ("- a\n", "a mapping"),
        ("colums: {}\n", "unknown key 'colums'; did you mean 'columns'"),
        ("columns: {start: d}\n", "no column is named for latitude and longitude"),
        ("columns: {start: d, latitude: y, longitude: x, strat: d}\n", "unknown key 'strat'"),
        (COLUMNS + "times: fortnight\n", "m.yaml:2: unknown width of a date 'fortnight'"),
        (COLUMNS + "times: {'1': fortnight}\n", "m.yaml:2: unknown width of a date"),
        (COLUMNS + "within: 3\n", "m.yaml:2: '3' has no unit"),
        (COLUMNS + "within: {'1': -3 km}\n", "m.yaml:2: '-3 km' is not a length"),
        (COLUMNS + "dates: year first\n", "m.yaml:2: unknown order of a date"),
        (COLUMNS + "clock: Mars/Olympus\n", "m.yaml:2: unknown time zone"),
        (COLUMNS + "encoding: klingon\n", "m.yaml:2: unknown encoding 'klingon'"),
        (COLUMNS + "kinds: {a: {act: Dancing}}\n", "m.yaml:2: unknown act 'Dancing'"),
        (COLUMNS + "directed: [Dancing]\n", "m.yaml:2: unknown event type 'Dancing'"),
        (COLUMNS + "actors: {N: norht}\n", "m.yaml:2: unknown actor 'norht'; did you mean 'north'"),
        (COLUMNS + "actors: {N: north, N: south}\n", "m.yaml:2: the key 'N' stands twice"),
        (COLUMNS + COLUMNS, "the key 'columns' stands twice"),
    ],
)
def test_a_mapping_that_is_wrong_is_refused_by_line(tmp_path, text, why):
    with pytest.raises(BadDataFile) as error:
        read(tmp_path, text)
    assert why in str(error.value)
    assert "\n" not in str(error.value)
