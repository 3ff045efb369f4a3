"""Duties against their deadlines, and terms that only stand: pending, met, unreported, in force ..."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, time, timedelta

from trucewatch.assess.times import ending_points, starting_points
from trucewatch.assess.trace import clause, clock_words, moment_words
from trucewatch.model import (
    Agreement,
    Claim,
    ClaimKind,
    Deadline,
    Due,
    Finding,
    Fulfilment,
    Mode,
    Stance,
    Term,
    Verdict,
    When,
    content_id,
)
from trucewatch.packs.deadlines import end_of, reading_lines, readings, utc_moments
from trucewatch.packs.term_words import deadline_words

_DAY = timedelta(days=1)


def duty_finding(agreement: Agreement, term: Term, claims: Mapping[str, Claim], as_of: datetime) -> Finding:
    """A duty at one moment: silence is never "met", and never "missed" either."""
    assert term.due is not None
    due = readings(term.due, agreement)
    done, undone, undated = _reports(term, agreement, claims, as_of)
    undone = tuple(id for id in undone if _outlives(_when_of(claims[id]), due, agreement))
    verdict, reason = _verdict(term, due, done, undone, undated, claims, agreement, as_of)
    by_verdict = {Verdict.OVERDUE: undone, Verdict.MISSED: undone, Verdict.UNDETERMINED: undated}
    evidence = by_verdict.get(verdict, done)
    lines = [clause(term), *reading_lines(due), *earlier_lines(term)]
    if not due:
        lines.append(f"due on a condition: {deadline_words(term.due)}")
    lines.append(f"as of {as_of.astimezone(UTC):%Y-%m-%d %H:%M} UTC; {clock_words(agreement)}")
    lines.extend(f"reported: {_dated(claims[id])}" for id in evidence)
    if verdict in (Verdict.UNREPORTED, Verdict.PENDING) and not evidence:
        lines.append("no report tells that it was done; silence is not taken for an answer")
    id = content_id("finding", agreement.name, term.id, "duty")
    return Finding(id, agreement.name, term.id, None, verdict, reason, tuple(lines), evidence, due)


def standing_finding(agreement: Agreement, term: Term, as_of: datetime) -> Finding:
    """Whether a term that only stands is in force at one moment."""
    started = passed(starting_points(term.starts, agreement), agreement, as_of) if term.starts else {True}
    ends = end_of(term, agreement)
    ended = passed(ending_points(ends, agreement), agreement, as_of) if ends else {False}
    start = moment_words(term.starts, agreement) if term.starts else "the signing"
    end = moment_words(ends, agreement) if ends else ""
    if not started:
        verdict, reason = Verdict.UNDETERMINED, f"holds from {start}, which has no date"
    elif ended == {True}:
        verdict, reason = Verdict.EXPIRED, f"ended {end}"
    elif started == {False}:
        verdict, reason = Verdict.NOT_YET_IN_FORCE, f"from {start}"
    elif started == {True} and ended in ({False}, set()):
        verdict, reason = Verdict.IN_FORCE, f"since {start}" + (f", to {end}" if end else "")
    else:
        verdict, reason = Verdict.CONTESTED, "on one reading of the clock in force, on another not"
    lines = (
        clause(term),
        f"from {start}" + (f" to {end}" if end else "") + f"; {clock_words(agreement)}",
        f"as of {as_of.astimezone(UTC):%Y-%m-%d %H:%M} UTC",
        *earlier_lines(term),
    )
    id = content_id("finding", agreement.name, term.id, "standing")
    return Finding(id, agreement.name, term.id, None, verdict, reason, lines)


def passed(points: Iterable[datetime], agreement: Agreement, as_of: datetime) -> set[bool]:
    """Has each lawful reading of these moments come?"""
    return {moment <= as_of for point in points for _, moment in utc_moments(point, agreement)}


def _verdict(
    term: Term, due: tuple[Due, ...], done: tuple[str, ...], undone: tuple[str, ...], undated: tuple[str, ...],
    claims: Mapping[str, Claim], agreement: Agreement, as_of: datetime,
) -> tuple[Verdict, str]:  # fmt: skip
    deadline = term.due
    assert deadline is not None
    if not due:
        if done:
            return Verdict.MET, "reported as done"
        return Verdict.UNDETERMINED, f"hangs on a condition: {deadline_words(deadline)}"
    if done:
        return _done(deadline, due, [_when_of(claims[id]) for id in done], agreement)
    passed = {as_of > one.moment for one in due}
    if passed == {False}:
        return Verdict.PENDING, _days_left(due, as_of)
    if passed == {True, False}:
        return Verdict.CONTESTED, f"the time is up by one reading, not by another: due {_days(due)}"
    if undone and _is_over(term, agreement, as_of):
        return Verdict.MISSED, f"reported as not done, and can no longer be; was due {_days(due)}"
    if undone:
        return Verdict.OVERDUE, f"reported as not done; was due {_days(due)}"
    if undated:
        return Verdict.UNDETERMINED, f"reported without a day; was due {_days(due)}"
    return Verdict.UNREPORTED, f"no report tells of it; was due {_days(due)}"


def _is_over(term: Term, agreement: Agreement, as_of: datetime) -> bool:
    """Has the term itself, or the whole agreement, ended by every reading?"""
    ends = end_of(term, agreement)
    return ends is not None and passed(ending_points(ends, agreement), agreement, as_of) == {True}


def earlier_lines(term: Term) -> tuple[str, ...]:
    """What the term said before it was amended."""
    return tuple(
        f"amended on {earlier.on:%Y-%m-%d} ({earlier.text}); before that due {deadline_words(earlier.due)}"
        for earlier in term.earlier
        if earlier.due is not None
    )


def _done(deadline: Deadline, due: tuple[Due, ...], times: list[When], agreement: Agreement) -> tuple[Verdict, str]:
    """On time by every reading, by some, or by none; the most timely report counts."""
    best = max(([_on_time(when, one, deadline, agreement) for one in due] for when in times), key=sum)
    if all(best):
        return Verdict.MET, f"reported as done in time; due {_days(due)}"
    if any(best):
        return Verdict.CONTESTED, f"reported as done, in time by one reading and late by another: due {_days(due)}"
    return Verdict.PARTLY_MET, f"reported as done, late; was due {_days(due)}"


def _on_time(when: When, due: Due, deadline: Deadline, agreement: Agreement) -> bool:
    """A day on no stated clock is compared with the day due, a clock time with the moment."""
    assert when.end is not None
    last = when.end - timedelta(microseconds=1)
    if when.zone is None and deadline.whole_day:
        return last.date().isoformat() <= due.day
    end = when.utc(agreement.reading_clocks)[1]
    assert end is not None
    return end - timedelta(microseconds=1) <= due.moment


def _outlives(when: When, due: tuple[Due, ...], agreement: Agreement) -> bool:
    """What was not done while there was still time says nothing of a duty that has run out."""
    end = when.utc(agreement.reading_clocks)[1]
    return end is not None and all(end > one.moment for one in due)


def _reports(
    term: Term, agreement: Agreement, claims: Mapping[str, Claim], as_of: datetime
) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """The claims that tell of the duty as done, as not done, and as done on no known day."""
    done, undone, undated = [], [], []
    # What is told of the day of the signing may be the signing itself, and does not count.
    first = datetime.combine(agreement.signed.date() + timedelta(days=1), time())
    for id in sorted(claims):
        claim = claims[id]
        if term.fulfilled_by is None or not _speaks_of(claim, term.fulfilled_by, term, agreement):
            continue
        start, end = _when_of(claim).utc(agreement.reading_clocks)
        in_window = start is not None and start <= as_of and _when_of(claim).start >= first  # type: ignore[operator]
        if claim.happened and claim.kind is ClaimKind.EVENT:
            if end is not None and in_window:
                done.append(id)
            elif start is None:
                undated.append(id)
        elif _is_told_undone(claim, first, as_of, agreement):
            undone.append(id)
    return tuple(done), tuple(undone), tuple(undated)


def _is_told_undone(claim: Claim, first: datetime, as_of: datetime, agreement: Agreement) -> bool:
    """Is it told, of a time since ``first`` and up to the moment, that it was not done?

    "Have not left" has no beginning: it is true as of its end.
    """
    when = _when_of(claim)
    start, end = when.utc(agreement.reading_clocks)
    if Mode.NEGATED not in claim.modes or when.end is None or end is None:
        return False
    told = claim.stance in (Stance.ASSERTS, Stance.ACCUSES)
    return told and when.end > first and (start or end - _DAY) <= as_of


def _speaks_of(claim: Claim, sought: Fulfilment, term: Term, agreement: Agreement) -> bool:
    """Is the claim of a kind of act that the duty asks for, in its words, by somebody bound?"""
    occurrence = claim.occurrence
    if occurrence is None or not (sought.sub_event_types or sought.words):
        return False
    if sought.sub_event_types and not {occurrence.event_type, occurrence.sub_event_type} & set(sought.sub_event_types):
        return False
    quote = claim.quote.casefold()
    if sought.words and not any(word.casefold() in quote for word in sought.words):
        return False
    named = {actor.id for actor in occurrence.actors if actor.id is not None}
    bound = set(term.bound) | {force for force, backers in agreement.backers if set(backers) & set(term.bound)}
    return not named or bool(named & bound)


def _when_of(claim: Claim) -> When:
    return claim.occurrence.when if claim.occurrence is not None else When.unknown()


def _dated(claim: Claim) -> str:
    return f"{_when_of(claim)}, {claim.outlet}: {' '.join(claim.quote.split())}"


def _days_left(due: tuple[Due, ...], as_of: datetime) -> str:
    """The civil days from the caller's own date to each reading's day."""
    today = as_of.date()
    left = sorted({(date.fromisoformat(one.day) - today).days for one in due})
    if left == [0]:
        return f"due today, {_days(due)}"
    if left == [1]:
        return f"due in 1 day, {_days(due)}"
    return f"due in {' or '.join(str(days) for days in left)} days, {_days(due)}"


def _days(due: tuple[Due, ...]) -> str:
    return " or ".join(sorted({one.day for one in due}))
