"""Figures as they are shown: the rule that made them, their history, and parts that do not fit their whole."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from trucewatch.model import Case, Step, When
from trucewatch.publish import FORMATS, publish
from trucewatch.publish.drawing.steps import step_chart
from trucewatch.publish.evidence import Evidence
from trucewatch.publish.tables.rows import tables
from trucewatch.publish.views.incidents import event_views
from unit.publish.sample import CASE

MORNING, EVENING = datetime(2031, 5, 9, 8), datetime(2031, 5, 9, 20)


def with_history() -> Case:
    """The case, its first figure with a number that rose, by a rule that the user named."""
    first, *others = CASE.figures
    (low, high) = first.values
    steps = (
        Step(When.minute(MORNING), low.value, 21, 21, low.claims, overtaken=True),
        Step(When.minute(EVENING), high.value, 22, 22, high.claims),
    )
    told = replace(first, history=steps, checks=("its parts fill it exactly",), rule="latest")
    return replace(CASE, figures=(told, *others), figure_rule="latest")


@pytest.mark.parametrize("format", FORMATS)
def test_every_format_names_the_rule_and_tells_the_history(format):
    told = publish(with_history(), format, width=4000)
    assert "latest" in told
    assert "its parts fill it exactly" in told
    assert ("2031-05-09 08:00" in told) or ("2031-05-09T08:00" in told)


def test_the_table_of_figures_tells_the_history_in_one_cell():
    row = next(row for row in tables(with_history())["figures"] if row["history"])
    assert row["history"] == "2031-05-09 08:00: 21 (overtaken); 2031-05-09 20:00: 22"
    assert row["rule"] == "latest"


def test_a_step_walks_back_to_its_words():
    case = with_history()
    views = event_views(case, Evidence(case), {})
    (figure,) = [figure for view in views for figure in view.figures if figure.history]
    assert [step.quoted[0].claim for step in figure.history] == [said.claims[0] for said in case.figures[0].values]
    assert figure.told.startswith("21 (2031-05-09 08:00, ")
    assert figure.chart is not None


def test_a_history_of_one_dated_step_is_not_drawn():
    assert step_chart([(None, 22, True), (EVENING, 33, False)]) is None
