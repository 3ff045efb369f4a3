import pytest

from trucewatch.packs.agreements import list_agreements, load_agreement
from trucewatch.packs.agreements.text import describe


@pytest.mark.parametrize("name", [name for name, _ in list_agreements()])
def test_the_whole_agreement_is_told(name):
    agreement = load_agreement(name)
    text = describe(agreement)
    flat = " ".join(text.split())
    for part in (*agreement.terms, *agreement.declarations):
        assert part.text in flat
    for zone in agreement.zones:
        assert zone.name in text
    assert max(len(line) for line in text.splitlines() if "://" not in line) <= 100  # an address is not broken


def test_both_readings_of_seven_days_stand_in_it():
    text = describe(load_agreement("idlib-2020"))
    assert "due by 2020-03-12" in text
    assert "due by 2020-03-13" in text
    assert "12 km in all" in text
    assert "It supplements sochi-2018." in text
