from hypothesis import given
from hypothesis import strategies as st

from trucewatch.geo.gazetteer.names import fold, skeleton, with_plain_articles, without_article, without_designator
from trucewatch.geo.gazetteer.rank import Bearer, PlaceContext, choose
from trucewatch.model import Place, PlacePrecision

NAMES = st.text(max_size=30)
KINDS = st.sampled_from([PlacePrecision.TOWN, PlacePrecision.DISTRICT, PlacePrecision.GOVERNORATE])
PLACES = st.builds(
    Place,
    st.uuids().map(str),
    st.just("Alton"),
    st.floats(-90, 90),
    st.floats(-180, 180),
    st.floats(0, 200),
    KINDS,
    st.sampled_from(["AA", "BB", ""]),
    st.just(""),
    st.integers(0, 10_000_000),
)


@given(NAMES)
def test_folding_a_key_again_changes_nothing(name):
    assert fold(fold(name)) == fold(name)


@given(NAMES)
def test_no_name_breaks_the_reading_of_keys(name):
    key = fold(name)
    for variant in (without_article(key), with_plain_articles(key), skeleton(key), without_designator(key)[0]):
        assert isinstance(variant, str)


@given(st.lists(PLACES, max_size=6, unique_by=lambda place: place.id), st.randoms())
def test_the_order_of_bearers_never_changes_the_choice(places, random):
    bearers = [Bearer(place, "", True) for place in places]
    shuffled = bearers.copy()
    random.shuffle(shuffled)
    context = PlaceContext({"AA": 1.0})
    assert choose("Alton", bearers, context).place == choose("Alton", shuffled, context).place


@given(st.lists(PLACES, min_size=1, max_size=6, unique_by=lambda place: place.id))
def test_what_is_chosen_bore_the_name_and_is_no_alternative_to_itself(places):
    resolution = choose("Alton", [Bearer(place, "", True) for place in places], PlaceContext({"AA": 1.0}))
    assert resolution.place is None or resolution.place in places
    assert resolution.place not in resolution.alternatives
    assert resolution.reason
