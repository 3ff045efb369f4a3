"""Texts to parsed documents without a model, in the manner of a pipeline."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import AbstractContextManager
from functools import lru_cache
from typing import Any

import spacy
from spacy.tokens import Doc

from trucewatch.extract.shallow.chunks import Chunker
from trucewatch.extract.shallow.clauses import Reader
from trucewatch.extract.shallow.frames import Frames
from trucewatch.extract.shallow.words import Tagger, Word
from trucewatch.packs.groups import load_groups
from trucewatch.packs.happenings import load_happenings, load_speech
from trucewatch.packs.numbers import number_words
from trucewatch.packs.syntax import load_syntax
from trucewatch.packs.times import time_words

_MOODS = {"FUT": "Tense=Fut", "COND": "Mood=Cnd", "SUBJ": "Mood=Sub"}
_HELPED = "MD"  # the tag of a form that English would say with a helper


class ShallowParser:
    """Makes documents with the attributes that readers of clauses ask for."""

    def __init__(self, language: str) -> None:
        self._blank = spacy.blank(language)
        syntax, numbers = load_syntax(language), number_words(language)
        happenings, speech, groups = load_happenings(language), load_speech(language), load_groups(language)
        verbs = {
            *happenings.verbs,
            *speech.verbs,
            *happenings.occurs,
            *happenings.stops,
            *happenings.blames,
            *speech.citing,
        }
        nouns = {
            *happenings.nouns,
            *happenings.toll_nouns,
            *happenings.doers,
            *happenings.conflicts,
            *happenings.light_nouns,
        }
        nouns |= {*groups.words, *happenings.toll_words}
        self._tagger = Tagger.of(syntax, numbers, verbs, nouns, happenings.states)
        self._chunker = Chunker(syntax, numbers)
        triggers = [trigger for found in happenings.verbs.values() for trigger in found]
        times = time_words(language)
        self._frames = Frames(
            speech=frozenset(speech.verbs),
            acting=frozenset(t.word for t in triggers if t.victims == "object" and not t.needs_object)
            | frozenset(verb for verb, stance in speech.verbs.items() if stance == "accuses"),
            suffering=frozenset(t.word for t in triggers if t.victims == "subject") | happenings.occurs_alone,
            harms=frozenset(happenings.nouns),
            times=frozenset((*times.months, *times.weekdays, *(word for word in times.day_words if " " not in word))),
            of=happenings.prepositions["of"],
            by=syntax.by,
            part=happenings.prepositions["part"],
            to=syntax.to,
            marks=syntax.marks,
            purposes=syntax.purposes,
        )

    def make_doc(self, text: str) -> Doc:
        """The text in tokens."""
        return self._blank.make_doc(text)

    def pipe(self, docs: Iterable[Doc]) -> list[Doc]:
        """The documents parsed, in order."""
        return [self.parse(doc) for doc in docs]

    def is_word(self, word: str) -> bool:
        """Is this a word that its lists have? They hold those of its syntax and its lexicon alone."""
        return word in self._tagger.forms or word in self._tagger.nouns

    def forgetting(self) -> AbstractContextManager[Any]:
        """A stretch of work after which the words first met in it are forgotten; no document may outlive it."""
        return self._blank.memory_zone()

    def parse(self, doc: Doc) -> Doc:
        """One document parsed; one with no tokens is given back as it is."""
        if not len(doc):
            return doc
        words = self._tagger.tag([token.text for token in doc])
        Reader(words, self._chunker.chunks(words), self._frames).read()
        return _doc(doc, words)


def _doc(tokens: Doc, words: list[Word]) -> Doc:
    return Doc(
        tokens.vocab,
        words=[token.text for token in tokens],
        spaces=[bool(token.whitespace_) for token in tokens],
        pos=["PUNCT" if not word.text.strip() else word.pos for word in words],
        tags=[_HELPED if word.tag in _MOODS else word.tag for word in words],
        morphs=[_MOODS.get(word.tag, "") for word in words],
        lemmas=[word.lemma or word.lower for word in words],
        heads=[word.head for word in words],
        deps=[word.dep for word in words],
    )


@lru_cache(maxsize=4)
def load_shallow(language: str) -> ShallowParser:
    """The parser of a language, loaded once. Raises UnknownName and BadDataFile."""
    return ShallowParser(language)
