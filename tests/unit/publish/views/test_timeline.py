"""The timeline ends at the as-of moment; duties stand beyond it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from trucewatch.model import Precision, When
from trucewatch.publish.views.brief import make_brief
from trucewatch.publish.views.timeline import make_timeline
from unit.publish.sample import CASE, EMPTY, STRIKE


def timeline_of(case):
    brief = make_brief(case)
    return make_timeline(case.agreements, brief.events, brief.duties, case.as_of)


def test_events_lie_before_the_line_and_duties_ahead_of_it():
    timeline = timeline_of(CASE)
    assert all(bar.left + bar.width <= timeline.as_of + 0.01 for bar in timeline.past)
    assert [bar.label for bar in timeline.ahead] == ["Due: Article 2, negotiate parameters", "Due: Article 3, patrol"]
    assert all(bar.left > timeline.as_of for bar in timeline.ahead)


def test_rows_stand_by_time_with_signing_and_effect_among_them():
    labels = [bar.label for bar in timeline_of(CASE).past]
    assert labels[0].startswith("1. Killing")
    assert labels.index("Signed") < labels.index("Takes effect")


def test_a_vaguer_time_is_a_wider_bar():
    vague = When(datetime(2031, 5, 1), datetime(2031, 5, 8), Precision.WEEK)
    events = tuple(replace(event, when=vague) if event.id == STRIKE else event for event in CASE.events)
    wide = next(bar for bar in timeline_of(replace(CASE, events=events)).past if "Kirkwell" in bar.label)
    narrow = next(bar for bar in timeline_of(CASE).past if "Kirkwell" in bar.label)
    assert wide.width > 3 * narrow.width


def test_an_event_of_years_ago_does_not_squeeze_the_days_in_question():
    old = When(datetime(2025, 1, 1), datetime(2026, 1, 1), Precision.YEAR)
    events = tuple(replace(event, when=old) if event.id == STRIKE else event for event in CASE.events)
    timeline = timeline_of(replace(CASE, events=events))
    assert [bar.words for bar in timeline.earlier] == ["2025-01-01 to 2025-12-31"]
    assert timeline.as_of < 70


def test_an_event_without_a_date_is_named_beside_it():
    events = tuple(replace(event, when=When.unknown()) if event.id == STRIKE else event for event in CASE.events)
    assert [view.event.id for view in timeline_of(replace(CASE, events=events)).undated] == [STRIKE]


def test_nothing_dated_is_no_timeline():
    assert timeline_of(EMPTY) is None


def test_a_duty_past_its_day_stands_before_the_line():
    late = replace(CASE, as_of=datetime(2031, 6, 1, tzinfo=UTC))
    assert timeline_of(late).ahead == ()
