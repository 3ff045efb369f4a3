"""Places that a sentence tells of something else than its happening."""

import pytest

from trees import sentence, token
from trucewatch.extract.deeds.incidents import group_incidents
from trucewatch.extract.deeds.triggers import find_triggers
from trucewatch.extract.when_where.elsewhere import is_elsewhere
from trucewatch.packs.language.happenings import load_happenings
from trucewatch.packs.language.speech import load_speech

DIED = """
A wounded boy died in Orvale.
A a DET DT det 2
wounded wounded ADJ JJ amod 2
boy boy NOUN NN nsubj 3
died die VERB VBD ROOT 3
in in ADP IN prep 3
Orvale Orvale PROPN NNP pobj 4
. . PUNCT . punct 3
"""

BURIED = """
The men whom gunmen shot were buried in Orvale.
The the DET DT det 1
men man NOUN NNS nsubjpass 6
whom whom PRON WP dobj 4
gunmen gunman NOUN NNS nsubj 4
shot shoot VERB VBD relcl 1
were be AUX VBD auxpass 6
buried bury VERB VBN ROOT 6
in in ADP IN prep 6
Orvale Orvale PROPN NNP pobj 7
. . PUNCT . punct 6
"""

TALKS = """
Gunmen killed nine before the talks in Orvale.
Gunmen gunman NOUN NNS nsubj 1
killed kill VERB VBD ROOT 1
nine nine NUM CD dobj 1
before before ADP IN prep 1
the the DET DT det 5
talks talk NOUN NNS pobj 3
in in ADP IN prep 5
Orvale Orvale PROPN NNP pobj 6
. . PUNCT . punct 1
"""


def elsewhere(tree):
    happenings, read = load_happenings(), sentence(tree)
    (incident, *_) = group_incidents(find_triggers(read, happenings), happenings, load_speech())
    return is_elsewhere(token(read, "Orvale"), incident, happenings)


@pytest.mark.parametrize("tree", [DIED, BURIED, TALKS])
def test_where_the_hurt_die_and_are_buried_and_where_people_met_is_not_where_it_was(tree):
    assert elsewhere(tree)


@pytest.mark.parametrize("tree", [DIED.replace("wounded", "small"), TALKS.replace("talks", "gates")])
def test_where_somebody_died_at_once_and_before_what_is_where_it_was(tree):
    assert not elsewhere(tree)
