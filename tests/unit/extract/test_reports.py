"""On the five real articles, where they are at hand: no fault, and spans that hold."""

from datetime import date
from pathlib import Path

import pytest

from trucewatch.extract.text.durations import find_durations
from trucewatch.extract.text.lengths import find_lengths
from trucewatch.extract.times import TimeContext, find_times
from trucewatch.extract.tolls.quantities import find_quantities
from trucewatch.model import Basis, Side, When

REPORTS = Path(__file__).parents[3].parent / "shared" / "reports" / "idlib-2020"
THURSDAY = TimeContext(When.day(date(2020, 3, 5)), Basis.STATED)


@pytest.fixture(scope="module")
def texts() -> list[str]:
    if not REPORTS.is_dir():
        pytest.skip("../shared/reports/idlib-2020 is not here")
    return [path.read_text(encoding="utf-8") for path in sorted(REPORTS.glob("*.txt"))]


def test_every_span_holds_its_words(texts: list[str]) -> None:
    for text in texts:
        for span, each in (*find_quantities(text), *find_lengths(text), *find_times(text, THURSDAY)):
            assert span.of(text) == each.text
        for span, duration, _ in find_durations(text):
            assert span.of(text) == duration.text


def test_the_corridor_is_given_per_side_by_two_and_in_total_by_three(texts: list[str]) -> None:
    sides = [length.side for text in texts for _, length in find_lengths(text)]
    assert (sides.count(Side.PER_SIDE), sides.count(Side.TOTAL)) == (2, 3)


def test_every_wording_of_midnight_allows_the_moment_of_the_text(texts: list[str]) -> None:
    moments = [when for text in texts for _, when in find_times(text, THURSDAY) if "midnight" in when.text]
    exact = next(when for text in texts for _, when in find_times(text, THURSDAY) if "00:01" in when.text)
    assert len(moments) >= 5
    assert all(when.overlaps(exact) for when in moments)
