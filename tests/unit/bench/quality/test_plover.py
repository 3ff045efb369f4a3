"""Claims in PLOVER's words: only what is asserted to have happened is violence."""

import pytest
from bench.quality.plover import Coded, code

from stories import AIR, CLASH, Story, people
from trucewatch.model import Mode, Stance

RAID = "Raiders struck the mill, the mayor said."


@pytest.mark.parametrize(
    ("more", "coded"),
    [
        ({}, Coded("ASSAULT", ("raiders",), ("mill",))),
        ({"modes": (Mode.HISTORICAL,)}, Coded("ASSAULT", ("raiders",), ("mill",))),
        ({"modes": (Mode.HYPOTHETICAL,)}, None),
        ({"stance": Stance.DENIES, "speaker": "Mayor"}, Coded("REJECT", ("Mayor",), ("raiders",))),
        ({"stance": Stance.ACCUSES, "speaker": "Mayor"}, Coded("DISAPPROVE", ("Mayor",), ("raiders",))),
        ({"stance": Stance.THREATENS, "speaker": "Mayor"}, Coded("THREATEN", ("Mayor",), ("raiders",))),
    ],
)
def test_stance_and_mode_decide_before_the_act(more, coded):
    claim = Story("a").event(RAID, AIR, actors=people("raiders"), targets=people("mill"), **more)
    assert code(claim) == coded


def test_the_sides_of_a_clash_are_source_and_target():
    claim = Story("a").event(RAID, CLASH, actors=people("raiders", "guards"))
    assert code(claim) == Coded("ASSAULT", ("raiders",), ("guards",))


def test_a_movement_ordered_is_still_a_mobilisation():
    claim = Story("a").event(RAID, ("Military movement", "Deployment"), modes=(Mode.FUTURE,), actors=people("army"))
    assert code(claim) == Coded("MOBILIZE", ("army",), ())
