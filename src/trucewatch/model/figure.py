"""Figures and comparisons: what the claims give, side by side, never voted away."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from trucewatch.model.event import Said
from trucewatch.model.when import When


class Truth(StrEnum):
    """Three values: silence and doubt are ``unknown``, never no.

    >>> Truth.YES & Truth.UNKNOWN, Truth.NO & Truth.UNKNOWN, ~Truth.UNKNOWN
    (<Truth.UNKNOWN: 'unknown'>, <Truth.NO: 'no'>, <Truth.UNKNOWN: 'unknown'>)
    """

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"

    def __and__(self, other: Truth) -> Truth:
        if Truth.NO in (self, other):
            return Truth.NO
        return Truth.UNKNOWN if Truth.UNKNOWN in (self, other) else Truth.YES

    def __or__(self, other: Truth) -> Truth:
        if Truth.YES in (self, other):
            return Truth.YES
        return Truth.UNKNOWN if Truth.UNKNOWN in (self, other) else Truth.NO

    def __invert__(self) -> Truth:
        return {Truth.YES: Truth.NO, Truth.NO: Truth.YES, Truth.UNKNOWN: Truth.UNKNOWN}[self]


@dataclass(frozen=True, slots=True)
class Step:
    """One number of a figure at the moment at which it was reported.

    ``reported`` is when the first of its claims was published, or a time up to
    then where that report gives it as the number of before; unknown where no
    report is dated. ``overtaken`` says that its own voice, or later words, put
    the number higher since: no end of the figure rests on it.
    """

    reported: When
    value: str
    low: int | None
    high: int | None
    claims: tuple[str, ...]
    overtaken: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """Low, best and high for one measure of one group, with the claims behind each end.

    ``about`` is an event id, or the id of a tally. ``high`` is None where no
    claim closes the upper end. ``part_of`` is the id of the figure it is
    included in. Never a sum of what may overlap. ``rule`` names the rule that
    made it and ``method`` says how. ``history`` tells the numbers by the moment
    of reporting, where they were told at more than one; ``checks`` says in
    words where parts and whole do not fit, or fill each other exactly.
    """

    id: str
    about: str
    measure: str
    group: str
    low: int | None
    best: int | None
    high: int | None
    values: tuple[Said, ...]
    low_claims: tuple[str, ...]
    best_claims: tuple[str, ...]
    high_claims: tuple[str, ...]
    method: str
    part_of: str | None = None
    cumulative: bool = False
    approximate: bool = False
    title: str = ""
    rule: str = ""
    history: tuple[Step, ...] = ()
    checks: tuple[str, ...] = ()


class Accord(StrEnum):
    """How the values that reports give for one field stand to each other."""

    ONE_VOICE = "one voice"  # only one report speaks of it
    SAME = "same"  # one value
    COMPATIBLE = "compatible"  # different, and all can be true
    CONFLICT = "conflict"  # they cannot all be true


class Ground(StrEnum):
    """What a difference rests on: why values that differ can all be true, or that nothing squares them."""

    NONE = "none"  # nothing differs, or one report alone speaks
    PRECISION = "precision"  # one is told more finely than the other
    MOMENT = "moment of reporting"  # each was so when it was told
    PART = "part and whole"  # one tells of a part of what the other tells of
    UNITS = "units"  # one value in other units
    SIDES = "per side or in total"
    TERMS = "several terms"  # one voice gives both, of two terms of one kind
    PARTIES = "several parties"  # each is told of another party
    CLOCKS = "different clocks"  # hours on clocks that nobody named
    NAMES = "more named"  # some name more than others
    WORDING = "wording"  # other words, which are not judged
    UNDATED = "undated"  # a time that cannot be dated
    DENIAL = "claim and denial"
    TEXT = "against the text"  # reports agree, or one alone speaks, and the agreement's text says otherwise
    CONTRADICTION = "contradiction"  # they cannot all be true


@dataclass(frozen=True, slots=True)
class Comparison:
    """One field as each report puts it, and whether all of it can be true.

    ``about`` is an event id, ``term:<kind>`` or ``position:<topic>``; ``written``
    is what the agreement's text says, where an agreement was given. ``silent``
    are ids of reports that speak of the matter and leave this field out.
    ``apart`` are the pairs of values (by their place in ``values``, the lesser
    first) that cannot both be true, ``unclear`` those of which that cannot be
    told; a value paired with itself is too vague for any. ``ground`` says in one
    word what ``reason`` says in a sentence. ``witnesses`` counts the independent
    voices of each value. ``closest`` are the reports whose value is nearest to
    the text, where the text tells the values apart.
    """

    id: str
    about: str
    title: str
    field: str
    values: tuple[Said, ...]
    accord: Accord
    reason: str
    silent: tuple[str, ...] = ()
    written: str = ""
    matches_written: tuple[Truth, ...] = ()  # one for each value
    apart: tuple[tuple[int, int], ...] = ()
    unclear: tuple[tuple[int, int], ...] = ()
    ground: Ground = Ground.NONE
    witnesses: tuple[int, ...] = ()  # one for each value
    closest: tuple[str, ...] = ()

    @property
    def differs(self) -> bool:
        """Is it a disagreement, between reports or with the text?"""
        return self.accord is Accord.CONFLICT or Truth.NO in self.matches_written
