"""Rules over wordings, read from data files: what a sentence must hold, and what it then says.

Every rule states in words what it ``says`` and carries ``hits`` and ``misses``,
which run as tests.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from trucewatch.packs.document import Entry, data_file, load_document
from trucewatch.packs.language.first_look import FirstLook
from trucewatch.packs.language.lexicon_fields import examples_of
from trucewatch.packs.language.phrases import compile_phrases, rows_of, signs_of
from trucewatch.packs.language.provision_words import load_provision_words

READERS = frozenset({"time", "length", "duration", "count", "name", "words", "cue"})
ROLES = frozenset({"bound", "what", "origin", "receiver"})
SIDES = frozenset({"after", "before", "any"})
_RULE_KEYS = ("id", "says", "kind", "topic", "all", "none", "fields", "need", "need_any", "roles", "hits", "misses")
_FIELD_KEYS = ("read", "cues", "side", "within", "value")
_Groups = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class FieldRule:
    """How one field of a provision is read: which reader, and near which cues.

    ``side`` says on which side of a cue the value stands; ``within`` how many
    characters may lie between. The reader ``cue`` takes the cue's own words, or
    ``value`` where it is given ("daily" is "day").
    """

    name: str
    read: str
    cues: re.Pattern[str] | None
    side: str
    within: int
    value: str = ""


@dataclass(frozen=True, slots=True)
class WordingRule:
    """One rule: all of ``needs`` must be found in a sentence, and ``bars`` must not.

    ``kind`` is a kind of term, or a kind of position where ``topic`` is given.
    Without every field of ``need``, and one of ``need_any``, the rule says nothing.
    The first of ``needs`` is what is to be done; ``roles`` are what else the
    parse is asked about it: who is ``bound``, ``what`` it is done with, its
    ``origin`` and ``receiver``.
    ``rows`` are what may stand in lower case for it to be found: of one of them every set has a word there.
    """

    id: str
    says: str
    kind: str
    topic: str | None
    needs: tuple[re.Pattern[str], ...]
    bars: re.Pattern[str] | None
    fields: tuple[FieldRule, ...]
    need: tuple[str, ...]
    need_any: tuple[str, ...]
    roles: tuple[str, ...]
    hits: tuple[str, ...]
    misses: tuple[str, ...]
    rows: tuple[tuple[frozenset[str], ...], ...] = ()

    def finds(self, sentence: str) -> tuple[re.Match[str], ...] | None:
        """The words that satisfy it, one match for each need; None where it does not apply."""
        found = []
        for need in self.needs:
            match = need.search(sentence)
            if match is None:
                return None
            found.append(match)
        if self.bars is not None and self.bars.search(sentence):
            return None
        return tuple(found)


@dataclass(frozen=True)
class Wordings:
    """Some rules, and the first look that tells which of them may apply."""

    rules: tuple[WordingRule, ...]
    look: FirstLook
    asking: tuple[WordingRule, ...]  # the rule of each row of the look

    @classmethod
    def of(cls, rules: Iterable[WordingRule]) -> Wordings:
        """These rules."""
        rules = tuple(rules)
        rows = [row for rule in rules for row in rule.rows]
        stems = {sign: (sign,) for row in rows for signs in row for sign in signs}
        return cls(rules, FirstLook.of(rows, stems), tuple(rule for rule in rules for _ in rule.rows))

    def that_may_apply(self, sentence: str, words: Iterable[str]) -> Iterator[WordingRule]:
        """Those whose needs are all there; ``words`` are those of the sentence to look for."""
        met = {rule.id: rule for rule in map(self.asking.__getitem__, self.look.met(words))}
        yield from (rule for rule in met.values() if all(need.search(sentence) for need in rule.needs))


@lru_cache(maxsize=8)
def load_wordings(language: str = "en") -> tuple[WordingRule, ...]:
    """Every rule of a language's ``rules/<language>/*.yaml``. Raises BadDataFile."""
    groups = load_provision_words(language).groups
    rules: list[WordingRule] = []
    seen: set[str] = set()
    for path in sorted(data_file("rules", language).glob("*.yaml")):
        document = load_document(path).only(("about", "rules"), ("about", "rules"))
        for entry in document["rules"]:
            rule = _read_rule(entry, groups)
            if rule.id in seen:
                raise entry.wrong(f"two rules are named '{rule.id}'")
            seen.add(rule.id)
            rules.append(rule)
    return tuple(rules)


def _read_rule(entry: Entry, groups: _Groups) -> WordingRule:
    fields = entry.only(_RULE_KEYS, ("id", "says", "kind", "all", "hits", "misses"))
    hits, misses = examples_of(entry)
    readers = (
        tuple(_read_field(name, value, groups) for name, value in fields["fields"].fields().items())
        if ("fields" in fields)
        else ()
    )
    needed = {key: fields[key].texts() if key in fields else () for key in ("need", "need_any")}
    for key, names in needed.items():
        for name in names:
            if name not in {reader.name for reader in readers}:
                raise fields[key].wrong(f"the field '{name}' is needed and not read")
    return WordingRule(
        id=fields["id"].text(),
        says=fields["says"].text(),
        kind=fields["kind"].text(),
        topic=fields["topic"].text() if "topic" in fields else None,
        needs=tuple(_phrases(item, groups) for item in fields["all"]),
        bars=_phrases(fields["none"], groups) if "none" in fields else None,
        fields=readers,
        need=needed["need"],
        need_any=needed["need_any"],
        roles=tuple(item.one_of(ROLES, "role") for item in fields["roles"]) if "roles" in fields else (),
        hits=hits,
        misses=misses,
        rows=_rows(fields["all"].items(), groups),
    )


def _rows(needs: Sequence[Entry], groups: _Groups) -> tuple[tuple[frozenset[str], ...], ...]:
    """What each phrase of the first need asks for, with what the other needs ask for."""
    others = [signs for need in needs[1:] if (signs := signs_of(need.texts(), groups))]
    return tuple((*row, *others) for row in rows_of(needs[0].texts(), groups))


def _read_field(name: str, entry: Entry, groups: _Groups) -> FieldRule:
    fields = entry.only(_FIELD_KEYS, ("read",))
    return FieldRule(
        name=name,
        read=fields["read"].one_of(READERS, "reader"),
        cues=_phrases(fields["cues"], groups) if "cues" in fields else None,
        side=fields["side"].one_of(SIDES, "side") if "side" in fields else "after",
        within=int(fields["within"].number()) if "within" in fields else 60,
        value=fields["value"].text() if "value" in fields else "",
    )


def _phrases(entry: Entry, groups: _Groups) -> re.Pattern[str]:
    try:
        return compile_phrases(entry.texts(), groups)
    except ValueError as error:
        raise entry.wrong(str(error)) from None
