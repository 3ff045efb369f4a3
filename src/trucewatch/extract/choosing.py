"""Which sentences of a report are parsed: those that can hold a claim, and those that say who speaks where one asks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from trucewatch.extract.text.quotations import is_left_open, quotations
from trucewatch.extract.text.sentences import BULLETS
from trucewatch.extract.times import goes_back, time_spans
from trucewatch.model import Span
from trucewatch.packs.language.first_look import A_GROUP, FirstLook, words_to_look_for
from trucewatch.packs.language.happenings import Happenings
from trucewatch.packs.language.political_acts import PoliticalActs
from trucewatch.packs.language.provision_words import ProvisionWords
from trucewatch.packs.language.rules import WordingRule, Wordings
from trucewatch.packs.language.speech import Speech

_CAPITALISED = re.compile(r"(?<!\w)[^\W\d_a-z]\w\w+")
_LAST_NAME = re.compile(r"(?<=[^\W\d][ -])[^\W\d_a-z]\w\w+")  # as a person's, which has a word before it
_ITEM = re.compile(rf"[{BULLETS}·*–—-]\s|\(?(?:\d{{1,2}}|[a-z])[.)](?:\s|$)")  # how an item of a list begins
_BULLET = re.compile(rf"[{BULLETS}]\s+$")
_CLOSED = re.compile(r"[.!?][\"”’]?$")  # how no heading ends
_WORD = re.compile(r"\w+")
_INVERTED = re.compile(
    r"[,\"”’»]\s+(\w+)\s+(\w+)"
)  # where a verb of saying may stand before its subject (“...,” said he)
_BEGINS = 4  # letters in which the forms of a noun agree
_NEAR = 5  # words from a pronoun to its verb


class Wanted(NamedTuple):
    """A sentence to be parsed: where it stands, and the wording rules whose needs it meets.

    ``has_words`` says that it has a word of harm, of fighting or of a truce,
    ``may_act`` that it has the words that tell what parties do to each other without force.
    One of a list of terms has the ``lead`` behind which it is read.
    """

    paragraph: int
    span: Span
    rules: tuple[WordingRule, ...]
    has_words: bool
    may_act: bool
    lead: str = ""


@dataclass(frozen=True)
class _Read:
    """A sentence that may be wanted, as its words alone show it; ``tells`` that it can hold a claim."""

    wanted: Wanted
    text: str
    words: frozenset[str]
    tells: bool

    @property
    def paragraph(self) -> int:
        """The number of its paragraph."""
        return self.wanted.paragraph


@dataclass(frozen=True)
class Chooser:
    """Chooses sentences by their words."""

    happenings: Happenings
    acts: PoliticalActs
    speech: Speech
    rules: Wordings
    provisions: ProvisionWords
    language: str

    def choose(
        self,
        text: str,
        spans: Iterable[tuple[int, Span]],
        groups: Collection[Span] = (),
        *,
        every: bool,
        caseless: bool,
    ) -> tuple[Wanted, ...]:
        """The sentences of a report that are worth a parse, in order; with ``every`` all of them.

        One that only says who speaks is left out where no sentence after it can
        ask that, as far as capitals tell names. ``groups`` are the sentences that name an armed group.
        """
        read = list(self._read_all(text, spans, groups))
        if every:
            return tuple(one.wanted for one in read)
        read = [
            one for one in read if one.tells or any(sign in one.text for sign in self.speech.quick) or self._denies(one)
        ]
        saying = self.speech.saying if not caseless else None
        return tuple(one.wanted for one in (self._asked(read, saying) if saying is not None else read))

    def _read_all(self, text: str, spans: Iterable[tuple[int, Span]], groups: Collection[Span]) -> Iterator[_Read]:
        """Every sentence; the items of a list behind "what was agreed:" are read as terms of the deal."""
        listed, item = False, -1
        for number, span in spans:
            words = span.of(text)
            if _ITEM.match(words) is not None or _BULLET.search(text[max(0, span.start - 3) : span.start]):
                item = number
            elif number != item:
                listed = _CLOSED.search(words[-2:]) is None and self.provisions.listing.search(words) is not None
            lead = self.provisions.lead if listed and number == item else ""
            yield self._read(number, span, words, lead, names_group=span in groups)

    def _read(self, number: int, span: Span, text: str, lead: str, *, names_group: bool) -> _Read:
        lowered = text.lower()
        words = words_to_look_for(lowered)
        words |= {A_GROUP} if names_group else frozenset()
        led = words | words_to_look_for(lead.lower()) if lead else words
        may_apply = tuple(self.rules.that_may_apply(lead + text, led))
        has_words = bool(may_apply) or self.happenings.look.may_find(words)
        may_act = self.acts.may_tell(lowered, words)
        return _Read(Wanted(number, span, may_apply, has_words, may_act, lead), text, words, has_words or may_act)

    def _asked(self, read: Sequence[_Read], saying: FirstLook) -> list[_Read]:
        """Without those that only say who speaks, and are asked by none."""
        first = next((at for at, one in enumerate(read) if not one.tells), len(read))
        runs, asked = quotations(read), _Asked(self.speech, saying, self.language)
        long = {run for run, count in Counter(runs).items() if run is not None and count > 1}
        kept: list[_Read] = []
        for one, run in reversed(list(zip(read, runs, strict=True))[first:]):
            if one.tells or run in long or is_left_open(one.text) or self._answers(one) or asked.may_be_told_by(one):
                kept.append(one)
                asked.add(one, quoted=run is not None)
        return [*read[:first], *reversed(kept)]

    def _answers(self, one: _Read) -> bool:
        """Can it deny or lay to somebody's charge what was told before it?"""
        speech = self.speech
        return (
            speech.answering.may_find(one.words)
            or speech.untrue.search(one.text) is not None
            or speech.disowns.search(one.text) is not None
            or self._denies(one)
        )

    def _denies(self, one: _Read) -> bool:
        """Can it deny something without a verb of denying?"""
        denials = self.speech.denials
        return not denials.signs.isdisjoint(one.words) and any(denials.finds(one.text))


class _Asked:
    """What sentences leave to be told before them: who "he" or "the ministry" is, or which day the next is."""

    def __init__(self, speech: Speech, saying: FirstLook, language: str) -> None:
        self._speech, self._saying, self._language = speech, saying, language
        self._bodies = tuple(noun.removesuffix("y") for noun in speech.documents | speech.bodies)
        self._anyone = self._a_day = False
        self._nouns: set[str] = set()
        self._names: set[str] = set()

    def add(self, one: _Read, *, quoted: bool) -> None:
        """One more sentence, which stands before those that were added; a ``quoted`` one asks whose words it is."""
        self._a_day = self._a_day or goes_back(one.text, self._language)
        if self._anyone:
            return
        lowered = one.text.lower()
        words = _WORD.findall(lowered)
        definite = self._speech.definite
        nouns = [noun for word, noun in pairwise(words) if word in definite and len(noun) > 1 and noun not in definite]
        of_bodies = any(noun.startswith(self._bodies) for noun in nouns)
        self._anyone = quoted or of_bodies or self._by_pronoun(words, _INVERTED.findall(lowered))
        self._nouns.update(noun[:_BEGINS] for noun in nouns)
        self._names.update(_CAPITALISED.findall(one.text))

    def _by_pronoun(self, words: list[str], inverted: list[tuple[str, str]]) -> bool:
        """Is a pronoun the subject of a verb of saying ("it also said", "said he"), and not of what is said?"""
        said = [words[at + 1 : at + _NEAR] for at, word in enumerate(words) if word in self._speech.pronouns]
        said += [[verb] for verb, word in inverted if word in self._speech.pronouns]
        return any(map(self._saying.may_find, said))

    def may_be_told_by(self, one: _Read) -> bool:
        """Can a sentence before them tell it?"""
        if self._anyone or (self._a_day and time_spans(one.text, self._language)):
            return True
        if any(word[:_BEGINS] in self._nouns for word in one.words):
            return True
        return not self._names.isdisjoint(_LAST_NAME.findall(one.text))
