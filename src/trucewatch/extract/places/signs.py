"""What the words beside a name say that it is: a place, a person, a street, part of a body's name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property

from trucewatch.extract.text.name_words import NameWords
from trucewatch.geo.gazetteer import Gazetteer, is_ambiguous_word, is_common_word
from trucewatch.geo.gazetteer.names import is_initials
from trucewatch.model import PlacePrecision
from trucewatch.packs.language.place_words import PlaceWords

_INITIAL = 2  # a letter and its dot
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


@dataclass(frozen=True)
class SignReader:
    """Reads the signs of names, by a gazetteer and the words of a language."""

    gazetteer: Gazetteer
    language: PlaceWords

    @cached_property
    def clipped(self) -> frozenset[str]:
        """The abbreviations of the language with their dots."""
        return frozenset(f"{word}." for word in self.language.clipped)

    @cached_property
    def _kinds(self) -> frozenset[str]:
        """Words that say what kind of ground, building or body a name is of: they are no names ("City Council")."""
        return self.language.bodies | self.language.sites | self.language.types.keys()

    def sign(self, words: NameWords, index: int, length: int, wants: PlacePrecision | None) -> Sign:
        """What the words beside the name say that it is, the plainest first."""
        bare = index + 1 if length > 1 and words.lower(index) in self.language.articles else index
        if bare == index + length - 1 and words.lower(bare) in self._kinds:
            return Sign.OTHER
        name = words.span(index, length).of(words.text)
        if is_initials(name) and words.lower(index - 1) in self.language.articles and not self.widely_known(name):
            return Sign.OTHER  # "the BRA"
        doubtful = self._is_doubtful(name)
        for rule in (self._of_person, self._of_longer_name, self._of_place):
            sign = rule(words, index, length)
            if sign is not None:
                return Sign.OTHER if doubtful and rule == self._of_longer_name else sign
        taken_for = is_common_word(name) or name.lower() in self.language.peoples  # "But town halls", "Chadian camps"
        if wants is not None and not taken_for:
            return Sign.PLACE
        return Sign.OTHER if doubtful else Sign.PERHAPS

    def _is_doubtful(self, name: str) -> bool:
        """Is it as likely no place at all? Initials are no words, and a large city's name no mere surname."""
        lexicon = self.language
        if name.lower() in lexicon.parts or name.lower() in lexicon.types:
            return True
        if name.lower() in lexicon.peoples:  # "US" is a country as well
            return not any(bearer.place.precision is PlacePrecision.COUNTRY for bearer in self.gazetteer.bearers(name))
        if not is_ambiguous_word(name) or name in self.clipped:
            return False
        return not self.widely_known(name) or (is_common_word(name) and not is_initials(name))

    def _of_person(self, words: NameWords, index: int, length: int) -> Sign | None:
        """A title, a given name or an initial before it; a surname after it; "said" or an age beside it."""
        lexicon, last = self.language, index + length - 1
        before, after = words.word(index - 1), words.word(index + length)
        if words.joined(index - 1) and before.rstrip(".") in lexicon.persons and before[:1].isupper():
            return Sign.PERSON
        by_article = words.lower(index) in lexicon.joins and words.hyphened(index) and not words.capital(index)
        called = words.joined(index - 1) and (before.lower() in lexicon.given or _is_initial(before))
        if called and length == 1 + by_article:
            return Sign.PERSON  # "Tariq Tal", "Tariq al-Tal"
        if length > 1:
            return None
        if self._is_put_in(words, index) and words.lower(last + 1) in lexicon.tells:
            return Sign.PERSON  # "the group's spokesman, La Tal, told reporters"
        name = words.word(index)
        named_in_full = words.joined(last) and words.capital(last + 1) and name.lower() in lexicon.given
        if named_in_full and (after.lower() in lexicon.surnames or _is_initial(after)):
            return Sign.PERSON
        if self.widely_known(name):
            return None
        if words.joined(last) and words.lower(last + 1) in lexicon.tribesmen:
            return Sign.PERSON  # "Hema fighters"
        put = words.joined(index - 1) and words.lower(index - 1) in lexicon.within | lexicon.whereat
        tells = words.joined(last) and words.lower(last + 1) in lexicon.tells and not put  # "the garrison at Tal said"
        tells = tells and words.lower(last + 2) not in lexicon.partings  # "Tal said farewell to two"
        told = words.joined(index - 1) and words.lower(index - 1) in lexicon.tells
        aged = _AGE.match(words.text, words.ends[last])
        return Sign.PERSON if tells or told or aged else None

    def _is_put_in(self, words: NameWords, index: int) -> bool:
        """Does it end two names between commas, of which the first is no place's and no word for one?"""
        first = words.word(index - 1)
        if not (
            words.joined(index - 1) and words.capital(index - 1) and words.gap(index - 2) == words.gap(index) == ", "
        ):
            return False
        return first.lower() not in self.language.types and not self.gazetteer.knows(first)

    def _of_longer_name(self, words: NameWords, index: int, length: int) -> Sign | None:
        """Part of a hyphened word, of the name of a street, a site, a body or a person."""
        last = index + length - 1
        if words.hyphened(last) and not words.capital(last + 1):
            return Sign.WITHIN  # "Aleppo-based"
        if self.is_end_of_way(words, index, length):
            return Sign.PLACE
        double = words.hyphened(last) or (words.hyphened(index - 1) and words.capital(index - 1))
        if double and length == 1 and not self.widely_known(words.word(index)) and len(words.word(index - 1)) > 1:
            return Sign.OTHER
        if words.joined(last) and words.lower(last + 1) in self.language.squares:
            return Sign.OTHER  # "al-Rashid street"
        put = words.joined(index - 1) and words.lower(index - 1) in self.language.at  # "in Tal shells fell"
        if not put and words.joined(last) and words.lower(last + 1) in self.language.weapons:
            name = words.span(index, length).of(words.text)
            return None if self.widely_known(name) else Sign.OTHER  # "Grad rockets"; "the Kabul rocket attack"
        run = self._run(words, last)
        if run and run[0] not in self.language.types:
            return self._before(words, index, length, run)
        belongs = words.lower(index - 1) in self.language.links and words.capital(index - 2) and words.joined(index - 2)
        owner = words.lower(index - 2)
        belongs = belongs and not (
            index == 2 and owner in self.language.dwellers
        )  # "Residents of Tal" opens a sentence
        if belongs and owner in self._kinds and owner not in self.language.types:
            return Sign.WITHIN  # "University of X", and not "City of X"
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

    def is_end_of_way(self, words: NameWords, index: int, length: int) -> bool:
        """Is it one of the two ends by which a way is called ("the X-Y road")?"""
        last = index + length - 1
        if words.hyphened(last) and words.capital(last + 1):
            last += 1
            while words.joined(last) and words.capital(last + 1):
                last += 1
        elif not (words.hyphened(index - 1) and words.capital(index - 1)):
            return False
        return words.joined(last) and words.lower(last + 1) in self.language.ways

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
        if self._is_a_water(words, index, length):
            return Sign.OTHER
        if words.joined(index - 1):
            common = is_common_word(words.span(index, length).of(words.text))
            if before in lexicon.at or (not common and (before in lexicon.types or before in lexicon.parts)):
                return Sign.PLACE
            if not common and before in lexicon.articles and words.lower(index - 2) in lexicon.at:
                return Sign.PLACE
            if before in lexicon.links and words.lower(index - 2) in lexicon.types:
                return Sign.PLACE
        if self._is_ground(words, index, last) and not is_ambiguous_word(words.span(index, length).of(words.text)):
            return Sign.PLACE
        if index == 0 and _DATELINE.match(words.text[words.ends[last] : words.end]):
            return Sign.PLACE
        if words.joined(index - 1) and words.capital(index - 1) and index > 1 and length == 1:
            known = self.gazetteer.knows(words.word(index - 1)) and not is_ambiguous_word(words.word(index - 1))
            if not known and not self.widely_known(words.word(index)):
                return Sign.OTHER
        return None

    def _is_a_water(self, words: NameWords, index: int, length: int) -> bool:
        """Does an article stand before a name of towns alone ("near the Tal"), which is then a river's or a hill's?

        Not where the article is the towns' own ("the Hague"), or where it is that of a word behind ("the Tal road").
        """
        lexicon, last = self.language, index + length - 1
        if words.titled or words.lower(index - 1) not in lexicon.articles or not words.joined(index - 1):
            return False
        if words.lower(index - 2) not in lexicon.by | lexicon.whereat | lexicon.beside:
            return False  # "in the Shortlands"
        after = words.lower(last + 1) if words.joined(last) else ""
        ends = not after or after in lexicon.at | lexicon.beside
        if not ends or words.owns(last) or words.hyphened(last):
            return False
        name, whole = words.span(index, length).of(words.text), words.span(index - 1, length + 1).of(words.text)
        towns = {bearer.place.precision for bearer in self.gazetteer.bearers(name)} == {PlacePrecision.TOWN}
        return towns and not self.gazetteer.knows(whole)

    def _is_ground(self, words: NameWords, index: int, last: int) -> bool:
        """Does something stand or live there, or is it told what was there ("the market of X", "at X, where ...")?"""
        lexicon = self.language
        if words.joined(index - 1) and words.joined(index - 2):
            before, second = words.lower(index - 1), words.lower(index - 2)
            if before in lexicon.links and second in lexicon.spots | lexicon.dwellers:
                return True
            if before in lexicon.stormed and second in lexicon.assaults:
                after = words.lower(last + 1) if words.joined(last) else ""
                return after not in lexicon.dwellers | lexicon.tribesmen  # "the massacre of Hema villagers"
        if words.gap(last) == ", " and words.lower(last + 1) in lexicon.where:
            return True
        return (index == 0 and words.gap(last) == ": ") or self._lies_in_an_area(words, last)

    def _lies_in_an_area(self, words: NameWords, last: int) -> bool:
        """Is it told right behind it in which country or province it lies ("X in northern Iraq")?"""
        lexicon, at = self.language, last + 2
        if not words.joined(last) or words.lower(last + 1) not in lexicon.within or words.titled:
            return False
        while words.joined(at) and words.lower(at) in lexicon.articles | lexicon.parts:
            at += 1
        area = words.span(at, 1).of(words.text) if words.capital(at) else ""
        return any(bearer.place.precision in _WIDE for bearer in self.gazetteer.bearers(area)) if area else False

    def widely_known(self, name: str) -> bool:
        """Is it the name of a country, a first-level area or a city that needs no introduction?"""
        return any(
            bearer.place.precision in _WIDE or (bearer.own and bearer.place.population >= _CITY)
            for bearer in self.gazetteer.bearers(name)
        )


def _is_initial(word: str) -> bool:
    return len(word) == _INITIAL and word.endswith(".") and word[0].isupper()
