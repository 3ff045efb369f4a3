"""Reading in several processes: results in the order of the reports, and one that dies costs only what it held."""

from __future__ import annotations

import multiprocessing
import signal
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, fields, is_dataclass
from functools import partial
from multiprocessing.connection import Connection, wait
from multiprocessing.reduction import ForkingPickler
from typing import Generic, TypeVar

from trucewatch.errors import TrucewatchError

Item = TypeVar("Item")
Answer = TypeVar("Answer")
Answers = Callable[[list[Item]], Iterator[Answer]]

_AHEAD = 400  # items given out and not yet handed on, so that one slow item holds up bounded memory
_PARTS = 4  # into which the last batches are cut, so that no process waits long for another's last one
_START_SECONDS = 120.0
_FAILED_STARTS = 3


class CannotStart(TrucewatchError):
    """Reading processes end before they are ready."""

    exit_code = 70


@dataclass(frozen=True)
class Task(Generic[Item, Answer]):
    """What each process does: ``prepare`` once, then answer each batch of items, one answer an item in order.

    ``prepare`` is sent to the processes, so it is a function of a module. ``lost``
    makes the answer for an item whose process died (the reason is told) and
    ``seconds`` how long an item may take. ``weight`` and ``batch`` say how many
    items go out at a time: until their weights come to ``batch``.
    """

    prepare: Callable[[], Answers[Item, Answer]]
    lost: Callable[[Item, str], Answer]
    seconds: Callable[[Item], float]
    weight: Callable[[Item], int]
    batch: int


@dataclass(eq=False)
class _Job(Generic[Item, Answer]):
    """An item, and its answer once there is one."""

    item: Item
    answer: Answer | None = None


def map_in_order(items: Iterable[Item], task: Task[Item, Answer], count: int) -> Iterator[tuple[Item, Answer]]:
    """Each item with its answer, in the order of the items, by ``count`` processes.

    Items are taken as they are needed and never more than some hundred ahead.
    The processes end when the iterator is closed, whatever closes it. Raises
    CannotStart where processes end again and again before they are ready.
    """
    waiting: Iterator[list[_Job[Item, Answer]]]
    whole = batches(items, task.weight, task.batch)
    waiting = ([_Job(item) for item in batch] for batch in ending_small(whole, count))
    crew = _Crew(task, count)
    pending: deque[_Job[Item, Answer]] = deque()
    left: deque[list[_Job[Item, Answer]]] = deque()  # what the dead held
    try:
        coming = next(waiting, None)
        while pending or coming:
            for worker in crew.idle():
                if left:
                    worker.give(left.popleft())
                elif coming and len(pending) < _AHEAD:
                    pending.extend(coming)
                    worker.give(coming)
                    coming = next(waiting, None)
            left.extend(crew.listen())
            while pending and pending[0].answer is not None:
                job = pending.popleft()
                yield job.item, job.answer  # type: ignore[misc]  # it was just seen not to be None
    finally:
        crew.dismiss()


def batches(items: Iterable[Item], weight: Callable[[Item], int], most: int) -> Iterator[list[Item]]:
    """The items in order, so many at a time that their weights come to ``most``; taken as they are needed."""
    batch: list[Item] = []
    weighed = 0
    for item in items:
        batch.append(item)
        weighed += weight(item)
        if weighed >= most:
            yield batch
            batch, weighed = [], 0
    if batch:
        yield batch


def ending_small(whole: Iterable[list[Item]], last: int) -> Iterator[list[Item]]:
    """The batches, so many of the last in parts: the processes come to their ends at about the same time.

    >>> list(ending_small([[1, 2], [3, 4, 5, 6], [7, 8]], 2))
    [[1, 2], [3], [4], [5], [6], [7], [8]]
    """
    held: deque[list[Item]] = deque()
    for batch in whole:
        held.append(batch)
        if len(held) > last:
            yield held.popleft()
    for batch in held:
        size = -(-len(batch) // _PARTS)
        yield from (batch[at : at + size] for at in range(0, len(batch), size))


def send_plainly(kinds: Iterable[object]) -> None:
    """Let this process send values of these kinds, those that are dataclasses, as a call with all their fields.

    By themselves frozen ones are sent and set up again field by field, which takes twice as long.
    """
    for kind in kinds:
        if isinstance(kind, type) and is_dataclass(kind):
            ForkingPickler.register(kind, partial(_as_a_call, kind, [each.name for each in fields(kind) if each.init]))


def _as_a_call(kind: type, names: list[str], value: object) -> tuple[type, tuple[object, ...]]:
    return kind, tuple([getattr(value, name) for name in names])


def _serve(ends: Connection, prepare: Callable[[], Answers[Item, Answer]]) -> None:
    """What a process does until nobody asks any more."""
    try:
        answers = prepare()
        ends.send(None)
        while True:
            for answer in answers(ends.recv()):
                ends.send(answer)
    except (EOFError, BrokenPipeError):
        return


class _Worker(Generic[Item, Answer]):
    """One process, what it was given and not yet answered, and by when it has to say something."""

    def __init__(self, task: Task[Item, Answer]) -> None:
        self._task = task
        self.ready = False
        self.jobs: deque[_Job[Item, Answer]] = deque()
        context = multiprocessing.get_context("spawn")
        self.ends, theirs = context.Pipe()
        self.process = context.Process(target=_serve, args=(theirs, task.prepare), daemon=True)
        with _deaf_to_interrupts():
            self.process.start()
        theirs.close()
        self.due = time.monotonic() + _START_SECONDS

    def give(self, jobs: list[_Job[Item, Answer]]) -> None:
        """Give it items. It is idle, so it is listening; if it has died, that is heard next."""
        self.jobs.extend(jobs)
        self._expect()
        try:
            self.ends.send([job.item for job in jobs])
        except OSError:
            self.due = 0.0

    def hear(self) -> None:
        """Take in what it says. Raises EOFError or OSError where it has died."""
        while self.ends.poll():
            answer = self.ends.recv()
            if self.ready:
                self.jobs.popleft().answer = answer
            self.ready = True
            self._expect()

    def _expect(self) -> None:
        seconds = sum(self._task.seconds(job.item) for job in self.jobs)  # the first answer may wait for all
        self.due = time.monotonic() + seconds if self.jobs else float("inf")

    def end(self) -> str:
        """Stop it, and say how it ended."""
        late = self.process.is_alive() and time.monotonic() > self.due > 0
        self.process.join(1.0)
        self.process.kill()
        self.process.join()
        self.ends.close()
        code = self.process.exitcode or 0
        if late:
            return "took too long"
        return f"signal {_signal_name(-code)}" if code < 0 else f"exit code {code}"


class _Crew(Generic[Item, Answer]):
    """The processes; whoever dies is replaced."""

    def __init__(self, task: Task[Item, Answer], count: int) -> None:
        self._task = task
        self._failed_starts = 0
        self._workers: list[_Worker[Item, Answer]] = []
        for _ in range(count):
            self._workers.append(_Worker(task))

    def idle(self) -> list[_Worker[Item, Answer]]:
        """Those that are ready and have nothing to do."""
        return [worker for worker in self._workers if worker.ready and not worker.jobs]

    def listen(self) -> Iterator[list[_Job[Item, Answer]]]:
        """Wait until somebody says something or dies; what the dead held is given back, each item by itself."""
        busy = [worker for worker in self._workers if worker.jobs or not worker.ready]
        if not busy:
            return
        first = max(0.0, min(worker.due for worker in busy) - time.monotonic())
        spoke = wait([worker.ends for worker in busy], None if first == float("inf") else first)
        for worker in busy:
            try:
                if worker.ends in spoke:
                    worker.hear()
                    self._failed_starts = 0
                if time.monotonic() > worker.due:
                    raise TimeoutError
            except (EOFError, OSError):
                yield from ([job] for job in self._replace(worker))

    def _replace(self, worker: _Worker[Item, Answer]) -> list[_Job[Item, Answer]]:
        """Put another in the place of one that died. One item alone is lost; several are given back.

        Which of several it was that killed it shows when each is tried by itself.
        """
        how = worker.end()
        if not worker.ready:
            self._failed_starts += 1
            if self._failed_starts >= _FAILED_STARTS:
                raise CannotStart(f"a reading process ended before it was ready ({how}); read with one process")
        self._workers[self._workers.index(worker)] = _Worker(self._task)
        jobs = list(worker.jobs)
        if len(jobs) == 1:
            jobs[0].answer = self._task.lost(jobs[0].item, how)
            return []
        return jobs

    def dismiss(self) -> None:
        """End all of them."""
        for worker in self._workers:
            worker.process.kill()
        for worker in self._workers:
            worker.process.join()
            worker.ends.close()


@contextmanager
def _deaf_to_interrupts() -> Iterator[None]:
    """A process started here ignores Ctrl-C from its first moment: whoever started it ends it."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _signal_name(number: int) -> str:
    try:
        return signal.Signals(number).name
    except ValueError:
        return str(number)
