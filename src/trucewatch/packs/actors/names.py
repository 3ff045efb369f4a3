"""The names of the lexicon laid out for reading: one trie of names, one of phrases, and sets of small words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from rapidfuzz.fuzz import ratio

from trucewatch.model import Span
from trucewatch.packs.actors.lexicon import STATE, ActorEntry, Lexicon, Role
from trucewatch.packs.actors.words import Node, Word, longest_folded, longest_named, split_words, step

_REMEMBERED = 10_000  # words of which it is remembered whether a name begins with them, some 1 MB
_LIKENESS = 88  # of a misspelt name after a title, by rapidfuzz's ratio
VIOLENCE, PLACE, PROCESS, NOBODY = "violence", "place", "process", "nobody"


@dataclass(frozen=True, slots=True)
class ActorMention:
    """An actor as a text names it.

    ``id`` is None for somebody unknown ("rebels" where nothing says which).
    ``kind`` is what is named: state, force, government, ministry, official,
    person, armed_group, agency, process (nobody), people (nobody's side) ...
    ``how`` tells by what: name, state, adjective, capital, metonym or role. ``role`` is
    the id of the role named, alone or after an owner ("military"), else empty.
    """

    span: Span
    text: str
    id: str | None
    kind: str
    how: str
    role: str = ""

    def moved(self, by: int) -> ActorMention:
        """The same, so many characters further on."""
        span = Span(self.span.start + by, self.span.end + by)
        return ActorMention(span, self.text, self.id, self.kind, self.how, self.role)


@dataclass(frozen=True, slots=True)
class Sense:
    """What a name may mean. ``how`` is name, state, adjective, people, capital or metonym."""

    id: str
    how: str
    actor: ActorEntry
    local: bool = False


class Names:
    """Look-up by longest match. With ``caseless`` no capital is needed, and none trusted."""

    def __init__(self, lexicon: Lexicon, *, caseless: bool = False) -> None:
        self.actors = lexicon.actors
        self.caseless = caseless
        words = lexicon.words
        self.modifiers = frozenset(words.get("modifiers", ()))
        self.another = frozenset(words.get("belongs_to_another", ()))
        self.another_after_blank = frozenset(words.get("belongs_after_blank", ()))
        self.leads = frozenset(words.get("leads", ()))
        self.sold = frozenset(words.get("sold", ()))
        self.designated = next((lexicon.roles[id] for id in words.get("designated", ())), None)
        self.leaning = frozenset(words.get("leaning", ()))
        self.locative = frozenset(words.get("locative", ()))
        self.directions = frozenset(words.get("directions", ()))
        self.taken_as_place = frozenset(words.get("taken_as_place", ()))
        self.place_before = frozenset(words.get("place_before", ()))
        self.owner_links = frozenset(words.get("owner_links", ()))
        self.ands = frozenset(words.get("and", ()))
        self.articles = frozenset(words.get("articles", ()))
        self._bare = frozenset(words.get("not_without_capitals", ())) if caseless else frozenset()
        self._names: Node[Sense] = Node()
        self._phrases: Node[Role | str] = Node()
        self._beginnings: dict[str, bool] = {}
        for actor in lexicon.actors.values():
            self._add_actor(actor)
        for role in reversed(lexicon.roles.values()):  # the first found wins, and the user's own come last
            for phrase in role.phrases:
                self._phrases.add((word.folded for word in split_words(phrase)), role)
        lists = ((VIOLENCE, "violence"), (PLACE, "place_nouns"), (PROCESS, "process_nouns"), (NOBODY, "nobody"))
        for kind, name in lists:
            for phrase in words.get(name, ()):
                self._phrases.add((word.folded for word in split_words(phrase)), kind)

    def _add_actor(self, actor: ActorEntry) -> None:
        how = STATE if actor.kind == STATE else "name"
        self._add((actor.name, *actor.aliases), Sense(actor.id, how, actor))
        self._add(actor.local, Sense(actor.id, how, actor, local=True))
        self._add(actor.adjectives, Sense(actor.id, "adjective", actor))
        self._add(actor.people, Sense(actor.id, "people", actor))
        self._add(actor.capitals, Sense(actor.id, "capital", actor))
        self._add(actor.metonyms, Sense(actor.id, "metonym", actor))

    def _add(self, names: Iterable[str], sense: Sense) -> None:
        for name in names:
            words = split_words(name.removeprefix("the "))
            for keys in _spellings([word.folded if self.caseless else word.key for word in words]):
                if sense.how == "adjective" or " ".join(keys) not in self._bare:
                    self._names.add(iter(keys), sense)

    def beginnings(self, words: Sequence[Word]) -> list[int]:
        """The words with which a name or a role begins. Most words of a text are met again and again."""
        known = self._beginnings
        if len(known) >= _REMEMBERED:
            known.clear()
        found: list[int] = []
        for at, word in enumerate(words):
            begins = known.get(word.key)
            if begins is None:
                begins = known[word.key] = self._begins(word)
            if begins:
                found.append(at)
        return found

    def _begins(self, word: Word) -> bool:
        named = word.folded in self._names.children if self.caseless else step(self._names, word) is not None
        return named or word.folded in self._phrases.children

    def at(self, words: Sequence[Word], index: int) -> tuple[int, list[Sense]] | None:
        """The longest name that begins here: where it ends, and its senses."""
        return (longest_folded if self.caseless else longest_named)(self._names, words, index)

    def role_at(self, words: Sequence[Word], index: int) -> tuple[int, Role] | None:
        """The longest role phrase that begins here."""
        found = longest_folded(self._phrases, words, index)
        role = next((value for value in found[1] if isinstance(value, Role)), None) if found else None
        return (found[0], role) if found and role else None

    def phrase_end(self, kind: str, words: Sequence[Word], index: int) -> int:
        """Where the noun of that kind (violence, place, process, nobody) that begins here ends; 0 if none does."""
        found = longest_folded(self._phrases, words, index)
        return found[0] if found and kind in found[1] else 0

    def nearest_person(self, written: str, owner: str) -> str | None:
        """The person of that side whose name is all but the one written, in lower case: a slip of the pen."""
        best, likeness = None, float(_LIKENESS)
        for actor in self.actors.values():
            if actor.of == owner and actor.kind == "person":
                score = ratio(written, " ".join(word.folded for word in split_words(actor.name)))
                if score > likeness:
                    best, likeness = actor.id, score
        return best


def choose(senses: list[Sense], country: str | None, when: date | None) -> list[Sense]:
    """The senses that fit the story's country, and among those its day, as far as either decides."""
    kept = [sense for sense in senses if not sense.local or (country and country in sense.actor.countries)]
    if len({sense.id for sense in kept}) > 1:
        kept = [sense for sense in kept if country and country in sense.actor.countries] or kept
    if len({sense.id for sense in kept}) > 1:
        kept = [sense for sense in kept if sense.actor.holds(when)] or kept
    return kept


def _spellings(keys: list[str]) -> list[list[str]]:
    """A name as written, and without the articles inside it: "Hayat Tahrir Sham"."""
    inner = [key for index, key in enumerate(keys) if index == 0 or key != "al"]
    return [keys] if inner == keys else [keys, inner]
