"""The table of figures, and the file that keeps the last committed ones."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Mapping
from pathlib import Path

from bench.quality.scoring import Figures

KEPT = "bench/quality.json"

# Where we aim: the floor to reach, and beyond it what the best reach.
AIMS: Mapping[str, Mapping[str, tuple[float, float | None]]] = {
    "plover": {"violent P": (0.90, None), "violent R": (0.80, None), "type": (0.0, 0.65)},
    "fa-kes": {
        "place token F1": (0.80, None),
        "actor token F1": (0.60, None),
        "civilians exact": (0.75, None),
        "children exact": (0.70, None),
        "women exact": (0.70, None),
    },
    "muc4": {"entities F1": (0.40, 0.502), "incident type F1": (0.65, None)},
    "lgl": {"within 161 km, end to end": (0.62, 0.75)},
    "geovirus": {"within 161 km, end to end": (0.80, 0.90)},
    "meantime": {"value F1": (0.75, 0.85)},
}


def table(name: str, figures: Figures, before: Figures, *, partial_run: bool = False) -> str:
    """One set's figures, those committed last, the change, and where we aim."""
    rows = [(name + (" (part of it)" if partial_run else ""), "now", "committed", "change", "floor", "beyond")]
    for figure, now in figures.items():
        last = before.get(figure)
        floor, beyond = AIMS.get(name, {}).get(figure, (0.0, None))
        change = f"{now - last:+g}" if last is not None and round(now - last, 3) else ""
        reached = "" if not floor else f"{floor:g} {'reached' if now >= floor else 'NOT YET'}"
        rows.append((figure, f"{now:g}", "" if last is None else f"{last:g}", change[:7], reached, _shown(beyond)))
    widths = [max(len(row[column]) for row in rows) for column in range(6)]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    return "\n".join([lines[0], "-" * len(lines[0]), *lines[1:]])


def _shown(beyond: float | None) -> str:
    return "" if beyond is None else f"{beyond:g}"


def committed(root: Path) -> dict[str, Figures]:
    """The figures of the last commit; of the file as it lies where git is not at hand; none where there are none."""
    shown = subprocess.run(["git", "show", f"HEAD:{KEPT}"], cwd=root, capture_output=True, text=True, check=False)
    path = root / KEPT
    text = shown.stdout if shown.returncode == 0 else path.read_text(encoding="utf-8") if path.exists() else "{}"
    kept: dict[str, Figures] = json.loads(text)
    return kept


def keep(root: Path, results: Mapping[str, Figures]) -> None:
    """Write the figures: numbers only, nothing of the sets themselves."""
    (root / KEPT).write_text(json.dumps(results, indent=1, sort_keys=False) + "\n", encoding="utf-8")
