"""The table of docs/verdicts.md, line by line: every answer to when, where, who and what, and the verdict on it.

However many events are judged, there are only so many ways in which a term's
questions can be answered. Each way is a line, numbered by its answers; the
verdict on a line is reckoned once.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from trucewatch.assess.truths import AFTER, BEFORE, CONTESTED, NO, OFF_HOURS, UNDATED, UNKNOWN, YES, Truths
from trucewatch.model import Verdict

VERDICTS = (
    Verdict.NOT_COVERED, Verdict.ALLEGED_BREACH, Verdict.POSSIBLE_BREACH, Verdict.CONTESTED, Verdict.PERMITTED,
    Verdict.UNDETERMINED,
)  # fmt: skip
_CODE = {verdict: code for code, verdict in enumerate(VERDICTS)}

# Grounds on which a term does not apply, in the order in which the first one is named.
NOT_COVERED = (
    "before effect", "after expiry", "outside its hours", "outside the zone", "party not bound", "act not covered",
    "aimed at others", "excepted",
)  # fmt: skip
# What is left open, as bits: the words of each are joined into the reason.
DOUBTS = (
    "it is not said when",
    "the date reaches over the term's limits",
    "on when the term holds, lawful readings differ",
    "the place may lie inside or outside the zone",
    "the text does not draw the zone",
    "it is not known where",
    "the perpetrator is not known, or not as a party to the text",
    "reports name parties bound and not bound",
    "the text does not say which acts it forbids",
    "the act is not known",
    "the weapon is not known",
    "it is not known whom it was aimed at",
    "it is not said at which hours the term holds",
    "an exception may apply",
    "it is denied",
)
NO_DOUBT = "time, place, party and act all fall under the term, by reports alone"
(
    _UNDATED, _STRADDLES, _CLOCKS, _NEAR, _UNDRAWN, _NOWHERE, _NOBODY, _DIFFERENT, _UNSAID, _ACT, _WEAPON, _AIM, _HOURS,
    _MAYBE_EXCEPTED, _DENIED,
) = (1 << bit for bit in range(len(DOUBTS)))  # fmt: skip

# Answers finer than yes, no and unknown, where an unknown can have several grounds.
NOWHERE = 3  # of where: no place is known
ACT_UNKNOWN, WEAPON_UNKNOWN, ACTS_UNSAID, AIM_UNKNOWN = 2, 3, 4, 5  # of what
AT_OTHERS = 6  # why a "what" is no
# How many answers each question has; a line is numbered in this order, the last counting by ones.
_WAYS = {"when": 8, "who": 4, "what": 7, "excepted": 3, "denied": 2, "where": 4}


@dataclass(frozen=True, slots=True)
class TermFacts:
    """What of a term itself bears on the verdict, beside the answers."""

    is_drawn: bool  # its zone has lines of its own
    hours_unsaid: bool  # it holds at certain hours, which the text does not say
    permits: bool  # what is excepted is permitted, and not merely outside the agreement


@dataclass(frozen=True, slots=True)
class Lines:
    """One entry for each line: ``verdict`` indexes VERDICTS, ``ground`` NOT_COVERED (-1: none).

    ``doubts`` are bits of DOUBTS. The answers stand beside.
    """

    verdict: NDArray[np.int8]
    ground: NDArray[np.int8]
    doubts: NDArray[np.int16]
    when: Truths
    where: Truths
    who: Truths
    what: Truths

    def reason(self, line: int) -> str:
        """The ground of one verdict in words."""
        if self.ground[line] >= 0:
            return NOT_COVERED[self.ground[line]]
        doubts = "; ".join(words for bit, words in enumerate(DOUBTS) if self.doubts[line] >> bit & 1)
        return doubts or NO_DOUBT


def line_of(when: Truths, who: Truths, what: Truths, excepted: Truths, denied: NDArray[np.bool_]) -> NDArray[np.int16]:
    """The line of each event as long as the place says no; the answer to where is added to it."""
    line: NDArray[np.int16] = np.zeros(len(when), dtype=np.int16)
    for answers, ways in zip((when, who, what, excepted, denied), _WAYS.values(), strict=False):
        line = np.add(line * np.int16(ways), answers.astype(np.int16))
    return line * np.int16(_WAYS["where"])


@lru_cache(maxsize=8)
def lines_of(term: TermFacts) -> Lines:
    """Every line for a term."""
    ways = np.indices(tuple(_WAYS.values()), dtype=np.int8).reshape(len(_WAYS), -1)
    when, who, what, excepted, denied, where = ways
    grounds = [
        when == BEFORE,
        when == AFTER,
        when == OFF_HOURS,
        where == NO,
        who == NO,
        what == NO,
        what == AT_OTHERS,
        excepted == YES,
    ]
    ground = np.select(grounds, list(range(len(grounds))), -1).astype(np.int8)
    bits = [
        (when == UNDATED, _UNDATED),
        (when == UNKNOWN, _HOURS if term.hours_unsaid else _STRADDLES),
        (when == CONTESTED, _CLOCKS),
        (where == UNKNOWN, _NEAR if term.is_drawn else _UNDRAWN),
        (where == NOWHERE, _NOWHERE),
        (who == UNKNOWN, _NOBODY),
        (who == CONTESTED, _DIFFERENT),
        (what == ACTS_UNSAID, _UNSAID),
        (what == ACT_UNKNOWN, _ACT),
        (what == WEAPON_UNKNOWN, _WEAPON),
        (what == AIM_UNKNOWN, _AIM),
        (excepted == UNKNOWN, _MAYBE_EXCEPTED),
        (denied == 1, _DENIED),
    ]
    doubts = np.bitwise_or.reduce([np.where(rows, bit, 0).astype(np.int16) for rows, bit in bits])
    return Lines(
        _verdicts(ground, doubts, when, term.permits),
        ground,
        doubts,
        np.where(when == UNDATED, UNKNOWN, when).astype(np.int8),
        np.where(where == NOWHERE, UNKNOWN, where).astype(np.int8),
        who.copy(),
        np.where(what == AT_OTHERS, NO, np.minimum(what, UNKNOWN)).astype(np.int8),
    )


def _verdicts(ground: NDArray[np.int8], doubts: NDArray[np.int16], when: Truths, permits: bool) -> NDArray[np.int8]:
    """The table of docs/verdicts.md, read from the top."""
    softening = _DENIED | _DIFFERENT
    conditions = [
        (ground == NOT_COVERED.index("excepted")) & permits,
        ground >= 0,
        (doubts & (_UNDATED | _ACT)) != 0,
        when == CONTESTED,
        doubts == 0,
        (doubts & ~softening) == 0,
    ]
    verdicts = [
        Verdict.PERMITTED, Verdict.NOT_COVERED, Verdict.UNDETERMINED, Verdict.CONTESTED, Verdict.ALLEGED_BREACH,
        Verdict.CONTESTED,
    ]  # fmt: skip
    codes = [_CODE[verdict] for verdict in verdicts]
    return np.select(conditions, codes, _CODE[Verdict.POSSIBLE_BREACH]).astype(np.int8)
