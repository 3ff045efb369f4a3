"""The words that occurrences are read with, of one language."""

from __future__ import annotations

from dataclasses import dataclass, field

from trucewatch.packs.actors import ActorBook
from trucewatch.packs.groups import Groups
from trucewatch.packs.language.happenings import Happenings
from trucewatch.packs.language.political_acts import PoliticalActs
from trucewatch.packs.language.speech import Speech
from trucewatch.packs.language.toll_words import TollRules


@dataclass(frozen=True)
class Lexicon:
    """The words that an occurrence is read with."""

    happenings: Happenings
    speech: Speech
    groups: Groups
    actors: ActorBook
    acts: PoliticalActs
    tolls: TollRules = field(default_factory=TollRules)
