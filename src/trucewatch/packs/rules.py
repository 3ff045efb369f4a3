"""Rules over wordings, read from data files: what a sentence must hold, and what it then says.

Every rule states in words what it ``says`` and carries ``hits`` and ``misses``,
which run as tests.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from trucewatch.packs.document import Entry, load_document
from trucewatch.packs.phrases import compile_phrases, signs_of

READERS = frozenset({"time", "length", "duration", "count", "name", "words"})
SIDES = frozenset({"after", "before", "any"})
_RULE_KEYS = ("id", "says", "kind", "topic", "all", "none", "fields", "need", "need_any", "hits", "misses")
_FIELD_KEYS = ("read", "cues", "side", "within")


@dataclass(frozen=True, slots=True)
class FieldRule:
    """How one field of a provision is read: which reader, and near which cues.

    ``side`` says on which side of a cue the value stands; ``within`` how many
    characters may lie between.
    """

    name: str
    read: str
    cues: re.Pattern[str] | None
    side: str
    within: int


@dataclass(frozen=True, slots=True)
class WordingRule:
    """One rule: all of ``needs`` must be found in a sentence, and ``bars`` must not.

    ``kind`` is a kind of term, or a kind of position where ``topic`` is given.
    Without every field of ``need``, and one of ``need_any``, the rule says nothing.
    ``signs`` holds for each of ``needs`` what must stand in lower case for it to be found.
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
    hits: tuple[str, ...]
    misses: tuple[str, ...]
    signs: tuple[frozenset[str], ...] = ()

    def may_apply(self, sentence: str, lowered: str) -> bool:
        """Is all that it needs there? ``lowered`` is the sentence in lower case."""
        for signs in self.signs:
            if signs and not any(sign in lowered for sign in signs):
                return False
        return all(need.search(sentence) for need in self.needs)

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


def data_file(*parts: str) -> Path:
    """The path of one of the package's own data files."""
    return Path(str(files("trucewatch") / "data")).joinpath(*parts)


@lru_cache(maxsize=8)
def load_wordings(language: str = "en") -> tuple[WordingRule, ...]:
    """Every rule of a language's ``rules/<language>/*.yaml``. Raises BadDataFile."""
    rules: list[WordingRule] = []
    seen: set[str] = set()
    for path in sorted(data_file("rules", language).glob("*.yaml")):
        document = load_document(path).only(("about", "rules"), ("about", "rules"))
        for entry in document["rules"]:
            rule = _read_rule(entry)
            if rule.id in seen:
                raise entry.wrong(f"two rules are named '{rule.id}'")
            seen.add(rule.id)
            rules.append(rule)
    return tuple(rules)


def _read_rule(entry: Entry) -> WordingRule:
    fields = entry.only(_RULE_KEYS, ("id", "says", "kind", "all", "hits", "misses"))
    hits, misses = fields["hits"].texts(), fields["misses"].texts()
    if len(hits) < 2 or not misses:
        raise entry.wrong("a rule carries at least two hits and one miss")
    readers = (
        tuple(_read_field(name, value) for name, value in fields["fields"].fields().items())
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
        needs=tuple(_phrases(item) for item in fields["all"]),
        bars=_phrases(fields["none"]) if "none" in fields else None,
        fields=readers,
        need=needed["need"],
        need_any=needed["need_any"],
        hits=hits,
        misses=misses,
        signs=tuple(signs_of(item.texts()) for item in fields["all"]),
    )


def _read_field(name: str, entry: Entry) -> FieldRule:
    fields = entry.only(_FIELD_KEYS, ("read",))
    return FieldRule(
        name=name,
        read=fields["read"].one_of(READERS, "reader"),
        cues=_phrases(fields["cues"]) if "cues" in fields else None,
        side=fields["side"].one_of(SIDES, "side") if "side" in fields else "after",
        within=int(fields["within"].number()) if "within" in fields else 60,
    )


def _phrases(entry: Entry) -> re.Pattern[str]:
    try:
        return compile_phrases(entry.texts())
    except ValueError as error:
        raise entry.wrong(str(error)) from None
