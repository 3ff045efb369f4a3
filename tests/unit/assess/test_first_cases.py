"""The first cases of a new agreement: they hold, and stand on both sides of each boundary."""

import pytest

from truces import TRUCE
from trucewatch.assess.check import found_of
from trucewatch.assess.first_cases import first_cases
from trucewatch.packs.agreements import list_agreements, load_agreement, read_agreement
from trucewatch.packs.agreements.cases import read_cases
from trucewatch.packs.document import read_document
from unit.packs.agreements.test_written_deadlines import AMENDED


def cases_of(agreement):
    return read_cases(read_document(first_cases(agreement), "cases.yaml"), agreement)


@pytest.mark.parametrize(
    "agreement",
    [TRUCE, read_agreement(AMENDED, "good.yaml"), *(load_agreement(name) for name, _ in list_agreements()[:2])],
    ids=lambda agreement: agreement.name,
)
def test_every_first_case_holds(agreement):
    cases = cases_of(agreement)
    assert cases
    for case in cases:
        (expected,) = case.expected
        assert found_of(case, expected, agreement).verdict is expected.verdict


def test_each_boundary_is_tried_from_both_sides():
    told = {case.name: case.expected[0].verdict.value for case in cases_of(TRUCE) if case.name.startswith("calm")}
    assert told == {
        "calm a minute before it holds": "contested",  # the clocks differ
        "calm a day after it begins": "alleged_breach",
        "calm outside its zone": "not_covered",
        "calm a minute before it ends": "contested",
        "calm a minute after it ends": "not_covered",
    }
