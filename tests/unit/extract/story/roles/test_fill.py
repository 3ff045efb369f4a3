"""What the learned part sees goes into the claims that the rules made, and nowhere else."""

from dataclasses import replace

import numpy as np
import pytest

from trees import sentence
from trucewatch.extract.deeds.incidents import Incident
from trucewatch.extract.deeds.triggers import find_triggers
from trucewatch.extract.lexicon import Lexicon
from trucewatch.extract.occurrences import Told
from trucewatch.extract.provisions.wordings import Values
from trucewatch.extract.reading import Heard
from trucewatch.extract.speech.sayings import GIVEN
from trucewatch.extract.story.roles.fill import fill_roles
from trucewatch.extract.story.roles.model import BUCKETS, Role, RoleModel, bucket
from trucewatch.model import Actor, Claim, ClaimKind, Occurrence, Span, Speaker, Stance, When
from trucewatch.packs.actors import ActorBook
from trucewatch.packs.groups import load_groups
from trucewatch.packs.language.happenings import load_happenings
from trucewatch.packs.language.political_acts import load_political_acts
from trucewatch.packs.language.speech import load_speech

LEXICON = Lexicon(load_happenings(), load_speech(), load_groups(), ActorBook.load(), load_political_acts())
RAID = """
masked men raided the mill
masked masked ADJ JJ amod 1
men man NOUN NNS nsubj 2
raided raid VERB VBD ROOT 2
the the DET DT det 4
mill mill NOUN NN dobj 2
"""


def model(bias):
    """A model that gives every phrase one score, as a doer alone."""
    return RoleModel((Role("person", "actor", bias, 0.0, 0.5),), np.zeros((BUCKETS, 1), np.int8), frozenset())


def heard(**changes):
    found = sentence(RAID)
    content = Occurrence("Battles", "Armed clash", trigger="raided", when=When.unknown())
    claim = Claim("a", "r", "Wire", ClaimKind.EVENT, found.span, found.text, Speaker(), Stance.ASSERTS, content)
    return Heard(found, Values(), (), (), (), (replace(claim, **changes),), True)


def test_a_phrase_that_the_model_takes_for_a_doer_becomes_one_and_says_why():
    (filled,) = fill_roles([heard()], model(bias=3.0), LEXICON)
    (claim,) = filled.claims
    assert [actor.name for actor in claim.occurrence.actors] == ["masked men", "mill"]
    assert claim.why[0].startswith("learned.person: masked men")
    assert claim.id != "a"


def test_a_claim_to_which_nothing_is_added_stays_as_it_was():
    (filled,) = fill_roles([heard()], model(bias=-3.0), LEXICON)
    assert filled.claims == heard().claims


@pytest.mark.parametrize("changes", [{"stance": Stance.DENIES}, {"kind": ClaimKind.TALLY}])
def test_what_did_not_happen_and_what_is_no_event_is_left_alone(changes):
    (filled,) = fill_roles([heard(**changes)], model(bias=3.0), LEXICON)
    assert filled.claims == heard(**changes).claims


def test_words_that_alone_tell_of_nothing_go_where_the_model_sees_nobody():
    doubted = {"why": ("doubt.no_object",)}
    (without,) = fill_roles([heard(**doubted)], model(bias=-3.0), LEXICON)
    (beside,) = fill_roles([heard(**doubted)], model(bias=3.0), LEXICON)
    assert without.claims == ()
    assert len(beside.claims) == 1


def test_a_charge_goes_with_the_claim_that_is_charged():
    first, charge = heard(), heard(id="b", continues="a")
    one, other = fill_roles([first, charge], model(bias=3.0), LEXICON)
    assert other.claims[0].continues == one.claims[0].id


TELLING = Role("telling", "telling", 0.0, 0.0, 0.4)


@pytest.mark.parametrize(("bias", "kind"), [(-3.0, ClaimKind.TALLY), (3.0, ClaimKind.EVENT)])
def test_what_is_told_of_no_single_incident_is_no_event(bias, kind):
    judge = RoleModel(
        (replace(TELLING, bias=bias),), np.zeros((BUCKETS, 1), np.int8), frozenset(), judges=frozenset({"Battles"})
    )
    told, charge = fill_roles([heard(), heard(id="b", continues="a")], judge, LEXICON)
    assert told.claims[0].kind is kind
    assert charge.claims[0].continues == told.claims[0].id


@pytest.mark.parametrize(("word", "kind"), [("mill", ClaimKind.TALLY), ("bridge", ClaimKind.EVENT)])
def test_the_words_of_its_sentence_say_whether_one_incident_is_told(word, kind):
    weights = np.zeros((BUCKETS, 1), np.int8)
    weights[bucket(f"telling:word={word}")] = -100
    role = replace(TELLING, bias=3.0, scale=0.1)
    (told,) = fill_roles([heard()], RoleModel((role,), weights, frozenset(), judges=frozenset({"Battles"})), LEXICON)
    assert told.claims[0].kind is kind


def test_how_fighting_of_armed_sides_is_told_is_not_judged():
    judge = RoleModel(
        (replace(TELLING, bias=-3.0),), np.zeros((BUCKETS, 1), np.int8), frozenset(), judges=frozenset({"Battles"})
    )
    first = heard()
    soldiers = Actor("soldiers", None, Span(0, 8))
    fight = replace(first.claims[0], content=replace(first.claims[0].content, targets=(soldiers,)))
    (told,) = fill_roles([replace(first, claims=(fight,))], judge, LEXICON)
    assert told.claims == (fight,)


BLAST = """
gunmen raided the mill after rebels burned the truck
gunmen gunman NOUN NNS nsubj 1
raided raid VERB VBD ROOT 1
the the DET DT det 3
mill mill NOUN NN dobj 1
after after SCONJ IN mark 6
rebels rebel NOUN NNS nsubj 6
burned burn VERB VBD advcl 1
the the DET DT det 8
truck truck NOUN NN dobj 6
"""


def test_who_suffers_an_act_hangs_on_its_words_and_not_on_anothers():
    found = sentence(BLAST)
    triggers = find_triggers(found, LEXICON.happenings)
    incidents, claims = [], []
    for trigger in triggers:
        content = Occurrence("Battles", "Armed clash", trigger=trigger.token.text, when=When.unknown())
        told = Told(content, GIVEN, is_tally=False, rules=())
        incidents.append((Incident((trigger,)), told))
        (claim,) = heard(id=content.trigger, content=content, span=found.span).claims
        claims.append(claim)
    told = Heard(found, Values(), (), tuple(incidents), (), tuple(claims), True)
    sites = RoleModel((Role("site", "place", 3.0, 0.0, 0.5),), np.zeros((BUCKETS, 1), np.int8), frozenset())
    (filled,) = fill_roles([told], sites, LEXICON)
    hit = {claim.occurrence.trigger: {one.name for one in claim.occurrence.targets} for claim in filled.claims}
    assert "mill" in hit["raided"] - hit["burned"]
    assert "truck" in hit["burned"] - hit["raided"]
