"""Duties against their deadlines, and terms that only stand: pending, met, unreported, in force ..."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, timedelta

from trucewatch.assess.fulfilment import Told, claims_of, number_short, share_told, sides_untold, when_of
from trucewatch.assess.times import ending_points, starting_points
from trucewatch.assess.trace import clause, clock_words, moment_words
from trucewatch.model import (
    Agreement,
    Anchor,
    Claim,
    Deadline,
    Due,
    Finding,
    Precision,
    Term,
    Verdict,
    When,
    content_id,
)
from trucewatch.packs.agreements.deadlines import end_of, reading_lines, readings, utc_moments
from trucewatch.packs.agreements.term_words import deadline_words

_DAY = timedelta(days=1)
_TIMELY = {True: 2, None: 1, False: 0}


def duty_finding(agreement: Agreement, term: Term, claims: Mapping[str, Claim], as_of: datetime) -> Finding:
    """A duty at one moment: silence is never "met", and never "missed" either."""
    assert term.due is not None
    due = readings(term.due, agreement)
    told = claims_of(term, agreement, claims, as_of, due)
    told.undone = [id for id in told.undone if _outlives(when_of(claims[id]), due, agreement)]
    verdict, reason = _verdict(term, due, told, claims, agreement, as_of)
    by_verdict = {Verdict.OVERDUE: told.undone, Verdict.MISSED: told.undone, Verdict.UNDETERMINED: told.undated}
    evidence = tuple(by_verdict.get(verdict) or told.done)
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
        verdict, reason = Verdict.CONTESTED, "on one lawful reading in force, on another not"
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
    term: Term, due: tuple[Due, ...], told: Told, claims: Mapping[str, Claim], agreement: Agreement, as_of: datetime
) -> tuple[Verdict, str]:
    deadline = term.due
    assert deadline is not None
    if told.done:
        verdict, reason = Verdict.MET, "reported as done"
        if due:
            verdict, reason = _done(deadline, due, [when_of(claims[id]) for id in told.done], agreement)
        verdict, reason = _less(verdict, reason, term, told, claims, agreement)
        beside = _beside(deadline, claims, agreement, as_of)
        if verdict is Verdict.MET and beside:
            return Verdict.PARTLY_MET, f"reported as done so far; {beside}"
        return verdict, reason
    if not due:
        return Verdict.UNDETERMINED, f"hangs on a condition: {deadline_words(deadline)}"
    passed = {as_of > one.moment for one in due}
    if passed == {False}:
        return Verdict.PENDING, _days_left(due, as_of)
    if passed == {True, False}:
        return Verdict.CONTESTED, f"the time is up by one reading, not by another: due {_days(due)}"
    if told.undone and _is_over(term, agreement, as_of):
        return Verdict.MISSED, f"reported as not done, and can no longer be; was due {_days(due)}"
    if told.undone:
        return Verdict.OVERDUE, f"reported as not done; was due {_days(due)}"
    if told.undated:
        return Verdict.UNDETERMINED, f"reported without a day; was due {_days(due)}"
    return Verdict.UNREPORTED, f"no report tells of it; was due {_days(due)}"


def _less(
    verdict: Verdict, reason: str, term: Term, told: Told, claims: Mapping[str, Claim], agreement: Agreement
) -> tuple[Verdict, str]:
    """The verdict on what was done, less what is denied, only begun, or done by one side alone."""
    if set(told.done) == set(told.denied):
        return Verdict.CONTESTED, f"{reason}, and denied"
    sought = term.fulfilled_by
    share = share_told(term, [claims[id] for id in told.done])
    if share:
        return Verdict.PARTLY_MET, reason.replace("as done", share)
    short = number_short(term, [claims[id] for id in told.done])
    if short:
        return Verdict.PARTLY_MET, f"{reason.replace('as done', 'as done in part')}; {short}"
    silent = sides_untold(term, [claims[id] for id in told.done], agreement)
    if silent and not (sought is not None and sought.begun):
        return Verdict.PARTLY_MET, f"{reason}; no report tells it of {', '.join(silent)}"
    return verdict, reason


def _beside(deadline: Deadline, claims: Mapping[str, Claim], agreement: Agreement, as_of: datetime) -> str:
    """Of a duty that is done step by step along with others: those that are not met yet, in words."""
    others = [agreement.term(id) for anchor, id in deadline.counted_from if anchor is Anchor.CONCURRENT_WITH and id]
    open_yet = []
    for other in others:
        if other is None or other.due is None:
            continue
        due = readings(other.due, agreement)
        verdict, _ = _verdict(other, due, claims_of(other, agreement, claims, as_of, due), claims, agreement, as_of)
        if verdict is not Verdict.MET:
            open_yet.append(f"it goes along with {other.id}, which is {verdict.value.replace('_', ' ')}")
    return "; ".join(open_yet)


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
    """On time by every reading, by some, or by none; the most timely report counts.

    A time that reaches over the deadline ("freed that day", due at noon) leaves it open.
    """
    answers = ([_on_time(when, one, deadline, agreement) for one in due] for when in times)
    best = max(answers, key=lambda each: sum(_TIMELY[answer] for answer in each))
    if all(best):
        return Verdict.MET, f"reported as done in time; due {_days(due)}"
    if None in best:
        return Verdict.UNDETERMINED, f"reported as done, not told whether before or after the hour due: {_hours(due)}"
    if any(best):
        return Verdict.CONTESTED, f"reported as done, in time by one reading and late by another: due {_days(due)}"
    return Verdict.PARTLY_MET, f"reported as done, late; was due {_days(due)}"


def _on_time(when: When, due: Due, deadline: Deadline, agreement: Agreement) -> bool | None:
    """A day on no stated clock is compared with the day due, a clock time with the moment; None where it holds that."""
    assert when.end is not None
    last = when.end - timedelta(microseconds=1)
    if when.zone is None and deadline.whole_day:
        by_then = last.date().isoformat() <= due.day
        return by_then or (None if when.start is None or when.start.date().isoformat() <= due.day else False)
    start, end = when.utc(agreement.reading_clocks)
    assert end is not None
    if end - timedelta(microseconds=1) <= due.moment or (when.precision is Precision.MINUTE and start == due.moment):
        return True
    return None if start is None or start <= due.moment else False


def _outlives(when: When, due: tuple[Due, ...], agreement: Agreement) -> bool:
    """What was not done while there was still time says nothing of a duty that has run out."""
    end = when.utc(agreement.reading_clocks)[1]
    return end is not None and all(end > one.moment for one in due)


def _dated(claim: Claim) -> str:
    return f"{when_of(claim)}, {claim.outlet or 'an outlet that is not named'}: {' '.join(claim.quote.split())}"


def _days_left(due: tuple[Due, ...], as_of: datetime) -> str:
    """The civil days from the caller's own date to each reading's day."""
    today = as_of.date()
    left = sorted({(date.fromisoformat(one.day) - today).days for one in due})
    if left == [0]:
        return f"due today, {_days(due)}"
    if left == [1]:
        return f"due in 1 day, {_days(due)}"
    return f"due in {' or '.join(str(days) for days in left)} days, {_days(due)}"


def _hours(due: tuple[Due, ...]) -> str:
    return " or ".join(sorted({f"{one.moment:%Y-%m-%d %H:%M} UTC" for one in due}))


def _days(due: tuple[Due, ...]) -> str:
    return " or ".join(sorted({one.day for one in due}))
