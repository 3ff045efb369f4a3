"""Tellings: what the resolver compares, one for all claims that say the same in the same words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta

from trucewatch.model import (
    DAY_OR_FINER,
    Claim,
    ClaimKind,
    Count,
    Mode,
    Occurrence,
    Quantity,
    Report,
    Span,
    Stance,
    Standing,
    When,
    Where,
)
from trucewatch.packs.groups import Groups
from trucewatch.resolve.decisions import NO_DECISIONS, Decisions
from trucewatch.resolve.numbered import numbered
from trucewatch.resolve.weights import Weights

_NO_SPAN = Span(0, 0)
_HALF_A_DAY = timedelta(hours=12)
_LATEST = 9  # half days: who tells later still is not told from one another
_LENT = "where.paragraph"  # the step of extraction that gives a claim the place of its paragraph


@dataclass(frozen=True, slots=True)
class Toll:
    """A count with its group as the table names it."""

    measure: str
    group: str
    actor: str | None
    quantity: Quantity
    part: bool
    standing: Standing = Standing.NOW


@dataclass(frozen=True, slots=True)
class Profile:
    """What of a telling is compared across reports, and nothing else: tellings of one profile compare alike.

    Spans, wordings and reasons are left out of its values, so that equal ones
    are equal. ``when`` is the time as told; ``within`` the same, or the time up
    to the report where none is told; ``since`` the earliest that it is taken to
    speak of, where no beginning is told. ``told_after`` is how many half days
    after the start of its day it was first reported, at the least and the most;
    only where it tells a toll and a day.
    """

    event_type: str
    sub_event_type: str
    says_no_act: bool  # only a killing or an attack is told, and not how it was done
    family: str
    when: When
    within: When
    since: datetime | None
    told_after: tuple[int, int] | None
    places: tuple[Where, ...]
    tolls: tuple[Toll, ...]
    actors: frozenset[str]
    targets: frozenset[str]
    named: frozenset[str]  # those hit that no lexicon knows: persons and things by name
    dead: frozenset[str]  # of these, the persons by full name who are said to have been killed
    classes: frozenset[str]
    sites: frozenset[str]
    means: frozenset[str]
    takes: bool  # ground changes hands
    lent: bool  # its place is that of its paragraph, not one that it tells
    number: int  # the first, the second ... of several that the report tells apart; 0 where it says none

    @property
    def sides(self) -> frozenset[str]:
        """Everybody named, whichever did it."""
        return self.actors | self.targets


@dataclass(frozen=True, slots=True)
class Telling:
    """Word-identical claims about one occurrence.

    ``claims`` are in order of id; ``claim`` is the first. ``profile`` is what
    is compared with tellings of other reports.
    """

    id: str
    claim: Claim
    claims: tuple[Claim, ...]
    reports: frozenset[str]
    profile: Profile
    in_title: frozenset[str]  # reports whose headline it stands in


def founds(claim: Claim) -> bool:
    """May this claim found or join an event?

    Threats, hopes, denials, history and tallies never do.
    """
    return claim.kind is ClaimKind.EVENT and claim.occurrence is not None and claim.happened


def in_passing(claim: Claim) -> bool:
    """Does this claim only mention an occurrence, of which it tells neither toll, day, place nor side?

    Such a mention joins the event that another claim tells, and founds none.
    """
    said = told_of(claim)
    told = said.counts or said.where or said.actors or said.targets or said.when.precision in DAY_OR_FINER
    return Mode.BACKGROUND in claim.modes and not told


def denies(claim: Claim) -> bool:
    """Does this claim deny an occurrence, or somebody's part in it?"""
    if claim.kind is not ClaimKind.EVENT or claim.occurrence is None:
        return False
    return claim.stance is Stance.DENIES and not set(claim.modes) & {Mode.FUTURE, Mode.HYPOTHETICAL}


def told_of(claim: Claim) -> Occurrence:
    """The occurrence of a claim that has one; the callers let no other through."""
    if claim.occurrence is None:
        raise TypeError(f"the claim {claim.id} tells of no occurrence")
    return claim.occurrence


def tellings(
    reports: Mapping[str, Report],
    claims: Iterable[Claim],
    weights: Weights,
    groups: Groups,
    decisions: Decisions = NO_DECISIONS,
) -> tuple[Telling, ...]:
    """Fold word-identical claims, so that a thousand copies cost as much as one; in order of id.

    Those that a person keeps apart from one of the same words stay by themselves.
    """
    taking_part = {claim.id: claim for claim in claims if founds(claim) or denies(claim)}
    singled = decisions.singled(lambda id: _wording(taking_part[id]) if id in taking_part else None)
    folded: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
    for claim in taking_part.values():
        folded[(claim.id,) if claim.id in singled else _wording(claim)].append(claim)
    numbers = numbered(taking_part.values(), weights)
    made = [
        telling(reports, tuple(sorted(same, key=lambda c: c.id)), numbers, weights, groups) for same in folded.values()
    ]
    return tuple(sorted(made, key=lambda telling: telling.id))


def _wording(claim: Claim) -> tuple[object, ...]:
    """Everything of a claim but where it stands."""
    said = told_of(claim)
    return (
        " ".join(claim.quote.split()),
        claim.speaker.name,
        claim.stance,
        claim.modes,
        (said.event_type, said.sub_event_type, said.trigger, said.means),
        (said.when.start, said.when.end, said.when.zone),
        tuple((actor.name, actor.id) for actor in said.actors),
        tuple((target.name, target.id) for target in said.targets),
        tuple((where.name, where.place.id if where.place else None, where.radius_km) for where in said.where),
        tuple(replace(count, span=_NO_SPAN) for count in said.counts),
    )


def telling(
    reports: Mapping[str, Report],
    claims: tuple[Claim, ...],
    numbers: Mapping[str, int],
    weights: Weights,
    groups: Groups,
) -> Telling:
    """What of these word-identical claims is compared."""
    return Telling(
        id=claims[0].id,
        claim=claims[0],
        claims=claims,
        reports=frozenset(c.report for c in claims),
        profile=_profile(
            claims[0],
            max(numbers.get(c.id, 0) for c in claims),
            _known_by(claims, reports),
            _first_told(claims, reports),
            weights,
            groups,
        ),
        in_title=frozenset(c.report for c in claims if _in_title(c, reports)),
    )


def _profile(
    claim: Claim, number: int, known_by: datetime | None, reported: When, weights: Weights, groups: Groups
) -> Profile:
    """``known_by``: what was told had happened by then; ``reported``: when it was first told."""
    said = told_of(claim)
    when = replace(said.when, text="")
    tolls = tuple(_toll(count, groups) for count in said.counts if not count.cumulative)
    words = claim.quote.casefold()
    if claim.speaker.name:
        words = words.replace(claim.speaker.name.casefold(), " ")  # "hospital officials" were not hit
    quote = f" {' '.join(words.split())} "
    named = frozenset(
        target.name.casefold() for target in said.targets if not target.id and groups.group_of(target.name) is None
    )
    return Profile(
        event_type=said.event_type,
        sub_event_type=said.sub_event_type,
        says_no_act=_says_no_act(said, weights),
        family=weights.family(said.event_type),
        when=when,
        within=_within(when, known_by),
        since=_since(when, known_by, weights),
        told_after=_told_after(when, reported) if tolls else None,
        places=tuple(map(_compared, said.where)),
        tolls=tolls,
        actors=frozenset(actor.id or actor.name.casefold() for actor in said.actors),
        targets=frozenset(target.id for target in said.targets if target.id)
        | frozenset(toll.actor for toll in tolls if toll.actor and groups.kind(toll.group) == "armed"),
        named=named,
        dead=frozenset(name for name in named if len(name.split()) > 1) if _kills(claim, weights) else frozenset(),
        classes=_classes(said, tolls, groups),
        sites=frozenset(site for site, stems in weights.sites.items() if any(stem in quote for stem in stems)),
        means=frozenset(said.means),
        takes=_takes(said, weights),
        lent=_LENT in claim.why and not denies(claim),  # a denial is of the place of what it answers
        number=number,
    )


def _known_by(claims: Iterable[Claim], reports: Mapping[str, Report]) -> datetime | None:
    """The end of the earliest dated report that has it."""
    ends = [reports[c.report].published.when.end for c in claims if c.report in reports]
    return min((end for end in ends if end is not None), default=None)


def _first_told(claims: Iterable[Claim], reports: Mapping[str, Report]) -> When:
    """When the earliest report that has it was published; unknown where one of them is undated and may be it."""
    known = []
    for claim in claims:
        when = reports[claim.report].published.when if claim.report in reports else When.unknown()
        if when.start is None or when.end is None:
            return When.unknown()
        known.append((when.end, when.start, when))
    return min(known, key=lambda each: each[:2])[2]


def _told_after(when: When, reported: When) -> tuple[int, int] | None:
    """From the start of its day to the first and the last moment at which it can have been reported."""
    if when.date is None or reported.start is None or reported.end is None:
        return None
    day = datetime.combine(when.date, time())
    last = max(reported.start, reported.end - timedelta(microseconds=1))
    first_half, last_half = ((moment - day) // _HALF_A_DAY for moment in (reported.start, last))
    return min(first_half, _LATEST), min(last_half, _LATEST)


def _kills(claim: Claim, weights: Weights) -> bool:
    """Does a word of the claim tell of somebody's death, by the steps that it was made in?"""
    harms = (step.removeprefix("trigger.harm: ") for step in claim.why if step.startswith("trigger.harm: "))
    return any(word.casefold().startswith(weights.killing_stems) for word in harms)


def _takes(said: Occurrence, weights: Weights) -> bool:
    """Does it tell that ground was taken, "captured" without anybody who was captured?"""
    if said.sub_event_type in weights.taking_acts:
        return True
    return said.trigger.casefold() in weights.taking_triggers and not said.counts


def _says_no_act(said: Occurrence, weights: Weights) -> bool:
    if said.sub_event_type in weights.generic_acts:
        return True
    plain = said.trigger.casefold() in weights.generic_triggers and not said.means
    return plain and said.sub_event_type in weights.default_acts


def _compared(where: Where) -> Where:
    """A place without the words that named it, where it was found."""
    return replace(where, name="" if where.place else where.name, span=_NO_SPAN, reason="")


def _within(when: When, known_by: datetime | None) -> When:
    """Its time; where only the report is dated, the time up to the report.

    A day's grace is left, for an event and a report on clocks of their own.
    """
    return when if when.known or known_by is None else When(None, known_by + timedelta(days=1))


def _since(when: When, known_by: datetime | None, weights: Weights) -> datetime | None:
    """News that says no day is of the weeks before it was told."""
    last = when.end if when.known else known_by
    return last - timedelta(days=weights.numbers["news_days"]) if when.start is None and last is not None else None


def _toll(count: Count, groups: Groups) -> Toll:
    return Toll(
        count.measure,
        groups.name(count.group, count.measure),
        count.group_actor,
        replace(count.quantity, text=""),
        count.part_of is not None,
        count.standing,
    )


def _classes(said: Occurrence, tolls: tuple[Toll, ...], groups: Groups) -> frozenset[str]:
    """Civil, armed or both: whom it is said to have hit."""
    named = [groups.kind(groups.name(target.name)) for target in said.targets]
    named += [groups.kind(groups.name(target.id)) for target in said.targets if target.id]
    named += [groups.kind(toll.group) for toll in tolls]
    return frozenset(kind for kind in named if kind in ("civil", "armed"))


def _in_title(claim: Claim, reports: Mapping[str, Report]) -> bool:
    report = reports.get(claim.report)
    return bool(report and report.title_span and report.title_span.overlaps(claim.span))
