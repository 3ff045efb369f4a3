"""Names in a sentence that may be places, and what the words beside each say that it is."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from enum import IntEnum
from functools import cached_property

from trucewatch.extract.name_words import NameWords, name_words
from trucewatch.geo.gazetteer import Gazetteer, is_ambiguous_word, is_common_word
from trucewatch.geo.gazetteer_names import is_initials
from trucewatch.model import PlacePrecision, Span
from trucewatch.packs.place_words import PlaceWords

_INITIAL = 2  # a letter and its dot
_LONGEST = 7  # words in a name, parts of hyphened words counted
_LONGEST_BODY = 5  # words that may follow a place in the name of a body
_AGE = re.compile(r",? \(?\d{1,2}\)?(?:,| (?=\())")
_WIDE = (PlacePrecision.COUNTRY, PlacePrecision.GOVERNORATE, PlacePrecision.REGION)
_CITY = 100_000  # people; a city of this size is known by its name alone
_DATELINE = re.compile(r"(?:, [^—–\n]{1,25})?\s*(?:\([^)\n]{2,30}\))?\s*(?:[—–]|-{1,2}\s)")


class Sign(IntEnum):
    """What the words beside a name say that it is."""

    PERSON = 0
    OTHER = 1  # a street's, or a word like any other
    PERHAPS = 2  # nothing is said
    WITHIN = 3  # the name stands within that of a body ("the Aleppo Council")
    PLACE = 4


@dataclass(frozen=True, slots=True)
class NamedPlace:
    """A name with its sign and what stands around it; ``beside`` where that stands before places and other things."""

    name: str
    span: Span
    sign: Sign
    wants: PlacePrecision | None = None
    extra_km: float = 0.0
    relation: str = ""
    beside: bool = False


@dataclass(frozen=True, slots=True)
class Names:
    """The names of a sentence and the surnames of the persons in it, in small letters."""

    places: tuple[NamedPlace, ...]
    surnames: frozenset[str]


@dataclass(frozen=True)
class NameReader:
    """Reads the names of sentences, by a gazetteer and the words of a language."""

    gazetteer: Gazetteer
    language: PlaceWords

    @cached_property
    def clipped(self) -> frozenset[str]:
        """The abbreviations of the language with their dots."""
        return frozenset(f"{word}." for word in self.language.clipped)

    def read(self, text: str, sentence: Span, taken: Collection[Span]) -> Names:
        """Every name in the sentence that may be a place; ``taken`` are spans of something else."""
        words = name_words(text, sentence, self.language.clipped)
        held = [span for span in taken if span.overlaps(sentence)]
        found: list[NamedPlace] = []
        index = 0
        while index < len(words):
            length = self._known(words, index, held)
            called = self._called(words, index, held)
            if called > length:
                found.append(replace(self._named(words, index, called), sign=Sign.PLACE))
            elif length:
                found.append(self._named(words, index, length))
            index += max(length, called) or 1
        return Names(tuple(self._beside_each_other(words, found)), frozenset(self._surnames(words)))

    def _known(self, words: NameWords, index: int, held: Collection[Span]) -> int:
        """How many words from here make a name that the gazetteer knows; 0 for none."""
        lexicon = self.language
        if not words.capital(index) and not (words.lower(index) in lexicon.joins and words.hyphened(index)):
            return 0
        longest = 1
        while longest < _LONGEST and (words.joined(index + longest - 1) or words.hyphened(index + longest - 1)):
            after = index + longest
            if not (words.capital(after) or words.hyphened(after - 1) or words.lower(after) in lexicon.joins):
                break
            longest += 1
        for length in range(longest, 0, -1):
            last = index + length - 1
            if not words.capital(last) and not (length > 1 and words.hyphened(last - 1)):
                continue
            span = words.span(index, length)
            if self._taken(words, index, length, held) or "$" in _around(words.text, span):
                continue
            if self.gazetteer.knows(span.of(words.text)) and self._whole(words, index, length):
                return length
        return 0

    def _taken(self, words: NameWords, index: int, length: int, held: Collection[Span]) -> bool:
        """Is it part of somebody's name? Talks named after a city leave it its name ("in Geneva"), outlets "Kan."."""
        span = words.span(index, length)
        others = [other for other in held if span.overlaps(other)]
        if not others:
            return False
        if words.word(index) in self.clipped and words.gap(index - 1).strip() == ",":
            return False
        alone = others == [span] and words.lower(index - 1) in self.language.within and words.joined(index - 1)
        return not (alone and self.widely_known(span.of(words.text)))

    def _whole(self, words: NameWords, index: int, length: int) -> bool:
        """Is a clipped word one only where it follows a comma or a party's letter ("Jackson, Miss.")?"""
        word = words.word(index)
        if length > 1 or not word.endswith(".") or "." in word[:-1]:
            return True
        return words.gap(index - 1).strip() in (",", "-") and words.capital(index - 1)

    def _called(self, words: NameWords, index: int, held: Collection[Span]) -> int:
        """How many words make a name that the gazetteer lacks and its neighbours call a place ("the village of X")."""
        lexicon = self.language
        length = 0
        while index + length < len(words) and length < _LONGEST:
            if length and not (words.joined(index + length - 1) or words.hyphened(index + length - 1)):
                break
            if not (words.capital(index + length) or words.hyphened(index + length)):
                break
            if any(words.spans[index + length].overlaps(other) for other in held):
                break
            length += 1
        if not length:
            return 0
        span = words.span(index, length)
        run = [words.lower(index + at) for at in range(length)]
        if length > 1 and (run[-1] in lexicon.features or run[0] in lexicon.features) and words.joined(index):
            return length if run[0] not in lexicon.given else 0
        before = words.lower(index - 1)
        called = before in lexicon.links and words.lower(index - 2) in lexicon.types and words.joined(index - 2)
        if not called and (before not in lexicon.within or not words.joined(index - 1)):
            return 0
        if called:
            return length
        known = self._known(words, index, held)
        if known and (known == length or words.titled or self.widely_known(words.span(index, known).of(words.text))):
            return 0
        if is_initials(span.of(words.text)) or is_ambiguous_word(span.of(words.text)) or words.word(index).isupper():
            return 0
        if any(word in lexicon.bodies or word in lexicon.sites or word in lexicon.streets for word in run):
            return 0
        doubtful = any(is_ambiguous_word(word) for word in run if word not in lexicon.joins)
        return 0 if doubtful or run[0] in lexicon.given else length

    def _named(self, words: NameWords, index: int, length: int) -> NamedPlace:
        span = words.span(index, length)
        after = words.lower(index + length) if words.joined(index + length - 1) else ""
        wants = self.language.types.get(after.rstrip("."))
        before = words.text[words.start : span.start]
        if wants is None:  # "the town of X", "the strategic village of X"
            kind = self.language.called.search(before)
            wants = self.language.types.get(kind.group(1).lower()) if kind else None
        extra, relation = 0.0, ""
        for pattern, km in self.language.relations:
            near = list(pattern.finditer(before))
            if near and self.language.leads_on.fullmatch(before, near[-1].end()):
                extra, relation = km, near[-1].group()
        sign = self._sign(words, index, length, wants)
        beside = words.joined(index - 1) and words.lower(index - 1) in self.language.beside
        return NamedPlace(span.of(words.text), span, sign, wants, extra, relation, beside)

    def _sign(self, words: NameWords, index: int, length: int, wants: PlacePrecision | None) -> Sign:
        """What the words beside the name say that it is, the plainest first."""
        name = words.span(index, length).of(words.text)
        doubtful = self._is_doubtful(name)
        for rule in (self._of_person, self._of_longer_name, self._of_place):
            sign = rule(words, index, length)
            if sign is not None:
                return Sign.OTHER if doubtful and rule == self._of_longer_name else sign
        if wants is not None:
            return Sign.PLACE
        return Sign.OTHER if doubtful else Sign.PERHAPS

    def _is_doubtful(self, name: str) -> bool:
        """Is it as likely no place at all? Initials are no words, and a large city's name no mere surname."""
        if name.lower() in self.language.parts or name.lower() in self.language.types:
            return True
        if not is_ambiguous_word(name) or name in self.clipped:
            return False
        return not self.widely_known(name) or (is_common_word(name) and not is_initials(name))

    def _of_person(self, words: NameWords, index: int, length: int) -> Sign | None:
        """A title, a given name or an initial before it; a surname after it; "said" or an age beside it."""
        lexicon, last = self.language, index + length - 1
        before, after = words.word(index - 1), words.word(index + length)
        if words.joined(index - 1) and before.rstrip(".") in lexicon.persons and before[:1].isupper():
            return Sign.PERSON
        if length > 1:
            return None
        if words.joined(index - 1) and (before.lower() in lexicon.given or _is_initial(before)):
            return Sign.PERSON
        name = words.word(index)
        named_in_full = words.joined(last) and words.capital(last + 1) and name.lower() in lexicon.given
        if named_in_full and (after.lower() in lexicon.surnames or _is_initial(after)):
            return Sign.PERSON
        if self.widely_known(name):
            return None
        tells = words.joined(last) and words.lower(last + 1) in lexicon.tells
        told = words.joined(index - 1) and words.lower(index - 1) in lexicon.tells
        aged = _AGE.match(words.text, words.spans[last].end)
        return Sign.PERSON if tells or told or aged else None

    def _of_longer_name(self, words: NameWords, index: int, length: int) -> Sign | None:
        """Part of a hyphened word, of the name of a street, a site, a body or a person."""
        last = index + length - 1
        if words.hyphened(last) and not words.capital(last + 1):
            return Sign.WITHIN  # "Aleppo-based"
        double = words.hyphened(last) or (words.hyphened(index - 1) and words.capital(index - 1))
        if double and length == 1 and not self.widely_known(words.word(index)) and len(words.word(index - 1)) > 1:
            return Sign.OTHER
        run = self._run(words, last)
        if run and run[0] not in self.language.types:
            return self._before(words, index, length, run)
        belongs = words.lower(index - 1) in self.language.links and words.capital(index - 2) and words.joined(index - 2)
        if belongs and words.lower(index - 2) in self.language.bodies | self.language.sites:
            return Sign.WITHIN  # "University of X"
        return None

    def _before(self, words: NameWords, index: int, length: int, run: list[str]) -> Sign | None:
        """The sign of a name with these capitalised words after it."""
        lexicon, name = self.language, words.span(index, length).of(words.text)
        if run[-1] in lexicon.streets:
            return Sign.OTHER
        cued = words.joined(index - 1) and words.lower(index - 1) in lexicon.at
        if cued and words.titled:  # "Shells Hit Market in Aleppo Police Say"
            return Sign.PLACE
        if any(word in lexicon.bodies or word.title() in lexicon.persons for word in run):
            return Sign.WITHIN
        if cued or any(word in lexicon.sites for word in run):
            return Sign.PLACE
        if words.titled or length > 1 or self.widely_known(words.word(index + length)):
            return None
        if self.widely_known(name):
            return Sign.WITHIN
        return Sign.PERSON if run[0] in lexicon.surnames else Sign.OTHER

    def _run(self, words: NameWords, last: int) -> list[str]:
        """The capitalised words that follow, in small letters, up to a word that begins something else."""
        run: list[str] = []
        while words.joined(last) and words.capital(last + 1) and len(run) < _LONGEST_BODY:
            if words.word(last).endswith(".") and is_common_word(words.word(last + 1)):
                break  # "in the U.S. The next day"
            last += 1
            run.append(words.lower(last))
        return run

    def _of_place(self, words: NameWords, index: int, length: int) -> Sign | None:
        lexicon, last = self.language, index + length - 1
        before = words.lower(index - 1)
        if words.hyphened(index - 1) and len(words.word(index - 1)) == 1:
            return Sign.WITHIN  # "R-Jackson": where a lawmaker is from
        if words.joined(index - 1):
            if before in lexicon.at or before in lexicon.types or before in lexicon.parts:
                return Sign.PLACE
            if before in lexicon.articles and words.lower(index - 2) in lexicon.at:
                return Sign.PLACE
            if before in lexicon.links and words.lower(index - 2) in lexicon.types:
                return Sign.PLACE
        if index == 0 and _DATELINE.match(words.text[words.spans[last].end : words.end]):
            return Sign.PLACE
        if words.joined(index - 1) and words.capital(index - 1) and index > 1 and length == 1:
            known = self.gazetteer.knows(words.word(index - 1)) and not is_ambiguous_word(words.word(index - 1))
            if not known and not self.widely_known(words.word(index)):
                return Sign.OTHER
        return None

    def _beside_each_other(self, words: NameWords, found: list[NamedPlace]) -> Iterator[NamedPlace]:
        """A name in a row of places is one too ("X, Y and Z"), from left to right and back."""
        signs = [name.sign for name in found]
        steps = [(at, at - 1) for at in range(1, len(found))] + [(at, at + 1) for at in range(len(found) - 2, -1, -1)]
        for at, other in steps:
            left, right = sorted((found[at].span, found[other].span))
            between = words.text[left.end : right.start]
            if signs[at] is Sign.PERHAPS and signs[other] is Sign.PLACE and self.language.row.fullmatch(between):
                signs[at] = Sign.PLACE
        return (replace(name, sign=sign) for name, sign in zip(found, signs, strict=True))

    def _surnames(self, words: NameWords) -> Iterator[str]:
        """The last names of persons who are named in full or by their title."""
        for index in range(len(words) - 1):
            if not words.capital(index) or not words.joined(index):
                continue
            word = words.word(index)
            if word.lower() in self.language.given or word.rstrip(".") in self.language.persons:
                last = index + 1
                while words.joined(last) and words.capital(last + 1) and last < index + 3:
                    last += 1
                if words.capital(last) and words.lower(last) not in self.language.bodies:
                    yield words.lower(last)

    def widely_known(self, name: str) -> bool:
        """Is it the name of a country, a first-level area or a city that needs no introduction?"""
        return any(
            bearer.place.precision in _WIDE or (bearer.own and bearer.place.population >= _CITY)
            for bearer in self.gazetteer.bearers(name)
        )


def _around(text: str, span: Span) -> str:
    """The signs on either side."""
    return text[max(0, span.start - 1) : span.start] + text[span.end : span.end + 1]


def _is_initial(word: str) -> bool:
    return len(word) == _INITIAL and word.endswith(".") and word[0].isupper()
