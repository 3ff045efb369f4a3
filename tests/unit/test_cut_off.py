"""Up to which moment a run goes."""

from datetime import UTC, date, datetime

from stories import Story
from trucewatch.cut_off import known_by, latest
from trucewatch.model import Precision, When


def test_the_last_moment_leaves_out_no_report_even_where_only_the_first_day_of_one_is_known():
    dated = Story("A", published=date(2031, 3, 5)).report
    open_ended = When(datetime(2031, 3, 9), None, Precision.OPEN)
    later = Story("B", published=open_ended).report
    cut_off = latest([dated, later])
    assert cut_off == datetime(2031, 3, 9, 23, 59, 59, tzinfo=UTC)
    assert known_by([dated, later], cut_off)[1] == ()


def test_reports_without_any_date_give_no_last_moment():
    assert latest([Story("A").report]) is None
