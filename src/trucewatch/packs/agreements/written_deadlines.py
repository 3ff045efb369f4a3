"""Deadlines as an agreement file writes them: dates, lengths of time counted from something, and conditions."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import time

from trucewatch.model import WEEKDAYS, Anchor, Daily, Deadline, Duration, Milestone, Unit
from trucewatch.packs.agreements.places import unique
from trucewatch.packs.document import Entry
from trucewatch.packs.written_values import MOMENT, read_duration, read_moment, words_of

Anchors = Mapping[str, Anchor]

EXPIRY = "expiry"
BASIC: Anchors = {Anchor.SIGNING.value: Anchor.SIGNING, Anchor.EFFECTIVE.value: Anchor.EFFECTIVE}
_COUNTED = ("within", "after", "ahead")
STATED = ("at", "by", "before", *_COUNTED, "day", "with")
_KEYS = (*STATED, "of", "anchor", "counting", "condition")
# What may stand beside each of them; a condition may beside all.
BESIDE = {"by": ("counting",), **dict.fromkeys(_COUNTED, ("of", "counting")), "day": ("of",)}
COUNTING = {"exclusive": False, "inclusive": True, "either": None, "exact": False}
HANGING = (Anchor.EVENT, Anchor.PHASE_DAY, Anchor.CONCURRENT_WITH, Anchor.ON_NOTICE)
_HOURS = re.compile(r"(?P<start>\d{2}:\d{2})-(?P<end>\d{2}:\d{2})|(?P<hours>\d+(?:\.\d+)?) hours")


def anchors_of(milestones: Sequence[Milestone], terms: Sequence[tuple[str, str]]) -> Anchors:
    """Everything that a deadline may count from: milestones, phases and other terms, given as (id, kind)."""
    named = {milestone.id: Anchor.EVENT for milestone in milestones}
    for id, kind in terms:
        named[id] = Anchor.PHASE_DAY if kind == "phase" else Anchor.EVENT
    return {**BASIC, EXPIRY: Anchor.EVENT, **named}


def read_milestones(entry: Entry | None) -> tuple[Milestone, ...]:
    """Dated happenings on which deadlines hang; ``on: unknown`` for one that has not come."""
    found: list[Milestone] = []
    for item in entry or ():
        fields = item.only(("id", "text", "on", "source"), ("id", "text", "on"))
        id = unique(fields["id"], [*BASIC, EXPIRY, *(one.id for one in found)], "milestone")
        unknown = fields["on"].text() == "unknown"
        at, whole_day = (None, True) if unknown else read_moment(fields["on"])
        source = fields["source"].text() if "source" in fields else ""
        found.append(Milestone(id, words_of(fields["text"], "milestone"), at, whole_day, source))
    return tuple(found)


def read_deadline(entry: Entry, anchors: Anchors = BASIC) -> Deadline:
    """A deadline: ``effective``, ``{at: DATE}``, ``{within: 7 days, of: [signing, effective]}`` and the like.

    ``[announced, begun]`` is a moment that may be either: each is one lawful reading.

    Raises BadDataFile for what is no deadline and for an anchor that is not there.
    """
    if not entry.is_mapping:
        return _shorthand(entry, anchors)
    fields = entry.only(_KEYS)
    if not fields:
        raise entry.wrong("an empty deadline", "give at, by, before, within or after")
    stated = [key for key in STATED if key in fields]
    if len(stated) > 1:
        raise fields[stated[1]].wrong(f"'{stated[0]}' and '{stated[1]}' cannot both stand", "keep one of them")
    _refuse_idle(fields, stated[0] if stated else "anchor")
    condition = fields["condition"].text() if "condition" in fields else ""
    if not stated:
        return _conditional(entry, fields, condition)
    key = stated[0]
    if key in ("at", "by", "before"):
        return replace(_dated(fields, key), condition=condition)
    if key == "with":
        id = fields[key].one_of(set(anchors) - set(BASIC), "term, phase or milestone")
        return Deadline((Anchor.CONCURRENT_WITH,), condition=condition, of=(id,))
    return replace(_counted(entry, fields, key, anchors), condition=condition)


def _dated(fields: dict[str, Entry], key: str) -> Deadline:
    """A date; ``by`` one that variants of the text give as "by" and as "before" is read both ways."""
    moment, whole_day = read_moment(fields[key])
    either = "counting" in fields and _way(fields["counting"]) == "either"
    if "counting" in fields and not (either and whole_day):
        raise fields["counting"].wrong(
            f"nothing is counted in '{key}' a date",
            "write by: and a day, where texts differ",
        )
    inclusive = None if either else False
    return Deadline((Anchor.ABSOLUTE,), at=moment, inclusive=inclusive, before=key == "before", whole_day=whole_day)


def _refuse_idle(fields: Mapping[str, Entry], key: str) -> None:
    """Refuse what would be read over: a date counts from nothing."""
    if key not in fields:
        return
    for name, entry in fields.items():
        if name not in (key, "condition", *BESIDE.get(key, ())):
            raise entry.wrong(f"'{name}' says nothing beside '{key}'", "leave out one of them")


def read_end(entry: Entry, term: str) -> Deadline:
    """The end of a term that holds ``for:`` a length of time from its own start."""
    return replace(_length(entry), anchors=(Anchor.PHASE_DAY,), of=(term,))


def _length(fields: Entry) -> Deadline:
    """So long from a start: the first day counts, unless the text counts to the minute."""
    offset = read_duration(fields["for"])
    counting = fields.get("counting")
    exact = offset.unit is Unit.HOURS or (counting is not None and _way(counting) == "exact")
    inclusive = COUNTING[_way(counting)] if counting is not None else True
    return Deadline((), offset=offset, inclusive=not exact and inclusive, whole_day=not exact)


def _way(entry: Entry) -> str:
    return entry.one_of(COUNTING, "way of counting")


def _counted(entry: Entry, fields: dict[str, Entry], key: str, anchors: Anchors) -> Deadline:
    if "of" not in fields:
        raise entry.wrong(f"'{key}' counts from nothing", "add of: signing, or of: [signing, effective]")
    found = _anchored(fields["of"], anchors)
    if key == "day":
        number = fields[key].convert(int, "a whole number")
        if number < 1:
            raise fields[key].wrong(f"there is no day {number}", "the first day is day 1")
        return replace(found, offset=Duration(number, Unit.DAYS, f"day {number}"), inclusive=True)
    way = _way(fields["counting"]) if "counting" in fields else "exclusive"
    offset = read_duration(fields[key])
    whole_day = offset.unit is not Unit.HOURS and way != "exact"
    return replace(found, offset=offset, inclusive=COUNTING[way], whole_day=whole_day, backwards=key == "ahead")


def _shorthand(entry: Entry, anchors: Anchors) -> Deadline:
    if isinstance(entry.node.value, str) and MOMENT.fullmatch(entry.text().strip()):
        moment, whole_day = read_moment(entry)
        return Deadline((Anchor.ABSOLUTE,), at=moment, whole_day=whole_day)
    return replace(_anchored(entry, anchors), whole_day=False)


def _anchored(entry: Entry, anchors: Anchors) -> Deadline:
    """One or more named moments, each a lawful reading of what is counted from."""
    names = [item.one_of(anchors, "anchor") for item in entry]
    if not names:
        raise entry.wrong("the deadline counts from nothing", "give signing, effective or both")
    of = () if set(names) <= set(BASIC) else tuple("" if name in BASIC else name for name in names)
    return Deadline(tuple(anchors[name] for name in names), of=of)


def _conditional(entry: Entry, fields: dict[str, Entry], condition: str) -> Deadline:
    """A deadline with no date: it hangs on something that must happen first."""
    if "anchor" not in fields:
        raise entry.wrong("the deadline has no date", "give at, by, before, within or after; or anchor and condition")
    anchor = Anchor(fields["anchor"].one_of((kind.value for kind in HANGING), "anchor"))
    if not condition:
        raise entry.wrong(f"a deadline on '{anchor.value}' needs its condition in words")
    return Deadline((anchor,), condition=condition)


def read_daily(entry: Entry) -> Daily:
    """The hours of a day in which a term holds, and on which days of the week.

    They are said ("06:00-16:00"), or only how many ("10 hours"); or the days alone are.
    """
    if not entry.is_mapping:
        return _daily_hours(entry)
    fields = entry.only(("hours", "on"), ("on",))
    hours = _daily_hours(fields["hours"]) if "hours" in fields else Daily(time(), time())
    return replace(hours, days=read_weekdays(fields["on"]))


def read_weekdays(entry: Entry) -> tuple[int, ...]:
    """Days of the week by their names, as numbers from Monday, 0."""
    return tuple(sorted({WEEKDAYS.index(day.one_of(WEEKDAYS, "day of the week")) for day in entry}))


def _daily_hours(entry: Entry) -> Daily:
    match = _HOURS.fullmatch(entry.text().strip())
    if match is None:
        raise entry.wrong(f"'{entry.text()}' is no part of a day", "write 06:00-16:00, or 10 hours")
    if match["hours"]:
        hours = float(match["hours"])
        if not 0 < hours <= 24:
            raise entry.wrong(f"a day does not have {hours:g} hours")
        return Daily(hours=hours)
    start, end = (_clock(entry, match[key]) for key in ("start", "end"))
    if start == end:
        raise entry.wrong("the hours begin and end at once")
    return Daily(start, end)


def _clock(entry: Entry, text: str) -> time:
    try:
        return time.fromisoformat(text)
    except ValueError:
        raise entry.wrong(f"'{text}' is no hour of the day") from None
