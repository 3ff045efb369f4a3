"""To whom those belong who are named by a noun: "gunmen from the brigade", "soldiers of the Syrian army"."""

from __future__ import annotations

from trucewatch.extract.parse.tokens import Token
from trucewatch.extract.parse.tree import lemma, under_preposition
from trucewatch.extract.sentence import Sentence
from trucewatch.packs.actors import ActorMention
from trucewatch.packs.groups import Groups
from trucewatch.packs.language.happenings import Happenings

_OF_STATES = frozenset({"soldier", "police officer"})  # whoever is one "from" a country serves it


def owner_behind(sentence: Sentence, token: Token, happenings: Happenings) -> ActorMention | None:
    """The actor behind an "of" or a "from", or whose it is said to be: "a drone belonging to the militia".

    No state: who is "from" one may be anybody.
    """
    named = _named_behind(sentence, token, happenings)
    return next((mention for mention in named if mention.kind != "state"), None)


def side_behind(sentence: Sentence, token: Token, happenings: Happenings, groups: Groups) -> ActorMention | None:
    """The side behind people who fight, or who belong to one ("two soldiers from Chad", "members of the group")."""
    group = groups.name(token.lower_)
    if groups.kind(group) != "armed" and lemma(token) not in happenings.light_nouns:
        return None
    named = _named_behind(sentence, token, happenings)
    return next((one for one in named if one.id and (one.kind != "state" or group in _OF_STATES)), None)


def _named_behind(sentence: Sentence, token: Token, happenings: Happenings) -> list[ActorMention]:
    behind = under_preposition(token, happenings.prepositions["member"])
    for verb in (child for child in token.rights if child.dep_ in ("acl", "amod") and lemma(child) in happenings.owned):
        behind = [*behind, *under_preposition(verb, happenings.owned[lemma(verb)])]
    return [mention for noun in behind if (mention := _by_name(sentence, noun)) is not None]


def _by_name(sentence: Sentence, noun: Token) -> ActorMention | None:
    """Who is named, alone or before a noun for what it is ("the Wagner group")."""
    before = sentence.actor_before(noun)
    return sentence.actor_at(noun) or (before if before is not None and before.how == "name" else None)
