"""Several processes are heard as one, and one that dies takes one item with it."""

from __future__ import annotations

import multiprocessing
import pickle
import threading
from dataclasses import dataclass
from multiprocessing.reduction import ForkingPickler

import pytest

import reading_tasks
from reading_tasks import task
from trucewatch.extract.workers import CannotStart, ending_small, map_in_order, send_plainly

WORDS = [f"word{number}" for number in range(20)]


def upper(words):
    return [(word, word.upper()) for word in words]


def test_answers_come_in_the_order_of_the_items_however_long_each_takes():
    words = ["slow one", *WORDS[:5], "slow two", *WORDS[5:]]
    assert list(map_in_order(words, task(), 2)) == upper(words)


@pytest.mark.parametrize(("fatal", "how"), [("kill", "signal SIGKILL"), ("leave", "exit code 7")])
def test_a_process_that_dies_loses_the_item_it_held_and_nothing_else(fatal, how):
    words = [*WORDS[:3], fatal, *WORDS[3:9], fatal, *WORDS[9:]]
    told = list(map_in_order(words, task(batch=4), 2))
    assert [word for word, _ in told] == words
    assert [answer for word, answer in told if word == fatal] == [f"lost {fatal}: {how}"] * 2
    assert [pair for pair in told if pair[0] != fatal] == upper(WORDS)


def test_an_item_that_takes_too_long_is_given_up():
    words = [WORDS[0], "sleep", *WORDS[1:4]]
    told = list(map_in_order(words, task(batch=3, seconds=1.0), 1))
    assert told == [upper(WORDS[:1])[0], ("sleep", "lost sleep: took too long"), *upper(WORDS[1:4])]


def test_the_last_batches_go_out_in_parts_so_that_no_process_waits_long_for_another():
    whole = [WORDS[:10], WORDS[10:19], WORDS[19:]]
    parts = list(ending_small(whole, 2))
    assert [word for part in parts for word in part] == WORDS
    assert [len(part) for part in parts] == [10, 3, 3, 3, 1]


def test_items_are_taken_as_they_are_needed_and_the_processes_end_with_the_iterator():
    taken = []

    def endless():
        while True:
            taken.append(len(taken))
            yield f"word{len(taken)}"

    told = map_in_order(endless(), task(batch=10), 2)
    assert next(told) == ("word1", "WORD1")
    assert len(taken) < 1000
    told.close()
    assert multiprocessing.active_children() == []


def test_processes_that_cannot_start_are_told_and_not_tried_for_ever():
    with pytest.raises(CannotStart, match=r"exit code 3"):
        list(map_in_order(WORDS, task(prepare=reading_tasks.never_ready), 1))


def test_nothing_is_read_of_nothing():
    assert list(map_in_order([], task(), 2)) == []


def test_a_thread_can_read_with_several_processes_too():
    told = []
    thread = threading.Thread(target=lambda: told.extend(map_in_order(WORDS, task(), 2)))
    thread.start()
    thread.join()
    assert told == upper(WORDS)


@dataclass(frozen=True, slots=True)
class Told:
    words: tuple[str, ...]
    inner: Told | None = None


def test_what_is_sent_plainly_arrives_as_it_was(monkeypatch):
    monkeypatch.setattr(ForkingPickler, "_extra_reducers", {})
    value = Told(("a", "b"), Told(()))
    by_itself = ForkingPickler.dumps(value)
    send_plainly([Told, str, "no kind"])
    sent = ForkingPickler.dumps(value)
    assert pickle.loads(sent) == value
    assert sent != by_itself
