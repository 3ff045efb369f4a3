"""What did not, or not yet, happen, by trees written out."""

import pytest

from trees import sentence
from trucewatch.extract.deeds.modes import modes_of
from trucewatch.model import Mode
from trucewatch.packs.language.speech import load_speech

NOR = """
Nor did guards detain him.
Nor nor CCONJ CC cc 3
did do AUX VBD aux 3
guards guard NOUN NNS nsubj 3
detain detain VERB VB ROOT 3
him he PRON PRP dobj 3
. . PUNCT . punct 3
"""
FAILED = """
The rebels failed to leave the port.
The the DET DT det 1
rebels rebel NOUN NNS nsubj 2
failed fail VERB VBD ROOT 2
to to PART TO aux 4
leave leave VERB VB xcomp 2
the the DET DT det 6
port port NOUN NN dobj 4
. . PUNCT . punct 2
"""
YET = """
The army has yet to leave the port.
The the DET DT det 1
army army NOUN NN nsubj 2
has have VERB VBZ ROOT 2
yet yet ADV RB advmod 2
to to PART TO aux 5
leave leave VERB VB xcomp 2
the the DET DT det 7
port port NOUN NN dobj 5
. . PUNCT . punct 2
"""
MISSED = """
Both sides missed the deadline for leaving the port.
Both both DET DT det 1
sides side NOUN NNS nsubj 2
missed miss VERB VBD ROOT 2
the the DET DT det 4
deadline deadline NOUN NN dobj 2
for for ADP IN prep 4
leaving leave VERB VBG pcomp 5
the the DET DT det 8
port port NOUN NN dobj 6
. . PUNCT . punct 2
"""
SET = """
The envoy set a deadline for leaving the port.
The the DET DT det 1
envoy envoy NOUN NN nsubj 2
set set VERB VBD ROOT 2
a a DET DT det 4
deadline deadline NOUN NN dobj 2
for for ADP IN prep 4
leaving leave VERB VBG pcomp 5
the the DET DT det 8
port port NOUN NN dobj 6
. . PUNCT . punct 2
"""
PREVENTED = """
The police failed to stop the killing.
The the DET DT det 1
police police NOUN NN nsubj 2
failed fail VERB VBD ROOT 2
to to PART TO aux 4
stop stop VERB VB xcomp 2
the the DET DT det 6
killing killing NOUN NN dobj 4
. . PUNCT . punct 2
"""
NEITHER = """
Neither side left the port.
Neither neither DET DT det 1
side side NOUN NN nsubj 2
left leave VERB VBD ROOT 2
the the DET DT det 4
port port NOUN NN dobj 2
. . PUNCT . punct 2
"""


@pytest.mark.parametrize(
    ("tree", "word", "modes"),
    [
        (NOR, "detain", (Mode.NEGATED,)),
        (FAILED, "leave", (Mode.NEGATED,)),
        (YET, "leave", (Mode.NEGATED,)),
        (MISSED, "leaving", (Mode.NEGATED,)),
        (SET, "leaving", (Mode.HYPOTHETICAL,)),
        (PREVENTED, "killing", ()),
        (NEITHER, "left", (Mode.NEGATED,)),
    ],
    ids=["nor did", "failed", "yet", "missed", "set", "prevented", "neither"],
)
def test_what_was_left_undone_is_negated_and_what_is_only_due_did_not_happen(tree, word, modes):
    told = sentence(tree)
    assert modes_of(next(token for token in told.doc if token.text == word), load_speech()) == modes
