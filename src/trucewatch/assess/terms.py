"""One term against all events: when, where, who and what as three-valued columns, then one verdict each."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

import numpy as np
from numpy.typing import NDArray

from trucewatch.assess.aims import is_aimed
from trucewatch.assess.lines import (
    ACT_UNKNOWN,
    ACTS_UNSAID,
    AIM_UNKNOWN,
    AT_OTHERS,
    NOWHERE,
    VERDICTS,
    WEAPON_UNKNOWN,
    Lines,
    TermFacts,
    line_of,
    lines_of,
)  # fmt: skip
from trucewatch.assess.parties import Actors, any_bound, dated_parties
from trucewatch.assess.times import Span, in_time
from trucewatch.assess.truths import AFTER, BEFORE, CONTESTED, NO, UNDATED, UNKNOWN, YES, Truths, by_code, constant
from trucewatch.columns import FOREVER, NEVER, EventColumns, Floats, Ints
from trucewatch.geo.ground import Located, Placed
from trucewatch.model import Agreement, Daily, Term, Test
from trucewatch.packs.acts import load_acts
from trucewatch.packs.agreements.term_kinds import FORBIDDING, PERMITTING
from trucewatch.packs.groups import load_groups
from trucewatch.packs.weapons import load_weapons

__all__ = ["VERDICTS", "Asked", "Judged", "Site", "TermJudge", "judged_terms"]


# By geo's OUTSIDE 0, INSIDE 1, ASK 2 (which is not there where all are asked), NOWHERE 3, and UNKNOWN -1, the last.
_IN_ZONE = np.array([NO, YES, UNKNOWN, NOWHERE, UNKNOWN], dtype=np.int8)


@dataclass(frozen=True, slots=True)
class Judged:
    """One term against each event: each is of a ``sort``, and ``line`` has the line of each sort (see Lines)."""

    sort: Ints
    line: NDArray[np.int16]
    lines: Lines
    located: Located | None

    @property
    def verdicts(self) -> NDArray[np.int8]:
        """Of each sort, as an index into VERDICTS."""
        return self.lines.verdict.take(self.line)

    @property
    def verdict(self) -> NDArray[np.int8]:
        """Of each row, as an index into VERDICTS."""
        return self.verdicts.take(self.sort)

    @property
    def ground(self) -> NDArray[np.int8]:
        """Of each row, as an index into NOT_COVERED; -1 where there is none."""
        return self.lines.ground.take(self.line).take(self.sort)

    @property
    def doubts(self) -> NDArray[np.int16]:
        """Of each row, as bits of DOUBTS."""
        return self.lines.doubts.take(self.line).take(self.sort)

    def line_of(self, row: int) -> int:
        """The line that one row falls on."""
        return int(self.line[self.sort[row]])

    def reason(self, row: int) -> str:
        """The ground of one verdict in words."""
        return self.lines.reason(self.line_of(row))

    def reasons(self) -> tuple[Ints, tuple[str, ...]]:
        """The same of all rows: of each a code into the distinct reasons."""
        there, line = np.unique(self.line, return_inverse=True)
        words = [self.lines.reason(one) for one in there.tolist()]
        known = {word: code for code, word in enumerate(dict.fromkeys(words))}
        codes = np.array([known[word] for word in words], dtype=np.int64)
        return codes.take(line).take(self.sort), tuple(known)


@dataclass(frozen=True, slots=True)
class Site:
    """Where events lie against one zone; and of each sort of them whether that is in it.

    ``where`` is YES, NO, UNKNOWN or NOWHERE. ``reach_km`` is from how far off
    an act may have been launched, and ``beyond`` whether the zone lies further off than that for certain.
    """

    located: Located
    where: Truths
    reach_km: Floats
    beyond: NDArray[np.bool_]

    @classmethod
    def of(cls, placed: Placed, place: int, patterns: Ints, reach_km: Floats) -> Site:
        """One of the zones, and for each sort its pattern and reach."""
        where = _IN_ZONE.take(placed.inside[place], mode="wrap").take(patterns)
        return cls(placed.located(place), where, reach_km, placed.beyond(place, patterns, reach_km))


class Asked:
    """Events that terms ask about: what several of them ask alike is answered once."""

    def __init__(self, columns: EventColumns) -> None:
        self.columns = columns
        self._answers: dict[Hashable, Truths] = {}

    def once(self, question: Hashable, answer: Callable[[], Truths]) -> Truths:
        """The answer to a question, worked out where nobody asked it before."""
        if question not in self._answers:
            self._answers[question] = answer()
        return self._answers[question]


def judged_terms(agreement: Agreement) -> tuple[Term, ...]:
    """The terms against which events are judged: those that forbid acts. Declarations never are."""
    return tuple(term for term in agreement.terms if term.kind in FORBIDDING)


class TermJudge:
    """One term, made ready to judge events by: its limits in seconds, and who is bound, asked once of each actor."""

    def __init__(self, agreement: Agreement, term: Term, actors: Actors | None) -> None:
        self.agreement, self.term = agreement, term
        self.zone = agreement.zone(term.zone) if term.zone is not None else None
        self.span = Span.of_term(term, agreement)
        self._dated = tuple(
            (party.actor, Span.between(party.starts, party.ends, agreement)) for party in dated_parties(agreement, term)
        )
        self._exceptions = [found for id in term.exceptions if (found := agreement.term(id)) is not None]
        daily = term.daily
        self._lines = lines_of(
            TermFacts(
                is_drawn=self.zone is not None and self.zone.is_drawn,
                hours_unsaid=daily is not None and daily.start is None,
                permits=bool(self._exceptions) and all(one.kind in PERMITTING for one in self._exceptions),
            )
        )
        self._bound = cache(lambda names, bound: any_bound(names, agreement, replace(term, bound=bound), actors)[0])
        self._covers = cache(_covers)
        self._aims = cache(lambda act, struck, by: is_aimed((*struck, *by), act, agreement, term, actors))

    def boundaries(self) -> Iterator[int]:
        """Every moment that the time of an event is compared with, in seconds."""
        for span in (self.span, *(span for _, span in self._dated)):
            yield from span.boundaries()

    @property
    def hours(self) -> tuple[tuple[str, ...], Daily] | None:
        """The clocks and hours of a term that holds at certain hours of the day."""
        return None if self.span.daily is None else (self.span.clocks, self.span.daily)

    def line(self, asked: Asked) -> NDArray[np.int16]:
        """The line of each event as long as the place says no."""
        columns, own = asked.columns, id(self.agreement)
        return line_of(
            asked.once(("when", self.span), lambda: self._when(columns)),
            asked.once(("who", own, self.term.bound, self._dated), lambda: self._who(columns)),
            asked.once(
                ("what", own if self.term.against else 0, self.term.acts, self.term.weapons, self.term.against),
                lambda: self._what(columns),
            ),
            asked.once(("excepted", own, self.term.exceptions), lambda: self._excepted(columns)),
            columns.denied,
        )

    def judged(self, sort: Ints, line: NDArray[np.int16], site: Site | None) -> Judged:
        """Every event, by its sort; ``line`` is the sort's as long as the place says no, ``site`` where it lies."""
        where = constant(YES, len(line)) if site is None else self._where(site)
        return Judged(sort, line + where, self._lines, None if site is None else site.located)

    def _when(self, columns: EventColumns) -> Truths:
        when = in_time(columns, self.span)
        open_ended = (columns.start == NEVER) | (columns.end == FOREVER)
        return np.where((when == UNKNOWN) & open_ended, UNDATED, when).astype(np.int8)

    def _where(self, site: Site) -> Truths:
        """Of the tested places any is enough."""
        if Test.ORIGIN not in self.term.tests:
            return site.where
        struck = np.minimum(site.where, UNKNOWN)
        where = np.select([site.reach_km == 0, site.beyond], [struck, NO], UNKNOWN).astype(np.int8)
        if self.term.tests != (Test.ORIGIN,):
            answers = [(struck == YES) | (where == YES), (struck == NO) & (where == NO)]
            where = np.select(answers, [YES, NO], UNKNOWN).astype(np.int8)
        return np.where((where == UNKNOWN) & (site.where == NOWHERE), NOWHERE, where).astype(np.int8)

    def _who(self, columns: EventColumns) -> Truths:
        """Is the perpetrator bound by the term, at the time of the event?"""
        return self._who_of(columns, self.term.bound, self._dated)

    def _who_of(self, columns: EventColumns, bound: tuple[str, ...], dated: Sequence[tuple[str, Span]]) -> Truths:
        if not dated:
            who = self._bound_by(columns, bound)
            # Of two who fought each other it is not said who began: one of them bound is not yet a breach.
            return np.where(columns.mutual & (who == CONTESTED), UNKNOWN, who).astype(np.int8)
        (actor, span), *others = dated
        unbound = tuple(one for one in bound if one != actor)
        within = in_time(columns, span)
        with_it, without_it = (self._who_of(columns, ids, others) for ids in (bound, unbound))
        conditions = [with_it == without_it, within == YES, (within == BEFORE) | (within == AFTER), within == CONTESTED]
        answers = [with_it, with_it, without_it, constant(CONTESTED, len(columns))]
        return np.select(conditions, answers, UNKNOWN).astype(np.int8)

    def _what(self, columns: EventColumns) -> Truths:
        """Is the act one that the term forbids, done with a weapon that it is about? An unknown says why."""
        term = self.term
        covered = self._covered(columns, term)
        armed = covered if not term.weapons else _armed(columns, term)
        military = np.array([_is_military(*act) for act in columns.acts] or [False])[columns.act]
        aimed = self._aimed(columns) if term.against else constant(YES, len(columns))
        no, yes = (covered == NO) | (armed == NO), (covered == YES) & (armed == YES)
        answers = [no, aimed == NO, yes & (aimed == YES), yes, covered == YES, military & (not term.acts)]
        told = [NO, AT_OTHERS, YES, AIM_UNKNOWN, WEAPON_UNKNOWN, ACTS_UNSAID]
        return np.select(answers, told, ACT_UNKNOWN).astype(np.int8)

    def _aimed(self, columns: EventColumns) -> Truths:
        """Was it aimed at one of those whom the term is about? Of two who fought each other both were struck."""
        who = np.where(columns.mutual, columns.who, -1)
        rows, codes = np.unique(np.column_stack([columns.act, columns.target, who]), axis=0, return_inverse=True)
        answers = [
            self._aims(columns.acts[act], columns.targets[target], () if by < 0 else columns.actors[by])
            for act, target, by in rows.tolist()
        ]
        return by_code(answers, codes.ravel())

    def _covered(self, columns: EventColumns, term: Term) -> Truths:
        return by_code([self._covers(act, term.acts) for act in columns.acts], columns.act)

    def _bound_by(self, columns: EventColumns, bound: tuple[str, ...]) -> Truths:
        return by_code([self._bound(names, bound) for names in columns.actors], columns.who)

    def _excepted(self, columns: EventColumns) -> Truths:
        """Does an exception that the term names take the event out?"""
        answer = constant(NO, len(columns))
        for exception in self._exceptions:
            found = self._exception(columns, exception)
            answer = np.where((answer == YES) | (found == YES), YES, np.maximum(answer, found)).astype(np.int8)
        return answer

    def _exception(self, columns: EventColumns, exception: Term) -> Truths:
        if exception.kind in PERMITTING:
            what, who = self._covered(columns, exception), self._bound_by(columns, exception.bound)
            both = [(what == NO) | (who == NO), (what == YES) & (who == YES)]
            return np.select(both, [NO, YES], UNKNOWN).astype(np.int8)
        if exception.kind == "exception_designated_group":
            groups = set(exception.bound)
            groups |= {force for force, backers in self.agreement.backers if groups & set(backers)}
            return by_code([_aimed_at(groups, names) for names in columns.targets], columns.target)
        return constant(UNKNOWN, len(columns))  # who attacked first is for no report alone to say


def reaches() -> tuple[float, ...]:
    """Every reach that an act may have, in km."""
    return tuple(sorted({km for _, km in load_acts().reaches}))


def reaches_of(columns: EventColumns) -> Floats:
    """From how far off each act may have been launched, in km: 0 for one done where it happens."""
    return np.array([load_acts().reach_km(*act) for act in columns.acts] or [0.0]).take(columns.act)


def _armed(columns: EventColumns, term: Term) -> Truths:
    """Was it done with a weapon that the term is about?"""
    pairs, codes = np.unique(np.column_stack([columns.act, columns.means]), axis=0, return_inverse=True)
    return by_code(
        [_is_armed(term, columns.acts[act][1], columns.weapons[means]) for act, means in pairs], codes.ravel()
    )


def _is_armed(term: Term, sub_event_type: str, means: tuple[str, ...]) -> int:
    answer = load_weapons().matches(term.weapons, means, sub_event_type)
    return UNKNOWN if answer is None else YES if answer else NO


def _covers(act: tuple[str, str], forbidden: tuple[str, ...]) -> int:
    """Is an act among those forbidden? Where the text names none, a military one may be."""
    acts = load_acts()
    answer = acts.matches(forbidden, *act) if forbidden else acts.is_military(*act) and None
    return UNKNOWN if answer is None else YES if answer else NO


def _aimed_at(groups: set[str], names: tuple[str, ...]) -> int:
    """Is all that was struck one of these? "Fighters" or "vehicles" beside a name are nobody else by themselves."""
    table = load_groups()
    nobody = {name for name in names if table.kind(table.name(name)) in ("armed", "materiel")}
    others = set(names) - groups - nobody
    if not groups & set(names):
        return NO if others else UNKNOWN
    return UNKNOWN if others else YES


def _is_military(event_type: str, sub_event_type: str) -> bool:
    return load_acts().is_military(event_type, sub_event_type) is True
