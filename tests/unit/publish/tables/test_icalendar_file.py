"""Calendars that are read back."""

from datetime import UTC, date, datetime

import pytest
from icalendar import Calendar

from trucewatch.packs.agreements import list_agreements, load_agreement, read_agreement
from trucewatch.packs.agreements.calendar import calendar_of
from trucewatch.publish import publish_agreement
from unit.packs.agreements.test_written_deadlines import AMENDED

TWO_CLOCKS = AMENDED.replace("stated: yes, zones: [UTC]", "stated: no, zones: [UTC, Asia/Tokyo]")
TRUCE = read_agreement(TWO_CLOCKS, "good.yaml")


def read(agreement=TRUCE, as_of=None):
    return Calendar.from_ical(publish_agreement(agreement, "icalendar", as_of=as_of))


def events(*args, **kwargs):
    return {str(event["summary"]): event for event in read(*args, **kwargs).walk("VEVENT")}


@pytest.mark.parametrize("name", [name for name, _ in list_agreements()])
def test_every_agreement_that_ships_can_be_read_back(name):
    agreement = load_agreement(name)
    found = read(agreement).walk("VEVENT")
    standing = [one for one in calendar_of(agreement).dates if one.replaced is None]
    assert len(found) == sum(1 if one.whole_day else len(agreement.clocks) for one in standing)
    assert len({str(event["uid"]) for event in found}) == len(found)
    assert not read(agreement).get_missing_tzids()
    assert not read(agreement).walk("VALARM")


def test_the_same_agreement_gives_the_same_bytes():
    assert publish_agreement(TRUCE, "icalendar") == publish_agreement(TRUCE, "icalendar")
    assert {event["dtstamp"].dt for event in events().values()} == {datetime(2031, 5, 1, 10, tzinfo=UTC)}


def test_a_day_is_an_entry_of_the_whole_day_and_an_hour_one_on_each_clock():
    found = events()
    assert found["testland-2031: list due"]["dtstart"].dt == date(2031, 5, 13)
    here = found["testland-2031: takes effect, on the clock of UTC"]["dtstart"].dt
    there = found["testland-2031: takes effect, on the clock of Asia/Tokyo"]["dtstart"].dt
    assert (here.isoformat(), there.isoformat()) == ("2031-05-03T10:00:00+00:00", "2031-05-03T10:00:00+09:00")
    assert found["testland-2031: takes effect, on the clock of UTC"]["status"] == "TENTATIVE"


def test_the_description_has_the_words_the_count_and_the_clocks():
    told = str(events()["testland-2031: list due"]["description"])
    assert "Lists are handed over." in told
    assert "3 days from the committee first met (2031-05-10), first day not counted" in told
    assert "2031-05-13 23:59 on the clock of Asia/Tokyo is 2031-05-13 14:59 UTC." in told


def test_a_date_that_is_moved_keeps_its_name_so_that_calendars_move_it():
    before = events(as_of=datetime(2031, 5, 8, tzinfo=UTC))["testland-2031: road due"]
    after = events(as_of=datetime(2031, 5, 12, tzinfo=UTC))["testland-2031: road due"]
    assert before["uid"] == after["uid"]
    assert (before["dtstart"].dt, after["dtstart"].dt) == (date(2031, 6, 9), date(2031, 6, 20))
    assert (before["sequence"], after["sequence"]) == (0, 1)


def test_hostile_words_stay_words():
    text = AMENDED.replace("Truce of Testland", '"Truce\\r\\nEND:VCALENDAR; a, b"')
    found = read(read_agreement(text, "good.yaml")).walk("VEVENT")
    assert len(found) == len(read(read_agreement(AMENDED, "good.yaml")).walk("VEVENT"))
