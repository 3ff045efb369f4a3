"""Parts and wholes: each part linked to its whole, the two checked against each other, no figure ever added up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from trucewatch.model import Claim, Figure
from trucewatch.packs.groups import Groups
from trucewatch.reconcile.counts import Key


def link_parts(figures: Mapping[Key, Figure], told: Iterable[Claim], groups: Groups) -> tuple[Figure, ...]:
    """Link each part to its whole, by what the claims say, else by the table of groups; and check the two."""
    said: dict[tuple[str, str], str] = {}
    for claim in told:
        for count in claim.occurrence.counts if claim.occurrence else ():
            if count.part_of is not None:
                group = groups.name(count.part_of.partition(":")[2], count.measure)
                said[count.measure, groups.name(count.group, count.measure)] = group
    beside = _side_by_side(figures)
    wholes: dict[Key, Figure] = {}
    for key in figures:
        stated = said.get(key[:2])
        open_to = {other: each for other, each in figures.items() if other[1] == stated or (key, other) not in beside}
        whole = _whole(key, open_to, stated, groups)
        if whole is not None:
            wholes[key] = whole
    linked = []
    for key, figure in figures.items():
        whole, checks = wholes.get(key), _filled(figure, wholes, figures, groups)
        if whole is not None:
            checks = (*_too_large(figure, whole), *checks)
        linked.append(replace(figure, part_of=whole.id if whole else None, checks=checks))
    return tuple(linked)


def _side_by_side(figures: Mapping[Key, Figure]) -> set[tuple[Key, Key]]:
    """Figures that one claim counts beside each other: "four tanks and a dozen vehicles" are no part and whole."""
    claims = {key: {id for said in figure.values for id in said.claims} for key, figure in figures.items()}
    return {(one, two) for one in figures for two in figures if one != two and claims[one] & claims[two]}


def _whole(part: Key, figures: Mapping[Key, Figure], said: str | None, groups: Groups) -> Figure | None:
    """The nearest group that holds the part: of the same people, or of everybody."""
    measure, group, actor = part
    for holder in ([said] if said and said != group else []) + list(groups.parents(group)):
        for owner in dict.fromkeys((actor, None)):
            if (measure, holder, owner) in figures:
                return figures[measure, holder, owner]
    return None


def _too_large(part: Figure, whole: Figure) -> Iterator[str]:
    if part.low is not None and whole.high is not None and part.low > whole.high:
        yield f"{part.low:,} are more than their whole ({whole.high:,}): one of the two is wrong"


def _filled(
    whole: Figure, wholes: Mapping[Key, Figure], figures: Mapping[Key, Figure], groups: Groups
) -> tuple[str, ...]:
    """Do parts that share nobody fill the whole exactly, or come to more than it?"""
    parts = [figures[key] for key, holder in wholes.items() if holder.id == whole.id]
    apart = _sharing_nobody(parts, groups)
    if len(apart) < 2:
        return ()
    names = " and ".join(f"{part.best:,} {groups.plural(part.group)}" for part in apart)
    exact = [each.low == each.best == each.high and each.best is not None for each in (whole, *apart)]
    if all(exact) and sum(part.best or 0 for part in apart) == whole.best:
        return (f"its parts fill it exactly: {names}",)
    least = sum(part.low or 0 for part in apart)
    if whole.high is not None and least > whole.high:
        return (f"its parts overflow it: {names} are at least {least:,}, more than {whole.high:,}",)
    return ()


def _sharing_nobody(parts: Sequence[Figure], groups: Groups) -> list[Figure]:
    """Parts of which any two are groups that share nobody, the largest first; the first of a group stands for it."""
    found: list[Figure] = []
    for part in sorted(parts, key=lambda each: (-(each.low or 0), each.id)):
        if part.best is not None and all(groups.disjoint(part.group, other.group) for other in found):
            found.append(part)
    return found
