"""Tables judged and written: every row once, in order, in every format, and never half a file."""

from __future__ import annotations

import csv
import json
from xml.etree import ElementTree

import pyarrow as pa
import pyarrow.parquet
import pytest

from truces import TRUCE
from trucewatch.assessed_tables import write_tables
from trucewatch.cells import plain_cell
from trucewatch.errors import BadUsage, NothingToRead
from trucewatch.event_tables import JudgedBatch, TableJudge, assess_tables
from trucewatch.model import Skipped, Verdict

HEADER = "event_id_cnty,event_date,event_type,sub_event_type,actor1,actor2,latitude,longitude,notes"
LINES = [
    "A,2031-05-10,Explosions/Remote violence,Air/drone strike,north,south,10.5,20.5,plain",
    "B,2031-04-10,Explosions/Remote violence,Air/drone strike,north,south,10.5,20.5,=1+1",
    ",2031-05-10,Explosions/Remote violence,Air/drone strike,Nobody Known,south,10.5,20.5,",
    'A,2031-05-10,Explosions/Remote violence,Air/drone strike,rovers,,12.5,20.5,"two\nlines, <b>bold</b>"',
    "E,2031-05-10,Battles,Armed clash,scouts,raiders,,,nowhere",
    "F,soon,Battles,Armed clash,north,south,10.5,20.5,bad",
]
JUDGE = TableJudge.load(TRUCE)


@pytest.fixture
def events(tmp_path):
    path = tmp_path / "in" / "events.csv"
    path.parent.mkdir()
    path.write_text("\n".join([HEADER, *LINES]) + "\n", encoding="utf-8")
    return path


def rows(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_each_row_keeps_its_columns_and_gets_a_verdict_for_each_term(events, tmp_path):
    out = tmp_path / "out.csv"
    account = write_tables(events, JUDGE, out)
    written = rows(out)
    assert [row["row"] for row in written] == ["1", "2", "3", "4", "5"]
    assert [row["table"] for row in written] == ["events.csv"] * 5
    assert [row["testland-2031:calm:verdict"] for row in written] == [
        "alleged_breach", "not_covered", "possible_breach", "not_covered", "possible_breach",
    ]  # fmt: skip
    assert written[1]["testland-2031:calm:reason"] == "before effect"
    assert float(written[0]["testland-2031:calm:distance_km"]) < -40
    assert written[4]["testland-2031:calm:distance_km"] == ""
    assert written[0]["verdict"] == "alleged_breach"
    assert [plain_cell(row["notes"]) for row in written][1:4] == ["=1+1", "", "two\nlines, <b>bold</b>"]
    assert written[1]["notes"] == "'=1+1"
    assert (account.read, account.judged) == (6, 5)
    assert dict(account.terms)["testland-2031:calm"][0] == (Verdict.ALLEGED_BREACH, 1)


def test_the_same_rows_stand_in_every_format(events, tmp_path):
    outs = [tmp_path / f"out{suffix}" for suffix in (".csv", ".parquet", ".geojson", ".kml")]
    write_tables(events, JUDGE, outs)
    told = [row["verdict"] for row in rows(outs[0])]
    table = pyarrow.parquet.read_table(outs[1])
    assert table["verdict"].to_pylist() == told
    assert table.schema.field("testland-2031:calm:error_km").type == pa.float64()
    features = json.loads(outs[2].read_text(encoding="utf-8"))["features"]
    assert [feature["properties"]["verdict"] for feature in features] == told
    assert [feature["geometry"] is None for feature in features] == [False, False, False, False, True]
    assert features[0]["geometry"]["coordinates"] == [20.5, 10.5]
    assert features[3]["properties"]["notes"] == "two\nlines, <b>bold</b>"
    space = "{http://www.opengis.net/kml/2.2}"
    marks = list(ElementTree.parse(outs[3]).iter(f"{space}Placemark"))
    assert [mark.findtext(f"{space}styleUrl") for mark in marks] == [f"#{verdict}" for verdict in told]
    assert marks[0].findtext(f"{space}TimeSpan/{space}begin") == "2031-05-10"
    assert marks[4].find(f"{space}Point") is None


def test_what_was_set_aside_lies_beside_the_first_output(events, tmp_path):
    write_tables(events, JUDGE, [tmp_path / "out.parquet", tmp_path / "out.csv"])
    (row,) = rows(tmp_path / "out.rejected.csv")
    assert row == {
        "table": "events.csv", "row": "6", "column": "event_date", "cell": "soon",
        "why": "is no date between 1900 and 2100",
    }  # fmt: skip


def test_no_file_of_rejected_rows_is_made_where_there_are_none_and_an_old_one_is_emptied(events, tmp_path):
    events.write_text("\n".join([HEADER, LINES[0]]) + "\n")
    write_tables(events, JUDGE, tmp_path / "out.csv")
    assert not (tmp_path / "out.rejected.csv").exists()
    (tmp_path / "out.rejected.csv").write_text("of a run before")
    write_tables(events, JUDGE, tmp_path / "out.csv")
    assert (tmp_path / "out.rejected.csv").read_text() == "table,row,column,cell,why\n"


def test_what_was_written_can_be_judged_again_and_its_own_columns_are_kept_apart(events, tmp_path):
    first, again = tmp_path / "first.csv", tmp_path / "again.csv"
    write_tables(events, JUDGE, first)
    write_tables(first, JUDGE, again)
    before, after = rows(first), rows(again)
    assert [row["verdict"] for row in before] == [row["verdict"] for row in after]
    assert [row["given_verdict"] for row in after] == [row["verdict"] for row in before]
    assert [row["notes"] for row in after] == [row["notes"] for row in before]


def test_tables_of_other_shapes_go_into_one_with_all_their_columns(events, tmp_path):
    ged = tmp_path / "in" / "ged.csv"
    ged.write_text(
        "id,type_of_violence,side_a,side_b,date_start,date_end,latitude,longitude,best\n"
        "7.0,1,north,south,2031-05-10,2031-05-10,10.5,20.5,3\n"
    )
    write_tables(events.parent, JUDGE, tmp_path / "out.csv")
    written = rows(tmp_path / "out.csv")
    assert [(row["table"], row["event_id_cnty"], row["best"]) for row in written][-2:] == [
        ("events.csv", "E", ""), ("ged.csv", "", "3"),
    ]  # fmt: skip


def test_any_number_of_threads_writes_the_same_bytes(events, tmp_path, monkeypatch):
    many = [LINES[number % 5].replace("\n", " ").replace("A,", f"A{number},", 1) for number in range(300)]
    events.write_text("\n".join([HEADER, *many]) + "\n")
    monkeypatch.setattr("trucewatch.ingest.tables.csv._BLOCK_BYTES", 2_000)
    written = []
    for threads in (1, 4):
        outs = [tmp_path / f"{threads}{suffix}" for suffix in (".csv", ".geojson", ".kml")]
        write_tables(events, JUDGE, outs, threads=threads)
        written.append([out.read_bytes() for out in outs])
    assert written[0] == written[1]
    assert len(rows(tmp_path / "1.csv")) == 300
    assert len(json.loads(written[0][1])["features"]) == 300


def test_batches_come_in_order_and_a_broken_file_harms_only_itself(events, tmp_path):
    broken = tmp_path / "broken.parquet"
    broken.write_bytes(b"PAR1 not so")
    strange = tmp_path / "strange.csv"
    strange.write_text("a,b\n1,2\n")
    found = list(assess_tables([broken, strange, tmp_path / "none.csv", events], JUDGE))
    assert [type(item) for item in found] == [Skipped, Skipped, Skipped, JudgedBatch]
    assert [item.why.split(" (")[0].split(":")[0] for item in found[:3]] == [
        "no such file", "not a whole Parquet file", "these are the columns of no known table",
    ]  # fmt: skip


def test_nothing_is_left_where_a_run_breaks_off_and_what_was_there_stays(events, tmp_path):
    out = tmp_path / "out.csv"
    out.write_text("of a run before")

    def stop(_batch):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_tables(events, JUDGE, [out, tmp_path / "out.parquet"], also=stop)
    assert out.read_text() == "of a run before"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in", "out.csv"]


@pytest.mark.parametrize("text", [HEADER + "\n", HEADER + "\n" + LINES[5] + "\n", ""], ids=["header", "bad", "empty"])
def test_where_no_row_could_be_judged_nothing_is_written_and_it_is_said_why(events, tmp_path, text):
    events.write_text(text)
    with pytest.raises(NothingToRead, match="no row could be judged") as error:
        write_tables(events, JUDGE, tmp_path / "out.csv")
    assert len(str(error.value).splitlines()) == 2
    assert not (tmp_path / "out.csv").exists()


def test_no_output_may_destroy_or_feed_what_is_read(events, tmp_path):
    for output in (events, events.parent / "more.csv", tmp_path / "out.xlsx", tmp_path / "in"):
        with pytest.raises(BadUsage):
            write_tables(events.parent, JUDGE, output)
    with pytest.raises(BadUsage, match="twice"):
        write_tables(events, JUDGE, [tmp_path / "a.csv", tmp_path / "a.csv"])


def test_doubled_ids_and_actors_whom_nobody_names_are_told(events):
    account = write_tables(events, JUDGE)
    assert (account.doubled, account.doubled_first) == (1, "row 1 of events.csv and row 4 of events.csv")
    assert [(one.name, one.rows) for one in account.strangers] == [("Nobody Known", 1)]


def test_later_events_are_set_aside_as_of_a_moment(events):
    account = write_tables(events, TableJudge.load(TRUCE, as_of="2031-05-05"))
    assert account.judged == 1
    assert account.aside[0] == ("event_date lies after the moment as of which is judged", 4)


def test_a_name_that_is_mapped_is_that_actor(events, tmp_path):
    mapping = tmp_path / "m.yaml"
    mapping.write_text("actors: {Nobody Known: scouts}\n")
    account = write_tables(events, TableJudge.load(TRUCE, mapping=mapping))
    assert account.strangers == ()
    assert dict(account.terms)["testland-2031:calm"][0] == (Verdict.ALLEGED_BREACH, 2)


def test_a_row_has_its_trace_in_words(events):
    (batch,) = assess_tables(events, JUDGE)
    assert isinstance(batch, JudgedBatch)
    assert batch.rows.find("A") == [0, 3]
    assert batch.rows.find("events.csv:3") == [2]
    finding = JUDGE.findings(batch, 0)[0]
    assert (finding.event, finding.verdict) == ("A", Verdict.ALLEGED_BREACH)
    assert [step.split(":")[0] for step in finding.trace] == ["article 1", "when", "where", "who", "what"]


def test_who_took_part_in_a_clash_is_told_without_saying_who_began(events):
    events.write_text("\n".join([HEADER, "C,2031-05-10,Battles,Armed clash,north,rovers,10.5,20.5,"]) + "\n")
    (batch,) = assess_tables(events, JUDGE)
    finding = JUDGE.findings(batch, 0)[0]
    assert finding.verdict is Verdict.POSSIBLE_BREACH
    who = next(step for step in finding.trace if step.startswith("who: "))
    assert who.startswith("who: north is bound: a signatory; rovers is no party")
    assert who.endswith("all of them took part, and it is not told who began")


def test_a_full_disk_is_told_in_a_word(events, tmp_path, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("trucewatch.publish.assessed.writing.Sink.add", full)
    with pytest.raises(BadUsage, match="cannot be written: No space left"):
        write_tables(events, JUDGE, tmp_path / "out.csv")
    assert not list(tmp_path.glob("*out*"))


def test_no_agreement_two_of_one_name_and_one_without_a_term_to_judge_by_are_refused():
    for given in ([], [TRUCE, TRUCE]):
        with pytest.raises(BadUsage):
            TableJudge.load(given)
