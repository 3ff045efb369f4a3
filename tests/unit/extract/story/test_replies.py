from dataclasses import replace

import pytest

from trucewatch.extract.deeds.incidents import Incident
from trucewatch.extract.deeds.triggers import Found
from trucewatch.extract.occurrences import Told
from trucewatch.extract.parse.tokens import Facts, Tree
from trucewatch.extract.speech.sayings import Attribution
from trucewatch.extract.story.replies import answered_by
from trucewatch.model import Actor, Occurrence, Span, Speaker, Stance, When
from trucewatch.packs.language.happenings import load_happenings
from trucewatch.packs.language.triggers import Trigger

TRIGGER = Trigger("strike", False, "attack", None, None, "object", frozenset(), frozenset())
GROUP = Actor("launchers of the group", "hezbollah", Span(0, 5))
NOBODY = Actor("launchers", None, Span(0, 5))


def tree(noun):
    """A tree of "struck in <noun>", where the noun hangs on the preposition."""
    words = (("struck", "strike", "VERB", "ROOT", 0), ("in", "in", "ADP", "prep", 0), (noun, noun, "NOUN", "pobj", 1))
    facts = [Facts(word, word, lemma, pos, "", dep, {}, False) for word, lemma, pos, dep, _ in words]
    return Tree(facts, [True] * 3, [head for *_, head in words], "en")


def told(targets=(), actors=()):
    content = Occurrence("t", "s", "struck", When.unknown(), actors, targets)
    return Told(content, Attribution(Speaker(), Stance.ASSERTS, "speech.outlet"), False, ())


@pytest.mark.parametrize(
    ("noun", "hit", "doers"),
    [("reply", GROUP, ("hezbollah",)), ("reply", NOBODY, ()), ("town", GROUP, ())],
)
def test_what_an_act_answers_was_done_by_those_whom_it_hit(noun, hit, doers):
    doc = tree(noun)
    first = (Incident((Found(doc[0], TRIGGER),)), told(targets=(hit,)))
    second = (Incident((Found(doc[2], replace(TRIGGER, noun=True)),), doc[1]), told())
    found = answered_by([first, second], load_happenings())
    assert tuple(actor.id for actor in found[1][1].occurrence.actors) == doers
    assert found[0] == first
