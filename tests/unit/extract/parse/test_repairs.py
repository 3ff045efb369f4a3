"""Trees mended where parsers go astray, on parses written out as a parser gave them."""

import pytest

from trees import sentence, token
from trucewatch.extract.parse.repairs import mend
from trucewatch.extract.parse.tree import objects, subjects
from trucewatch.packs.language.happenings import load_happenings


def _mended(tree):
    found = sentence(tree)
    mend(found.doc, load_happenings())
    return found


def test_a_word_in_ing_before_a_number_is_a_verb():
    found = _mended(
        """Shells hit a barn killing 9.
        Shells shell NOUN NNS nsubj 1
        hit hit VERB VBD ROOT 1
        a a DET DT det 3
        barn barn NOUN NN dobj 1
        killing killing NOUN NN dobj 1
        9 9 NUM CD nummod 4
        . . PUNCT . punct 1"""
    )
    assert [noun.text for noun in objects(token(found, "killing"))] == ["9"]


def test_those_killed_behind_a_source_are_none_of_it():
    found = _mended(
        """Guns fired, killing, according to medics, 21 civilians
        Guns gun NOUN NNS nsubj 1
        fired fire VERB VBD ROOT 1
        , , PUNCT , punct 1
        killing kill VERB VBG advcl 1
        , , PUNCT , punct 3
        according accord VERB VBG prep 1
        to to ADP IN prep 5
        medics medic NOUN NNS pobj 6
        , , PUNCT , punct 7
        21 21 NUM CD nummod 10
        civilians civilian NOUN NNS appos 7"""
    )
    assert [noun.text for noun in objects(token(found, "killing"))] == ["civilians"]


def test_a_day_before_a_noun_leaves_the_verb_its_subject():
    found = _mended(
        """On Friday rebels hit a bridge.
        On on ADP IN prep 3
        Friday Friday PROPN NNP compound 2
        rebels rebel NOUN NNS pobj 0
        hit hit VERB VBD ROOT 3
        a a DET DT det 5
        bridge bridge NOUN NN dobj 3
        . . PUNCT . punct 3"""
    )
    assert [noun.text for noun in subjects(token(found, "hit"))] == ["rebels"]


def test_who_is_believed_to_be_something_does_what_follows():
    found = _mended(
        """Jets thought to be foreign bombed a mill.
        Jets jet NOUN NNS nsubj 1
        thought think VERB VBD ROOT 1
        to to PART TO aux 3
        be be AUX VB xcomp 1
        foreign foreign ADJ JJ nsubj 5
        bombed bomb VERB VBD ccomp 1
        a a DET DT det 7
        mill mill NOUN NN dobj 5
        . . PUNCT . punct 1"""
    )
    bombed = token(found, "bombed")
    assert [noun.text for noun in subjects(bombed)] == ["Jets"]
    assert bombed.dep_ == "ROOT"
    assert token(found, "thought").dep_ == "acl"


def test_an_insertion_does_not_take_what_is_joined_to_the_noun_before_it():
    found = _mended(
        """12 men -- including four boys -- and nine fighters
        12 12 NUM CD nummod 1
        men man NOUN NNS ROOT 1
        -- -- PUNCT : punct 1
        including include VERB VBG prep 1
        four four NUM CD nummod 5
        boys boy NOUN NNS pobj 3
        -- -- PUNCT : punct 5
        and and CCONJ CC cc 5
        nine nine NUM CD nummod 9
        fighters fighter NOUN NNS conj 5"""
    )
    assert [noun.text for noun in token(found, "men").conjuncts] == ["fighters"]


def test_two_numbered_nouns_side_by_side_are_a_row():
    found = _mended(
        """They killed ten children five women
        They they PRON PRP nsubj 1
        killed kill VERB VBD ROOT 1
        ten ten NUM CD nummod 3
        children child NOUN NNS nmod 5
        five five NUM CD nummod 5
        women woman NOUN NNS dobj 1"""
    )
    assert [noun.text for noun in objects(token(found, "killed"))] == ["children", "women"]


def test_a_noun_joined_to_a_verb_is_joined_to_its_object():
    found = _mended(
        """They killed a guard and three children.
        They they PRON PRP nsubj 1
        killed kill VERB VBD ROOT 1
        a a DET DT det 3
        guard guard NOUN NN dobj 1
        and and CCONJ CC cc 1
        three three NUM CD nummod 6
        children child NOUN NNS conj 1
        . . PUNCT . punct 1"""
    )
    assert [noun.text for noun in objects(token(found, "killed"))] == ["guard", "children"]


def test_a_noun_joined_to_what_somebody_is_accused_of_is_not_accused():
    found = _mended(
        """They accused rebels of shelling schools and clinics.
        They they PRON PRP nsubj 1
        accused accuse VERB VBD ROOT 1
        rebels rebel NOUN NNS dobj 1
        of of ADP IN prep 1
        shelling shell VERB VBG pcomp 3
        schools school NOUN NNS dobj 4
        and and CCONJ CC cc 1
        clinics clinic NOUN NNS conj 1
        . . PUNCT . punct 1"""
    )
    assert [noun.text for noun in objects(token(found, "accused"))] == ["rebels"]
    assert [noun.text for noun in objects(token(found, "shelling"))] == ["schools", "clinics"]


def test_a_state_behind_the_last_of_several_is_that_of_all():
    found = _mended(
        """It left 12 men, and nine soldiers dead.
        It it PRON PRP nsubj 1
        left leave VERB VBD ROOT 1
        12 12 NUM CD nummod 3
        men man NOUN NNS dobj 1
        , , PUNCT , punct 1
        and and CCONJ CC cc 1
        nine nine NUM CD nummod 7
        soldiers soldier NOUN NNS nsubj 8
        dead dead ADJ JJ conj 1
        . . PUNCT . punct 1"""
    )
    assert [noun.text for noun in objects(token(found, "left"))][:2] == ["men", "soldiers"]


def test_two_tolls_side_by_side_are_two_passives():
    found = _mended(
        """12 killed dozens injured
        12 12 NUM CD nsubj 1
        killed kill VERB VBD ROOT 1
        dozens dozen NOUN NNS dobj 1
        injured injure VERB VBN acl 2"""
    )
    assert [noun.text for noun in objects(token(found, "killed"))] == ["12"]
    assert [noun.text for noun in objects(token(found, "injured"))] == ["dozens"]


DAY_OF_MONTH = """On 19 May two soldiers died.
        On on ADP IN prep 5
        19 19 NUM CD nummod 4
        May May PROPN NNP compound 3
        two two NUM CD nummod 4
        soldiers soldier NOUN NNS nsubj 5
        died die VERB VBD ROOT 5
        . . PUNCT . punct 5"""
WEEKDAY = """On Friday 11 soldiers had been killed.
        On on ADP IN prep 6
        Friday Friday PROPN NNP pobj 0
        11 11 NUM CD nummod 1
        soldiers soldier NOUN NNS nsubjpass 6
        had have AUX VBD aux 6
        been be AUX VBN auxpass 6
        killed kill VERB VBN ROOT 6
        . . PUNCT . punct 6"""


CLOCK = """At 14:00 six soldiers died.
        At at ADP IN prep 4
        14:00 14:00 NUM CD compound 2
        six six NUM CD nummod 3
        soldiers soldier NOUN NNS nsubj 4
        died die VERB VBD ROOT 4
        . . PUNCT . punct 4"""


def test_a_clock_behind_a_day_takes_no_subject_from_its_verb():
    found = _mended(
        """On 3 May at 00:20 soldiers fled.
        On on ADP IN prep 6
        3 3 NUM CD nummod 2
        May May PROPN NNP pobj 0
        at at ADP IN prep 2
        00:20 00:20 NUM CD nummod 5
        soldiers soldier NOUN NNS pobj 3
        fled flee VERB VBD ROOT 6
        . . PUNCT . punct 6"""
    )
    assert [noun.text for noun in subjects(token(found, "fled"))] == ["soldiers"]
    assert token(found, "00:20").head.text == "at"


@pytest.mark.parametrize(
    ("tree", "day", "number"), [(DAY_OF_MONTH, "May", "two"), (WEEKDAY, "Friday", "11"), (CLOCK, "14:00", "six")]
)
def test_a_day_and_the_number_behind_it_are_two_things(tree, day, number):
    found = _mended(tree)
    soldiers = token(found, "soldiers")
    assert token(found, day).head.i == 0
    assert [child.text for child in soldiers.children if child.dep_ == "nummod"] == [number]
    assert subjects(soldiers.head) == [soldiers]


def test_those_who_were_hit_accuse_nobody():
    found = _mended(
        """The army said bases were hit and accused rebels of lying.
        The the DET DT det 1
        army army NOUN NN nsubj 2
        said say VERB VBD ROOT 2
        bases base NOUN NNS nsubjpass 5
        were be AUX VBD auxpass 5
        hit hit VERB VBN ccomp 2
        and and CCONJ CC cc 5
        accused accuse VERB VBN conj 5
        rebels rebel NOUN NNS dobj 7
        of of ADP IN prep 8
        lying lie VERB VBG pcomp 9
        . . PUNCT . punct 2"""
    )
    assert token(found, "accused").head == token(found, "said")


@pytest.mark.parametrize(("tag", "helper", "accused"), [("VBN", "had", "rebels"), ("VBD", "", "them")])
def test_nobody_is_made_to_accuse_himself(tag, helper, accused):
    """Another tense, or a pronoun, shows that the speaker goes on; else the nearest verb keeps what is joined to it."""
    helping = "had have AUX VBD aux 6" if helper else "then then ADV RB advmod 6"
    word = f"{accused} rebel NOUN NNS dobj 9" if accused == "rebels" else f"{accused} they PRON PRP dobj 9"
    found = _mended(
        f"""The army said rebels {helper or "then"} shelled it and accused {accused}.
        The the DET DT det 1
        army army NOUN NN nsubj 2
        said say VERB VBD ROOT 2
        rebels rebel NOUN NNS nsubj 5
        {helping.replace(" 6", " 5")}
        shelled shell VERB {tag} ccomp 2
        it it PRON PRP dobj 5
        and and CCONJ CC cc 5
        accused accuse VERB VBD conj 5
        {word.replace(" 9", " 8")}
        . . PUNCT . punct 2"""
    )
    assert token(found, "accused").head == token(found, "said")
