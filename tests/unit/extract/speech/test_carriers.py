"""Who carried what a speaker said."""

import pytest

from trees import sentence, token
from trucewatch.extract.speech.attribution import Attributor
from trucewatch.packs.language.speech import load_speech

TOLD = """
Residents told AFP that rebels shelled Orvale.
Residents resident NOUN NNS nsubj 1
told tell VERB VBD ROOT 1
AFP AFP PROPN NNP dobj 1
that that SCONJ IN mark 5
rebels rebel NOUN NNS nsubj 5
shelled shell VERB VBD ccomp 1
Orvale Orvale PROPN NNP dobj 5
. . PUNCT . punct 1
"""
TOLD_TWO = """
Residents told Reuters and Xinhua that rebels shelled Orvale.
Residents resident NOUN NNS nsubj 1
told tell VERB VBD ROOT 1
Reuters Reuters PROPN NNP dobj 1
and and CCONJ CC cc 2
Xinhua Xinhua PROPN NNP conj 2
that that SCONJ IN mark 7
rebels rebel NOUN NNS nsubj 7
shelled shell VERB VBD ccomp 1
Orvale Orvale PROPN NNP dobj 7
. . PUNCT . punct 1
"""
TOLD_NOBODY_OF_THE_PRESS = TOLD.replace("AFP", "parliament").replace("PROPN NNP dobj 1", "NOUN NN dobj 1")
INTERVIEW = """
Residents said in an interview with the BBC that rebels shelled Orvale.
Residents resident NOUN NNS nsubj 1
said say VERB VBD ROOT 1
in in ADP IN prep 1
an an DET DT det 4
interview interview NOUN NN pobj 2
with with ADP IN prep 4
the the DET DT det 7
BBC BBC PROPN NNP pobj 5
that that SCONJ IN mark 10
rebels rebel NOUN NNS nsubj 10
shelled shell VERB VBD ccomp 1
Orvale Orvale PROPN NNP dobj 10
. . PUNCT . punct 1
"""
QUOTED_BY = """
Residents, quoted by the Kesh Courier, said rebels shelled Orvale.
Residents resident NOUN NNS nsubj 8
, , PUNCT , punct 0
quoted quote VERB VBN acl 0
by by ADP IN agent 2
the the DET DT det 6
Kesh Kesh PROPN NNP compound 6
Courier Courier PROPN NNP pobj 3
, , PUNCT , punct 0
said say VERB VBD ROOT 8
rebels rebel NOUN NNS nsubj 10
shelled shell VERB VBD ccomp 8
Orvale Orvale PROPN NNP dobj 10
. . PUNCT . punct 8
"""
WAS_QUOTED = """
The governor was quoted by Reuters as saying rebels shelled Orvale.
The the DET DT det 1
governor governor NOUN NN nsubjpass 3
was be AUX VBD auxpass 3
quoted quote VERB VBN ROOT 3
by by ADP IN agent 3
Reuters Reuters PROPN NNP pobj 4
as as ADP IN prep 3
saying say VERB VBG pcomp 6
rebels rebel NOUN NNS nsubj 9
shelled shell VERB VBD ccomp 7
Orvale Orvale PROPN NNP dobj 9
. . PUNCT . punct 3
"""
QUOTES = """
Reuters quoted residents as saying rebels shelled Orvale.
Reuters Reuters PROPN NNP nsubj 1
quoted quote VERB VBD ROOT 1
residents resident NOUN NNS dobj 1
as as ADP IN prep 1
saying say VERB VBG pcomp 3
rebels rebel NOUN NNS nsubj 6
shelled shell VERB VBD ccomp 4
Orvale Orvale PROPN NNP dobj 6
. . PUNCT . punct 1
"""


@pytest.mark.parametrize(
    ("tree", "speaker", "via"),
    [
        (TOLD, "Residents", ("AFP",)),
        (TOLD_TWO, "Residents", ("Reuters", "Xinhua")),
        (TOLD_NOBODY_OF_THE_PRESS, "Residents", ()),
        (INTERVIEW, "Residents", ("BBC",)),
        (QUOTED_BY, "Residents", ("Kesh Courier",)),
        (WAS_QUOTED, "governor", ("Reuters",)),
        (QUOTES, "residents", ("Reuters",)),
    ],
)
def test_who_carried_the_speaker_is_kept(tree, speaker, via):
    found = sentence(tree)
    attributor = Attributor(load_speech())
    told = attributor.of(token(found, "shelled"), attributor.sayings(found)).speaker
    assert (told.name, told.via) == (speaker, via)
