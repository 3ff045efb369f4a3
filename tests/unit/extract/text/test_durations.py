"""Lengths of time, and what they are for."""

import pytest

from trucewatch.extract.text.durations import DurationUse, find_durations, read_duration
from trucewatch.model import Unit


@pytest.mark.parametrize(
    ("text", "number", "unit", "use"),
    [
        ("The details follow within seven days.", 7, Unit.DAYS, DurationUse.DEADLINE),
        ("They were given a week to agree on it.", 1, Unit.WEEKS, DurationUse.DEADLINE),
        ("both having a week to work it out", 1, Unit.WEEKS, DurationUse.DEADLINE),
        ("no later than 14 days", 14, Unit.DAYS, DurationUse.DEADLINE),
        ("They will leave in 48 hours.", 48, Unit.HOURS, DurationUse.DEADLINE),
        ("a 72-hour deadline", 72, Unit.HOURS, DurationUse.DEADLINE),
        ("The truce holds for 60 days.", 60, Unit.DAYS, DurationUse.LENGTH),
        ("a 42-day phase", 42, Unit.DAYS, DurationUse.LENGTH),
        ("lasting five years", 5, Unit.YEARS, DurationUse.LENGTH),
        ("three days after the deal", 3, Unit.DAYS, DurationUse.SHIFT),
        ("a week ago", 1, Unit.WEEKS, DurationUse.SHIFT),
        ("in the last 24 hours", 24, Unit.HOURS, DurationUse.SHIFT),
        ("a million fled in three months", 3, Unit.MONTHS, DurationUse.UNSAID),
        ("within a fortnight", 2, Unit.WEEKS, DurationUse.DEADLINE),
        ("within seven working days", 7, Unit.DAYS, DurationUse.DEADLINE),
        ("within 10 to 15 days", 15, Unit.DAYS, DurationUse.DEADLINE),
    ],
)
def test_a_duration_is_read_with_its_use(text: str, number: int, unit: Unit, use: DurationUse) -> None:
    ((span, duration, told),) = find_durations(text)
    assert (duration.number, duration.unit, told) == (number, unit, use)
    assert span.of(text) == duration.text


@pytest.mark.parametrize("text", ["600 trucks a day", "twice a week", "within a few days", "thirty minutes", "a day"])
def test_rates_vague_lengths_and_minutes_are_no_durations(text: str) -> None:
    assert find_durations(text) == ()


def test_a_phrase_that_is_not_wholly_a_duration_reads_as_none() -> None:
    assert read_duration("a week later") is None
