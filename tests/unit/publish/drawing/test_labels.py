"""Names on the map never touch."""

from __future__ import annotations

from trucewatch.publish.drawing.labels import Box, Wish, place_labels


def test_a_second_name_gives_way():
    labels = place_labels(
        [Wish("First", 50, 50, "town"), Wish("Second", 52, 51, "town")], [], size=10, width=200, height=100, clear=8
    )
    assert [label.text for label in labels] == ["First", "Second"]
    assert (labels[0].dx, labels[0].anchor) != (labels[1].dx, labels[1].anchor)


def test_a_name_without_room_is_left_out():
    taken = [Box(0, 0, 200, 100)]
    assert place_labels([Wish("Town", 50, 50, "town")], taken, size=10, width=200, height=100, clear=8) == ()


def test_one_name_stands_once():
    wishes = [Wish("Town", 50, 50, "place"), Wish("Town", 150, 80, "town")]
    assert len(place_labels(wishes, [], size=10, width=300, height=200, clear=8)) == 1
