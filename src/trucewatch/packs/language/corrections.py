"""How outlets and speakers take back what was told: rules from the lexicon folder, each with hits and misses."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path

from trucewatch.packs.document import Entry, data_file, load_document
from trucewatch.packs.language.lexicon_fields import examples_of, pattern_of


class Stretch(StrEnum):
    """On what a rule is tried."""

    HEADLINE = "headline"
    NOTE = "note"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class CorrectionRule:
    """One way of taking something back. ``whole`` says that it takes back the report, else a number."""

    id: str
    says: str
    where: frozenset[Stretch]
    whole: bool
    match: re.Pattern[str]
    hits: tuple[str, ...]
    misses: tuple[str, ...]

    def finds(self, stretch: str) -> Iterator[dict[str, tuple[int, int]]]:
        """Where the rule fits: the characters of ``by``, ``old`` and ``new``, as far as they are told."""
        for match in self.match.finditer(stretch):
            found = {name.rstrip("2"): match.span(name) for name, words in match.groupdict().items() if words}
            yield found


@dataclass(frozen=True, slots=True)
class CorrectionWords:
    """The rules of one language, what a sentence must hold to be tried, and the words for each measure."""

    rules: tuple[CorrectionRule, ...]
    quick: tuple[str, ...]
    measures: tuple[tuple[str, tuple[str, ...]], ...]

    def may_tell(self, lowered: str) -> bool:
        """Can a sentence take something back? ``lowered`` is the sentence in lower case."""
        return any(word in lowered for word in self.quick)

    def measures_in(self, words: str) -> frozenset[str]:
        """The measures that these words speak of."""
        lowered = words.casefold()
        return frozenset(measure for measure, stems in self.measures if any(stem in lowered for stem in stems))


NO_WORDS = CorrectionWords((), (), ())
_KEYS = ("id", "says", "where", "takes_back", "match", "hits", "misses")


@lru_cache(maxsize=8)
def load_corrections(language: str = "en") -> CorrectionWords:
    """The rules of a language, none where it has no file of them. Raises BadDataFile."""
    path = Path(data_file("lexicon", language, "corrections.yaml"))
    if not path.is_file():
        return NO_WORDS
    keys = ("source", "licence", "date", "parts", "quick", "measures", "rules")
    fields = load_document(path).only(keys, keys)
    parts = {name: part.text() for name, part in fields["parts"].fields().items()}
    rules = tuple(_rule(entry, parts) for entry in fields["rules"])
    measures = tuple((name, stems.texts()) for name, stems in fields["measures"].fields().items())
    return CorrectionWords(rules, fields["quick"].texts(), measures)


def _rule(entry: Entry, parts: Mapping[str, str]) -> CorrectionRule:
    fields = entry.only(_KEYS, _KEYS)
    hits, misses = examples_of(entry)
    return CorrectionRule(
        id=fields["id"].text(),
        says=fields["says"].text(),
        where=frozenset(Stretch(each.one_of([at.value for at in Stretch], "stretch")) for each in fields["where"]),
        whole=fields["takes_back"].one_of(("number", "report"), "thing that is taken back") == "report",
        match=pattern_of(fields["match"], parts),
        hits=hits,
        misses=misses,
    )
