"""Which words of a sentence say when one of its happenings was."""

from trees import sentence, token
from trucewatch.extract.deeds.incidents import group_incidents
from trucewatch.extract.deeds.triggers import find_triggers
from trucewatch.extract.when_where.setting import clause_steps, is_of_late_death
from trucewatch.packs.language.happenings import load_happenings
from trucewatch.packs.language.speech import load_speech

BURIED = """
The men whom gunmen shot were buried on Friday.
The the DET DT det 1
men man NOUN NNS nsubjpass 6
whom whom PRON WP dobj 4
gunmen gunman NOUN NNS nsubj 4
shot shoot VERB VBD relcl 1
were be AUX VBD auxpass 6
buried bury VERB VBN ROOT 6
on on ADP IN prep 6
Friday Friday PROPN NNP pobj 7
. . PUNCT . punct 6
"""

LATE = """
A wounded boy died on Friday.
A a DET DT det 2
wounded wounded ADJ JJ amod 2
boy boy NOUN NN nsubj 3
died die VERB VBD ROOT 3
on on ADP IN prep 3
Friday Friday PROPN NNP pobj 4
. . PUNCT . punct 3
"""


def first_incident(tree):
    happenings, read = load_happenings(), sentence(tree)
    return read, group_incidents(find_triggers(read, happenings), happenings, load_speech())[0]


def test_what_else_is_said_of_those_who_were_shot_is_no_day_of_the_shooting():
    read, shot = first_incident(BURIED)
    assert clause_steps(token(read, "Friday"), shot, load_speech()) == 3


def test_the_day_on_which_the_wounded_die_is_none_of_what_wounded_them():
    read, died = first_incident(LATE)
    assert is_of_late_death(token(read, "Friday"), died, load_happenings())
    read, died = first_incident(LATE.replace("wounded", "third"))
    assert is_of_late_death(token(read, "Friday"), died, load_happenings())
    unhurt = LATE.replace("wounded", "small")
    read, died = first_incident(unhurt)
    assert not is_of_late_death(token(read, "Friday"), died, load_happenings())
