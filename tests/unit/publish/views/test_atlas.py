"""The map: what is drawn, what is named as not drawn."""

from __future__ import annotations

from dataclasses import replace

import pytest

from trucewatch.model import Place, PlacePrecision
from trucewatch.packs.agreements import read_agreement
from trucewatch.publish.drawing.frame import WIDTH, frame_of
from trucewatch.publish.views.atlas import make_atlas
from trucewatch.publish.views.brief import make_brief
from unit.packs.agreements.test_reading import GOOD
from unit.publish.sample import CASE, EMPTY, KIRKWELL, SHELLS, STRIKE


def atlas_of(case):
    return make_atlas(case.agreements, make_brief(case).events)


def moved(case, id, **where):
    events = tuple(
        replace(event, where=replace(event.where, **where)) if event.id == id and event.where else event
        for event in case.events
    )
    return replace(case, events=events)


def test_events_and_zones_are_drawn_with_their_error():
    atlas = atlas_of(CASE)
    pins = {pin.event: pin for pin in atlas.layers[0].pins}
    assert pins[SHELLS].reach == pytest.approx(8.0 * atlas.scale / atlas.scale_km, rel=0.01)
    corridor = next(shape for shape in atlas.zones if shape.css == "corridor")
    assert len(corridor.edges) == 2
    assert all(0 <= pin.x <= WIDTH and 0 <= pin.y <= atlas.height for pin in pins.values())


def test_a_zone_that_the_text_leaves_open_is_named_not_drawn():
    atlas = atlas_of(CASE)
    assert atlas.undrawn_zones == (("Line of contact", "the text draws no line"),)
    assert not any("contact" in shape.name for shape in atlas.zones)


def test_an_event_without_a_place_is_named_not_drawn():
    events = tuple(replace(event, where=None) if event.id == STRIKE else event for event in CASE.events)
    assert [why for _, why in atlas_of(replace(CASE, events=events)).undrawn_events] == ["no place known"]


def test_an_event_known_only_to_a_country_is_named_not_drawn():
    country = Place("c", "Northland", 57.0, -4.0, 400.0, PlacePrecision.COUNTRY)
    case = moved(CASE, STRIKE, place=country, precision=PlacePrecision.COUNTRY, radius_km=None)
    assert atlas_of(case).undrawn_events[0][1] == "known only to the country (Northland)"


def test_an_event_far_from_every_zone_does_not_shrink_the_map():
    far = replace(KIRKWELL, lat=40.0, lon=30.0)
    atlas = atlas_of(moved(CASE, STRIKE, place=far))
    assert atlas.undrawn_events[0][1].startswith("too far")
    assert atlas.scale_km <= 50


def test_events_at_one_place_stand_side_by_side():
    case = moved(CASE, SHELLS, place=KIRKWELL)
    pins = {pin.event: pin for pin in atlas_of(case).layers[0].pins}
    assert pins[STRIKE].at_x == pins[SHELLS].at_x
    assert abs(pins[STRIKE].x - pins[SHELLS].x) > 20


def test_a_point_that_stands_for_an_area_says_so():
    names = {label.text for label in atlas_of(CASE).layers[0].labels}
    assert {"Lower Marsh (district)", "Kirkwell"} <= names


def test_events_of_one_place_share_one_circle_in_the_gravest_tone():
    spot = next(event.where for event in CASE.events if event.id == STRIKE)
    events = tuple(replace(event, where=spot) for event in CASE.events)
    reaches = atlas_of(replace(CASE, events=events)).reaches
    assert [reach.tone for reach in reaches] == ["doubt"]


def test_nothing_to_draw_is_no_map():
    assert atlas_of(EMPTY) is None


def test_a_frame_keeps_distances_alike_in_both_directions():
    frame = frame_of([(-4.5, 57.0), (-3.9, 57.4)])
    x0, y0 = frame.point(-4.2, 57.2)
    x1, _ = frame.point(-4.2 + 0.1 / frame.squeeze, 57.2)
    _, y1 = frame.point(-4.2, 57.3)
    assert abs((x1 - x0) - (y0 - y1)) < 0.3


def test_ground_that_only_helps_to_make_a_zone_is_not_drawn():
    text = GOOD.replace(
        "terms:\n",
        "  - {id: near, name: Near the ford, kind: around, of: ford, distance: 9 km}\n"
        "  - {id: rest, name: The rest, kind: difference, of: plain, without: near}\n"
        "terms:\n  - {id: t0, text: No flights., kind: no_fly, zone: rest}\n",
    )
    drawn = {shape.name.split(" (")[0] for shape in make_atlas([read_agreement(text, "good.yaml")], ()).zones}
    assert "The rest" in drawn
    assert "The road" in drawn
    assert "The plain" in drawn  # the front, which the text leaves open, lies in it
    assert "Near the ford" not in drawn
