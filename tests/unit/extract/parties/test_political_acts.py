"""Acts without force, by trees written out: which are told, how, by whom and towards whom."""

from trees import sentence
from trucewatch.extract.deeds.triggers import find_triggers
from trucewatch.extract.parties.act_parties import ActParties
from trucewatch.extract.parties.political_acts import find_acts
from trucewatch.model import Mode, Speaker
from trucewatch.packs.groups import load_groups
from trucewatch.packs.language.happenings import load_happenings
from trucewatch.packs.language.political_acts import load_political_acts
from trucewatch.packs.language.speech import load_speech

REFUSED = """
The rebels refused to meet the envoy.
The the DET DT det 1
rebels rebel NOUN NNS nsubj 2
refused refuse VERB VBD ROOT 2
to to PART TO aux 4
meet meet VERB VB xcomp 2
the the DET DT det 6
envoy envoy NOUN NN dobj 4
. . PUNCT . punct 2
"""

VOWED = """
The rebels vowed to storm the port.
The the DET DT det 1
rebels rebel NOUN NNS nsubj 2
vowed vow VERB VBD ROOT 2
to to PART TO aux 4
storm storm VERB VB xcomp 2
the the DET DT det 6
port port NOUN NN dobj 4
. . PUNCT . punct 2
"""

EXPELLED = """
The envoy was expelled by the junta.
The the DET DT det 1
envoy envoy NOUN NN nsubjpass 3
was be AUX VBD auxpass 3
expelled expel VERB VBN ROOT 3
by by ADP IN agent 3
the the DET DT det 6
junta junta NOUN NN pobj 4
. . PUNCT . punct 3
"""

STRUCK = """
The rebels struck a deal with the army.
The the DET DT det 1
rebels rebel NOUN NNS nsubj 2
struck strike VERB VBD ROOT 2
a a DET DT det 4
deal deal NOUN NN dobj 2
with with ADP IN prep 4
the the DET DT det 7
army army NOUN NN pobj 5
. . PUNCT . punct 2
"""

MUST = """
The envoy said the rebels must leave.
The the DET DT det 1
envoy envoy NOUN NN nsubj 2
said say VERB VBD ROOT 2
the the DET DT det 4
rebels rebel NOUN NNS nsubj 6
must must AUX MD aux 6
leave leave VERB VB ccomp 2
. . PUNCT . punct 2
"""

WILL = """
The rebels will not accept the plan.
The the DET DT det 1
rebels rebel NOUN NNS nsubj 4
will will AUX MD aux 4
not not PART RB neg 4
accept accept VERB VB ROOT 4
the the DET DT det 6
plan plan NOUN NN dobj 4
. . PUNCT . punct 4
"""

IF = """
The rebels will leave if the army signs the deal.
The the DET DT det 1
rebels rebel NOUN NNS nsubj 3
will will AUX MD aux 3
leave leave VERB VB ROOT 3
if if SCONJ IN mark 7
the the DET DT det 6
army army NOUN NN nsubj 7
signs sign VERB VBZ advcl 3
the the DET DT det 9
deal deal NOUN NN dobj 7
. . PUNCT . punct 3
"""


def acts_in(tree):
    return find_acts(sentence(tree), load_political_acts(), load_happenings(), load_speech())


def sides(tree, speaker=None):
    (found,) = acts_in(tree)
    parties = ActParties(sentence(tree), load_political_acts(), frozenset({"by"}), load_groups())
    doers, others = parties.of(found, speaker or Speaker())
    return [doer.name for doer in doers], [other.name for other in others]


def test_what_is_refused_is_not_told_as_done():
    assert [(found.token.text, found.act) for found in acts_in(REFUSED)] == [("refused", "reject")]


def test_a_vow_to_do_harm_is_a_threat():
    assert [found.act for found in acts_in(VOWED)] == ["threaten"]


def test_in_the_passive_the_doer_stands_behind_by():
    assert sides(EXPELLED) == (["junta"], ["envoy"])


def test_a_deal_that_is_struck_is_no_attack():
    read = sentence(STRUCK)
    (found,) = find_acts(read, load_political_acts(), load_happenings(), load_speech())
    assert found.act == "agree"
    (trigger,) = find_triggers(read, load_happenings())
    assert found.explains(trigger)
    assert sides(STRUCK) == (["rebels"], ["army"])


def test_what_a_speaker_says_that_another_must_do_is_demanded_of_him():
    envoy = sentence(MUST).token_span(sentence(MUST).doc[1])
    assert sides(MUST, Speaker("envoy", None, envoy)) == (["envoy"], ["rebels"])


def test_what_will_not_be_done_is_marked_as_both():
    (found,) = acts_in(WILL)
    assert set(found.modes) == {Mode.NEGATED, Mode.FUTURE}


def test_a_condition_is_no_act():
    assert acts_in(IF) == []
