"""How reports word that a toll has risen or was lower before: rules from the lexicon folder, with hits and misses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from trucewatch.packs.document import Entry, data_file, load_document
from trucewatch.packs.language.lexicon_fields import examples_of, pattern_of

_KEYS = ("id", "says", "match", "hits", "misses")


@dataclass(frozen=True, slots=True)
class TollRule:
    """One way of writing; its groups ``new`` and ``old`` hold the number of now and the one of before."""

    id: str
    says: str
    match: re.Pattern[str]
    hits: tuple[str, ...]
    misses: tuple[str, ...]

    def finds(self, sentence: str) -> Iterator[dict[str, tuple[int, int]]]:
        """The characters of ``new`` and ``old``, wherever the rule fits and as far as they are told."""
        for match in self.match.finditer(sentence):
            yield {name.rstrip("2"): match.span(name) for name, words in match.groupdict().items() if words}


@lru_cache(maxsize=8)
def load_toll_rules(language: str = "en") -> tuple[TollRule, ...]:
    """The rules of a language, none where it has no file of them. Raises BadDataFile."""
    path = data_file("lexicon", language, "tolls.yaml")
    if not path.is_file():
        return ()
    keys = ("source", "licence", "date", "rules")
    return tuple(_rule(entry) for entry in load_document(path).only(keys, keys)["rules"])


def _rule(entry: Entry) -> TollRule:
    fields = entry.only(_KEYS, _KEYS)
    return TollRule(fields["id"].text(), fields["says"].text(), pattern_of(fields["match"]), *examples_of(entry))
