"""Witnesses: ten copies of one story are one witness, a speaker in ten outlets is one speaker."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from trucewatch.model import Carriage, Carrier, Chain, Claim, Event, Report
from trucewatch.packs.outlets import AGENCY, outlet_known, outlet_named, tidy_outlet
from trucewatch.resolve.sharing import shared
from trucewatch.resolve.sources.copies import copied

_NAME_LETTERS = 4  # a shorter name of an outlet stands in other words by chance
_FIRST_HAND = (Carriage.QUOTED, Carriage.COPIED, Carriage.CREDITED, Carriage.OWN, Carriage.RESTING)


@dataclass(frozen=True, slots=True)
class _Teller:
    """Who tells a passage in its own words: an agency or an outlet."""

    voice: str
    name: str


@dataclass(frozen=True, slots=True)
class _Passage:
    """Where the words of a claim come from: the report that had them first, and who tells there."""

    report: str
    teller: _Teller
    how: Carriage
    via: tuple[str, ...]  # outlets between the teller and the report that carries it


def chains(claims: Sequence[Claim], reports: Mapping[str, Report]) -> tuple[Chain, ...]:
    """The independent witnesses behind these claims of one occurrence, each with the reports that carry it.

    Every claim stands in one chain. Named speakers are witnesses, and so are
    agencies and outlets that tell in their own words and name nobody. What
    stands in several reports in the same words is told by the one that had it
    first, or by the agency; within one story the teller's own words rest on the
    speakers that it names, the nearest first. Speakers whom the list of actors
    does not know ("an agency", "residents") may be one another or a known one.
    They come known first first. The order of claims changes nothing.
    """
    passages = _passages(claims, reports)
    stories: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        stories[passages[claim.id].report].append(claim)
    spoken: dict[str, list[Claim]] = defaultdict(list)
    names: dict[str, set[str]] = defaultdict(set)
    for story in stories.values():
        for claim, voice, name in _voices(story, passages):
            spoken[voice].append(claim)
            names[voice].add(name)
    found = []
    for voice in sorted(spoken):
        told = [claim for claim in spoken[voice] if _voice(claim) == voice]
        own = sorted({claim.speaker.name for claim in told}) or sorted(names[voice])
        others = {claim.speaker.name for claim in spoken[voice] if claim.speaker.name} - set(own)
        carriers = _carriers(voice, spoken[voice], passages, reports)
        name = tidy_outlet(min(own, key=lambda name: (-len(name), name)))
        found.append(Chain(voice, name, carriers, tuple(sorted(others))))
    return tuple(sorted(found, key=lambda chain: (_known_first(chain.first.report, reports), chain.voice)))


def voices_of(claims: Iterable[Claim], events: Iterable[Event], reports: Iterable[Report]) -> dict[str, str]:
    """Claim id -> its independent witness, for every claim: the same text is the same witness.

    Claims of an event have the witnesses of its chains. The others are one
    witness where they give the same numbers in the same words.
    """
    by_id = {report.id: report for report in reports}
    found = {id: chain.voice for event in events for chain in event.chains for id in chain.claims}
    alike: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.id not in found:
            counts = claim.occurrence.counts if claim.occurrence else ()
            numbers = sorted((count.measure, str(count.quantity)) for count in counts)
            alike[tuple(numbers) or (claim.id,)].append(claim)
    for those in alike.values():
        passages = _passages(those, by_id)
        found.update({claim.id: _voice(claim) or passages[claim.id].teller.voice for claim in those})
    return found


def _voice(claim: Claim) -> str:
    """The key of a named speaker; nothing where the outlet speaks for itself."""
    speaker = claim.speaker
    if speaker.is_outlet:
        return ""
    outlet = outlet_known(speaker.name, speaker.id)
    if outlet is not None:
        return f"outlet:{outlet.id}"
    if _is_own_reporter(claim):
        return _outlet_key(claim.outlet)
    return shared(f"speaker:{speaker.id or ' '.join(speaker.name.casefold().split())}")


def _is_known(claim: Claim) -> bool:
    return bool(claim.speaker.id) or outlet_named(claim.speaker.name) is not None or _is_own_reporter(claim)


def _is_own_reporter(claim: Claim) -> bool:
    """Does the outlet speak of itself ("an Orvale Post reporter saw")?"""
    if claim.speaker.id is not None:
        return False
    outlet = " ".join(claim.outlet.casefold().removeprefix("the ").split())
    speaker = f" {' '.join(claim.speaker.name.casefold().split())} "
    return len(outlet) >= _NAME_LETTERS and f" {outlet} " in speaker


def _voices(story: Sequence[Claim], passages: Mapping[str, _Passage]) -> Iterable[tuple[Claim, str, str]]:
    """Each claim of a story with its witness."""
    named = [claim for claim in story if not claim.speaker.is_outlet]
    known = [claim for claim in named if _is_known(claim)]
    least = min((_voice(claim) for claim in named), default="")
    for claim in story:
        teller = passages[claim.id].teller
        if claim in known:
            yield claim, _voice(claim), claim.speaker.name
        elif known:
            nearest = min(known, key=lambda other: (_distance(claim, other), _voice(other), other.id))
            yield claim, _voice(nearest), nearest.speaker.name
        elif named:
            yield claim, least, next(other.speaker.name for other in named if _voice(other) == least)
        else:
            yield claim, teller.voice, teller.name


def _distance(one: Claim, other: Claim) -> int:
    """How far apart two claims of one story stand: first those of one report."""
    return abs(one.span.start - other.span.start) if one.report == other.report else 1 << 40


def _passages(claims: Sequence[Claim], reports: Mapping[str, Report]) -> dict[str, _Passage]:
    """Where the words of each claim come from."""
    words = copied(claims, reports)
    groups: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        groups[words[claim.id]].append(claim)
    present = {outlet.name for claim in claims if (outlet := outlet_named(claim.outlet)) is not None}
    found: dict[str, _Passage] = {}
    for group in groups.values():
        outlets = {claim.report: claim.outlet for claim in group}
        origin = min(outlets, key=lambda id: (not _is_agency(outlets[id]), _known_first(id, reports)))
        own = _teller(outlets[origin], origin, reports)
        credited = None if _is_agency(outlets[origin]) else _credited(sorted(outlets), reports, present)
        teller = _teller(credited, origin, reports) if credited else own
        for claim in group:
            copy = claim.report != origin
            how = Carriage.COPIED if copy else Carriage.CREDITED if credited else Carriage.OWN
            found[claim.id] = _Passage(origin, teller, how, (own.name,) if copy and credited else ())
    return _with_headlines(claims, reports, found)


def _credited(ids: Iterable[str], reports: Mapping[str, Report], present: Set[str]) -> str:
    """The agency whose words these reports say that they carry; empty where they name none.

    What a report took from an agency only in part is its own, where that agency's text is at hand and has it not.
    """
    credits = [credit for id in ids if id in reports for credit in reports[id].credits]
    named = {credit.agency for credit in credits if credit.agency and (credit.whole or credit.agency not in present)}
    unnamed = any(credit.whole and not credit.agency for credit in credits)
    agencies = {name for name in present if _is_agency(name)} if unnamed and not named else set()
    return min(named & present or named or agencies, default="")


def _with_headlines(
    claims: Iterable[Claim], reports: Mapping[str, Report], passages: Mapping[str, _Passage]
) -> dict[str, _Passage]:
    """A headline sums up what stands under it: it is told by whoever tells that."""
    bodies: dict[str, Claim] = {}
    titles: list[Claim] = []
    for claim in sorted(claims, key=lambda claim: (claim.span, claim.id)):
        title = reports[claim.report].title_span if claim.report in reports else None
        if title is not None and title.overlaps(claim.span):
            titles.append(claim)
        else:
            bodies.setdefault(claim.report, claim)
    found = dict(passages)
    for claim in titles:
        body = bodies.get(claim.report)
        if body is not None and passages[claim.id].how is not Carriage.COPIED:
            found[claim.id] = passages[body.id]
    return found


def _carriers(
    voice: str, claims: Iterable[Claim], passages: Mapping[str, _Passage], reports: Mapping[str, Report]
) -> tuple[Carrier, ...]:
    """The reports that carry a witness, known first first."""
    by_report: dict[str, list[Claim]] = defaultdict(list)
    for claim in sorted(claims, key=lambda claim: (claim.span, claim.id)):
        by_report[claim.report].append(claim)
    found = []
    for report, told in by_report.items():
        hows = {_how(voice, claim, passages[claim.id]) for claim in told}
        via = [name for claim in told for name in _between(voice, claim, passages[claim.id])]
        ids = tuple(sorted(claim.id for claim in told))
        how = min(hows, key=_FIRST_HAND.index)
        found.append(Carrier(report, told[0].outlet, how, shared(tuple(dict.fromkeys(via))), ids))
    return tuple(sorted(found, key=lambda carrier: _known_first(carrier.report, reports)))


def _how(voice: str, claim: Claim, passage: _Passage) -> Carriage:
    if passage.how is Carriage.COPIED:
        return Carriage.COPIED
    if _voice(claim) == voice:
        return Carriage.QUOTED
    return passage.how if passage.teller.voice == voice else Carriage.RESTING


def _between(voice: str, claim: Claim, passage: _Passage) -> tuple[str, ...]:
    """Those between the witness and the outlet that carries this claim of it."""
    tellers = (passage.teller.name,) if passage.teller.voice != voice and passage.how is not Carriage.OWN else ()
    names = (*claim.speaker.via, *tellers, *passage.via)
    return tuple(tidy for name in names if (tidy := tidy_outlet(name)) != tidy_outlet(claim.outlet))


def _teller(outlet: str, report: str, reports: Mapping[str, Report]) -> _Teller:
    if not outlet:
        return _Teller(f"report:{report}", reports[report].name if report in reports else report)
    return _Teller(_outlet_key(outlet), outlet)


@lru_cache(maxsize=1 << 12)
def _outlet_key(outlet: str) -> str:
    known = outlet_named(outlet)
    return f"outlet:{known.id if known else ' '.join(outlet.casefold().split())}"


def _is_agency(outlet: str) -> bool:
    known = outlet_named(outlet)
    return known is not None and known.kind == AGENCY


def _known_first(id: str, reports: Mapping[str, Report]) -> tuple[bool, datetime, str, str]:
    """The order in which reports are known to have come out."""
    report = reports.get(id)
    start = report.published.when.start if report else None
    return start is None, start or datetime.max, report.outlet.casefold() if report else "", id
