import pytest

from trucewatch.errors import BadDataFile
from trucewatch.geo.gazetteer.files import read_bynames, read_places
from trucewatch.model import PlacePrecision


@pytest.fixture
def write(tmp_path):
    def _write(text, name="own.csv", encoding="utf-8"):
        path = tmp_path / name
        path.write_bytes(text.encode(encoding))
        return path

    return _write


def test_a_row_becomes_a_place_with_all_its_names(write):
    path = write(
        "id,name,aliases,lat,lon,country,timezone\nown:1,Testville,Testburg| Old Test ,10.5,20.25,xx,Asia/Aden\n"
    )
    (entry,), skipped = read_places(path)
    assert entry.names == ("Testville", "Testburg", "Old Test")
    assert (entry.place.lat, entry.place.lon, entry.place.country) == (10.5, 20.25, "XX")
    assert entry.place.precision is PlacePrecision.TOWN
    assert entry.place.radius_km > 0
    assert entry.zone == "Asia/Aden"
    assert skipped == ()


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("own:1,Testville,95,20,", "lat 95 is not between -90 and 90"),
        ("own:1,Testville,10,190,", "lon 190 is not between -180 and 180"),
        ("own:1,Testville,north,20,", "lat 'north' is not a number"),
        ("own:1,Testville,nan,20,", "lat nan is not between -90 and 90"),
        ("own:1,Testville,,20,", "lat and lon must be filled"),
        ("own:1,,10,20,", "name must be filled"),
        ("own:1,Testville,10,20,hamlet", "unknown precision 'hamlet'"),
        ("own:1,Testville,10,20,region", "a region needs a radius_km"),
        ("own:0,Twice,10,20,", "the id 'own:0' stands twice"),
    ],
)
def test_a_bad_row_is_set_aside_by_line_and_harms_no_other(write, row, why):
    path = write(f"id,name,lat,lon,precision\nown:0,Good,1,2,\n{row}\nown:9,Also good,3,4,\n")
    entries, (skipped,) = read_places(path)
    assert [entry.place.id for entry in entries] == ["own:0", "own:9"]
    assert skipped.where == "own.csv:3"
    assert why in skipped.why


def test_line_numbers_count_lines_inside_quotes(write):
    path = write('id,name,lat,lon,source\na,Good,1,2,"two\nlines"\nb,Bad,99,0,\n')
    _, (skipped,) = read_places(path)
    assert skipped.where == "own.csv:4"


def test_a_byte_order_mark_is_no_part_of_the_header(write):
    assert len(read_places(write("\ufeffid,name,lat,lon\na,Good,1,2\n"))[0]) == 1


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("id,name,lat\na,b,1\n", "no column 'lon'"),
        ("id,name,lat,lon,colour\na,b,1,2,red\n", "unknown column 'colour'"),
        ("", "no column 'name'"),
    ],
)
def test_a_file_with_other_columns_is_refused(write, text, why):
    with pytest.raises(BadDataFile, match=why):
        read_places(write(text))


def test_a_missing_file_and_other_encodings_are_refused(write, tmp_path):
    with pytest.raises(BadDataFile, match="nothing"):
        read_places(tmp_path / "nothing.csv")
    with pytest.raises(BadDataFile, match="UTF-8"):
        read_places(write("id,name,lat,lon\na,Büro,1,2\n", encoding="latin-1"))


def test_an_unknown_kind_of_byname_is_refused_by_line(write):
    with pytest.raises(BadDataFile, match=r"own\.csv:2.*unknown kind 'planet'"):
        read_bynames(write("names,of,kind,country\nX,Y,planet,ZZ\n"))
