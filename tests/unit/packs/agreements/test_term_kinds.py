"""With which term of the agreements a reported kind is laid."""

from trucewatch.packs.agreements import load_agreement
from trucewatch.packs.agreements.term_kinds import stands_under

ENDING, ENDLESS, TELLING = map(load_agreement, ("jeddah-2023", "idlib-2020", "karabakh-2020"))


def test_the_end_of_the_whole_stands_with_its_halt_where_no_term_tells_it():
    assert stands_under("expiry", [ENDING]) == "cessation"
    assert stands_under("expiry", [ENDLESS]) == "expiry"
    assert stands_under("expiry", [TELLING]) == "expiry"
    assert stands_under("patrol", [ENDING]) == "patrol"
    assert stands_under("expiry", []) == "expiry"
