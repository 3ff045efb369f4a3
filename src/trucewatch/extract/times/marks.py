"""The expressions of time in a text, found and put together, not yet resolved.

Pieces are found by the forms of the data file, the longest at each word; then
neighbours are bound ("Thursday" + "at" + "14:00" + "GMT"), ranges are closed
("from Monday to Friday") and the word before is heeded ("since", "by").
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from trucewatch.extract.text.scan import Scan, scan_words
from trucewatch.extract.times.atoms import READERS
from trucewatch.extract.times.calendar import Absolute, Spread, Weekday
from trucewatch.extract.times.clock import Clock, Midnight, Part
from trucewatch.extract.times.mark import Mark, Match
from trucewatch.extract.times.relative import DayShift, Unanchored, UnitShift
from trucewatch.model import Span
from trucewatch.packs.language.forms import DIGITS
from trucewatch.packs.language.times import TimeWords, time_words

_HYPHENS = "-‑"
_LONGEST_CLAUSE = 90  # characters from "since" to the date that its clause ends with


@lru_cache(maxsize=1024)
def find_marks(text: str, language: str = "en") -> tuple[Mark, ...]:
    """The whole expressions of time in a text, in order, none overlapping; what has only a value too."""
    words = time_words(language)
    scan = scan_words(text)
    pieces = _pieces(scan, words)
    if not pieces:
        return ()
    bound = _ranges(_bind(pieces, scan, words), scan, words)
    return tuple(_heed_before(mark, scan, words) for mark in bound if not mark.loose and not mark.noise)


def time_spans(text: str, language: str = "en") -> tuple[Span, ...]:
    """Where times stand in a text, and what looks like one and is none."""
    return tuple(Span(mark.start, mark.end) for mark in find_marks(text, language) if mark.value is None)


def goes_back(text: str, language: str = "en") -> bool:
    """Is a time in it reckoned from the day that was told before it ("the next day")?"""
    dates = [date for mark in find_marks(text, language) for date in (mark.date, *(end.date for end in mark.ends))]
    return any(isinstance(date, Unanchored) and not date.event for date in dates)


def _pieces(scan: Scan, words: TimeWords) -> list[Mark]:
    found: list[Mark] = []
    heads, done = words.forms_by_head, 0
    for index in [at for at, word in enumerate(scan.words) if word in heads or word.isdecimal()]:
        start, word = scan.starts[index], scan.words[index]
        if start < done:
            continue
        group = heads[DIGITS if word.isdecimal() else word]
        if group.guard.match(scan.lower, start) is None or not _stands_free(scan, index, words):
            continue
        best: Mark | None = None
        for form in group.forms:
            match = form.pattern.match(scan.lower, start)
            if match is None or (best is not None and match.end() <= best.end):
                continue
            groups = {name: text for name, text in match.groupdict().items() if text}
            mark = READERS[form.reads](Match(scan, index, groups, start, match.end(), words))
            best = mark or best
        if best is not None:
            found.append(best)
            done = best.end
    return found


def _stands_free(scan: Scan, index: int, words: TimeWords) -> bool:
    """Is it the beginning of a word, and no number within a longer figure or a name?"""
    start = scan.starts[index]
    before, further = scan.text[start - 1 : start], scan.text[max(0, start - 2) : start - 1]
    if before.isalnum() or before == "_":
        return False
    if scan.words[index][0].isdigit() and not (index and scan.words[index - 1] in words.edges):  # "mid-2011" is free
        return not (before in _HYPHENS and before and further.isalpha()) and not (
            before in ".,:/" and further.isdigit()
        )
    return True


def _bond(scan: Scan, left: Mark, right: Mark) -> str:
    return " ".join(scan.lower[left.end : right.start].split()).replace(" ,", ",")


def _with_clocks(pieces: Iterable[Mark], scan: Scan) -> list[Mark]:
    """The same, with each hour and the name of its clock as one ("17:00 GMT")."""
    found: list[Mark] = []
    for piece in pieces:
        names_clock = piece.zone is not None and piece.date is None and piece.hour is None and not piece.noise
        hour = found[-1] if names_clock and found else None
        if hour is not None and hour.hour is not None and hour.zone is None and not _bond(scan, hour, piece):
            found[-1] = replace(hour, zone=piece.zone, end=piece.end)
        else:
            found.append(piece)
    return found


def _bind(loose: list[Mark], scan: Scan, words: TimeWords) -> list[Mark]:
    bound: list[Mark] = []
    pieces = _with_clocks(loose, scan)
    for at, piece in enumerate(pieces):
        if bound:
            bond = _bond(scan, bound[-1], piece)
            onward = at + 1 < len(pieces) and piece.hour is not None and piece.date is None
            # "Friday, in the early hours of Saturday": the hours go with what follows "of".
            kept = (
                onward and pieces[at + 1].date is not None and _bond(scan, piece, pieces[at + 1]) in words.onward_bonds
            )
            kept = kept and bound[-1].date is not None
            closing = bond == "(" and scan.text[piece.end : piece.end + 1] == ")"
            tied = bond in words.bonds or (bond in words.edge_bonds and bound[-1].edge != "")
            joined = _joined(bound[-1], piece, bond, words) if tied and not kept else None
            if joined is None and closing:
                joined = _restated(bound[-1], piece)
            if joined is not None:
                bound[-1] = replace(joined, start=bound[-1].start, end=piece.end + closing, loose=False)
                continue
        bound.append(piece)
    return bound


def _joined(left: Mark, right: Mark, bond: str, words: TimeWords) -> Mark | None:
    """Two neighbours as one time, or None where they are two."""
    if left.noise or right.noise or left.use or left.value is not None or right.value is not None:
        return None
    if left.edge and left.date is None and left.hour is None:
        return (
            replace(right, edge=left.edge)
            if right.date is not None and not right.edge and bond in words.edge_bonds
            else None
        )
    if right.edge and right.date is None:
        return None
    if right.date is None and right.hour is None:
        return replace(left, zone=right.zone) if left.hour is not None and left.zone is None else None
    if left.date is None and left.hour is None:
        return None
    if isinstance(right.date, UnitShift) and right.loose:
        return None
    date = left.date or right.date
    if left.date is not None and right.date is not None:
        date = _one_date(left, right) or _day_of_night(left, right)
        if date is None:
            return None
    hour = left.hour or right.hour
    if left.hour is not None and right.hour is not None:
        hour = _one_hour(left.hour, right.hour)
        if hour is None:
            return None
    return replace(left, date=date, hour=hour, zone=left.zone or right.zone, edge=left.edge or right.edge)


def _restated(left: Mark, right: Mark) -> Mark | None:
    """As in "14:00 local time (1100 GMT)": one moment on two clocks, which gives the offset of the first."""
    if not isinstance(left.hour, Clock) or not isinstance(right.hour, Clock) or right.date is not None:
        return None
    if left.zone or right.zone != "UTC":
        return left
    minutes = (left.hour.hour - right.hour.hour) * 60 + left.hour.minute - right.hour.minute
    minutes = (minutes + 12 * 60) % (24 * 60) - 12 * 60
    sign = "+" if minutes >= 0 else "-"
    return replace(left, zone=f"UTC{sign}{abs(minutes) // 60:02d}:{abs(minutes) % 60:02d}")


def _one_date(left: Mark, right: Mark) -> Absolute | Weekday | None:
    """As in "Thursday, March 5", "October of next year", "Monday of last week": two words on one date."""
    first, second = left.date, right.date
    if isinstance(first, Absolute) and isinstance(second, Weekday):
        first, second = second, first
    if isinstance(first, Weekday) and isinstance(second, Absolute) and second.day is not None:
        return replace(second, weekday=first.weekday)
    if not isinstance(second, UnitShift) or right.edge:
        return None
    if isinstance(first, Absolute) and first.year is None and second.unit == "years":
        return replace(first, year_shift=second.shift)
    if isinstance(first, Weekday) and second.unit == "weeks":
        return Weekday(first.weekday, second.shift, True)
    return None


def _day_of_night(left: Mark, right: Mark) -> Absolute | Weekday | None:
    """As in "overnight on Friday": the night is that of the day, and not the one just past."""
    of_night = isinstance(left.date, DayShift) and isinstance(left.hour, Part) and right.hour is None
    return right.date if of_night and isinstance(right.date, Absolute | Weekday) else None


def _one_hour(first: Part | Clock | Midnight, second: Part | Clock | Midnight) -> Clock | Midnight | None:
    """Fold "tonight" and "a minute after midnight" into one time; two clock times are two."""
    part, precise = (first, second) if isinstance(first, Part) else (second, first)
    if not isinstance(part, Part) or isinstance(precise, Part):
        return None
    if isinstance(precise, Midnight):
        return replace(precise, coming=part.last > 24)
    if part.last > 24 and precise.hour < part.last - 24:
        return replace(precise, hour=precise.hour + 24)  # "00:01 on Thursday night", "at 2 a.m. last night"
    if part.first >= 12 and precise.hour < 12 and precise.whole_hour:
        return replace(precise, hour=precise.hour + 12)
    return precise


def _ranges(marks: list[Mark], scan: Scan, words: TimeWords) -> list[Mark]:
    found: list[Mark] = []
    for mark in marks:
        if found and _is_range(found[-1], mark, scan, words):
            first = found[-1]
            if first.date is not None and mark.date is not None:
                spread = Spread(first.date, mark.date)
                found[-1] = replace(first, date=spread, hour=None, end=mark.end, ends=(first, mark))
                continue
        found.append(mark)
    return found


def _is_range(left: Mark, right: Mark, scan: Scan, words: TimeWords) -> bool:
    bond = _bond(scan, left, right)
    hours = [mark.hour for mark in (left, right) if mark.hour is not None]
    if any(mark.loose or mark.noise or isinstance(mark.date, Spread) for mark in (left, right)):
        return False
    opened = words.last_word.search(scan.lower, max(0, left.start - 40), left.start)
    opener = opened.group(1) if opened else ""
    if len(hours) > 1 or not all(isinstance(hour, Part) for hour in hours):
        return False  # "from Monday night to Tuesday morning" is one night
    if opener in words.range_openers:
        return bond in words.range_openers[opener]
    alike = not hours and type(left.date) is type(right.date) and isinstance(left.date, (Absolute, Weekday))
    return alike and bond in words.range_signs


def _heed_before(mark: Mark, scan: Scan, words: TimeWords) -> Mark:
    """Take in a "since", "until", "before" or "by" that stands just before."""
    if mark.date is None and mark.hour is None:
        return mark
    text = scan.lower[mark.start : mark.end]
    inner = words.uses.get(text.split(" ")[0])
    if inner is not None and any(text.startswith(part) for part in words.parts_alone):
        return mark  # "before dawn" is a part of the day itself
    if inner is not None:
        return replace(mark, use=inner)
    told = words.use_before.search(scan.lower, max(0, mark.start - 40), mark.start)
    if told is None:
        return replace(mark, use="since") if _ends_since_clause(mark, scan, words) else mark
    use = words.uses[" ".join(told.group(1).split())]
    if use == "by" and scan.text[mark.end : mark.end + 2] in ("'s", "’s"):
        return mark  # "killed by Sunday's bomb"
    return replace(mark, use=use, start=told.start())


def _ends_since_clause(mark: Mark, scan: Scan, words: TimeWords) -> bool:
    """As in "since the fighting broke out on 15 April": the date ends a clause that "since" opens."""
    word, blank, _ = scan.lower[mark.start : mark.end].partition(" ")
    own = len(word + blank) if word in words.prepositions else 0  # "in mid-April" begins with its preposition
    clause = words.since_clause.search(scan.lower, max(0, mark.start - _LONGEST_CLAUSE), mark.start + own)
    if clause is None or mark.date is None:
        return False
    before = words.last_word.search(scan.lower, max(0, clause.start() - 20), clause.start())
    return before is None or before.group(1) not in words.never_before_since  # "has since fled on Friday"
