"""The rule that the user names makes low, best and high; a number that rose leaves its earlier ones behind."""

from datetime import datetime, timedelta

import pytest

from stories import MARCH_5, TOWN, Story, at, count, reports_and_claims
from trucewatch.errors import UnknownName
from trucewatch.model import Figure, Standing, When
from trucewatch.packs.figure_rules import figure_rule, figure_rules
from trucewatch.reconcile import reconcile
from trucewatch.resolve import resolve


def told(*numbers, at_hours=(), outlets="ABCDEFG", measure="killed", **standing) -> list[Story]:
    """A story for each number; ``at_hours`` are the hours after 5 March began at which they were published."""
    stories = []
    for order, number in enumerate(numbers):
        hour = at_hours[order] if at_hours else None
        when = When.minute(datetime(2031, 3, 5) + timedelta(hours=hour)) if hour is not None else MARCH_5
        story = Story(f"{order}{standing}", outlets[order], published=when)
        words = f"Report {order} says that {number} were {measure} in Orvale."
        story.event(words, when=MARCH_5, where=(at(TOWN),), counts=(count(measure, "civilian", number, **standing),))
        stories.append(story)
    return stories


def figure_of(stories: list[Story], rule: str = "", title: str = "Civilians killed", **graded: str) -> Figure:
    reports, claims = reports_and_claims(*stories)
    letters = {claim.id: graded[claim.outlet] for claim in claims if claim.outlet in graded}
    events = resolve(reports, claims)
    figures, _ = reconcile(reports, claims, events, figures_by=rule, reliability=letters)
    return next(figure for figure in figures if figure.title == title)


def ends(figure: Figure) -> tuple[int | None, int | None, int | None]:
    return figure.low, figure.best, figure.high


@pytest.mark.parametrize(
    ("rule", "expected"),
    [("agreed", (33, 34, 36)), ("conservative", (33, 33, 36)), ("latest", (33, 34, 36)), ("reliable", (33, 33, 36))],
)
def test_each_rule_makes_its_own_figure_and_names_itself(rule, expected):
    figure = figure_of(told(33, 34, 34, 36), rule)
    assert ends(figure) == expected
    assert figure.rule == rule
    assert figure.method.startswith(f"{rule}: ")


def test_without_a_name_the_rule_is_the_default_and_named():
    assert figure_of(told(33, 34)).rule == figure_rule().name == "agreed"


def test_an_unknown_rule_is_one_clear_line():
    with pytest.raises(UnknownName, match="did you mean conservative"):
        figure_of(told(33), "conservativ")


def test_reliable_counts_what_sources_graded_a_to_c_give_and_shows_the_rest():
    figure = figure_of(told(30, 33, 34, 90), "reliable", A="D", B="B", C="A", D="E")
    assert ends(figure) == (33, 34, 34)
    assert "not counted, of other sources: 30, 90" in figure.method
    assert [said.value for said in figure.values] == ["30", "33", "34", "90"]


def test_reliable_without_grades_counts_all_and_says_so():
    assert "no source of it is graded A to C" in figure_of(told(33, 34), "reliable").method


def test_every_rule_says_what_it_is_and_where_it_is_from():
    assert all(rule.says and rule.source for rule in figure_rules().values())


def test_the_same_voice_that_tells_a_higher_number_later_leaves_the_lower_one_behind():
    figure = figure_of(told(22, 33, at_hours=(9, 20), outlets="AA"))
    assert ends(figure) == (33, 33, 33)
    assert [(step.value, step.overtaken) for step in figure.history] == [("22", True), ("33", False)]
    assert "overtaken since: 22" in figure.method


def test_numbers_that_rise_from_outlet_to_outlet_are_no_conflict_and_the_last_is_best():
    figure = figure_of(told(9, 22, 29, 33, at_hours=(8, 12, 18, 30)))
    assert ends(figure) == (9, 33, 33)
    assert "rose from report to report" in figure.method
    assert [step.value for step in figure.history] == ["9", "22", "29", "33"]
    assert not any(step.overtaken for step in figure.history)


def test_words_that_say_it_rose_overtake_what_others_told_before():
    risen = told(33, at_hours=(30,), outlets="C", standing=Standing.RISEN)
    figure = figure_of([*told(9, 22, at_hours=(8, 12)), *risen])
    assert ends(figure) == (33, 33, 33)
    assert [step.overtaken for step in figure.history] == [True, True, False]


def test_a_voice_that_stays_at_its_number_after_others_rise_is_still_a_voice():
    figure = figure_of(told(22, 33, 22, at_hours=(8, 12, 40), outlets="ABA"))
    assert ends(figure)[::2] == (22, 33)
    assert "cannot all be true" in figure.method


def test_a_lower_number_told_later_is_the_last_word_only_by_the_rule_that_asks_for_it():
    stories = told(33, 31, at_hours=(8, 30), outlets="AA")
    assert ends(figure_of(stories)) == (31, 31, 33)
    assert ends(figure_of(stories, "latest")) == (31, 31, 31)


def test_a_toll_told_weeks_later_by_another_is_a_disagreement_and_no_rise():
    assert "cannot all be true" in figure_of(told(22, 33, at_hours=(24 * 10, 24 * 20))).method


def test_the_missing_may_fall_and_are_never_said_to_have_risen():
    figure = figure_of(told(9, 22, at_hours=(8, 12), measure="missing"), title="Civilians missing")
    assert "cannot all be true" in figure.method


def test_reports_of_one_day_without_an_hour_have_no_order():
    figure = figure_of(told(22, 33))
    assert figure.history == ()
    assert "cannot all be true" in figure.method


def test_a_later_count_by_another_that_is_lower_is_no_history():
    assert figure_of(told(20, 18, at_hours=(8, 30))).history == ()


def test_what_a_report_gives_as_an_earlier_number_carries_no_end():
    story = Story("A")
    story.event(
        "The toll rose to 33 from 22 in Orvale.",
        when=MARCH_5,
        where=(at(TOWN),),
        counts=(
            count("killed", "civilian", 33, standing=Standing.RISEN),
            count("killed", "civilian", 22, standing=Standing.EARLIER),
        ),
    )
    figure = figure_of([story])
    assert ends(figure) == (33, 33, 33)
    assert [step.value for step in figure.history] == ["22", "33"]
