"""The words of a sentence tagged from a language's lexicon, with what stands beside them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from trucewatch.packs.language.numbers import NumberWords
from trucewatch.packs.language.syntax import Syntax

_NOMINAL = ("DET", "NUM", "ADP")
_PREFERRED = ("VBN", "VBD", "VB", "VBG", "FUT", "COND", "VBZ", "SUBJ")


@dataclass(slots=True)
class Word:
    """One token; ``head`` is the index of its head, -1 while it hangs on nothing."""

    i: int
    text: str
    lower: str
    pos: str = "NOUN"
    tag: str = "NN"
    lemma: str = ""
    head: int = -1
    dep: str = "dep"

    def hang(self, head: Word | int, dep: str) -> None:
        """Hang it on a head."""
        self.head, self.dep = head if isinstance(head, int) else head.i, dep


@dataclass(frozen=True)
class Tagger:
    """Tags words by the small words, the forms of known verbs and the known nouns of one language."""

    syntax: Syntax
    numbers: NumberWords
    states: frozenset[str]
    nouns: frozenset[str]
    forms: dict[str, tuple[str, str]] = field(default_factory=dict)

    @classmethod
    def of(
        cls, syntax: Syntax, numbers: NumberWords, verbs: Iterable[str], nouns: Iterable[str], states: Iterable[str]
    ) -> Tagger:
        """A tagger that knows these verbs and nouns, by their base forms."""
        forms: dict[str, tuple[str, str]] = {}
        for verb in sorted({*verbs, *syntax.verbs, *syntax.auxiliaries}):
            for form, tag in syntax.forms_of(verb):
                old = forms.get(form)
                own = form in (syntax.verbs[verb].forms if verb in syntax.verbs else ())
                if old is None or own or _PREFERRED.index(tag) < _PREFERRED.index(old[1]):
                    forms[form] = (verb, tag)
        return cls(syntax, numbers, frozenset(states), frozenset(nouns), forms)

    def tag(self, texts: Sequence[str]) -> list[Word]:
        """The words, tagged one after another."""
        words = [Word(i, text, text.lower()) for i, text in enumerate(texts)]
        first = next((word.i for word in words if word.text[0].isalnum()), 0)
        for word in words:
            word.pos, word.tag, word.lemma = self._tag(words, word.i, first)
        return words

    def _tag(self, words: list[Word], at: int, first: int) -> tuple[str, str, str]:
        word = words[at]
        low = word.lower
        if not any(char.isalnum() for char in word.text):
            return "PUNCT", ",", low
        if low in self.syntax.classes and not (word.text.isupper() and len(low) > 1):
            pos, tag = self.syntax.classes[low]
            return pos, tag, low
        if low[0].isdigit():
            return "NUM", "CD", low
        number = self._number(words, at)
        if number:
            return number
        capital = word.text[0].isupper()
        if capital and at != first:
            return "PROPN", "NNP", low
        found = self._verb(words, at)
        if found:
            return found
        singulars = list(self.syntax.singulars(low))
        known = next((singular for singular in (*singulars[1:], low) if singular in self.nouns), None)
        if known is None and capital:
            return "PROPN", "NNP", low
        return self._nominal(words, at, known)

    def _number(self, words: list[Word], at: int) -> tuple[str, str, str] | None:
        low, numbers = words[at].lower, self.numbers
        after = words[at + 1].lower if at + 1 < len(words) else ""
        if low in numbers.scales or low in numbers.plurals:
            return ("NOUN", "NNS", low) if after in numbers.links else ("NUM", "CD", low)
        return ("NUM", "CD", low) if low in numbers.cardinals or low in numbers.vague else None

    def _verb(self, words: list[Word], at: int) -> tuple[str, str, str] | None:
        low = words[at].lower
        form = self.forms.get(low) or self._guess(low)
        if form is None:
            return None
        verb, tag = form
        before = self._before(words, at)
        if tag == "VBN":
            return ("VERB", tag, verb) if self._is_verbal_participle(words, at, before) else None
        noun = any(singular in self.nouns for singular in self.syntax.singulars(low))
        if noun and tag in ("VBZ", "SUBJ"):
            return None
        irregular = verb in self.syntax.verbs and low in self.syntax.verbs[verb].forms
        if irregular or (tag in ("VBD", "FUT", "COND") and low in self.forms):  # no noun ends so
            return "VERB", tag, verb
        nominal = before is not None and (before.pos in _NOMINAL or before.tag == "JJ")
        if nominal and not (tag == "VB" and before is not None and before.pos == "ADP"):
            return None
        return "VERB", tag, verb

    def _guess(self, low: str) -> tuple[str, str] | None:
        for ending in sorted(self.syntax.guesses, key=lambda ending: (-len(ending), ending)):
            if low.endswith(ending) and len(low) > len(ending) + 2:
                return low, self.syntax.guesses[ending]
        return None

    def _is_verbal_participle(self, words: list[Word], at: int, before: Word | None) -> bool:
        """Does a participle tell what was done, rather than name those to whom, or describe a noun?"""
        if before is None:
            return True
        if before.pos == "VERB":
            return True
        after = words[at + 1] if at + 1 < len(words) else None
        if before.pos in ("NOUN", "PROPN", "ADJ") and before.tag != "JJ":
            agent = after is not None and after.lower in self.syntax.by
            return agent or words[at].lower not in self.states
        if before.pos == "CCONJ":  # "... were killed and wounded", "three were killed and five wounded"
            earlier = self._before(words, before.i)
            return earlier is not None and (
                earlier.pos == "VERB" or (after is not None and after.pos in ("DET", "NUM"))
            )
        return False

    def _nominal(self, words: list[Word], at: int, known: str | None) -> tuple[str, str, str]:
        low = words[at].lower
        if low.endswith(self.syntax.adverb_ending) and len(low) > len(self.syntax.adverb_ending) + 2:
            return "ADV", "RB", low
        before = words[at - 1] if at else None
        if before is not None and (
            before.pos == "NOUN" or before.tag == "JJN" or (before.pos == "PROPN" and not known)
        ):
            return "ADJ", "JJN", known or low
        plural = any(singular != low for singular in self.syntax.singulars(low))
        return "NOUN", "NNS" if plural else "NN", known or low

    def _before(self, words: list[Word], at: int) -> Word | None:
        """The word before, past adverbs, "not" and pronouns that lean on a verb."""
        for word in reversed(words[:at]):
            if word.pos not in ("ADV", "PART") and word.tag != "CL":
                return word
        return None


def hang_the_rest(words: Sequence[Word], left: Iterable[tuple[Word, str]], root: Word) -> None:
    """Hang what nothing has claimed on the root, first what waited with a label of its own; no circle remains."""
    for word, dep in left:
        if word.head < 0:
            word.hang(root, "dep" if dep == "nsubj" else dep)
    for word in words:
        if word.head < 0:
            word.hang(root, "punct" if word.pos == "PUNCT" else "advmod" if word.pos == "ADV" else "dep")
    _unknot(words, root)


def _unknot(words: Sequence[Word], root: Word) -> None:
    """No word may hang, at any depth, on itself."""
    for word in words:
        seen, at = {word.i}, word
        while at.head != at.i:
            at = words[at.head]
            if at.i in seen:
                word.hang(root, "dep")
                break
            seen.add(at.i)
