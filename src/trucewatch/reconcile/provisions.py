"""Terms as reported: every field of every kind of term, across the reports and against the text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial

from trucewatch.model import (
    Accord,
    Agreement,
    Claim,
    Comparison,
    Duration,
    Ground,
    Value,
    When,
)
from trucewatch.packs.agreements.deadlines import civil_moments
from trucewatch.packs.agreements.term_kinds import stands_under
from trucewatch.reconcile.comparing import Given, lay_side_by_side
from trucewatch.reconcile.rules import Rules
from trucewatch.reconcile.values import relate, shown
from trucewatch.reconcile.written import due_days, find_written

_APART = ("bound", "origin")  # fields that tell one term of a kind from another


def compare_provisions(
    claims: Iterable[Claim],
    agreements: Sequence[Agreement],
    rules: Rules,
    allegiance: Mapping[str, str] | None = None,
) -> Iterator[Comparison]:
    """One comparison for each (kind of term, field) that any report gives.

    ``allegiance`` tells for whom an actor acts, where it is not for itself.
    """
    squaring = partial(_of_two_terms, allegiance=allegiance or {})
    by_kind: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.provides and claim.provision is not None:
            by_kind[stands_under(claim.provision.kind, agreements)].append(claim)
    for kind in sorted(by_kind):
        fields = _fields(by_kind[kind])
        anchors = _anchors(by_kind.get("cessation", ()), agreements)
        for name in sorted(fields):
            title = f"{rules.kind(kind)}: {rules.field(name)}"
            written = find_written(kind, name, agreements, rules)
            comparison = lay_side_by_side(
                f"term:{kind}",
                name,
                fields[name],
                by_kind[kind],
                rules,
                title=title,
                written=written,
                squaring=squaring,
            )
            yield _counted_out(comparison, fields[name], anchors, rules) if name == "deadline" else comparison


def _fields(claims: Iterable[Claim]) -> dict[str, list[Given]]:
    """The values by field; a date and a length of time for one deadline stand in one field."""
    fields: dict[str, list[Given]] = defaultdict(list)
    for claim in claims:
        for each in claim.provision.fields if claim.provision else ():
            value = _last_day(each.value) if each.name == "by" else each.value
            fields[each.name].append(Given(value, claim))
    if "by" in fields and "within" in fields:
        fields["deadline"] = fields.pop("by") + fields.pop("within")
    elif "within" in fields:
        fields["deadline"] = fields.pop("within")
    return fields


def _of_two_terms(one: Sequence[Given], other: Sequence[Given], allegiance: Mapping[str, str]) -> Ground | None:
    """Does one voice give both values, of what two parties or places are bound to, or in one sentence?

    Else, is each value told of one party, and of another than that of the other value?
    """
    if any(_are_two_terms(first.claim, second.claim) for first in one for second in other):
        return Ground.TERMS
    left, right = _party(one, allegiance), _party(other, allegiance)
    return Ground.PARTIES if left is not None and right is not None and left != right else None


def _party(given: Sequence[Given], allegiance: Mapping[str, str]) -> str | None:
    """The one party of which all of these are told; None where one does not say, or they say several."""
    bound = [each.claim.provision.get("bound") if each.claim.provision else None for each in given]
    actors = {allegiance.get(field.actor, field.actor) if field and field.actor else None for field in bound}
    return next(iter(actors)) if len(actors) == 1 else None


def _are_two_terms(first: Claim, second: Claim) -> bool:
    if first.id == second.id or first.report != second.report or first.speaker != second.speaker:
        return False
    if first.span == second.span:
        return True
    terms = [claim.provision for claim in (first, second) if claim.provision is not None]
    named = [[term.get(name) for term in terms] for name in _APART]
    return any(None not in pair and len({field.value for field in pair if field}) == 2 for pair in named)


def _last_day(value: Value) -> Value:
    """Read "by 15 March" as its last day, so that deadlines are compared by when they end."""
    if isinstance(value, When) and value.start is None and value.end is not None:
        return replace(When.day((value.end - timedelta(microseconds=1)).date(), value.basis, value.text, value.zone))
    return value


def _anchors(cessations: Iterable[Claim], agreements: Sequence[Agreement]) -> tuple[datetime, ...]:
    """What a relative deadline may be counted from: signing and entry into force, else the reported start."""
    if agreements:
        latest = max(agreements, key=lambda a: (a.signed, a.name))
        return tuple(sorted({latest.signed, *civil_moments(latest.effective, latest)}))
    starts = {
        field.value.start
        for claim in cessations
        if claim.provision is not None and (field := claim.provision.get("start")) is not None
        if isinstance(field.value, When) and field.value.start is not None and field.value.date is not None
    }
    days = sorted({start.replace(hour=0, minute=0) for start in starts})
    return tuple(days[-1:])


def _counted_out(
    comparison: Comparison, given: Sequence[Given], anchors: tuple[datetime, ...], rules: Rules
) -> Comparison:
    """Lay dates beside lengths of time, by counting the length from every lawful anchor."""
    lengths = [each.value for each in given if isinstance(each.value, Duration)]
    dates = [each.value for each in given if isinstance(each.value, When) and each.value.known]
    if not lengths or not dates:
        return comparison
    due = {day.start: day for length in lengths for day in due_days(length, anchors)}
    if not due:
        return replace(comparison, reason="a date and a length of time, with no day to count from")
    days = " or ".join(f"{due[start]}" for start in sorted(due, key=str))
    counted = f"{lengths[0]} counted from {' or '.join(f'{anchor:%Y-%m-%d}' for anchor in anchors)} end on {days}"
    apart = [date for date in dates if all(relate(date, day, rules).accord is Accord.CONFLICT for day in due.values())]
    if not apart:
        ground = Ground.TEXT if comparison.ground is Ground.TEXT else Ground.UNITS
        return replace(_decided(comparison, given, apart), reason=counted, ground=ground)
    others = " and ".join(sorted({str(date) for date in apart}))
    reason = f"{counted}, not on {others}"
    decided = _decided(comparison, given, apart)
    return replace(decided, accord=Accord.CONFLICT, reason=reason, ground=Ground.CONTRADICTION)


def _decided(comparison: Comparison, given: Sequence[Given], apart: Sequence[When]) -> Comparison:
    """Every date against every length of time: apart where no count ends on the date, else clear."""
    wrong = {shown(date) for date in apart}
    times = {shown(each.value) for each in given if isinstance(each.value, When)}
    at = {said.short: number for number, said in enumerate(comparison.values)}
    mixed = {
        (min(at[date], at[length]), max(at[date], at[length])): date in wrong
        for date in times & at.keys()
        for length in at.keys() - times
    }
    against = {pair for pair, is_apart in mixed.items() if is_apart}
    return replace(
        comparison,
        apart=tuple(sorted({*comparison.apart, *against})),
        unclear=tuple(pair for pair in comparison.unclear if pair not in mixed),
    )
