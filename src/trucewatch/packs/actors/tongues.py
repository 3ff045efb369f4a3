"""The lexicon of actors in another language: the same actors under that language's names, roles and small words."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from trucewatch.packs.actors.lexicon import WORD_LISTS, ActorEntry, Lexicon, Role
from trucewatch.packs.actors.words import split_words
from trucewatch.packs.document import Entry, load_document

_NAMES = ("aliases", "local", "adjectives", "people", "capitals", "metonyms")


def in_language(lexicon: Lexicon, path: Path) -> Lexicon:
    """The lexicon with a language's own file laid over it. Raises BadDataFile.

    Names are added to those that an actor has. A role keeps what it means and
    is known by the language's phrases alone; so are the small words.
    """
    fields = load_document(path).only(("about", "names", "roles", *WORD_LISTS), ("names", "roles"))
    actors = dict(lexicon.actors)
    for row in fields["names"]:
        actor = _with_names(row, lexicon)
        actors[actor.id] = actor
    roles = {role.id: role for role in (_with_phrases(row, lexicon) for row in fields["roles"])}
    return Lexicon(actors, roles, {name: _folded(fields[name]) for name in WORD_LISTS if name in fields})


def _folded(entry: Entry) -> tuple[str, ...]:
    """Phrases as the reader meets them, without accents."""
    return tuple(" ".join(word.folded for word in split_words(text)) for text in entry.texts())


def _with_names(row: Entry, lexicon: Lexicon) -> ActorEntry:
    own = row.only(("id", *_NAMES), ("id",))
    actor = lexicon.actors[own["id"].one_of(lexicon.actors, "actor")]
    more = {key: (*getattr(actor, key), *own[key].texts()) for key in _NAMES if key in own}
    return replace(actor, **more)  # type: ignore[arg-type]


def _with_phrases(row: Entry, lexicon: Lexicon) -> Role:
    own = row.only(("id", "phrases"), ("id", "phrases"))
    return replace(lexicon.roles[own["id"].one_of(lexicon.roles, "role")], phrases=own["phrases"].texts())
