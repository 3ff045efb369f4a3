"""How well claims about one occurrence are joined: stories of our own in three parts, and ECB+ dev.

make bench-resolve                            both, beside the last committed figures
python -m bench.resolve_quality --errors      the errors of the tuned part (never of one held out)
python -m bench.resolve_quality --oracle      what right days, right places and both would give; scores alone
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from bench.quality.scoring import Figures
from bench.resolving import ecbplus
from bench.resolving.errors import told_errors
from bench.resolving.matching import Matched, match_mentions, score_events
from bench.resolving.oracle import lend
from bench.resolving.stories import PARTS, Story, load_stories

from trucewatch.extract import extract
from trucewatch.model import Claim, Event, Report
from trucewatch.packs.actors.allegiance import allegiance
from trucewatch.pipeline import extractor
from trucewatch.resolve import Weights, date_by_events, resolve

ROOT = Path(__file__).parents[1]
EVAL = ROOT.parent / "shared" / "eval"
KEPT = ROOT / "bench" / "resolve_quality.json"


def main(arguments: Sequence[str] | None = None) -> int:
    asked = _parser().parse_args(arguments)
    stories, claims = read_stories(load_stories())
    results: dict[str, Figures] = {}
    for part in PARTS:
        told = [story for story in stories if story.part == part]
        matched, events = resolved(told, claims)
        results[f"stories, {part}"] = score_events(matched, events)
        if asked.oracle:
            print(_oracle(part, told, claims, matched))
        if asked.errors and part == "tuned":
            print(told_errors(told, claims, matched, events))
    before = _committed()
    print(_table(results, before))
    of_set = _ecbplus(asked.data / "ecbplus")
    if of_set:
        print("\n" + _table(of_set, before))
    if asked.write:
        kept = {**before, **results, **of_set}
        KEPT.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench.resolve_quality", description=__doc__)
    parser.add_argument("--errors", action="store_true", help="show what went wrong in the tuned part")
    parser.add_argument("--oracle", action="store_true", help="show what right days and places would give")
    parser.add_argument("--data", type=Path, default=EVAL, help="the folder of evaluation data")
    parser.add_argument("--write", action="store_true", help=f"keep the figures in bench/{KEPT.name}")
    return parser


def _ecbplus(folder: Path) -> dict[str, Figures]:
    if not folder.is_dir():
        print(f"ECB+: skipped, there is no folder {folder.name} of evaluation data", file=sys.stderr)
        return {}
    return ecbplus.score(ecbplus.load(folder), extractor())


def read_stories(stories: Sequence[Story], workers: int = 2) -> tuple[tuple[Story, ...], tuple[Claim, ...]]:
    """The stories, each dated as a folder by itself, and what is read in every report."""
    reader = extractor()
    reports = [report for story in stories for report in story.reports]
    told: dict[str, list[Claim]] = defaultdict(list)
    for claim in extract(reports, reader, workers=workers).claims:
        told[claim.report].append(claim)
    dated = {
        report.id: report
        for story in stories
        for report in date_by_events(story.reports, [claim for each in story.reports for claim in told[each.id]])
    }
    told.update((id, []) for id in dated)
    for claim in extract(list(dated.values()), reader, workers=workers).claims:
        told[claim.report].append(claim)
    read = (replace(each, reports=tuple(dated.get(one.id, one) for one in each.reports)) for each in stories)
    return tuple(read), tuple(claim for id in sorted(told) for claim in told[id])


def resolved(
    stories: Sequence[Story], claims: Sequence[Claim], weights: Weights | None = None
) -> tuple[Matched, tuple[Event, ...]]:
    """All reports of these stories as one picture, so that any of them can be joined with any other."""
    reports: list[Report] = [report for story in stories for report in story.reports]
    ids = {report.id for report in reports}
    mine = [claim for claim in claims if claim.report in ids]
    events = resolve(reports, mine, weights, allegiance=allegiance(mine))
    return match_mentions(stories, mine), events


def _oracle(part: str, told: Sequence[Story], claims: Sequence[Claim], matched: Matched) -> str:
    """The scores of one part with the best told day, place and both lent to every telling."""
    lines = []
    for name, days, places in (("days", True, False), ("places", False, True), ("days and places", True, True)):
        figures = score_events(*resolved(told, lend(claims, matched, days=days, places=places)))
        shown = " / ".join(f"{figures[f'B-cubed {key}']:.3f}" for key in ("P", "R", "F1"))
        lines.append(f"stories, {part}, with right {name}: B-cubed P / R / F1 {shown}")
    return "\n".join(lines)


def _committed() -> dict[str, Figures]:
    kept: dict[str, Figures] = json.loads(KEPT.read_text(encoding="utf-8")) if KEPT.exists() else {}
    return kept


def _table(results: dict[str, Figures], before: dict[str, Figures]) -> str:
    """A column for each set, and in brackets what was kept last where it differs."""
    names = list(dict.fromkeys(name for figures in results.values() for name in figures))
    rows = [["", *results]]
    for name in names:
        rows.append(
            [name, *(_cell(figures.get(name), before.get(of, {}).get(name)) for of, figures in results.items())]
        )
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    )


def _cell(now: float | None, last: float | None) -> str:
    shown = "" if now is None else f"{now:g}"
    return shown if last is None or last == now else f"{shown} (kept: {last:g})"


if __name__ == "__main__":
    sys.exit(main())
