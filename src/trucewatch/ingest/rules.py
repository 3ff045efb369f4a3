"""The rules that tell an article from what stands around it: data, each with its hits and misses."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from trucewatch.ingest.lexicon import data_document
from trucewatch.model import Furniture
from trucewatch.packs.document import Entry
from trucewatch.packs.language.lexicon_fields import pattern_of

MAX_WORDS = 30
_WORD_LENGTH = 30  # characters, on average, that no words exceed


class Stands(StrEnum):
    """Where on the page a rule applies."""

    ANYWHERE = "anywhere"
    HEAD = "head"  # between the headline and the first paragraph
    TAIL = "tail"  # after the last paragraph


@dataclass(frozen=True, slots=True)
class Rule:
    """One way of writing what is not the article.

    A line of more than ``max_words`` is never taken. ``to_end`` sets aside all
    that follows, if this second pattern is found there; ``takes_next`` the next
    line, where that is no paragraph.
    """

    id: str
    says: str
    kind: Furniture
    match: re.Pattern[str]
    stands: Stands
    max_words: int
    to_end: re.Pattern[str] | None
    takes_next: bool
    hits: tuple[str, ...]
    misses: tuple[str, ...]

    def fits(self, line: str) -> bool:
        """Is this line (with single spaces) what the rule describes?"""
        if len(line) > self.max_words * _WORD_LENGTH:
            return False
        return line.count(" ") < self.max_words and self.match.search(line) is not None


@cache
def furniture_rules(language: str = "en") -> tuple[Rule, ...]:
    """The rules of a language in the order in which they are tried. Raises BadDataFile."""
    document = data_document("lexicon", language, "furniture.yaml")
    fields = document.only(("source", "licence", "date", "parts", "rules"), ("source", "licence", "date", "rules"))
    parts = {name: part.text() for name, part in fields["parts"].fields().items()}
    return tuple(_rule(entry, parts) for entry in fields["rules"])


_KEYS = ("id", "says", "kind", "match", "stands", "max_words", "to_end", "takes_next", "hits", "misses")


def _rule(entry: Entry, parts: dict[str, str]) -> Rule:
    fields = entry.only(_KEYS, ("id", "says", "kind", "match", "hits", "misses"))
    kind = fields["kind"].one_of([kind.name.lower() for kind in Furniture], "kind of furniture")
    stands = fields["stands"].one_of([place.value for place in Stands], "place") if "stands" in fields else "anywhere"
    return Rule(
        id=fields["id"].text(),
        says=fields["says"].text(),
        kind=Furniture[kind.upper()],
        match=pattern_of(fields["match"], parts),
        stands=Stands(stands),
        max_words=int(fields["max_words"].number()) if "max_words" in fields else MAX_WORDS,
        to_end=pattern_of(fields["to_end"], parts) if "to_end" in fields else None,
        takes_next="takes_next" in fields and fields["takes_next"].one_of(("yes", "no"), "answer") == "yes",
        hits=fields["hits"].texts(),
        misses=fields["misses"].texts(),
    )
