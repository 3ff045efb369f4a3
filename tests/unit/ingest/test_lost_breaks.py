"""A page that came as one single line gets its breaks back, and only where they show."""

import pytest

from trucewatch.ingest import read_text_report
from trucewatch.ingest.lost_breaks import lost_breaks

LEAD = "At least ten people were killed when raiders struck the port on Sunday, the governor said."


def pieces(line):
    return [span.of(line).strip() for span in lost_breaks(line, 0, len(line))]


@pytest.mark.parametrize(
    ("line", "cut"),
    [
        (f"5 July 2015 - Raiders strike port - {LEAD}", ["5 July 2015", "Raiders strike port", LEAD]),
        (
            f"Published July 5 2015 - Raiders strike port - {LEAD}",
            ["Published July 5 2015", "Raiders strike port", LEAD],
        ),
        (f"Raiders strike port     Sunday 5 Jul 2015   {LEAD}", ["Raiders strike port", "Sunday 5 Jul 2015", LEAD]),
        (
            f"Raiders strike port WIRE  Sunday 5 Jul 2015 {LEAD}",
            ["Raiders strike port WIRE", "Sunday 5 Jul 2015", LEAD],
        ),
        (
            f"Sunday 5 July 2015 21:51 15 Sailors Killed in Port Raid. {LEAD}",
            ["Sunday 5 July 2015 21:51", "15 Sailors Killed in Port Raid", LEAD],
        ),
    ],
)
def test_date_headline_and_text_are_parted(line, cut):
    assert pieces(line) == cut


@pytest.mark.parametrize(
    "line",
    [
        LEAD,
        f"On 5 July 2015 Raiders from the hills came. {LEAD}",
        f"The raid of 5 July 2015 was the third. {LEAD}",
        f"The port was calm - for once - on Sunday. {LEAD}",
    ],
)
def test_a_line_that_only_tells_of_dates_and_dashes_stays_whole(line):
    assert pieces(line) == [line]


def test_a_report_in_one_line_has_its_headline_and_its_date():
    report = read_text_report(f"5 July 2015 - Raiders strike port - {LEAD} They fled by sea.", name="one line")
    assert report.title == "Raiders strike port"
    assert str(report.published.when) == "2015-07-05"
    assert [span.of(report.text) for span in report.body][1].startswith("At least ten")


def test_a_date_line_above_the_headline_is_not_the_headline():
    report = read_text_report(
        f"Date of publication 5 July 2015\n\nRaiders strike port\n\n{LEAD}\n\nThey fled.", name="x"
    )
    assert report.title == "Raiders strike port"
