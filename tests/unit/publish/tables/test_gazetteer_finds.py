import json

import pytest
from jsonschema import Draft202012Validator

from trucewatch.errors import UnknownName
from trucewatch.geo.gazetteer.find import Found, Weighed
from trucewatch.model import Place, PlacePrecision
from trucewatch.publish import schemas
from trucewatch.publish.tables.gazetteer_finds import publish_find

HERE = Place("own:1", "Vereshka", 45.0, 16.0, 3, PlacePrecision.TOWN, "XX", "", 1200, "field notes")
THERE = Place("own:2", "Vereshka", 12.0, 33.0, 3, PlacePrecision.TOWN, "YY", "", 0, "field notes")
FOUND = Found("Vereshka", HERE, "town in XX", (Weighed(HERE, 4.1, 3.5, 12.4), Weighed(THERE, 3.0, 0.0, 4000.0)))


def test_the_text_names_the_place_the_reason_and_the_others():
    lines = publish_find(FOUND).splitlines()
    assert lines[0] == "Vereshka: taken for Vereshka, XX"
    assert "town in XX" in lines[1]
    assert [line.strip().startswith("*") for line in lines[3:]] == [True, False]
    assert "12 km away" in lines[3]


def test_the_rows_fit_their_schema_and_one_is_chosen():
    rows = [json.loads(line) for line in publish_find(FOUND, "jsonl").splitlines()]
    for row in rows:
        Draft202012Validator(schemas()["place"]).validate(row)
    assert [row["chosen"] for row in rows] == [True, False]


def test_no_place_is_told_as_none():
    assert publish_find(Found("Zz", None, "nobody bears it", ())).splitlines() == [
        "Zz: taken for no place",
        "  why: nobody bears it",
    ]
    with pytest.raises(UnknownName):
        publish_find(FOUND, "xml")
