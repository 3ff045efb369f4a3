"""Who acts and who speaks: states, forces, groups, persons, roles and agencies, found in plain text and resolved.

Data: ``data/lexicon/en/{states,actors,roles}.yaml``, each with its source and licence.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from difflib import get_close_matches
from functools import cached_property, lru_cache
from pathlib import Path

from trucewatch.errors import UnknownName
from trucewatch.packs.actors.lexicon import STATE, ActorEntry, Lexicon, load_lexicon
from trucewatch.packs.actors.names import ActorMention, Names
from trucewatch.packs.actors.reader import Reading
from trucewatch.packs.actors.tongues import in_language
from trucewatch.packs.document import data_file
from trucewatch.packs.language.languages import ENGLISH

# What such an actor does, its side does; an agency, a mission or a monitor only reports or serves.
_ACTS_FOR_ITS_SIDE = frozenset(
    {"person", "force", "government", "ministry", "official", "armed_group", "operation", STATE}
)


class ActorBook:
    """The actors of the world as reports name them.

    >>> book = ActorBook.load()
    >>> [(m.text, m.id, m.how) for m in book.mentions("Turkish troops shelled regime forces.", country="SY")]
    [('Turkish troops', 'turkey', 'adjective'), ('regime forces', 'syria', 'role')]
    >>> book.name("hts"), book.state_of("erdogan"), book.state_of("tass")
    ('Hayat Tahrir al-Sham', 'turkey', None)
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._names = Names(lexicon)
        self._caseless: Names | None = None
        self._states = {actor.iso: actor.id for actor in lexicon.actors.values() if actor.iso}

    @classmethod
    def load(cls, extra: Sequence[Path] = (), language: str = ENGLISH) -> ActorBook:
        """Read the data that ships, then the user's own files, which override it by id; then a language's names.

        Raises BadDataFile.
        """
        if not extra:
            return _shipped(language)
        return cls(_spoken(load_lexicon(extra), language))

    @property
    def ids(self) -> frozenset[str]:
        """Every id."""
        return frozenset(self._lexicon.actors)

    def near(self, given: str, most: int = 5) -> tuple[str, ...]:
        """The ids that are near what was written, by id or by name.

        >>> ActorBook.load().near("national-salvation-front", 1)
        ('nas-south-sudan',)
        """
        by_name = {
            name.casefold(): id
            for id, actor in self._lexicon.actors.items()
            for name in (*actor.aliases, *actor.local, actor.name)
        }
        spelt = given.replace("-", " ").casefold()
        named = [by_name[name] for name in get_close_matches(spelt, by_name, n=most)]
        return tuple(dict.fromkeys([*named, *get_close_matches(given, self._lexicon.actors, n=most)]))[:most]

    def entry(self, id: str) -> ActorEntry:
        """All that is known of an actor. Raises UnknownName."""
        if id not in self._lexicon.actors:
            raise UnknownName("actor", id, self._lexicon.actors)
        return self._lexicon.actors[id]

    def name(self, id: str) -> str:
        """How to show it; an id that is not here is shown as it is."""
        actor = self._lexicon.actors.get(id)
        return actor.name if actor else id

    def kind(self, id: str) -> str | None:
        """What it is: state, person, force, armed_group, agency, process ...; None for an unknown id."""
        actor = self._lexicon.actors.get(id)
        return actor.kind if actor else None

    @cached_property
    def peoples(self) -> frozenset[str]:
        """The adjectives of states and the names of their people, in small letters."""
        actors = self._lexicon.actors.values()
        return frozenset(word.lower() for actor in actors for word in (*actor.adjectives, *actor.people))

    @cached_property
    def _state_by_people(self) -> dict[str, str | None]:
        found: dict[str, str | None] = {}
        for actor in self._lexicon.actors.values():
            for word in (*actor.adjectives, *actor.people):
                found[word.lower()] = actor.id if word.lower() not in found else None
        return found

    def state_of_people(self, text: str) -> str | None:
        """The state whose people are named so; None where it is no people's name, or that of two states' peoples.

        >>> book = ActorBook.load()
        >>> book.state_of_people("Chadians"), book.state_of_people("Syrian children"), book.state_of_people("Kurds")
        ('chad', 'syria', None)
        """
        words = text.lower().split()
        firsts = (" ".join(words[:length]) for length in range(len(words), 0, -1))
        return next((self._state_by_people[first] for first in firsts if first in self._state_by_people), None)

    @cached_property
    def names(self) -> frozenset[str]:
        """Every name of every actor, with adjectives and peoples; no capitals, which are places too."""
        actors = self._lexicon.actors.values()
        return frozenset(
            name for each in actors for name in (each.name, *each.aliases, *each.local, *each.adjectives, *each.people)
        )

    @property
    def capitals(self) -> dict[str, str]:
        """The capital by the adjective and by the name of its state, in small letters."""
        states = [actor for actor in self._lexicon.actors.values() if actor.capitals]
        return {word.lower(): state.capitals[0] for state in states for word in (*state.adjectives, state.name)}

    def state_by_iso(self, iso: str | None) -> str | None:
        """The id of the state with that ISO 3166-1 code."""
        return self._states.get(iso or "")

    def country_of(self, id: str) -> str | None:
        """The ISO code of the state that it is, acts for or belongs to."""
        actor = self._lexicon.actors.get(id)
        while actor is not None and actor.iso is None:
            actor = self._lexicon.actors.get(actor.of or "")
        return actor.iso if actor else None

    def countries_of(self, id: str) -> tuple[str, ...]:
        """The ISO codes of the countries where it plays its part, else of the state that it is or belongs to."""
        actor = self._lexicon.actors.get(id)
        while actor is not None and not actor.countries and actor.iso is None:
            actor = self._lexicon.actors.get(actor.of or "")
        if actor is None:
            return ()
        return actor.countries or ((actor.iso,) if actor.iso else ())

    def acts_for(self, id: str, when: date | None = None) -> str:
        """Whose acts its acts are, at the top: a leader's are his state's, a brigade's its movement's.

        A person who held no office on that day acts for nobody else.

        >>> book = ActorBook.load()
        >>> book.acts_for("quds-force"), book.acts_for("sinwar"), book.acts_for("reuters")
        ('iran', 'hamas', 'reuters')
        """
        actor = self._lexicon.actors.get(id)
        while actor is not None and actor.of is not None and actor.kind in _ACTS_FOR_ITS_SIDE:
            if actor.kind == "person" and not actor.holds(when):
                break
            id = actor.of
            actor = self._lexicon.actors.get(id)
        return id

    def state_of(self, id: str, when: date | None = None) -> str | None:
        """The state that it is or acts for; None where it acts for none, as an agency does."""
        top = self.acts_for(id, when)
        return top if self.kind(top) == STATE else None

    def mentions(
        self, text: str, *, country: str | None = None, when: date | None = None, caseless: bool = False
    ) -> tuple[ActorMention, ...]:
        """Every actor that the text names, in order, none overlapping another.

        ``country`` (ISO 3166-1) is where the story plays, and decides roles and
        names with two bearers; ``when`` is its day. ``caseless`` reads a text
        that has no capitals, or nothing else. A bare adjective, a place ("in
        Libya"), a dateline or the people of a country are no actors; a round of
        talks, an agency or inhabitants before a role are told by their kind.
        """
        names = self._names
        if caseless:
            if self._caseless is None:
                self._caseless = Names(self._lexicon, caseless=True)
            names = self._caseless
        return Reading(names, self, text, country, when).mentions()


@lru_cache(maxsize=4)
def _shipped(language: str) -> ActorBook:
    return ActorBook(_spoken(load_lexicon(), language))


def _spoken(lexicon: Lexicon, language: str) -> Lexicon:
    return lexicon if language == ENGLISH else in_language(lexicon, data_file("lexicon", language, "actors.yaml"))


__all__ = ["ActorBook", "ActorEntry", "ActorMention"]
