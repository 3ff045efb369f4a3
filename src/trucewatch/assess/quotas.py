"""What is owed again and again: so many trucks a day, counted from what reports tell of each day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from itertools import product

from trucewatch.assess.counted import thing_counted
from trucewatch.assess.times import ending_points, starting_points
from trucewatch.assess.trace import clause, clock_words
from trucewatch.model import (
    Agreement,
    Claim,
    Finding,
    Mode,
    OtherNumber,
    Quota,
    Stance,
    Term,
    Verdict,
    content_id,
)
from trucewatch.packs.acts import load_acts
from trucewatch.packs.agreements.deadlines import end_of, utc_moments
from trucewatch.packs.agreements.term_words import quota_words

Period = tuple[date, date]  # its first and last day

_SHOWN = 31  # periods written out one by one in the trace; the count holds them all


def quota_finding(agreement: Agreement, term: Term, claims: Mapping[str, Claim], as_of: datetime) -> Finding:
    """Each period that has ended, against what was reported for it; one that no report tells of is never met."""
    assert term.quota is not None
    owed = {period: _owed(period, term.quota, agreement) for period in _periods(term, agreement, as_of)}
    periods = [period for period, numbers in owed.items() if max(numbers)]
    told = {period: _reported(period, term.quota, claims) for period in periods}
    met = [period for period, counts in told.items() if counts and min(counts.values()) >= max(owed[period])]
    short = [period for period, counts in told.items() if counts and max(counts.values()) < min(owed[period])]
    differ = [period for period, counts in told.items() if counts and period not in met and period not in short]
    verdict = _verdict(len(periods), len(met), len(short), len(differ))
    silent = len(periods) - len(met) - len(short) - len(differ)
    reason = (
        f"{quota_words(term.quota)}: of {len(periods)} whole {term.quota.per}s, {len(met)} met by reports, "
        f"{len(short)} below, {len(differ)} told differently, {silent} not reported"
    )
    lines = [clause(term), f"as of {as_of.astimezone(UTC):%Y-%m-%d %H:%M} UTC; {clock_words(agreement)}"]
    for (first, last), counts in list(told.items())[-_SHOWN:]:
        numbers = ", ".join(f"{count:,}" for count in sorted(set(counts.values()))) or "no report"
        due = f" of {' or '.join(f'{one:,}' for one in sorted(owed[first, last]))}" if term.quota.varies else ""
        lines.append(f"{first}{'' if first == last else f' to {last}'}: {numbers}{due}")
    evidence = tuple(sorted({id for counts in told.values() for id in counts}))
    id = content_id("finding", agreement.name, term.id, "quota")
    return Finding(id, agreement.name, term.id, None, verdict, reason, tuple(lines), evidence)


def _verdict(periods: int, met: int, short: int, differ: int) -> Verdict:
    if not periods:
        return Verdict.PENDING
    if met == periods:
        return Verdict.MET
    if differ and not met and not short:
        return Verdict.CONTESTED
    return Verdict.PARTLY_MET if short or differ else Verdict.UNREPORTED


def _periods(term: Term, agreement: Agreement, as_of: datetime) -> tuple[Period, ...]:
    """The whole days, weeks or months of the term that have ended by a moment, as first and last civil day."""
    assert term.quota is not None
    starts = starting_points(term.starts, agreement) if term.starts is not None else (agreement.signed,)
    ends = end_of(term, agreement)
    last = max(ending_points(ends, agreement), default=None) if ends is not None else None
    if not starts:
        return ()
    first = min(starts).date()
    found: list[Period] = []
    while True:
        following = _following(first, term.quota.per)
        midnight = datetime.combine(following, datetime.min.time())
        if max(moment for _, moment in utc_moments(midnight, agreement)) > as_of or (last and midnight > last):
            return tuple(found)
        found.append((first, following - timedelta(days=1)))
        first = following


def _following(first: date, per: str) -> date:
    if per == "month":
        return date(first.year + first.month // 12, first.month % 12 + 1, 1)
    return first + timedelta(days=7 if per == "week" else 1)


def _owed(period: Period, quota: Quota, agreement: Agreement) -> set[int]:
    """The number for a period: several where it lies only partly in the time of another number, or readings differ."""
    owed = {quota.number}
    for other in quota.varies:
        if other.days and period[0].weekday() not in other.days:
            continue
        answers = _within(period, other, agreement)
        owed = {other.number} if answers == {True} else owed if answers == {False} else {*owed, other.number}
    return owed


def _within(period: Period, other: OtherNumber, agreement: Agreement) -> set[bool]:
    """Does a period lie within the time of another number, by each lawful reading? Both, where a part of it does."""
    first, past = (datetime.combine(day, time()) for day in (period[0], period[1] + timedelta(days=1)))
    starts = [first] if other.starts is None else starting_points(other.starts, agreement)
    ends = [past] if other.ends is None else ending_points(other.ends, agreement)
    answers: set[bool] = set()
    for start, end in product(starts, ends):
        start, end = (one.replace(tzinfo=None) for one in (start, end))
        if start.date() <= period[0] and past <= end:
            answers.add(True)
        else:
            answers |= {False} if past <= start or end <= first else {True, False}
    return answers or {True, False}


def _reported(period: Period, quota: Quota, claims: Mapping[str, Claim]) -> dict[str, int]:
    """What each claim counts for just this period, by claim id."""
    found = {}
    for id in sorted(claims):
        claim = claims[id]
        when = claim.occurrence.when if claim.occurrence is not None else None
        none_came = _tells_of_none(claim, quota)
        if when is None or when.start is None or when.end is None or not (claim.happened or none_came):
            continue
        days = (when.start.date(), (when.end - timedelta(microseconds=1)).date())
        if none_came and days == period:
            found[id] = 0
            continue
        for count in claim.occurrence.counts if claim.occurrence is not None and days == period else ():
            if count.quantity.low is not None and _is_counted(thing_counted(claim, count), quota):
                found[id] = count.quantity.low
    return found


def _tells_of_none(claim: Claim, quota: Quota) -> bool:
    """Does it say that none of what is owed came ("no lorry of aid crossed on Monday")?"""
    said = claim.occurrence
    if said is None or claim.modes != (Mode.NEGATED,) or claim.stance is not Stance.ASSERTS or said.where:
        return False  # none to one place is not none at all
    friendly = load_acts().is_military(said.event_type, said.sub_event_type) is False
    return friendly and _is_counted(claim.quote.lower(), quota)


def _is_counted(thing: str, quota: Quota) -> bool:
    """Is this what is owed, and not only a part of it?"""
    return any(word in thing for word in quota.words) and not any(word in thing for word in quota.without)
