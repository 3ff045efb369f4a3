"""Places: LGL and GeoVirus, toponyms with their coordinates.

A toponym is detected where a place was read on overlapping characters, one
for one; the exact-span figures ask for the same characters. End to end, a
toponym that has coordinates is right if the place read there lies within
161 km; one that was missed, or found in no gazetteer, is wrong. The median is
over the places that were read and placed. LGL marks the names of streets and
of some bodies without coordinates: they count for detection alone.

Both sets also mark a country where it acts or is a people's name ("the U.S.
said", "Turkish troops"). Extraction keeps such a name as an actor's and no
place of anything; so the first words of an actor that name its state are read
here as that country.
"""

from __future__ import annotations

import math
import statistics
import xml.etree.ElementTree as ET
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from bench.quality.reading import read_marks
from bench.quality.scoring import Figures, Hits, Miss, share

from trucewatch.extract import Extractor
from trucewatch.packs.actors import ActorMention

NEAR_KM = 161.0
_EARTH_KM = 6371.0088


@dataclass(frozen=True)
class Toponym:
    """A name at ``start:end`` of the text; ``at`` is latitude and longitude in degrees, where known."""

    start: int
    end: int
    name: str
    at: tuple[float, float] | None


@dataclass(frozen=True)
class Item:
    id: str
    text: str
    toponyms: tuple[Toponym, ...]


def load_lgl(folder: Path) -> list[Item]:
    """The articles of ``lgl.xml``."""
    items = []
    for article in ET.parse(folder / "lgl.xml").getroot().iter("article"):
        found = tuple(_toponym(each, "phrase", each.find("gaztag")) for each in article.iter("toponym"))
        items.append(Item(f"lgl-{article.get('docid')}", article.findtext("text") or "", found))
    return items


def load_geovirus(folder: Path) -> list[Item]:
    """The articles of ``GeoVirus.xml``."""
    items = []
    for number, article in enumerate(ET.parse(folder / "GeoVirus.xml").getroot().iter("article")):
        text = article.findtext("text") or ""
        found = tuple(_in_place(text, _toponym(each, "name", each)) for each in article.iter("location"))
        items.append(Item(f"geovirus-{number}", text, found))
    return items


def _in_place(text: str, toponym: Toponym) -> Toponym:
    """Some of the set's offsets are a character off: moved to where the name stands."""
    for shift in (0, -1, 1, -2, 2):
        if text[toponym.start + shift : toponym.end + shift] == toponym.name:
            return replace(toponym, start=toponym.start + shift, end=toponym.end + shift)
    return toponym


def _toponym(element: ET.Element, name: str, placed: ET.Element | None) -> Toponym:
    at = (float(placed.findtext("lat") or 0), float(placed.findtext("lon") or 0)) if placed is not None else None
    start, end = int(element.findtext("start") or 0), int(element.findtext("end") or 0)
    return Toponym(start, end, element.findtext(name) or "", at)


def predict(extractor: Extractor, item: Item) -> tuple[Toponym, ...]:
    """Every place read in the article."""
    marks = read_marks(extractor, item.text, item.id)
    places = [
        Toponym(w.span.start, w.span.end, w.name, (w.place.lat, w.place.lon) if w.place is not None else None)
        for w in marks.places
    ]
    countries = [each for mention in marks.actors if (each := _country(extractor, mention)) is not None]
    acting = [one for one in countries if not any(one.start < other.end and other.start < one.end for other in places)]
    return tuple(sorted((*places, *acting), key=lambda each: each.start))


def _country(extractor: Extractor, mention: ActorMention) -> Toponym | None:
    """The name of its state with which a mention of an actor begins, as that country."""
    book = extractor.lexicon.actors
    iso = book.country_of(mention.id) if mention.id is not None else None
    if mention.how not in ("state", "adjective", "metonym") or iso is None:
        return None
    state = book.entry(book.state_by_iso(iso) or "")
    names = (*state.aliases, state.name, *state.adjectives, *state.people)
    told = max((name for name in names if mention.text.startswith(name)), key=len, default="")
    resolved = extractor.gazetteer.resolve(state.name) if told else None
    if resolved is None or resolved.place is None:
        return None
    start = mention.span.start
    return Toponym(start, start + len(told), told, (resolved.place.lat, resolved.place.lon))


def nothing() -> tuple[Toponym, ...]:
    return ()


def score(gold: Sequence[Item], predicted: Sequence[Sequence[Toponym]]) -> Figures:
    overlap, exact, near, placed = Hits(), Hits(), 0, 0
    distances = []
    for item, found in zip(gold, predicted, strict=True):
        pairs = _pairs(item.toponyms, found)
        overlap.add(len(pairs), len(found), len(item.toponyms))
        same = {(t.start, t.end) for t in item.toponyms} & {(t.start, t.end) for t in found}
        exact.add(len(same), len(found), len(item.toponyms))
        placed += sum(toponym.at is not None for toponym in item.toponyms)
        for one, other in pairs:
            km = _km(item.toponyms[one], found[other])
            if km is not None:
                distances.append(km)
                near += km <= NEAR_KM
    return {
        "toponyms": overlap.gold,
        **overlap.figures("detection"),
        "exact span F1": round(exact.f1, 3),
        "within 161 km, end to end": share(near, placed),
        "within 161 km, of those placed": share(near, len(distances)),
        "median km": round(statistics.median(distances), 1) if distances else -1.0,
    }


def errors(gold: Sequence[Item], predicted: Sequence[Sequence[Toponym]]) -> list[Miss]:
    made = []
    for item, found in zip(gold, predicted, strict=True):
        pairs = _pairs(item.toponyms, found)
        for one, other in pairs:
            wanted, given = item.toponyms[one], found[other]
            km = _km(wanted, given)
            if wanted.at is not None and given.at is None:
                made.append(Miss("read as a place, found in no gazetteer", item.id, _around(item, given)))
            elif km is not None and km > NEAR_KM:
                far = "another country or continent" if km > 1500 else "farther than 161 km"
                made.append(Miss(f"wrong place: {far}", item.id, f"{_around(item, wanted)} ({km:.0f} km)"))
        matched, used = {one for one, _ in pairs}, {other for _, other in pairs}
        for index, toponym in enumerate(item.toponyms):
            if index not in matched:
                made.append(Miss(_missed(toponym), item.id, _around(item, toponym)))
        for index, toponym in enumerate(found):
            if index not in used:
                made.append(Miss("read as a place, is none", item.id, _around(item, toponym)))
    return made


def _missed(toponym: Toponym) -> str:
    if toponym.at is None:
        return "missed: a name without coordinates (street, body)"
    if (toponym.name.isupper() and len(toponym.name) <= 4) or "." in toponym.name:
        return "missed: an abbreviation"
    return "missed: one word" if len(toponym.name.split()) == 1 else "missed: several words"


def _around(item: Item, toponym: Toponym) -> str:
    before, after = item.text[max(0, toponym.start - 25) : toponym.start], item.text[toponym.end : toponym.end + 20]
    return f"{before}[{item.text[toponym.start : toponym.end]}]{after}".replace("\n", " ")


def _pairs(gold: Sequence[Toponym], found: Sequence[Toponym]) -> list[tuple[int, int]]:
    def overlap(one: Toponym, other: Toponym) -> float:
        return float(max(0, min(one.end, other.end) - max(one.start, other.start)))

    pairs = []
    taken: set[int] = set()
    for one, toponym in enumerate(gold):  # spans of one side hardly ever overlap: the nearest decides
        near = [other for other, each in enumerate(found) if overlap(toponym, each) and other not in taken]
        if near:
            best = max(near, key=lambda other: overlap(toponym, found[other]))
            taken.add(best)
            pairs.append((one, best))
    return pairs


def _km(one: Toponym, other: Toponym) -> float | None:
    """The great-circle distance between two toponyms."""
    if one.at is None or other.at is None:
        return None
    lat1, lon1, lat2, lon2 = map(math.radians, (*one.at, *other.at))
    chord = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 2 * _EARTH_KM * math.asin(min(1.0, math.sqrt(chord)))
