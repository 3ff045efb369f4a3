"""Times of events against the clocks of an agreement."""

from dataclasses import replace
from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

import numpy as np
import pytest

from truces import TRUCE, day, days, event, minute
from trucewatch.assess.times import Limit, in_hours, since
from trucewatch.assess.truths import NO, UNKNOWN, YES
from trucewatch.columns import columns_of
from trucewatch.model import Daily, When

DAYTIME = Daily(time(6), time(18))


def at_minutes(moments):
    return columns_of([event(str(n), When.minute(at.replace(tzinfo=None), zone="UTC")) for n, at in enumerate(moments)])


@pytest.mark.parametrize("clock", ["Europe/Kyiv", "Asia/Damascus", "Asia/Baku", "America/Bogota", "Africa/Khartoum"])
def test_the_hour_of_the_day_follows_a_clock_that_is_put_forward_and_back(clock):
    days_of_2015 = [(3, 1), (3, 29), (6, 26), (10, 25), (10, 31), (11, 1)]
    moments = [datetime(2015, *one, hour, tzinfo=UTC) for one in days_of_2015 for hour in (0, 3, 4, 9, 15, 16, 21)]
    found = in_hours(at_minutes(moments), [clock], DAYTIME)
    assert found.tolist() == [YES if 6 <= at.astimezone(ZoneInfo(clock)).hour < 18 else NO for at in moments]


def test_a_clock_is_put_forward_at_its_minute():
    before = datetime(2015, 3, 29, 0, 59, tzinfo=UTC)  # Kyiv leaps from 03:00 to 04:00 at 01:00 UTC
    events = at_minutes([before, before.replace(hour=1)])
    assert in_hours(events, ["Europe/Kyiv"], Daily(time(2), time(3))).tolist() == [YES, NO]
    assert in_hours(events, ["Europe/Kyiv"], Daily(time(3), time(4))).tolist() == [NO, NO]


def test_a_day_is_held_against_a_moment_of_a_known_clock_as_that_clock_of_the_agreement_shows_it():
    agreement = replace(TRUCE, clocks=("Asia/Tokyo",))
    limit = Limit.of([datetime(2031, 5, 1, 15, 0, tzinfo=UTC)], agreement)  # midnight of the second in Tokyo
    found = since(columns_of([event("a", day(1)), event("b", day(2))]), limit)
    assert np.array_equal(found, [NO, YES])


def on(*numbers, hour=None):
    """Days of May 2031, of which the 2nd is a Friday; the whole day, or some minutes from an hour."""
    events = [event(str(n), day(n) if hour is None else minute(n, hour, 0)) for n in numbers]
    return columns_of(events)


FRIDAYS = Daily(time(22), time(4), days=(4,))


def test_a_day_of_the_week_on_which_the_hours_never_are_is_outside_them():
    assert in_hours(on(1, 2, 3, 4), ["UTC"], FRIDAYS).tolist() == [NO, UNKNOWN, UNKNOWN, NO]
    assert in_hours(on(1, 2, 3, 4), ["UTC"], replace(FRIDAYS, start=None, end=None, hours=4)).tolist() == [
        NO, UNKNOWN, NO, NO
    ]  # fmt: skip


def test_hours_over_midnight_belong_to_the_day_on_which_they_begin():
    assert in_hours(on(2, 3, 4, hour=3), ["UTC"], FRIDAYS).tolist() == [NO, YES, NO]
    assert in_hours(on(2, 3, hour=23), ["UTC"], FRIDAYS).tolist() == [YES, NO]


def test_days_of_the_week_without_hours_are_whole_days():
    weekend = Daily(time(), time(), days=(5, 6))
    assert in_hours(on(2, 3, 4, 5, hour=12), ["UTC"], weekend).tolist() == [NO, YES, YES, NO]
    assert in_hours(on(2, 3, 5), ["UTC"], weekend).tolist() == [NO, YES, NO]


def test_a_week_holds_every_day_of_the_week():
    assert in_hours(columns_of([event("w", days(5, 11)), event("l", days(1, 30))]), ["UTC"], FRIDAYS).tolist() == [
        UNKNOWN, UNKNOWN
    ]  # fmt: skip
