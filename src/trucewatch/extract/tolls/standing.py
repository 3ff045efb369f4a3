"""Whether a number is the toll of now, one to which it has risen, or the one of before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from trucewatch.extract.tolls.quantities import find_quantities
from trucewatch.model import Count, Quantity, Span, Standing
from trucewatch.packs.language.toll_words import TollRule, TollRules

_Number = tuple[Span, Quantity]


def told_standing(text: str, start: int, counts: Sequence[Count], rules: TollRules) -> tuple[Count, ...]:
    """The counts of a sentence, each with how it stands, and the numbers of before that nothing else counts.

    ``text`` begins at character ``start`` of its report. What is told to have
    fallen is left as it was.
    """
    if not counts:
        return ()
    flat = text.replace("\n", " ").replace("\r", " ").replace("\t", " ")  # one for one: the offsets stay
    found = list(counts)
    for rule in rules.that_may_fit(flat):
        for groups in rule.finds(flat):
            new, old = _number(flat, start, groups.get("new")), _number(flat, start, groups.get("old"))
            if new is not None and old is not None and _least(new) <= _least(old):
                continue
            found = _marked(found, new, old)
    return tuple(found)


def tells_standing(rule: TollRule, sentence: str) -> bool:
    """Does a rule find a number in this sentence?"""
    return any(_number(sentence, 0, group) for found in rule.finds(sentence) for group in found.values())


def _number(flat: str, start: int, group: tuple[int, int] | None) -> _Number | None:
    """The first number of a group; it must begin within it, and may have begun before."""
    if group is None:
        return None
    inside = find_quantities(flat[slice(*group)], start + group[0])
    return inside[0] if inside else None


def _least(number: _Number) -> int:
    quantity = number[1]
    return quantity.low if quantity.low is not None else quantity.high or 0


def _marked(counts: list[Count], new: _Number | None, old: _Number | None) -> list[Count]:
    risen = next((count for count in counts if new is not None and count.span.overlaps(new[0])), None)
    earlier = next((count for count in counts if old is not None and count.span.overlaps(old[0])), None)
    marks = {id(earlier): Standing.EARLIER, id(risen): Standing.RISEN}
    marked = [replace(each, standing=marks.get(id(each), each.standing)) for each in counts]
    if old is not None and earlier is None and (whole := risen or _only(counts)) is not None:
        marked.append(replace(whole, quantity=old[1], span=old[0], part_of=None, standing=Standing.EARLIER))
    return marked


def _only(counts: Sequence[Count]) -> Count | None:
    """The one count that "up from nine" can speak of."""
    wholes = [count for count in counts if count.part_of is None and count.standing is not Standing.EARLIER]
    return wholes[0] if len(wholes) == 1 else None
