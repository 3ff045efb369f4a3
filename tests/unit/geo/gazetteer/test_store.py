from pathlib import Path

import pytest

from trucewatch.errors import BadDataFile
from trucewatch.geo.gazetteer import Gazetteer, PlaceContext
from trucewatch.geo.gazetteer.store import Store, import_places

CSV = "name,lat,lon,kind,country,aliases\nVereshka Gornja,45.1,16.2,town,XX,Upper Vereshka\nQom Teppe,1,2,,XX,\n"


@pytest.fixture
def store(tmp_path: Path) -> Path:
    (tmp_path / "own.csv").write_text(CSV, encoding="utf-8")
    path = tmp_path / "data" / "gazetteer" / "places.sqlite"
    import_places(tmp_path / "own.csv", path)
    return path


def test_an_imported_place_is_found_under_all_its_names_by_a_gazetteer_that_has_the_store(store):
    gazetteer = Gazetteer.load([store])
    context = PlaceContext({"XX": 1.0})
    for name in ("Vereshka Gornja", "Vereshka-Gornja", "UPPER VERESHKA", "Upper Vereshka"):
        found = gazetteer.resolve(name, context)
        assert found.place is not None, name
        assert (found.place.lat, found.place.lon) == (45.1, 16.2)
    assert gazetteer.knows("Qom Teppe")
    assert not Gazetteer.load().knows("Vereshka Gornja")


def test_an_almost_equal_spelling_is_found_in_the_storys_country(store):
    found = Gazetteer.load([store]).resolve("Vereschka Gornja", PlaceContext({"XX": 1.0}))
    assert found.place is not None
    assert "spelt almost so" in found.reason


def test_a_file_of_the_same_name_replaces_what_it_gave_before(store, tmp_path):
    (tmp_path / "own.csv").write_text("name,lat,lon\nQom Teppe,3,4\n", encoding="utf-8")
    done = import_places(tmp_path / "own.csv", store)
    assert (done.places, done.total) == (1, 1)
    found = Store(store).bearers("qom teppe")
    assert [(bearer.place.lat, bearer.place.lon) for bearer in found] == [(3.0, 4.0)]


def test_importing_twice_changes_nothing(store, tmp_path):
    before = [Store(store).bearers(key) for key in ("qom teppe", "upper vereshka")]
    import_places(tmp_path / "own.csv", store)
    assert [Store(store).bearers(key) for key in ("qom teppe", "upper vereshka")] == before


def test_malformed_rows_are_counted_and_named(tmp_path):
    (tmp_path / "own.csv").write_text("name,lat,lon\nGood,1,2\nBad,99,2\nAlso good,3,4\n", encoding="utf-8")
    done = import_places(tmp_path / "own.csv", tmp_path / "store.sqlite")
    assert (done.rows, done.places, done.set_aside) == (3, 2, 1)
    assert str(done.skipped[0]).startswith("own.csv:3: Bad: lat 99")


def test_a_file_that_cannot_be_read_leaves_the_store_as_it_was(store, tmp_path):
    (tmp_path / "own.csv").write_text("town,latitude\nx,1\n", encoding="utf-8")
    with pytest.raises(BadDataFile, match="no column 'name'"):
        import_places(tmp_path / "own.csv", store)
    assert len(Store(store)) == 2
    with pytest.raises(BadDataFile):
        import_places(tmp_path / "own.csv", tmp_path / "new.sqlite")
    assert not (tmp_path / "new.sqlite").exists()


def test_a_zip_and_a_foreign_database_are_refused_with_the_mend(tmp_path):
    (tmp_path / "XX.zip").write_bytes(b"PK\x03\x04rest")
    with pytest.raises(BadDataFile, match="unpack it"):
        import_places(tmp_path / "XX.zip", tmp_path / "store.sqlite")
    (tmp_path / "other.sqlite").write_bytes(b"SQLite format 3\0" + b"\0" * 200)
    with pytest.raises(BadDataFile, match="import the places again"):
        Store(tmp_path / "other.sqlite")
