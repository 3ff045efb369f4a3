"""Real events of UCDP judged by the program, and again by a plain reckoning that shares no code with it.

The reckoning takes one row after another: dates by the calendar of ``datetime``,
distances along geodesics from the event itself to points of the outline, and
the table of docs/verdicts.md by hand. Only who a name stands for is taken from
the lexicon. The rows are read where they lie beside the project.
"""

from __future__ import annotations

import csv
import random
from collections import Counter
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pytest
from pyproj import Geod

from trucewatch.assess.terms import VERDICTS
from trucewatch.event_tables import JudgedBatch, TableJudge, assess_tables
from trucewatch.model import Ring
from trucewatch.packs.actors import ActorBook
from trucewatch.packs.tables.actors import TableActors

ROOT = Path(__file__).parents[2]
EVENTS = ROOT.parent / "shared" / "eval" / "ucdp-syria" / "ged_syria_2016_2018.csv"
OWN = Path(__file__).parent / "syria-2016.yaml"
ROWS = 5_000
NEAR_KM = 0.3  # nearer to a limit than this, two ways to measure may differ
RADII = {"1": 2.0, "2": 25.0, "3": 40.0, "4": 100.0, "5": 100.0, "7": 100.0}
GEOD = Geod(ellps="WGS84")
BOOK = ActorBook.load()
NAMES = TableActors(BOOK)
LEFT_OUT = {"islamic-state", "nusra-front"}

pytestmark = pytest.mark.skipif(not EVENTS.is_file(), reason=f"the events are not here ({EVENTS.parent.name})")


class Rule(NamedTuple):
    """A term in plain words: from which day, whom it binds, who else is named, what it says of armed force."""

    starts: date
    bound: set[str]
    unbound: set[str]
    forces: dict[str, set[str]]
    zone: str | None = None  # area, hidden in an area, or none
    act: bool | None = True  # is armed force forbidden? None: the text does not say
    exception: bool = False


SOCHI = {"national-front-for-liberation": {"turkey", "syrian-opposition"}, "free-syrian-army": {"turkey"},
         "syrian-national-army": {"turkey"}, "syrian-arab-army": {"syria"}, "syrian-arab-air-force": {"syria"},
         "wagner": {"russia"}, "syrian-salvation-government": {"hts"}}  # fmt: skip
ALL_OF_SOCHI = {"russia", "turkey", "syria", "syrian-opposition"}
OTHERS_OF_SOCHI = {"hts", "tip"}
OF_2016 = {"free-syrian-army": {"syrian-opposition"}, "syrian-arab-army": {"syria"}}
PARTIES_OF_2016 = {"syria", "russia", "syrian-opposition"}
FROM_SOCHI, FROM_2016 = date(2018, 9, 17), date(2016, 2, 27)
RULES = {
    "sochi-2018:art-2": Rule(
        FROM_SOCHI, {"russia", "syria"}, OTHERS_OF_SOCHI | {"turkey", "syrian-opposition"}, SOCHI, "area"
    ),
    "sochi-2018:art-3": Rule(FROM_SOCHI, ALL_OF_SOCHI, OTHERS_OF_SOCHI, SOCHI, "hidden", None),
    "sochi-2018:art-9": Rule(FROM_SOCHI, ALL_OF_SOCHI, OTHERS_OF_SOCHI, SOCHI, "area"),
    "syria-2016:attacks": Rule(FROM_2016, PARTIES_OF_2016, LEFT_OUT, OF_2016, "area", exception=True),
    "syria-2016:territory": Rule(FROM_2016, PARTIES_OF_2016, LEFT_OUT, OF_2016, None, None),
}


def judged(agreement: str | Path) -> tuple[list[str], dict[str, list[str]]]:
    """The verdicts of the program, row by row, for each term."""
    verdicts: dict[str, list[str]] = {}
    ids: list[str] = []
    for batch in assess_tables(EVENTS, TableJudge.load(agreement, as_of="2018-12-31")):
        assert isinstance(batch, JudgedBatch)
        assert batch.rows.rejected == ()
        ids += batch.rows.columns.ids
        for one in batch.verdicts:
            verdicts.setdefault(one.name, []).extend(VERDICTS[code].value for code in one.judged.verdict)
    return ids, verdicts


def days(row: dict[str, str]) -> tuple[date, date]:
    """The first day on which it may have been, and the day after the last."""
    first, last = (date.fromisoformat(row[name][:10]) for name in ("date_start", "date_end"))
    precision = row["date_prec"][0]
    if precision == "3":
        return min(first, last - timedelta(days=6)), max(last, first + timedelta(days=6)) + timedelta(days=1)
    if precision == "4":
        return first.replace(day=1), (last.replace(day=28) + timedelta(days=4)).replace(day=1)
    if precision == "5":
        return date(first.year, 1, 1), date(last.year + 1, 1, 1)
    return first, last + timedelta(days=1)


def along(ring: Ring, step_km: float = 4.0) -> np.ndarray:
    """The outline as points that lie no further apart than that."""
    points: list[tuple[float, float]] = []
    for (lon, lat), (next_lon, next_lat) in pairwise(ring):
        length = GEOD.inv(lon, lat, next_lon, next_lat)[2] / 1000
        points.append((lon, lat))
        points += GEOD.npts(lon, lat, next_lon, next_lat, int(length // step_km)) if length > step_km else []
    return np.array([*points, ring[-1]])


def distance(lon: float, lat: float, outline: np.ndarray) -> float:
    """From a point to an outline in km, negative inside: everything seen from the point itself."""
    many = len(outline)
    bearing, _, away = GEOD.inv(np.full(many, lon), np.full(many, lat), outline[:, 0], outline[:, 1])
    x, y = away * np.sin(np.radians(bearing)) / 1000, away * np.cos(np.radians(bearing)) / 1000
    dx, dy = np.diff(x), np.diff(y)
    squares = np.maximum(dx * dx + dy * dy, 1e-12)
    part = np.clip(-(x[:-1] * dx + y[:-1] * dy) / squares, 0, 1)
    nearest = float(np.hypot(x[:-1] + part * dx, y[:-1] + part * dy).min())
    turns = np.diff(np.unwrap(np.arctan2(y, x))).sum() / (2 * np.pi)
    return -nearest if abs(round(turns)) % 2 else nearest


def inside(rule: Rule, row: dict[str, str], away: float, error: float, beyond: float) -> tuple[bool | None, bool]:
    """Is it in the zone, and is that too near to a limit to be compared?"""
    if rule.zone is None:
        return True, False
    radius = RADII.get(row["where_prec"][0])
    if radius is None:
        return None, False
    least, most = away - radius - max(error, beyond), away + radius + error
    near = min(abs(least), abs(most)) < NEAR_KM
    if least > 0:
        return False, near
    return (None if rule.zone == "hidden" or most > 0 else True), near


def binds(rule: Rule, id: str) -> bool | None:
    """Is an actor bound: itself, through who holds it, or as one that acts for a state?"""
    for name in (id, BOOK.state_of(id)):
        if name in rule.bound:
            return True
        held_by = rule.forces.get(name or "", set())
        if held_by & rule.bound:
            return True
        if name in rule.unbound or held_by & rule.unbound:
            return False
    return None


def verdict(rule: Rule, row: dict[str, str], placed: bool | None) -> str:
    """The table of docs/verdicts.md, read from the top."""
    first, after = days(row)
    began = True if first >= rule.starts else False if after <= rule.starts else None
    both = row["type_of_violence"][0] != "3"
    second = NAMES.ids(row["side_b"])
    actors = {*NAMES.ids(row["side_a"]), *(second if both else ())} - NAMES.people
    answers = {binds(rule, actor) for actor in actors}
    doer = None if None in answers or len(answers) != 1 else next(iter(answers))
    mixed = answers == {True, False} and not (both and second)
    aimed = bool(second) and set(second) <= LEFT_OUT
    maybe_aimed = not second or (bool(set(second) & LEFT_OUT) and not aimed)
    if False in (began, placed, doer) or (rule.exception and aimed):
        return "not_covered"
    if rule.act is None and rule.zone is None:
        return "undetermined"  # armed force is any of several acts, of which the term names one
    if None in (began, placed, rule.act) or (doer is None and not mixed) or (rule.exception and maybe_aimed):
        return "possible_breach"
    return "contested" if mixed else "alleged_breach"


@pytest.mark.parametrize("agreement", ["sochi-2018", OWN], ids=["sochi-2018", "a truce of February 2016"])
def test_the_verdicts_are_those_of_a_plain_reckoning(agreement):
    judge = TableJudge.load(agreement)
    (area,) = [zone for zone in judge.agreements[0].zones if zone.rings]
    (ring,) = area.rings
    outline = along(ring)
    ids, verdicts = judged(agreement)
    with EVENTS.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["id"].removesuffix(".0") for row in rows] == ids
    sample = random.Random(2016).sample(range(len(rows)), ROWS)
    points = {number: (float(rows[number]["longitude"]), float(rows[number]["latitude"])) for number in sample}
    away = {number: distance(lon, lat, outline) for number, (lon, lat) in points.items()}
    for term, given in verdicts.items():
        rule, wrong, near, counted = RULES[term], [], 0, Counter[str]()
        for number in sample:
            placed, close = inside(rule, rows[number], away[number], area.error_km, area.beyond_km)
            expected = verdict(rule, rows[number], placed)
            near += close
            counted[expected] += not close
            if expected != given[number] and not close:
                wrong.append((ids[number], expected, given[number]))
        assert wrong == []
        assert near < ROWS * 0.02
        program = Counter(given[number] for number in sample)
        assert sum(abs(program[word] - counted[word]) for word in {*program, *counted}) <= near
        assert len(counted) > 1


def test_what_is_judged_of_2018_alone_is_what_is_judged_of_it_among_all(tmp_path):
    """A row's verdict hangs on no other row."""
    with EVENTS.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    path = tmp_path / "2018.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys())
        writer.writeheader()
        writer.writerows(row for row in rows if row["year"].startswith("2018"))
    ids, whole = judged("sochi-2018")
    for batch in assess_tables(path, TableJudge.load("sochi-2018", as_of="2018-12-31")):
        assert isinstance(batch, JudgedBatch)
        for one in batch.verdicts:
            by_id = dict(zip(ids, whole[one.name], strict=True))
            assert [VERDICTS[code].value for code in one.judged.verdict] == [by_id[id] for id in batch.rows.columns.ids]
