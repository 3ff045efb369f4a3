"""Reports read one after another, by one process or several: what came of each, in their order."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import chain
from typing import TypeVar

from trucewatch import model
from trucewatch.extract.annotation import annotations_of
from trucewatch.extract.extraction import Begun, Extractor, Setup, parse_together
from trucewatch.extract.reading import Coverage, Reading
from trucewatch.extract.workers import Task, batches, map_in_order, send_plainly
from trucewatch.model import Annotation, Claim, Report, Skipped

Progress = Callable[[int, int | None], None]
Step = TypeVar("Step")

_BATCH = 64_000  # characters that a process is given at a time: some thirty articles, a second
_WORTH = 200_000  # characters, some four seconds of reading, from which further processes pay for their start
_GARBAGE = 200_000  # objects between two looks for garbage: words of parsed sentences come and go by the thousand
_SECONDS, _CHARACTERS_A_SECOND = 60.0, 1_000.0  # an article may take so long, a twentieth of the common pace


@dataclass(frozen=True, slots=True)
class Extracted:
    """What came of one report. ``skipped`` says why nothing did, where its reading broke off."""

    claims: tuple[Claim, ...] = ()
    coverage: Coverage = field(default_factory=Coverage)
    annotations: tuple[Annotation, ...] = ()
    skipped: Skipped | None = None


@dataclass(frozen=True)
class Extraction:
    """The claims of some reports, in order of report id and place in the text, and what was set aside."""

    claims: tuple[Claim, ...]
    coverage: Coverage
    skipped: tuple[Skipped, ...] = ()


def extract_stream(
    reports: Iterable[Report], extractor: Extractor, *, workers: int | None = None, every: bool = False
) -> Iterator[tuple[Report, Extracted]]:
    """Each report with what came of it, in the order given; reports are taken as they are needed.

    ``workers`` is the number of processes; None takes one for a few articles
    and one a core for more. The results are the same. With ``every`` all that
    was read is told too, as annotations. A report whose reading fails, or whose
    process dies, is set aside, and the rest goes on.
    """
    if workers is None:
        workers, reports = _suited(reports)
    if workers > 1:
        prepare = partial(_prepare, extractor.setup, every)
        task = Task[Report, Extracted](prepare, _lost, _seconds, _length, _BATCH)
        yield from map_in_order(reports, task, workers)
        return
    for batch in batches(reports, _length, _BATCH):
        read: list[Extracted] = []
        try:
            for extracted in _answers(extractor, every, batch):
                read.append(extracted)
        finally:  # what was read before an interruption is told all the same
            yield from zip(batch, read, strict=False)


def extract(
    reports: Iterable[Report], extractor: Extractor, *, workers: int | None = 1, progress: Progress | None = None
) -> Extraction:
    """Every claim of these reports, whatever order they come in.

    ``progress`` is told after each report how many are read, of how many.
    """
    ordered = sorted(reports, key=lambda report: report.id)
    claims: list[Claim] = []
    skipped: list[Skipped] = []
    coverage = Coverage()
    for number, (_, extracted) in enumerate(extract_stream(ordered, extractor, workers=workers), start=1):
        claims.extend(extracted.claims)
        coverage = coverage + extracted.coverage
        if extracted.skipped is not None:
            skipped.append(extracted.skipped)
        if progress is not None:
            progress(number, len(ordered))
    return Extraction(tuple(claims), coverage, tuple(skipped))


def _suited(reports: Iterable[Report]) -> tuple[int, Iterator[Report]]:
    """How many processes suit these reports, and all of them again: no more than need be are taken to tell."""
    remaining, taken, length = iter(reports), list[Report](), 0
    while length < _WORTH:
        report = next(remaining, None)
        if report is None:
            return 1, iter(taken)
        taken.append(report)
        length += _length(report)
    return available_cores(), chain(taken, remaining)


def available_cores() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _prepare(setup: Setup, every: bool) -> Callable[[list[Report]], Iterator[Extracted]]:
    """What a process does first: load all that reading needs, none of which is ever garbage."""
    answers = partial(_answers, Extractor.load(setup), every)
    send_plainly(vars(model).values())
    gc.collect()
    gc.freeze()
    gc.set_threshold(_GARBAGE)
    return answers


def _answers(extractor: Extractor, every: bool, reports: list[Report]) -> Iterator[Extracted]:
    """What comes of each report, their sentences parsed together: the parser is quicker over many."""
    with extractor.parser.forgetting():
        begun = [_guarded(report, partial(extractor.begin, report, every=every)) for report in reports]
        together = iter(_parsed_together([one for one in begun if isinstance(one, Begun)]))
        for report, one in zip(reports, begun, strict=True):
            yield one if isinstance(one, Extracted) else _told(_guarded(report, next(together)), every)


def _parsed_together(begun: list[Begun]) -> Sequence[Callable[[], Reading]]:
    """How to finish each of them; where all cannot be parsed at once, each by itself, so that the bad one is found."""
    try:
        return [partial(one.extractor.finish, one, docs) for one, docs in parse_together(begun)]
    except Exception:
        return [one.finish for one in begun]


def _told(read: Reading | Extracted, every: bool) -> Extracted:
    if isinstance(read, Extracted):
        return read
    extracted = Extracted(read.claims, read.coverage, annotations_of(read) if every else ())
    for heard in read.heard:
        heard.sentence.doc.dissolve()
    return extracted


def _guarded(report: Report, read: Callable[[], Step]) -> Step | Extracted:
    """One bad report harms only itself."""
    try:
        return read()
    except MemoryError:
        return Extracted(skipped=Skipped("", report.name, "the memory did not suffice to read it", _SPLIT))
    except Exception as error:
        if os.environ.get("TRUCEWATCH_DEBUG"):
            raise
        why = f"a fault of ours while reading it ({type(error).__name__}: {error})"
        return Extracted(skipped=Skipped("", report.name, why, "please report it, with what TRUCEWATCH_DEBUG=1 shows"))


def _lost(report: Report, how: str) -> Extracted:
    return Extracted(skipped=Skipped("", report.name, f"the process that was reading it ended ({how})", _SPLIT))


def _seconds(report: Report) -> float:
    return _SECONDS + _length(report) / _CHARACTERS_A_SECOND


def _length(report: Report) -> int:
    return len(report.text)


_SPLIT = "read it by itself, or split it"
