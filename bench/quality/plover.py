"""Who did what to whom: PLOVER's gold records, one sentence each.

Our acts become PLOVER's types by the codebook and the stances of a claim about
an occurrence by ``STANCES``; FIGHT is scored as ASSAULT, as PLOVER itself has merged them
since 2021. A sentence is predicted violent if a claim in it asserts that an
act of violence took place (an accusation is one of ACCUSE's, not an assault),
and tells it for itself, not as the background of another act, which is the
one that PLOVER codes; two records of one sentence are one sentence, violent if either is.

The type of a sentence is that of its first claim in the order of the text,
violence before all else; "type, any" asks for the gold type among all claims.
A source or target is right if it shares a word with a gold one of that role;
it is taken from the claim of the gold type where there is one.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.quality.scoring import Figures, Hits, Miss, match, share, share_a_word, unique

from trucewatch.extract import Extractor
from trucewatch.ingest import read_text_report
from trucewatch.model import Claim, ClaimKind, Mode, Occurrence, Position, Stance
from trucewatch.packs.acts import load_acts

VIOLENT = "ASSAULT"
SAME = {"FIGHT": VIOLENT}

# The records are of 2016; the codebook has PLOVER's types of 2021, which joined some of them.
EARLIER = {"REQUEST": "DEMAND", "ACCUSE": "DISAPPROVE"}
INVESTIGATION = ("Political act", "Investigation")
STANCES = {
    Stance.DENIES: "REJECT",
    Stance.ACCUSES: "DISAPPROVE",
    Stance.THREATENS: "THREATEN",
    Stance.PROMISES: "AGREE",
    Stance.CALLS_FOR: "DEMAND",
}
POSITIONS = {"principle": "AGREE", "reserved_right": "THREATEN", "violation": VIOLENT, "not_in_text": "REJECT"}


@dataclass(frozen=True)
class Item:
    """One sentence; every record of it, as (type, sources, targets)."""

    id: str
    text: str
    date: str
    records: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...]

    @property
    def violent(self) -> bool:
        return any(kind == VIOLENT for kind, _, _ in self.records)


@dataclass(frozen=True)
class Coded:
    """One claim in PLOVER's words."""

    type: str
    sources: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()


def load(folder: Path) -> list[Item]:
    """The sentences of the gold records; the record that documents the file is left out."""
    items: dict[str, Item] = {}
    for row in json.loads((folder / "PLOVER_GSR_CAMEO.txt").read_text(encoding="utf-8")):
        if row["event"] == "DOCUMENT":
            continue
        record = (SAME.get(row["event"], row["event"]), _actors(row.get("source")), _actors(row.get("target")))
        text = row["text"].strip()
        known = items.get(text)
        records = (*known.records, record) if known else (record,)
        items[text] = Item(known.id if known else row["id"], text, row["date"], records)
    return list(items.values())


def _actors(listed: Any) -> tuple[str, ...]:
    return tuple(each["actorText"] for each in listed or () if isinstance(each, dict) and each.get("actorText"))


def predict(extractor: Extractor, item: Item) -> tuple[Coded, ...]:
    """The claims of the sentence in PLOVER's words, violence first, then in order of the text."""
    report = read_text_report(item.text, name=item.id, published=item.date)
    claims = sorted(extractor.read(report).claims, key=lambda claim: (_place(claim), claim.id))
    coded = [each for claim in claims if (each := code(claim)) is not None]
    return tuple(sorted(coded, key=lambda each: each.type != VIOLENT))


def _place(claim: Claim) -> int:
    """Where in its sentence the claim is told: all claims of a sentence have the sentence's span."""
    told = claim.occurrence
    return claim.quote.lower().find(told.trigger) if told is not None else len(claim.quote)


def code(claim: Claim) -> Coded | None:
    """A claim as PLOVER would name it; None where it has no such type."""
    speaker = (claim.speaker.name,) if claim.speaker.name else ()
    told = claim.occurrence
    if told is None:
        named = POSITIONS.get(claim.content.kind) if isinstance(claim.content, Position) else "AGREE"
        named = STANCES.get(claim.stance, named) if claim.stance is not Stance.ASSERTS else named
        return Coded(named, speaker) if named else None
    actors, targets = unique(a.name for a in told.actors), unique(t.name for t in told.targets)
    if claim.stance in STANCES and claim.kind is not ClaimKind.ACT:
        return Coded(STANCES[claim.stance], speaker, tuple(actors or targets))
    if not actors and len(targets) > 1 and told.event_type == "Battles":
        actors, targets = targets[:1], targets[1:]
    elif len(actors) > 1 and not targets and told.event_type == "Battles":
        actors, targets = actors[:1], actors[1:]
    named = _type(told, claim.modes)
    return Coded(named, tuple(actors), tuple(targets)) if named else None


def _type(told: Occurrence, modes: Sequence[Mode]) -> str | None:
    if (told.event_type, told.sub_event_type) == INVESTIGATION:
        return None if modes else "INVESTIGATE"
    named = load_acts().in_plover(told.event_type, told.sub_event_type, modes)
    return EARLIER.get(named, named) if named else None


def nothing() -> tuple[Coded, ...]:
    return ()


def score(gold: Sequence[Item], predicted: Sequence[Sequence[Coded]]) -> Figures:
    violent, sources, targets = Hits(), Hits(), Hits()
    records = first = anywhere = 0
    for item, coded in zip(gold, predicted, strict=True):
        says_violent = any(each.type == VIOLENT for each in coded)
        violent.add(int(says_violent and item.violent), int(says_violent), int(item.violent))
        types = {kind for kind, _, _ in item.records}
        records += 1
        first += bool(coded) and coded[0].type in types
        anywhere += any(each.type in types for each in coded)
        kind, gold_sources, gold_targets = _record(item, coded)
        chosen = next((each for each in coded if each.type == kind), coded[0] if coded else Coded(""))
        sources.add(len(match(gold_sources, chosen.sources, share_a_word)), len(chosen.sources), len(gold_sources))
        targets.add(len(match(gold_targets, chosen.targets, share_a_word)), len(chosen.targets), len(gold_targets))
    return {
        "sentences": records,
        **violent.figures("violent"),
        "type": share(first, records),
        "type, any": share(anywhere, records),
        **sources.figures("source"),
        **targets.figures("target"),
    }


def _record(item: Item, coded: Sequence[Coded]) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """The record that the claims speak of, the first where none is."""
    types = [each.type for each in coded]
    return min(item.records, key=lambda record: types.index(record[0]) if record[0] in types else len(types))


def errors(gold: Sequence[Item], predicted: Sequence[Sequence[Coded]]) -> list[Miss]:
    made = []
    for item, coded in zip(gold, predicted, strict=True):
        kind, sources, targets = _record(item, coded)
        types = [each.type for each in coded]
        if item.violent and VIOLENT not in types:
            made.append(Miss("violent: missed", item.id, item.text))
        if not item.violent and VIOLENT in types:
            made.append(Miss(f"violent: claimed, gold is {kind}", item.id, item.text))
        if not coded:
            made.append(Miss(f"type: {kind} gave no claim", item.id, item.text))
        elif kind not in types and VIOLENT not in types:
            made.append(Miss(f"type: {kind} coded as {types[0]}", item.id, item.text))
        elif kind in types:
            chosen = coded[types.index(kind)]
            for role, wanted, given in (("source", sources, chosen.sources), ("target", targets, chosen.targets)):
                if wanted and not given:
                    made.append(Miss(f"{role}: none read ({kind})", item.id, f"{wanted} | {item.text}"))
                elif wanted and not match(wanted, given, share_a_word):
                    made.append(Miss(f"{role}: another ({kind})", item.id, f"{wanted}, read {given} | {item.text}"))
    return made
