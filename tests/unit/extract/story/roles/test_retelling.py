"""Acts that are only spoken of again go on with one that was told."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from trees import sentence
from trucewatch.extract.provisions.wordings import Values
from trucewatch.extract.reading import Heard
from trucewatch.extract.story.roles.model import BUCKETS, RoleModel
from trucewatch.extract.story.roles.retelling import told_again
from trucewatch.model import Actor, Claim, ClaimKind, Occurrence, Span, Speaker, Stance, When, Where

MODEL = RoleModel((), np.zeros((BUCKETS, 0), np.int8), frozenset(), judges=frozenset({"Battles"}))
MILL = (Actor("mill", None, Span(0, 4)),)


ATTACK = """
men attacked
men man NOUN NNS nsubj 1
attacked attack VERB VBD ROOT 1
"""


def told(id, at, **changes):
    """A sentence with one claim of an attack, so many characters on."""
    found = sentence(ATTACK)
    content = replace(Occurrence("Battles", "Armed clash", trigger="attacked", when=When.unknown()), **changes)
    span = Span(at, at + 20)
    claim = Claim(id, "r", "Wire", ClaimKind.EVENT, span, found.text, Speaker(), Stance.ASSERTS, content)
    return Heard(found, Values(), (), (), (), (claim,), True)


def continued(*sentences):
    return [claim.continues for one in told_again(sentences, MODEL) for claim in one.claims]


def test_an_act_with_nobody_hit_goes_on_with_the_one_before_it():
    assert continued(told("a", 0, targets=MILL), told("b", 100), told("c", 200)) == ["", "a", "a"]


def test_what_stands_far_off_or_first_or_hits_somebody_is_told_for_itself():
    assert continued(told("a", 0), told("b", 50, targets=MILL), told("c", 900)) == ["", "", ""]


@pytest.mark.parametrize(
    "other",
    [
        {"where": (Where("Tal", Span(0, 3)),)},
        {"when": When.day(date(1990, 5, 4))},
        {"actors": (Actor("army", "norland", Span(0, 4)),)},
    ],
)
def test_another_day_place_or_doer_is_another_act(other):
    first = {
        "where": (Where("Ros", Span(0, 3)),),
        "when": When.day(date(1990, 5, 1)),
        "actors": (Actor("front", "flm", Span(0, 5)),),
    }
    assert continued(told("a", 0, targets=MILL, **first), told("b", 100, **other)) == ["", ""]
    assert continued(told("a", 0, targets=MILL, **first), told("b", 100, **{key: first[key] for key in other})) == [
        "",
        "a",
    ]
