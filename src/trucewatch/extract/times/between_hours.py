"""Times told by two hours: "between 18:00 on 2 March and 08:00 on 3 March", "from Monday evening to Tuesday noon"."""

from __future__ import annotations

from datetime import datetime, timedelta

from trucewatch.extract.text.scan import scan_words
from trucewatch.extract.times.clock import Clock
from trucewatch.extract.times.mark import Mark
from trucewatch.model import Precision, When
from trucewatch.packs.language.times import TimeWords

Told = tuple[Mark, When]
_REACH = 40  # characters before a time in which "between" or "from" stands
_A_DAY = timedelta(days=1)


def between_hours(first: Told, last: Told, text: str, words: TimeWords) -> When | None:
    """One time from the first to the last of two hours, where the words say so; None where they are two times.

    An hour without a day is of the day of the other, or of the day before where it would come after it.
    """
    mark, when = last
    if first[0].hour is None or mark.hour is None or mark.date is None or not _are_joined(first[0], mark, text, words):
        return None
    end = when.start if isinstance(mark.hour, Clock) else when.end
    begin = _begin(first, when)
    if begin is None or end is None or begin >= end:
        return None
    precision = Precision.DAYS if end - begin > _A_DAY else Precision.PART_OF_DAY
    return When(begin, end, precision, when.zone, when.basis, text[first[0].start : mark.end])


def _are_joined(first: Mark, last: Mark, text: str, words: TimeWords) -> bool:
    opened = words.last_word.search(scan_words(text).lower, max(0, first.start - _REACH), first.start)
    bond = " ".join(scan_words(text).lower[first.end : last.start].split())
    return opened is not None and bond in words.range_openers.get(opened.group(1), ())


def _begin(first: Told, last: When) -> datetime | None:
    mark, when = first
    if mark.date is not None or when.start is None or last.start is None:
        return when.start
    begin = datetime.combine(last.start.date(), when.start.time())
    return begin if begin < last.start else begin - _A_DAY
