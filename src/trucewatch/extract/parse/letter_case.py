"""Texts of one case, given back the capitals that their names would have.

All in small letters or all in capitals, a text hides its names from the parser
and from the reader of places. Here a word gets a capital where it is no common
word, or where a list has it as a name and the words beside it say that it is
one. Letters are changed one for one, so that offsets stay.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property

from trucewatch.extract.parse.parser import Parses
from trucewatch.geo.gazetteer import Gazetteer
from trucewatch.model import PlacePrecision, Span
from trucewatch.packs.actors import ActorBook, ActorMention
from trucewatch.packs.language.case_words import CaseWords
from trucewatch.packs.language.place_words import PlaceWords

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_OWNER = re.compile(r"['’]s?$")
_BEGINNING = re.compile(r"(?:^|\n|[.!?][\"”’)\]]*\s)[\s\"“‘'«(\[]*([^\W\d_])")
_NUMBER = re.compile(r"\d")
_CITY = 150_000  # people; a city of this size is known by a name that is also a word
_TOWN = 3_000  # people; a smaller place's name of several words is as often mere words
_LONGEST = 4  # words of a place's name
_INITIALS = 3  # letters, from which on a word without a vowel is made of initials
_WIDE = (PlacePrecision.COUNTRY, PlacePrecision.GOVERNORATE, PlacePrecision.REGION)


class _Kind(Enum):
    """What a word is by itself."""

    SMALL = "small"  # of a closed class
    COMMON = "common"
    NAME = "name"
    PERSON = "person"  # a common word that is also a given name
    MAYBE = "maybe"  # a common word that is also a surname or a place


@dataclass(frozen=True)
class LetterCase:
    """Gives a text of one case its capitals, by a gazetteer, the actors of the lexicon and the words of a language."""

    words: CaseWords
    gazetteer: Gazetteer
    places: PlaceWords
    actors: ActorBook
    parser: Parses
    _kinds: dict[str, _Kind] = field(default_factory=dict, repr=False, compare=False)

    def restored(self, text: str, mentions: Iterable[ActorMention]) -> str:
        """The text with capitals; ``mentions`` are the actors that it names, with their places in it."""
        found = list(_WORD.finditer(text))
        words = [_OWNER.sub("", word.group().lower()) for word in found]
        line = _Line(text, found, words, [self._kind(word) for word in words], self)
        raised = line.raised((mention.span, self._capitals(mention)) for mention in mentions)
        letters = list("".join(low if len(low := letter.lower()) == 1 else letter for letter in text))
        for at, word in enumerate(found):
            if not raised[at]:
                continue
            whole = words[at] in self._initials or _is_initials(words[at])
            stop = word.start() + (len(words[at]) if whole else 1)
            for place in range(word.start(), stop):
                letters[place] = _upper(letters[place])
        for beginning in _BEGINNING.finditer(text):
            letters[beginning.start(1)] = _upper(letters[beginning.start(1)])
        return "".join(letters)

    @cached_property
    def titles(self) -> frozenset[str]:
        """Words before persons' names, in small letters."""
        return frozenset(word.lower() for word in self.places.persons)

    def is_verbal(self, word: str) -> bool:
        """Is it a common word, and more than a noun?"""
        return self.parser.is_word(word, verbal=True)

    @cached_property
    def _initials(self) -> frozenset[str]:
        """The names of actors that are written in capitals throughout, in small letters."""
        names = (name for id in self.actors.ids for name in self._names(id))
        return frozenset(name.lower() for name in names if name.isalpha() and name.isupper())

    def _capitals(self, mention: ActorMention) -> frozenset[str]:
        """The words that have a capital in the names of whom a mention names, in small letters."""
        names = self._names(mention.id) if mention.id is not None and mention.id in self.actors.ids else ()
        return frozenset(word.lower() for name in names for word in _WORD.findall(name) if word[0].isupper())

    def _names(self, id: str) -> tuple[str, ...]:
        entry = self.actors.entry(id)
        return (entry.name, *entry.aliases, *entry.local)

    def _kind(self, word: str) -> _Kind:
        if word not in self._kinds:
            self._kinds[word] = self._judge(word)
        return self._kinds[word]

    def _judge(self, word: str) -> _Kind:
        if word in self.words.capitals:
            return _Kind.NAME
        if word in self.words.closed or word in self.places.articles or len(word) == 1:
            return _Kind.SMALL
        if word in self.places.peoples:
            return _Kind.NAME
        bearers = [each.place for each in self.gazetteer.bearers(word)] if self.gazetteer.knows(word) else []
        wide = any(place.precision is PlacePrecision.COUNTRY for place in bearers)
        large = any(place.population >= _CITY for place in bearers) and word not in self.places.given
        if wide or (large and not self.is_verbal(word)):
            return _Kind.NAME
        if not self.parser.is_word(word):
            if not bearers and ("'" in word or "’" in word):  # "don't"
                return _Kind.SMALL
            return _Kind.COMMON if not bearers and self.words.looks_common(word) else _Kind.NAME
        if word in self.places.given:
            return _Kind.PERSON
        return _Kind.MAYBE if bearers or word in self.places.surnames else _Kind.COMMON


@dataclass(frozen=True)
class _Line:
    """The words of a text, and which of them are names by what stands beside them."""

    text: str
    found: Sequence[re.Match[str]]
    words: Sequence[str]
    kinds: Sequence[_Kind]
    case: LetterCase

    def raised(self, names: Iterable[tuple[Span, Collection[str]]]) -> list[bool]:
        """Which words get a capital; ``names`` are actors' names, with the words that have one in them."""
        raised = [kind is _Kind.NAME for kind in self.kinds]
        for name, capitals in names:
            for at, found in enumerate(self.found):
                if name.start <= found.start() < name.end and self.kinds[at] is not _Kind.SMALL:
                    raised[at] = raised[at] or self.words[at] in capitals
        for at in range(len(self.words)):
            self._placed(raised, at)
            dated = self.words[at] in self.case.words.beside_numbers and self._is_by_a_number(at)
            raised[at] = raised[at] or dated
        for at in range(len(self.words)):
            raised[at] = raised[at] or self._is_persons(raised, at)
        for at in range(len(self.words) - 2, -1, -1):
            before_name = self._joined(at) and raised[at + 1]
            title = self.words[at] in self.case.titles and self.words[at + 1] not in self.case.places.peoples
            raised[at] = raised[at] or (before_name and (title or self.words[at] in self.case.words.opens))
        return raised

    def _placed(self, raised: list[bool], at: int) -> None:
        """The longest name of a place that begins at a word; of common words only a country's or a region's."""
        word = self.words[at]
        if word in self.case.places.articles or (self.kinds[at] is _Kind.SMALL and word not in self.case.words.opens):
            return
        for last in range(min(at + _LONGEST, len(self.words)) - 1, at, -1):
            if not all(map(self._joined, range(at, last))) or self.kinds[last] is _Kind.SMALL:
                continue
            if self._is_place(raised, at, last):
                for i in range(at, last + 1):
                    raised[i] = raised[i] or i == at or self.words[i] not in self.case.places.joins
                return

    def _is_place(self, raised: Sequence[bool], at: int, last: int) -> bool:
        case = self.case
        name = self.text[self.found[at].start() : self.found[last].end()]
        known = [bearer.place for bearer in case.gazetteer.bearers(name)] if case.gazetteer.knows(name) else []
        if any(place.precision in _WIDE for place in known):
            return True
        opens = self.words[at] in case.words.opens
        if self.kinds[at] is _Kind.COMMON and not opens:
            return False
        telling = any(raised[i] or self.kinds[i] is _Kind.PERSON for i in range(at, last + 1))
        large = any(place.population >= _TOWN for place in known)
        return (telling or opens) and (large or (bool(known) and raised[at] and raised[last]))

    def _is_persons(self, raised: Sequence[bool], at: int) -> bool:
        """Is it a part of a person's name: a given name before a name, or a name behind a title or a given name?"""
        kind, after, before = self.kinds[at], at + 1, at - 1
        if kind not in (_Kind.PERSON, _Kind.MAYBE):
            return False
        behind = self._joined(before) and (raised[before] or self.words[before] in self.case.titles)
        if kind is _Kind.MAYBE:
            titled = self._joined(before) and self.words[before] in self.case.titles
            surname = titled and self.words[at] in self.case.places.surnames
            return behind and (surname or not self.case.is_verbal(self.words[at]))
        leads = self._joined(at) and (raised[after] or self.kinds[after] in (_Kind.PERSON, _Kind.MAYBE))
        return behind or (leads and not self.case.is_verbal(self.words[after]))

    def _is_by_a_number(self, at: int) -> bool:
        start, stop = self.found[at].span()
        return bool(_NUMBER.search(self.text[max(0, start - 2) : start] + self.text[stop : stop + 2]))

    def _joined(self, at: int) -> bool:
        """Do a word and the next stand side by side, with a blank alone between?"""
        if not 0 <= at < len(self.found) - 1:
            return False
        return self.text[self.found[at].end() : self.found[at + 1].start()] == " "


def _is_initials(word: str) -> bool:
    return len(word) >= _INITIALS and not any(vowel in word for vowel in "aeiouy")


def _upper(letter: str) -> str:
    return raised if len(raised := letter.upper()) == 1 else letter
