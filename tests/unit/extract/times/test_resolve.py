"""Times resolved against the day of publication, by tense, with precision and basis."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from trucewatch.extract.times import Tense, TimeContext, find_durations, find_times, find_values, timex_value
from trucewatch.model import Basis, Precision, TimeBasis, When
from trucewatch.packs.language.times import FormRule, time_words
from trucewatch.rulebook import _time

THURSDAY = TimeContext(When.day(date(2020, 3, 5)), Basis.STATED)
UNDATED = TimeContext()
THREE_DAYS = TimeContext(
    When(datetime(2020, 3, 5), datetime(2020, 3, 8), Precision.DAYS, basis=TimeBasis.INFERRED), Basis.INFERRED
)


def only(text: str, context: TimeContext = THURSDAY) -> When:
    ((span, when),) = find_times(text, context)
    assert span.of(text) == when.text
    return when


@pytest.mark.parametrize("rule", time_words().rules, ids=lambda rule: rule.reads)
def test_every_form_gives_what_its_data_file_says(rule: FormRule) -> None:
    assert _time(rule, "en").failures == ()


def test_a_weekday_goes_with_the_tense_and_may_be_the_day_itself() -> None:
    past = TimeContext(THURSDAY.published, Basis.STATED, Tense.PAST)
    future = TimeContext(THURSDAY.published, Basis.STATED, "future")
    assert only("on Thursday", past).date == only("on Thursday", future).date == date(2020, 3, 5)
    assert only("on Friday", past).date == date(2020, 2, 28)
    assert only("on Friday", future).date == date(2020, 3, 6)


def test_the_tense_may_depend_on_the_place_in_the_text() -> None:
    context = TimeContext(THURSDAY.published, Basis.STATED, lambda offset: "past" if offset < 12 else "future")
    assert [when.date for _, when in find_times("On Monday, on Monday", context)] == [
        date(2020, 3, 2),
        date(2020, 3, 9),
    ]


def test_words_of_the_sentence_tell_the_tense_where_nobody_else_does() -> None:
    found = find_times("Patrols will begin on Monday, the ministry said on Wednesday.", THURSDAY)
    assert [when.date for _, when in found] == [date(2020, 3, 9), date(2020, 3, 4)]


def test_the_wordings_of_one_moment_overlap() -> None:
    moment = only("starting from March 6, 2020 at 00:01")
    for text in (
        "The truce would take effect at midnight on Thursday.",
        "It is expected to start at midnight Friday.",
        "The truce takes effect from midnight.",
        "a truce starting from midnight on March 6",
        "It will begin tonight a minute after midnight.",
    ):
        assert only(text).overlaps(moment), text


def test_midnight_is_narrowed_by_tense_and_publication() -> None:
    coming = only("It will come into effect at midnight on Thursday.")
    assert (coming.start, coming.precision) == (datetime(2020, 3, 6), Precision.HOUR)
    both = only("It will start at midnight on Friday.")
    assert (both.start, both.end) == (datetime(2020, 3, 6), datetime(2020, 3, 7, 0, 5))
    assert both.precision is Precision.DAY
    assert only("The truce took effect at midnight.").start == datetime(2020, 3, 5)
    assert only("a minute after midnight tonight").start == datetime(2020, 3, 6, 0, 1)


def test_a_report_of_one_of_several_days_gives_the_hull() -> None:
    assert only("people were killed on Wednesday", THREE_DAYS).date == date(2020, 3, 4)
    spread = only("killed on Thursday", TimeContext(THREE_DAYS.published, Basis.INFERRED, Tense.FUTURE))
    assert (spread.start, spread.precision) == (datetime(2020, 3, 5), Precision.DAYS)
    assert spread.basis is TimeBasis.INFERRED


def test_an_undated_report_keeps_the_words_of_a_relative_time() -> None:
    assert only("on Thursday", UNDATED) == When.unknown("Thursday")


def test_a_year_comes_from_publication_else_from_another_date() -> None:
    assert only("patrols from March 15").date == date(2020, 3, 15)
    assert not only("patrols from March 15", UNDATED).known
    anchored = TimeContext(anchors={"signing": When.day(date(2020, 3, 5))})
    assert only("patrols from March 15", anchored).date == date(2020, 3, 15)
    found = find_times("from March 6, 2020; patrols on March 15", UNDATED)
    assert [when.date for _, when in found] == [date(2020, 3, 6), date(2020, 3, 15)]


def test_a_day_close_by_is_meant_whatever_the_tense() -> None:
    past = TimeContext(THURSDAY.published, Basis.STATED, Tense.PAST)
    assert only("on March 6", past).date == date(2020, 3, 6)
    assert only("on June 6", past).date == date(2019, 6, 6)


def test_since_leaves_the_end_open_and_until_the_start() -> None:
    since = only("60 killed since last month")
    assert (since.start, since.end, since.precision) == (datetime(2020, 2, 1), None, Precision.OPEN)
    until = only("open until March 15")
    assert (until.start, until.end) == (None, datetime(2020, 3, 16))
    assert only("expected by March 15").text == "by March 15"


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("at 18:00 Moscow time", "Europe/Moscow"),
        ("at 0800 GMT", "UTC"),
        ("March 6 at 04:00 GMT+3", "UTC+03:00"),
        ("at 14:00 local time", None),
        ("at 14:00 local time (1100 GMT)", "UTC+03:00"),
        ("at 5:00 p.m. (16:00 GMT) on March 6", "UTC+01:00"),
        ("(21:45 Khartoum)", "Africa/Khartoum"),
    ],
)
def test_a_clock_is_named_only_where_the_text_names_it(text: str, zone: str | None) -> None:
    assert only(text).zone == zone


def test_overnight_is_the_evening_before_to_the_morning() -> None:
    when = only("strikes overnight that killed")
    assert (when.start, when.end) == (datetime(2020, 3, 4, 18), datetime(2020, 3, 5, 8))
    assert when.precision is Precision.PART_OF_DAY


def test_a_night_of_two_days_is_one_night() -> None:
    when = only("the night of 27 to 28 February")
    assert (when.start, when.end) == (datetime(2020, 2, 27, 18), datetime(2020, 2, 28, 6))


def test_a_time_after_a_named_event_needs_that_event() -> None:
    deal = TimeContext(anchors={"deal": When.day(date(2020, 3, 5))})
    when = only("three days after the deal", deal)
    assert (when.date, when.basis) == (date(2020, 3, 8), TimeBasis.ANCHORED)
    assert not only("three days after the deal").known


@pytest.mark.parametrize(
    "text",
    [
        "They may march on.",
        "He sat in the sun.",
        "the second half",
        "Resolution 1973",
        "2000 troops",
        "the fall of the town",
    ],
)
def test_words_of_time_in_another_sense_are_no_times(text: str) -> None:
    assert find_times(text, THURSDAY) == ()


@pytest.mark.parametrize("text", ["1 March 1820", "31 December 2099", "February 30", "31 April 2020", "9999-12-31"])
def test_dates_at_the_edge_or_beyond_the_calendar_raise_nothing(text: str) -> None:
    find_times(text, TimeContext(When.day(date(9999, 12, 30)), Basis.STATED))
    find_times(text, TimeContext(When.day(date(1, 1, 1)), Basis.STATED))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("That day the bridge fell.", "2020-02-27"),
        ("The following morning two more died.", "2020-02-28TMO"),
        ("Shells fell again the next day.", "2020-02-28"),
        ("Two days later the road was open.", "2020-02-29"),
        ("They had left the previous day.", "2020-02-26"),
    ],
)
def test_a_day_told_before_is_what_the_next_day_goes_back_to(text: str, value: str) -> None:
    told = replace(THURSDAY, told=When.day(date(2020, 2, 27)))
    assert timex_value(only(text, told)) == value
    assert not only(text).known


@pytest.mark.parametrize(
    ("text", "value"),
    [("On 7 October the camp was raided.", "2011-10-07"), ("On 4 March the camp was raided.", "2020-03-04")],
)
def test_a_date_without_a_year_goes_with_a_year_spoken_of_but_for_the_last_days_news(text: str, value: str) -> None:
    told = replace(THURSDAY, told=When.day(date(2011, 6, 1)))
    assert timex_value(only(text, told)) == value


def test_a_day_by_its_number_is_of_the_month_that_is_spoken_of_until_a_day_leads_away() -> None:
    _, tenth = find_times("March was the worst month. On the 10th six died.", TimeContext(When.day(date(2020, 12, 29))))
    assert timex_value(tenth[1]) == "2020-03-10"
    december, tenth = (when for _, when in find_times("In December it began; on the 10th six died.", THURSDAY))
    assert [timex_value(when) for when in (december, tenth)] == ["2019-12", "2019-12-10"]
    *_, fourth = find_times("It began in December. Two died on Monday. On the 4th six died.", THURSDAY)
    assert timex_value(fourth[1]) == "2020-03-04"


def test_a_day_of_the_month_spoken_of_that_is_still_to_come_is_the_last_before_the_report() -> None:
    *_, sixteenth = find_times("By the end of March it was over. Two died on the 16th.", THURSDAY)
    assert timex_value(sixteenth[1]) == "2020-02-16"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("A nurse taken two days earlier was freed on Monday.", "2020-02-29"),
        ("The bridge that fell a month earlier was reopened on Monday.", "2020-02"),
    ],
)
def test_so_long_earlier_goes_back_from_the_day_that_the_sentence_tells_behind_it(text: str, value: str) -> None:
    (_, earlier), (_, monday) = find_times(text, THURSDAY)
    assert [timex_value(when) for when in (earlier, monday)] == [value, "2020-03-02"]


def test_within_a_sentence_the_next_day_follows_the_day_before_it() -> None:
    found = find_times("It was signed on 1 March and broken the next day.", THURSDAY)
    assert [(when.date, when.basis) for _, when in found] == [
        (date(2020, 3, 1), TimeBasis.STATED),
        (date(2020, 3, 2), TimeBasis.ANCHORED),
    ]


@pytest.mark.parametrize(
    ("text", "open_end"),
    [
        ("800 have died since the war broke out on 15 January", True),
        ("800 have died since fighting flared in mid-January", True),
        ("It has since moved to the coast on 15 January", False),
        ("Since then, 12 died on 15 January", False),
    ],
)
def test_a_date_that_ends_a_clause_of_since_opens_a_time(text: str, open_end: bool) -> None:
    assert (only(text).end is None) == open_end


@pytest.mark.parametrize(
    ("text", "day"), [("2/3/2020", date(2020, 3, 2)), ("3/2/2020", date(2020, 3, 2)), ("7/8/2001", date(2001, 8, 7))]
)
def test_a_date_in_either_order_is_the_one_near_the_report_else_day_first(text: str, day: date) -> None:
    assert only(text).date == day


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("closed until Friday", ["2020-03-06"]),
        ("from 2009 to 2011", ["2009", "2011"]),
        ("after thirty minutes", ["PT30M"]),
        ("two and a half years", ["P2.5Y"]),
        ("a few days", [""]),
        ("in the past", [""]),
        ("in the past nine days", ["P9D"]),
        ("a second attack", []),
    ],
)
def test_a_value_is_that_of_the_expression_in_itself(text: str, values: list[str]) -> None:
    assert [value for _, value in find_values(text, THURSDAY)] == values


def test_hours_of_the_clock_are_no_length_of_time() -> None:
    assert find_durations("Shelling began at 0300 hrs.") == ()


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("In the night of Monday to Tuesday shells fell; in the morning two died", ["2020-03-02TNI", "2020-03-03TMO"]),
        ("In the night of Monday to Tuesday shells fell; the same night two died", ["2020-03-02TNI", "2020-03-02TNI"]),
        ("Two were buried today; during the night a post had been overrun", ["2020-03-05", "2020-03-04TNI"]),
        ("The truce was signed on 2 March; on the Sunday after the signing", ["2020-03-02", ""]),
    ],
)
def test_a_night_is_told_like_a_day(text, values):
    assert [value for _, value in find_values(text, THURSDAY)] == values


@pytest.mark.parametrize(
    ("text", "hour"),
    [
        ("On Sunday the town was shelled at noon.", "2020-03-01 12:00 to 13:00"),
        ("On 3 March rebels came at dawn.", "2020-03-03 04:00 to 08:00"),
        ("On Sunday a mine went off at 9 a.m. and on Monday another.", "2020-03-01 09:00 to 10:00"),
        ("Talks ended on Sunday; the town was shelled at 14:00.", "2020-03-04 to 2020-03-05"),
    ],
)
def test_an_hour_is_of_the_day_told_before_it_in_its_clause(text: str, hour: str) -> None:
    context = TimeContext(THURSDAY.published, Basis.STATED, Tense.PAST)
    assert hour in [str(when) for _, when in find_times(text, context)]


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("12 explosions between 18:00 on 2 March and 08:00 on 3 March", "2020-03-02T18:00 to 2020-03-03T08:00"),
        ("wounded between 10 p.m. and 2 a.m. on Tuesday", "2020-03-02T22:00 to 2020-03-03T02:00"),
        ("shelled from Monday evening to Tuesday morning", "2020-03-02T17:00 to 2020-03-03T12:00"),
        ("fell between 18:00 and 20:00 on Tuesday", "2020-03-03T18:00 to 2020-03-03T20:00"),
    ],
)
def test_two_hours_with_a_word_before_and_between_are_the_ends_of_one_time(text, when):
    told = find_times(text, TimeContext(When.day(date(2020, 3, 5)), Basis.STATED, tense="past"))
    assert [f"{each.start:%Y-%m-%dT%H:%M} to {each.end:%Y-%m-%dT%H:%M}" for _, each in told] == [when]
