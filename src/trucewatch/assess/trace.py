"""A verdict in words: clause, time and clocks, geometry with distance and error, who, which act."""

from __future__ import annotations

import numpy as np

from trucewatch.assess.aims import is_aimed
from trucewatch.assess.parties import DIFFERENT, Actors, any_bound, dated_parties
from trucewatch.assess.terms import Judged
from trucewatch.assess.times import ending_points, starting_points
from trucewatch.assess.truths import AFTER, BEFORE, CONTESTED, NO, OFF_HOURS, UNKNOWN, YES
from trucewatch.geo.ground import INSIDE, OUTSIDE
from trucewatch.model import Agreement, Deadline, Event, Party, Precision, Term, Test, Zone, ZoneKind
from trucewatch.packs.agreements.deadlines import end_of, is_day_only
from trucewatch.packs.agreements.term_words import acts_words, against_words, daily_words, points_words
from trucewatch.packs.agreements.zone_words import zone_title


def trace_of(
    event: Event,
    agreement: Agreement,
    term: Term,
    judged: Judged,
    row: int,
    actors: Actors | None,
    *,
    mutual: bool = False,
) -> tuple[str, ...]:
    """The steps from the term to the verdict on one event, in the order in which they are tested.

    ``mutual`` is told of an act in which all took part, and nobody is said to have begun.
    """
    answers, answer = judged.lines, judged.line_of(row)
    lines = [clause(term), _when(event, agreement, term, answers.when[answer])]
    zone = agreement.zone(term.zone) if term.zone is not None else None
    if zone is not None and judged.located is not None:
        located = judged.located
        distance, error = located.edge(np.array([row]))
        lines.append(_where(event, zone, located.inside[row], distance[0], error[0]))
        if term.tests != (Test.PLACE,):
            lines.append(_tested(term, answers.where[answer]))
    names = tuple(sorted({said.value for said in event.perpetrators}))
    bound = any_bound(names, agreement, term, actors)[1].removeprefix(f"{DIFFERENT}: " if mutual else "")
    both = "; all of them took part, and it is not told who began" if mutual else ""
    lines.append(f"who: {bound}{_dated(agreement, term)}{both}")
    lines.append(_what(event, term, answers.what[answer]))
    if term.against:
        lines.append(_aimed(event, agreement, term, actors, names if mutual else ()))
    if term.exceptions:
        lines.append(f"exceptions looked at: {', '.join(term.exceptions)}")
    if event.denials:
        what = f" ({', '.join(event.denied)})" if event.denied else ""
        lines.append(f"denied{what}: by {len(event.denials)} claim{'s' if len(event.denials) > 1 else ''}")
    return tuple(lines)


def _dated(agreement: Agreement, term: Term) -> str:
    spans = [f"{party.actor} {span_words(party, agreement)}" for party in dated_parties(agreement, term)]
    return f"; bound for a time: {', '.join(spans)}" if spans else ""


def span_words(party: Party, agreement: Agreement) -> str:
    """From when to when a party is bound."""
    starts = f"from {moment_words(party.starts, agreement)}" if party.starts is not None else ""
    ends = f"to {moment_words(party.ends, agreement)}" if party.ends is not None else ""
    return " ".join(part for part in (starts, ends) if part)


def clause(term: Term) -> str:
    """The article and its words."""
    return f"article {term.article}: {term.text}" if term.article else f"{term.id}: {term.text}"


def moment_words(deadline: Deadline, agreement: Agreement) -> str:
    """A starting or ending point in words, with every reading."""
    points = starting_points(deadline, agreement)
    if not points:
        return deadline.condition or "a moment that the text does not date"
    return points_words(points, day_only=is_day_only(deadline, agreement))


def clock_words(agreement: Agreement) -> str:
    """On which clocks the agreement's times are read."""
    names = ", ".join(agreement.clocks)
    told = f", a report's own hours also on {', '.join(agreement.report_clocks)}" if agreement.report_clocks else ""
    how = "on the clock of" if agreement.clock_stated else "the clock is not stated; read on those of"
    return f"{how} {names}{told}"


def _when(event: Event, agreement: Agreement, term: Term, answer: int) -> str:
    told = f"{event.when} ({event.when.zone})" if event.when.zone else str(event.when)
    starts = moment_words(term.starts, agreement) if term.starts else "any time"
    limits = f"the term holds from {starts}"
    ends = end_of(term, agreement)
    if ends is not None:
        last = ending_points(ends, agreement)
        limits += f" to {moment_words(ends, agreement)}" if last else f" until {ends.condition}"
    if term.daily is not None:
        limits += f", {daily_words(term.daily)}"
    verdict = {
        BEFORE: "before it",
        AFTER: "after its end",
        OFF_HOURS: "outside its hours",
        YES: "within it",
        UNKNOWN: "it may lie on either side" if event.when.known else "no report says when",
        CONTESTED: "on one lawful reading before, on another within",
    }[int(answer)]
    told_to = event.when.precision
    precise = {Precision.UNKNOWN: "", Precision.OPEN: ", one end of it not told"}.get(
        told_to, f", told to the {told_to}"
    )
    return f"when: {told}{precise}; {limits}, {clock_words(agreement)}: {verdict}"


def _where(event: Event, zone: Zone, inside: int, distance: float, error: float) -> str:
    where = event.where
    if where is None or where.place is None:
        name = f"{where.name} is in no gazetteer" if where is not None else "no report says where"
        return f"where: {name}; {zone.name}: unknown"
    drawn = zone_title(zone)
    answer = {INSIDE: "inside", OUTSIDE: "outside"}.get(int(inside), "inside or outside, not to be told")
    if distance != distance:  # not a number: nothing of the zone is drawn
        return f"where: {where}; {drawn}: {answer}"
    held = next((unit for unit in where.units if unit in zone.holds), None)
    if held is not None and inside == INSIDE and -distance < error:
        unit = held.partition("/")[2] or held
        return f"where: {where}, in {unit}, all of which is in the zone; {drawn}: {answer}"
    if inside == OUTSIDE and distance < error and where.units:
        return f"where: {where}, and the zone lies in {', '.join(sorted(zone.countries))}; {drawn}: {answer}"
    edge = "the line" if zone.kind is ZoneKind.LINE else "the edge"
    side = f"{abs(distance):.1f} km {'inside' if distance < 0 else 'from'} {edge}, with an error of {error:.1f} km"
    return f"where: {where}, {side}; {drawn}: {answer}"


def _tested(term: Term, answer: int) -> str:
    tests = " or ".join(test.value for test in term.tests)
    verdict = {YES: "in the zone", NO: "not in the zone", UNKNOWN: "not to be told"}[int(answer)]
    return f"the term tests the {tests} of an act: {verdict}"


def _aimed(event: Event, agreement: Agreement, term: Term, actors: Actors | None, fought: tuple[str, ...]) -> str:
    names = tuple(sorted({said.value for said in event.targets} | set(fought)))
    answer = is_aimed(names, (event.event_type, event.sub_event_type), agreement, term, actors)
    verdict = {YES: "yes", NO: "no", UNKNOWN: "not to be told"}[answer]
    return f"aimed at: {', '.join(names) or 'nobody is named'}; the term is about acts{against_words(term)}: {verdict}"


def _what(event: Event, term: Term, answer: int) -> str:
    act = event.sub_event_type or event.event_type or "an act of no known type"
    rule = acts_words(term)
    if term.acts:
        rule = f"forbidden are {rule}"
    if term.weapons:
        act += f" with {', '.join(event.means)}" if event.means else ", no weapon told"
    verdict = {YES: "covered", NO: "not covered", UNKNOWN: "not to be told"}[int(answer)]
    return f"what: {act}; {rule}: {verdict}"
