"""Run the scorers and print one table, set by set, beside the last committed one."""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from bench.quality import fakes, meantime, muc4, plover, re3d, toponyms
from bench.quality.scoring import Figures, Miss
from bench.quality.table import committed, keep, table

ROOT = Path(__file__).parents[2]
EVAL = ROOT.parent / "shared" / "eval"
_COMMONEST = 10


@dataclass(frozen=True)
class Scorer:
    """How one set is read, predicted and scored; ``module`` has predict, nothing, score and errors."""

    folder: str
    load: Callable[[Path], Sequence[Any]]
    module: Any


SETS = {
    "plover": Scorer("plover", plover.load, plover),
    "fa-kes": Scorer("fa-kes", fakes.load, fakes),
    "muc4": Scorer("muc4", muc4.load, muc4),
    "lgl": Scorer("geoparsing", toponyms.load_lgl, toponyms),
    "geovirus": Scorer("geoparsing", toponyms.load_geovirus, toponyms),
    "meantime": Scorer("meantime", meantime.load, meantime),
    "re3d": Scorer("re3d", re3d.load, re3d),
}


def main(arguments: Sequence[str] | None = None) -> int:
    asked = _parser().parse_args(arguments)
    before = committed(ROOT)
    results: dict[str, Figures] = {}
    with ProcessPoolExecutor(asked.processes, get_context("spawn"), _prepare) as pool:
        for name in asked.set or SETS:
            folder = asked.data / SETS[name].folder
            if not folder.is_dir():
                print(f"{name}: skipped, there is no folder {SETS[name].folder} of evaluation data", file=sys.stderr)
                continue
            started = time.perf_counter()
            results[name], misses = run(name, folder, asked.limit, pool)
            print(table(name, results[name], before.get(name, {}), partial_run=asked.limit is not None))
            print(f"{time.perf_counter() - started:.0f} s\n")
            print(_errors(misses, asked.examples), flush=True)
    broken = [name for name, figures in results.items() if figures["failed"] > figures["items"] / 10]
    if broken:
        print(f"not kept, extraction failed on more than a tenth of: {', '.join(broken)}", file=sys.stderr)
        return 1
    if asked.write and asked.limit is None:
        keep(ROOT, {**before, **results})
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench.quality", description=__doc__)
    parser.add_argument("--set", action="append", choices=sorted(SETS), help="only this set (may be repeated)")
    parser.add_argument("--limit", type=int, help="only N items of each set, spread over it")
    parser.add_argument("--examples", type=int, default=0, metavar="N", help="show N examples of each class of error")
    parser.add_argument("--write", action="store_true", help="keep the figures in bench/quality.json")
    parser.add_argument("--data", type=Path, default=EVAL, help="the folder of evaluation data")
    parser.add_argument("--processes", type=int, default=2)
    return parser


def run(name: str, folder: Path, limit: int | None, pool: Executor) -> tuple[Figures, list[Miss]]:
    """Predict every item of a set, in order, and score; an item that fails counts as nothing predicted."""
    scorer = SETS[name]
    items = scorer.load(folder)
    if limit is not None:  # spread over the set: neighbours are alike
        items = items[:: max(1, len(items) // limit)][:limit]
    done = list(pool.map(partial(_predict, name), items, chunksize=4))
    predicted = [prediction for prediction, _ in done]
    failures = [
        Miss(f"extraction failed: {failure}", item.id, "")
        for item, (_, failure) in zip(items, done, strict=True)
        if failure
    ]
    figures = {**scorer.module.score(items, predicted), "items": len(items), "failed": len(failures)}
    return figures, failures + scorer.module.errors(items, predicted)


_ready: list[Any] = []


def _prepare() -> None:
    from trucewatch.pipeline import extractor

    _ready.append(extractor())


def _predict(name: str, item: Any) -> tuple[Any, str]:
    module = SETS[name].module
    try:
        return module.predict(_ready[0], item), ""
    except Exception as error:  # one item harms only itself; it is named and counted
        return module.nothing(), f"{type(error).__name__}: {error}"[:100]


def _errors(misses: Sequence[Miss], examples: int) -> str:
    kinds = Counter(miss.kind for miss in misses)
    lines = [f"the commonest of {len(misses)} errors:"]
    for kind, count in sorted(kinds.items(), key=lambda each: (-each[1], each[0]))[:_COMMONEST]:
        lines.append(f"  {count:5}  {kind}")
        of_kind = [miss for miss in misses if miss.kind == kind]
        step = max(1, len(of_kind) // examples) if examples else 1
        for miss in of_kind[::step][:examples]:
            lines.append(f"           {miss.item}: {miss.words[:220]}")
    return "\n".join(lines) + "\n"
