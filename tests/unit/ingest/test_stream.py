import io
import json

import pytest

from trucewatch.ingest import stream_reports
from trucewatch.ingest.rows import MAX_ROW
from trucewatch.model import Report, Skipped

STORY = "The army of Arland and the rebels agreed on Thursday to stop fighting in the Kesh valley, the envoy said."


def row(text=STORY, **others):
    return json.dumps({"text": text, **others}).encode() + b"\n"


@pytest.fixture
def rows(tmp_path):
    (tmp_path / "rows.jsonl").write_bytes(row(date="2020-03-05") + b"\n{broken\n" + row() + row() + b"\r\n")
    return tmp_path / "rows.jsonl"


def test_rows_come_in_their_order_each_with_its_line_and_those_of_no_use_are_named(rows):
    told = [item.name if isinstance(item, Report) else str(item) for item in stream_reports([rows])]
    assert told[0] == "rows.jsonl:1"
    assert told[1].startswith("rows.jsonl:3: not a row of JSON")
    assert told[2:] == ["rows.jsonl:4", "rows.jsonl:5: the same bytes as one before, counted as one report"]


def test_a_report_is_dated_by_itself_alone(rows):
    dated, undated = [item for item in stream_reports([rows]) if isinstance(item, Report)]
    assert str(dated.published.when) == "2020-03-05"
    assert not undated.published.when.known


def test_reports_are_taken_as_they_are_needed():
    class Pipe(io.BytesIO):
        asked = 0

        def readline(self, size=-1):
            Pipe.asked += 1
            return row(f"{STORY} It was day {Pipe.asked}.")

    stream = stream_reports(["-"], stdin=Pipe())
    assert isinstance(next(stream), Report)
    assert Pipe.asked == 1


def test_a_row_beyond_all_measure_is_named_and_the_next_is_read(tmp_path):
    (tmp_path / "rows.jsonl").write_bytes(b'{"text": "' + b"a" * (2 * MAX_ROW) + b'"}\n' + row())
    large, report = stream_reports([tmp_path])
    assert isinstance(large, Skipped) and "more than the 5 MB that a row may have" in str(large)
    assert report.name == "rows.jsonl:2"


def test_files_of_one_name_go_by_their_folder_too(tmp_path):
    for folder in ("north", "south"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.txt").write_text(f"{STORY} So it was in the {folder}.")
    read = list(stream_reports([tmp_path / "north", tmp_path / "south"]))
    assert [report.name for report in read] == ["north/a.txt", "south/a.txt"]


def test_nothing_on_standard_input_is_named():
    assert [str(item) for item in stream_reports(["-"], stdin=io.BytesIO())] == [
        "standard input: is empty; pipe reports into it, one row each"
    ]
