"""Event tables: files in, columns out; what cannot be read is named by row, and harms no other row."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import numpy as np
import pyarrow as pa
import pyarrow.parquet
import pytest

from trucewatch.columns import FOREVER, NEVER, columns_of
from trucewatch.errors import BadDataFile
from trucewatch.ingest.tables.files import batches, table_files, table_schema
from trucewatch.ingest.tables.rows import read_rows
from trucewatch.ingest.tables.times import read_moment
from trucewatch.packs.tables.mapping import TableMapping
from trucewatch.packs.tables.shapes import TableShape, load_table_words
from trucewatch.publish import to_csv

ACLED = (
    "event_id_cnty,event_date,time_precision,event_type,sub_event_type,actor1,actor2,latitude,longitude,geo_precision"
)
GED = "id,type_of_violence,side_a,side_b,date_start,date_end,date_prec,where_prec,latitude,longitude,best"


def named(cell: str) -> tuple[str, ...]:
    return tuple(cell.split("; "))


def rows_of(path, shape: TableShape | None = None):
    """Every row of a file, in one."""
    (batch,) = batches(path)
    shape = shape or load_table_words().shape_of(batch.table.column_names)
    assert shape is not None
    return read_rows(batch, shape, named)


def table(tmp_path, *lines: str, header: str = ACLED, name: str = "t.csv", encoding: str = "utf-8"):
    path = tmp_path / name
    path.write_text("\n".join([header, *lines]) + "\n", encoding=encoding)
    return path


def day(text: str) -> int:
    return int(datetime.fromisoformat(text).replace(tzinfo=UTC).timestamp())


def acled(id="A1", date="2031-05-03", prec="1", kind="Battles", sub="Armed clash", one="North", two="South",
          lat="10.5", lon="20.5", geo="1") -> str:  # fmt: skip
    return ",".join([id, date, prec, kind, sub, one, two, lat, lon, geo])


def test_a_row_of_acled_is_a_day_a_point_with_its_radius_and_two_sides(tmp_path):
    columns = rows_of(table(tmp_path, acled())).columns
    assert (columns.start[0], columns.end[0]) == (day("2031-05-03"), day("2031-05-04"))
    assert (columns.lat[0], columns.lon[0], columns.radius_km[0]) == (10.5, 20.5, 5.0)
    assert columns.acts[columns.act[0]] == ("Battles", "Armed clash")
    assert columns.actors[columns.who[0]] == ("North", "South")
    assert columns.mutual[0]


def test_who_strikes_from_afar_did_it_alone(tmp_path):
    row = acled(kind="Explosions/Remote violence", sub="Air/drone strike")
    columns = rows_of(table(tmp_path, row)).columns
    assert columns.actors[columns.who[0]] == ("North",)
    assert columns.targets[columns.target[0]] == ("South",)
    assert not columns.mutual[0]


def test_people_of_no_side_are_harmed_and_did_nothing(tmp_path):
    columns = rows_of(table(tmp_path, acled(one="North", two="Civilians"))).columns
    assert columns.actors[columns.who[0]] == ("North",)
    assert not columns.mutual[0]
    columns = rows_of(table(tmp_path, acled(kind="Riots", sub="Mob violence", one="Rioters", two=""))).columns
    assert columns.actors[columns.who[0]] == ()


@pytest.mark.parametrize(
    ("precision", "start", "end"),
    [("2", "2031-04-27", "2031-05-10"), ("3", "2031-05-01", "2031-06-01"), ("", "2031-05-03", "2031-05-04")],
)
def test_a_date_is_as_wide_as_its_code_says(tmp_path, precision, start, end):
    columns = rows_of(table(tmp_path, acled(prec=precision))).columns
    assert (columns.start[0], columns.end[0]) == (day(start), day(end))


@pytest.mark.parametrize(
    "header",
    [
        ACLED.upper(),
        ACLED.replace("event_id_cnty", "data_id"),
        ACLED.replace("event_id_cnty", "event_id_no_cnty") + ",inter1",
    ],
)
def test_older_exports_of_acled_are_known(tmp_path, header):
    row = acled(date="06 March 2020") + (",1" if "inter1" in header else "")
    rows = rows_of(table(tmp_path, row, header=header))
    assert rows.shape.name == "acled"
    assert rows.columns.ids == ("A1",)
    assert rows.columns.start[0] == day("2020-03-06")


def test_the_event_types_of_acled_before_2019_are_known(tmp_path):
    header = "EVENT_ID_CNTY,EVENT_DATE,EVENT_TYPE,ACTOR1,ACTOR2,LATITUDE,LONGITUDE"
    lines = [
        "1,3-May-31,Battle-No change of territory,North,South,10,20",
        "2,3-May-31,Remote violence,North,South,10,20",
    ]
    columns = rows_of(table(tmp_path, *lines, header=header)).columns
    assert [columns.acts[code] for code in columns.act] == [
        ("Battles", "Armed clash"),
        ("Explosions/Remote violence", ""),
    ]
    assert columns.mutual.tolist() == [True, False]


@pytest.mark.parametrize("best", ["best", "best_est"])
def test_a_row_of_ucdp_runs_to_the_end_of_its_last_day(tmp_path, best):
    line = "214797.0,3.0,North,Civilians,2031-05-03 00:00:00.000,2031-05-05,2,1.0,10.5,20.5,4"
    rows = rows_of(table(tmp_path, line, header=GED.replace("best", best)))
    columns = rows.columns
    assert columns.ids == ("214797",)
    assert (columns.start[0], columns.end[0]) == (day("2031-05-03"), day("2031-05-06"))
    assert columns.acts[columns.act[0]] == ("Organised violence", "One-sided violence")
    assert columns.actors[columns.who[0]] == ("North",)
    assert columns.targets[columns.target[0]] == ("Civilians",)
    assert rows.counts("deaths").tolist() == [4.0]


def test_a_place_known_to_the_country_is_nowhere(tmp_path):
    columns = rows_of(table(tmp_path, "1,1,North,South,2031-05-03,2031-05-03,1,6,10.5,20.5,4", header=GED)).columns
    assert np.isnan(columns.lat[0])


FAULTS = [
    ({"date": ""}, "event_date", "is blank"),
    ({"date": "soon"}, "event_date", "is no date between 1900 and 2100"),
    ({"date": "2031-02-30"}, "event_date", "is no date between 1900 and 2100"),
    ({"date": "1031-05-03"}, "event_date", "is no date between 1900 and 2100"),
    ({"date": "03/04/2031"}, "event_date", "is one date day first and another month first; a mapping says which"),
    ({"date": "13/13/2031"}, "event_date", "is no date between 1900 and 2100"),
    ({"date": "48000"}, "event_date", "is no date between 1900 and 2100"),
    ({"prec": "9"}, "time_precision", "is no known code of precision"),
    ({"lat": ""}, "latitude", "is blank though the longitude is not"),
    ({"lon": ""}, "longitude", "is blank though the latitude is not"),
    ({"lat": "north"}, "latitude", "is no number"),
    ({"lat": "nan"}, "latitude", "is no number"),
    ({"lat": "1e999"}, "latitude", "is no number"),
    ({"lat": "10,5"}, "", "has 11 cells where the header has 10"),
    ({"lat": "-90.5", "lon": "120"}, "latitude", "is beyond 90 degrees"),
    ({"lon": "180.5"}, "longitude", "is beyond 180 degrees"),
    ({"lat": "120", "lon": "35"}, "latitude", "is beyond 90 degrees: latitude and longitude look swapped"),
    ({"lat": "0", "lon": "0.0"}, "latitude", "and longitude are both 0: a blank written as a number"),
    ({"geo": "8"}, "geo_precision", "is no known code of precision"),
]


@pytest.mark.parametrize(("cells", "column", "why"), FAULTS, ids=lambda value: str(value)[:30])
def test_a_row_with_a_fault_is_set_aside_and_named_and_the_others_stay(tmp_path, cells, column, why):
    rows = rows_of(table(tmp_path, acled(id="good"), acled(id="bad", **cells), acled(id="last")))
    (rejected,) = rows.rejected
    assert (rejected.source, rejected.row, rejected.column, rejected.why) == ("t.csv", 2, column, why)
    assert rows.columns.ids == ("good", "last")
    assert rows.numbers.tolist() == [1, 3]


def test_a_row_may_have_no_coordinates_at_all(tmp_path):
    rows = rows_of(table(tmp_path, acled(lat="", lon="")))
    assert rows.rejected == ()
    assert np.isnan(rows.columns.lat[0])


def test_a_missing_id_never_joins_rows_and_a_doubled_one_is_kept(tmp_path):
    rows = rows_of(table(tmp_path, acled(id=""), acled(id=""), acled(id="X"), acled(id="X")))
    assert rows.columns.ids == ("t.csv:1", "t.csv:2", "X", "X")


def test_blank_lines_are_no_rows(tmp_path):
    assert len(rows_of(table(tmp_path, acled(), "", acled(), ""))) == 2


@pytest.mark.parametrize(
    "write",
    [
        lambda text: b"\xef\xbb\xbf" + text.encode(),
        lambda text: text.replace(",", ";").encode(),
        lambda text: text.replace(",", "\t").encode(),
        lambda text: text.replace("\n", "\r\n").encode(),
        lambda text: b"sep=,\n" + text.encode(),
        lambda text: text.replace("North", '"North"').encode(),
        lambda text: text.replace("event_date", '"event_date"').encode(),
    ],
    ids=["byte-order mark", "semicolons", "tabs", "CRLF", "sep line", "quotes", "quoted header"],
)
def test_a_csv_of_any_usual_make_reads_the_same(tmp_path, write):
    path = tmp_path / "t.csv"
    path.write_bytes(write("\n".join([ACLED, acled(), acled(id="B")]) + "\n"))
    assert rows_of(path).columns.ids == ("A1", "B")


def test_a_quoted_cell_may_run_over_lines(tmp_path):
    path = table(tmp_path, acled() + ',"first\nsecond"', acled(id="B") + ",x", header=ACLED + ",notes")
    rows = rows_of(path)
    assert rows.columns.ids == ("A1", "B")
    assert rows.texts("text").to_pylist() == ["first\nsecond", "x"]


@pytest.mark.parametrize("column", ["notes", "event_id_cnty"])
def test_a_quote_that_never_closes_does_not_swallow_rows_in_silence(tmp_path, column):
    good = acled(id="good") + ",x"
    bad = acled(id="bad") + ',"never' if column == "notes" else acled(id='"bad') + ",x"
    rows = rows_of(table(tmp_path, good, bad, acled() + ",x", acled() + ",x", header=ACLED + ",notes"))
    assert rows.columns.ids == ("good",)
    assert [one.row for one in rows.rejected] == [2]


BROKEN = {
    "an empty file": (b"", "the table is empty"),
    "two columns of one name": (b"a,b,a\n1,2,3\n", "two columns are named 'a'"),
    "a picture": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" * 9, "is not UTF-8 text"),
    "zeros": (b"\0" * 900, "is no text"),
    "Latin-1": ((ACLED + "\n" + acled(one="Nördlich") + "\n").encode("latin-1"), "is not UTF-8 text"),
    "half a UTF-16": ((ACLED + "\n" + acled() + "\n").encode("utf-16")[:-5], "is not UTF-8 text|cannot be read"),
    "a mark and nothing else": (b"\xff\xfe", "is empty"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_file_that_is_no_csv_is_named_with_the_reason(tmp_path, name):
    path = tmp_path / "t.csv"
    path.write_bytes(BROKEN[name][0])
    with pytest.raises(BadDataFile, match=BROKEN[name][1]):
        rows_of(path)


def test_what_a_spreadsheet_writes_is_read_as_it_means_it(tmp_path):
    header, row = (line.replace(",", "\t") for line in (ACLED, acled(one="Nördlich", lat="10.5", lon="-20.25")))
    marked = table(tmp_path, row, header=header, encoding="utf-16")
    assert rows_of(marked).columns.lat[0] == 10.5
    assert next(batches(marked)).table["actor1"].to_pylist() == ["Nördlich"]
    semicolons = acled(lat="10.5", lon="-20.25").replace(",", ";").replace(".", ",")
    comma = table(tmp_path, semicolons, header=ACLED.replace(",", ";"), name="c.csv")
    columns = rows_of(comma).columns
    assert (columns.lat[0], columns.lon[0]) == (10.5, -20.25)
    plain = table(tmp_path, acled(date="20310503"), name="d.csv")
    assert rows_of(plain).columns.start[0] == day("2031-05-03")


def test_an_encoding_that_is_named_is_read(tmp_path):
    path = table(tmp_path, acled(one="Nördlich"), encoding="windows-1252")
    (batch,) = batches(path, "cp1252")
    assert batch.table["actor1"].to_pylist() == ["Nördlich"]


def test_a_cell_made_safe_for_spreadsheets_is_read_as_it_was(tmp_path):
    (batch,) = batches(table(tmp_path, "'=1+1,'tis,-5", header="a,b,c"))
    assert [batch.table[name][0].as_py() for name in "abc"] == ["=1+1", "'tis", "-5"]


def test_a_column_that_is_needed_and_missing_is_named(tmp_path):
    header = ACLED.replace("latitude", "breite")
    shape = TableMapping(columns=(("start", ("event_date",)), ("latitude", ("y",)), ("longitude", ("longitude",))))
    with pytest.raises(BadDataFile, match="no column tells the latitude; looked for: y"):
        rows_of(table(tmp_path, acled(), header=header), shape.shape_of(["event_date"]))


def feature(lon=20.5, lat=10.5, **properties):
    return {"type": "Feature", "geometry": {"type": "Point", "coordinates": [lon, lat]}, "properties": properties}


def test_geojson_gives_its_properties_and_its_point(tmp_path):
    path = tmp_path / "t.geojson"
    given = dict(zip(ACLED.split(","), acled().split(","), strict=True))
    properties = {name: value for name, value in given.items() if name not in ("latitude", "longitude")}
    features = [
        feature(**properties, casualties=4),
        {"type": "Feature", "geometry": None, "properties": properties},
        "x",
    ]
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    rows = rows_of(path)
    assert rows.columns.lat[:1].tolist() == [10.5]
    assert np.isnan(rows.columns.lat[1])
    assert [one.row for one in rows.rejected] == [3]
    assert rows.table["casualties"].to_pylist() == [4, None]


@pytest.mark.parametrize("wrap", [lambda rows: rows, lambda rows: {"count": 12, "data": rows}], ids=["list", "data"])
def test_json_rows_as_services_send_them_are_read(tmp_path, wrap):
    path = tmp_path / "t.json"
    path.write_text(json.dumps(wrap([dict(zip(ACLED.split(","), acled().split(","), strict=True))])))
    assert rows_of(path).columns.ids == ("A1",)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{}",
        "[",
        "null",
        "not json",
        '{"type": "Feature"}',
        '{"features": 5}',
        '{"features": [{"a": 1}',
        "[[" * 90000,
    ],
)
def test_json_that_holds_no_rows_is_named_and_so_is_one_that_breaks_off(tmp_path, text):
    path = tmp_path / "t.geojson"
    path.write_text(text)
    with pytest.raises(BadDataFile, match="not a GeoJSON collection of features, nor a list of rows"):
        list(batches(path))


def test_long_geojson_is_read_across_its_chunks(tmp_path, monkeypatch):
    monkeypatch.setattr("trucewatch.ingest.tables.json._CHUNK", 7)
    path = tmp_path / "t.geojson"
    path.write_text(json.dumps({"total": 123456789, "features": [feature(n=number * 1000) for number in range(20)]}))
    (batch,) = batches(path)
    assert batch.table["n"].to_pylist() == [number * 1000 for number in range(20)]


def test_parquet_keeps_its_types_and_is_read_as_text_where_it_must_be(tmp_path):
    path = tmp_path / "t.parquet"
    given = dict(zip(ACLED.split(","), ([cell] for cell in acled().split(",")), strict=True))
    typed = given | {"event_date": [datetime(2031, 5, 3)], "latitude": [10.5], "geo_precision": [1]}
    pa.parquet.write_table(pa.table(typed), path)
    rows = rows_of(path)
    assert rows.columns.start[0] == day("2031-05-03")
    assert rows.table["latitude"].type == pa.float64()
    assert table_schema(path).names == ACLED.split(",")


def test_half_a_parquet_file_is_named(tmp_path):
    path = tmp_path / "t.parquet"
    pa.parquet.write_table(pa.table({"a": list(range(9999))}), path)
    path.write_bytes(path.read_bytes()[:-200])
    with pytest.raises(BadDataFile, match="not a whole Parquet file"):
        list(batches(path))


def test_a_folder_gives_its_tables_by_name_and_what_is_not_there_is_skipped(tmp_path):
    for name in ("b.csv", "a.parquet", ".hidden.csv", "note.doc"):
        (tmp_path / name).touch()
    (tmp_path / "empty").mkdir()
    found, skipped = table_files([tmp_path, tmp_path / "b.csv", tmp_path / "none.csv", tmp_path / "empty"])
    assert [path.name for path in found] == ["a.parquet", "b.csv"]
    assert [one.why for one in skipped] == ["no such file", "no table in the folder"]


@pytest.mark.parametrize(
    ("cell", "order", "iso"),
    [
        ("2031-05-03", None, "2031-05-03T00:00"),
        ("2031-05-03 14:05:00", None, "2031-05-03T14:05"),
        ("03 May 2031", None, "2031-05-03T00:00"),
        ("3.5.2031", None, "2031-05-03T00:00"),
        ("27/5/2031", None, "2031-05-27T00:00"),
        ("5/27/2031", None, "2031-05-27T00:00"),
        ("5/6/2031 0:00", "month first", "2031-05-06T00:00"),
        ("5/6/2031", "day first", "2031-06-05T00:00"),
        ("1/9/2031 12:00:00 AM", "day first", "2031-09-01T00:00"),
    ],
)
def test_dates_are_read_as_tables_write_them(cell, order, iso):
    assert read_moment(cell, order) == (day(iso), None)


def test_a_table_of_ones_own_is_read_on_its_clock_to_the_minute(tmp_path):
    header, line = "wann,y,x,zone", "2031-05-03 02:30,10.5,20.5,"
    shape = TableMapping(
        columns=(("start", ("wann",)), ("latitude", ("y",)), ("longitude", ("x",)), ("zone", ("zone",))),
        readings={"width": "minute", "clock": "Asia/Tokyo", "radius_km": 2.0},
    ).shape_of(header.split(","))
    rows = rows_of(table(tmp_path, line, line + "Europe/Paris", line + "Nowhere", header=header), shape)
    assert rows.columns.start.tolist() == [day("2031-05-02 17:30"), day("2031-05-03 00:30")]
    assert (rows.columns.end - rows.columns.start).tolist() == [60, 60]
    assert rows.columns.zoned.all() and rows.columns.fine.all()
    assert rows.columns.radius_km.tolist() == [2.0, 2.0]
    assert [one.why for one in rows.rejected] == ["is no time zone of the IANA database"]


def test_our_own_table_of_events_comes_back_as_it_went(tmp_path):
    from trucewatch.publish import tables
    from unit.publish.sample import CASE

    path = tmp_path / "events.csv"
    path.write_text(to_csv(tables(CASE)["events"]), encoding="utf-8")
    read = rows_of(path).columns
    by_id = {event.id: event for event in CASE.events}
    given = columns_of([by_id[id] for id in read.ids])
    for name in ("start", "end", "zoned", "fine", "lat", "lon", "radius_km", "denied", "mutual"):
        np.testing.assert_array_equal(getattr(read, name), getattr(given, name), err_msg=name)
    for codes, words in (("act", "acts"), ("who", "actors"), ("target", "targets"), ("means", "weapons")):
        told = [[getattr(one, words)[code] for code in getattr(one, codes)] for one in (read, given)]
        assert told[0] == told[1]


def test_an_end_that_is_open_stays_open_in_our_own_table(tmp_path):
    header = "event,when_start,when_end,when_precision,when_zone,latitude,longitude,radius_km,perpetrators"
    lines = ["a,2031-05-03T00:00:00,,open,,,,,", "b,,,unknown,,,,,"]
    columns = rows_of(table(tmp_path, *lines, header=header)).columns
    assert columns.start.tolist() == [day("2031-05-03"), NEVER]
    assert columns.end.tolist() == [FOREVER, FOREVER]
