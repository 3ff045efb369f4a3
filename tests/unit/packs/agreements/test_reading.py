import pytest

from trucewatch.errors import BadDataFile, UnknownName
from trucewatch.model import Anchor, Role, Side, ZoneKind
from trucewatch.packs.agreements import list_agreements, load_agreement, read_agreement

GOOD = """\
name: testland-2031
title: Truce of Testland
signed: {on: 2031-05-01, at: Port Test}
effective: {at: 2031-05-02 06:00}
clock: {stated: no, zones: [UTC, Asia/Tokyo]}
sources: [{title: The treaty}]
parties:
  - {actor: north, name: North, role: signatory}
  - {actor: south, name: South, role: bound_by_proxy, of: [north]}
  - {actor: rovers, name: Rovers, role: non_party}
forces:
  scouts: [north]
sites:
  - {id: ford, name: Ford, lat: 10.0, lon: 20.0, radius: 1 km, source: surveyed}
  - {id: mill, name: Mill, lat: 10.2, lon: 20.4, radius: 1 km, source: surveyed}
zones:
  - {id: road, name: The road, kind: line, through: [ford, mill], error: 2 km}
  - {id: strip, name: The strip, kind: corridor, along: road, width: 4 miles, side: total}
  - id: plain
    name: The plain
    kind: area
    ring: [[20, 10], [21, 10], [21, 11], [20, 11], [20, 10]]
    source: drawn by hand
  - {id: front, name: The front, kind: undefined, within: plain}
terms:
  - {id: t1, text: Fighting stops., kind: cessation, zone: front}
  - {id: t2, text: The guns leave., kind: withdrawal, due: {within: 10 days, of: [signing, effective]}}
  - {id: t3, text: The strip is calm., kind: zone_corridor, zone: strip, in_force: {from: effective, to: 2031-06-01}}
declarations:
  - {id: d1, text: North may answer fire., kind: reserved_right, topic: right_to_respond, by: [north]}
"""


def changed(old: str, new: str) -> str:
    assert old in GOOD
    return GOOD.replace(old, new, 1)


def line_of(text: str) -> int:
    return next(number for number, line in enumerate(GOOD.splitlines(), 1) if text in line)


def test_a_good_file_is_read_whole():
    agreement = read_agreement(GOOD, "good.yaml")
    assert agreement.zone("strip").width_km == pytest.approx(6.437376)
    assert agreement.zone("strip").side is Side.TOTAL
    assert agreement.zone("strip").leg_error_km == (2.0,)
    assert agreement.zone("front").kind is ZoneKind.UNDEFINED
    assert agreement.zone("front").parts == (agreement.zone("plain"),)
    assert agreement.term("t1").bound == ("north", "south")
    assert agreement.term("t1").acts == ("all military",)
    assert agreement.term("t1").starts.anchors == (Anchor.EFFECTIVE,)
    assert agreement.term("t2").due.anchors == (Anchor.SIGNING, Anchor.EFFECTIVE)
    assert agreement.term("t3").acts == ()
    assert agreement.parties[2].role is Role.NON_PARTY
    assert agreement.declarations[0].kind == "reserved_right"


WRONG = [
    ("kind: cessation", "kind: cesation", "t1", "did you mean 'cessation'"),
    ("zone: front", "zone: frant", "t1", "did you mean 'front'"),
    ("kind: cessation", "kinds: cessation", "t1", "did you mean 'kind'"),
    ("of: [signing, effective]", "of: [signed]", "t2", "did you mean 'signing'"),
    ("of: [signing, effective]", "of: []", "t2", "counts from nothing"),
    (", of: [signing, effective]", "", "t2", "counts from nothing"),
    ("10 days", "10", "t2", "is not a length of time"),
    ("10 days", "10 dayz", "t2", "unknown unit of time"),
    ("10 days", "-3 days", "t2", "is not a length of time"),
    ("within: 10 days", "within: 10 days, by: 2031-06-01", "t2", "cannot both stand"),
    ("{within: 10 days, of: [signing, effective]}", "{anchor: event}", "t2", "needs its condition"),
    ("{within: 10 days, of: [signing, effective]}", "{condition: later}", "t2", "has no date"),
    ("role: signatory", "role: signatary", "actor: north", "did you mean 'signatory'"),
    ("of: [north]}", "of: []}", "actor: south", "must say of whom"),
    ("scouts: [north]", "scouts: [nroth]", "scouts", "did you mean 'north'"),
    ("Asia/Tokyo", "Asia/Tokio", "clock:", "did you mean 'Asia/Tokyo'"),
    ("zones: [UTC, Asia/Tokyo]", "zones: []", "clock:", "no time zone"),
    ("stated: no", "stated: yes", "clock:", "one time zone"),
    ("id: t2", "id: t1", "t2", "two of the terms are named 't1'"),
    ("text: Fighting stops.", "text: ''", "t1", "no words"),
    ("along: road", "along: raod", "strip", "no line above it"),
    ("along: road, ", "", "strip", "runs along no line"),
    ("along: road", "along: plain", "strip", "no line above it"),
    ("width: 4 miles", "width: -6 km", "strip", "above zero"),
    ("width: 4 miles", "width: 0 km", "strip", "above zero"),
    ("width: 4 miles", "width: '6'", "strip", "has no unit"),
    ("width: 4 miles", "width: 6 leagues", "strip", "unknown unit 'leagues'"),
    ("width: 4 miles, ", "", "strip", "has no width"),
    ("side: total", "side: both", "strip", "unknown side"),
    ("through: [ford, mill]", "through: [ford]", "road", "at least two"),
    ("through: [ford, mill]", "through: [ford, mil]", "road", "did you mean 'mill'"),
    ("through: [ford, mill]", "through: [ford, ford]", "road", "stands still"),
    ("error: 2 km", "error: [2 km, 3 km]", "road", "2 errors for 1 legs"),
    ("kind: line", "kind: lane", "road", "did you mean 'line'"),
    ("through: [ford, mill], error", "through: [ford, mill], width: 3 km, error", "road", "has no 'width'"),
    ("[21, 11], [20, 11]", "[20, 11], [21, 11]", "ring:", "crosses itself"),
    ("[21, 10], [21, 11], [20, 11]", "[20, 11], [21, 11], [21, 10]", "ring:", "inside out"),
    (", [20, 10]]", "]", "ring:", "not closed"),
    ("[20, 10], [21, 10], [21, 11]", "[10, 120], [21, 10], [21, 11]", "ring:", "look swapped"),
    ("lat: 10.2, lon: 20.4", "lat: 120.4, lon: 10.2", "mill", "look swapped"),
    ("lat: 10.2, lon: 20.4", "lat: 200, lon: 200", "mill", "no place on earth"),
    ("lat: 10.2", "lat: ten", "mill", "is not a number"),
    ("radius: 1 km, source: surveyed", "radius: 1 km", "ford", "'source' is missing"),
    ("source: drawn by hand", "note: drawn by hand", "id: plain", "where its outline is from"),
    ("on: 2031-05-01", "on: 1815-06-08", "signed:", "before 1900"),
    ("on: 2031-05-01", "on: 2999-01-01", "signed:", "before 1900 or after 2100"),
    ("on: 2031-05-01", "on: 2031-02-30", "signed:", "no day or hour of the calendar"),
    ("on: 2031-05-01", "on: next week", "signed:", "is not a date"),
    ("2031-05-02 06:00", "2031-04-02 06:00", "effective:", "before it was signed"),
    ("effective: {at: 2031-05-02 06:00}", "effective: effective", "effective:", "counts from itself"),
    ("to: 2031-06-01", "from: 2031-07-01, to: 2031-06-01", "t3", "stands twice"),
    ("{from: effective, to: 2031-06-01}", "{from: 2031-07-01, to: 2031-06-01}", "t3", "before it starts"),
    ("kind: reserved_right", "kind: reserved_rights", "d1", "did you mean 'reserved_right'"),
    ("kind: cessation", "kind: reserved_right", "t1", "declared, not agreed"),
    ("kind: withdrawal", "kind: withdrawal, exceptions: [t1]", "t2", "unknown exception"),
    ("kind: cessation", "kind: cessation, acts: [Air strikes]", "t1", "unknown act"),
    ("kind: cessation", "kind: cessation, bound: [nobody]", "t1", "unknown party or force"),
    ("sources: [{title: The treaty}]", "sources: []", "sources:", "names no source"),
    (
        "sources: [{title: The treaty}]",
        "sources: [{title: The treaty}]\nlinks: [{amends: nothing-1}]",
        "sources:",
        None,
    ),
]


@pytest.mark.parametrize(("old", "new", "place", "says"), WRONG, ids=[f"{n}-{w[1][:30]}" for n, w in enumerate(WRONG)])
def test_a_wrong_file_is_refused_by_line(old, new, place, says):
    with pytest.raises(BadDataFile) as refused:
        read_agreement(changed(old, new), "wrong.yaml")
    line = line_of(place) + (1 if says is None else 0)
    message = str(refused.value)
    assert message.startswith("wrong.yaml:")
    assert abs(refused.value.line - line) <= 1
    assert (says or "unknown agreement 'nothing-1'") in message
    assert "\n" not in message


def test_swapped_coordinates_far_from_the_others_are_noticed():
    yemen = changed("lat: 10.0, lon: 20.0", "lat: 15.4, lon: 44.2").replace(
        "lat: 10.2, lon: 20.4", "lat: 44.3, lon: 15.5"
    )
    with pytest.raises(BadDataFile, match="look swapped"):
        read_agreement(yemen, "swapped.yaml")


@pytest.mark.parametrize(
    ("text", "says"), [("", "empty"), ("a: &x 1\nb: *x", "aliases"), ("a: [", "not YAML"), ("- 1", "mapping")]
)
def test_what_is_no_agreement_at_all_is_refused(text, says):
    with pytest.raises(BadDataFile, match=says):
        read_agreement(text, "none.yaml")


def test_a_term_that_stands_twice_in_one_mapping_is_refused():
    with pytest.raises(BadDataFile, match="'title' stands twice"):
        read_agreement(GOOD + "title: again\n", "twice.yaml")


def test_an_unknown_name_suggests_the_nearest():
    with pytest.raises(UnknownName, match="did you mean idlib-2020"):
        load_agreement("idlib-2021")


def test_a_missing_file_is_told_from_an_unknown_name(tmp_path):
    with pytest.raises(BadDataFile, match="no such agreement file"):
        load_agreement(tmp_path / "gone.yaml")


def test_a_folder_with_geojson_beside_it_is_read(tmp_path):
    (tmp_path / "plain.geojson").write_text(
        '{"type": "Polygon", "coordinates": [[[20, 10], [21, 10], [21, 11], [20, 11], [20, 10]]]}', encoding="utf-8"
    )
    text = changed("ring: [[20, 10], [21, 10], [21, 11], [20, 11], [20, 10]]", "file: plain.geojson")
    (tmp_path / "agreement.yaml").write_text(text, encoding="utf-8")
    assert len(load_agreement(tmp_path).zone("plain").rings[0]) == 5


@pytest.mark.parametrize(
    ("content", "says"),
    [("{", "not GeoJSON"), ("[]", "no Polygon"), ('{"type": "Polygon"}', "no readable Polygon"),
     ('{"type": "Point", "coordinates": [1, 2]}', "no Polygon"),
     ('{"type": "Polygon", "coordinates": [[[0,0],[9,0],[9,9],[0,0]],[[1,1],[2,1],[2,2]]]}', "not closed")],
)  # fmt: skip
def test_geojson_that_is_none_is_refused(tmp_path, content, says):
    (tmp_path / "plain.geojson").write_text(content, encoding="utf-8")
    text = changed("ring: [[20, 10], [21, 10], [21, 11], [20, 11], [20, 10]]", "file: plain.geojson")
    (tmp_path / "agreement.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(BadDataFile, match=says):
        load_agreement(tmp_path)


@pytest.mark.parametrize("name", ["../plain.geojson", "/etc/passwd", "missing.geojson"])
def test_an_outline_is_read_from_beside_the_agreement_only(tmp_path, name):
    text = changed("ring: [[20, 10], [21, 10], [21, 11], [20, 11], [20, 10]]", f"file: {name}")
    (tmp_path / "agreement.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(BadDataFile, match="beside the agreement"):
        load_agreement(tmp_path / "agreement.yaml")


@pytest.mark.parametrize("name", [name for name, _ in list_agreements()])
def test_each_agreement_that_ships_says_its_sources(name):
    agreement = load_agreement(name)
    assert agreement.name == name
    assert all(source.url and source.licence and source.accessed for source in agreement.sources)
    assert all(site.source for site in agreement.sites)
    assert all(zone.source or zone.note for zone in agreement.zones)


def test_the_m4_corridor_is_twelve_km_in_all_and_keeps_the_error_of_its_line():
    corridor = load_agreement("idlib-2020").zone("corridor")
    assert corridor.half_width_km == 6
    assert len(corridor.leg_error_km) == len(corridor.path) - 1
    assert min(corridor.leg_error_km) > 0


def test_the_right_to_respond_is_declared_and_no_term():
    agreement = load_agreement("idlib-2020")
    assert [d.by for d in agreement.declarations if d.topic == "right_to_respond"] == [("turkey",)]
    assert "reserved_right" not in {term.kind for term in agreement.terms}
