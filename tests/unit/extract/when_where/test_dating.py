"""When one incident of a sentence took place."""

from dataclasses import replace

import pytest

import trees
from trees import SATURDAY, day, sentence
from trucewatch.extract.deeds.incidents import group_incidents
from trucewatch.extract.deeds.triggers import find_triggers
from trucewatch.extract.when_where.dating import time_of
from trucewatch.extract.when_where.told_days import day_of_writing, day_told
from trucewatch.ingest import read_text_report
from trucewatch.model import Span, TimeBasis, When
from trucewatch.packs.language.happenings import load_happenings
from trucewatch.packs.language.speech import load_speech

TWO_DAYS_AFTER = """
The army attacked a village on Tuesday two days after 12 soldiers were killed in an ambush.
The the DET DT det 1
army army NOUN NN nsubj 2
attacked attack VERB VBD ROOT 2
a a DET DT det 4
village village NOUN NN dobj 2
on on ADP IN prep 2
Tuesday Tuesday PROPN NNP pobj 5
two two NUM CD nummod 8
days day NOUN NNS npadvmod 13
after after SCONJ IN mark 13
12 12 NUM CD nummod 11
soldiers soldier NOUN NNS nsubjpass 13
were be AUX VBD auxpass 13
killed kill VERB VBN advcl 2
in in ADP IN prep 13
an an DET DT det 16
ambush ambush NOUN NN pobj 14
. . PUNCT . punct 2
"""


def earlier(tree):
    """The time of the second happening, and whether it was told."""
    happenings, speech, read = load_happenings(), load_speech(), sentence(tree)
    first, second = group_incidents(find_triggers(read, happenings), happenings, speech)
    return time_of(read, second, [first], SATURDAY, (happenings, speech))


def test_what_is_told_as_two_days_before_is_of_that_day():
    when, told = earlier(TWO_DAYS_AFTER)
    assert (when.start, when.end, told) == (day(4), day(5), True)


def test_what_was_only_before_has_no_day():
    when, told = earlier(trees.AFTER)
    assert (when.start, when.end, told) == (None, day(7), False)


@pytest.mark.parametrize(
    ("opening", "written"),
    [("TAL, May 9 - ", day(9)), ("TAL - ", day(10)), ("TAL, March 2 - ", day(10))],
)
def test_today_is_the_day_of_the_dateline_where_that_is_little_older_than_the_report(opening, written):
    report = read_text_report(f"{opening}Shells fell on the market today.\n", name="x", published="2031-05-10")
    assert day_of_writing(report, "en").start == written


SINCE_A_DAY = """
The road is cut since a bus was attacked on Tuesday.
The the DET DT det 1
road road NOUN NN nsubjpass 3
is be AUX VBZ auxpass 3
cut cut VERB VBN ROOT 3
since since SCONJ IN mark 8
a a DET DT det 6
bus bus NOUN NN nsubjpass 8
was be AUX VBD auxpass 8
attacked attack VERB VBN advcl 3
on on ADP IN prep 8
Tuesday Tuesday PROPN NNP pobj 9
. . PUNCT . punct 3
"""

SINCE_A_RAID = """
The road is cut since the bombing of a bus on Tuesday.
The the DET DT det 1
road road NOUN NN nsubjpass 3
is be AUX VBZ auxpass 3
cut cut VERB VBN ROOT 3
since since SCONJ IN prep 3
the the DET DT det 6
bombing bombing NOUN NN pobj 4
of of ADP IN prep 6
a a DET DT det 9
bus bus NOUN NN pobj 7
on on ADP IN prep 6
Tuesday Tuesday PROPN NNP pobj 10
. . PUNCT . punct 3
"""

AS_BEFORE = """
A raid killed two on Tuesday as another had done on Monday.
A a DET DT det 1
raid raid NOUN NN nsubj 2
killed kill VERB VBD ROOT 2
two two NUM CD dobj 2
on on ADP IN prep 2
Tuesday Tuesday PROPN NNP pobj 4
as as SCONJ IN mark 9
another another DET DT nsubj 9
had have AUX VBD aux 9
done do VERB VBN advcl 2
on on ADP IN prep 9
Monday Monday PROPN NNP pobj 10
. . PUNCT . punct 2
"""


OF_NO_DAY = """
The bridge that shells hit some time later was mended on Tuesday.
The the DET DT det 1
bridge bridge NOUN NN nsubjpass 9
that that PRON WDT dobj 4
shells shell NOUN NNS nsubj 4
hit hit VERB VBD relcl 1
some some DET DT det 6
time time NOUN NN npadvmod 7
later later ADV RB advmod 4
was be AUX VBD auxpass 9
mended mend VERB VBN ROOT 9
on on ADP IN prep 9
Tuesday Tuesday PROPN NNP pobj 10
. . PUNCT . punct 9
"""


CLAIMED_ON = """
The rebels claimed the attack {of} Friday.
The the DET DT det 1
rebels rebel NOUN NNS nsubj 2
claimed claim VERB VBD ROOT 2
the the DET DT det 4
attack attack NOUN NN dobj 2
{of} {of} ADP IN prep 4
Friday Friday PROPN NNP pobj 5
. . PUNCT . punct 2
"""


def span_of(read, word):
    at = read.span.start + read.text.index(word)
    return Span(at, at + len(word))


def only(tree, *unknown):
    happenings, speech, read = load_happenings(), load_speech(), sentence(tree)
    read = replace(read, times=(*((span_of(read, word), When.unknown(word)) for word in unknown), *read.times))
    (incident,) = group_incidents(find_triggers(read, happenings), happenings, speech)
    when, _ = time_of(read, incident, [], SATURDAY, (happenings, speech))
    return when


def test_what_has_been_so_since_an_attack_gives_the_day_of_the_attack():
    for tree in (SINCE_A_DAY, SINCE_A_RAID):
        assert (only(tree).start, only(tree).end) == (day(6), day(7))


def test_a_time_of_its_own_that_is_not_understood_is_no_other_time_either():
    assert only(OF_NO_DAY, "later").start is None


@pytest.mark.parametrize(("of", "guessed"), [("on", True), ("of", False)])
def test_a_day_that_may_be_that_of_the_claiming_is_a_guess(of, guessed):
    when = only(CLAIMED_ON.format(of=of))
    assert (when.start, when.basis is TimeBasis.INFERRED) == (day(9), guessed)


def test_the_day_of_a_clause_beside_is_not_that_of_the_attack():
    assert only(AS_BEFORE).start == day(6)


REOPENED = """
A clinic has reopened three days after a raid killed nine.
A a DET DT det 1
clinic clinic NOUN NN nsubj 3
has have AUX VBZ aux 3
reopened reopen VERB VBN ROOT 3
three three NUM CD nummod 5
days day NOUN NNS npadvmod 9
after after SCONJ IN mark 9
a a DET DT det 8
raid raid NOUN NN nsubj 9
killed kill VERB VBD advcl 3
nine nine NUM CD dobj 9
. . PUNCT . punct 3
"""


def test_what_has_just_happened_is_of_the_day_of_the_report():
    assert (only(REOPENED).start, only(REOPENED).end) == (day(7), day(8))


UNTIL_WHEN = """
The truce held until Friday, when two men were killed.
The the DET DT det 1
truce truce NOUN NN nsubj 2
held hold VERB VBD ROOT 2
until until ADP IN prep 2
Friday Friday PROPN NNP pobj 3
, , PUNCT , punct 4
when when ADV WRB advmod 10
two two NUM CD nummod 8
men man NOUN NNS nsubjpass 10
were be AUX VBD auxpass 10
killed kill VERB VBN relcl 4
. . PUNCT . punct 2
"""


def test_what_happened_when_a_time_came_is_of_its_last_day():
    when = only(UNTIL_WHEN)
    assert when.start is not None
    assert when.end - when.start == day(8) - day(7)


SINCE_WHEN = """
It was the second attack since Friday, when four soldiers died.
It it PRON PRP nsubj 1
was be AUX VBD ROOT 1
the the DET DT det 4
second second ADJ JJ amod 4
attack attack NOUN NN attr 1
since since SCONJ IN prep 4
Friday Friday PROPN NNP pobj 5
, , PUNCT , punct 6
when when SCONJ WRB advmod 10
four four NUM CD nummod 10
soldiers soldier NOUN NNS nsubj 11
died die VERB VBD relcl 6
. . PUNCT . punct 1
"""

SECOND_DAY = """
They accused the army on Saturday of killing a nurse in Tal, on Thursday.
They they PRON PRP nsubj 1
accused accuse VERB VBD ROOT 1
the the DET DT det 3
army army NOUN NN dobj 1
on on ADP IN prep 1
Saturday Saturday PROPN NNP pobj 4
of of ADP IN prep 1
killing kill VERB VBG pcomp 6
a a DET DT det 9
nurse nurse NOUN NN dobj 7
in in ADP IN prep 7
Tal Tal PROPN NNP pobj 10
, , PUNCT , punct 1
on on ADP IN prep 1
Thursday Thursday PROPN NNP pobj 13
. . PUNCT . punct 1
"""

LED_ON = """
On Friday fighters surrounded a patrol and killed two men.
On on ADP IN prep 3
Friday Friday PROPN NNP pobj 0
fighters fighter NOUN NNS nsubj 3
surrounded surround VERB VBD ROOT 3
a a DET DT det 5
patrol patrol NOUN NN dobj 3
and and CCONJ CC cc 3
killed kill VERB VBD conj 3
two two NUM CD nummod 9
men man NOUN NNS dobj 7
. . PUNCT . punct 3
"""


def last(tree):
    """The time of the last happening of a sentence."""
    happenings, speech, read = load_happenings(), load_speech(), sentence(tree)
    *others, one = group_incidents(find_triggers(read, happenings), happenings, speech)
    return time_of(read, one, others, SATURDAY, (happenings, speech))[0]


def test_since_a_day_when_something_happened_gives_its_day():
    assert (last(SINCE_WHEN).start, last(SINCE_WHEN).end) == (day(9), day(10))


def test_the_second_day_under_a_verb_of_saying_is_of_what_is_said():
    assert (last(SECOND_DAY).start, last(SECOND_DAY).end) == (day(8), day(9))


def test_the_day_of_a_verb_that_leads_on_is_of_what_it_leads_to():
    assert (last(LED_ON).start, last(LED_ON).end) == (day(9), day(10))


RECALLED = """
Gunmen killed four on Friday in revenge for a raid two days before.
Gunmen gunman NOUN NNS nsubj 1
killed kill VERB VBD ROOT 1
four four NUM CD dobj 1
on on ADP IN prep 1
Friday Friday PROPN NNP pobj 3
in in ADP IN prep 1
revenge revenge NOUN NN pobj 5
for for ADP IN prep 6
a a DET DT det 9
raid raid NOUN NN pobj 7
two two NUM CD nummod 11
days day NOUN NNS npadvmod 12
before before ADV RB advmod 1
. . PUNCT . punct 1
"""

NAMED = """
Saturday 's blast killed ten men on Friday.
Saturday Saturday PROPN NNP poss 2
's 's PART POS case 0
blast blast NOUN NN nsubj 3
killed kill VERB VBD ROOT 3
ten ten NUM CD nummod 5
men man NOUN NNS dobj 3
on on ADP IN prep 3
Friday Friday PROPN NNP pobj 6
. . PUNCT . punct 3
"""


def test_a_day_reckoned_back_from_another_is_not_the_day_told_last():
    told = day_told(sentence(RECALLED), (load_happenings(), load_speech()))
    assert told is not None
    assert told.start == day(9)


def test_the_day_that_says_which_attack_is_meant_is_its_day():
    assert only(NAMED).start == day(10)
