"""The places that a report has named by the time it comes to a sentence, whatever the sentences before it told."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from trucewatch.extract.places.settling import StoryPlaces
from trucewatch.extract.sentence import HOUR, Sentence
from trucewatch.model import Place, PlacePrecision, Span, Where
from trucewatch.packs.language.place_words import PlaceWords

SPOTS = frozenset(PlacePrecision) - {PlacePrecision.COUNTRY, PlacePrecision.UNKNOWN, PlacePrecision.LINE}
_REACH = 400  # characters from a place to a sentence that has it for its scene
_LONGEST = 24  # letters of two words before a place
_LAST_WORDS = re.compile(r"(?<!\w)(?:(\w+) )?(\w+) $")
_NEXT_WORD = re.compile(r" (\w+)")
_WORD = re.compile(r"[^\W\d_]+")
_TOWNS = frozenset({PlacePrecision.EXACT, PlacePrecision.TOWN, PlacePrecision.NEAR})


@dataclass(frozen=True, slots=True)
class Backdrop:
    """What a report says about where it plays.

    ``named`` are its sentences in order, each with its paragraph's number and the places in it; ``only`` is the one
    spot that the whole report names, ``filed`` the town of its dateline.
    """

    named: tuple[tuple[int, Span, tuple[Where, ...]], ...] = ()
    only: Where | None = None
    filed: Place | None = None
    text: str = field(default="", repr=False)

    @staticmethod
    def of(text: str, sentences: Sequence[tuple[int, Span]], story: StoryPlaces, words: PlaceWords) -> Backdrop:
        """From the sentences of a report with their paragraphs, and the places found in it."""
        named = []
        told = [where for where in story.found if not is_passed(where, text, words)]
        for paragraph, span in sentences:
            places = tuple(where for where in told if span.contains(where.span))
            places = tuple(
                where for at, where in enumerate(places) if not at or not _locates(places[at - 1], where, text, words)
            )
            if places or HOUR.match(text, span.start):
                named.append((paragraph, span, places))
        return Backdrop(tuple(named), story.only_spot, story.filed, text)

    def scene(self, sentence: Sentence) -> Where | None:
        """The spot of the last sentence before it that names any, in its paragraph or entry; None for two."""
        if sentence.opens_entry:
            return None
        for paragraph, span, places in reversed(self.named):
            if span.start >= sentence.span.start:
                continue
            if paragraph != sentence.paragraph or sentence.span.start - span.end > _REACH:
                return None
            spots = _spots(places)
            if spots:
                return spots[0] if len(spots) == 1 else None
            if HOUR.match(self.text, span.start):
                return None
        return None

    def last_named(self, sentence: Sentence, kind: PlacePrecision) -> Where | None:
        """The place of a kind (TOWN stands for all spots) that was named last before a sentence."""
        for where in self._backwards(sentence):
            if fits_kind(where, kind):
                return where
        return None

    def _backwards(self, sentence: Sentence) -> Iterator[Where]:
        for _, span, places in reversed(self.named):
            if span.start < sentence.span.start:
                yield from reversed(places)


def is_passed(where: Where, text: str, words: PlaceWords, begins: int = 0) -> bool:
    """Does somebody only come from there, go there or meet there, or is it the name of a pact?

    ``text`` begins at this character of the report.
    """
    start, end = where.span.start - begins, where.span.end - begins
    before, after = _LAST_WORDS.search(text[max(0, start - _LONGEST) : start]), _NEXT_WORD.match(text, end)
    if before is not None:
        held, last = (before.group(1) or "").lower(), before.group(2).lower()
        if last in words.passing or (last in words.at and held in words.meetings):
            return True
    return after is not None and after.group(1).lower() in words.pacts


def fits_kind(where: Where, kind: PlacePrecision) -> bool:
    """Can it be called by a word of this kind again, a spot "the town", a province "the province"?"""
    if where.place is None or where.precision is kind:
        return True
    return kind is PlacePrecision.TOWN and where.precision in _TOWNS


def _locates(inner: Where, where: Where, text: str, words: PlaceWords) -> bool:
    """Does it only tell where the spot before it lies ("Tal, south of Ros")?"""
    told = text[inner.span.end : where.span.start].lower()
    if any(sign.isdigit() for sign in told):
        return False  # "Tal, 50 km south of the city": a village, which "the city" does not mean
    between = _WORD.findall(told)
    return not words.directions.keys().isdisjoint(between) and words.locating.union(words.directions).issuperset(
        between
    )


def _spots(places: Sequence[Where]) -> list[Where]:
    """The spots, each once."""
    told: dict[str, Where] = {}
    for where in places:
        if where.place is None or where.precision in SPOTS:
            told.setdefault(where.place.id if where.place is not None else where.name, where)
    return list(told.values())
