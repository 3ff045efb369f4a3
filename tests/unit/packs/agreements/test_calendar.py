"""The dates of an agreement in order, as they stood at a moment."""

from datetime import UTC, datetime

from trucewatch.packs.agreements import read_agreement
from trucewatch.packs.agreements.calendar import DateKind, calendar_of
from trucewatch.packs.agreements.text import describe
from unit.packs.agreements.test_written_deadlines import AMENDED

TRUCE = read_agreement(AMENDED, "good.yaml")
BEFORE, AFTER = datetime(2031, 5, 8, tzinfo=UTC), datetime(2031, 5, 12, tzinfo=UTC)


def dates(as_of=None, **wanted):
    found = calendar_of(TRUCE, as_of).dates
    return [one for one in found if all(getattr(one, name) == value for name, value in wanted.items())]


def days(*args, **wanted):
    return [f"{one.at:%m-%d}" for one in dates(*args, **wanted)]


def test_dates_stand_in_order():
    found = [one.at for one in calendar_of(TRUCE).dates]
    assert found == sorted(found)
    assert [one.kind for one in calendar_of(TRUCE).dates[:2]] == [DateKind.SIGNED, DateKind.EFFECT]


def test_a_date_that_was_moved_stays_in_sight_beside_the_new_one():
    old, new = dates(AFTER, term="road", kind=DateKind.DUE)
    assert (f"{old.at:%m-%d}", old.replaced) == ("06-09", datetime(2031, 5, 9))
    assert (f"{new.at:%m-%d}", new.replaced, new.moved) == ("06-20", None, 1)
    assert [one.replaced is None for one in dates(AFTER, kind=DateKind.EXPIRES)] == [False, True]


def test_before_an_amendment_nobody_knows_of_it():
    assert days(BEFORE, term="road", kind=DateKind.DUE) == ["06-09"]
    assert days(BEFORE, kind=DateKind.AMENDED) == []
    assert days(kind=DateKind.AMENDED) == ["05-09"]


def test_phases_begin_and_end():
    assert days(BEFORE, term="phase-1") == ["05-19", "06-29"]


def test_what_hangs_on_a_condition_has_no_date():
    undated = {(one.term or one.text.split(":")[0]): one.condition for one in calendar_of(TRUCE).undated}
    assert undated == {"notice": "not yet", "end": "1 month after notice"}


def test_each_reading_stands_alone_and_keeps_its_number_in_the_order_of_the_text():
    text = AMENDED.replace(
        "{within: 3 days, of: first-meeting}", "{within: 3 days, of: first-meeting, counting: either}"
    )
    found = [one for one in calendar_of(read_agreement(text, "good.yaml")).dates if one.term == "list"]
    assert [(f"{one.at:%m-%d}", one.nth, one.readings) for one in found] == [("05-12", 2, 2), ("05-13", 1, 2)]


def test_the_days_left_are_told_as_of_a_moment():
    text = describe(TRUCE, AFTER)
    assert "road due: the date that the text states; 39 days left" in " ".join(text.split())
    assert "signed in Port Test; 11 days ago" in text
    assert "As it stood on 2031-05-12 00:00 UTC." in text
    assert "ago" not in describe(TRUCE)
