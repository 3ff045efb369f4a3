"""The map of tables: events gathered in cells of a grid, coarse for the whole and finer as one comes closer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, log1p, radians, sqrt

from trucewatch.geo.ground import zone_outline
from trucewatch.model import GRAVEST, Agreement, Grid, GridCell, Verdict
from trucewatch.publish.drawing.backdrop import CREDIT, Shape, backdrop
from trucewatch.publish.drawing.bars import DOUBTED
from trucewatch.publish.drawing.frame import KM_A_DEGREE, WIDTH, Frame, frame_of
from trucewatch.publish.drawing.labels import Box, Label, place_labels
from trucewatch.publish.views.atlas import each_once, zone_shape, zone_wishes

_STEPS = (0.05, 0.1, 0.25, 0.5, 1.0, 2.0, 5.0)  # degrees
_COLUMNS = 45  # so many cells across the whole map at most
_MOST_CELLS = 2500  # of one grain: a page stays light
_REACH_KM = 150.0


@dataclass(frozen=True, slots=True)
class Mark:
    """One cell: its box, how dark, and a ring (all that may be a breach) about a disc (what is alleged)."""

    x: float
    y: float
    width: float
    height: float
    shade: float
    ring: float
    disc: float
    title: str
    events: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Grain:
    """Cells of one size, shown while the part of the map that is seen lies between two shares of its width."""

    step: float
    least: float
    most: float
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class GridMap:
    """What the map shows, and what it cannot show: by gravest verdict, what lies beyond it and what has no place."""

    height: float
    land: tuple[Shape, ...]
    zones: tuple[Shape, ...]
    towns: tuple[tuple[float, float], ...]
    names: tuple[tuple[str, float, tuple[Label, ...]], ...]
    grains: tuple[Grain, ...]
    scale_km: int
    scale: float
    beyond: tuple[int, ...]
    unplaced: tuple[int, ...]
    undrawn_zones: tuple[tuple[str, str], ...]
    credit: str


def make_grid_map(agreements: Sequence[Agreement], grid: Grid) -> GridMap | None:
    """The map; None where there is nothing to draw."""
    zones = [zone for agreement in agreements for zone in agreement.zones]
    drawn = each_once(zone for zone in zones if zone.is_drawn)
    corners = [point for zone in drawn for polygon in zone_outline(zone) for ring in polygon for point in ring]
    near = [cell for cell in grid.cells if not corners or _apart_km(cell, grid.step, corners) <= _REACH_KM]
    # What is no breach whatever its place does not widen the map.
    grave = [cell for cell in near if _gathered(cell.events)[0] or _gathered(cell.events)[1]] or (
        [] if corners else near
    )
    corners += [(cell.west + side, cell.south + side) for cell in grave for side in (0.0, grid.step)]
    if not corners:
        return None
    frame = frame_of(corners)
    seen = [cell for cell in near if _is_in(cell, grid.step, frame)]
    shown = {(cell.west, cell.south) for cell in seen}
    beyond = tuple(map(sum, zip(*(c.events for c in grid.cells if (c.west, c.south) not in shown), strict=True)))
    ground = backdrop(frame)
    wishes = [*zone_wishes(drawn, frame), *ground.wishes]
    names = tuple((css, size, _labels(wishes, size, frame)) for css, size in (("wide", 13.0), ("narrow", 30.0)))
    return GridMap(
        height=frame.height,
        land=ground.shapes,
        zones=tuple(zone_shape(zone, frame) for zone in drawn),
        towns=ground.towns,
        names=names,
        grains=_grains(seen, grid.step, frame),
        scale_km=frame.scale_km,
        scale=round(frame.scale_km * frame.km, 1),
        beyond=beyond or (0,) * len(GRAVEST),
        unplaced=grid.unplaced,
        undrawn_zones=tuple(dict.fromkeys((zone.name, zone.note) for zone in zones if not zone.is_drawn)),
        credit=CREDIT if ground.shapes else "",
    )


def _apart_km(cell: GridCell, step: float, corners: Sequence[tuple[float, float]]) -> float:
    lons, lats = [lon for lon, _ in corners], [lat for _, lat in corners]
    x = max(min(lons) - cell.west - step, 0.0, cell.west - max(lons)) * cos(radians(cell.south))
    y = max(min(lats) - cell.south - step, 0.0, cell.south - max(lats))
    return float(sqrt(x * x + y * y) * KM_A_DEGREE)


def _is_in(cell: GridCell, step: float, frame: Frame) -> bool:
    return (
        frame.west <= cell.west and cell.west + step <= frame.east and frame.south <= cell.south
        and cell.south + step <= frame.north
    )  # fmt: skip


def _labels(wishes: Sequence[object], size: float, frame: Frame) -> tuple[Label, ...]:
    taken = [Box(0, frame.height - size * 3.5, WIDTH / 3, frame.height), Box(WIDTH - size * 4, 0, WIDTH, size * 4)]
    taken += [Box(0, 0, 150, 50)]
    return place_labels(wishes, taken, size=size, width=WIDTH, height=frame.height, clear=size * 0.6)  # type: ignore[arg-type]


def _grains(cells: Sequence[GridCell], step: float, frame: Frame) -> tuple[Grain, ...]:
    """The coarse grain for the whole map, and two finer ones where the grid has them and they stay light."""
    width = frame.east - frame.west
    usable = [size for size in _STEPS if size >= step]
    coarse = next((size for size in usable if width / size <= _COLUMNS), usable[-1])
    sizes = [size for size in usable if size <= coarse][::-1][:3]
    light = [(size, sums) for size in sizes if len(sums := _summed(cells, size)) <= _MOST_CELLS or size == coarse]
    shares = [1.0, *(min(size * _COLUMNS / width, 0.99) for size, _ in light[1:]), 0.0]
    return tuple(
        Grain(size, round(shares[place + 1], 4), round(shares[place], 4), _marks(sums, size, frame))
        for place, (size, sums) in enumerate(light)
    )


def _summed(cells: Sequence[GridCell], size: float) -> dict[tuple[float, float], tuple[int, ...]]:
    sums: dict[tuple[float, float], tuple[int, ...]] = {}
    for cell in cells:
        key = (_floor(cell.west, size), _floor(cell.south, size))
        sums[key] = tuple(map(sum, zip(sums.get(key, (0,) * len(GRAVEST)), cell.events, strict=True)))
    return sums


def _floor(degrees: float, size: float) -> float:
    return round((degrees + 1e-6) // size * size, 2)


def _gathered(events: Sequence[int]) -> tuple[int, int, int]:
    """Alleged, in doubt, and all others."""
    alleged = events[GRAVEST.index(Verdict.ALLEGED_BREACH)]
    doubted = sum(events[GRAVEST.index(verdict)] for verdict in DOUBTED)
    return alleged, doubted, sum(events) - alleged - doubted


def _marks(sums: dict[tuple[float, float], tuple[int, ...]], size: float, frame: Frame) -> tuple[Mark, ...]:
    most_open = max((sum(_gathered(events)[:2]) for events in sums.values()), default=0)
    most_all = max((_gathered(events)[2] for events in sums.values()), default=0)
    found = []
    for (west, south), events in sorted(sums.items()):
        alleged, doubted, others = _gathered(events)
        x, y = frame.point(west, south + size)
        right, foot = frame.point(west + size, south)
        wide, tall = round(right - x, 1), round(foot - y, 1)
        most = min(wide, tall) * 0.48
        radius = [max(sqrt(count / most_open) * most, 1.2) if count else 0.0 for count in (alleged + doubted, alleged)]
        shade = round(0.05 + 0.25 * log1p(others) / log1p(most_all), 2) if others else 0.0
        words = f"{_degrees(south, 'N', 'S')} {_degrees(west, 'E', 'W')}, {size:g}° wide: {alleged:,} alleged, "
        words += f"{doubted:,} in doubt, {others:,} others"
        found.append(Mark(x, y, wide, tall, shade, round(radius[0], 1), round(radius[1], 1), words, events))
    return tuple(found)


def _degrees(value: float, plus: str, minus: str) -> str:
    return f"{abs(value):g}°{minus if value < 0 else plus}"
