"""How fast event tables are judged, beside geopandas on the same rows and zones in the same run.

    python bench/assess.py [--events 1000000 10000000]

The events are real rows (UCDP GED, Syria 2016-2018, beside the project), spread
by small seeded shifts of place and day and written to a Parquet file once. They
are judged by the twenty forbidding terms of two agreements: sochi-2018, and one
made for this (``truce-2016``). Measures, group of batches by group of batches,
so that a busy moment of the machine hits both alike:

- reading: the table's rows as columns that can be judged
- judging: who, what, when and where of each row under each term, each with its error: a verdict for every row and term,
  and the gravest of each row. Nothing is made ready before the clock starts
- the peer: ``geopandas.sjoin`` of the same rows (read as numbers already) with the drawn zones, then a filter of dates
  for each term with pandas; no errors, no undefined zones, no sides, no acts

Then in a process of its own the whole stream, rows in and verdicts out, for its
peak memory. Says so and ends where the rows or geopandas are missing.
"""

from __future__ import annotations

import argparse
import csv
import importlib.util
import math
import os
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from trucewatch.assess.table import Judge, gravest
from trucewatch.assess.terms import judged_terms
from trucewatch.assess.times import Span
from trucewatch.event_tables import TableJudge
from trucewatch.geo.ground import zone_outline
from trucewatch.ingest.tables.batch import Batch
from trucewatch.ingest.tables.files import batches
from trucewatch.ingest.tables.rows import Rows, read_rows
from trucewatch.model import Agreement

HERE = Path(__file__).parent
ROWS = HERE.parent.parent / "shared" / "eval" / "ucdp-syria" / "ged_syria_2016_2018.csv"
AGREEMENTS = ("sochi-2018", str(HERE / "truce-2016" / "agreement.yaml"))
KEPT = ("type_of_violence", "side_a", "side_b", "where_prec", "date_prec", "deaths_civilians", "best")
ENDLESS = 2**40
CORES = os.cpu_count() or 1
ROW_GROUP = 1 << 18
GROUP = 8  # batches that are held at once

STREAM = """
import resource, sys, time
from trucewatch.event_tables import TableJudge, assess_tables
from trucewatch.assess.table import gravest
judge = TableJudge.load(sys.argv[2:])
start, used, rows = time.perf_counter(), time.process_time(), 0
for batch in assess_tables(sys.argv[1], judge):
    gravest(batch.verdicts, len(batch.rows)), [one.judged.verdict for one in batch.verdicts]
    rows += len(batch.rows)
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(rows, time.perf_counter() - start, time.process_time() - used, peak)
"""


@dataclass
class Clock:
    """Seconds by the clock and of the processor, summed over what it was run around."""

    seconds: float = 0.0
    processor: float = 0.0

    @contextmanager
    def running(self) -> Iterator[None]:
        start, used = time.perf_counter(), time.process_time()
        yield
        self.seconds += time.perf_counter() - start
        self.processor += time.process_time() - used


@dataclass
class Measured:
    """One table of so many rows under so many terms."""

    rows: int = 0
    terms: int = 0
    reading: Clock = field(default_factory=Clock)
    judging: Clock = field(default_factory=Clock)
    alone: Clock = field(default_factory=Clock)  # judging on one thread, by a judge of its own
    peer: Clock = field(default_factory=Clock)
    odd: int = 0  # rows that are certainly inside or outside for us, and not so for the peer


def write_rows(path: Path, many: int) -> None:
    """Real rows over and over, each time moved a little in place and day."""
    with ROWS.open(encoding="utf-8", newline="") as file:
        told = [row for row in csv.DictReader(file) if row["latitude"] and row["date_start"]]
    random = np.random.default_rng(2016)
    texts = {name: pa.array([row[name] for row in told]).dictionary_encode() for name in KEPT}
    lat, lon = (np.array([float(row[name]) for row in told]) for name in ("latitude", "longitude"))
    start, end = (
        np.array([row[name][:10] for row in told], dtype="datetime64[D]") for name in ("date_start", "date_end")
    )
    writer = None
    for first in range(0, many, ROW_GROUP):
        size = min(ROW_GROUP, many - first)
        rows = np.arange(first, first + size) % len(told)
        days = random.integers(-20, 21, size)
        columns = {
            "id": pa.array(np.arange(first, first + size)).cast(pa.string()),
            "latitude": pa.array(np.round(lat[rows] + random.normal(0, 0.05, size), 5)),
            "longitude": pa.array(np.round(lon[rows] + random.normal(0, 0.05, size), 5)),
            "date_start": pa.array((start[rows] + days).astype(str)),
            "date_end": pa.array((end[rows] + days).astype(str)),
            **{name: column.take(pa.array(rows)) for name, column in texts.items()},
        }
        table = pa.table(columns)
        writer = writer or pq.ParquetWriter(path, table.schema)
        writer.write_table(table)
    if writer is not None:
        writer.close()


class Peer:
    """The drawn zones of the terms as polygons in degrees, and the dates between which each term holds."""

    def __init__(self, agreements: Sequence[Agreement]) -> None:
        import geopandas
        import shapely

        self.geopandas = geopandas
        wanted = [(one, term) for one in agreements for term in judged_terms(one)]
        zones = {f"{one.name}:{term.zone}": one.zone(term.zone) for one, term in wanted if term.zone}
        drawn = {name: zone_outline(zone) for name, zone in zones.items() if zone is not None and zone.is_drawn}
        shapes = {
            name: shapely.union_all([shapely.Polygon(rings[0], rings[1:]) for rings in polygons])
            for name, polygons in drawn.items()
        }
        self.zones = geopandas.GeoDataFrame({"zone": list(shapes)}, geometry=list(shapes.values()), crs=4326)
        self.terms = []
        for one, term in wanted:
            span = Span.of_term(term, one)
            first = span.starts.days[0] if span.starts else -ENDLESS
            last = span.ends.days[0] if span.ends else ENDLESS
            name = f"{one.name}:{term.zone}" if term.zone else None
            self.terms.append((name, np.datetime64(first, "s"), np.datetime64(last, "s")))

    def frame(self, table: pa.Table):
        """The rows as numbers, dates and points: what is there before the clock starts."""
        import pandas

        days = pandas.to_datetime(table["date_start"].to_pandas(), format="%Y-%m-%d")
        return pandas.DataFrame(
            {"lat": table["latitude"].to_numpy(), "lon": table["longitude"].to_numpy(), "day": days.to_numpy("M8[s]")}
        )

    def judge(self, frame):
        """Which rows lie in each term's zone and time."""
        points = self.geopandas.points_from_xy(frame["lon"], frame["lat"], crs=4326)
        located = self.geopandas.GeoDataFrame(frame[["day"]], geometry=points)
        joined = self.geopandas.sjoin(located, self.zones, how="inner", predicate="within")
        inside = dict(iter(joined.groupby("zone")))
        found = []
        for zone, first, last in self.terms:
            rows = frame if zone is None else inside.get(zone)
            if rows is not None:
                found.append(rows.index[(rows["day"] >= first) & (rows["day"] < last)])
        return inside, found


def only(agreements: Sequence[Agreement], terms: int) -> list[Agreement]:
    """The agreements with so many of the terms that forbid acts, the first ones."""
    forbidding = [(one.name, term.id) for one in agreements for term in judged_terms(one)]
    dropped = set(forbidding[terms:])
    return [replace(one, terms=tuple(t for t in one.terms if (one.name, t.id) not in dropped)) for one in agreements]


def measure(path: Path, judge: TableJudge, terms: int) -> Measured:
    """Read, judge and have the peer judge a table, some batches at a time."""
    agreements = only(judge.agreements, terms)
    ours, single, peer = Judge(agreements, judge.book), Judge(agreements, judge.book), Peer(agreements)
    found = Measured(terms=sum(len(judged_terms(one)) for one in agreements))
    stream = iter(batches(path))
    with ThreadPoolExecutor(CORES) as pool:
        while True:
            with found.reading.running():
                group = list(islice(stream, GROUP))
                read = list(pool.map(lambda batch: _rows(batch, judge), group))
            if not group:
                return found
            with found.judging.running():
                judged = list(pool.map(lambda rows: _verdicts(ours, rows), read))
            with found.alone.running():
                for rows in read:
                    _verdicts(single, rows)
            for batch, rows, (told, *_) in zip(group, read, judged, strict=True):
                frame = peer.frame(batch.table)
                with found.peer.running():
                    inside, _ = peer.judge(frame)
                found.odd += _odd(told, inside, len(rows))
            found.rows += sum(map(len, read))


def _rows(batch: Batch, judge: TableJudge) -> Rows:
    shape = judge.mapping.shape_of(batch.table.column_names)
    assert shape is not None
    return read_rows(batch, shape, judge.actors.ids)


def _verdicts(judge: Judge, rows: Rows):
    """What each term says of the rows; and a code for every row and term, and for each row the gravest."""
    terms = judge(rows.columns)
    return terms, [one.judged.verdict for one in terms], gravest(terms, len(rows))


def _odd(terms, inside, rows: int) -> int:
    """Rows that are certain for us and otherwise for the peer; its edges are straight in degrees, ours geodesics."""
    odd = 0
    for one in {f"{one.agreement.name}:{one.term.zone}": one for one in terms if one.judged.located}.values():
        theirs = np.zeros(rows, dtype=bool)
        part = inside.get(f"{one.agreement.name}:{one.term.zone}")
        if part is not None:
            theirs[part.index] = True
        ours = one.judged.located.inside
        odd += int(((ours == 1) & ~theirs).sum() + ((ours == 0) & theirs).sum())
    return odd


def exponent(points: Sequence[tuple[float, float]]) -> float:
    """The slope of log seconds over log size between the first and the last point: 1 is linear."""
    (small, quick), (large, slow) = points[0], points[-1]
    return math.log(slow / quick) / math.log(large / small) if large > small else math.nan


def table(lines: list[Measured]) -> str:
    head = (
        "| events | terms | reading | judging | one thread | peer | judging, processor | one thread, processor | "
        "peer, processor | faster by the clock | by processor time |\n" + "|---" * 11 + "|\n"
    )
    return head + "\n".join(
        f"| {one.rows:,} | {one.terms} | {one.reading.seconds:.1f} s | {one.judging.seconds:.2f} s "
        f"| {one.alone.seconds:.2f} s | {one.peer.seconds:.1f} s | {one.judging.processor:.2f} s "
        f"| {one.alone.processor:.2f} s | {one.peer.processor:.2f} s "
        f"| {one.peer.seconds / one.judging.seconds:.1f} times | {one.peer.processor / one.alone.processor:.1f} times |"
        for one in lines
    )


def stream(path: Path) -> str:
    """The whole way in a process of its own."""
    done = subprocess.run([sys.executable, "-c", STREAM, str(path), *AGREEMENTS], capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"the stream failed: {done.stderr.strip()[-400:]}")
    rows, seconds, processor, peak = map(float, done.stdout.split())
    return f"| {rows:,.0f} | {seconds:.1f} s | {processor / seconds:.1f} | {peak:,.0f} MB |"


def main() -> int:
    parser = argparse.ArgumentParser(description="Measure how fast event tables are judged, beside geopandas.")
    parser.add_argument("--events", type=int, nargs="+", default=[1_000_000, 10_000_000])
    given = parser.parse_args()
    if not ROWS.is_file():
        print(f"Nothing was measured: the event table {ROWS.name} is not beside the project.")
        return 0
    if importlib.util.find_spec("geopandas") is None:
        print("Nothing was measured: geopandas, the peer, is not installed (make bench-assess does it).")
        return 0
    judge = TableJudge.load(AGREEMENTS)
    print(f"Python {platform.python_version()}, {CORES} cores, load {os.getloadavg()[0]:.1f}.\n", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        files = [(many, Path(folder) / f"events-{many}.parquet") for many in sorted(given.events)]
        for many, path in files:
            write_rows(path, many)
        by_term = [measure(files[0][1], judge, terms) for terms in (5, 10)]
        by_size = [measure(path, judge, 20) for _, path in files]
        print(table([*by_term, *by_size]))
        sizes = [(one.rows, one.alone.processor) for one in by_size]
        terms = [(one.terms, one.alone.processor) for one in (*by_term, by_size[0])]
        odd = sum(one.odd for one in by_size)
        print(
            f"\nProcessor time on one thread grows with the power {exponent(terms):.2f} of the terms and "
            f"{exponent(sizes):.2f} of the events. Places certain for us and otherwise for the peer: {odd}."
        )
        print("\n| events streamed | all in all | cores used | peak memory |\n|---|---|---|---|")
        for _, path in files:
            print(stream(path), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
