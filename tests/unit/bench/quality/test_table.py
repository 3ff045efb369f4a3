"""The table: the change since the last committed figures, and whether the floor is reached."""

import json

from bench.quality.table import committed, keep, table


def test_it_shows_now_then_the_change_and_the_floor():
    shown = table("meantime", {"value F1": 0.8, "expressions": 5}, {"value F1": 0.7}).splitlines()
    assert shown[2].split() == ["value", "F1", "0.8", "0.7", "+0.1", "0.75", "reached", "0.85"]
    assert shown[3].split() == ["expressions", "5"]


def test_a_floor_not_reached_is_said_loudly():
    assert "0.75 NOT YET" in table("meantime", {"value F1": 0.5}, {})


def test_figures_kept_are_read_again(tmp_path):
    (tmp_path / "bench").mkdir()
    assert committed(tmp_path) == {}
    keep(tmp_path, {"lgl": {"median km": 1.5}})
    assert committed(tmp_path) == {"lgl": {"median km": 1.5}}
    assert json.loads((tmp_path / "bench" / "quality.json").read_text()) == {"lgl": {"median km": 1.5}}
