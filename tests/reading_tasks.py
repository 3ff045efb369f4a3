"""Tasks that a process can be given: short work on words, some of it fatal."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable, Iterator

from trucewatch.extract.workers import Task


def ready() -> Callable[[list[str]], Iterator[str]]:
    return answers


def never_ready() -> Callable[[list[str]], Iterator[str]]:
    os._exit(3)


def answers(words: list[str]) -> Iterator[str]:
    for word in words:
        if word == "kill":
            os.kill(os.getpid(), signal.SIGKILL)
        if word == "leave":
            os._exit(7)
        if word == "sleep":
            time.sleep(600)
        if word.startswith("slow"):
            time.sleep(0.3)
        yield f"{word.upper()} by {os.getpid()}" if word == "who" else word.upper()


def task(batch: int = 2, seconds: float = 30.0, prepare=ready) -> Task[str, str]:
    return Task(prepare, lambda word, how: f"lost {word}: {how}", lambda _: seconds, lambda _: 1, batch)
