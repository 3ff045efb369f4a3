"""Trees in which a day hangs on another clause than the one that it is of."""

import pytest

from trees import sentence, token
from trucewatch.extract.parse.day_repairs import (
    clause_behind_saying,
    day_behind_deed,
    day_word_before_saying,
    mend_days,
    verb_behind_scene,
)
from trucewatch.packs.language.happenings import load_happenings

SCENE = """
Guards fired on men who were mending a road on Friday and killed two.
Guards guard NOUN NNS nsubj 1
fired fire VERB VBD ROOT 1
on on ADP IN prep 1
men man NOUN NNS pobj 2
who who PRON WP nsubj 6
were be AUX VBD aux 6
mending mend VERB VBG relcl 3
a a DET DT det 8
road road NOUN NN dobj 6
on on ADP IN prep 6
Friday Friday PROPN NNP pobj 9
and and CCONJ CC cc 6
killed kill VERB VBD conj 6
two two NUM CD dobj 12
. . PUNCT . punct 1
"""

BEFORE_ADJECTIVE = """
On 9 August three Thai soldiers were wounded.
On on ADP IN prep 4
9 9 NUM CD pobj 0
August August PROPN NNP preconj 1
three three NUM CD nummod 2
Thai Thai ADJ NNP amod 5
soldiers soldier NOUN NNS nsubjpass 7
were be AUX VBD auxpass 7
wounded wound VERB VBN ROOT 7
. . PUNCT . punct 7
"""

OWN_DAY = """
Guards hit a bus which left Tal on Friday.
Guards guard NOUN NNS nsubj 1
hit hit VERB VBD ROOT 1
a a DET DT det 3
bus bus NOUN NN dobj 1
which which PRON WDT nsubj 5
left leave VERB VBD relcl 3
Tal Tal PROPN NNP dobj 5
on on ADP IN prep 5
Friday Friday PROPN NNP pobj 7
. . PUNCT . punct 1
"""

SAID = """
Shells hit Tal, on Friday, medics said.
Shells shell NOUN NNS nsubj 1
hit hit VERB VBD ccomp 8
Tal Tal PROPN NNP dobj 1
, , PUNCT , punct 8
on on ADP IN prep 8
Friday Friday PROPN NNP pobj 4
, , PUNCT , punct 8
medics medic NOUN NNS nsubj 8
said say VERB VBD ROOT 8
. . PUNCT . punct 8
"""

DAY_AFTER = """
Rebels raided Tal, a day after guns had killed two.
Rebels rebel NOUN NNS nsubj 1
raided raid VERB VBD ROOT 1
Tal Tal PROPN NNP dobj 1
, , PUNCT , punct 1
a a DET DT det 5
day day NOUN NN npadvmod 9
after after ADP IN prep 5
guns gun NOUN NNS pobj 6
had have AUX VBD aux 9
killed kill VERB VBN conj 1
two two NUM CD dobj 9
. . PUNCT . punct 1
"""

HELD_OVER = """
Police held two men on Sunday over the killing of a mayor on Friday.
Police police NOUN NNS nsubj 1
held hold VERB VBD ROOT 1
two two NUM CD nummod 3
men man NOUN NNS dobj 1
on on ADP IN prep 1
Sunday Sunday PROPN NNP pobj 4
over over ADP IN prep 1
the the DET DT det 8
killing killing NOUN NN pobj 6
of of ADP IN prep 8
a a DET DT det 11
mayor mayor NOUN NN pobj 9
on on ADP IN prep 1
Friday Friday PROPN NNP pobj 12
. . PUNCT . punct 1
"""

PERFECT = """
A man has been charged with the murder of a priest on Friday.
A a DET DT det 1
man man NOUN NN nsubjpass 4
has have AUX VBZ aux 4
been be AUX VBN auxpass 4
charged charge VERB VBN ROOT 4
with with ADP IN prep 4
the the DET DT det 7
murder murder NOUN NN pobj 5
of of ADP IN prep 7
a a DET DT det 10
priest priest NOUN NN pobj 8
on on ADP IN prep 4
Friday Friday PROPN NNP pobj 11
. . PUNCT . punct 4
"""

OWN_PAST = """
They hid during the shelling of Tal on Friday.
They they PRON PRP nsubj 1
hid hide VERB VBD ROOT 1
during during ADP IN prep 1
the the DET DT det 4
shelling shelling NOUN NN pobj 2
of of ADP IN prep 4
Tal Tal PROPN NNP pobj 5
on on ADP IN prep 1
Friday Friday PROPN NNP pobj 7
. . PUNCT . punct 1
"""

YESTERDAY = """
Jets hit Tal yesterday, medics said.
Jets jet NOUN NNS nsubj 1
hit hit VERB VBD ccomp 6
Tal Tal PROPN NNP dobj 1
yesterday yesterday NOUN NN npadvmod 6
, , PUNCT , punct 6
medics medic NOUN NNS nsubj 6
said say VERB VBD ROOT 6
. . PUNCT . punct 6
"""


def mended(tree):
    read = sentence(tree)
    for each in read.doc:
        if each.dep_ == "prep":
            mend_days(each)
    return read


def test_a_day_behind_what_people_were_doing_is_of_what_befell_them():
    assert token(mended(SCENE), "Friday").head.head.text == "fired"


def test_a_past_behind_what_people_were_doing_goes_on_with_the_main_clause():
    read = sentence(SCENE)
    verb_behind_scene(token(read, "killed"))
    assert token(read, "killed").head.text == "fired"


def test_a_day_that_hangs_on_whose_people_they_are_is_of_the_verb_and_leaves_them_their_number():
    read = mended(BEFORE_ADJECTIVE)
    assert token(read, "On").head.text == "wounded"
    assert (token(read, "three").head.text, token(read, "August").head.text) == ("soldiers", "On")


def test_a_clause_that_tells_another_happening_keeps_its_day():
    assert token(mended(OWN_DAY), "Friday").head.head.text == "left"


def test_a_day_before_who_said_it_is_of_what_was_said():
    assert token(mended(SAID), "Friday").head.head.text == "hit"


MONTH = """
The sons of the men who fell at Ros on 3 May have received a medal.
The the DET DT det 1
sons son NOUN NNS nsubj 13
of of ADP IN prep 1
the the DET DT det 4
men man NOUN NNS pobj 2
who who PRON WP nsubj 6
fell fall VERB VBD relcl 4
at at ADP IN prep 6
Ros Ros PROPN NNP pobj 7
on on ADP IN prep 6
3 3 NUM CD pobj 9
May May AUX MD aux 13
have have AUX VB aux 13
received receive VERB VBN ROOT 13
a a DET DT det 15
medal medal NOUN NN dobj 13
. . PUNCT . punct 13
"""

SAID_AFTER = """
A bomb killed four guards, officials said, the day after gunmen murdered a judge.
A a DET DT det 1
bomb bomb NOUN NN nsubj 2
killed kill VERB VBD ccomp 7
four four NUM CD nummod 4
guards guard NOUN NNS dobj 2
, , PUNCT , punct 7
officials official NOUN NNS nsubj 7
said say VERB VBD ROOT 7
, , PUNCT , punct 7
the the DET DT det 10
day day NOUN NN npadvmod 13
after after SCONJ IN mark 13
gunmen gunman NOUN NNS nsubj 13
murdered murder VERB VBD ccomp 7
a a DET DT det 15
judge judge NOUN NN dobj 13
. . PUNCT . punct 7
"""


def test_a_month_behind_the_number_of_its_day_is_no_auxiliary():
    month = token(mended(MONTH), "May")
    assert (month.tag_, month.head.text, month.head.head.text) == ("NNP", "on", "fell")


def test_what_was_a_day_before_is_no_second_thing_said():
    read = sentence(SAID_AFTER)
    clause_behind_saying(token(read, "after"))
    assert (token(read, "murdered").head.text, token(read, "murdered").dep_) == ("killed", "advcl")


def test_behind_a_day_after_stands_a_clause():
    read = mended(DAY_AFTER)
    killed = token(read, "killed")
    assert (token(read, "after").dep_, token(read, "guns").head, killed.dep_) == ("mark", killed, "advcl")


ANSWERED_FIRST = """
In answer to the raid on Orvale on Friday, jets on Saturday bombed a mill.
In in ADP IN prep 13
answer answer NOUN NN pobj 0
to to ADP IN prep 1
the the DET DT det 4
raid raid NOUN NN pobj 2
on on ADP IN prep 4
Orvale Orvale PROPN NNP pobj 5
on on ADP IN prep 1
Friday Friday PROPN NNP pobj 7
, , PUNCT , punct 13
jets jet NOUN NNS nsubj 13
on on ADP IN prep 13
Saturday Saturday PROPN NNP pobj 11
bombed bomb VERB VBD ROOT 13
a a DET DT det 15
mill mill NOUN NN dobj 13
. . PUNCT . punct 13
"""


@pytest.mark.parametrize(
    ("tree", "deed"), [(HELD_OVER, "killing"), (PERFECT, "murder"), (OWN_PAST, "hid"), (ANSWERED_FIRST, "raid")]
)
def test_a_day_behind_a_deed_that_a_verb_only_looks_back_on_is_of_the_deed(tree, deed):
    read = sentence(tree)
    day_behind_deed(token(read, "Friday").head, load_happenings())
    assert token(read, "Friday").head.head.text == deed


def test_a_day_word_before_who_said_it_is_of_what_was_said():
    read = sentence(YESTERDAY)
    day_word_before_saying(token(read, "yesterday"))
    assert token(read, "yesterday").head.text == "hit"
