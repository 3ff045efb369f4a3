import pytest

from trucewatch.errors import BadDataFile
from trucewatch.geo.gazetteer.world import World


def test_a_missing_or_broken_file_is_told_in_one_line(tmp_path):
    with pytest.raises(BadDataFile, match="missing"):
        World(tmp_path / "none.sqlite")
    broken = tmp_path / "broken.sqlite"
    broken.write_bytes(b"no database at all" * 100)
    with pytest.raises(BadDataFile, match="not a gazetteer"):
        World(broken)


def test_bearers_by_their_own_name_are_told_from_by_names():
    world = World()
    bearers = world.bearers("londres")
    place, zone = world.place(bearers.also[0])
    assert (place.name, place.country, zone) == ("London", "GB", "Europe/London")
    assert not world.bearers("no such key")


def test_another_countrys_spellings_are_not_kept_where_names_do_not_vary():
    world = World()
    assert "saraqib" in world.spellings("SY")
    assert world.spellings("US") == ()
    assert world.spellings("ZZ") == ()


def test_every_area_has_a_reach():
    world = World()
    for key in ("aleppo", "donetsk", "california", "syria", "sudan"):
        for number in world.bearers(key).own:
            assert world.place(number)[0].radius_km >= 2
