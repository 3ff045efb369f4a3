"""Sentences to trees without a model, in the manner of a pipeline."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import AbstractContextManager
from functools import lru_cache
from typing import Any

import spacy
from spacy.tokens import Doc

from trucewatch.extract.parse.shallow.chunks import Chunker
from trucewatch.extract.parse.shallow.clauses import Reader
from trucewatch.extract.parse.shallow.frames import Frames
from trucewatch.extract.parse.shallow.words import Tagger, Word
from trucewatch.extract.parse.tokens import Facts, Tree
from trucewatch.packs.groups import load_groups
from trucewatch.packs.language.happenings import load_happenings
from trucewatch.packs.language.numbers import number_words
from trucewatch.packs.language.speech import load_speech
from trucewatch.packs.language.syntax import load_syntax
from trucewatch.packs.language.times import time_words

_MOODS = {"FUT": {"Tense": ["Fut"]}, "COND": {"Mood": ["Cnd"]}, "SUBJ": {"Mood": ["Sub"]}}
_HELPED = "MD"  # the tag of a form that English would say with a helper


class ShallowParser:
    """Makes trees with all that readers of clauses ask for."""

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

    def pipe(self, docs: Iterable[Doc]) -> list[Tree]:
        """The sentences parsed, in order."""
        return [self.parse(doc) for doc in docs]

    def is_word(self, word: str, *, verbal: bool = False) -> bool:
        """Is this a word that its lists have? They hold those of its syntax and its lexicon alone."""
        return word in self._tagger.forms or (word in self._tagger.nouns and not verbal)

    def forgetting(self) -> AbstractContextManager[Any]:
        """A stretch of work after which the words first met in it are forgotten; what is cut in it is parsed in it."""
        return self._blank.memory_zone()

    def parse(self, doc: Doc) -> Tree:
        """One sentence parsed."""
        if not len(doc):
            return Tree([], [], [], self._blank.lang or "")
        words = self._tagger.tag([token.text for token in doc])
        Reader(words, self._chunker.chunks(words), self._frames).read()
        facts = [_facts(word, token.is_punct) for word, token in zip(words, doc, strict=True)]
        spaces = [bool(token.whitespace_) for token in doc]
        return Tree(facts, spaces, [word.head for word in words], self._blank.lang or "")


def _facts(word: Word, is_punct: bool) -> Facts:
    return Facts(
        text=word.text,
        lower_=word.text.lower(),
        lemma_=word.lemma or word.lower,
        pos_="PUNCT" if not word.text.strip() else word.pos,
        tag_=_HELPED if word.tag in _MOODS else word.tag,
        dep_=word.dep,
        morph=_MOODS.get(word.tag, {}),
        is_punct=is_punct,
    )


@lru_cache(maxsize=4)
def load_shallow(language: str) -> ShallowParser:
    """The parser of a language, loaded once. Raises UnknownName and BadDataFile."""
    return ShallowParser(language)
