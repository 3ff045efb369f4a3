"""Every agreement that ships: read without fault, its cases hold, and its names are those of the lexicon."""

import pytest

from trucewatch.assess import check_agreement
from trucewatch.packs.actors import ActorBook
from trucewatch.packs.agreements import list_agreements, load_agreement

NAMES = [name for name, _ in list_agreements()]
LEAST_CASES = 15


@pytest.fixture(scope="module")
def book():
    return ActorBook.load()


@pytest.mark.parametrize("name", NAMES)
def test_its_cases_hold_and_try_every_term(name):
    result = check_agreement(name)
    assert result.passed, "\n".join(result.lines())
    assert result.cases >= LEAST_CASES
    agreement = result.agreement
    added = {term.id for amendment in agreement.amendments for term in amendment.adds}
    assert {one.term for one in result.results} == {term.id for term in agreement.terms} | added


@pytest.mark.parametrize("name", NAMES)
def test_its_parties_and_forces_are_actors_that_reports_name(name, book):
    agreement = load_agreement(name)
    named = {party.actor for party in agreement.parties} | {force for force, _ in agreement.backers}
    assert sorted(named - book.ids) == []


@pytest.mark.parametrize("name", NAMES)
def test_what_is_drawn_says_how_far_it_may_be_off(name):
    for zone in load_agreement(name).zones:
        if zone.rings:
            assert zone.error_km > 0
        elif zone.path:
            assert min(zone.leg_error_km) > 0
