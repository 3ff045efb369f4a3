"""Who acts and who speaks: the lexicon of actors, and the names, roles and adjectives that it finds in plain text."""

from trucewatch.packs.actors.book import ActorBook, ActorMention

__all__ = ["ActorBook", "ActorMention"]
