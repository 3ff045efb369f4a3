"""One term against all events: when, where, who and what as three-valued columns, then one verdict each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from trucewatch.assess.parties import Actors, any_bound, dated_parties
from trucewatch.assess.times import between, in_time
from trucewatch.assess.truths import AFTER, BEFORE, CONTESTED, NO, OFF_HOURS, UNKNOWN, YES, Truths, by_code, constant
from trucewatch.columns import FOREVER, NEVER, EventColumns
from trucewatch.geo.ground import INSIDE, OUTSIDE, Located, locate
from trucewatch.model import Agreement, Party, Term, Test, Verdict, Zone
from trucewatch.packs.acts import load_acts
from trucewatch.packs.term_kinds import FORBIDDING, PERMITTING
from trucewatch.packs.weapons import load_weapons

VERDICTS = (
    Verdict.NOT_COVERED, Verdict.ALLEGED_BREACH, Verdict.POSSIBLE_BREACH, Verdict.CONTESTED, Verdict.PERMITTED,
    Verdict.UNDETERMINED,
)  # fmt: skip
_CODE = {verdict: code for code, verdict in enumerate(VERDICTS)}

# Grounds on which a term does not apply, in the order in which the first one is named.
NOT_COVERED = (
    "before effect", "after expiry", "outside its hours", "outside the zone", "party not bound", "act not covered",
    "excepted",
)  # fmt: skip
# What is left open, as bits: the words of each are joined into the reason.
DOUBTS = (
    "it is not said when",
    "the date reaches over the term's limits",
    "the clock is not stated, and readings differ",
    "the place may lie inside or outside the zone",
    "the text does not draw the zone",
    "it is not known where",
    "the perpetrator is not known",
    "reports name parties bound and not bound",
    "the text does not say which acts it forbids",
    "the act is not known",
    "the weapon is not known",
    "it is not said at which hours the term holds",
    "an exception may apply",
    "it is denied",
)
NO_DOUBT = "time, place, party and act all fall under the term, by reports alone"
(
    _UNDATED, _STRADDLES, _CLOCKS, _NEAR, _UNDRAWN, _NOWHERE, _NOBODY, _DIFFERENT, _UNSAID, _ACT, _WEAPON, _HOURS,
    _MAYBE_EXCEPTED, _DENIED,
) = (1 << bit for bit in range(len(DOUBTS)))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Judged:
    """One term against each event, row by row.

    ``verdict`` indexes VERDICTS; ``ground`` indexes NOT_COVERED (-1: none);
    ``doubts`` are bits of DOUBTS. The truths behind them stand beside.
    """

    verdict: NDArray[np.int8]
    ground: NDArray[np.int8]
    doubts: NDArray[np.int32]
    when: Truths
    where: Truths
    who: Truths
    what: Truths
    located: Located | None

    def reason(self, row: int) -> str:
        """The ground of one verdict in words."""
        if self.ground[row] >= 0:
            return NOT_COVERED[self.ground[row]]
        doubts = "; ".join(words for bit, words in enumerate(DOUBTS) if self.doubts[row] >> bit & 1)
        return doubts or NO_DOUBT


def judged_terms(agreement: Agreement) -> tuple[Term, ...]:
    """The terms against which events are judged: those that forbid acts. Declarations never are."""
    return tuple(term for term in agreement.terms if term.kind in FORBIDDING)


def judge(columns: EventColumns, agreement: Agreement, term: Term, actors: Actors | None) -> Judged:
    """Judge every event against one term."""
    when = in_time(columns, agreement, term)
    located = _located(columns, agreement, term)
    where = _where(located, columns, term)
    who = _who(columns, agreement, term, dated_parties(agreement, term), actors)
    what = _what(columns, term)
    excepted = _excepted(columns, agreement, term, actors)
    grounds = [when == BEFORE, when == AFTER, when == OFF_HOURS, where == NO, who == NO, what == NO, excepted == YES]
    ground = np.select(grounds, list(range(len(grounds))), -1).astype(np.int8)
    doubts = _doubts(columns, term, agreement.zone(term.zone or ""), when, where, who, what, excepted)
    verdict = _verdicts(ground, doubts, when)
    return Judged(_permit(verdict, ground, agreement, term), ground, doubts, when, where, who, what, located)


def _located(columns: EventColumns, agreement: Agreement, term: Term) -> Located | None:
    zone = agreement.zone(term.zone) if term.zone is not None else None
    return None if zone is None else locate(zone, columns.lat, columns.lon, columns.radius_km)


def _where(located: Located | None, columns: EventColumns, term: Term) -> Truths:
    """A term without a zone holds everywhere that its agreement speaks of; any of the tested places is enough."""
    if located is None:
        return constant(YES, len(columns))
    struck = np.select([located.inside == INSIDE, located.inside == OUTSIDE], [YES, NO], UNKNOWN).astype(np.int8)
    if Test.ORIGIN not in term.tests:
        return struck
    origin = _origin(located, struck, columns)
    if term.tests == (Test.ORIGIN,):
        return origin
    return np.select([(struck == YES) | (origin == YES), (struck == NO) & (origin == NO)], [YES, NO], UNKNOWN).astype(
        np.int8
    )


def _origin(located: Located, struck: Truths, columns: EventColumns) -> Truths:
    """Where an act was launched from: where it happened, or for one that reaches far somewhere within its reach."""
    reaches = np.array([load_acts().reach_km(*act) for act in columns.acts] or [0.0])[columns.act]
    too_far = located.distance_km - located.error_km > reaches
    return np.select([reaches == 0, too_far], [struck, NO], UNKNOWN).astype(np.int8)


def _who(
    columns: EventColumns, agreement: Agreement, term: Term, dated: Sequence[Party], actors: Actors | None
) -> Truths:
    """Is the perpetrator bound by the term, at the time of the event?"""
    if not dated:
        who = by_code([any_bound(names, agreement, term, actors)[0] for names in columns.actors], columns.who)
        # Of two who fought each other it is not said who began: one of them bound is not yet a breach.
        return np.where(columns.mutual & (who == CONTESTED), UNKNOWN, who).astype(np.int8)
    party, *others = dated
    unbound = replace(term, bound=tuple(actor for actor in term.bound if actor != party.actor))
    within = between(columns, agreement, party.starts, party.ends)
    with_it, without_it = (_who(columns, agreement, one, others, actors) for one in (term, unbound))
    conditions = [with_it == without_it, within == YES, (within == BEFORE) | (within == AFTER), within == CONTESTED]
    return np.select(conditions, [with_it, with_it, without_it, constant(CONTESTED, len(columns))], UNKNOWN).astype(
        np.int8
    )


def _what(columns: EventColumns, term: Term) -> Truths:
    """Is the act one that the term forbids, done with a weapon that it is about?"""
    what = by_code([_covers(term, *act) for act in columns.acts], columns.act)
    if not term.weapons:
        return what
    pairs, codes = np.unique(np.column_stack([columns.act, columns.means]), axis=0, return_inverse=True)
    armed = by_code(
        [_armed(term, columns.acts[act][1], columns.weapons[means]) for act, means in pairs],
        codes.ravel().astype(np.int32),
    )
    conditions = [(what == NO) | (armed == NO), (what == YES) & (armed == YES)]
    return np.select(conditions, [NO, YES], UNKNOWN).astype(np.int8)


def _armed(term: Term, sub_event_type: str, means: tuple[str, ...]) -> int:
    answer = load_weapons().matches(term.weapons, means, sub_event_type)
    return UNKNOWN if answer is None else YES if answer else NO


def _covers(term: Term, event_type: str, sub_event_type: str) -> int:
    """Is an act one that the term forbids? Where its text names none, a military one may be."""
    acts = load_acts()
    if term.acts:
        answer = acts.matches(term.acts, event_type, sub_event_type)
    else:
        answer = None if acts.is_military(event_type, sub_event_type) is not False else False
    return UNKNOWN if answer is None else YES if answer else NO


def _excepted(columns: EventColumns, agreement: Agreement, term: Term, actors: Actors | None) -> Truths:
    """Does an exception that the term names take the event out?"""
    answer = constant(NO, len(columns))
    for id in term.exceptions:
        exception = agreement.term(id)
        if exception is None:
            continue
        found = _exception(columns, agreement, exception, actors)
        answer = np.where((answer == YES) | (found == YES), YES, np.maximum(answer, found)).astype(np.int8)
    return answer


def _exception(columns: EventColumns, agreement: Agreement, exception: Term, actors: Actors | None) -> Truths:
    if exception.kind in PERMITTING:
        what = by_code([_covers(exception, *act) for act in columns.acts], columns.act)
        who = by_code([any_bound(names, agreement, exception, actors)[0] for names in columns.actors], columns.who)
        both = [(what == NO) | (who == NO), (what == YES) & (who == YES)]
        return np.select(both, [NO, YES], UNKNOWN).astype(np.int8)
    if exception.kind == "exception_designated_group":
        groups = set(exception.bound)
        return by_code([_aimed_at(groups, names) for names in columns.targets], columns.target)
    return constant(UNKNOWN, len(columns))  # who attacked first is for no report alone to say


def _aimed_at(groups: set[str], names: tuple[str, ...]) -> int:
    if not names or (groups & set(names) and not set(names) <= groups):
        return UNKNOWN
    return YES if groups & set(names) else NO


def _doubts(
    columns: EventColumns, term: Term, zone: Zone | None, when: Truths, where: Truths, who: Truths, what: Truths,
    excepted: Truths,
) -> NDArray[np.int32]:  # fmt: skip
    open_ended = (columns.start == NEVER) | (columns.end == FOREVER)
    drawn = np.full(len(columns), zone is not None and zone.is_drawn)
    nowhere = np.isnan(columns.lat)
    unsaid = (what == UNKNOWN) & np.array([_is_military(*act) for act in columns.acts] or [False])[columns.act]
    unsaid_hours = np.full(len(columns), term.daily is not None and term.daily.start is None)
    known_act = by_code([_covers(term, *act) for act in columns.acts], columns.act) == YES
    bits = [
        ((when == UNKNOWN) & open_ended, _UNDATED),
        ((when == UNKNOWN) & ~open_ended & ~unsaid_hours, _STRADDLES),
        ((when == UNKNOWN) & ~open_ended & unsaid_hours, _HOURS),
        (when == CONTESTED, _CLOCKS),
        ((where == UNKNOWN) & ~nowhere & drawn, _NEAR),
        ((where == UNKNOWN) & ~nowhere & ~drawn, _UNDRAWN),
        ((where == UNKNOWN) & nowhere, _NOWHERE),
        (who == UNKNOWN, _NOBODY),
        (who == CONTESTED, _DIFFERENT),
        (unsaid if not term.acts else np.zeros_like(unsaid), _UNSAID),
        ((what == UNKNOWN) & ~known_act & ~(unsaid if not term.acts else np.zeros_like(unsaid)), _ACT),
        ((what == UNKNOWN) & known_act, _WEAPON),
        (excepted == UNKNOWN, _MAYBE_EXCEPTED),
        (columns.denied, _DENIED),
    ]
    doubts = np.zeros(len(columns), dtype=np.int32)
    for rows, bit in bits:
        doubts |= np.where(rows, bit, 0).astype(np.int32)
    return doubts


def _is_military(event_type: str, sub_event_type: str) -> bool:
    return load_acts().is_military(event_type, sub_event_type) is True


def _verdicts(ground: NDArray[np.int8], doubts: NDArray[np.int32], when: Truths) -> NDArray[np.int8]:
    """The table of docs/verdicts.md, read from the top."""
    softening = _DENIED | _DIFFERENT
    conditions = [
        ground >= 0,
        (doubts & (_UNDATED | _ACT)) != 0,
        when == CONTESTED,
        doubts == 0,
        (doubts & ~softening) == 0,
    ]
    verdicts = [
        Verdict.NOT_COVERED, Verdict.UNDETERMINED, Verdict.CONTESTED, Verdict.ALLEGED_BREACH, Verdict.CONTESTED,
    ]  # fmt: skip
    codes = [_CODE[verdict] for verdict in verdicts]
    return np.select(conditions, codes, _CODE[Verdict.POSSIBLE_BREACH]).astype(np.int8)


def _permit(verdict: NDArray[np.int8], ground: NDArray[np.int8], agreement: Agreement, term: Term) -> NDArray[np.int8]:
    """What a permitting term takes out is permitted, not merely outside the agreement."""
    exceptions = [found for id in term.exceptions if (found := agreement.term(id)) is not None]
    if not exceptions or any(exception.kind not in PERMITTING for exception in exceptions):
        return verdict
    return np.where(ground == NOT_COVERED.index("excepted"), _CODE[Verdict.PERMITTED], verdict).astype(np.int8)
