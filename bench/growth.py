"""How cost grows: sizes one after another, each in a process of its own, the slope, and the page that keeps it."""

from __future__ import annotations

import json
import math
import resource
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

HERE = Path(__file__).parent
PAGE = HERE / "resolve.md"


def rows_of(module: str, sizes: Iterable[int]) -> Iterator[dict[str, float]]:
    """What ``python -m module --one SIZE`` measures and prints as JSON, the smallest size first."""
    for many in sorted(sizes):
        command = [sys.executable, "-m", module, "--one", str(many)]
        done = subprocess.run(command, capture_output=True, text=True, cwd=HERE.parent)
        if done.returncode != 0:
            sys.exit(f"{module} with {many:,} failed: {done.stderr.strip()[-400:]}")
        yield json.loads(done.stdout)


def peak() -> float:
    """The most that this process has held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def exponent(rows: Sequence[dict[str, float]], of: str) -> float:
    """The slope of its logarithm over that of the claims, between the smallest and the largest: 1 is linear.

    Not a number where all rows are of one size.
    """
    first, last = rows[0], rows[-1]
    if last["claims"] <= first["claims"]:
        return math.nan
    return math.log(last[of] / first[of]) / math.log(last["claims"] / first["claims"])


def keep(told: str, name: str, page: Path = PAGE) -> None:
    """Put what was measured in place of what the page holds between ``<!-- name -->`` and ``<!-- end of name -->``."""
    opens, closes = f"<!-- {name} -->", f"<!-- end of {name} -->"
    head, rest = page.read_text(encoding="utf-8").split(opens)
    page.write_text(f"{head}{opens}\n{told}\n{closes}{rest.split(closes)[1]}", encoding="utf-8")
