"""How reports word a denial without a verb of denying: rules from the lexicon folder, with hits and misses."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from trucewatch.model import Denied
from trucewatch.packs.document import Entry, data_file, load_document
from trucewatch.packs.language.lexicon_fields import NEVER, examples_of, pattern_of, phrases_of


@dataclass(frozen=True, slots=True)
class DenialRule:
    """One way of denying, and the part of a deed that it denies.

    ``of_subject``: what is denied stands in the subject of these words ("reports
    that it shelled the town were untrue"), else behind them. ``by_subject``:
    where nobody is told to say it, it is the subject that denies, and not the
    outlet. ``of_claims``: the subject must be what somebody claims.
    """

    id: str
    says: str
    denies: Denied
    of_subject: bool
    by_subject: bool
    of_claims: bool
    match: re.Pattern[str]
    hits: tuple[str, ...]
    misses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DenialWords:
    """The rules of one language, and the small lists that go with them (said in the data file)."""

    rules: tuple[DenialRule, ...] = ()
    harmless: frozenset[str] = frozenset()
    first_person: frozenset[str] = frozenset()
    leaves_open: frozenset[str] = frozenset()
    asides: frozenset[str] = frozenset()
    beside: frozenset[str] = frozenset()
    nouns: frozenset[str] = frozenset()
    by: frozenset[str] = frozenset()
    acts: frozenset[str] = frozenset()
    deeds: frozenset[str] = frozenset()
    with_arms: frozenset[str] = frozenset()
    no_deeds: frozenset[str] = frozenset()
    signs: frozenset[str] = frozenset()
    organs: re.Pattern[str] = NEVER
    own_side: re.Pattern[str] = NEVER
    as_claimed: re.Pattern[str] = NEVER

    def finds(self, sentence: str) -> Iterator[tuple[DenialRule, re.Match[str]]]:
        """Wherever a rule fits a sentence."""
        for rule in self.rules:
            for match in rule.match.finditer(sentence):
                yield rule, match


LISTS = (
    "harmless",
    "first_person",
    "leaves_open",
    "asides",
    "beside",
    "nouns",
    "by",
    "acts",
    "deeds",
    "with_arms",
    "no_deeds",
    "signs",
)
_PHRASES = ("organs", "own_side", "as_claimed")
_KEYS = ("id", "says", "denies", "content", "speaker", "of", "match", "hits", "misses")


@lru_cache(maxsize=8)
def load_denials(language: str = "en") -> DenialWords:
    """The rules of a language, none where it has no file of them. Raises BadDataFile."""
    path = data_file("lexicon", language, "denials.yaml")
    if not path.is_file():
        return DenialWords()
    keys = ("source", "licence", "date", *LISTS, "parts", "rules")
    fields = load_document(path).only((*keys, *_PHRASES), keys)
    parts = {name: part.text() for name, part in fields["parts"].fields().items()}
    rules = tuple(_rule(entry, parts) for entry in fields["rules"])
    lists = {name: frozenset(fields[name].texts()) for name in LISTS}
    organs, own_side, as_claimed = (phrases_of(fields, name) for name in _PHRASES)
    return DenialWords(rules, organs=organs, own_side=own_side, as_claimed=as_claimed, **lists)


def _rule(entry: Entry, parts: Mapping[str, str]) -> DenialRule:
    fields = entry.only(_KEYS, _KEYS)
    hits, misses = examples_of(entry)
    return DenialRule(
        id=fields["id"].text(),
        says=fields["says"].text(),
        denies=Denied(fields["denies"].one_of([each.value for each in Denied], "part of a deed")),
        of_subject=fields["content"].one_of(("behind", "subject"), "place of what is denied") == "subject",
        by_subject=fields["speaker"].one_of(("teller", "subject"), "speaker") == "subject",
        of_claims=fields["of"].one_of(("claims", "anything"), "sort of subject") == "claims",
        match=pattern_of(fields["match"], parts, before=r"(?i)\b"),
        hits=hits,
        misses=misses,
    )
