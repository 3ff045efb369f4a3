"""An event from the tellings that were joined: its time, place, people, title and witnesses."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from trucewatch.model import (
    Actor,
    Claim,
    Denied,
    Event,
    Judgement,
    Precision,
    Report,
    Said,
    TimeBasis,
    When,
    Where,
    event_id,
)
from trucewatch.packs.groups import Groups
from trucewatch.resolve.joining.joined import Joined
from trucewatch.resolve.sharing import shared
from trucewatch.resolve.signs.places import FINE, finest, innermost, same_spot
from trucewatch.resolve.sources.witnesses import chains
from trucewatch.resolve.tellings.profiles import told_of
from trucewatch.resolve.weights import Weights

_PRECISIONS = list(Precision)
_SAME_WORDS = ("the same words",)
_ATTACK = "Attack"  # the sub-type of an act that one side commits


def make_event(
    joined: Joined,
    denials: tuple[Claim, ...],
    reports: Mapping[str, Report],
    weights: Weights,
    groups: Groups,
) -> Event:
    """One event. Its id is that of the claim known first, so that later reports never rename it."""
    claims = sorted((c for telling in joined.members for c in telling.claims), key=lambda c: _known_first(c, reports))
    event_type, sub_event_type = _act([telling.claims[0] for telling in joined.members], weights)
    where, others = _places(claims)
    witnesses = chains(claims, reports)
    return Event(
        id=event_id(claims[0].id),
        event_type=event_type,
        sub_event_type=sub_event_type,
        title=shared(_title(sub_event_type or event_type, where, claims, weights, groups)),
        when=shared(common_time(claims, reports)),
        where=where,
        claims=tuple(claim.id for claim in claims),
        perpetrators=_people(((claim, actor) for claim in claims for actor in told_of(claim).actors), groups),
        targets=_people(((claim, target) for claim in claims for target in told_of(claim).targets), groups),
        means=tuple(sorted({means for claim in claims for means in told_of(claim).means})),
        denials=tuple(claim.id for claim in denials),
        denied=_parts(denials),
        judgements=_judgements(joined),
        witnesses=len(witnesses),
        other_places=others,
        chains=witnesses,
    )


def _known_first(claim: Claim, reports: Mapping[str, Report]) -> tuple[bool, datetime, str]:
    report = reports.get(claim.report)
    start = report.published.when.start if report else None
    return start is None, start or datetime.max, claim.id


def _act(claims: Sequence[Claim], weights: Weights) -> tuple[str, str]:
    """The act that most tellings tell (copies are one), one that says what it was before one that does not."""
    told = Counter((told_of(claim).event_type, told_of(claim).sub_event_type) for claim in claims)
    said_little = weights.generic_acts | weights.default_acts
    armed = {(said.event_type, said.sub_event_type) for claim in claims if (said := told_of(claim)).means}
    return min(told, key=lambda act: (act[1] in said_little, act not in armed, -told[act], act))


def common_time(claims: Sequence[Claim], reports: Mapping[str, Report]) -> When:
    """What all the known times have in common; their hull where nothing is.

    Where no claim gives a time it lies before the first dated report of it.
    """
    known = [told_of(claim).when for claim in claims if told_of(claim).when.known]
    if not known:
        return _before_reported(claims, reports)
    sharpest = min(known, key=_sharpness)
    same_clock = [when for when in known if when.zone == sharpest.zone]
    starts = [when.start for when in same_clock if when.start is not None]
    ends = [when.end for when in same_clock if when.end is not None]
    start, end = max(starts, default=None), min(ends, default=None)
    if start is not None and end is not None and start >= end:
        closed = [claim for claim in claims if told_of(claim).when.precision is not Precision.OPEN]
        if len(closed) < len(claims) and any(told_of(claim).when.known for claim in closed):
            return common_time(closed, reports)
        hull_open = any(when.start is None for when in same_clock), any(when.end is None for when in same_clock)
        start, end = (None if hull_open[0] else min(starts)), (None if hull_open[1] else max(ends))
        return When(start, end, Precision.DAYS, sharpest.zone, sharpest.basis, sharpest.text)
    if (start, end) == (sharpest.start, sharpest.end):
        return sharpest
    return replace(sharpest, start=start, end=end)


def _sharpness(when: When) -> tuple[int, str, str, str, str]:
    return _PRECISIONS.index(when.precision), str(when.start), str(when.end), str(when.zone), when.text


def _before_reported(claims: Sequence[Claim], reports: Mapping[str, Report]) -> When:
    dated = [
        report.published.when.end
        for claim in claims
        if (report := reports.get(claim.report)) is not None and report.published.when.end is not None
    ]
    if not dated:
        return When.unknown()
    return When(None, min(dated), Precision.OPEN, None, TimeBasis.INFERRED, "before it was reported")


def _places(claims: Sequence[Claim]) -> tuple[Where | None, tuple[Where, ...]]:
    """The most precise place, and the others.

    A claim that lists several places that do not lie in each other tells of
    none of them alone: it gives the widest that was found, and only where no claim gives one.
    """
    every = finest(tuple(where for claim in claims for where in told_of(claim).where))
    alone: list[Where] = []
    widest: list[Where] = []
    for claim in claims:
        spots = innermost(told_of(claim).where)
        if len(spots) == 1:
            alone.append(spots[0])
        else:
            widest.extend([where for where in spots if where.place is not None][-1:] or spots[-1:])
    if not every:
        return None, ()
    chosen = finest(tuple(alone))[0] if alone else finest(tuple(widest))[-1]
    return chosen, tuple(where for where in every if not same_spot(where, chosen))


def _people(named: Iterable[tuple[Claim, Actor]], groups: Groups) -> tuple[Said, ...]:
    said: dict[str, set[str]] = defaultdict(set)
    for claim, actor in named:
        said[actor.id or _group_named(claim, actor, groups)].add(claim.id)
    return tuple(Said(value, tuple(sorted(said[value]))) for value in sorted(said, key=lambda v: (-len(said[v]), v)))


def _group_named(claim: Claim, actor: Actor, groups: Groups) -> str:
    """The name as written, but "at least 16 civilians" is civilians: the number is the count's."""
    for count in told_of(claim).counts:
        if actor.span.contains(count.span) and count.span.end > count.span.start:
            return groups.plural(groups.name(count.group))
    return actor.name


def reconsidered(event: Event, doubtful: Iterable[Judgement], denials: tuple[Claim, ...]) -> Event:
    """The same event with other pairs left open, and with other denials."""
    kept = (judgement for judgement in event.judgements if judgement.same or judgement.is_decided)
    ids = tuple(claim.id for claim in denials)
    return replace(event, judgements=_in_order([*kept, *doubtful]), denials=ids, denied=_parts(denials))


def _parts(denials: Iterable[Claim]) -> tuple[Denied, ...]:
    """What is denied, each once."""
    return tuple(sorted({claim.denied for claim in denials if claim.denied is not None}))


def _judgements(joined: Joined) -> tuple[Judgement, ...]:
    copies = []
    for telling in joined.members:
        first, *others = (claim.id for claim in telling.claims)
        copies += [Judgement(first, other, True, 99.0, _SAME_WORDS) for other in others]
    return _in_order([*joined.joined, *joined.doubtful, *joined.decided, *copies])


def _in_order(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    return tuple(sorted(judgements, key=lambda j: (not j.same, j.left, j.right, j.by)))


def _title(act: str, where: Where | None, claims: Sequence[Claim], weights: Weights, groups: Groups) -> str:
    """A short title: the act and its town, else whom it killed, else whom it hit, else its area."""
    event_type = told_of(claims[0]).event_type
    struck = {target for claim in claims for target in told_of(claim).targets if target.name}
    one_sided = event_type in weights.two_sided and bool(struck) and all(_is_thing(each, groups) for each in struck)
    label = weights.titles.get(_ATTACK if one_sided else act, act)
    if where is not None and where.precision in FINE:
        return f"{label}, {where.place.name if where.place else where.name}"
    killed = _most_killed(claims, groups)
    if killed:
        return f"{label} that killed {killed}"
    targets = sorted({target.name for target in struck})
    if targets and groups.kind(groups.name(targets[0])) != "open":
        label = f"{label} {'on' if one_sided else _preposition(event_type, weights)} {targets[0]}"
    return f"{label}, {where.place.name if where.place else where.name}" if where is not None else label


def _is_thing(target: Actor, groups: Groups) -> bool:
    """Nobody clashes with a market: what is done to it is an attack."""
    return target.id is None and groups.kind(groups.name(target.name)) == "materiel"


def _preposition(event_type: str, weights: Weights) -> str:
    """A clash with, a strike on, a deployment of."""
    if event_type in weights.two_sided:
        return "with"
    return "on" if event_type in weights.families else "of"


def _most_killed(claims: Sequence[Claim], groups: Groups) -> str:
    """Whom it killed, as a claim words them: "Turkish soldiers"; empty where none tells."""
    for claim in claims:
        for count in told_of(claim).counts:
            group = groups.name(count.group)
            if count.measure != "killed" or count.part_of or group == "person":
                continue
            plural = groups.plural(group) if (count.quantity.high or 2) > 1 else group
            names = sorted(t.name for t in told_of(claim).targets if t.id and t.id == count.group_actor)
            return names[0] if names else plural
    return ""
