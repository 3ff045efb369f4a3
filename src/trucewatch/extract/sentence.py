"""One sentence with everything that was read in it, before any claim is made."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from trucewatch.extract.parse.tokens import Token, Tree
from trucewatch.extract.parse.tree import climb, span_of
from trucewatch.extract.places.unlisted import heads_of_entries
from trucewatch.model import PlacePrecision, Quantity, Span, When, Where
from trucewatch.packs.actors import ActorMention
from trucewatch.packs.language.noun_phrases import load_noun_phrases

HOUR = re.compile(r"\s*[(\[]?[0-2]?\d[:.][0-5]\d\b")


@dataclass(frozen=True)
class Sentence:
    """A parsed sentence of a report; every span is an offset into the report's text."""

    paragraph: int
    span: Span
    text: str
    doc: Tree
    actors: tuple[ActorMention, ...] = ()
    places: tuple[Where, ...] = ()
    times: tuple[tuple[Span, When], ...] = ()
    quantities: tuple[tuple[Span, Quantity], ...] = ()
    titled: bool = False  # written with capitals, as headlines are
    told: When | None = None  # the day that the report told last before it
    told_at: Span | None = None  # the sentence that told it

    @property
    def is_headline(self) -> bool:
        """Is it the line above a report, whose present tells what happened ("Jets bomb hospital")?"""
        return self.paragraph == 0 and (self.titled or self.text[-1].isalnum())

    @cached_property
    def opens_entry(self) -> bool:
        """Does it open an entry of a live page or a list, by its hour or day ("20:15 Shells hit", "5 May: Tal, ...")?

        What is told before is over.
        """
        dated = any(at.start == self.span.start and self.text[at.end - at.start :][:1] == ":" for at, _ in self.times)
        return dated or HOUR.match(self.text) is not None or bool(self.heads)

    @cached_property
    def heads(self) -> tuple[Where, ...]:
        """The places that head the entries of a list in it ("5 May: Tal, two killed; Ros, a mine")."""
        if not self.places:
            return ()
        start = self.span.start
        days = [Span(at.start - start, at.end - start) for at, _ in self.times]
        opened = heads_of_entries(self.text, Span(0, len(self.text)), days)
        found: list[Where] = []
        for where in self.places:
            other_end = found and self.text[found[-1].span.end - start : where.span.start - start] == "-"
            if other_end or where.span.start - start in opened:
                found.append(where)
        return tuple(found)

    def entry(self, token: Token) -> tuple[Where, ...]:
        """The places of the entry that this word is told in; all of the sentence where it is no list."""
        at = self.span.start + token.idx
        before = [where for where in self.heads if where.span.start <= at]
        if not before:
            return self.places
        after = [where.span.start for where in self.heads if where.span.start > at]
        first, last = before[-1].span.start, min(after, default=self.span.end)
        if before[1:] and before[-2].span.end + 1 == first:
            first = before[-2].span.start  # "X-Y road"
        return tuple(where for where in self.places if first <= where.span.start < last)

    def token_span(self, token: Token) -> Span:
        """Where the token stands in the report."""
        return span_of(token, self.span.start)

    def tokens_at(self, spans: Iterable[Span]) -> Iterator[Token]:
        """The tokens that share a character with any of these spans of the report."""
        for span in spans:
            start, end = span.start - self.span.start, span.end - self.span.start
            yield from (token for token in self.doc if token.idx < end and start < token.idx + len(token.text))

    def tokens_behind(self, end: int) -> Sequence[Token]:
        """The tokens that begin at a character of the report or behind it."""
        return self.doc.behind(end - self.span.start)

    def phrase_span(self, tokens: Iterable[Token]) -> Span:
        """From the first to the last of these tokens."""
        spans = [self.token_span(token) for token in tokens]
        return Span(min(span.start for span in spans), max(span.end for span in spans))

    def head(self, span: Span) -> Token | None:
        """The head of the words at a span."""
        piece = self.doc.char_span(span.start - self.span.start, span.end - self.span.start)
        return piece.root if piece is not None and len(piece) else None

    def actor_at(self, token: Token) -> ActorMention | None:
        """The actor named by this noun, or by the words that lead up to it within its phrase."""
        start = self.span.start + token.idx
        end = start + len(token.text)
        for mention in self.actors:
            if mention.span.start < end and start < mention.span.end:
                return mention
        return None

    def actor_before(self, noun: Token) -> ActorMention | None:
        """The actor named as an adjective, a compound or an owner of this noun."""
        for child in noun.children:
            if child.dep_ in ("amod", "compound", "poss", "nmod", "npadvmod"):
                for token in (child, *child.lefts):
                    mention = self.actor_at(token)
                    if mention is not None and not mention.span.overlaps(self.token_span(noun)):
                        return mention
        return None

    def actors_before(self, noun: Token) -> list[ActorMention]:
        """All actors so named, those joined by "and" too: "Northern and Southern jets"."""
        found: list[ActorMention] = []
        for child in noun.children:
            if child.dep_ in ("amod", "compound", "poss", "nmod", "npadvmod"):
                for token in (child, *child.lefts, *child.conjuncts):
                    mention = self.actor_at(token)
                    if (
                        mention is not None
                        and mention not in found
                        and not mention.span.overlaps(self.token_span(noun))
                    ):
                        found.append(mention)
        return found


class Named(NamedTuple):
    """The words at which a sentence names ground that can be taken, and those at which it names armed groups."""

    ground: frozenset[int] = frozenset()
    fighters: frozenset[int] = frozenset()


NOTHING_NAMED = Named()


def named_in(sentence: Sentence) -> Named:
    """Its ground and its armed groups by name."""
    groups = [mention.span for mention in sentence.actors if mention.kind == "armed_group"]
    return Named(ground_named(sentence), frozenset(token.i for token in sentence.tokens_at(groups)))


def ground_named(sentence: Sentence) -> frozenset[int]:
    """The words of its places that somebody can take or leave: no countries, and nothing that is somebody's name."""
    spans = [where.span for where in sentence.places if where.precision is not PlacePrecision.COUNTRY]
    return frozenset(token.i for token in sentence.tokens_at(spans) if sentence.actor_at(token) is None)


def noun_phrase(token: Token) -> list[Token]:
    """The noun with what stands before it, and "of" behind it; no clauses, no appositions."""
    kept, links = [token], load_noun_phrases(token.lang_).links
    for child in token.children:
        if child.dep_ in ("det", "amod", "compound", "poss", "nummod", "nmod", "case", "quantmod", "npadvmod"):
            kept.extend(child.subtree)
        elif child.dep_ == "prep" and child.lower_ in links and child.i > token.i:
            kept.append(child)
            kept.extend(other for noun in child.children if noun.dep_ == "pobj" for other in noun_phrase(noun))
    return sorted(set(kept), key=lambda other: other.i)


def with_hyphened(words: list[Token]) -> list[Token]:
    """The words, with those that a hyphen ties to the first or the last of them ("passers-by", "ex-rebels")."""
    first, last, doc = words[0].i, words[-1].i, words[0].doc
    while (
        first > 1 and not doc[first - 1].whitespace_ and doc[first - 1].text == "-" and not doc[first - 2].whitespace_
    ):
        first -= 2
    while (
        last + 2 < len(doc)
        and not doc[last].whitespace_
        and doc[last + 1].text == "-"
        and not doc[last + 1].whitespace_
    ):
        last += 2
    return [doc[first], *words, doc[last]]


def is_under(token: Token, head: Token) -> bool:
    """Does the token hang, at any depth, on this head?"""
    return token == head or head in climb(token)
