"""A toll in a sentence of its own is of the attack told just before it, or of none."""

from dataclasses import replace
from datetime import date, datetime

import pytest

import trees
from trees import only_incident, sentence
from trucewatch.extract.lexicon import Lexicon
from trucewatch.extract.occurrences import Told
from trucewatch.extract.provisions.wordings import Values
from trucewatch.extract.reading import Heard
from trucewatch.extract.story.continuing import carried_on, earlier_attacks
from trucewatch.model import Claim, ClaimKind, Mode, Quantity, Speaker, Stance, When
from trucewatch.packs.actors import ActorBook
from trucewatch.packs.groups import load_groups
from trucewatch.packs.language.happenings import load_happenings
from trucewatch.packs.language.political_acts import load_political_acts
from trucewatch.packs.language.speech import load_speech

LEXICON = Lexicon(load_happenings(), load_speech(), load_groups(), ActorBook.load(), load_political_acts())


def heard(tree, offset=0, **changes):
    """A sentence with its one event claim, as reading it gives it."""
    found = sentence(tree, offset=offset)
    incident, told = only_incident(found, LEXICON)
    claim = Claim(
        id=f"claim-{offset}",
        report="r",
        outlet="Wire",
        kind=ClaimKind.EVENT,
        span=found.span,
        quote=found.text,
        speaker=Speaker(),
        stance=Stance.ASSERTS,
        content=told.occurrence,
    )
    claim = replace(claim, **changes)
    return Heard(found, Values(), (), ((incident, told),), (), (claim,), True, None, (incident,))


def continued(before, after):
    """The id that the later sentence's claim carries on, or nothing."""
    earlier = earlier_attacks([before], after.sentence)
    incidents = [(incident, told) for incident, told in after.incidents if isinstance(told, Told)]
    (claim,) = carried_on(list(after.claims), incidents, after.sentence, earlier, LEXICON.happenings, LEXICON.groups)
    return claim.continues


def test_a_bare_toll_continues_the_attack_told_just_before():
    assert continued(heard(trees.ROCKETS_HIT), heard(trees.BARE_TOLL, 50)) == "claim-0"


def test_those_among_the_dead_continue_it_too():
    assert continued(heard(trees.ROCKETS_HIT), heard(trees.AMONG_THE_DEAD, 50)) == "claim-0"


def test_what_continues_a_continuation_continues_the_first():
    before = heard(trees.BARE_TOLL, 50, continues="claim-0")
    assert continued(before, heard(trees.AMONG_THE_DEAD, 120)) == "claim-0"


@pytest.mark.parametrize(
    "changes", [{"modes": (Mode.HISTORICAL,)}, {"kind": ClaimKind.TALLY}, {"stance": Stance.DENIES}]
)
def test_nothing_continues_what_is_no_attack_of_now(changes):
    assert continued(heard(trees.ROCKETS_HIT, **changes), heard(trees.BARE_TOLL, 50)) == ""


def test_a_toll_far_below_continues_nothing():
    assert continued(heard(trees.ROCKETS_HIT), heard(trees.BARE_TOLL, 5000)) == ""


def test_the_toll_of_a_war_continues_no_attack():
    after = heard(trees.BARE_TOLL, 50)
    ((incident, told),) = after.incidents
    many = replace(told.occurrence.counts[0], quantity=Quantity(20_000, None))
    told = replace(told, occurrence=replace(told.occurrence, counts=(many,)))
    assert continued(heard(trees.ROCKETS_HIT), replace(after, incidents=((incident, told),))) == ""


def test_a_place_of_its_own_continues_nothing():
    assert continued(heard(trees.BARE_TOLL), heard(trees.ROCKETS_HIT, 50)) == ""


def test_a_shooting_by_somebody_is_an_attack_of_its_own():
    assert continued(heard(trees.ROCKETS_HIT), heard(trees.GUNMEN_SHOT, 50)) == ""


def timed(each, when, *, dated=False):
    """The same, told with this time."""
    ((incident, told),) = each.incidents
    told = replace(told, occurrence=replace(told.occurrence, when=when), dated=dated)
    claims = tuple(replace(claim, content=told.occurrence) for claim in each.claims)
    return replace(each, incidents=((incident, told),), claims=claims)


@pytest.mark.parametrize(("days", "carries_on"), [(("May 19", "May 19"), True), (("May 19", "May 21"), False)])
def test_a_day_that_nobody_could_date_is_the_attacks_where_its_words_are(days, carries_on):
    before, after = (When.unknown(f"on {day}") for day in days)
    told = continued(timed(heard(trees.ROCKETS_HIT), before), timed(heard(trees.BARE_TOLL, 50), after))
    assert (told == "claim-0") is carries_on


@pytest.mark.parametrize(
    ("before", "carries_on"), [(When.day(date(2020, 3, 6)), True), (When(None, datetime(2020, 3, 8)), False)]
)
def test_a_toll_with_a_day_continues_no_attack_of_which_no_day_is_told(before, carries_on):
    after = timed(heard(trees.BARE_TOLL, 50), When.day(date(2020, 3, 6)), dated=True)
    assert (continued(timed(heard(trees.ROCKETS_HIT), before), after) == "claim-0") is carries_on


@pytest.mark.parametrize(
    ("words", "other"),
    [
        ("In the first, three people died.", True),
        ("Three people died.", False),
    ],
)
def test_one_of_several_is_something_else_than_what_was_told_before(words, other):
    assert bool(LEXICON.happenings.others.search(words)) is other
