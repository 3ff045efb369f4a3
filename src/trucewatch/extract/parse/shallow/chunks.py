"""Tagged words joined into chunks: noun phrases and groups of verbs, each with its inner tree."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from trucewatch.extract.parse.shallow.words import Word
from trucewatch.packs.language.numbers import NumberWords
from trucewatch.packs.language.syntax import Syntax

_LEANING = frozenset({"PART", "ADV"})
_FINITE = frozenset({"VBD", "VBZ", "FUT", "COND", "SUBJ"})


class Kind(StrEnum):
    """What a chunk is."""

    NOUN = "noun phrase"
    VERB = "group of verbs"
    LINK = "preposition or mark"
    JOIN = "conjunction"
    RELATIVE = "relative"
    COMMA = "comma or the like"
    OTHER = "other"


@dataclass(slots=True)
class Chunk:
    """Words from ``first`` to ``last`` and the head that stands for them; ``finite`` for a verb with a tense."""

    kind: Kind
    head: Word
    first: int
    last: int
    finite: bool = False
    passive: bool = False
    reflexive: bool = False


@dataclass(frozen=True)
class Chunker:
    """Joins the words of one language into chunks."""

    syntax: Syntax
    numbers: NumberWords

    def chunks(self, words: list[Word]) -> list[Chunk]:
        """All of the sentence, in order; every word inside a chunk but its head hangs on another of it."""
        found: list[Chunk] = []
        at = 0
        while at < len(words):
            chunk = self._verbs(words, at) or self._noun(words, at) or self._single(words, at)
            found.append(chunk)
            at = chunk.last + 1
        return found

    def _single(self, words: list[Word], at: int) -> Chunk:
        word = words[at]
        if word.pos == "ADP" or word.pos == "SCONJ":
            kind = Kind.LINK
        elif word.pos == "CCONJ":
            kind = Kind.JOIN
        elif word.tag == "WDT":
            kind = Kind.RELATIVE
        else:
            kind = Kind.COMMA if word.pos == "PUNCT" and word.text not in "\"“”«»'" else Kind.OTHER
        return Chunk(kind, word, at, at)

    def _noun(self, words: list[Word], at: int) -> Chunk | None:
        before: list[Word] = []
        end = at
        while end < len(words):
            reach = self._quantified(words, end)
            if reach > end:
                before.extend(words[end:reach])
                end = reach
            elif words[end].pos in ("DET", "NUM") or words[end].tag == "JJ" or self._joins_number(words, end):
                before.append(words[end])
                end += 1
            else:
                break
        if end < len(words) and (words[end].pos in ("NOUN", "PROPN") or words[end].tag == "PRP"):
            head = words[end]
            end += 1
        else:
            stands = [word for word in before if word.pos == "NUM" or word.tag == "JJ"] or before[-1:]
            if not stands or stands[-1].pos == "ADV":
                return None
            head = stands[-1]
            end = before[-1].i + 1
            if head.pos in ("ADJ", "DET"):
                head.pos = "NOUN" if head.pos == "ADJ" else "PRON"
        number = next((word for word in reversed(before) if word.pos == "NUM" and word != head), head)
        for word in before:
            if word.i != head.i:
                self._hang_before(word, head, number)
        return Chunk(Kind.NOUN, head, at, self._after(words, end, head) - 1)

    def _hang_before(self, word: Word, head: Word, number: Word) -> None:
        if word.pos == "NUM":
            word.hang(head if word is number else number, "nummod" if word is number else "compound")
        elif word.pos in ("DET", "ADJ"):
            word.hang(head, "det" if word.pos == "DET" else "amod")
        else:
            word.hang(number, "quantmod")

    def _after(self, words: list[Word], end: int, head: Word) -> int:
        """Past the adjectives and names that follow a noun."""
        name: Word | None = head if head.pos == "PROPN" else None
        while end < len(words):
            word = words[end]
            ahead = words[end + 1] if end + 1 < len(words) else None
            if word.tag == "JJN":
                word.hang(head, "amod")
            elif word.pos == "ADV" and ahead is not None and ahead.tag == "JJN":
                word.hang(ahead, "advmod")
            elif word.pos == "PROPN":
                word.hang(name or head, "compound" if name is not None else "appos")
                name = name or word
            elif word.pos == "NUM" and name is not None and not (ahead is not None and ahead.pos == "NOUN"):
                word.hang(head, "nmod")
            else:
                break
            end += 1
        return end

    def _quantified(self, words: list[Word], at: int) -> int:
        """Past "at least" and the like, where a number follows."""
        for length in (3, 2, 1):
            phrase = tuple(word.lower for word in words[at : at + length])
            if phrase in self.syntax.quantifiers and at + length < len(words):
                ahead = words[at + length]
                if (
                    ahead.pos == "NUM"
                    or ahead.lower in self.numbers.scales
                    or ahead.lower in self.numbers.plurals
                    or (ahead.lower in self.numbers.articles)
                    or self._quantified(words, at + length) > at + length
                ):
                    for word in words[at : at + length]:
                        word.pos = "ADV"
                    return at + length
        return at

    def _joins_number(self, words: list[Word], at: int) -> bool:
        """Is it the "and" of "thirty and three"?"""
        if words[at].lower not in self.numbers.tens_joins or not 0 < at < len(words) - 1:
            return False
        tens = self.numbers.cardinals.get(words[at - 1].lower, 0)
        return tens >= 20 and tens % 10 == 0 and 0 < self.numbers.cardinals.get(words[at + 1].lower, 0) < 10

    def _verbs(self, words: list[Word], at: int) -> Chunk | None:
        leaning: list[Word] = []
        end = at
        while end < len(words) and (words[end].pos == "PART" or words[end].tag == "CL"):
            leaning.append(words[end])
            end += 1
        if end >= len(words) or words[end].pos != "VERB":
            return None
        helpers: list[Word] = []
        main = words[end]
        while (onward := self._leans_on(words, main)) is not None:
            leaning.extend(word for word in words[main.i + 1 : onward.i])
            helpers.append(main)
            main = onward
        passive = bool(helpers) and self.syntax.auxiliaries[helpers[-1].lemma] == "passive"
        for helper in helpers:
            own = self.syntax.auxiliaries[helper.lemma] == "passive" and helper is helpers[-1]
            helper.pos = "AUX"
            helper.hang(main, "auxpass" if own else "aux")
        for word in leaning:
            word.hang(main, "neg" if word.pos == "PART" else "advmod" if word.pos == "ADV" else "dep")
        finite = (helpers[0] if helpers else main).tag in _FINITE
        if helpers and main.tag == "VB":  # "comenzaron a disparar" tells of a past, "pueden disparar" of none
            main.tag = "VBD" if helpers[0].tag == "VBD" else "VB"
        reflexive = any(word.tag == "CL" for word in leaning) or main.lower.endswith("se")
        return Chunk(Kind.VERB, main, at, main.i, finite, passive, reflexive)

    def _leans_on(self, words: list[Word], verb: Word) -> Word | None:
        """The verb that a helper helps."""
        kind = self.syntax.auxiliaries.get(verb.lemma)
        wanted = {"perfect": "VBN", "passive": "VBN", "progressive": "VBG", "modal": "VB"}.get(kind or "")
        if wanted is None:
            return None
        for word in words[verb.i + 1 : verb.i + 4]:
            if word.pos == "VERB":
                fits = word.tag == wanted or (kind == "progressive" and word.tag == "VBN")
                return word if fits else None
            link = kind == "modal" and word.lower in self.syntax.modal_links
            if word.pos not in _LEANING and word.tag != "CL" and not link:
                return None
        return None
