"""Names in a sentence that may be places: known to the gazetteer, or called places by the words beside them."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from trucewatch.extract.places.signs import Sign, SignReader
from trucewatch.extract.places.unlisted import UnlistedNames, ends_head, heads_of_entries
from trucewatch.extract.text.name_words import NameWords, name_words
from trucewatch.extract.text.offsets import Offset, read_offset
from trucewatch.geo.gazetteer import Gazetteer, is_ambiguous_word
from trucewatch.geo.gazetteer.story import Naming
from trucewatch.model import PlacePrecision, Span
from trucewatch.packs.language.place_words import PlaceWords

_ROAD_KM = 40.0  # from the town by which a road is called, as from one to which it leads
_SHORT = 3  # letters: words in small letters that are shorter end no name
_WIDE = (PlacePrecision.COUNTRY, PlacePrecision.GOVERNORATE, PlacePrecision.REGION)
_NUMBER = re.compile(r" \d")
_LONGEST = 7  # words in a name, parts of hyphened words counted
_REACH = 100  # letters before a name in which its kind and how near it something lies are looked for


@dataclass(frozen=True, slots=True)
class NamedPlace:
    """A name with its sign and what stands around it; ``beside`` where that stands before places and other things.

    ``wants`` is the kind of place that is told; EXACT where something that
    stands in a town is told to stand there. ``meant`` is the name that other
    words stand for ("the Somali capital"). ``unlisted`` ones stand in no gazetteer. ``fuller`` is the row of
    capitalised words that begins with the name, where all of it may be one name ("Tong Le Chon").
    """

    name: str
    span: Span
    sign: Sign
    wants: PlacePrecision | None = None
    extra_km: float = 0.0
    relation: str = ""
    beside: bool = False
    offset: Offset | None = None
    meant: str = ""
    unlisted: bool = False
    fuller: str = ""

    @property
    def naming(self) -> Naming:
        """What the gazetteer is asked."""
        return self.meant or self.name, self.wants


@dataclass(frozen=True, slots=True)
class Names:
    """The names of a sentence and the surnames of the persons in it, in small letters."""

    places: tuple[NamedPlace, ...]
    surnames: frozenset[str]


@dataclass(frozen=True)
class NameReader:
    """Reads the names of sentences, by a gazetteer and the words of a language.

    ``is_word`` says of a word in small letters that it has another use than as a name.
    """

    gazetteer: Gazetteer
    language: PlaceWords
    is_word: Callable[[str], bool] = is_ambiguous_word

    @cached_property
    def signs(self) -> SignReader:
        """What tells places from other names."""
        return SignReader(self.gazetteer, self.language)

    @cached_property
    def _numbered(self) -> frozenset[str]:
        """What is told apart by numbers ("Ward 9")."""
        return self.language.spots | self.language.sites | self.language.types.keys()

    @cached_property
    def unlisted(self) -> UnlistedNames:
        """What finds the names that the gazetteer lacks."""
        return UnlistedNames(self.signs, self.language, self.is_word)

    def read(self, text: str, sentence: Span, taken: Collection[Span]) -> Names:
        """Every name in the sentence that may be a place; ``taken`` are spans of something else."""
        words = name_words(text, sentence, self.language.clipped)
        held = [span for span in taken if span.overlaps(sentence)]
        heads = heads_of_entries(text, sentence, held)
        found: list[NamedPlace] = []
        done = 0
        for index in words.heads():
            if index < done:
                continue
            seat = self._seat(words, index)
            if seat:
                found.append(self._capital(words, index, seat))
                done = index + seat
                continue
            length = self._known(words, index, held)
            head = words.starts[index] in heads
            in_row = bool(found) and self._goes_on(words, found[-1], index)
            called = self.unlisted.length(words, index, held, length, in_row=in_row, heads=head)
            if called > length:
                unlisted = not length
                found.append(replace(self._named(words, index, called), sign=Sign.PLACE, unlisted=unlisted))
            elif length:
                named = self._named(words, index, length)
                rest = self.unlisted.rest(words, index, length, held)
                if rest and self._goes_on_with_article(words, index + length):
                    longer = self._named(words, index, rest)
                    told = self.unlisted.is_assaulted(words, index + rest - 1)
                    named, length = replace(longer, sign=Sign.PLACE if told else named.sign, unlisted=True), rest
                elif rest:
                    named = replace(named, fuller=words.span(index, rest).of(text))
                elif self._is_before_water(words, index, length):  # "the Tal river" is no town of that name
                    named = replace(named, meant=f"{named.name} {words.lower(index + length)}", wants=None)
                headed = head and named.sign is Sign.PERHAPS and ends_head(text, named.span.end)
                found.append(replace(named, sign=Sign.PLACE) if headed else named)
            done = index + max(length, called)
        whole = list(self._run_together(words, found))
        return Names(tuple(self._beside_each_other(words, whole)), frozenset(self._surnames(words)))

    def _goes_on_with_article(self, words: NameWords, index: int) -> bool:
        """Does an article in small letters, and not "the", join what follows to the name before ("Bab al-Tal")?"""
        joins = words.lower(index) in self.language.joins and not words.capital(index)
        return joins and words.hyphened(index) and words.joined(index - 1)

    def _run_together(self, words: NameWords, found: list[NamedPlace]) -> Iterator[NamedPlace]:
        """Two names with nothing between them are one that no gazetteer has ("San Tal Las Ros"), but for an area."""
        names = iter([*found, None])
        last = next(names)
        for name in names:
            bare = last is not None and name is not None and words.text[last.span.end : name.span.start] == " "
            if last is None or name is None or not bare or words.titled or not self._are_one(last, name):
                if last is not None:
                    yield last
                last = name
                continue
            span = Span(last.span.start, name.span.end)
            last = replace(last, name=span.of(words.text), span=span, unlisted=True, fuller="")

    def _are_one(self, name: NamedPlace, other: NamedPlace) -> bool:
        spots = name.sign is Sign.PLACE and other.sign >= Sign.PERHAPS and not name.meant and not other.meant
        areas = self._is_a_country(name.name) or self._is_wide(other.name)
        return spots and not areas and not is_ambiguous_word(other.name)

    def _is_wide(self, name: str) -> bool:
        return any(bearer.place.precision in _WIDE for bearer in self.gazetteer.bearers(name))

    def _known(self, words: NameWords, index: int, held: Collection[Span]) -> int:
        """How many words from here make a name that the gazetteer knows; 0 for none."""
        lexicon = self.language
        if not words.capital(index) and not (words.lower(index) in lexicon.joins and words.hyphened(index)):
            return 0
        if words.owns(index) and words.capital(index + 1) and self._is_free(words, index, 2, held):
            return 2  # "Cox's Bazar"
        longest = 1
        while longest < _LONGEST and (words.joined(index + longest - 1) or words.hyphened(index + longest - 1)):
            after = index + longest
            if not (words.capital(after) or words.hyphened(after - 1) or words.lower(after) in lexicon.joins):
                longest += self._ends_small(words, after)
                break
            longest += 1
        for length in range(longest, 0, -1):
            last = index + length - 1
            small = not words.capital(last) and not (length > 1 and words.hyphened(last - 1))
            if small and (words.lower(index) in lexicon.articles or not self._ends_small(words, last)):
                continue  # "The meeting"
            span = words.span(index, length)
            if length == 1 and words.lower(index) in self._numbered and _NUMBER.match(words.text, span.end):
                continue
            if "$" not in _around(words.text, span) and self._is_free(words, index, length, held):
                return length
        return 0

    def _is_free(self, words: NameWords, index: int, length: int, held: Collection[Span]) -> bool:
        """Are so many words from here a whole name of the gazetteer's, and nobody else's?"""
        known = self.gazetteer.knows(words.span(index, length).of(words.text))
        return known and not self._taken(words, index, length, held) and self._whole(words, index, length)

    def _seat(self, words: NameWords, index: int) -> int:
        """How many words from here name a state's capital by the state ("the Somali capital", "Mali's capital")."""
        for length in (2, 1):
            last = index + length - 1
            if words.lower(last + 1) not in self.language.seats:
                continue
            if all(map(words.joined, range(index, last))) and (words.joined(last) or words.owns(last)):
                return length + 1 if self._state(words, index, length) in self.language.capitals else 0
        return 0

    @staticmethod
    def _state(words: NameWords, index: int, length: int) -> str:
        return " ".join(words.lower(at) for at in range(index, index + length))

    def _capital(self, words: NameWords, index: int, length: int) -> NamedPlace:
        span = words.span(index, length)
        meant = self.language.capitals[self._state(words, index, length - 1)]
        return NamedPlace(span.of(words.text), span, Sign.PLACE, PlacePrecision.TOWN, meant=meant)

    def _ends_small(self, words: NameWords, index: int) -> bool:
        """Can a word in small letters end a name ("Deir ezzor")?"""
        lexicon, word = self.language, words.lower(index)
        plain = word in lexicon.types or word in lexicon.bodies or word in lexicon.sites or word in lexicon.features
        return len(word) > _SHORT and not plain and not is_ambiguous_word(word)

    def _taken(self, words: NameWords, index: int, length: int, held: Collection[Span]) -> bool:
        """Is it part of somebody's name? Talks named after a city leave it its name ("in Geneva"), outlets "Kan."."""
        span = words.span(index, length)
        others = [other for other in held if span.overlaps(other)]
        if not others:
            return False
        if words.word(index) in self.signs.clipped and words.gap(index - 1).strip() == ",":
            return False
        if others != [span] or not words.joined(index - 1):
            return True
        if words.lower(index - 1) in self.language.links and words.lower(index - 2) in self.language.types:
            return False
        return words.lower(index - 1) not in self.language.within or not self.signs.widely_known(span.of(words.text))

    def _whole(self, words: NameWords, index: int, length: int) -> bool:
        """Is a clipped word one only where it follows a comma or a party's letter ("Jackson, Miss.")?"""
        word = words.word(index)
        if length > 1 or not word.endswith(".") or "." in word[:-1]:
            return True
        return words.gap(index - 1).strip() in (",", "-") and words.capital(index - 1)

    def _named(self, words: NameWords, index: int, length: int) -> NamedPlace:
        span = words.span(index, length)
        after = words.lower(index + length) if words.joined(index + length - 1) else ""
        wants = self.language.types.get(after.rstrip("."))
        before = words.text[max(words.start, span.start - _REACH) : span.start]
        if wants is None:  # "the town of X", "the strategic village of X"
            kind = self.language.called.search(before)
            wants = self.language.types.get(kind.group(1).lower()) if kind else None
        extra, relation = 0.0, ""
        for pattern, km in self.language.relations:
            near = list(pattern.finditer(before))
            if near and self.language.leads_on.fullmatch(before, near[-1].end()):
                extra, relation = km, near[-1].group()
        if wants is None and relation and not self._is_a_country(span.of(words.text)):
            wants = PlacePrecision.TOWN  # what is near it is near a spot, not near an area
        if not relation and after in self.language.roads and not self.signs.is_end_of_way(words, index, length):
            extra, relation = _ROAD_KM, after  # "on the Tal road"
        if wants is None and self._is_round_a_spot(words, index):
            wants = PlacePrecision.EXACT
        offset = read_offset(before, self.language)
        sign = self.signs.sign(words, index, length, None if wants is PlacePrecision.EXACT else wants)
        beside = words.joined(index - 1) and words.lower(index - 1) in self.language.beside
        return NamedPlace(span.of(words.text), span, sign, wants, extra, relation, beside, offset)

    def _is_round_a_spot(self, words: NameWords, index: int) -> bool:
        """Is something told to be there that stands in a town ("a market in central X")?"""
        lexicon, before = self.language, index - 1
        while words.lower(before) in lexicon.parts and words.joined(before):
            before -= 1
        linked = words.lower(before) in lexicon.within | lexicon.links
        return linked and words.joined(before - 1) and words.lower(before - 1) in lexicon.spots

    def _is_before_water(self, words: NameWords, index: int, length: int) -> bool:
        """Is it called a river or a lake, and none bears the bare name?"""
        if not words.joined(index + length - 1) or words.lower(index + length) not in self.language.waters:
            return False
        bearers = self.signs.gazetteer.bearers(words.span(index, length).of(words.text))
        return all(bearer.place.precision is not PlacePrecision.LINE for bearer in bearers)

    def _is_a_country(self, name: str) -> bool:
        bearers = self.signs.gazetteer.bearers(name)
        return any(bearer.place.precision is PlacePrecision.COUNTRY for bearer in bearers)

    def _goes_on(self, words: NameWords, before: NamedPlace, index: int) -> bool:
        """Does a row that began with a place go on here ("X and Y", "X, Y and Z")?"""
        between = words.text[before.span.end : words.starts[index]]
        if before.sign is not Sign.PLACE or not self.language.row.fullmatch(between):
            return False
        last = index
        while words.capital(last + 1) and (words.joined(last) or words.gap(last) == ", "):
            last += 1
        ends = words.joined(last) and words.lower(last + 1) in self.language.rows and words.capital(last + 2)
        return not between.startswith(", ") or ends

    def _beside_each_other(self, words: NameWords, found: list[NamedPlace]) -> Iterator[NamedPlace]:
        """A name in a row of places is one too ("X, Y and Z"), from left to right and back."""
        signs = [name.sign for name in found]
        steps = [(at, at - 1) for at in range(1, len(found))] + [(at, at + 1) for at in range(len(found) - 2, -1, -1)]
        for at, other in steps:
            left, right = sorted((found[at].span, found[other].span))
            between = words.text[left.end : right.start]
            if signs[at] is Sign.PERHAPS and signs[other] is Sign.PLACE and self.language.row.fullmatch(between):
                signs[at] = Sign.PLACE
        for name, sign in zip(found, signs, strict=True):
            yield name if name.sign is sign else replace(name, sign=sign)

    def _surnames(self, words: NameWords) -> Iterator[str]:
        """The last names of persons who are named in full or by their title."""
        for index in words.heads():
            if not words.capital(index) or not words.joined(index):
                continue
            word = words.word(index)
            if word.lower() in self.language.given or word.rstrip(".") in self.language.persons:
                last = index + 1
                while words.joined(last) and words.capital(last + 1) and last < index + 3:
                    last += 1
                if words.capital(last) and words.lower(last) not in self.language.bodies:
                    yield words.lower(last)


def _around(text: str, span: Span) -> str:
    """The signs on either side."""
    return text[max(0, span.start - 1) : span.start] + text[span.end : span.end + 1]
