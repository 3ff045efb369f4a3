"""Whose a role or an attack is, in a language that says so behind it: "tropas turcas", "el Ejército de Siria"."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from trucewatch.packs.actors.lexicon import STATE
from trucewatch.packs.actors.names import VIOLENCE, Names, Sense
from trucewatch.packs.actors.words import Word

_MODIFIERS = 2


@dataclass(frozen=True, slots=True)
class Owner:
    """Who owns what stands before, and the word after the owner's name."""

    end: int
    senses: list[Sense]


def owner_behind(
    names: Names, words: Sequence[Word], end: int, choose: Callable[[list[Sense]], list[Sense]]
) -> Owner | None:
    """The adjective or the name of the owner right behind a role that ends before word ``end``."""
    if not names.owner_links:
        return None
    at = _past(words, end, names.modifiers, _MODIFIERS)
    linked = _past(words, at, names.owner_links, _MODIFIERS)
    if linked >= len(words) or not words[linked].blank:
        return None
    named = names.at(words, linked)
    senses = choose(named[1]) if named else []
    hows = {sense.how for sense in senses}
    fits = "adjective" in hows if linked == at else bool(hows & {STATE, "name"})
    if named is None or not fits or any(sense.actor.kind == "person" for sense in senses):
        return None
    return Owner(named[0], senses)


def after_violence(names: Names, words: Sequence[Word], index: int) -> bool:
    """Does a noun of violence stand right before, past a modifier ("ataque aéreo israelí")?"""
    at = index
    for _ in range(_MODIFIERS + 1):
        if not names.owner_links or at == 0 or not words[at].blank:
            return False
        if names.phrase_end(VIOLENCE, words, at - 1) == at:
            return True
        if words[at - 1].folded not in names.modifiers:
            return False
        at -= 1
    return False


def _past(words: Sequence[Word], at: int, skipped: frozenset[str], most: int) -> int:
    for _ in range(most):
        if at < len(words) and words[at].blank and words[at].folded in skipped:
            at += 1
    return at
