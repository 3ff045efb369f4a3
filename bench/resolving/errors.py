"""What went wrong in the part that is tuned, in words one can work from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from bench.resolving.matching import Matched, groups_made, mixed
from bench.resolving.stories import Story

from trucewatch.model import Claim, Event


def told_errors(stories: Sequence[Story], claims: Sequence[Claim], matched: Matched, events: Sequence[Event]) -> str:
    """Events that mix incidents, incidents that fell apart, mentions that were missed."""
    made = groups_made(matched, events)
    gold = {id: matched.mentions[id].incident for id in made}
    by_id = {claim.id: claim for claim in claims}
    lines: list[str] = []
    for event, incidents in sorted(mixed(gold, made).items(), key=lambda each: sorted(each[1])):
        lines.append(f"MIXED {' + '.join(sorted(incidents))}")
        ids = [id for id in made if made[id] == event]
        lines += [f"    {gold[id]}: {_shown(by_id[matched.claims[id][0]])}" for id in ids]
        lines += _joins(next(e for e in events if e.id == event), by_id)
    groups: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for id, incident in gold.items():
        groups[incident][made[id]].append(id)
    for incident, parts in sorted(groups.items()):
        if len(parts) > 1:
            lines.append(f"SPLIT {incident} into {len(parts)}")
            for ids in parts.values():
                lines.append("   -")
                lines += [f"    {_shown(by_id[matched.claims[id][0]])}" for id in ids]
    lines += _missed(stories, matched)
    return "\n".join(lines)


def _joins(event: Event, by_id: dict[str, Claim]) -> Iterator[str]:
    for judgement in event.judgements:
        if judgement.same:
            pair = " + ".join(by_id[id].quote[:70] for id in (judgement.left, judgement.right))
            yield f"       {judgement.score:g} {pair}: {'; '.join(judgement.reasons)}"


def _shown(claim: Claim) -> str:
    said = claim.occurrence
    if said is None:
        return claim.quote
    places = ", ".join(f"{w.name}>{w.place.name if w.place else '?'}/{w.precision.value}" for w in said.where)
    counts = ", ".join(f"{c.measure} {c.quantity} {c.group}{' cum' if c.cumulative else ''}" for c in said.counts)
    people = f"{[a.id or a.name for a in said.actors]}->{[t.id or t.name for t in said.targets]}"
    return (
        f"{claim.quote[:150]} || {said.sub_event_type} ({said.trigger}) | {said.when} | {places} | {counts} | {people}"
    )


def _missed(stories: Sequence[Story], matched: Matched) -> Iterator[str]:
    for story in stories:
        texts = {report.id: report.text for report in story.reports}
        for mention in story.mentions:
            if mention.id not in matched.claims and "/none:" not in mention.incident:
                text, span = texts[mention.report], mention.span
                around = " ".join(text[max(0, span.start - 100) : span.end + 60].split())
                yield f"MISSED {mention.incident}{' (denial)' if mention.denied else ''}: {around} <{span.of(text)}>"
