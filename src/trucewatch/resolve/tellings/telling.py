"""Tellings: what the resolver compares, one for all claims that say the same in the same words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from hashlib import blake2b
from sys import intern

from trucewatch.model import DAY_OR_FINER, Claim, ClaimKind, Mode, Report, Stance, When
from trucewatch.packs.groups import Groups
from trucewatch.resolve.decisions import NO_DECISIONS, Decisions
from trucewatch.resolve.index import Index
from trucewatch.resolve.tellings.numbered import numbered
from trucewatch.resolve.tellings.profiles import NO_SPAN, NO_TELLTALES, Profile, Profiles, Telltales, told_of
from trucewatch.resolve.tellings.telling_times import Told
from trucewatch.resolve.tellings.telltales import telltales
from trucewatch.resolve.weights import Weights

_YEAR = re.compile(r"(?<!\d)[12]\d{3}(?!\d)")
_LONGEST_AGO = 100  # years: what is older is no part of a war of today


@dataclass(frozen=True, slots=True)
class Telling:
    """Word-identical claims about one occurrence.

    ``claims`` are in order of id; ``claim`` is the first. ``profile`` is what
    is compared with tellings of other reports.
    """

    id: str
    claim: Claim
    claims: tuple[Claim, ...]
    reports: tuple[str, ...]  # in order
    profile: Profile
    in_title: tuple[str, ...]  # reports whose headline it stands in
    words: int  # a digest of its words; 0 for a sentence so short that two reports may have it by chance
    speaker: str  # who is named as saying it; empty where the outlet says it itself

    def claim_in(self, report: str) -> Claim:
        """The first of its claims in that report."""
        return self.claim if self.claim.report == report else next(c for c in self.claims if c.report == report)


def in_one_report(one: Telling, two: Telling) -> str:
    """The first report that has both; empty where none has."""
    left, right = one.reports, two.reports
    if len(left) == len(right) == 1:
        return left[0] if left[0] == right[0] else ""
    return min(set(left).intersection(right), default="")


def founds(claim: Claim) -> bool:
    """May this claim found or join an event?

    Threats, hopes, denials and tallies never do; what is recalled may join.
    """
    return claim.kind is ClaimKind.EVENT and claim.occurrence is not None and claim.took_place


def in_passing(claim: Claim) -> bool:
    """Does this claim only mention an occurrence, of which it tells neither toll, day, place nor side, or recall it?

    Such a mention joins the event that another claim tells, and founds none:
    what was more than a year ago is of this story only if the story tells it.
    """
    said = told_of(claim)
    told = said.counts or said.where or said.actors or said.targets or said.when.precision in DAY_OR_FINER
    return Mode.HISTORICAL in claim.modes or (Mode.BACKGROUND in claim.modes and not told)


def denies(claim: Claim) -> bool:
    """Does this claim deny an occurrence, or somebody's part in it?"""
    if claim.kind is not ClaimKind.EVENT or claim.occurrence is None:
        return False
    return claim.stance is Stance.DENIES and not set(claim.modes) & {Mode.FUTURE, Mode.HYPOTHETICAL}


class Folding:
    """Claims folded into tellings, so that a thousand copies cost as much as one; kept as reports come and go.

    Claims of one wording that a person keeps apart from each other stay by
    themselves. ``reports``, ``numbers`` (see ``numbered``) and ``telltales_`` (see
    ``telltales``) hold what is known of the claims that are added.
    """

    def __init__(
        self,
        reports: Mapping[str, Report],
        numbers: Mapping[str, int],
        telltales_: Mapping[str, Telltales],
        looking_back: Container[str],
        weights: Weights,
        groups: Groups,
        decisions: Decisions = NO_DECISIONS,
    ) -> None:
        self._looking_back = looking_back
        self._reports, self._weights, self._groups, self._decisions = reports, weights, groups, decisions
        self._numbers, self._telltales = numbers, telltales_
        self._told: Index[int, Telling] = Index()  # by the hash of their wording
        self._profiles = Profiles(weights, groups)

    def change(
        self, coming: Iterable[Claim], leaving: Iterable[Claim] = ()
    ) -> tuple[tuple[Telling, ...], tuple[Telling, ...]]:
        """Take claims in and out; the tellings that are no more, and those that are new."""
        changed: dict[int, dict[str, Claim | None]] = defaultdict(dict)
        for claim in leaving:
            changed[hash(_wording(claim))][claim.id] = None
        for claim in coming:
            changed[hash(_wording(claim))][claim.id] = claim
        gone: list[Telling] = []
        made: list[Telling] = []
        for key, changes in changed.items():
            before = self._told[key]
            after = self._fold(before, changes)
            self._told.put(key, after)
            gone += [each for each in before if not any(each is other for other in after)]
            made += [each for each in after if not any(each is other for other in before)]
        return tuple(gone), tuple(made)

    def _fold(self, before: Sequence[Telling], changes: Mapping[str, Claim | None]) -> tuple[Telling, ...]:
        """Tellings of these claims, those from before where nothing of them has changed."""
        wordings: dict[str, tuple[object, ...]] = {}
        claims: dict[str, Claim] = {}
        for telling in before:
            wordings.update(dict.fromkeys((claim.id for claim in telling.claims), _wording(telling.claim)))
            claims.update((claim.id, claim) for claim in telling.claims)
        for name, claim in changes.items():
            claims.pop(name, None)
            if claim is not None:
                claims[name], wordings[name] = claim, _wording(claim)
        singled = self._decisions.singled({name: wordings[name] for name in claims})
        folded: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
        for name, claim in claims.items():
            folded[(name,) if name in singled else wordings[name]].append(claim)
        known = {tuple(map(id, telling.claims)): telling for telling in before}
        told = (tuple(sorted(same, key=lambda c: c.id)) for same in folded.values())
        return tuple(known.get(tuple(map(id, same))) or self._telling(same) for same in told)

    def _telling(self, claims: tuple[Claim, ...]) -> Telling:
        reports = self._reports
        told = _told(claims, reports, self._looking_back)
        number = max(self._numbers.get(claim.id, 0) for claim in claims)
        words = self._telltales.get(claims[0].id, NO_TELLTALES)
        return Telling(
            id=claims[0].id,
            claim=claims[0],
            claims=claims,
            reports=tuple(sorted({c.report for c in claims})) if len(claims) > 1 else (claims[0].report,),
            profile=self._profiles.of(claims[0], number, words, told, denial=denies(claims[0])),
            in_title=tuple(sorted({c.report for c in claims if _in_title(c, reports)})),
            words=self._words(claims[0].quote),
            speaker=_speaker(claims[0]),
        )

    def _words(self, quote: str) -> int:
        words = quote.split()
        if len(words) < self._weights.numbers["same_words"]:
            return 0
        return int.from_bytes(blake2b(" ".join(words).encode(), digest_size=8).digest())


def tellings(
    reports: Mapping[str, Report], claims: Iterable[Claim], weights: Weights, groups: Groups
) -> tuple[Telling, ...]:
    """The tellings of these claims, in order of id."""
    taking_part = [claim for claim in claims if founds(claim) or denies(claim)]
    numbers, words = numbered(taking_part, weights), telltales(taking_part, reports, weights)
    past = looking_back(taking_part, reports, weights)
    _, made = Folding(reports, numbers, words, past, weights, groups).change(taking_part)
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
        tuple(replace(count, span=NO_SPAN) for count in said.counts),
    )


def looking_back(claims: Iterable[Claim], reports: Mapping[str, Report], weights: Weights) -> set[str]:
    """The reports that tell of a time longer before them than what is news: chronicles, trials, anniversaries.

    They tell of such a day, or name an earlier year.
    """
    by_report: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_report[claim.report].append(claim)
    return {
        id
        for id, its in by_report.items()
        if (report := reports.get(id)) is not None and _looks_back(report, its, weights)
    }


def _looks_back(report: Report, claims: Iterable[Claim], weights: Weights) -> bool:
    told = report.published.when.start
    if told is None:
        return False
    news = told - timedelta(days=weights.numbers["news_days"])
    ends = (told_of(claim).when.end for claim in claims)
    if any(end is not None and end <= news for end in ends):
        return True
    return any(told.year - _LONGEST_AGO < int(year) < told.year for year in _YEAR.findall(report.text))


def _told(claims: Sequence[Claim], reports: Mapping[str, Report], looking_back: Container[str]) -> Told:
    dated = [reports[c.report].published.when if c.report in reports else When.unknown() for c in claims]
    known_by = min((when.end for when in dated if when.end is not None), default=None)
    known = [(when.end, when.start, when) for when in dated if when.start is not None and when.end is not None]
    first = min(known, key=lambda each: each[:2])[2] if len(known) == len(dated) else When.unknown()
    return Told(known_by, first, all(claim.report in looking_back for claim in claims))


def _speaker(claim: Claim) -> str:
    speaker = claim.speaker
    return "" if speaker.is_outlet else intern(speaker.id or speaker.name.casefold())


def _in_title(claim: Claim, reports: Mapping[str, Report]) -> bool:
    report = reports.get(claim.report)
    return bool(report and report.title_span and report.title_span.overlaps(claim.span))
