"""The words for what parties do to each other without force, read from a language's lexicon."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from trucewatch.packs.document import Entry, data_file, load_document
from trucewatch.packs.language.first_look import FirstLook, Needs
from trucewatch.packs.language.lexicon_fields import examples_of

_LISTS: Final = (
    "light",
    "occurring",
    "obliging",
    "ahead",
    "saying",
    "toward",
    "between",
    "sides",
    "on_behalf",
    "themselves",
    "pins",
    "pinned_on",
    "standing_by",
    "passing",
    "people",
)
_SETS: Final = (
    "verbs",
    "adjectives",
    "nouns",
    "having",
    "not_having",
    "at",
    "particles",
    "then",
    "by",
    "own",
    "homographs",
    "not_before",
    "leads_to",
)
_RULE_KEYS: Final = ("id", "says", "act", *_SETS, "of_ground", "bare", "alone", "put_off", "whole", "hits", "misses")


@dataclass(frozen=True, slots=True)
class ActRule:
    """One way in which an act is told: at which words, and what must stand beside them.

    ``verbs``, ``adjectives`` and ``nouns`` are lemmas at which the act is found
    (a noun as the object of a light verb or as what goes on). ``having``: one of
    these must stand in the object or behind a preposition; ``at``, ``particles``,
    ``then`` and ``by``: a preposition, a particle, a complement's verb, a doer
    that it must have; ``own``: pronouns of which one must be the subject of what
    is said in a clause, or somebody is addressed and no clause follows. An empty
    set asks for nothing. With ``of_ground`` what it acts on must
    itself be one of ``having``, or a place by name; with ``bare`` it acts on nothing.
    With ``put_off`` its words say that it was not done yet, with ``whole`` its beginning is all of it.
    With ``alone`` it may be told of that thing alone, with nobody who does it ("the road was opened").

    The rest is asked before a sentence is parsed: ``homographs`` are verbs whose
    bare form is another word where one of ``not_before`` follows at once ("went
    back to"); an adjective has one of ``leads_to`` somewhere behind it.
    """

    id: str
    says: str
    act: str
    hits: tuple[str, ...]
    misses: tuple[str, ...]
    verbs: frozenset[str] = frozenset()
    adjectives: frozenset[str] = frozenset()
    nouns: frozenset[str] = frozenset()
    having: frozenset[str] = frozenset()
    not_having: frozenset[str] = frozenset()
    at: frozenset[str] = frozenset()
    particles: frozenset[str] = frozenset()
    then: frozenset[str] = frozenset()
    by: frozenset[str] = frozenset()
    own: frozenset[str] = frozenset()
    homographs: frozenset[str] = frozenset()
    not_before: frozenset[str] = frozenset()
    leads_to: frozenset[str] = frozenset()
    of_ground: bool = False
    bare: bool = False
    alone: bool = False
    put_off: bool = False
    whole: bool = False

    @property
    def asks(self) -> int:
        """How much it asks for beside its own word: of two rules that fit, the one that asks more holds."""
        return sum(bool(part) for part in (self.having, self.at, self.particles, self.then, self.by))

    def needs(self, carriers: frozenset[str]) -> Iterator[Needs]:
        """The words without which it cannot fit at a verb or a noun, which needs one of the verbs that carry it."""
        having = frozenset[str]() if self.of_ground else self.having
        asked = tuple(part for part in (having, self.at, self.particles, self.then, self.by) if part)
        if self.verbs:
            yield (self.verbs, *asked)
        if self.nouns:
            yield (self.nouns, carriers, *([having] if having else []))

    def idle(self, lowered: str, words: frozenset[str]) -> set[str]:
        """Those of its words that stand in a sentence, which is in lower case, but as something else."""
        asked = [(word, _apart_from(word, self.not_before)) for word in self.homographs & words]
        asked += [(word, _leading_to(word, self.leads_to)) for word in self.adjectives & words if self.leads_to]
        return {word for word, stands in asked if stands.search(lowered) is None}


@dataclass(frozen=True, slots=True)
class PoliticalActs:
    """Everything that one language's ``political_acts.yaml`` states.

    >>> acts = load_political_acts()
    >>> [rule.id for rule in acts.at_verb["veto"]], acts.types["demand"]
    (['en.act.reject'], ('Political act', 'Demand'))
    """

    rules: tuple[ActRule, ...]
    types: dict[str, tuple[str, str]]
    at_verb: dict[str, tuple[ActRule, ...]]  # the ones that ask most first
    at_adjective: dict[str, tuple[ActRule, ...]]
    at_noun: dict[str, tuple[ActRule, ...]]
    look: FirstLook  # the words that each rule cannot do without
    asking: tuple[ActRule | None, ...]  # the rule of each row of the look
    light: frozenset[str]
    occurring: frozenset[str]  # verbs that say that what a noun names goes on
    obliging: frozenset[str]
    ahead: frozenset[str]
    saying: frozenset[str]
    toward: tuple[str, ...]  # prepositions of the other side, the likeliest first
    between: frozenset[str]
    sides: frozenset[str]
    on_behalf: frozenset[str]
    themselves: frozenset[str]
    pins: frozenset[str]  # verbs that lay something to somebody's charge: "blamed the blast on the rebels"
    pinned_on: frozenset[str]  # the prepositions before those
    standing_by: frozenset[str]  # "signed in the presence of the minister", who is no party to it
    passing: frozenset[str]
    people: frozenset[str] = field(default_factory=frozenset)  # nouns that can act

    def may_tell(self, lowered: str, words: frozenset[str]) -> bool:
        """Can a sentence tell of an act? ``words`` are those to look for of the sentence, which is in lower case."""
        for place in self.look.met(words):
            rule = self.asking[place]
            idle = rule.idle(lowered, words) if rule is not None else None
            if not idle or place in self.look.met(words - idle):
                return True
        return False


@lru_cache(maxsize=8)
def load_political_acts(language: str = "en") -> PoliticalActs:
    """Read ``lexicon/<language>/political_acts.yaml``; a thin language may have none. Raises BadDataFile."""
    path = data_file("lexicon", language, "political_acts.yaml")
    if not path.is_file():
        return PoliticalActs((), {}, {}, {}, {}, FirstLook.of([], {}), (), toward=(), **_sets({}))
    keys = ("about", "rules", "acts", "stems", "endings", *_LISTS)
    document = load_document(path).only(keys, keys)
    types = {name: _pair(entry) for name, entry in document["acts"].fields().items()}
    rules: list[ActRule] = []
    for entry in document["rules"]:
        rule = _read_rule(entry, types)
        if any(rule.id == other.id for other in rules):
            raise entry.wrong(f"two rules are named '{rule.id}'")
        rules.append(rule)
    words = {name: document[name].texts() for name in _LISTS}
    needs = _needs(rules, words)
    described = [rule for rule in rules if rule.adjectives]
    stems = {word: entry.texts() for word, entry in document["stems"].fields().items()}
    return PoliticalActs(
        rules=tuple(rules),
        types=types,
        at_verb=_by_word(rules, "verbs"),
        at_adjective=_by_word(rules, "adjectives"),
        at_noun=_by_word(rules, "nouns"),
        look=FirstLook.of(
            [row for row, _ in needs], stems, document["endings"].texts(), [rule.adjectives for rule in described]
        ),
        asking=(*(rule for _, rule in needs), *described),
        toward=words["toward"],
        **_sets(words),
    )


def _sets(words: Mapping[str, Iterable[str]]) -> dict[str, frozenset[str]]:
    """The lists whose order says nothing; what is not given is empty."""
    return {name: frozenset(words.get(name, ())) for name in _LISTS if name != "toward"}


def _read_rule(entry: Entry, types: dict[str, tuple[str, str]]) -> ActRule:
    fields = entry.only(_RULE_KEYS, ("id", "says", "act", "hits", "misses"))
    hits, misses = examples_of(entry)
    if not {"verbs", "adjectives", "nouns"} & set(fields):
        raise entry.wrong("a rule is found at verbs, adjectives or nouns, and none is given")
    return ActRule(
        id=fields["id"].text(),
        says=fields["says"].text(),
        act=fields["act"].one_of(types, "act"),
        hits=hits,
        misses=misses,
        of_ground=_is_set(fields, "of_ground"),
        bare=_is_set(fields, "bare"),
        alone=_is_set(fields, "alone"),
        put_off=_is_set(fields, "put_off"),
        whole=_is_set(fields, "whole"),
        **{name: frozenset(fields[name].texts()) for name in _SETS if name in fields},
    )


def _is_set(fields: dict[str, Entry], flag: str) -> bool:
    return flag in fields and fields[flag].one_of(("yes", "no"), "answer") == "yes"


def _needs(rules: list[ActRule], words: dict[str, tuple[str, ...]]) -> list[tuple[Needs, ActRule | None]]:
    """What the rules need at verbs and nouns; and what somebody needs to say that another must do something."""
    carriers = frozenset(words["light"]) | frozenset(words["occurring"])
    needs: list[tuple[Needs, ActRule | None]] = [(row, rule) for rule in rules for row in rule.needs(carriers)]
    return [*needs, ((frozenset(words["obliging"]), frozenset(words["saying"])), None)]


@lru_cache(maxsize=256)
def _apart_from(word: str, others: frozenset[str]) -> re.Pattern[str]:
    """The word where none of the others, nor the end of a clause, follows at once."""
    return re.compile(rf"(?<!\w){re.escape(word)}(?!\w)(?!\s+(?:{_any_of(others)})(?!\w))(?!\s*(?:[.,;:!?)”’\"]|$))")


@lru_cache(maxsize=256)
def _leading_to(word: str, others: frozenset[str]) -> re.Pattern[str]:
    """The word with one of the others somewhere behind it."""
    return re.compile(rf"(?<!\w){re.escape(word)}(?!\w).*(?<!\w)(?:{_any_of(others)})(?!\w)", re.DOTALL)


def _any_of(words: frozenset[str]) -> str:
    return "|".join(map(re.escape, sorted(words)))


def _by_word(rules: list[ActRule], part: str) -> dict[str, tuple[ActRule, ...]]:
    found: dict[str, list[ActRule]] = {}
    for rule in sorted(rules, key=lambda rule: -rule.asks):
        for word in getattr(rule, part):
            found.setdefault(word, []).append(rule)
    return {word: tuple(listed) for word, listed in found.items()}


def _pair(entry: Entry) -> tuple[str, str]:
    pair = entry.texts()
    if len(pair) != 2:
        raise entry.wrong("an event type and a sub-event type are expected")
    return pair[0], pair[1]
