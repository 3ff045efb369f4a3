"""A sentence cut into the words of the language library, with each piece of text cut once."""

from __future__ import annotations

from typing import Any, NamedTuple

from spacy.language import Language
from spacy.tokens import Doc

_MOST = 50_000  # pieces remembered, some 10 MB; then all are forgotten, so that memory stays flat


class _Cut(NamedTuple):
    """The words of a piece of text without blanks, and by their place those that stand for others ("n't" for "not")."""

    words: tuple[str, ...]
    spaces: tuple[bool, ...]  # whether a blank follows each
    norms: tuple[tuple[int, str], ...]


class Cutter:
    """Cuts as a pipeline does, and remembers by piece how."""

    def __init__(self, nlp: Language) -> None:
        self._nlp = nlp
        self._cut: dict[str, _Cut] = {}  # by what stands between two blanks
        self._special = _special_cases(nlp)

    def in_words(self, text: str) -> Doc:
        """The library's words. It cuts blank by blank, and forgets at once what it cut while it is told to forget."""
        pieces = text.split(" ")
        if "" in pieces or len(text.split()) != len(pieces):  # blanks of other kinds, or several: words of their own
            return self._nlp.make_doc(text)
        if len(self._cut) > _MOST:
            self._cut.clear()
        words: list[str] = []
        spaces: list[bool] = []
        norms: list[tuple[int, str]] = []
        for piece in pieces:
            cut = self._cut.get(piece) or self._learn(piece)
            norms += [(len(words) + at, norm) for at, norm in cut.norms]
            words += cut.words
            spaces += cut.spaces
        spaces[-1] = False
        doc = Doc(self._nlp.vocab, words=words, spaces=spaces)
        for at, norm in norms:
            doc[at].norm_ = norm
        return doc

    def _learn(self, piece: str) -> _Cut:
        if self._special is not None and piece.isascii() and piece.isalpha() and piece not in self._special:
            return self._cut.setdefault(piece, _Cut((piece,), (True,), ()))
        doc = self._nlp.make_doc(piece)
        norms = tuple((token.i, token.norm_) for token in doc if token.norm_ != doc.vocab[token.text].norm_)
        cut = _Cut(tuple(token.text for token in doc), (*(False for _ in doc[1:]), True), norms)
        self._cut[piece] = cut
        return cut


def _special_cases(nlp: Language) -> frozenset[str] | None:
    """The spellings for which a pipeline has rules of their own ("gonna"); None unless it cuts nothing else at letters.

    The library's English rules cut at signs and digits alone.
    """
    tokenizer: Any = nlp.tokenizer
    return frozenset(tokenizer.rules) if nlp.lang == "en" and hasattr(tokenizer, "rules") else None
