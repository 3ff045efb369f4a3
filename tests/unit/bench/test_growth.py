"""The slope of a cost, and the page that keeps what was measured."""

import math

import pytest
from bench.growth import exponent, keep


def test_the_slope_is_one_where_cost_grows_with_the_claims_and_two_where_with_their_square():
    rows = [{"claims": 10.0, "flat": 3.0, "steep": 3.0}, {"claims": 100.0, "flat": 30.0, "steep": 300.0}]
    assert exponent(rows, "flat") == pytest.approx(1)
    assert exponent(rows, "steep") == pytest.approx(2)


def test_one_size_alone_has_no_slope():
    assert math.isnan(exponent([{"claims": 10.0, "seconds": 3.0}], "seconds"))


def test_what_was_measured_takes_the_place_of_what_stood_between_its_marks_and_of_nothing_else(tmp_path):
    page = tmp_path / "page.md"
    page.write_text("a\n<!-- one -->\nold\n<!-- end of one -->\nb\n<!-- two -->\nkept\n<!-- end of two -->\n")
    keep("new", "one", page)
    assert page.read_text() == "a\n<!-- one -->\nnew\n<!-- end of one -->\nb\n<!-- two -->\nkept\n<!-- end of two -->\n"
