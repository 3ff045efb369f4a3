"""Counts keep the vagueness of their words, and nothing that is no count is one."""

import pytest

from trucewatch.extract.tolls.quantities import find_quantities, read_quantity


def ends(text: str, singular: bool = False) -> list[tuple[int | None, int | None, bool]]:
    return [(each.low, each.high, each.approximate) for _, each in find_quantities(text, singular=singular)]


@pytest.mark.parametrize(
    ("phrase", "low", "high", "approximate"),
    [
        ("33", 33, 33, False),
        ("1,200", 1200, 1200, False),
        ("3.6 million", 3_600_000, 3_600_000, False),
        ("2.5m", 2_500_000, 2_500_000, False),
        ("12 000", 12_000, 12_000, False),
        ("thirteen", 13, 13, False),
        ("twenty-one", 21, 21, False),
        ("two hundred and fifty", 250, 250, False),
        ("one million two hundred thousand", 1_200_000, 1_200_000, False),
        ("two and a half million", 2_500_000, 2_500_000, False),
        ("half a million", 500_000, 500_000, False),
        ("a hundred", 100, 100, False),
        ("a dozen", 12, 12, False),
        ("two dozen", 24, 24, False),
        ("at least 16", 16, None, False),
        ("no fewer than nine", 9, None, False),
        ("300 or more", 300, None, False),
        ("12+", 12, None, False),
        ("more than 12", 13, None, False),
        ("more than a dozen", 13, None, False),
        ("upwards of 300", 300, None, False),
        ("up to 40", None, 40, False),
        ("as many as 50", None, 50, False),
        ("fewer than 30", None, 29, False),
        ("about 60", 60, 60, True),
        ("some 3.6 million", 3_600_000, 3_600_000, True),
        ("an estimated 5,000", 5000, 5000, True),
        ("nearly a million", 900_000, 1_000_000, True),
        ("dozens", 24, None, True),
        ("scores", 40, None, True),
        ("hundreds", 200, None, True),
        ("tens of thousands", 20_000, None, True),
        ("hundreds of thousands", 200_000, None, True),
        ("several", 3, None, True),
        ("several dozen", 36, None, True),
        ("a few", 2, 9, True),
        ("a handful", 2, 9, True),
        ("a couple", 2, 2, True),
        ("10-15", 10, 15, False),
        ("10 to 15", 10, 15, False),
        ("two or three", 2, 3, False),
        ("between ten and fifteen thousand", 10_000, 15_000, False),
        ("about 12 to 15", 12, 15, True),
    ],
)
def test_a_count_keeps_the_reporters_vagueness(phrase: str, low: int, high: int, approximate: bool) -> None:
    ((span, found),) = find_quantities(f"They said {phrase} people fled.")
    assert (found.low, found.high, found.approximate) == (low, high, approximate)
    assert span.of(f"They said {phrase} people fled.") == found.text == phrase
    assert read_quantity(phrase) == found


@pytest.mark.parametrize(
    "text",
    [
        "the seventh attack in 2018",
        "on March 6 at 00:01",
        "the 2016 deal",
        "it cost $40 million, or 40 billion US dollars",
        "50 percent, 50% and 5 per cent",
        "6 km away, 500 metres wide, 300m north",
        "a 7-year-old boy, aged 12",
        "aged from four to 10",
        "billions of euros",
        "children under five",
        "Ahmad Said, 34, fled",
        "the M4, an S-400, a T-72, Su-24s and MI-17s",
        "Article 5 of Resolution 2254",
        "the 1st Brigade and the 46th",
        "in the 1990s",
        "a two-state solution after three-way talks",
        "a 2-1 win",
        "122mm rockets and 20 tonnes of aid",
        "for 36 hours, a 42-day phase",
        "no one, one of them, one another",
        "ten10, x12y, 1.2.3 and 4:5",
    ],
)
def test_what_counts_nothing_is_no_count(text: str) -> None:
    assert find_quantities(text) == ()


def test_a_four_digit_count_is_told_from_a_year_by_what_it_counts() -> None:
    assert ends("2000 troops left in 2018 and 1,950 came in 2019") == [(2000, 2000, False), (1950, 1950, False)]


def test_over_and_under_are_places_before_a_small_number() -> None:
    assert ends("jets flew over two villages") == [(2, 2, False)]
    assert ends("the rebels hand over 840 rifles") == [(840, 840, False)]
    assert ends("they turned over 30 captives") == [(30, 30, False)]
    assert ends("guns fired over 840 shells") == [(840, None, False)]
    assert ends("over 100 people") == [(100, None, False)]


def test_numbers_from_one_to_another_are_two_counts() -> None:
    assert ends("the toll rose from 10 to 15") == [(10, 10, False), (15, 15, False)]


def test_a_date_before_a_dash_leaves_the_count_alone() -> None:
    assert ends("July 5 2016 - 16 civilians killed") == [(16, 16, False)]


def test_a_month_after_in_leaves_the_count_alone() -> None:
    assert ends("In May 15 people died") == [(15, 15, False)]
    assert ends("On May 15 people fled") == []


def test_singular_words_count_only_when_asked() -> None:
    text = "a soldier, one child and another man; an estimated 12, a further 3, one of them"
    assert ends(text) == [(12, 12, True), (3, 3, False)]
    assert ends(text, singular=True) == [(1, 1, False)] * 3 + [(12, 12, True), (3, 3, False)]


def test_spans_are_offset_by_the_start_given() -> None:
    ((span, _),) = find_quantities("five fell", start=100)
    assert (span.start, span.end) == (100, 104)


def test_a_letter_that_grows_in_lower_case_does_not_shift_the_spans() -> None:
    text = "İİİ İdlib: 12 civilians"
    ((span, _),) = find_quantities(text)
    assert span.of(text) == "12"


@pytest.mark.parametrize("phrase", ["", "people", "12 people", "the 12", "twelve twelve"])
def test_a_phrase_that_is_not_wholly_a_count_reads_as_none(phrase: str) -> None:
    assert read_quantity(phrase) is None
