"""One field laid side by side: equal values grouped with their words, the rest compared."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from trucewatch.model import (
    Accord,
    Claim,
    Comparison,
    Duration,
    Ground,
    Length,
    Quantity,
    Said,
    Truth,
    Value,
    When,
    content_id,
)
from trucewatch.reconcile.rules import Rules
from trucewatch.reconcile.values import (
    Related,
    Relation,
    relate_all,
    relate_pairs,
    sameness,
    shown,
    sort_pairs,
    wording,
)
from trucewatch.reconcile.written import Written


@dataclass(frozen=True, slots=True)
class Given:
    """A value and the claim that gives it."""

    value: Value
    claim: Claim


Squaring = Callable[[Sequence[Given], Sequence[Given]], Ground | None]
_SQUARED = {
    Ground.MOMENT: "{} were each so when told",
    Ground.PART: "{} stand in one sentence, as a part and its whole",
    Ground.TERMS: "one report gives both {}, of two terms",
    Ground.PARTIES: "{} are told of different parties",
}


def lay_side_by_side(
    about: str,
    field: str,
    given: Iterable[Given],
    speaking: Iterable[Claim],
    rules: Rules,
    *,
    title: str,
    written: Written | None = None,
    squaring: Squaring | None = None,
) -> Comparison:
    """Compare what claims give for one field.

    ``speaking`` are all claims that speak of the matter: reports with none of
    the values are silent on it. ``squaring`` says of two values that
    cannot be one on what ground both can be true all the same.
    """
    groups: dict[tuple[object, ...], list[Given]] = defaultdict(list)
    for each in given:
        groups[sameness(each.value, rules)].append(each)
    ordered = sorted(groups.values(), key=lambda group: (-len(_reports(group)), _group_text(group)))
    values = [_fullest(group) for group in ordered]
    pairs = relate_pairs(values, rules)
    for (one, two), pair in pairs.items():
        open_pair = pair.accord is Accord.CONFLICT or pair.ground is Ground.WORDING
        ground = squaring(ordered[one], ordered[two]) if squaring and open_pair else None
        if ground is not None:
            words = " and ".join(sorted((shown(values[one]), shown(values[two])), key=lambda text: (len(text), text)))
            pairs[one, two] = Relation(Accord.COMPATIBLE, _SQUARED[ground].format(words), ground=ground)
    relation = _with_moments(_relation(ordered, relate_all(values, pairs)), values, pairs)
    having = {each.claim.report for group in ordered for each in group}
    matches = tuple(written.match(value, rules) for value in values) if written else ()
    apart, unclear = sort_pairs(values, pairs)
    against = relation.accord is not Accord.CONFLICT and Truth.NO in matches
    return Comparison(
        id=content_id("comparison", about, field),
        about=about,
        title=title,
        field=field,
        values=tuple(_said(group) for group in ordered),
        accord=relation.accord,
        reason=_with_text(relation.reason, ordered, written, matches),
        silent=tuple(sorted({claim.report for claim in speaking} - having)),
        written=written.text if written else "",
        matches_written=matches,
        apart=apart,
        unclear=unclear,
        ground=Ground.TEXT if against else relation.ground,
        closest=_closest(ordered, matches, written) if written else (),
    )


def _with_moments(relation: Relation, values: Sequence[Value], pairs: Related) -> Relation:
    """In a conflict, name the numbers that no other contradicts, since they were overtaken."""
    apart = {at for pair, each in pairs.items() if each.accord is Accord.CONFLICT for at in pair}
    moments = {at for pair, each in pairs.items() if each.ground is Ground.MOMENT for at in pair}
    overtaken = sorted((shown(values[at]) for at in moments - apart), key=lambda text: (len(text), text))
    if relation.accord is not Accord.CONFLICT or not overtaken:
        return relation
    so = " and ".join(overtaken) + (" was" if len(overtaken) == 1 else " were each")
    return replace(relation, reason=f"{relation.reason}; {so} so when told")


def _closest(groups: Sequence[Sequence[Given]], matches: Sequence[Truth], written: Written) -> tuple[str, ...]:
    """The reports whose value fits the text, else lies nearest to it; none where the text does not tell them apart."""
    if Truth.NO not in matches:
        return ()
    fitting = [group for group, match in zip(groups, matches, strict=True) if match is Truth.YES]
    if not fitting:
        gaps = {at: gap for at, group in enumerate(groups) if (gap := _gap(_fullest(group), written)) is not None}
        least = min(gaps.values(), default=None)
        fitting = [groups[at] for at, gap in gaps.items() if gap == least] if len(set(gaps.values())) > 1 else []
    return tuple(sorted({report for group in fitting for report in _reports(group)}))


def _gap(value: Value, written: Written) -> float | None:
    """How far a value lies from the nearest lawful one, in its own measure; None where that cannot be measured."""
    mine = _measure(value)
    theirs = [_measure(other) for other in written.values if type(other) is type(value)]
    gaps = [abs(mine - other) for other in theirs if other is not None and mine is not None]
    return min(gaps, default=None)


def _measure(value: Value) -> float | None:
    """Where a value stands on the scale of its kind: days, kilometres in all, a number."""
    if isinstance(value, When) and value.start is not None:
        return (value.start - datetime.min).total_seconds() / 86_400
    if isinstance(value, Length) and (total := value.total()) is not None:
        return sum(total) / 2
    if isinstance(value, Duration):
        return value.days
    return float(value.low) if isinstance(value, Quantity) and value.low is not None else None


def _reports(group: Sequence[Given]) -> set[str]:
    return {each.claim.report for each in group}


def _relation(groups: Sequence[Sequence[Given]], relation: Relation) -> Relation:
    reports = {report for group in groups for report in _reports(group)}
    if len(reports) == 1 and relation.accord is not Accord.CONFLICT:
        return Relation(Accord.ONE_VOICE, relation.reason or "only one report gives it")
    if relation.accord is Accord.SAME and not relation.reason:
        wordings = {wording(each.value).casefold() for group in groups for each in group} - {""}
        return Relation(Accord.SAME, "one value in different words" if len(wordings) > 1 else "")
    return relation


def _fullest(group: Sequence[Given]) -> Value:
    """One value to stand for its group, the same whatever the order."""
    return min((each.value for each in group), key=lambda value: (-len(str(value)), repr(value)))


def _said(group: Sequence[Given]) -> Said:
    return Said(_group_text(group), tuple(sorted({each.claim.id for each in group})))


def _group_text(group: Sequence[Given]) -> str:
    """The value and, where they say more, the words it was given in."""
    value = shown(_fullest(group))
    words = sorted({wording(each.value) for each in group} - {"", value}, key=lambda text: (text.casefold(), text))
    unlike: dict[str, str] = {}
    for text in words:
        unlike.setdefault(text.casefold(), text)
    return f"{value} (" + "; ".join(f"“{text}”" for text in unlike.values()) + ")" if unlike else value


def _with_text(
    reason: str, groups: Sequence[Sequence[Given]], written: Written | None, matches: Sequence[Truth]
) -> str:
    if written is None:
        return reason
    against = [shown(_fullest(group)) for group, match in zip(groups, matches, strict=True) if match is Truth.NO]
    if not against:
        return reason
    words = f"the text says {written.text}, which cannot be squared with {' or '.join(against)}"
    return f"{reason}; {words}" if reason else words


def by_id(claims: Iterable[Claim]) -> Mapping[str, Claim]:
    """Claims by their id."""
    return {claim.id: claim for claim in claims}
