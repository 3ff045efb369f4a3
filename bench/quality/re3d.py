"""Names by type: re3d, documents on Syria and Iraq.

Right is the same span (leading articles left aside, on both sides) and the
same type; the relaxed figure asks for overlap and type. Types that extraction
does not read (documents, money, vehicles ...) are not scored. Actors that are
persons are Person, peoples and bare adjectives Nationality, all others
Organisation.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.quality.reading import read_marks
from bench.quality.scoring import Figures, Hits, Miss

from trucewatch.extract import Extractor

TYPES = ("Organisation", "Location", "Person", "Nationality", "Temporal", "Quantity", "Weapon")
_ARTICLE = re.compile(r"(?:the|a|an)\s+", re.IGNORECASE)
_MEANS_THAT_ARE_ACTS = frozenset({"air strike", "blade"})


@dataclass(frozen=True, order=True)
class Entity:
    start: int
    end: int
    type: str


@dataclass(frozen=True)
class Item:
    id: str
    text: str
    entities: tuple[Entity, ...]


def load(folder: Path) -> list[Item]:
    """The documents of every source of the set."""
    items = []
    for source in sorted(path for path in folder.iterdir() if path.is_dir()):
        marked: dict[str, set[Entity]] = {}
        for row in _rows(source / "entities.json"):
            if row["type"] in TYPES:
                entity = Entity(int(row["begin"]), int(row["end"]), str(row["type"]))
                marked.setdefault(str(row["documentId"]), set()).add(entity)
        for row in _rows(source / "documents.json"):
            text = str(row["text"])
            found = {_bare(text, entity) for entity in marked.get(str(row["_id"]), ())}
            items.append(Item(f"{source.name}-{row['_id']}", text, tuple(sorted(found))))
    return items


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8-sig").splitlines() if line.strip()]


def _bare(text: str, entity: Entity) -> Entity:
    """Without a leading article."""
    article = _ARTICLE.match(text, entity.start, entity.end)
    return Entity(article.end(), entity.end, entity.type) if article else entity


def predict(extractor: Extractor, item: Item) -> tuple[Entity, ...]:
    """Every actor, place, time, quantity and weapon of the document."""
    marks = read_marks(extractor, item.text, item.id)
    found = [Entity(where.span.start, where.span.end, "Location") for where in marks.places]
    found += [Entity(span.start, span.end, "Temporal") for span, _ in marks.times]
    found += [Entity(span.start, span.end, "Quantity") for span, _ in marks.quantities]
    for mention in marks.actors:
        kind = "Person" if mention.kind == "person" else "Nationality" if mention.kind == "people" else "Organisation"
        placed = any(entity.start < mention.span.end and mention.span.start < entity.end for entity in found)
        if not (mention.kind == "state" and placed):  # a state read as a place is scored as the place
            found.append(Entity(mention.span.start, mention.span.end, kind))
    for means in extractor.lexicon.happenings.means:
        if means.name not in _MEANS_THAT_ARE_ACTS:
            found += [Entity(each.start(), each.end(), "Weapon") for each in means.pattern.finditer(item.text)]
    return tuple(sorted({_bare(item.text, entity) for entity in found}))


def nothing() -> tuple[Entity, ...]:
    return ()


def score(gold: Sequence[Item], predicted: Sequence[Sequence[Entity]]) -> Figures:
    exact = {name: Hits() for name in TYPES}
    relaxed = {name: Hits() for name in TYPES}
    for item, found in zip(gold, predicted, strict=True):
        for name in TYPES:
            wanted = {entity for entity in item.entities if entity.type == name}
            given = {entity for entity in found if entity.type == name}
            exact[name].add(len(wanted & given), len(given), len(wanted))
            over = [each for each in wanted if any(_overlap(each, other) for other in given)]
            relaxed[name].add(min(len(over), len(given)), len(given), len(wanted))
    whole = Hits(*(sum(getattr(hits, part) for hits in exact.values()) for part in ("right", "predicted", "gold")))
    figures: Figures = {"entities": whole.gold, **whole.figures("all types")}
    for name in TYPES:
        figures |= {f"{name} F1": round(exact[name].f1, 3), f"{name} F1, overlap": round(relaxed[name].f1, 3)}
    return figures


def errors(gold: Sequence[Item], predicted: Sequence[Sequence[Entity]]) -> list[Miss]:
    made = []
    for item, found in zip(gold, predicted, strict=True):
        wanted, given = set(item.entities), set(found)
        for entity in sorted(wanted - given):
            over = [other for other in sorted(given) if _overlap(entity, other)]
            if not over:
                kind = f"missed: {entity.type}"
            elif all(other.type != entity.type for other in over):
                kind = f"{entity.type} read as {over[0].type}"
            else:
                other = next(other for other in over if other.type == entity.type)
                shape = "too short" if other.end - other.start < entity.end - entity.start else "too long"
                kind = f"{entity.type}: span {shape}"
            made.append(Miss(kind, item.id, _around(item, entity)))
        for entity in sorted(given - wanted):
            if not any(_overlap(entity, other) for other in wanted):
                made.append(Miss(f"read, is none: {entity.type}", item.id, _around(item, entity)))
    return made


def _overlap(one: Entity, other: Entity) -> bool:
    return one.start < other.end and other.start < one.end


def _around(item: Item, entity: Entity) -> str:
    before, after = item.text[max(0, entity.start - 25) : entity.start], item.text[entity.end : entity.end + 20]
    return f"{before}[{item.text[entity.start : entity.end]}]{after}".replace("\n", " / ")
