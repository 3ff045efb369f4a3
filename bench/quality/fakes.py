"""Fields and tolls of incidents: FA-KES, articles on the Syrian war.

An article names one incident. Of the events that its claims are joined into,
the one is taken that matches it best over all filled fields. A string field is
a few values (places, actors, causes as written); its score is the best token
F1 of one value, or of all said together. Only filled gold counts. A count is
filled where its normalised number is above nought; a count that was not read is
an error as large as the number itself. Figures are those of reconciling: the
number of civilians is the best of the killed civilians, else of the killed
persons, else of the largest kind of civilian; never a sum.
"""

from __future__ import annotations

import json
import re
import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from bench.quality.reading import Story, means_as_written, read_story
from bench.quality.scoring import Figures, Miss, best_f1, unique

from trucewatch.extract import Extractor
from trucewatch.model import Event
from trucewatch.packs.groups import Groups

STRINGS = {"Location": "place", "Actor": "actor", "Cause-Of-Death": "cause"}
COUNTS = {
    "nb_civilians": "civilians",
    "nb_noncivilians": "non-civilians",
    "nb_children": "children",
    "nb_women": "women",
}
_MOST_VALUES = 3


@dataclass(frozen=True)
class Item:
    id: str
    text: str
    published: str | None
    strings: Mapping[str, str]
    counts: Mapping[str, int]


@dataclass(frozen=True)
class Incident:
    """One event as the set would write it down."""

    strings: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    counts: Mapping[str, int] = field(default_factory=dict)


def load(folder: Path) -> list[Item]:
    """The articles of the development half."""
    rows = [json.loads(line) for line in (folder / "dev.jsonl").read_text(encoding="utf-8").splitlines() if line]
    return [
        Item(
            id=f"fa-kes-{row['row']}",
            text=row["text"],
            published=_iso(row["date_text"]),
            strings={name: row["spans"][key]["text"] for key, name in STRINGS.items() if key in row["spans"]},
            counts={name: n for key, name in COUNTS.items() if (n := _number(row.get("norm", {}).get(key))) > 0},
        )
        for row in rows
    ]


def _number(written: str | None) -> int:
    return int(written) if written and written.isdigit() else 0


def _iso(written: str) -> str | None:
    found = re.search(r"(\d{1,2}) (\w{3})\w* (\d{4})", written)
    try:
        return datetime.strptime(" ".join(found.groups()), "%d %b %Y").date().isoformat() if found else None
    except ValueError:
        return None


def predict(extractor: Extractor, item: Item) -> tuple[Incident, ...]:
    """Every event of the article."""
    story = read_story(extractor, item.text, item.id, item.published)
    return tuple(_incident(extractor, story, event) for event in story.events)


def _incident(extractor: Extractor, story: Story, event: Event) -> Incident:
    told = [(claim, claim.occurrence) for claim in story.claims_of(event)]
    places = [where.name for where in (event.where, *event.other_places) if where is not None]
    actors = [actor.name for _, each in told if each is not None for actor in each.actors]
    means = [words for claim, _ in told for words in means_as_written(extractor, claim)]
    triggers = [each.trigger for _, each in told if each is not None]
    strings = {"place": places, "actor": actors, "cause": means or triggers}
    return Incident(
        {name: tuple(unique(values)[:_MOST_VALUES]) for name, values in strings.items()},
        _counts(story, event, extractor.lexicon.groups),
    )


def _counts(story: Story, event: Event, groups: Groups) -> dict[str, int]:
    killed: dict[str, int] = {}
    for figure in story.figures:
        number = figure.best if figure.best is not None else figure.low
        if figure.about == event.id and figure.measure == "killed" and number is not None:
            killed[figure.group] = max(number, killed.get(figure.group, 0))
    civil = [number for group, number in killed.items() if groups.kind(group) == "civil"]
    armed = [number for group, number in killed.items() if groups.kind(group) == "armed"]
    person = killed.get("person")
    found = {
        "civilians": killed.get("civilian", person if person is not None else max(civil, default=None)),
        "non-civilians": max(armed, default=person),
        "children": killed.get("child"),
        "women": killed.get("woman"),
    }
    return {name: number for name, number in found.items() if number is not None}


def nothing() -> tuple[Incident, ...]:
    return ()


def best_match(item: Item, incidents: Sequence[Incident]) -> Incident:
    """The event that agrees with the most of what is filled; the first of equals."""

    def agreement(incident: Incident) -> float:
        strings = sum(best_f1(gold, incident.strings.get(name, ())) for name, gold in item.strings.items())
        return strings + sum(incident.counts.get(name) == number for name, number in item.counts.items())

    return max(incidents, key=agreement, default=Incident())


def score(gold: Sequence[Item], predicted: Sequence[Sequence[Incident]]) -> Figures:
    chosen = [best_match(item, incidents) for item, incidents in zip(gold, predicted, strict=True)]
    figures: Figures = {"articles": len(gold)}
    for name in STRINGS.values():
        scores = [
            best_f1(item.strings[name], incident.strings.get(name, ()))
            for item, incident in zip(gold, chosen, strict=True)
            if name in item.strings
        ]
        figures[f"{name} token F1"] = round(statistics.fmean(scores), 3) if scores else 0.0
    for name in COUNTS.values():
        off = [
            abs(item.counts[name] - incident.counts.get(name, 0))
            for item, incident in zip(gold, chosen, strict=True)
            if name in item.counts
        ]
        figures[f"{name}: n"] = len(off)
        figures[f"{name} exact"] = round(sum(error == 0 for error in off) / len(off), 3) if off else 0.0
        figures[f"{name} mean error"] = round(statistics.fmean(off), 2) if off else 0.0
        figures[f"{name} median error"] = statistics.median(off) if off else 0.0
    return figures


def errors(gold: Sequence[Item], predicted: Sequence[Sequence[Incident]]) -> list[Miss]:
    made = []
    for item, incidents in zip(gold, predicted, strict=True):
        if not incidents:
            made.append(Miss("no event in the article", item.id, item.text[:90]))
            continue
        chosen = best_match(item, incidents)
        for name, number in item.counts.items():
            read = chosen.counts.get(name)
            if read == number:
                continue
            elsewhere = any(incident.counts.get(name) == number for incident in incidents)
            kind = "not read" if read is None else "too low" if read < number else "too high"
            note = ", but right in another event of the article" if elsewhere else ""
            made.append(Miss(f"{name}: {kind}{note}", item.id, f"gold {number}, read {read}; {item.text[:90]}"))
        for name, wanted in item.strings.items():
            values = chosen.strings.get(name, ())
            if best_f1(wanted, values) < 0.5:
                elsewhere = any(best_f1(wanted, incident.strings.get(name, ())) >= 0.5 for incident in incidents)
                kind = "another" if values else "none read"
                note = ", but right in another event" if elsewhere else ""
                made.append(Miss(f"{name}: {kind}{note}", item.id, f"gold '{wanted}', read {list(values)}"))
    return made
