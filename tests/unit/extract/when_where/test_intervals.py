"""How long before or after another happening one was."""

from datetime import date, datetime

import pytest

from trees import sentence, token
from trucewatch.extract.when_where.intervals import Interval, interval_at
from trucewatch.model import When

FRIDAY = When.day(date(2031, 5, 9))


def words(text, tags=None):
    """A sentence of words that hang on the first, which are told of with their tags where these matter."""
    rows = [
        f"{word} {word} X {(tags or {}).get(word, 'NN')} {'ROOT' if at == 0 else 'dep'} 0"
        for at, word in enumerate(text.split())
    ]
    return sentence("\n".join([text, *rows]))


@pytest.mark.parametrize(
    ("text", "count", "unit"),
    [
        ("two days after it", 2, "days"),
        ("the day after it", 1, "days"),
        ("raided a week to the day after it", 1, "weeks"),
        ("hours after it", None, "hours"),
        ("less than a day after it", 1, "days"),
    ],
)
def test_the_words_before_after_say_how_long(text, count, unit):
    read = words(text, {"days": "NNS", "hours": "NNS"})
    interval = interval_at(read, token(read, "after"))
    assert (interval.count, interval.unit) == (count, unit)


@pytest.mark.parametrize("text", ["soldiers after it", "the days after it", "fired after it"])
def test_without_a_length_nothing_is_reckoned(text):
    read = words(text, {"days": "NNS", "soldiers": "NNS"})
    assert interval_at(read, token(read, "after")) is None


@pytest.mark.parametrize(
    ("interval", "first", "last"),
    [
        (Interval(2, "days", "two days"), 7, 8),
        (Interval(1, "weeks", "a week", exact=True), 2, 3),
        (Interval(1, "weeks", "a week"), -1, 6),
        (Interval(1, "days", "a day", less=True), 8, 10),
        (Interval(None, "minutes", "minutes"), 9, 10),
        (Interval(None, "hours", "hours"), 8, 10),
    ],
)
def test_what_came_before_is_as_exact_as_its_words(interval, first, last):
    when = interval.before(FRIDAY)
    start = datetime(2031, 4, 29) if first < 0 else datetime(2031, 5, first)
    assert (when.start, when.end) == (start, datetime(2031, 5, last))


def test_hours_before_an_evening_were_on_the_same_day():
    evening = When(datetime(2031, 5, 9, 17), datetime(2031, 5, 10), FRIDAY.precision)
    assert Interval(None, "hours", "hours").before(evening).date == date(2031, 5, 9)


def test_what_came_two_days_behind_is_counted_on():
    assert Interval(2, "days", "two days").behind(FRIDAY).date == date(2031, 5, 11)


def test_nothing_is_reckoned_from_a_whole_month():
    may = When(datetime(2031, 5, 1), datetime(2031, 6, 1), FRIDAY.precision)
    assert Interval(2, "days", "two days").before(may) is None
    assert Interval(None, "days", "days").before(FRIDAY) is None
