"""A tally on paper: rows that a spreadsheet and a program read."""

import csv
import io
import json
from datetime import date

import pytest

from trucewatch.errors import UnknownName
from trucewatch.model import Covered, Cut, Deaths, Period, Stretch, Tally, TallyLine
from trucewatch.publish.tables.tallies import TALLY_COLUMNS, publish_tally

MAY = date(2031, 5, 3)
TALLY = Tally(
    Stretch.DAY,
    ("",),
    (Covered("testland-2031", MAY, MAY, "from the day on which the agreement takes effect"),),
    (
        TallyLine("testland-2031", Cut.ALL, "", Period(MAY, MAY, Stretch.DAY), "", (1, 2, 0, 0, 0, 3), Deaths(1, 2, 4)),
        TallyLine("testland-2031", Cut.SIDE, "=North", Period(None, None, Stretch.LONGER), "", (0, 1, 0, 0, 0, 0),
                  Deaths(0, 0, 0), Deaths(untold=1)),
    ),
)  # fmt: skip


def test_csv_has_a_row_for_each_line_and_leaves_what_is_not_told_blank():
    rows = list(csv.DictReader(io.StringIO(publish_tally(TALLY))))
    assert tuple(rows[0]) == TALLY_COLUMNS
    assert (rows[0]["first_day"], rows[0]["events"], rows[0]["alleged_breach"], rows[0]["alleged_deaths_best"]) == (
        "2031-05-03", "6", "1", "2",
    )  # fmt: skip
    assert (rows[1]["first_day"], rows[1]["possible_deaths_best"], rows[1]["possible_deaths_untold"]) == ("", "", "1")
    assert rows[1]["value"] == "'=North"


def test_json_says_where_the_zeros_are_written_and_why():
    document = json.loads(publish_tally(TALLY, "json"))
    assert document["tally"] == "daily"
    assert document["zeros"][0]["why"].startswith("from the day")
    assert document["lines"][1]["alleged_deaths_low"] == 0
    assert document["lines"][1]["possible_deaths_low"] is None


def test_another_format_is_refused():
    with pytest.raises(UnknownName):
        publish_tally(TALLY, "xml")
