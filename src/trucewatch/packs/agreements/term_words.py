"""What a term asks, in words: its deadlines, its hours, its acts and weapons."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from trucewatch.model import WEEKDAYS, Anchor, Daily, Deadline, OtherNumber, Quota, Term, Test
from trucewatch.packs.acts import ALL_MILITARY
from trucewatch.packs.groups import load_groups

_ANCHORS = {
    Anchor.ABSOLUTE: "a date",
    Anchor.SIGNING: "signing",
    Anchor.EFFECTIVE: "entry into force",
    Anchor.EVENT: "an event",
    Anchor.PHASE_DAY: "the start of the phase",
    Anchor.CONCURRENT_WITH: "together with",
    Anchor.ON_NOTICE: "on notice",
}
_TESTS = {Test.PLACE: "where it happens", Test.ORIGIN: "where it is launched from", Test.TARGET: "where it strikes"}


def deadline_words(deadline: Deadline) -> str:
    """What a deadline is counted from, and how.

    >>> from trucewatch.model import Duration, Unit
    >>> deadline_words(Deadline((Anchor.SIGNING, Anchor.EFFECTIVE), offset=Duration(7, Unit.DAYS)))
    '7 days after signing or entry into force'
    """
    if deadline.at is not None:
        by = "before " if deadline.before else "by or before " if deadline.inclusive is None else ""
        return by + (f"{deadline.at:%Y-%m-%d}" if deadline.whole_day else f"{deadline.at:%Y-%m-%d %H:%M}")
    anchors = " or ".join(_anchor(anchor, id) for anchor, id in deadline.counted_from)
    counted = anchors
    if deadline.offset is not None and deadline.offset.text.startswith("day "):
        counted = f"{deadline.offset.text} of {anchors}"
    elif deadline.offset is not None:
        counted = f"{deadline.offset} {'before' if deadline.backwards else 'after'} {anchors}"
    return counted + (f" ({deadline.condition})" if deadline.condition else "")


def _anchor(anchor: Anchor, id: str) -> str:
    if anchor is Anchor.CONCURRENT_WITH and id:
        return f"together with {id}"
    if not id:
        return _ANCHORS[anchor]
    return f"the start of {id}" if anchor is Anchor.PHASE_DAY else id


def points_words(points: Iterable[datetime], *, day_only: bool) -> str:
    """Every lawful reading of a moment, each once, the day once where only the hours differ.

    >>> points_words([datetime(2031, 5, 2, 6), datetime(2031, 5, 2, 9, 30)], day_only=False)
    '2031-05-02 06:00 or 09:30'
    """
    shown = list(dict.fromkeys(f"{point:%Y-%m-%d}" + ("" if day_only else f" {point:%H:%M}") for point in points))
    days = {point.partition(" ")[0] for point in shown}
    if len(days) == 1 and not day_only:
        shown[1:] = [point.partition(" ")[2] for point in shown[1:]]
    return " or ".join(shown)


def daily_words(daily: Daily) -> str:
    """The hours of a day.

    >>> daily_words(Daily(hours=10.0))
    '10 hours of each day, not said which'
    """
    days = f"each {weekday_words(daily.days)}" if daily.days else "each day"
    if daily.start is None or daily.end is None:
        return f"{daily.hours or 0:g} hours of {days}, not said which"
    return days if daily.start == daily.end else f"{days} from {daily.start:%H:%M} to {daily.end:%H:%M}"


def weekday_words(days: Sequence[int]) -> str:
    """Days of the week by their names.

    >>> weekday_words((1, 4, 5))
    'Tuesday, Friday and Saturday'
    """
    *others, last = (WEEKDAYS[day] for day in days)
    return f"{', '.join(others)} and {last}" if others else last


def quota_words(quota: Quota) -> str:
    """So many of something a day, week or month, and when it is another number."""
    return "; ".join([f"{quota.number:,} {quota.of} a {quota.per}", *(_other_number(one) for one in quota.varies)])


def _other_number(one: OtherNumber) -> str:
    starts = f" from {deadline_words(one.starts)}" if one.starts is not None else ""
    ends = f" to {deadline_words(one.ends)}" if one.ends is not None else ""
    days = f" on each {weekday_words(one.days)}" if one.days else ""
    return f"{one.number:,}{days}{starts}{ends}"


def acts_words(term: Term) -> str:
    """Which acts a term is about, with which weapons, against whom, and by which place a zone is tested."""
    if not term.acts:
        return f"the text does not say which acts{against_words(term)} are forbidden"
    acts = ", ".join("all military acts" if act == ALL_MILITARY else act for act in term.acts)
    weapons = f" with {', '.join(str(weapon) for weapon in term.weapons)}" if term.weapons else ""
    tests = "" if term.tests == (Test.PLACE,) else f" (by {' or '.join(_TESTS[test] for test in term.tests)})"
    return f"{acts}{weapons}{against_words(term)}{tests}"


def against_words(term: Term) -> str:
    """Whom an act must be aimed at: nothing where the term leaves that open."""
    return f" against {', '.join(load_groups().plural_of(one) for one in term.against)}" if term.against else ""
