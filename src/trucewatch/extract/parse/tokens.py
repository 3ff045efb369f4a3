"""A parsed sentence as plain objects: what the readers of clauses ask of it, without the language library.

The names are those of spaCy, whose users know them; but each word is one object
that knows its text, tags, head and children outright. The library makes a new
object at each look, which was most of what the rules cost.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, overload

_CONJUNCT = "conj"


class Facts(NamedTuple):
    """What a word is, wherever it stands."""

    text: str
    lower_: str
    lemma_: str
    pos_: str
    tag_: str
    dep_: str
    morph: Mapping[str, list[str]]  # feature -> its values
    is_punct: bool


class Token:
    """A word of a parsed sentence. ``idx`` counts characters from the sentence's start, ``i`` words."""

    __slots__ = (
        "dep_", "doc", "head", "i", "idx", "is_punct", "lefts", "lemma_", "lower_", "morph", "pos_", "rights", "tag_",
        "text", "whitespace_",
    )  # fmt: skip

    def __init__(self, doc: Tree, i: int, idx: int, facts: Facts, whitespace: str) -> None:
        self.doc, self.i, self.idx, self.whitespace_ = doc, i, idx, whitespace
        self.text, self.lower_, self.lemma_, self.pos_, self.tag_, self.dep_, self.morph, self.is_punct = facts
        self.head: Token = self
        self.lefts: list[Token] = []
        self.rights: list[Token] = []

    def __len__(self) -> int:
        return len(self.text)

    def __bool__(self) -> bool:
        return True

    def __repr__(self) -> str:
        return self.text

    @property
    def children(self) -> list[Token]:
        """What hangs on it, in order."""
        return self.lefts + self.rights

    @property
    def lang_(self) -> str:
        """The language of the sentence, as ISO 639-1."""
        return self.doc.language

    @property
    def text_with_ws(self) -> str:
        """The word with the blank behind it."""
        return self.text + self.whitespace_

    @property
    def subtree(self) -> Iterator[Token]:
        """The word and all that hangs on it at any depth, in order."""
        for child in self.lefts:
            yield from child.subtree
        yield self
        for child in self.rights:
            yield from child.subtree

    @property
    def conjuncts(self) -> tuple[Token, ...]:
        """All that it is joined to by "and", "or" and commas, without itself."""
        first = self
        while first.head is not first and first.dep_ == _CONJUNCT:
            first = first.head
        joined = [first]
        for token in joined:  # grows on the way
            joined += [child for child in token.rights if child.dep_ == _CONJUNCT]
        return tuple(token for token in joined if token is not self)

    def nbor(self, steps: int) -> Token:
        """The word so many places on. Raises IndexError past the edges."""
        if not 0 <= self.i + steps < len(self.doc):
            raise IndexError(steps)
        return self.doc[self.i + steps]

    def hang(self, head: Token, dep: str) -> None:
        """Take it from its head and hang it on another; on itself, it is a root.

        Whoever goes through children meanwhile goes through those of before.
        """
        old = self.head
        old.lefts = [child for child in old.lefts if child is not self]
        old.rights = [child for child in old.rights if child is not self]
        self.head, self.dep_ = head, dep
        if self.i < head.i:
            head.lefts = sorted((*head.lefts, self), key=_place)
        elif self.i > head.i:
            head.rights = sorted((*head.rights, self), key=_place)


class Piece(Sequence[Token]):
    """Words in a row."""

    def __init__(self, tokens: Sequence[Token], start: int) -> None:
        self._tokens = tokens
        self.start, self.end = start, start + len(tokens)

    def __len__(self) -> int:
        return len(self._tokens)

    def __iter__(self) -> Iterator[Token]:
        return iter(self._tokens)

    @overload
    def __getitem__(self, at: int) -> Token: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Token]: ...
    def __getitem__(self, at: int | slice) -> Token | Sequence[Token]:
        return self._tokens[at]

    @property
    def text(self) -> str:
        """The words with the blanks between them."""
        if not self._tokens:
            return ""
        return "".join(token.text_with_ws for token in self._tokens[:-1]) + self._tokens[-1].text

    @property
    def root(self) -> Token:
        """The word on which the others hang: of several that hang outside, the one nearest to the sentence's root."""
        best, least = self._tokens[0], len(self._tokens[0].doc)
        for token in self._tokens:
            if token.head is token:
                return token
            if self.start <= token.head.i < self.end:
                continue
            steps = _depth(token)
            if steps < least:
                best, least = token, steps
        return best


class Tree(Sequence[Token]):
    """The words of one parsed sentence.

    >>> noun, verb = (Facts(w, w.lower(), w.lower(), p, "", d, {}, False) for w, p, d in
    ...               (("Guns", "NOUN", "nsubj"), ("fired", "VERB", "ROOT")))
    >>> tree = Tree([noun, verb], [True, False], [1, 1], "en")
    >>> tree[1].children, tree[0].head, tree.char_span(0, 3).text
    ([Guns], fired, 'Guns')
    """

    def __init__(self, facts: Iterable[Facts], spaces: Iterable[bool], heads: Sequence[int], language: str) -> None:
        """``heads`` are numbers of words; a word without one is its own."""
        self.language = language
        self.semicolons: tuple[int, ...] = ()
        self._tokens: list[Token] = []
        self._starts: list[int] = []
        idx = 0
        for i, (fact, space) in enumerate(zip(facts, spaces, strict=True)):
            self._tokens.append(Token(self, i, idx, fact, " " if space else ""))
            self._starts.append(idx)
            idx += len(fact.text) + space
            if fact.text == ";":
                self.semicolons += (i,)
        for token, head in zip(self._tokens, heads, strict=True):
            if head != token.i:
                token.head = self._tokens[head]
                (token.head.lefts if token.i < head else token.head.rights).append(token)

    def __len__(self) -> int:
        return len(self._tokens)

    def __iter__(self) -> Iterator[Token]:
        return iter(self._tokens)

    @overload
    def __getitem__(self, at: int) -> Token: ...
    @overload
    def __getitem__(self, at: slice) -> Piece: ...
    def __getitem__(self, at: int | slice) -> Token | Piece:
        if isinstance(at, slice):
            return Piece(self._tokens[at], at.indices(len(self._tokens))[0])
        return self._tokens[at]

    @property
    def text(self) -> str:
        """The sentence."""
        return "".join(token.text_with_ws for token in self._tokens)

    def dissolve(self) -> None:
        """Let its words go: each holds its neighbours, so all would stay until garbage is looked for."""
        for token in self._tokens:
            del token.doc, token.head, token.lefts, token.rights

    def char_span(self, start: int, end: int, *, whole: bool = False) -> Piece | None:
        """The words between two characters: those that are touched, or with ``whole`` only those that lie within.

        None where an edge lies outside the sentence, or no word lies within.
        """
        first, last = self._at(start), self._at(end - 1)
        if first is None or last is None:
            return None
        opening, closing = self._tokens[first], self._tokens[last]
        if whole:
            first += opening.idx < start
            last -= closing.idx + len(closing.text) > end
            if last < first:
                return None
        elif start == opening.idx + len(opening.text):  # the blank behind a word is no part of it
            first += 1
        return self[first : max(first, last + 1)]

    def behind(self, character: int) -> Piece:
        """The words that begin at a character or behind it."""
        return self[bisect_left(self._starts, character) :]

    def _at(self, character: int) -> int | None:
        """The word at a character, or before the blank that stands there."""
        at = bisect_right(self._starts, character) - 1
        if at < 0 or character >= self._tokens[at].idx + len(self._tokens[at].text_with_ws):
            return None
        return at


def _place(token: Token) -> int:
    return token.i


def _depth(token: Token) -> int:
    """How many heads it has above it; for signs and blanks, which head nothing, as many as can be."""
    if not token.children and (token.is_punct or token.text.isspace()):
        return len(token.doc) - 1
    steps = 0
    while token.head is not token:
        token = token.head
        steps += 1
    return steps
