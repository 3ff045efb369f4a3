"""The day of each entry of a live page."""

import pytest

from trucewatch.extract.story.entry_days import EntryDays
from trucewatch.ingest import read_text_report

TOLD = "Shells fell on the town of Orvale in the evening, and two people were hurt, the mayor said."


def days(*hours: str) -> list[str]:
    text = "Guns over Orvale: live\n\n6 February 2031\n\n" + "\n\n".join(f"{hour}\n\n{TOLD}" for hour in hours)
    report = read_text_report(text, name="a")
    entries = EntryDays.of(report)
    told = [at for at in range(len(text)) if text.startswith("Shells fell", at)]
    return [str(entries.written(report.published.when, at))[-2:] for at in told]


@pytest.mark.parametrize(
    ("hours", "found"),
    [
        (("00:12", "23:40", "21:15"), ["06", "05", "05"]),
        (("22:10", "23:55", "00:20", "01:05"), ["06", "06", "07", "07"]),
        (("12:10", "11:40", "09:15"), ["06", "06", "06"]),
        (("1:05 am", "11:40 pm", "9:15 pm"), ["06", "05", "05"]),
        (("12:10", "23:40"), ["06", "06"]),
        (("12:10", "10:40", "11:15", "09:00", "16:00"), ["06", "06", "06", "06", "06"]),
    ],
)
def test_the_hours_of_a_live_page_run_over_midnight(hours, found):
    assert days(*hours) == found
