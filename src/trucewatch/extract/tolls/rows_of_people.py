"""Rows of people: those whom one clause names beside each other are counted together as well.

"A man, a woman and two children were killed" tells of four people killed, of whom three are named by a group. What
stands side by side in a row shares nobody; nothing else is added up anywhere.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from trucewatch.extract.parse.tokens import Token
from trucewatch.extract.parse.tree import lemma
from trucewatch.extract.sentence import Sentence
from trucewatch.extract.tolls.numbered import PERSON
from trucewatch.model import Count, Quantity, Span
from trucewatch.packs.groups import Groups
from trucewatch.packs.language.happenings import Happenings

Counted = tuple[Count, Token]  # with the noun that is counted


def with_rows_together(
    counted: Sequence[Counted], sentence: Sentence, happenings: Happenings, groups: Groups
) -> list[Count]:
    """The counts, and before each row of people how many they are together, of which those in the row are parts."""
    rows: dict[tuple[str, int], list[Counted]] = defaultdict(list)
    for count, noun in counted:
        first = _first_of_row(noun)
        if count.part_of is None and first.dep_ != "appos" and _are_people(count.group, groups):
            rows[count.measure, first.i].append((count, noun))
    whole_of: dict[Span, Count] = {}
    parts: dict[Span, Count | None] = {}
    for row in rows.values():
        whole = _together(row, sentence, happenings, groups)
        if whole is not None:
            whole_of.update((count.span, whole) for count, _ in row)
            parts.update(_by_group([count for count, _ in row], sentence))
    those = [(count, parts.get(count.span, count)) for count, _ in counted]
    return list(_with_wholes(those, whole_of))


def _by_group(row: Sequence[Count], sentence: Sentence) -> Iterator[tuple[Span, Count | None]]:
    """Where each of a row stood, and what is counted there: those of one group together, where the first stands."""
    groups: dict[tuple[str, str | None], list[Count]] = defaultdict(list)
    for count in row:
        groups[count.group, count.group_actor].append(count)
    for same in groups.values():
        first, *others = same
        span, quantity = _sum(same, sentence)
        yield first.span, replace(first, quantity=quantity, span=span) if others else first
        yield from ((count.span, None) for count in others)


def _sum(counts: Sequence[Count], sentence: Sentence) -> tuple[Span, Quantity]:
    span = Span(min(count.span.start for count in counts), max(count.span.end for count in counts))
    return span, Quantity(
        sum(count.quantity.low or 0 for count in counts),
        None if any(count.quantity.high is None for count in counts) else sum(c.quantity.high or 0 for c in counts),
        approximate=any(count.quantity.approximate for count in counts),
        text=sentence.text[span.start - sentence.span.start : span.end - sentence.span.start],
    )


def _with_wholes(those: Sequence[tuple[Count, Count | None]], whole_of: dict[Span, Count]) -> Iterator[Count]:
    """The counts, those of a row as parts of its whole, which stands before the first of them."""
    for count, part in those:
        whole = whole_of.get(count.span)
        if whole is None:
            yield count
            continue
        if count.span.start == whole.span.start:
            yield whole
        if part is not None and (count.group != whole.group or count.group_actor != whole.group_actor):
            yield replace(part, part_of=f"{whole.measure}:{whole.group}")


def _first_of_row(noun: Token) -> Token:
    """The noun that those in its row are joined to, itself where it stands first."""
    while noun.dep_ == "conj" and noun.head.pos_ in ("NOUN", "PROPN", "NUM") and noun.head != noun:
        noun = noun.head
    return noun


def _are_people(group: str, groups: Groups) -> bool:
    return group == PERSON or groups.within(group, PERSON)


def _together(row: Sequence[Counted], sentence: Sentence, happenings: Happenings, groups: Groups) -> Count | None:
    """How many those in a row are; None where one may hold another ("twelve people, three soldiers and a child")."""
    counts, nouns = [count for count, _ in row], {noun.i for _, noun in row}
    named = [(count.group, _is_apart(count.group, noun, happenings, groups)) for count, noun in row]
    if not 1 < len(counts) == len(nouns) or any(count.quantity.low is None for count in counts):
        return None  # "two of the four soldiers" are one noun
    for group, is_rest in named:
        if not is_rest and any(groups.within(other, group) or (group == PERSON and rest) for other, rest in named):
            return None
    holders = [{group, *groups.parents(group)} for group, _ in named]
    shared = set.intersection(*holders)
    nearest = next(each for each in (named[0][0], *groups.parents(named[0][0])) if each in shared)
    owners = {count.group_actor for count in counts}
    span, quantity = _sum(counts, sentence)
    return Count(counts[0].measure, nearest, quantity, span, owners.pop() if len(owners) == 1 else None)


def _is_apart(group: str, noun: Token, happenings: Happenings, groups: Groups) -> bool:
    """Is nobody of the groups beside it meant by the noun, though its group may hold them ("a teacher", "two men")?"""
    if noun.tag_ == "NNP" or lemma(noun) in happenings.beside_others | happenings.kin:
        return True
    return group != PERSON and noun.lower_ not in (group, groups.plural(group))
