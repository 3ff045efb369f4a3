"""Names that no gazetteer has, called places by the words beside them."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import cached_property

from trucewatch.extract.places.signs import SignReader
from trucewatch.extract.text.name_words import NameWords
from trucewatch.geo.gazetteer import is_ambiguous_word, is_common_word
from trucewatch.geo.gazetteer.names import is_initials
from trucewatch.model import PlacePrecision, Span
from trucewatch.packs.language.place_words import PlaceWords

_NEARBY = 40  # characters of words that say how something lies to a place
_NEAR = 8  # words
_SHORT = 3  # letters
_LONGEST = 7  # words in a name, parts of hyphened words counted
_SMALL_AREAS = (PlacePrecision.TOWN, PlacePrecision.DISTRICT, PlacePrecision.REGION)
_FIGURES = re.compile(r"\W*\d{1,2}[/.]\d{1,2}(?:[/.]\d{2,4})?\b")  # a date all in figures
_PARTS_HEAD = re.compile(r"\s*[:,]?\s+(?:[-–—]\s+)?")
_ENDS_HEAD = re.compile(r"\s*[,:(]|\s+[-–—]\s")


@dataclass(frozen=True)
class UnlistedNames:
    """Finds them, by the words of a language."""

    signs: SignReader
    language: PlaceWords
    is_word: Callable[[str], bool] = is_ambiguous_word

    @cached_property
    def _used(self) -> frozenset[str]:
        """Words of the names of other things."""
        return self.language.bodies | self.language.sites | self.language.streets

    @cached_property
    def _no_part(self) -> frozenset[str]:
        """Words that go on no name which the gazetteer has."""
        lexicon = self.language
        return lexicon.weapons | lexicon.squares | lexicon.surnames | lexicon.types.keys()

    def length(
        self, words: NameWords, index: int, held: Collection[Span], known: int, *, in_row: bool, heads: bool
    ) -> int:
        """How many words from here are called a place ("the village of X"); 0 where they are not.

        ``known`` of them make a name that the gazetteer has; ``in_row`` where the name before it in a row is a
        place, ``heads`` where it heads an entry of a list.
        """
        length = self._capitals(words, index, held)
        if not length or (words.hyphened(index + length - 1) and not self.signs.is_end_of_way(words, index, length)):
            return 0  # "in rebel-held towns", "in Kest-held towns"
        if words.titled and length == 1 and not known and self.is_word(words.lower(index)):
            return 0  # "Killed in Clash"
        heads = heads and ends_head(words.text, words.ends[index + length - 1])
        if self._has_its_kind(words, index, length):
            return length if words.lower(index) not in self.language.given else 0
        its_kinds = self._is_its_kinds(words, index)
        if not (its_kinds or heads or in_row or self._is_told(words, index, length, held)):
            return 0
        if its_kinds:
            common = length == 1 and is_common_word(words.word(index))
            rest = [words.lower(index + at) for at in range(known, length)]
            return 0 if common or (known and self.language.types.keys() >= set(rest)) else length
        if known and (known == length or words.titled or self._is_widely_known(words, index, known)):
            return 0
        if known and words.lower(index - 1) in self.language.whereat and not words.hyphened(index + known - 1):
            return 0
        return length if self._may_be_a_name(words, index, length) else 0

    def rest(self, words: NameWords, index: int, known: int, held: Collection[Span]) -> int:
        """How many words from here may be one name, of which the gazetteer has the first ``known``; 0 for no more."""
        lexicon = self.language
        length = self._capitals(words, index, held)
        if length <= known or words.titled or words.hyphened(index + known - 1) or words.owns(index + length - 1):
            return 0
        rest = [words.lower(index + at) for at in range(known, length)]
        titled = any(word.title() in lexicon.persons for word in rest)
        if titled or not self._no_part.isdisjoint(rest) or not self._may_be_a_name(words, index, length):
            return 0
        return length

    def _has_its_kind(self, words: NameWords, index: int, length: int) -> bool:
        """Is a word of the name a kind of ground ("X River")?"""
        lexicon, first, last = self.language, words.lower(index), words.lower(index + length - 1)
        featured = (last in lexicon.features or first in lexicon.features) and last not in lexicon.bodies
        return length > 1 and words.joined(index) and featured

    def _is_its_kinds(self, words: NameWords, index: int) -> bool:
        """Do "the village of" stand before it?"""
        lexicon = self.language
        linked = words.joined(index - 1) and words.lower(index - 1) in lexicon.links and words.joined(index - 2)
        body = words.capital(index - 2) and words.lower(index - 2) in lexicon.bodies  # "the Department of Works"
        return linked and words.lower(index - 2) in lexicon.types and not body

    def _is_told(self, words: NameWords, index: int, length: int, held: Collection[Span]) -> bool:
        """Does a preposition of place stand before it, those who live there, or its kind behind it?"""
        lexicon, last = self.language, index + length - 1
        after = words.lower(last + 1) if words.joined(last) else ""
        if self.signs.is_end_of_way(words, index, length) or self._tells_itself(words, index, last):
            return True
        if not words.joined(index - 1):
            return False
        before = words.lower(index - 1)
        if self._names_ground(words, index, last):
            return True
        if words.owns(last):
            return False
        if words.gap(last) == ", " and words.lower(last + 1) in lexicon.where and before in lexicon.beside | lexicon.at:
            return True
        second = words.lower(index - 2) if words.joined(index - 2) else ""
        if before in lexicon.within | lexicon.whereat and not (words.titled and words.capital(index - 1)):
            return second not in lexicon.posts
        if before in lexicon.stormed and self._before_time(words, index - 2, held) in lexicon.assaults:
            return after not in lexicon.dwellers | lexicon.tribesmen  # "the massacre of Tal villagers"
        if before in lexicon.entered and not (words.titled and words.capital(index - 1)):
            return True
        if before in lexicon.parts and second in lexicon.at:
            return True  # "in nearby Tal"
        if before in lexicon.offsets and self._is_near(words, index):
            return words.lower(index - 3) not in lexicon.posts  # "sources close to Tal"
        if before in lexicon.links:
            lies = second in lexicon.grounded and not words.capital(index - 2)  # "the airfield of Tal"
            return (
                lies
                or second in (lexicon.dwellers | lexicon.spots) - lexicon.owned
                or second in lexicon.directions
                or after in lexicon.features
            )
        return self._ends_a_way(words, index)

    def is_assaulted(self, words: NameWords, last: int) -> bool:
        """Is it told right behind a name that it was shelled or stormed, as nobody is?"""
        told = words.joined(last) and words.lower(last + 1) in self.language.was
        return told and words.joined(last + 1) and words.lower(last + 2) in self.language.assaulted

    def _ends_a_way(self, words: NameWords, index: int) -> bool:
        """Is something told to be on the way from there, or between there and elsewhere ("on the road from X to Y")?"""
        lexicon, before, second = self.language, words.lower(index - 1), words.lower(index - 2)
        near = {words.lower(at) for at in range(max(0, index - _NEAR), index - 1)}
        if before in lexicon.amid and not lexicon.midway.isdisjoint(near):
            return True
        return before in lexicon.amid | lexicon.elsewhere and second in lexicon.ways

    def _tells_itself(self, words: NameWords, index: int, last: int) -> bool:
        """Do the words behind it say what it is?"""
        return self.is_assaulted(words, last) or (index == 0 and self._counts_its_own(words, last))

    def _counts_its_own(self, words: NameWords, last: int) -> bool:
        """Is it told right behind a name how many it counts ("Tal reports six dead")?"""
        lexicon = self.language
        counts = words.lower(last + 1) in lexicon.counts and words.lower(last + 3) in lexicon.harmed
        return counts and words.lower(last) not in lexicon.surnames

    def _names_ground(self, words: NameWords, index: int, last: int) -> bool:
        """Is a kind of ground or what lies on it called by it ("the river X", "on the X road", "the X district")?"""
        lexicon, before = self.language, words.lower(index - 1)
        if before in lexicon.features and not words.capital(index - 1):
            return True
        after = words.lower(last + 1) if words.joined(last) else ""
        small = lexicon.types.get(after) in _SMALL_AREAS and after not in lexicon.seats
        if small and before in lexicon.at | lexicon.beside | lexicon.articles:
            return True
        if after in lexicon.manned and words.joined(last + 1):
            last, after = last + 1, words.lower(last + 2)
        called = after in lexicon.grounded and not words.capital(last + 1) and before in lexicon.articles
        return called and words.lower(index - 2) in lexicon.at | lexicon.stormed | lexicon.entered | lexicon.took

    def _before_time(self, words: NameWords, index: int, held: Collection[Span]) -> str:
        """The word before what may tell a time ("the attack of 12 January on X", "the raid last month on X")."""
        first = index
        while first > 0 and first > index - _LONGEST:
            timed = any(words.span(first, 1).overlaps(span) for span in held)
            if not timed and words.lower(first) not in self.language.links:
                break
            first -= 1
        return words.lower(first) if words.joined(first) else ""

    def _is_near(self, words: NameWords, index: int) -> bool:
        """Do words of several that say how something lies to it stand before it ("on the road to")?"""
        at = words.starts[index]
        before = words.text[max(words.start, at - _NEARBY) : at]
        return any(
            self.language.leads_on.fullmatch(before, near.end())
            for pattern, _ in self.language.relations
            for near in pattern.finditer(before)
        )

    def _is_widely_known(self, words: NameWords, index: int, length: int) -> bool:
        return self.signs.widely_known(words.span(index, length).of(words.text))

    def _capitals(self, words: NameWords, index: int, held: Collection[Span]) -> int:
        """How many words with capitals stand in a row from here, none of them part of another's name."""
        length = 0
        if not words.capital(index) and words.lower(index) not in self.language.joins:
            return 0
        while index + length < len(words) and length < _LONGEST:
            at = index + length
            if length and not (words.joined(at - 1) or words.hyphened(at - 1)):
                break
            if length and words.hyphened(at - 1) and self.signs.is_end_of_way(words, index, length):
                break
            if not (words.capital(at) or words.hyphened(at) or (length and self._ends_hyphened(words, at))):
                break
            if any(words.span(at, 1).overlaps(other) for other in held):
                break
            length += 1
        return length

    def _ends_hyphened(self, words: NameWords, at: int) -> bool:
        """Does a short part in small letters end a hyphened name ("in Inug-ug, Tal"), with no noun behind it?"""
        after = words.lower(at + 1) if words.joined(at) else ""
        ends = words.hyphened(at - 1) and (not after or after in self.language.at | self.language.beside)
        return ends and len(words.word(at)) <= _SHORT and not is_ambiguous_word(words.word(at))

    def _may_be_a_name(self, words: NameWords, index: int, length: int) -> bool:
        """Is every word of it free of another use?"""
        lexicon = self.language
        name = words.span(index, length).of(words.text)
        before, second = words.lower(index - 1), words.lower(index - 2)
        by = before in lexicon.by or (before in lexicon.links and second in lexicon.directions)  # "near Sheikh X"
        if is_initials(name) or is_ambiguous_word(name) or name[:2].isupper():
            return False
        if any(self.signs.widely_known(words.word(at)) for at in range(index + 1, index + length)):
            return False
        run = [words.lower(index + at) for at in range(length)]
        doubtful = [word for word in run if word not in lexicon.joins and is_ambiguous_word(word)]
        if not self._used.isdisjoint(run) or (doubtful and not (by and len(doubtful) < length)):
            return False
        if length == 1 and run[0] in lexicon.spots:
            return False  # "in Ward 9"
        return run[0] not in lexicon.given and run[0] not in lexicon.peoples


def heads_of_entries(text: str, sentence: Span, held: Collection[Span]) -> frozenset[int]:
    """Where the names stand that head the entries of a list ("5 July: X, two killed; Y, a mine").

    A date opens it, one of ``held`` or one in figures, at its start or behind what a colon ends ("In July: 5 July,
    X, two killed"); behind a semicolon a name follows without one.
    """
    found: set[int] = set()
    at = sentence.start
    colon = text.find(": ", at, sentence.end)
    if any(span.start == colon + 2 for span in held):
        at = colon + 2
    while at < sentence.end:
        dated = [span.end for span in held if span.start == at]
        figures = None if dated else _FIGURES.match(text, at, sentence.end)
        opened = max(dated) if dated else figures.end() if figures else at
        if opened == at and not found:
            break
        parts = _PARTS_HEAD.match(text, opened, sentence.end) if opened > at else None
        found.add(parts.end() if parts else opened)
        semicolon = text.find("; ", opened, sentence.end)
        if semicolon < 0:
            break
        at = semicolon + 2
    return frozenset(found)


def ends_head(text: str, at: int) -> bool:
    """Does a comma, a colon or the like part a name that ends here from what is told of it?"""
    return _ENDS_HEAD.match(text, at) is not None
