"""Events as GeoJSON."""

from __future__ import annotations

from dataclasses import replace

from trucewatch.publish import events_geojson
from unit.publish.sample import CASE, SHELLS


def test_points_are_longitude_first_with_their_error():
    first = events_geojson(CASE)["features"][0]
    assert first["geometry"]["coordinates"] == [-4.0, 57.16]
    assert first["properties"]["radius_km"] == 8.0
    assert first["properties"]["figures"] == {"soldiers killed": "21 to 22, best 21"}


def test_an_event_without_a_place_is_kept_with_no_geometry():
    events = tuple(replace(event, where=None) for event in CASE.events)
    features = events_geojson(replace(CASE, events=events))["features"]
    assert [feature["geometry"] for feature in features] == [None] * 3


def test_verdicts_come_along():
    feature = next(found for found in events_geojson(CASE)["features"] if found["id"] == SHELLS)
    assert feature["properties"]["verdicts"][0]["verdict"] == "possible_breach"
