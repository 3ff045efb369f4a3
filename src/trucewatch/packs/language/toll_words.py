"""How reports word that a toll has risen or was lower before: rules from the lexicon folder, with hits and misses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from trucewatch.packs.document import Entry, data_file, load_document
from trucewatch.packs.language.first_look import FirstLook, words_to_look_for
from trucewatch.packs.language.lexicon_fields import examples_of, pattern_of

_KEYS = ("id", "says", "signs", "match", "hits", "misses")


@dataclass(frozen=True, slots=True)
class TollRule:
    """One way of writing; its groups ``new`` and ``old`` hold the number of now and the one of before.

    ``signs`` are how words begin in lower case, one of which stands in all that it finds.
    """

    id: str
    says: str
    signs: tuple[str, ...]
    match: re.Pattern[str]
    hits: tuple[str, ...]
    misses: tuple[str, ...]

    def finds(self, sentence: str) -> Iterator[dict[str, tuple[int, int]]]:
        """The characters of ``new`` and ``old``, wherever the rule fits and as far as they are told."""
        for match in self.match.finditer(sentence):
            yield {name.rstrip("2"): match.span(name) for name, words in match.groupdict().items() if words}


@dataclass(frozen=True, slots=True)
class TollRules:
    """The rules of a language, and the first look that tells which of them may fit."""

    rules: tuple[TollRule, ...] = ()
    look: FirstLook = field(default_factory=lambda: FirstLook.of((), {}))

    def that_may_fit(self, sentence: str) -> list[TollRule]:
        """Those of which the sentence has a sign."""
        return [self.rules[place] for place in self.look.met(words_to_look_for(sentence.lower()))]


@lru_cache(maxsize=8)
def load_toll_rules(language: str = "en") -> TollRules:
    """The rules of a language, none where it has no file of them. Raises BadDataFile."""
    path, keys = data_file("lexicon", language, "tolls.yaml"), ("source", "licence", "date", "rules")
    rules = tuple(_rule(entry) for entry in load_document(path).only(keys, keys)["rules"]) if path.is_file() else ()
    signs = {sign: (sign,) for rule in rules for sign in rule.signs}
    return TollRules(rules, FirstLook.of([(frozenset(rule.signs),) for rule in rules], signs))


def _rule(entry: Entry) -> TollRule:
    fields = entry.only(_KEYS, _KEYS)
    told = fields["id"].text(), fields["says"].text(), fields["signs"].texts()
    return TollRule(*told, pattern_of(fields["match"]), *examples_of(entry))
