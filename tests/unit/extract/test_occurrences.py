"""From the words of one incident to who, whom, when, where and how many."""

import pytest

import trees
from trees import SATURDAY, day, sentence
from trucewatch.extract.deeds.incidents import group_incidents
from trucewatch.extract.deeds.triggers import find_triggers
from trucewatch.extract.lexicon import Lexicon
from trucewatch.extract.occurrences import Told, read_occurrence
from trucewatch.extract.speech.attribution import Attributor
from trucewatch.extract.tolls.numbered import numbered_nouns
from trucewatch.packs.actors import ActorBook
from trucewatch.packs.groups import load_groups
from trucewatch.packs.language.happenings import load_happenings
from trucewatch.packs.language.political_acts import load_political_acts
from trucewatch.packs.language.speech import load_speech

LEFT_BOTH_DEAD = """
Clashes left 23 civilians and 16 fighters dead.
Clashes clash NOUN NNS nsubj 1
left leave VERB VBD ROOT 1
23 23 NUM CD nummod 3
civilians civilian NOUN NNS dobj 1
and and CCONJ CC cc 3
16 16 NUM CD nummod 6
fighters fighter NOUN NNS conj 3
dead dead ADJ JJ oprd 1
. . PUNCT . punct 1
"""

ADDED_UP = """
Shells killed five civilians, bringing the total to 40 since Friday.
Shells shell NOUN NNS nsubj 1
killed kill VERB VBD ROOT 1
five five NUM CD nummod 3
civilians civilian NOUN NNS dobj 1
, , PUNCT , punct 1
bringing bring VERB VBG advcl 1
the the DET DT det 7
total total NOUN NN dobj 5
to to ADP IN prep 5
40 40 NUM CD pobj 8
since since SCONJ IN prep 5
Friday Friday PROPN NNP pobj 10
. . PUNCT . punct 1
"""

JETS_BOMB = """
Russian jets bomb hospital in Orvale
Russian russian ADJ JJ amod 1
jets jet NOUN NNS nsubj 2
bomb bomb VERB VBP ROOT 2
hospital hospital NOUN NN dobj 2
in in ADP IN prep 3
Orvale orvale NOUN NN pobj 4
"""

OUR_MEN = """
Shells killed our brave soldiers.
Shells shell NOUN NNS nsubj 1
killed kill VERB VBD ROOT 1
our our PRON PRP$ poss 4
brave brave ADJ JJ amod 4
soldiers soldier NOUN NNS dobj 1
. . PUNCT . punct 1
"""

TAKEN_WITH_BOMBS = """
Police captured men carrying bombs.
Police police NOUN NNS nsubj 1
captured capture VERB VBD ROOT 1
men man NOUN NNS dobj 1
carrying carry VERB VBG acl 2
bombs bomb NOUN NNS dobj 3
. . PUNCT . punct 1
"""

VILLAGERS_TAKEN = """
Soldiers captured five villagers.
Soldiers soldier NOUN NNS nsubj 1
captured capture VERB VBD ROOT 1
five five NUM CD nummod 3
villagers villager NOUN NNS dobj 1
. . PUNCT . punct 1
"""

THIRD_SINCE = """
He was shot on Saturday and he is the third since May.
He he PRON PRP nsubjpass 3
was be AUX VBD auxpass 3
shot shoot VERB VBN ROOT 3
on on ADP IN prep 3
Saturday saturday PROPN NNP pobj 4
and and CCONJ CC cc 3
he he PRON PRP nsubj 8
is be AUX VBZ conj 3
the the DET DT det 10
third third NOUN NN attr 8
since since SCONJ IN prep 10
May may PROPN NNP pobj 11
. . PUNCT . punct 8
"""

WHY_JETS_BOMB = """
Why Russian jets bomb hospitals
Why why SCONJ WRB advmod 3
Russian russian ADJ JJ amod 2
jets jet NOUN NNS nsubj 3
bomb bomb VERB VBP ROOT 3
hospitals hospital NOUN NNS dobj 3
"""

JETS_BOMB_STOPPED = """
Russian jets bomb hospitals.
Russian russian ADJ JJ amod 1
jets jet NOUN NNS nsubj 2
bomb bomb VERB VBP ROOT 2
hospitals hospital NOUN NNS dobj 2
. . PUNCT . punct 2
"""

KILLED_IN_CLASHES = """
Twelve gunmen were killed in clashes with Kenyan troops.
Twelve twelve NUM CD nummod 1
gunmen gunman NOUN NNS nsubjpass 3
were be AUX VBD auxpass 3
killed kill VERB VBN ROOT 3
in in ADP IN prep 3
clashes clash NOUN NNS pobj 4
with with ADP IN prep 5
Kenyan kenyan ADJ JJ amod 8
troops troop NOUN NNS pobj 6
. . PUNCT . punct 3
"""


def told(tree, paragraph=0):
    lexicon = Lexicon(load_happenings(), load_speech(), load_groups(), ActorBook.load(), load_political_acts())
    found = sentence(tree, paragraph=paragraph)
    attributor = Attributor(lexicon.speech)
    sayings = attributor.sayings(found)
    incidents = group_incidents(find_triggers(found, lexicon.happenings), lexicon.happenings, lexicon.speech)
    numbered = numbered_nouns(found, lexicon.happenings, lexicon.groups)
    read = [
        read_occurrence(
            found,
            incident,
            [other for other in incidents if other is not incident],
            numbered,
            attributor.of(incident.main.token, sayings),
            SATURDAY,
            lexicon,
        )
        for incident in incidents
    ]
    return [one for one in read if isinstance(one, Told)]


def test_a_shelling_with_all_that_is_told_of_it():
    (only,) = told(trees.SHELLED)
    said = only.occurrence
    assert (said.event_type, said.sub_event_type) == ("Explosions/Remote violence", "Shelling/artillery/missile attack")
    assert [actor.name for actor in said.actors] == ["Gunmen"]
    assert [where.name for where in said.where] == ["Orvale"]
    assert (said.when.start, said.when.end) == (day(9), day(10))
    (count,) = said.counts
    assert (count.measure, count.group, count.quantity.low, count.quantity.high) == ("killed", "civilian", 5, None)


def test_what_came_before_keeps_its_own_toll_and_takes_no_day_from_what_followed():
    later, earlier = told(trees.AFTER)
    assert later.occurrence.counts == ()
    assert (later.occurrence.when.start, later.occurrence.when.end) == (day(6), day(7))
    assert [(count.group, count.quantity.low) for count in earlier.occurrence.counts] == [("soldier", 12)]
    assert earlier.occurrence.when.start is None
    assert earlier.occurrence.when.end == day(7)


def test_what_is_counted_since_a_time_beside_it_makes_no_sum_of_one_deed():
    (only,) = told(THIRD_SINCE)
    assert not only.is_tally


def test_a_part_is_marked_as_part_and_never_added():
    (only,) = told(trees.CHILDREN)
    whole, part = only.occurrence.counts
    assert (whole.group, whole.quantity.low, whole.part_of) == ("person", 16, None)
    assert (part.group, part.quantity.low, part.part_of) == ("child", 7, "killed:person")
    assert only.occurrence.means == ("air strike",)
    assert only.occurrence.sub_event_type == "Air/drone strike"


def test_who_was_shot_dead_was_killed():
    (only,) = told(trees.BY)
    assert [(count.measure, count.quantity.low) for count in only.occurrence.counts] == [("killed", 3)]
    assert [actor.name for actor in only.occurrence.actors] == ["gunmen"]


def test_the_accused_did_it_and_not_who_accuses():
    (only,) = told(trees.ACCUSED)
    assert [actor.name for actor in only.occurrence.actors] == ["rebels"]


def test_whose_men_they_are_is_no_part_of_a_name_where_a_pronoun_says_it():
    (only,) = told(OUR_MEN)
    assert [target.name for target in only.occurrence.targets] == ["brave soldiers"]


def test_who_is_taken_by_police_is_arrested_whatever_he_bears():
    (only,) = told(TAKEN_WITH_BOMBS)
    assert only.occurrence.sub_event_type == "Arrests"


def test_the_capture_of_those_who_do_not_fight_is_no_clash():
    (only,) = told(VILLAGERS_TAKEN)
    assert only.occurrence.sub_event_type == "Arrests"


def test_both_sides_of_a_clash_act():
    (only,) = told(trees.CLASHED)
    assert len(only.occurrence.actors) == 2
    assert only.occurrence.targets == ()
    assert only.occurrence.sub_event_type == "Armed clash"


def test_a_war_kills_over_a_time_and_not_at_once():
    (only,) = told(trees.SUM)
    assert only.is_tally
    assert all(count.cumulative for count in only.occurrence.counts)


@pytest.mark.parametrize(
    ("words", "adds_up"),
    [
        ("In all 47 people were killed by mines.", True),
        ("Some 4,000 fighters died in the whole of the war.", True),
        ("More than 60 people died along the front between March and August.", True),
        ("The clinic treated 85 wounded in the past fortnight.", True),
        ("In the month as a whole 71 people were killed.", True),
        ("Shells fell in all parts of the town.", False),
        ("Nine people died in the deadliest attack of this war.", False),
        ("Jets bombed a bridge in the second year of the war.", False),
        ("A mine lay in the road between May and Hope streets.", False),
    ],
)
def test_words_of_a_whole_time_add_up_what_it_cost(words, adds_up):
    assert bool(load_happenings().cumulative.search(words)) is adds_up


@pytest.mark.parametrize("tree", [trees.SHELLED, trees.AFTER, trees.CHILDREN, trees.BY, trees.CLASHED, trees.SUM])
def test_every_name_and_number_stands_at_its_span(tree):
    text = sentence(tree).text
    for one in told(tree):
        for actor in (*one.occurrence.actors, *one.occurrence.targets):
            assert actor.name.split()[-1] in actor.span.of(text)
        for count in one.occurrence.counts:
            assert count.span.of(text) == count.quantity.text


@pytest.mark.parametrize(
    ("tree", "counts"),
    [
        (trees.AMONG_THE_DEAD, [("killed", "child", 2, "killed:person")]),
        (trees.DEAD_INCLUDED, [("killed", "medic", 2, "killed:person")]),
        (trees.AMONG_THE_KILLED, [("killed", "child", 10, "killed:person"), ("killed", "person", 48, None)]),
    ],
)
def test_those_said_to_be_among_the_dead_are_a_part_of_them(tree, counts):
    (only,) = told(tree)
    assert [(c.measure, c.group, c.quantity.low, c.part_of) for c in only.occurrence.counts] == counts


def test_the_number_to_which_a_toll_rose_is_the_dead_and_never_the_injured_beside_them():
    toll, hurt = told(trees.TOLL_ROSE)
    assert [(c.measure, c.quantity.low) for c in toll.occurrence.counts] == [("killed", 12)]
    assert [(c.measure, c.quantity.low) for c in hurt.occurrence.counts] == [("injured", 200)]


def test_the_number_of_those_killed_is_told_by_the_verb_that_it_stands_under():
    (only,) = told(trees.NUMBER_KILLED)
    assert [(c.measure, c.quantity.low) for c in only.occurrence.counts] == [("killed", 40)]


TRIED = """
Gunmen tried to kill five officers on Friday.
Gunmen gunman NOUN NNS nsubj 1
tried try VERB VBD ROOT 1
to to PART TO aux 3
kill kill VERB VB xcomp 1
five five NUM CD nummod 5
officers officer NOUN NNS dobj 3
on on ADP IN prep 3
Friday Friday PROPN NNP pobj 6
. . PUNCT . punct 1
"""


def test_what_was_only_tried_is_an_attack_without_a_toll():
    (only,) = told(TRIED)
    assert only.occurrence.counts == ()
    assert [actor.name for actor in only.occurrence.actors] == ["Gunmen"]


@pytest.mark.parametrize(
    ("tree", "actors"), [(trees.JETS_OF_TWO, {"syria", "iraq"}), (trees.OWNED_UP, {"islamic-state"})]
)
def test_those_joined_by_and_and_those_who_own_up_to_it_did_it(tree, actors):
    (only,) = told(tree)
    assert {actor.id for actor in only.occurrence.actors} == actors


def test_a_patrol_that_is_ambushed_is_no_patrol_told_of():
    (only,) = told(trees.AMBUSHED_PATROL)
    assert only.occurrence.event_type == "Battles"


def test_a_state_told_once_is_that_of_all_who_are_joined_by_and():
    (only,) = told(LEFT_BOTH_DEAD)
    counts = [(count.measure, count.group, count.quantity.low) for count in only.occurrence.counts]
    assert counts == [("killed", "person", 39), ("killed", "civilian", 23), ("killed", "fighter", 16)]


def test_a_total_in_a_clause_beside_makes_no_sum_of_the_toll_itself():
    (only,) = told(ADDED_UP)
    assert not only.is_tally
    assert [(count.quantity.low, count.cumulative) for count in only.occurrence.counts] == [(5, False)]


@pytest.mark.parametrize(("paragraph", "events"), [(0, 1), (3, 0)])
def test_the_present_of_a_headline_tells_what_happened_and_elsewhere_what_is_usual(paragraph, events):
    assert len(told(JETS_BOMB, paragraph=paragraph)) == events


@pytest.mark.parametrize("tree", [WHY_JETS_BOMB, JETS_BOMB_STOPPED])
def test_a_question_and_a_whole_sentence_are_no_headlines(tree):
    assert told(tree) == []


def test_those_with_whom_somebody_clashed_did_it_to_the_dead():
    (only,) = told(KILLED_IN_CLASHES)
    assert [actor.id for actor in only.occurrence.actors] == ["kenya"]
    assert [target.name for target in only.occurrence.targets] == ["gunmen"]


NO_ACCESS = """
The observers had no access to Orvale, where a school was shelled on Friday.
The the DET DT det 1
observers observer NOUN NNS nsubj 2
had have VERB VBD ROOT 2
no no DET DT det 4
access access NOUN NN dobj 2
to to ADP IN prep 4
Orvale Orvale PROPN NNP pobj 5
, , PUNCT , punct 6
where where SCONJ WRB advmod 12
a a DET DT det 10
school school NOUN NN nsubjpass 12
was be AUX VBD auxpass 12
shelled shell VERB VBN relcl 6
on on ADP IN prep 12
Friday Friday PROPN NNP pobj 13
. . PUNCT . punct 2
"""

TWO_CLAUSES = """
Rebels attacked a base on Friday and the army shelled Orvale.
Rebels rebel NOUN NNS nsubj 1
attacked attack VERB VBD ROOT 1
a a DET DT det 3
base base NOUN NN dobj 1
on on ADP IN prep 1
Friday Friday PROPN NNP pobj 4
and and CCONJ CC cc 1
the the DET DT det 8
army army NOUN NN nsubj 9
shelled shell VERB VBD conj 1
Orvale Orvale PROPN NNP dobj 9
. . PUNCT . punct 1
"""


def test_a_clause_that_begins_with_where_tells_what_happened_there():
    (only,) = told(NO_ACCESS)
    assert [where.name for where in only.occurrence.where] == ["Orvale"]


def test_the_second_of_two_clauses_is_of_the_day_that_the_first_names():
    attacked, shelled = told(TWO_CLAUSES)
    assert (attacked.dated, shelled.dated) == (True, False)
    assert shelled.occurrence.when == attacked.occurrence.when


AGED = """
A boy of seven was killed in Orvale.
A a DET DT det 1
boy boy NOUN NN nsubjpass 5
of of ADP IN prep 1
seven seven NUM CD pobj 2
was be AUX VBD auxpass 5
killed kill VERB VBN ROOT 5
in in ADP IN prep 5
Orvale Orvale PROPN NNP pobj 6
. . PUNCT . punct 5
"""


def test_how_old_one_person_was_is_no_toll():
    (only,) = told(AGED)
    assert [(count.group, count.quantity.low) for count in only.occurrence.counts] == [("child", 1)]
