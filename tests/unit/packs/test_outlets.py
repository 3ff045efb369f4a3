"""The outlets of the data file, and the actors that they are."""

from trucewatch.packs.actors import ActorBook
from trucewatch.packs.outlets import known_outlets, outlet_known


def test_an_outlet_and_the_agency_of_the_same_name_among_the_actors_share_their_id():
    book = ActorBook.load()
    named = {book.name(id).casefold(): id for id in book.ids if book.kind(id) in ("agency", "outlet")}
    assert not [outlet.id for outlet in known_outlets() if named.get(outlet.name.casefold(), outlet.id) != outlet.id]


def test_a_name_as_written_goes_before_the_actor_that_it_was_taken_for():
    assert outlet_known("Haaretz", "times-of-israel").name == "Haaretz"
    assert outlet_known("the broadcaster", "no-such-outlet") is None
