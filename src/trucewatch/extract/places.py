"""Places in a report: names found against the gazetteer, settled by the story they stand in."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from trucewatch.geo.gazetteer import Gazetteer, Resolution, is_ambiguous_word
from trucewatch.geo.gazetteer_story import settle
from trucewatch.model import PlacePrecision, Span, Where
from trucewatch.packs.place_words import PlaceWords

_WORD = re.compile(r"[^\W\d_]+(?:['’‘`.-][^\W\d_]+)*['’‘`]?")
_MARK = re.compile(r'[.,;:!?\n"“”()]')  # stands in no name
_LONGEST = 5  # words in a name
_SUBNATIONAL = frozenset(PlacePrecision) - {PlacePrecision.COUNTRY, PlacePrecision.UNKNOWN}
# A town whose own extent is unknown is taken to reach this far from its point.
_TOWN_KM = 3.0


@dataclass(frozen=True, slots=True)
class NamedPlace:
    """A name that may be a place, with what stands around it."""

    name: str
    span: Span
    wants: PlacePrecision | None
    extra_km: float
    relation: str


@dataclass(frozen=True, slots=True)
class StoryPlaces:
    """What a report's names of places were taken for, and the country it is about."""

    found: tuple[Where, ...]
    country: str | None


def read_places(
    text: str,
    sentences: Sequence[Span],
    taken: Collection[Span],
    gazetteer: Gazetteer,
    words: PlaceWords,
) -> StoryPlaces:
    """Every place named in these sentences. ``taken`` are spans that are somebody's name."""
    named = [name for sentence in sentences for name in _names(text, sentence, taken, gazetteer, words)]
    settled = settle(((name.name, name.wants) for name in named), gazetteer)
    found = tuple(_use(name, settled[name.name, name.wants]) for name in sorted(named, key=lambda name: name.span))
    return StoryPlaces(found, _story_country(found))


def _names(
    text: str, sentence: Span, taken: Collection[Span], gazetteer: Gazetteer, words: PlaceWords
) -> Iterator[NamedPlace]:
    tokens = [Span(match.start(), match.end()) for match in _WORD.finditer(text, sentence.start, sentence.end)]
    taken = [other for other in taken if other.overlaps(sentence)]
    index = 0
    while index < len(tokens):
        length = _longest_name(text, tokens, index, taken, gazetteer, words) or _cued_name(
            text, tokens, index, taken, words
        )
        if length:
            yield _named(text, sentence, tokens, index, length, words)
        index += length or 1


def _longest_name(
    text: str, tokens: list[Span], index: int, taken: Collection[Span], gazetteer: Gazetteer, words: PlaceWords
) -> int:
    """How many words from here make a name that the gazetteer knows; 0 for none."""
    first = tokens[index].of(text)
    if not first[0].isupper() and not (first.lower().split("-")[0] in words.joins and "-" in first):
        return 0
    mark = _MARK.search(text, tokens[index].start)
    for length in range(min(_LONGEST, len(tokens) - index), 0, -1):
        if mark is not None and mark.start() < tokens[index + length - 1].end:
            continue
        span = _bare(text, Span(tokens[index].start, tokens[index + length - 1].end))
        last = tokens[index + length - 1].of(text)
        if not (last[0].isupper() or "-" in last):
            continue
        if any(span.overlaps(other) for other in taken):
            continue
        if gazetteer.knows(span.of(text)) and _stands_alone(text, tokens, index, length, words):
            return length
    return 0


def _unbroken(text: str, tokens: Sequence[Span]) -> bool:
    """Do only blanks or hyphens stand between these words?"""
    return all(text[left.end : right.start] in (" ", "-", "\u00a0") for left, right in pairwise(tokens))


def _cued_name(text: str, tokens: list[Span], index: int, taken: Collection[Span], words: PlaceWords) -> int:
    """How many words make a name that the gazetteer lacks and its neighbours call a place ("the village of X")."""
    before = tokens[index - 1].of(text).lower() if index else ""
    called = before == "of" and index > 1 and tokens[index - 2].of(text).lower() in words.types
    if not called and before not in words.within:
        return 0
    length = 0
    while index + length < len(tokens) and length < _LONGEST:
        run = tokens[index : index + length + 1]
        first = run[-1].of(text)
        if not (first[0].isupper() or "-" in first) or not _unbroken(text, run):
            break
        length += 1
    span = Span(tokens[index].start, tokens[index + length - 1].end) if length else None
    if span is None or any(span.overlaps(other) for other in taken):
        return 0
    return length if called or not is_ambiguous_word(span.of(text)) else 0


def _bare(text: str, span: Span) -> Span:
    """Without a possessive ending or a closing quote."""
    name = span.of(text)
    for ending in ("'s", "’s", "‘s", "'", "’", "‘", "`"):
        if name.endswith(ending):
            return Span(span.start, span.end - len(ending))
    return span


def _stands_alone(text: str, tokens: list[Span], index: int, length: int, words: PlaceWords) -> bool:
    """Is it a name by itself, not a piece of a longer one ("Paris Hilton", "General Lee")?"""
    before = tokens[index - 1].of(text) if index else ""
    after = tokens[index + length].of(text) if index + length < len(tokens) else ""
    joined_before = index > 0 and text[tokens[index - 1].end : tokens[index].start] == " "
    joined_after = after != "" and text[tokens[index + length - 1].end : tokens[index + length].start] == " "
    name = _bare(text, Span(tokens[index].start, tokens[index + length - 1].end)).of(text)
    cued = before.lower() in words.at or before.lower() in words.parts or after.lower() in words.types
    if before.rstrip(".") in words.persons:
        return False
    if is_ambiguous_word(name) and not cued:
        return False
    longer = joined_after and _is_name(after, words) and after.rstrip(".") not in words.persons
    if length > 1 or cued:
        return not (longer and length == 1)
    beside = (joined_before and _is_name(before, words) and index > 1) or (joined_after and _is_name(after, words))
    return not beside or before.lower() in words.types


def _is_name(word: str, words: PlaceWords) -> bool:
    return word[:1].isupper() and word.lower() not in words.types and word.lower() not in words.parts


def _named(text: str, sentence: Span, tokens: list[Span], index: int, length: int, words: PlaceWords) -> NamedPlace:
    span = _bare(text, Span(tokens[index].start, tokens[index + length - 1].end))
    after = tokens[index + length].of(text).lower() if index + length < len(tokens) else ""
    wants = words.types.get(after) if text[span.end : span.end + 1] == " " else None
    before = text[sentence.start : span.start]
    if wants is None:  # "the town of X", "the strategic village of X"
        kind = re.search(r"(\w+) of (?:the )?$", before)
        wants = words.types.get(kind.group(1).lower()) if kind else None
    extra, relation = 0.0, ""
    for pattern, km in words.relations:
        near = list(pattern.finditer(before))
        if near and re.fullmatch(r"\s*(?:the\s+)?(?:\w+\s+){0,3}(?:of\s+)?", before[near[-1].end() :]):
            extra, relation = km, near[-1].group()
    return NamedPlace(span.of(text), span, wants, extra, relation)


def _story_country(found: Sequence[Where]) -> str | None:
    """The country in which most of the story's places below the level of a country lie."""
    votes: defaultdict[str, float] = defaultdict(float)
    for where in found:
        if where.place is not None and where.place.country:
            weight = 1.0 if where.place.precision in _SUBNATIONAL else 0.6
            votes[where.place.country] += weight
    return min(votes, key=lambda country: (-votes[country], country)) if votes else None


def _use(name: NamedPlace, settled: Resolution) -> Where:
    place = settled.place
    if place is None:
        return Where(name.name, name.span, None, reason=settled.reason)
    radius = (place.radius_km or _TOWN_KM) + name.extra_km
    town = place.precision in (PlacePrecision.TOWN, PlacePrecision.EXACT)
    precision = PlacePrecision.NEAR if name.relation and town else place.precision
    reason = f"{name.relation} {settled.reason}".strip() if name.relation else settled.reason
    return Where(name.name, name.span, place, precision, radius, reason)
