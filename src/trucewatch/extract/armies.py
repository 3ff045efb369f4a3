"""Whose "the army" is: that of the state whose army the report named last, before that of the story's country."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from trucewatch.packs.actors import ActorBook, ActorMention

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


def _is_army(mention: ActorMention, book: ActorBook) -> bool:
    """Is it an army with its state, or an army by its own name ("the IDF")?"""
    named = mention.how == "name" and mention.id is not None and book.kind(mention.id) == "force"
    return mention.role == _ARMY or named
