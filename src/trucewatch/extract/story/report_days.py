"""Days that only the rest of a report tells: of its headline, and of sentences that go on with what was told."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from operator import is_

from trucewatch.extract.reading import Heard
from trucewatch.extract.story.scene import in_scene, is_of_a_day, scene_of
from trucewatch.model import Claim, ClaimKind, Mode, Occurrence, Precision, Report, Stance, TimeBasis, When
from trucewatch.packs.language.languages import ENGLISH
from trucewatch.packs.language.times import TimeWords, time_words

_LEAD = 3  # sentences below a headline that tell its story
_WEEK = timedelta(days=7)
_DIGITS = 4  # of a year
_WORD = re.compile(r"\w+")


def with_days_of_report(heard: Sequence[Heard], report: Report) -> list[Heard]:
    """The same, where claims that tell no day have that of what they go on with, or of the story that they head."""
    past = [_with(each, [_not_ahead(claim, report) for claim in each.claims]) for each in heard]
    headed = [_headed(each, past[at + 1 : at + 1 + _LEAD]) for at, each in enumerate(past)]
    days: dict[str, When] = {}
    scene = None
    found = []
    for each in headed:
        free = all(when.known for _, when in each.sentence.times)  # else it tells a day that was not understood
        claims = [_gone_on_with(claim, days) if free else claim for claim in each.claims]
        if not each.sentence.is_headline:
            after = in_scene(_with(each, claims), scene)
            claims = [_dated(claim, after[claim.id], "when.scene") if claim.id in after else claim for claim in claims]
            scene = scene_of(_with(each, claims), scene)
        days.update(
            (claim.id, said.when)
            for claim in claims
            if (said := claim.occurrence) is not None and _is_news(claim) and said.when.basis is not TimeBasis.INFERRED
        )
        found.append(_with(each, claims))
    return found


def _with(heard: Heard, claims: Sequence[Claim]) -> Heard:
    """The same with these claims, most of which are its own."""
    return heard if all(map(is_, claims, heard.claims)) else replace(heard, claims=tuple(claims))


def _is_news(claim: Claim) -> bool:
    """Is it told for itself, and not as the ground of something else?"""
    return claim.kind is ClaimKind.EVENT and claim.happened and Mode.BACKGROUND not in claim.modes


def _dated(claim: Claim, when: When, rule: str) -> Claim:
    said = claim.occurrence
    return replace(claim, content=replace(said, when=when), why=(*claim.why, rule)) if said is not None else claim


def _not_ahead(claim: Claim, report: Report) -> Claim:
    """What is told to have happened, or not to have, was no later than the report: "Friday" is the one before."""
    said, published = claim.occurrence, report.published.when
    if said is None or said.when.start is None or published.end is None or said.when.start < published.end:
        return claim
    if claim.kind is not ClaimKind.EVENT or not (claim.happened or claim.stance is Stance.DENIES):
        return claim
    when, words = said.when, time_words(report.language or ENGLISH)
    weekday = any(word in words.weekdays for word in when.text.lower().split())
    if weekday and when.start is not None and when.end is not None:
        return _dated(claim, replace(when, start=when.start - _WEEK, end=when.end - _WEEK), "when.bygone")
    before = _a_year_before(when, words)
    if before is not None:
        return _dated(claim, before, "when.bygone")
    return _dated(claim, When(None, published.end, Precision.OPEN, published.zone, TimeBasis.RELATIVE), "when.bygone")


def _a_year_before(when: When, words: TimeWords) -> When | None:
    """The same day, or month, of the year before, where no year was told: "on 21 February" is of the last February."""
    said = _WORD.findall(when.text.lower())
    dated = any(word in words.months for word in said) and not any(
        len(word) == _DIGITS for word in said if word.isdecimal()
    )
    if not dated or when.start is None or when.end is None:
        return None
    return replace(when, start=_year_earlier(when.start), end=_year_earlier(when.end))


def _year_earlier(moment: datetime) -> datetime:
    leaps = (moment.month, moment.day) == (2, 29)
    return moment.replace(year=moment.year - 1, day=28 if leaps else moment.day)


def _gone_on_with(claim: Claim, days: dict[str, When]) -> Claim:
    """A toll in a sentence of its own is of the day of the attack that it is the toll of."""
    said, told = claim.occurrence, days.get(claim.continues or "")
    if said is None or said.when.start is not None or told is None or told.start is None:
        return claim
    return _dated(claim, told, "when.continues")


def _headed(heard: Heard, below: Sequence[Heard]) -> Heard:
    """A headline tells of no day; its story, right below it, does, surely where it counts the same people."""
    if not heard.sentence.is_headline:
        return heard
    story = [told for each in below for told in _told_first(each)]
    lead = list(_told_first(below[0])) if below else []
    return _with(heard, [_of_story(claim, story, lead) for claim in heard.claims])


def _told_first(heard: Heard) -> Iterator[Occurrence]:
    """What a sentence tells but for what a word ("after", "a day before") sets behind another."""
    for claim, incident in heard.told_of:
        if _is_news(claim) and incident.held_apart_by is None and claim.occurrence is not None:
            yield claim.occurrence


def _of_story(claim: Claim, story: Sequence[Occurrence], lead: Sequence[Occurrence]) -> Claim:
    """The claim of a headline with the day of those whom it counts in the story.

    Else, as a guess, with that of the first deed like it, or with the one day of the ``lead``, the story's first.
    """
    said = claim.occurrence
    if said is None or said.when.start is not None or not _is_news(claim):
        return claim
    fitting = [told for told in story if is_of_a_day(told.when) and all(_same_measures(said, told))]
    days = {told.when for told in fitting if _same_measures(said, told)}
    if len(days) == 1:
        return _dated(claim, days.pop(), "when.story")
    like = [told.when for told in fitting if told.event_type == said.event_type]
    first = {told.when for told in lead if told in fitting}
    if days or not (like or len(first) == 1):
        return claim
    return _dated(claim, replace(like[0] if like else first.pop(), basis=TimeBasis.INFERRED), "when.story")


def _same_measures(one: Occurrence, other: Occurrence) -> Sequence[bool]:
    """For each group of people that both count, whether they could be as many."""
    return [
        count.quantity.overlaps(each.quantity)
        for count in one.counts
        for each in other.counts
        if count.measure == each.measure and count.part_of is None and each.part_of is None
    ]
