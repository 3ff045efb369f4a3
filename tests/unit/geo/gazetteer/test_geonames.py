from pathlib import Path

import pytest

from trucewatch.geo.gazetteer.files import Entry
from trucewatch.geo.gazetteer.geonames import Unused, is_geonames, read_geonames
from trucewatch.model import PlacePrecision, Skipped


def row(**changed: str) -> str:
    columns = {
        "id": "990000001", "name": "Testabad", "plain": "Testabad", "others": "Testebad,testbd,تست,Test Abad",
        "lat": "10.5", "lon": "20.25", "class": "P", "code": "PPL", "country": "XX", "cc2": "", "a1": "07", "a2": "",
        "a3": "", "a4": "", "people": "1200", "height": "", "dem": "5", "zone": "Asia/Aden", "date": "2020-01-01",
    }  # fmt: skip
    return "\t".join((columns | changed).values())


@pytest.fixture
def write(tmp_path: Path):
    def _write(*rows: str | bytes) -> Path:
        path = tmp_path / "XX.txt"
        path.write_bytes(b"\n".join(each if isinstance(each, bytes) else each.encode() for each in rows) + b"\n")
        return path

    return _write


def test_a_row_becomes_a_town_with_the_names_a_report_can_write(write):
    (entry,) = read_geonames(write(row()))
    assert isinstance(entry, Entry)
    assert entry.names == ("Testabad", "Testebad", "Test Abad")
    assert (entry.place.id, entry.place.precision, entry.zone) == (
        "geonames:990000001",
        PlacePrecision.TOWN,
        "Asia/Aden",
    )
    assert entry.place.radius_km == 2.0


def test_the_first_level_area_of_a_dump_names_that_of_its_places(write):
    area = row(id="990000002", name="Testan", plain="Testan", **{"class": "A"}, code="ADM1")
    entries = [entry for entry in read_geonames(write(row(), area)) if isinstance(entry, Entry)]
    assert {entry.place.admin1 for entry in entries} == {"Testan"}


def test_features_that_are_no_place_of_ours_are_told_apart_from_faults(write):
    assert list(read_geonames(write(row(**{"class": "H"}, code="STM")))) == [Unused("H.STM")]


@pytest.mark.parametrize(
    ("bad", "why"),
    [
        (row(lat="95"), "latitude 95 is not between"),
        (row(lon="east"), "longitude 'east' is not a number"),
        (row(lat="nan"), "latitude nan is not between"),
        (row(id="x"), "id is not a number"),
        (row(name=" "), "name is blank"),
        (row(people="many"), "number of people 'many'"),
        ("three\tcolumns\tonly", "3 columns"),
        (row().encode().replace(b"Testabad", b"T\xe9st"), "not UTF-8"),
    ],
)
def test_a_bad_row_is_set_aside_by_line_and_harms_no_other(write, bad, why):
    rows = list(read_geonames(write(row(), bad, row(id="990000003"))))
    assert [isinstance(each, Entry) for each in rows] == [True, False, True]
    skipped = rows[1]
    assert isinstance(skipped, Skipped)
    assert skipped.where == "XX.txt:2"
    assert why in skipped.why


def test_a_file_is_told_by_its_columns(write, tmp_path):
    assert is_geonames(write(row()))
    own = tmp_path / "own.csv"
    own.write_text("name,lat,lon\nTestabad,1,2\n")
    assert not is_geonames(own)
    assert not is_geonames(tmp_path / "missing.txt")
