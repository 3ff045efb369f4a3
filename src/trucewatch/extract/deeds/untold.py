"""Why a sentence with words of harm, of fighting or of a truce gave no claim: a few reasons, counted."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from trucewatch.extract.sentence import Sentence
from trucewatch.packs.language.rules import WordingRule


class Untold(StrEnum):
    """The reasons, the one that came nearest to a claim first."""

    NO_FIELD = "a term of an agreement without its date, width or number"
    NOT_BEFORE = "a stand on something that was not told just before"
    LEFT_OUT = "wording that the rule for it leaves out"
    GENERAL = "a general truth, told of no time"
    NO_OBJECT = "an act without whom or what it was done to"
    KIND_OF_THING = "a kind of thing named, with no number, time or place"
    NATURE = "harm that nobody did: of a disease, a disaster or an accident"
    CONDITION = "a condition of what else is told"
    QUESTION = "a question left open"
    NAME = "part of a name"
    OTHER_SENSE = "such a word in another use"


def nearest_reason(reasons: Iterable[Untold]) -> Untold:
    """The reason that came nearest to a claim.

    >>> nearest_reason([Untold.NAME, Untold.NO_FIELD]).name, nearest_reason([]).name
    ('NO_FIELD', 'OTHER_SENSE')
    """
    order = list(Untold)
    return min(reasons, key=order.index, default=Untold.OTHER_SENSE)


def unworded(sentence: Sentence, rules: Iterable[WordingRule]) -> list[Untold]:
    """Why these rules, whose needs the sentence meets, found nothing in it."""
    return [Untold.LEFT_OUT if rule.finds(sentence.text) is None else Untold.NO_FIELD for rule in rules]
