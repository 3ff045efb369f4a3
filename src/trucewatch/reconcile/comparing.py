"""One field laid side by side: equal values grouped with their words, the rest compared."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from trucewatch.model import Accord, Claim, Comparison, Said, Truth, Value, content_id
from trucewatch.reconcile.rules import Rules
from trucewatch.reconcile.values import Relation, relate_all, sameness, shown, sort_pairs, wording
from trucewatch.reconcile.written import Written


@dataclass(frozen=True, slots=True)
class Given:
    """A value and the claim that gives it."""

    value: Value
    claim: Claim


def lay_side_by_side(
    about: str,
    field: str,
    given: Iterable[Given],
    speaking: Iterable[Claim],
    rules: Rules,
    *,
    title: str,
    written: Written | None = None,
) -> Comparison:
    """Compare what claims give for one field.

    ``speaking`` are all claims that speak of the matter: reports with none of
    the values are silent on it.
    """
    groups: dict[tuple[object, ...], list[Given]] = defaultdict(list)
    for each in given:
        groups[sameness(each.value, rules)].append(each)
    ordered = sorted(groups.values(), key=lambda group: (-len(_reports(group)), _group_text(group)))
    relation = _relation(ordered, rules)
    having = {each.claim.report for group in ordered for each in group}
    matches = tuple(written.match(_fullest(group), rules) for group in ordered) if written else ()
    apart, unclear = sort_pairs([_fullest(group) for group in ordered], rules)
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
    )


def _reports(group: Sequence[Given]) -> set[str]:
    return {each.claim.report for each in group}


def _relation(groups: Sequence[Sequence[Given]], rules: Rules) -> Relation:
    relation = relate_all([_fullest(group) for group in groups], rules)
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
