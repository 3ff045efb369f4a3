"""Numbers that were taken back, found among the claims of whoever gave them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from trucewatch.model import (
    Claim,
    Correction,
    Count,
    Event,
    Judgement,
    Occurrence,
    Report,
    Retraction,
    Speaker,
    When,
    content_id,
)
from trucewatch.packs.groups import Groups, load_groups
from trucewatch.packs.language.corrections import load_corrections
from trucewatch.packs.language.languages import ENGLISH
from trucewatch.resolve.sources.versions import LATER_VERSION, versions

_SURE = 99.0  # the score of what a note says itself, as of claims in the same words


def correct_numbers(
    reports: Iterable[Report],
    claims: Sequence[Claim],
    events: Sequence[Event],
    corrections: Iterable[Correction],
    stories: Mapping[str, str],
    groups: Groups | None = None,
) -> tuple[tuple[Claim, ...], tuple[Event, ...]]:
    """The claims with each number that was taken back marked so, and the events with what a note says instead.

    ``stories`` says which reports are copies of one another (report id -> the
    id that stands for them). A note counts for its own outlet's reports and
    their copies, and words of a speaker for that speaker, within one event and
    up to the report that has them; a later version of an article counts for the
    earlier. Nothing is taken back that was told after.
    """
    reports = list(reports)
    of_numbers = [each for each in corrections if not each.whole]
    replaced = list(versions(reports, stories))
    if not of_numbers and not replaced:
        return tuple(claims), tuple(events)
    found = _Taking(reports, claims, events, stories, groups or load_groups())
    for correction in sorted(of_numbers, key=lambda each: (each.report, each.span)):
        found.apply(correction)
    found.apply_versions(replaced)
    return found.claims(), found.events()


@dataclass(frozen=True, slots=True)
class _Counted:
    """A count, its claim, and the event that the claim tells of."""

    claim: Claim
    count: Count
    event: str

    @property
    def number(self) -> int | None:
        return self.count.quantity.exact


class _Taking:
    """What is taken back so far."""

    def __init__(
        self,
        reports: Iterable[Report],
        claims: Sequence[Claim],
        events: Sequence[Event],
        stories: Mapping[str, str],
        groups: Groups,
    ) -> None:
        self._reports = {report.id: report for report in reports}
        self._claims = {claim.id: claim for claim in claims}
        self._events = {event.id: event for event in events}
        self._stories, self._groups = stories, groups
        self._taken: dict[str, dict[Retraction, None]] = defaultdict(dict)
        self._added: dict[str, list[tuple[Claim, Claim]]] = defaultdict(list)  # event -> (in whose place, what)
        homes = {id: event.id for event in events for id in event.claims}
        counted = [
            _Counted(claim, count, homes.get(claim.id, ""))
            for claim in sorted(claims, key=lambda claim: claim.id)
            if claim.stands and claim.occurrence is not None
            for count in claim.occurrence.counts
        ]
        self._by_event: dict[str, list[_Counted]] = defaultdict(list)
        self._by_report: dict[str, list[_Counted]] = defaultdict(list)
        self._by_number: dict[int | None, list[_Counted]] = defaultdict(list)
        for each in counted:
            self._by_report[each.claim.report].append(each)
            if each.event:
                self._by_event[each.event].append(each)
                self._by_number[each.number].append(each)

    def claims(self) -> tuple[Claim, ...]:
        """All claims, those of notes too."""
        made = [claim for pairs in self._added.values() for _, claim in pairs]
        known = [
            replace(claim, retracted=(*claim.retracted, *self._taken[claim.id])) if claim.id in self._taken else claim
            for claim in self._claims.values()
        ]
        return (*known, *made)

    def events(self) -> tuple[Event, ...]:
        """All events, with the claims of notes and why they belong there."""
        return tuple(self._with_notes(event) for event in self._events.values())

    def _with_notes(self, event: Event) -> Event:
        if event.id not in self._added:
            return event
        pairs = self._added[event.id]
        judgements = [
            Judgement(min(old.id, new.id), max(old.id, new.id), True, _SURE, ("a note corrects the number",))
            for old, new in pairs
        ]
        ordered = sorted((*event.judgements, *judgements), key=lambda j: (not j.same, j.left, j.right, j.by))
        return replace(event, claims=(*event.claims, *(new.id for _, new in pairs)), judgements=tuple(ordered))

    def apply(self, correction: Correction) -> None:
        """Take back what a correction says was wrong."""
        report = self._reports.get(correction.report)
        if report is None or report.retracted is not None:
            return
        words = load_corrections(report.language or ENGLISH)
        measures = words.measures_in(correction.quote)
        events = self._events_of(correction, measures)
        told = [each for event in sorted(events) for each in self._by_event[event]]
        wrong = [each for each in told if self._is_wrong(each, correction, report, measures)]
        wrong += [each for each in told if each not in wrong and self._rests_on(each, wrong)]
        in_words = [each for each in self._by_report[report.id] if _within(each, correction)]
        by = self._taker(correction, report, wrong)
        note = self._note(correction, report, wrong)
        for each in {id(one): one for one in (*wrong, *in_words)}.values():
            retraction = Retraction(
                by=by,
                on=report.published.when.date,
                why=correction.quote,
                report=report.id,
                span=correction.span,
                number=each.count.span,
                instead=note or self._told_by(report, each, correction),
            )
            self._taken[each.claim.id][retraction] = None

    def _events_of(self, correction: Correction, measures: frozenset[str]) -> set[str]:
        """The events that a correction can speak of: those of its own words, else those with its numbers."""
        own = [each for each in self._by_report[correction.report] if each.event]
        of_words = {each.event for each in own if correction.span.overlaps(each.claim.span)}
        numbers = {q.exact for q in (correction.old, correction.new) if q is not None}
        of_number = {each.event for each in own if each.number in numbers and _measured(each, measures)}
        found = of_words | of_number
        old = correction.old.exact if correction.old else None
        like = self._by_number[old] if old is not None else []
        near = {each.event for each in like if self._can_be(each, correction, measures)}
        if len(near) > 1:  # of several, one that the report tells too
            near &= {each.event for each in own}
        return found | near if len(near) == 1 else found

    def _can_be(self, each: _Counted, correction: Correction, measures: frozenset[str]) -> bool:
        """Can it be the number that is meant: of the one who takes it back, and told elsewhere?"""
        of_taker = self._is_of(each.claim, correction, self._reports[correction.report])
        return of_taker and _measured(each, measures) and not _within(each, correction)

    def _is_wrong(self, each: _Counted, correction: Correction, report: Report, measures: frozenset[str]) -> bool:
        if not _measured(each, measures) or not self._not_after(each, report):
            return False
        if not self._is_of(each.claim, correction, report):
            return False
        if correction.old is not None:
            return each.count.quantity == correction.old or (
                each.number is not None and each.number == correction.old.exact
            )
        new = correction.new.exact if correction.new is not None else None
        same_group = self._groups_with(new, report, each.event)
        kept = each.number is None or new is None or each.number <= new
        return not kept and each.count.part_of is None and (not same_group or self._is_among(each, same_group))

    def _groups_with(self, number: int | None, report: Report, event: str) -> set[tuple[str, str]]:
        """What the report counts with this number in the event."""
        return {
            self._key(each)
            for each in self._by_event[event]
            if each.claim.report == report.id and each.number == number
        }

    def _is_among(self, each: _Counted, keys: set[tuple[str, str]]) -> bool:
        """Is it counted of one of these groups, or of one that holds it or lies within it?"""
        measure, group = self._key(each)
        return any(
            measure == other and (group == held or self._groups.within(group, held) or self._groups.within(held, group))
            for other, held in keys
        )

    def _key(self, each: _Counted) -> tuple[str, str]:
        return each.count.measure, self._groups.name(each.count.group, each.count.measure)

    def _is_of(self, claim: Claim, correction: Correction, report: Report) -> bool:
        """Is the claim of the one who takes it back?"""
        other = self._reports.get(claim.report)
        if other is None:
            return False
        if correction.in_text and correction.by:
            return _is_named(claim.speaker, correction.by)
        return _one_outlet(report, other) or self._stories.get(other.id) == self._stories.get(report.id, "")

    def _not_after(self, each: _Counted, report: Report) -> bool:
        """Can it have been told before the report, or in it?"""
        other = self._reports[each.claim.report].published.when
        own = report.published.when
        return other.start is None or own.end is None or other.start < own.end

    def _taker(self, correction: Correction, report: Report, wrong: Sequence[_Counted]) -> str:
        if not correction.by:
            return report.outlet or report.name
        named = sorted({each.claim.speaker.name for each in wrong if each.claim.speaker.name})
        return named[0] if named else correction.by

    def _note(self, correction: Correction, report: Report, wrong: Sequence[_Counted]) -> str:
        """The id of the claim that a note makes, where the report tells its number nowhere else; else nothing."""
        if correction.new is None or not wrong:
            return ""
        first = min(wrong, key=lambda each: each.claim.id)
        if self._told_by(report, first, correction):
            return ""
        note = _claim_of_note(correction, report, first)
        if note.id not in {claim.id for _, claim in self._added[first.event]}:
            self._added[first.event].append((first.claim, note))
        return note.id

    def _rests_on(self, each: _Counted, wrong: Sequence[_Counted]) -> bool:
        """Does the outlet say in its own words, in a headline say, what its speaker takes back?"""
        return each.claim.speaker.is_outlet and any(
            other.claim.speaker.name
            and other.claim.report == each.claim.report
            and other.number == each.number
            and self._is_among(each, {self._key(other)})
            for other in wrong
        )

    def _told_by(self, report: Report, wrong: _Counted, correction: Correction) -> str:
        """The claim of the report with the number in the place of the wrong one, of the same group if there is one."""
        new = correction.new.exact if correction.new is not None else None
        told = [each for each in self._by_event[wrong.event] if each.claim.report == report.id and each.number == new]
        if new is None:  # "..., the hospital said, lowering its earlier count of 22"
            here = [each for each in self._by_report[report.id] if each.claim.span.overlaps(correction.span)]
            told = [
                each for each in here if each.count.measure == wrong.count.measure and not _within(each, correction)
            ]
        if not told or (not correction.in_text and new is None):
            return ""
        return min(
            told, key=lambda each: (self._key(each) != self._key(wrong), each.claim.span, each.claim.id)
        ).claim.id

    def apply_versions(self, replaced: Iterable[tuple[Report, Report, str]]) -> None:
        """Take back what an earlier version of an article says and the later one does not."""
        for earlier, later, why in replaced:
            for each in [one for one in self._by_report[earlier.id] if one.event]:
                told = [
                    other
                    for other in self._by_event[each.event]
                    if other.claim.report == later.id and self._key(other) == self._key(each)
                ]
                numbers = {other.number for other in told if other.number is not None}
                if each.number is None or not numbers or each.number in numbers:
                    continue
                if why is LATER_VERSION and max(numbers) > each.number:
                    continue  # a toll that grows is a history
                retraction = Retraction(
                    by=later.outlet or later.name,
                    on=later.published.when.date,
                    why=why,
                    number=each.count.span,
                    instead=min(other.claim.id for other in told),
                )
                self._taken[each.claim.id].setdefault(retraction)


def _claim_of_note(correction: Correction, report: Report, wrong: _Counted) -> Claim:
    """What a note says of the event: the number that it gives, on its own words."""
    assert correction.new is not None
    assert correction.new_span is not None
    said = wrong.claim.occurrence
    assert said is not None
    count = replace(wrong.count, quantity=correction.new, span=correction.new_span)
    told = Occurrence(said.event_type, said.sub_event_type, said.trigger, When.unknown(), counts=(count,))
    return Claim(
        id=content_id("claim", report.id, correction.span.start, correction.span.end, "correction", told),
        report=report.id,
        outlet=report.outlet,
        kind=wrong.claim.kind,
        span=correction.span,
        quote=correction.quote,
        speaker=Speaker(wrong.claim.speaker.name, wrong.claim.speaker.id) if correction.by else Speaker(),
        stance=wrong.claim.stance,
        content=told,
        why=(correction.rule,),
    )


def _within(each: _Counted, correction: Correction) -> bool:
    """Does the count stand in the very words that are taken back?"""
    old = correction.old_span
    return old is not None and each.claim.report == correction.report and old.overlaps(each.count.span)


def _measured(each: _Counted, measures: frozenset[str]) -> bool:
    return not measures or each.count.measure in measures


def _one_outlet(one: Report, two: Report) -> bool:
    return one.id == two.id or (bool(one.outlet) and one.outlet.casefold() == two.outlet.casefold())


def _is_named(speaker: Speaker, words: str) -> bool:
    """Do these words name the speaker: "the ministry" the defence ministry?"""
    named, told = speaker.name.casefold().split(), words.casefold().split()
    if not named or not told:
        return False
    return named[-1] == told[-1] or " ".join(named) in " ".join(told)
