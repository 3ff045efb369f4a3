"""Lengths of time in a text, and what each is for: a deadline, how long something lasts, a shift.

Whole numbers only: a Duration counts units. Seconds and minutes are no Duration. Of a range
("10 to 15 days") the far end is taken, for that is what a deadline allows.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from enum import StrEnum

from trucewatch.extract.text.measures import Measure, read_measure
from trucewatch.extract.text.scan import Scan, scan_words
from trucewatch.extract.text.tense import Tense, tense_at
from trucewatch.model import Duration, Span
from trucewatch.packs.language.numbers import number_words
from trucewatch.packs.language.times import TimeWords, time_words
from trucewatch.packs.language.units import Phrases, UnitWords, unit_words

_HYPHENS = ("-", "‑")


class DurationUse(StrEnum):
    """What a length of time is said for."""

    DEADLINE = "deadline"  # "within seven days", "given a week to"
    LENGTH = "length"  # "for 60 days", "a 42-day phase"
    SHIFT = "shift"  # "three days after", "a week ago", "the last 24 hours"
    UNSAID = "unsaid"


def find_durations(text: str, start: int = 0, language: str = "en") -> tuple[tuple[Span, Duration, DurationUse], ...]:
    """The lengths of time in a text, in order, none overlapping; spans are offset by ``start``.

    >>> [(str(long), str(use)) for span, long, use in find_durations("within seven days, for a week")]
    [('7 days', 'deadline'), ('1 week', 'length')]
    """
    times = time_words(language)
    scan = scan_words(text)
    return tuple(
        (Span(measure.start + start, measure.end + start), duration, _use(scan, measure, times))
        for measure in _measures(scan, times)
        if (duration := _counted(measure, scan, times.units)) is not None
    )


def find_lasting(text: str, language: str = "en") -> tuple[tuple[Span, Decimal | None, str], ...]:
    """Every length of time with its number, None where it is vague, and its unit by name: minutes and seconds too.

    >>> [(number, unit) for span, number, unit in find_lasting("thirty minutes, a few days")]
    [(Decimal('30'), 'minutes'), (None, 'days')]
    """
    times, scan = time_words(language), scan_words(text)
    return tuple(
        (Span(each.start, each.end), None if _is_vague(each) else each.high, times.units.times[scan.words[each.unit]])
        for each in _measures(scan, times)
    )


def _measures(scan: Scan, times: TimeWords) -> Iterator[Measure]:
    """Every number with a unit of time that is a length of time, in order."""
    words, units = times.numbers, times.units
    if units.times.keys().isdisjoint(scan.words):
        return
    index = 0
    while index < len(scan.words):
        word = scan.words[index]
        if word[0].isdigit() or word in words.heads:
            measure = read_measure(scan, index, words, units.times, units.day_kinds)
            if measure is not None:
                index = measure.unit
                if _is_lasting(scan, measure, units) or (measure.article and _is_of_one(scan, index, units)):
                    yield measure
        elif _is_of_one(scan, index, units):
            yield Measure(index, index, scan.starts[index], scan.ends[index], Decimal(1), Decimal(1))
        index += 1


def _is_of_one(scan: Scan, index: int, units: UnitWords) -> bool:
    """Is it one of its unit, and no number beside it: "week-long"?"""
    word, following = scan.words[index], scan.words[index + 1 : index + 2]
    if word not in units.times or units.times[word] == word or following not in units.length_after:
        return False
    return scan.text[scan.ends[index] : scan.starts[index + 1]] in _HYPHENS


def read_duration(phrase: str) -> Duration | None:
    """A whole phrase as a length of time, or None where it is not one.

    >>> str(read_duration("a fortnight"))
    '2 weeks'
    """
    words, units = number_words(), unit_words()
    scan = scan_words(phrase)
    for index in range(min(len(scan.words), 6)):
        measure = read_measure(scan, index, words, units.times, units.day_kinds)
        if measure is not None and (measure.start, measure.end) == (0, len(phrase)):
            return _counted(measure, scan, units)
    return None


def _is_lasting(scan: Scan, measure: Measure, units: UnitWords) -> bool:
    """Is it how long something lasts, and no rate ("600 trucks a day") and no hour of the clock ("0300 hrs")?"""
    if measure.digits and scan.words[measure.first].startswith("0"):
        return False
    if measure.article and scan.words[measure.unit] in units.never_one:
        return False
    if measure.article and scan.before(measure.first) not in units.article_after:
        following = scan.words[measure.unit + 1 : measure.unit + 2]
        if not following or following[0] not in units.offset_after or following[0] in units.loose_offsets:
            return False  # "600 trucks a day", "a day in the life"
    return True


def _is_vague(measure: Measure) -> bool:
    return measure.low != measure.high and not measure.digits


def _counted(measure: Measure, scan: Scan, units: UnitWords) -> Duration | None:
    factor, unit = units.durations.get(units.times[scan.words[measure.unit]], (0, None))
    if unit is None or _is_vague(measure):  # "a few days" is no length that a deadline could have
        return None
    if measure.high != measure.high.to_integral_value() or measure.high > 100_000:
        return None
    return Duration(int(measure.high) * factor, unit, scan.text[measure.start : measure.end])


def _use(scan: Scan, measure: Measure, times: TimeWords) -> DurationUse:
    units = times.units
    following = scan.words[measure.unit + 1 : measure.unit + 4]
    joined = scan.text[measure.end : measure.end + 1]
    if _ends_with(scan, measure.first, units.deadline_before) or _is_given(scan, measure, units):
        return DurationUse.DEADLINE
    if following and joined == " " and following[0] in units.offset_after and following[0] not in units.loose_offsets:
        return DurationUse.SHIFT
    if scan.before(measure.first) in units.window_before:
        return DurationUse.SHIFT
    if scan.before(measure.first) in units.future_in:
        future = tense_at(scan, measure.start, times) is Tense.FUTURE
        return DurationUse.DEADLINE if future else DurationUse.UNSAID
    if any(following[:length] in units.deadline_named for length in (1, 2)):
        return DurationUse.DEADLINE
    if _ends_with(scan, measure.first, units.length_before):
        return DurationUse.LENGTH
    hyphened = scan.text[measure.end - len(scan.words[measure.unit]) - 1] == "-"
    if hyphened or any(following[:length] in units.length_after for length in (1, 2)):
        return DurationUse.LENGTH
    return DurationUse.UNSAID


def _is_given(scan: Scan, measure: Measure, units: UnitWords) -> bool:
    """As in "(Given) a week to agree": a verb of giving just before, and what is to be done just after."""
    before = scan.words[max(0, measure.first - 2) : measure.first]
    following = scan.words[measure.unit + 1 : measure.unit + 4]
    given = not units.deadline_verbs.isdisjoint(before)
    return given and any(following[:length] in units.deadline_after for length in (1, 2, 3))


def _ends_with(scan: Scan, first: int, phrases: Phrases) -> bool:
    return any(first >= length and scan.words[first - length : first] in phrases for length in (4, 3, 2, 1))
