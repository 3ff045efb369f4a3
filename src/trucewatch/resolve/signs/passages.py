"""How two tellings of one report stand to each other in its text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from trucewatch.model import Claim, Count, Standing
from trucewatch.packs.groups import Groups
from trucewatch.resolve.signs.places import FINE
from trucewatch.resolve.signs.sign import Sign
from trucewatch.resolve.tellings.profiles import Profile, Toll, told_of
from trucewatch.resolve.tellings.telling import Telling, in_one_report
from trucewatch.resolve.weights import EVERYWHERE, Weights

_WHICH = 4  # words behind a noun that say which it is
_SHORT = 4  # letters
_RIGHT_BEHIND = 3  # characters from one sentence to the next
_WORD = re.compile(r"[\w'’-]+")


def passage_signs(left: Telling, right: Telling, weights: Weights, groups: Groups) -> Iterator[Sign]:
    """The signs that one report's own layout gives; none for tellings of different reports."""
    report = in_one_report(left, right)
    if not report:
        return
    first, second = sorted((left.claim_in(report), right.claim_in(report)), key=lambda claim: (claim.span, claim.id))
    headline = (report in left.in_title) != (report in right.in_title)
    if second.continues and second.continues in (first.id, first.continues):
        yield ("report.continues" if _is_next(first, second) and not _says_where(second) else "report.takes_up"), ""
        return
    if first.span.overlaps(second.span) and not headline:
        yield _in_one_sentence(left, right, report), ""
    else:
        yield from _order_signs(first, second, headline, weights, groups)
    if not headline:
        yield from _two_tolls(left, right)
    if _in_general_words(left.profile, right.profile):
        yield "report.again", ", ".join(sorted(left.profile.people.sides))


def _order_signs(first: Claim, second: Claim, headline: bool, weights: Weights, groups: Groups) -> Iterator[Sign]:
    words = _words(second)
    if headline:
        yield from _headline_signs(first, second, weights, groups)
        return
    setting_apart = _sets_apart(words, first, second, weights)
    if setting_apart:
        yield "report.another", f"“{setting_apart}”"
        return
    if second.span.start - first.span.end > weights.numbers["adjacent_characters"]:
        yield "report.further_on", ""
        return
    pointing = _points_back(words, (first, second), weights) or _names_hurt(words, first, second, weights, groups)
    if pointing:
        yield "report.refers_back", f"“{pointing}”"
    elif _says_where(second) or _says_when(second):
        if not _are_of_one_day_and_place(first, second):
            yield "report.anew", ""
    elif _is_next(first, second):
        yield "report.goes_on", ""
    else:
        yield "report.further_on", ""


def _in_one_sentence(left: Telling, right: Telling, report: str) -> str:
    """Two that one sentence tells: of one, of two that it counts, or an act and in general words whom it hit."""
    one, two = left.claim_in(report), right.claim_in(report)
    if _measures(one) & _measures(two):
        return "report.told_apart"
    bare = [each for each in (left, right) if each.profile.act.says_no_act]
    if len(bare) == 1 and bare[0].profile.losses.tolls and not _says_where(bare[0].claim_in(report)):
        return "report.its_toll"
    return "report.same_sentence"


def _headline_signs(first: Claim, second: Claim, weights: Weights, groups: Groups) -> Iterator[Sign]:
    if _counts_others(first, second, groups):
        return
    yield "report.headline", ""
    if second.span.start - first.span.end <= weights.numbers["adjacent_characters"] // 4:
        yield "report.lead", ""
    numbers = _numbers(first) & _numbers(second)
    if numbers:
        yield "report.headline_number", ", ".join(f"{measure} {number}" for measure, number in sorted(numbers))


def _is_next(first: Claim, second: Claim) -> bool:
    """Does one sentence follow the other, or the next paragraph a lead?"""
    return 0 <= second.span.start - first.span.end <= _RIGHT_BEHIND


def _says_where(claim: Claim) -> bool:
    """Does it tell a place itself, and has none from what stands around it?"""
    said = told_of(claim)
    return bool(said.where) and not any(step.startswith("where.") for step in claim.why)


def _are_of_one_day_and_place(first: Claim, second: Claim) -> bool:
    one, two = told_of(first), told_of(second)
    in_one_place = {where.name for where in one.where} == {where.name for where in two.where}
    return in_one_place and one.when.date is not None and one.when.date == two.when.date


def _says_when(claim: Claim) -> bool:
    """Do its own words say when it was?"""
    words = told_of(claim).when.text
    return bool(words) and words in claim.quote


def _sets_apart(words: list[str], first: Claim, second: Claim, weights: Weights) -> str:
    """The word by which the later claim calls its act another one: "another raid", "also shelled", "elsewhere".

    "Also killed" and "another ten were killed" do so only after a telling of
    other dead: "50 were also wounded" goes on about the same.
    """
    acts = _act_words(second)
    if _measures(second):
        alike = _measures(first) & _measures(second)
        acts = acts | weights.generic_triggers if alike else acts - weights.generic_triggers
    for at, word in enumerate(words):
        reach = next((reach for reach, those in weights.another.items() if word in those), 0)
        if reach == EVERYWHERE or acts & set(words[at + 1 : at + 1 + reach]):
            return word
    return ""


def _words(claim: Claim) -> list[str]:
    return [word.casefold() for word in _WORD.findall(claim.quote)]


def _act_words(claim: Claim) -> set[str]:
    return set(claim.occurrence.trigger.casefold().split()) if claim.occurrence else set()


def _counts_others(first: Claim, second: Claim, groups: Groups) -> bool:
    """Do both count the same measure of people, and never in numbers that could be one, or one a part of the other?"""
    pairs = [
        (one, two)
        for one in (first.occurrence.counts if first.occurrence else ())
        for two in (second.occurrence.counts if second.occurrence else ())
        if one.measure == two.measure
    ]
    return bool(pairs) and not any(_fits(one, two, groups) for one, two in pairs)


def _fits(one: Count, two: Count, groups: Groups) -> bool:
    if one.quantity.loosened().overlaps(two.quantity.loosened()):
        return True
    name, other = groups.name(one.group), groups.name(two.group)
    part, whole = (one, two) if groups.within(name, other) else (two, one)
    nested = groups.within(name, other) or groups.within(other, name)
    return nested and (part.quantity.low or 0) <= (whole.quantity.low or 0)


def _groups(claim: Claim, groups: Groups) -> set[str]:
    return {groups.name(count.group) for count in claim.occurrence.counts} if claim.occurrence else set()


def _numbers(claim: Claim) -> set[tuple[str, int]]:
    """What it counts, and from how many up: a headline leaves "at least" out."""
    counts = claim.occurrence.counts if claim.occurrence else ()
    return {(count.measure, count.quantity.low) for count in counts if count.quantity.low is not None}


def _measures(claim: Claim) -> set[str]:
    return {count.measure for count in claim.occurrence.counts} if claim.occurrence else set()


def _points_back(words: list[str], claims: tuple[Claim, Claim], weights: Weights) -> str:
    """The words with which the later claim names the act of either as known: "the attacks", "these strikes".

    "The attack on the school" may be any, unless a school was told of; "that killed" is no noun.
    """
    told = _words(claims[0])
    acts = set().union(*map(_act_words, claims)) - weights.generic_triggers
    acts |= weights.counted_acts.intersection(told)  # "a missile hit", "the missile was fired by"
    for at, (before, word) in enumerate(pairwise(words)):
        known = before in weights.refers_back and word in acts and not _is_relative(words[:at], before, weights)
        if known and (before in weights.demonstrative or _says_no_other(words[at + 2 :], told, weights)):
            return f"{before} {word}"
    return ""


def _is_relative(ahead: list[str], word: str, weights: Weights) -> bool:
    """Is it the "that" of "the device that went off", which says which device is meant?"""
    return word in weights.relatives and len(ahead) > 1 and ahead[-2] in weights.articles


def _says_no_other(after: list[str], told: list[str], weights: Weights) -> bool:
    """Does nothing behind a noun say which it is, or only what was told before ("on the school")?"""
    if not after or after[0] not in weights.says_which:
        return True
    return any(len(word) > _SHORT and word in told for word in after[1 : 1 + _WHICH])


def _names_hurt(words: list[str], first: Claim, second: Claim, weights: Weights, groups: Groups) -> str:
    """The words by which the later claim names those whom the earlier counted, and counts none of them again.

    Who does what it tells are not those: "the rebel alliance killed nine" is no more of the rebels who were shelled.
    """
    counted, again = _groups(first, groups), _groups(second, groups)
    doers = {word for actor in told_of(second).actors for word in actor.name.casefold().split()}
    for at, (before, word) in enumerate(pairwise(words)):
        group = groups.name(word)
        known = before in weights.refers_back and group in counted - again and groups.kind(group) in ("civil", "armed")
        if known and word not in doers and _says_no_other(words[at + 2 :], [], weights):
            return f"{before} {word}"
    return ""


def _in_general_words(left: Profile, right: Profile) -> bool:
    """Do both name the same act and the same two sides, and neither a toll or a spot that would tell it from others?"""
    if left.act.sub_event_type != right.act.sub_event_type:
        return False
    if len(left.people.sides) < 2 or left.people.sides != right.people.sides:
        return False
    return all(
        not each.losses.tolls and not any(w.precision in FINE for w in each.ground.places) for each in (left, right)
    )


def _two_tolls(left: Telling, right: Telling) -> Iterator[Sign]:
    """One report that counts the same people twice, in numbers that are not the same.

    Two voices that do so on an attack told before disagree on its toll.
    """
    told_on = left.claim.continues or right.claim.continues
    if told_on and left.claim.speaker.name != right.claim.speaker.name:
        return
    for one in left.profile.losses.tolls:
        for two in right.profile.losses.tolls:
            if not _same_people(one, two) or one.part or two.part or _is_history(one, two):
                continue
            words = f"{one.measure}: {one.quantity} and {two.quantity}"
            if not one.quantity.overlaps(two.quantity):
                yield "report.two_tolls", words
                return
            if one.quantity.low != two.quantity.low:  # "85 dead" and "at least 85" are one wording
                yield "report.two_wordings", words
                return


def _is_history(one: Toll, two: Toll) -> bool:
    """Is one told as the number of before, or as the one to which the other has risen?"""
    less, more = sorted((one, two), key=lambda toll: toll.quantity.low or 0)
    return less.standing is Standing.EARLIER or more.standing is Standing.RISEN


def _same_people(one: Toll, two: Toll) -> bool:
    """The same measure of groups that stand for the dead of an incident, a part of them set aside."""
    return one.measure == two.measure and (one.group == two.group or "person" in (one.group, two.group))
