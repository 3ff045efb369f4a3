"""Two values of one field: the same, different and both possible, or not both true; and why, in words."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import combinations

from trucewatch.model import Accord, Duration, Ground, Length, Precision, Quantity, Side, Value, When
from trucewatch.reconcile.rules import Rules

_PRECISIONS = list(Precision)
_SHORT_MONTH, _LONG_MONTH = 28, 31
_MOST_REASONS = 3
_OTHER_WORDS = "other words; whether they mean one thing is not judged"
_SEVERAL = {
    Ground.TERMS: "one report gives several of them, of terms of their own",
    Ground.PARTIES: "they are told of different parties",
}
# Of several grounds the one that tells a reader most.
_TELLING_FIRST = (
    Ground.CONTRADICTION, Ground.SIDES,
    Ground.TERMS, Ground.PARTIES, Ground.CLOCKS, Ground.UNITS, Ground.MOMENT, Ground.PART, Ground.NAMES,
    Ground.PRECISION, Ground.WORDING, Ground.UNDATED, Ground.NONE,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Relation:
    """How two values, or all the values of a field, stand to each other.

    ``clear`` is false where they are let pass only because they say too little to be held against each other.
    """

    accord: Accord
    reason: str
    clear: bool = True
    ground: Ground = Ground.NONE


Pairs = tuple[tuple[int, int], ...]
Related = Mapping[tuple[int, int], Relation]  # by the places of two values, the lesser first


def relate(one: Value, two: Value, rules: Rules) -> Relation:
    """Compare two values of one kind; of two kinds nothing can be said against them."""
    if isinstance(one, When) and isinstance(two, When):
        return _times(one, two, rules)
    if isinstance(one, Length) and isinstance(two, Length):
        return _lengths(one, two, rules)
    if isinstance(one, Duration) and isinstance(two, Duration):
        return _durations(one, two)
    if isinstance(one, Quantity) and isinstance(two, Quantity):
        return _quantities(one, two)
    if isinstance(one, str) and isinstance(two, str):
        return _words(one, two, rules)
    return Relation(
        Accord.COMPATIBLE, f"{shown(one)} and {shown(two)} cannot be laid side by side", False, Ground.WORDING
    )


def relate_pairs(values: Sequence[Value], rules: Rules) -> dict[tuple[int, int], Relation]:
    """Every pair of values, by their places, and how the two stand to each other."""
    return {(one, two): relate(values[one], values[two], rules) for one, two in combinations(range(len(values)), 2)}


def relate_all(values: Sequence[Value], pairs: Related) -> Relation:
    """All of them together: one conflict is a conflict, else one difference a difference."""
    for accord in (Accord.CONFLICT, Accord.COMPATIBLE):
        those = [pair for pair in pairs.values() if pair.accord is accord]
        if not those:
            continue
        ground = min((pair.ground for pair in those), key=_TELLING_FIRST.index)
        if accord is Accord.COMPATIBLE and ground in (Ground.PRECISION, Ground.UNDATED):
            times = [value for value in values if isinstance(value, When)]
            if len(times) == len(values):
                return Relation(accord, _one_moment(times), ground=ground)
        if all(isinstance(value, str) for value in values) and ground not in (Ground.TERMS, Ground.PARTIES):
            return Relation(accord, _OTHER_WORDS, ground=ground)
        reasons = sorted({pair.reason for pair in those if pair.reason})
        if len(reasons) > 1 and all(pair.ground is ground for pair in those) and ground in _SEVERAL:
            return Relation(accord, _SEVERAL[ground], ground=ground)
        more = f"; and {len(reasons) - _MOST_REASONS} more" if len(reasons) > _MOST_REASONS else ""
        return Relation(accord, "; ".join(reasons[:_MOST_REASONS]) + more, ground=ground)
    return Relation(Accord.SAME, "")


def sort_pairs(values: Sequence[Value], pairs: Related) -> tuple[Pairs, Pairs]:
    """Which values (by their place) cannot both be true, and of which that cannot be told.

    A value that says too little for any other is paired with itself: a time
    that cannot be dated, or that no words tell (before it was reported).
    """
    apart = [pair for pair, relation in pairs.items() if relation.accord is Accord.CONFLICT]
    unclear = [pair for pair, relation in pairs.items() if pair not in apart and not relation.clear]
    vague = [(at, at) for at, value in enumerate(values) if isinstance(value, When) and _untold(value)]
    return tuple(apart), tuple(sorted([*unclear, *vague]))


def _untold(when: When) -> bool:
    return not when.known or (when.start is None and not when.text)


def sameness(value: Value, rules: Rules) -> tuple[object, ...]:
    """A key that values share where they are one value in other words."""
    if isinstance(value, When):
        return ("when", str(value.start), str(value.end), "" if value.known else value.text.casefold())
    if isinstance(value, Length):
        return ("length", value.low_km, value.high_km, value.side.value)
    if isinstance(value, Duration):
        return ("days", str(value.days)) if value.days is not None else (value.unit.value, str(value.number))
    if isinstance(value, Quantity):
        return ("quantity", str(value.low), str(value.high), str(value.approximate))
    return ("words", " ".join(route(value, rules)) or value.casefold())


def shown(value: Value) -> str:
    """A value as a reader should see it, without its wording."""
    if isinstance(value, When) and not value.known:
        return "a time that cannot be dated"
    return str(value)


def wording(value: Value) -> str:
    """The words in which it was given, where they are kept."""
    return "" if isinstance(value, str) else " ".join(value.text.split())


def _times(one: When, two: When, rules: Rules) -> Relation:
    if (one.start, one.end) == (two.start, two.end) and one.known:
        return Relation(Accord.SAME, "")
    if not one.known or not two.known:
        undated = one if not one.known else two
        words = f"“{undated.text}”" if undated.text else "one of them"
        return Relation(Accord.COMPATIBLE, f"{words} cannot be dated", False, Ground.UNDATED)
    one, two = on_one_clock(one, two)
    fine = _is_fine(one) or _is_fine(two)  # two days that touch at midnight are two days
    if one.overlaps(two) or (fine and _gap(one, two) <= timedelta(minutes=rules.numbers["midnight_minutes"])):
        return Relation(Accord.COMPATIBLE, _one_moment([one, two]), ground=Ground.PRECISION)
    words = " and ".join(sorted((str(one), str(two))))
    if _by_other_clocks(one, two, rules):
        return Relation(Accord.COMPATIBLE, f"{words} can be one moment on different clocks", False, Ground.CLOCKS)
    return Relation(Accord.CONFLICT, f"{words} are different times", ground=Ground.CONTRADICTION)


def on_one_clock(one: When, two: When) -> tuple[When, When]:
    """Both in UTC where both name their clock and these differ; else as they stand."""
    if one.zone is None or two.zone is None or one.zone == two.zone:
        return one, two
    return _in_utc(one), _in_utc(two)


def _in_utc(when: When) -> When:
    start, end = (moment.replace(tzinfo=None) if moment else None for moment in when.utc(()))
    return When(start, end, when.precision, "UTC", when.basis, when.text)


def _by_other_clocks(one: When, two: When, rules: Rules) -> bool:
    """Whole hours apart, on clocks of which one at least is not named, and no further than clocks of one war are?"""
    if one.start is None or two.start is None or (one.zone is not None and two.zone is not None):
        return False
    if not all(when.precision in (Precision.MINUTE, Precision.HOUR) for when in (one, two)):
        return False
    apart = abs(one.start - two.start)
    return apart % timedelta(hours=1) == timedelta() and apart <= timedelta(hours=rules.numbers["clock_hours"])


def _is_fine(when: When) -> bool:
    return _PRECISIONS.index(when.precision) < _PRECISIONS.index(Precision.DAY)


def _gap(one: When, two: When) -> timedelta:
    gaps = [b - a for a, b in ((one.end, two.start), (two.end, one.start)) if a is not None and b is not None]
    return max(gaps) if gaps else timedelta.max


def _one_moment(values: Sequence[When]) -> str:
    known = [value for value in values if value.known]
    if not known:
        return "none of them can be dated"
    finest = min(known, key=lambda when: (_PRECISIONS.index(when.precision), str(when)))
    words = f"one moment at different precision, the finest {finest}"
    if finest.precision in (Precision.OPEN, Precision.UNKNOWN):
        words = "nothing in them excludes one moment"
    undated = sorted({value.text for value in values if not value.known and value.text})
    if undated:
        words += "; " + ", ".join(f"“{text}”" for text in undated) + " cannot be dated"
    return words


def _lengths(one: Length, two: Length, rules: Rules) -> Relation:
    if (one.low_km, one.high_km, one.side) == (two.low_km, two.high_km, two.side):
        return Relation(Accord.SAME, "")
    words = " and ".join(sorted((in_all(one), in_all(two))))
    unsaid = Side.UNSAID in (one.side, two.side)
    fitting = [
        (left, right)
        for left, left_half in _halves(one, rules)
        for right, right_half in _halves(two, rules)
        if left_half[0] <= right_half[1] + 1e-9 and right_half[0] <= left_half[1] + 1e-9
    ]
    if not fitting:
        return Relation(Accord.CONFLICT, f"{words} cannot both be the width", ground=Ground.CONTRADICTION)
    if not unsaid:
        ground = Ground.SIDES if one.side is not two.side else _other_units(one, two)
        return Relation(Accord.COMPATIBLE, f"{words} can be one width", ground=ground)
    why = f"{words} can be one width: one does not say whether it is meant on each side"
    return Relation(Accord.COMPATIBLE, why, False, Ground.SIDES)


def _other_units(one: Length, two: Length) -> Ground:
    """A length that is round in no part of a kilometre was given in other units ("about 4 miles")."""
    uneven = [abs(length.low_km * 4 - round(length.low_km * 4)) > 1e-6 for length in (one, two)]
    return Ground.UNITS if uneven[0] != uneven[1] else Ground.PRECISION


def _halves(length: Length, rules: Rules) -> list[tuple[Side, tuple[float, float]]]:
    """From the line to one edge, in km, for each way in which it may be read."""
    low, high = length.low_km, length.high_km
    if length.approximate and low == high:
        low, high = low * (1 - rules.numbers["about_share"]), high * (1 + rules.numbers["about_share"])
    halved, whole = (Side.TOTAL, (low / 2, high / 2)), (Side.PER_SIDE, (low, high))
    return {Side.TOTAL: [halved], Side.UNSAID: [halved, whole]}.get(length.side, [whole])


def in_all(length: Length) -> str:
    """A width with what it comes to: "6 km on each side (12 km in all)".

    >>> in_all(Length(6.0, 6.0, side=Side.PER_SIDE))
    '6 km on each side (12 km in all)'
    """
    total = length.total()
    if total is None or length.side is not Side.PER_SIDE:
        return str(length)
    both = str(Length(total[0], total[1], length.approximate))
    return f"{length} ({both} in all)"


def _durations(one: Duration, two: Duration) -> Relation:
    if (one.days is not None and one.days == two.days) or (one.number, one.unit) == (two.number, two.unit):
        return Relation(Accord.SAME, "")
    words = " and ".join(sorted((str(one), str(two))))
    low, high = _days(one)
    other_low, other_high = _days(two)
    if low <= other_high and other_low <= high:
        return Relation(
            Accord.COMPATIBLE, f"{words}: months and years have no fixed number of days", ground=Ground.UNITS
        )
    return Relation(Accord.CONFLICT, f"{words} are different lengths of time", ground=Ground.CONTRADICTION)


def _days(duration: Duration) -> tuple[float, float]:
    if duration.days is not None:
        return duration.days, duration.days
    months = duration.number * (12 if duration.unit.value == "years" else 1)
    return _SHORT_MONTH * months, _LONG_MONTH * months


def _quantities(one: Quantity, two: Quantity) -> Relation:
    if (one.low, one.high, one.approximate) == (two.low, two.high, two.approximate):
        return Relation(Accord.SAME, "")
    words = " and ".join(sorted((str(one), str(two))))
    if one.loosened().overlaps(two.loosened()):
        return Relation(Accord.COMPATIBLE, f"{words} can be one number", ground=Ground.PRECISION)
    return Relation(Accord.CONFLICT, f"{words} cannot be one number", ground=Ground.CONTRADICTION)


def _words(one: str, two: str, rules: Rules) -> Relation:
    left, right = route(one, rules), route(two, rules)
    if left == right:
        return Relation(Accord.SAME, "")
    words = " and ".join(f"“{text}”" for text in sorted((one, two)))
    if left and right and (set(left) <= set(right) or set(right) <= set(left)):
        return Relation(Accord.COMPATIBLE, f"{words}: one says more than the other", ground=Ground.PRECISION)
    return Relation(Accord.COMPATIBLE, f"{words}: {_OTHER_WORDS}", False, Ground.WORDING)


def route(text: str, rules: Rules) -> tuple[str, ...]:
    """The words that name a road, a line or an area, folded: "the M-4 highway" is ("m4",)."""
    joined = re.sub(r"\b([A-Za-z])[-–\s](\d+)\b", r"\1\2", text)
    words = re.findall(r"[^\W_]+", joined.casefold())
    return tuple(word for word in words if word not in rules.route_words)
