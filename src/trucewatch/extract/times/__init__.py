"""Times as reports write them, resolved against what is known of the report's own date."""

from trucewatch.extract.text.durations import DurationUse, find_durations, read_duration
from trucewatch.extract.text.tense import Tense
from trucewatch.extract.times.anchored import is_night
from trucewatch.extract.times.context import TimeContext
from trucewatch.extract.times.marks import goes_back, time_spans
from trucewatch.extract.times.resolve import (
    dates_with_year,
    day_stands_first,
    find_times,
    find_values,
    month_spoken_of,
)
from trucewatch.extract.times.values import duration_value, timex_value

__all__ = [
    "DurationUse", "Tense", "TimeContext", "dates_with_year", "day_stands_first", "duration_value", "find_durations",
    "find_times", "find_values", "goes_back", "is_night", "month_spoken_of", "read_duration", "time_spans",
    "timex_value",
]  # fmt: skip
