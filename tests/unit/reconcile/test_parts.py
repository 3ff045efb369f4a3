"""Parts are held against their whole, and never added up to one."""

from stories import MARCH_5, TOWN, Story, at, count, reports_and_claims
from trucewatch.model import Figure
from trucewatch.reconcile import reconcile
from trucewatch.resolve import resolve


def whole_of(*counts) -> Figure:
    story = Story("A")
    story.event("Many died in Orvale.", when=MARCH_5, where=(at(TOWN),), counts=counts)
    reports, claims = reports_and_claims(story)
    figures, _ = reconcile(reports, claims, resolve(reports, claims))
    return next(figure for figure in figures if figure.title == "People killed")


def part(group, number, high=-1):
    return count("killed", group, number, high, part_of="killed:person")


def test_parts_that_share_nobody_and_fill_the_whole_are_named():
    figure = whole_of(count("killed", "person", 33), part("civilian", 20), part("soldier", 13))
    assert figure.checks == ("its parts fill it exactly: 20 civilians and 13 soldiers",)
    assert figure.best == 33


def test_parts_that_share_nobody_and_overflow_the_whole_are_named():
    figure = whole_of(count("killed", "person", 33), part("civilian", 20), part("soldier", 20))
    (check,) = figure.checks
    assert check.startswith("its parts overflow it")
    assert "40, more than 33" in check
    assert figure.high == 33


def test_children_and_civilians_may_be_the_same_people_and_are_not_held_together():
    assert whole_of(count("killed", "person", 10), part("civilian", 9), part("child", 8)).checks == ()


def test_an_open_whole_is_overflowed_by_nothing():
    assert whole_of(count("killed", "person", 10, None), part("civilian", 9), part("soldier", 8)).checks == ()


def test_a_part_is_no_number_of_its_group_where_the_report_has_more_of_that_group():
    story = Story("A")
    story.event("56 civilians died.", when=MARCH_5, where=(at(TOWN),), counts=(count("killed", "civilian", 56),))
    story.event("They included 25 from the hills.", when=MARCH_5, where=(at(TOWN),), counts=(part("civilian", 25),))
    reports, claims = reports_and_claims(story)
    figures, _ = reconcile(reports, claims, resolve(reports, claims))
    assert all(25 not in (figure.low, figure.best) for figure in figures if figure.title == "Civilians killed")
