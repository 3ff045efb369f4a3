"""Very many points asked about zones: cells of the globe, each of which answers for every point in it.

A cell answers as many of the questions as what is measured at its centre
decides for all of it (see bounds.py), for points with radii of one sort. It is
measured once a point waits for it, and cut into smaller ones where some go on
waiting; for a few points no cell is made.
What no cell decides is measured for the point itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from threading import Condition

import numpy as np
from numpy.typing import NDArray

from trucewatch.geo.bounds import ASK, NOWHERE, Bounds, Question, Truths, corners_of
from trucewatch.geo.patterns import PatternBook
from trucewatch.geo.plane import Floats
from trucewatch.geo.questions import Questions
from trucewatch.geo.radii import Radii

_FINEST = 12  # a degree is cut into no more than 2**12 along each side: 27 m from south to north
_STEP = 2  # a cell is cut into 2**2 along each side
_SIDE = 1 << _STEP
_PARTS = _SIDE**2
_PER_DEGREE = 1 << _FINEST
_ROOTS = 360 * 180  # cells of one degree
_MOST_CELLS = 1 << 22  # what is not in use takes no memory
_LEVELS = _FINEST // _STEP
_FEW = 64  # for so few points no cell is worth while
_MANY = 4  # so many points wait before a cell is cut
_NEW, _TAKEN, _MEASURED = 0, 1, 2  # taken: by a thread that is measuring it

Codes = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Patterns:
    """``number`` gives the pattern of each point, and ``answers`` those of each pattern, question by question.

    There is no pattern that no point has. ASK stands only for what a point was not asked.
    """

    number: Codes
    answers: Truths


@dataclass(frozen=True, slots=True)
class Points:
    """Points (degrees, NaN where not known) with their radius, and the ``beyond_km`` that each is asked about."""

    lat: Floats
    lon: Floats
    radius: Floats
    reach: Floats

    def __len__(self) -> int:
        return len(self.lat)

    @property
    def known(self) -> NDArray[np.bool_]:
        """Which are points at all."""
        return np.isfinite(self.lat) & np.isfinite(self.lon)

    def take(self, rows: Codes) -> Points:
        """Some of them."""
        return Points(self.lat.take(rows), self.lon.take(rows), self.radius.take(rows), self.reach.take(rows))

    def is_asked(self, question: Question) -> NDArray[np.bool_] | bool:
        """Which of them need the answer?"""
        return question.beyond_km is None or self.reach == question.beyond_km


@dataclass(frozen=True, slots=True)
class _Grid:
    """Where points lie, counted in the finest cells from the south-western corner of the globe."""

    north: NDArray[np.int32]
    east: NDArray[np.int32]

    @classmethod
    def of(cls, points: Points) -> _Grid:
        """A pole and the date line belong to the last cells before them."""
        north, east = (points.lat + 90.0) * _PER_DEGREE, (points.lon + 180.0) * _PER_DEGREE
        np.clip(north, 0, 180 * _PER_DEGREE - 1, out=north)
        np.clip(east, 0, 360 * _PER_DEGREE - 1, out=east)
        return cls(north.astype(np.int32), east.astype(np.int32))

    def take(self, rows: Codes) -> _Grid:
        return _Grid(self.north.take(rows), self.east.take(rows))

    def roots(self) -> NDArray[np.int32]:
        """In which cell of one degree each lies."""
        return np.asarray((self.north >> _FINEST) * np.int32(360) + (self.east >> _FINEST))

    def parts(self, level: int) -> NDArray[np.int32]:
        """In which part of its cell of the level above each lies, by rows from the south-west; roots are of level 0."""
        shift = _FINEST - _STEP * level
        return np.asarray((((self.north >> shift) & (_SIDE - 1)) << _STEP) + ((self.east >> shift) & (_SIDE - 1)))

    def centres(self, level: Codes) -> tuple[Floats, Floats, Floats]:
        """Of the cells of these levels about them: latitude and longitude of the centre, and the way to the corners."""
        shift = _FINEST - _STEP * level
        lat, lon = (((part >> shift) + 0.5) * (1 << shift) / _PER_DEGREE for part in (self.north, self.east))
        size = (1 << shift) / _PER_DEGREE
        return lat - 90.0, lon - 180.0, corners_of(lat - 90.0, size, size)


class Cells:
    """The cells that answer some questions; the answers are exact, and the same whoever asked before."""

    def __init__(self, questions: Sequence[Question], most_cells: int = _MOST_CELLS) -> None:
        asked = Questions(questions)
        self._questions = asked.simple
        self._places: dict[Question, list[int]] = {}  # of the questions that one distance answers
        for place, one in enumerate(self._questions):
            self._places.setdefault(replace(one, beyond_km=None), []).append(place)
        self._book, self._radii = PatternBook(asked), Radii()
        # Of each cell the first of its parts, where it is cut; else its pattern, as a negative number. The first cells
        # are never cut: for points off the globe, and for radii that came when there was no more room.
        self._cell = np.zeros(_ROOTS + most_cells, dtype=np.int32)
        self._state = np.zeros(len(self._cell), dtype=np.int8)
        self._waiting = np.zeros(len(self._cell), dtype=np.int32)
        self._used = _ROOTS
        self._root = np.zeros(len(self._radii), dtype=np.int64)  # where the cells of a sort of radius begin
        self._changing = Condition()
        undrawn = [np.zeros(1)] * 3
        first = [ASK if one.zone.has_points else int(one.measured(*undrawn)[0]) for one in self._questions]
        self._book.numbers(np.array([first], dtype=np.int8))  # is 0, as every cell is at first
        self._nowhere = int(self._book.numbers(np.full((1, len(first)), NOWHERE, dtype=np.int8))[0])

    def patterns(self, points: Points) -> Patterns:
        """The answers for points."""
        number = np.full(len(points), self._nowhere, dtype=np.int64)
        known = points.known
        if known.all():
            number = self._known(points)
        elif known.any():
            rows = np.flatnonzero(known)
            number[rows] = self._known(points.take(rows))
        return self._present(number)

    def _known(self, points: Points) -> Codes:
        sort = self._radii.sorts(points.radius)
        root = self._roots(sort).take(sort)
        root[(np.abs(points.lat) > 90.0) | (np.abs(points.lon) > 180.0)] = 0
        number = np.zeros(len(points), dtype=np.int64)
        for rows, _, cell in self._walk(_Grid.of(points), root):
            number[rows] = np.negative(cell)
        rows = np.flatnonzero(self._book.is_open.take(number))
        if len(rows):
            number[rows] = self._refined(points.take(rows), root.take(rows), sort.take(rows))
            rows = rows[self._book.is_open.take(number[rows])]
            number[rows] = self._measured(points.take(rows), number[rows])
        return number

    def _walk(self, grid: _Grid, root: Codes) -> Iterator[tuple[Codes | slice, Codes, NDArray[np.int32]]]:
        """Down the cells, level by level: which points go so far, the cell about each, and what that holds."""
        rows: Codes | slice = slice(None)
        codes = root + grid.roots()
        for level in range(1, _LEVELS + 1):
            cell = self._cell.take(codes)
            yield rows, codes, cell
            deeper = np.flatnonzero(cell > 0)
            if not len(deeper):
                return
            rows = deeper if isinstance(rows, slice) else rows.take(deeper)
            grid = grid.take(deeper)
            codes = cell.take(deeper).astype(np.int64) + grid.parts(level)
        yield rows, codes, self._cell.take(codes)

    def _roots(self, sorts: NDArray[np.uint8]) -> Codes:
        """Where the root cells of each sort of radius begin, once they are needed."""
        for sort in np.flatnonzero(np.bincount(sorts, minlength=len(self._root))):
            if not self._root[sort]:
                with self._changing:
                    self._root[sort] = self._root[sort] or self._taken(_ROOTS)
        return self._root

    def _taken(self, cells: int) -> int:
        """The first of so many new cells; 0 where there is no more room."""
        first = self._used
        if first + cells > len(self._cell):
            return 0
        self._used += cells
        return first

    def _refined(self, points: Points, root: Codes, sort: NDArray[np.uint8]) -> Codes:
        """Measure and cut the cells in which points go undecided; the patterns of the points then.

        Threads measure at the same time, but never one cell twice: what another one is at is waited for.
        """
        found = np.zeros(len(points), dtype=np.int64)
        rows, grid = np.arange(len(points)), _Grid.of(points)
        while len(rows) > _FEW:
            with self._changing:
                code, level, found[rows] = self._leaves(grid, root)
                waits = np.flatnonzero(self._waits(points, found[rows]) & (code >= _ROOTS))
                codes, first, of_codes, counts = np.unique(
                    code[waits], return_index=True, return_inverse=True, return_counts=True
                )
                state, one = self._state[codes], waits[first]
                measured, new = state == _MEASURED, state == _NEW
                self._waiting[codes[measured]] += counts[measured]
                many = measured & (self._waiting[codes] >= _MANY) & (level[one] < _LEVELS)
                cut = many & self._cut(codes[many])
                self._state[codes[new]] = _TAKEN
                if not (new | cut).any() and not measured.all():
                    self._changing.wait()
            if new.any():
                at = one[new]
                self._measure(codes[new], found[rows[at]], level[at], grid.take(at), sort[at])
            left = waits[(~measured | cut)[of_codes]]
            points, root, sort, grid, rows = points.take(left), root[left], sort[left], grid.take(left), rows[left]
        return found

    def _leaves(self, grid: _Grid, root: Codes) -> tuple[Codes, Codes, Codes]:
        """The smallest cell about each point, its level, and its pattern."""
        code, level, number = (np.zeros(len(root), dtype=np.int64) for _ in range(3))
        for depth, (rows, codes, cell) in enumerate(self._walk(grid, root)):
            code[rows], level[rows], number[rows] = codes, depth, np.negative(cell)
        return code, level, number

    def _waits(self, points: Points, number: Codes) -> NDArray[np.bool_]:
        """For which points is a question open that they need to be asked?"""
        waits = np.zeros(len(points), dtype=bool)
        for question, needed in zip(self._questions, self._book.needed.T, strict=True):
            waits |= needed.take(number) & points.is_asked(question)
        return waits

    def _cut(self, codes: Codes) -> bool:
        """Cut some cells into parts that answer as they did, until they are measured. False: there is no more room."""
        first = self._taken(len(codes) * _PARTS)
        if not first:
            return False
        self._cell[first : first + len(codes) * _PARTS] = np.repeat(self._cell[codes], _PARTS)
        self._cell[codes] = first + np.arange(len(codes)) * _PARTS
        return True

    def _measure(self, codes: Codes, number: Codes, level: Codes, grid: _Grid, sort: NDArray[np.uint8]) -> None:
        """Let cells answer, each told by a point in it."""
        state = _NEW
        try:
            self._cell[codes] = -self._book.numbers(self._answers(number, level, grid, sort))
            state = _MEASURED
        finally:
            with self._changing:
                self._state[codes] = state
                self._changing.notify_all()

    def _answers(self, number: Codes, level: Codes, grid: _Grid, sort: NDArray[np.uint8]) -> Truths:
        """What the distances at their centres decide for cells, and what was decided before."""
        lat, lon, corner = grid.centres(level)
        answers, needed = self._book.answers.take(number, axis=0), self._book.needed.take(number, axis=0)
        for question, own in self._places.items():
            rows = np.flatnonzero(needed[:, own].any(axis=1))
            if not len(rows):
                continue
            bounds = Bounds.about(question, lat[rows], lon[rows], corner[rows])
            least, most = self._radii.least[sort[rows]], self._radii.most[sort[rows]]
            for place in own:
                told = bounds.answers(self._questions[place], least, most)
                answers[rows, place] = np.where(answers[rows, place] == ASK, told, answers[rows, place])
        return answers

    def _measured(self, points: Points, number: Codes) -> Codes:
        """The patterns of points once what is open is measured."""
        answers, needed = self._book.answers.take(number, axis=0), self._book.needed.take(number, axis=0)
        for place, question in enumerate(self._questions):
            rows = np.flatnonzero(needed[:, place] & points.is_asked(question))
            if len(rows):
                answers[rows, place] = question.measured(points.lat[rows], points.lon[rows], points.radius[rows])
        return self._book.numbers(answers)

    def _present(self, number: Codes) -> Patterns:
        """Only the patterns that some point has, as answers to what was asked."""
        numbers = np.flatnonzero(np.bincount(number, minlength=1))
        there, place = np.unique(self._book.tells[numbers], return_inverse=True)
        by_number = np.zeros(numbers[-1] + 1 if len(numbers) else 1, dtype=np.int64)
        by_number[numbers] = place
        return Patterns(by_number.take(number), self._book.told[there])
