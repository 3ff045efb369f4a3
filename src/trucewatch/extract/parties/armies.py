"""Whose "the army" is, and who "the rebels" are: those whom the report names, before those usual in its country."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from trucewatch.packs.actors import ActorBook, ActorMention

_GROUP, _OWNERS = "armed_group", frozenset({"state", "government", "armed_group", "ministry", "force", "person"})
_ARMY = "military"  # the role of words for all the forces of a state


def armies_before(sentences: Iterable[Sequence[ActorMention]], book: ActorBook) -> Iterator[str | None]:
    """For each sentence, by its mentions, the state whose army those before it named last."""
    last = None
    for mentions in sentences:
        yield last
        _, last = armies_meant(mentions, last, book)


def armies_meant(
    mentions: Sequence[ActorMention], last: str | None, book: ActorBook
) -> tuple[tuple[ActorMention, ...], str | None]:
    """The mentions of a sentence with each bare "army" as the one named before it; and the one named last.

    ``last`` is the state whose army the sentences before named last, None
    where none did.
    """
    found: list[ActorMention] = []
    for mention in mentions:
        if mention.role == _ARMY and mention.how == "role" and last is not None:
            mention = replace(mention, id=last)
        elif mention.id is not None and mention.how != "role" and _is_army(mention, book):
            last = book.state_of(mention.id) or last
        found.append(mention)
    return tuple(found), last


def owners_before(sentences: Iterable[Sequence[ActorMention]]) -> Iterator[str | None]:
    """For each sentence, by its mentions, the side that the one before it named first, as its subject mostly is."""
    last = None
    for mentions in sentences:
        yield last
        last = next((one.id for one in mentions if one.id is not None and one.kind in _OWNERS), last)


def owned(
    mentions: Iterable[ActorMention], before: str | None, text: str, possessives: frozenset[str], book: ActorBook
) -> Iterator[ActorMention]:
    """The mentions with "its army" as the army of whom the sentence, else the one before it, names first.

    A bare role is that of the story's country; behind a possessive it is not.
    ``text`` is what the mentions stand in.
    """
    first = None
    for one in mentions:
        if one.how == "role" and _word_before(one, text) in possessives:
            owner = first or before
            yield replace(one, id=book.acts_for(owner) if owner is not None else None)
            continue
        if first is None and one.id is not None and one.kind in _OWNERS:
            first = one.id
        yield one


def groups_called(mentions: Iterable[ActorMention], book: ActorBook) -> dict[str, str]:
    """The armed groups by the word that the report calls them with their name ("MILF rebels"), each its only one."""
    called: dict[str, set[str]] = {}
    for one in mentions:
        word = _last_word(one)
        if one.how == "name" and one.id is not None and book.kind(one.id) == _GROUP and word.islower():
            called.setdefault(word, set()).add(book.acts_for(one.id))
    return {word: next(iter(ids)) for word, ids in called.items() if len(ids) == 1}


def rebels_meant(
    mentions: Iterable[ActorMention], called: Mapping[str, str], text: str, definite: frozenset[str]
) -> Iterator[ActorMention]:
    """The mentions with "the rebels", who in that country are usually others, as those whom the report calls so.

    A word that in that country means nobody in particular ("the militias") does
    so only behind one of the ``definite`` words; ``text`` is what the mentions stand in.
    """
    for one in mentions:
        group = _so_called(one, called) if one.how == "role" and one.kind == _GROUP else None
        meant = group is not None and (one.id is not None or _word_before(one, text) in definite)
        yield replace(one, id=group) if meant else one


def _so_called(mention: ActorMention, called: Mapping[str, str]) -> str | None:
    """The group that the report calls so, by the last word or, of "the rebel group", by the first ("ELN rebels")."""
    first = mention.text.split()[0].lower()
    return called.get(_last_word(mention)) or next((id for word, id in called.items() if word.startswith(first)), None)


def _word_before(mention: ActorMention, text: str) -> str:
    return text[max(0, mention.span.start - 8) : mention.span.start].rstrip().rpartition(" ")[2].lower()


def _last_word(mention: ActorMention) -> str:
    return mention.text.split()[-1]


def _is_army(mention: ActorMention, book: ActorBook) -> bool:
    """Is it an army with its state, or an army by its own name ("the IDF")?"""
    named = mention.how == "name" and mention.id is not None and book.kind(mention.id) == "force"
    return mention.role == _ARMY or named
