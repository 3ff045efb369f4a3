"""On which day each entry of a live page was written: its hours run on over midnight, and the page has one date."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from itertools import pairwise

from trucewatch.model import Furniture, Report, When

_STAMP = re.compile(r"\W*(?P<hour>[0-2]?\d)[:.](?P<minute>[0-5]\d)\b(?:\s*(?P<half>[ap])\.?m\b)?", re.IGNORECASE)
_LEAST = 3  # hours that make a page one of entries
_WRAP = 12 * 60  # minutes: hours that run on leap back, over midnight, by more than that


@dataclass(frozen=True, slots=True)
class EntryDays:
    """Where each entry begins in the text, and how many days its day lies from the page's date."""

    begins: tuple[int, ...] = ()
    shifts: tuple[int, ...] = ()

    @staticmethod
    def of(report: Report) -> EntryDays:
        """Newest first, the page's date is that of its first entry and midnight leads to the day before.

        Oldest first it is that of the first entry too, and midnight leads to the day after.
        """
        stamps = sorted(_stamps(report))
        if len(stamps) < _LEAST:
            return EntryDays()
        steps = [after - before for (_, before), (_, after) in pairwise(stamps)]
        back = sum(step < 0 for step in steps if abs(step) < _WRAP)
        onward = sum(step > 0 for step in steps if abs(step) < _WRAP)
        if bool(back) == bool(onward):
            return EntryDays()  # in no order
        shifts = [0]
        for step in steps:
            over = abs(step) >= _WRAP and (step > 0) == bool(back)
            shifts.append(shifts[-1] + (0 if not over else -1 if back else 1))
        return EntryDays(tuple(at for at, _ in stamps), tuple(shifts))

    def written(self, page: When | None, offset: int) -> When | None:
        """The day of writing of what stands at an offset, given the page's date."""
        at = bisect_right(self.begins, offset) - 1
        shift = self.shifts[at] if at >= 0 else 0
        if not shift or page is None or page.date is None:
            return page
        return When.day(page.date + timedelta(days=shift), page.basis, page.text, page.zone)


def _stamps(report: Report) -> Iterator[tuple[int, int]]:
    """Where each hour stands that is a line of its own or opens a paragraph, and the minutes of its day."""
    for aside in report.asides:
        if aside.kind is Furniture.DATELINE:
            match = _STAMP.fullmatch(aside.span.of(report.text).strip())
            if match is not None:
                yield aside.span.start, _minutes(match)
    for span in report.body:
        match = _STAMP.match(span.of(report.text))
        if match is not None:
            yield span.start, _minutes(match)


def _minutes(match: re.Match[str]) -> int:
    hour, half = int(match["hour"]), (match["half"] or "").lower()
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return hour * 60 + int(match["minute"])
