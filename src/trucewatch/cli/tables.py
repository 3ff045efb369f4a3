"""The command that judges event tables."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from trucewatch.cli.options import MOST_WORKERS, Agreements
from trucewatch.cli.own import own_actors
from trucewatch.cli.screen import progress, say, write
from trucewatch.errors import BadUsage

if TYPE_CHECKING:
    from trucewatch.event_tables import TableJudge
    from trucewatch.model import Account

_NAMED = 10  # so many reasons are named; the file of rejected rows has all


def assess(
    events: Annotated[list[Path], typer.Argument(help="Tables of events (CSV, Parquet, GeoJSON), or folders of them.")],
    agreement: Agreements = None,
    output: Annotated[
        list[Path] | None,
        typer.Option("--output", "-o", help="A file: .csv, .parquet, .geojson, .kml or .json; may be repeated."),
    ] = None,
    as_of: Annotated[
        str | None, typer.Option("--as-of", help="The agreements as they stood then, and no later event.")
    ] = None,
    mapping: Annotated[
        Path | None, typer.Option("--mapping", help="What the columns and names of your own table mean, a YAML file.")
    ] = None,
    actors: Annotated[
        list[Path] | None, typer.Option("--actors", help="Your own actors, a YAML file; may be repeated.")
    ] = None,
    why: Annotated[
        str | None, typer.Option("--why", metavar="ID", help="The whole trace of one event, by its id or FILE:ROW.")
    ] = None,
    threads: Annotated[
        str, typer.Option("--threads", metavar="N|auto", help="Batches judged at once; auto takes one a core.")
    ] = "auto",
) -> None:
    """Event tables, judged row by row against agreements."""
    from trucewatch.event_tables import TableJudge

    if not agreement:
        raise BadUsage(
            "name the agreement to judge by: --agreement NAME or a file; `trucewatch agreement list` has them"
        )
    judge = TableJudge.load(agreement, as_of=as_of, mapping=mapping, actors=own_actors(actors))
    if why is not None:
        _explain(events, judge, why, _threads(threads))
    else:
        _assess(events, judge, list(output or ()), _threads(threads))


def _assess(events: list[Path], judge: TableJudge, outputs: list[Path], threads: int | None) -> None:
    from trucewatch.assessed_tables import write_tables
    from trucewatch.publish.account import account_json, account_text

    summaries = [path for path in outputs if path.suffix.lower() == ".json"]
    rows = [path for path in outputs if path not in summaries]
    with progress("judging events") as told:
        account = write_tables(events, judge, rows, threads=threads, progress=told, beside=summaries)
    for path in rows:
        say(f"written: {path}")
    for path in summaries:
        write(account_json(account, judge.agreements), path)
    if not outputs:
        write(account_text(account), None)
    _tell(account, outputs)


def _tell(account: Account, outputs: list[Path]) -> None:
    from trucewatch.publish.account import stranger_lines

    aside = account.read - account.judged
    say(f"{account.read:,} rows read, {account.judged:,} judged, {aside:,} set aside")
    for reason, count in account.aside[:_NAMED]:
        say(f"  set aside: {count:,}: {reason}")
    if len(account.aside) > _NAMED:
        say(f"  and {len(account.aside) - _NAMED} more reasons")
    if aside and outputs:
        say(f"  each of them stands in {outputs[0].with_suffix('.rejected.csv')}")
    for skipped in account.skipped:
        say(f"  not read, or no further: {skipped}")
    if account.doubled:
        rows = f"{account.doubled:,} row{'' if account.doubled == 1 else 's'}"
        say(f"  {rows} bear the id of an earlier one, and are kept; the first are {account.doubled_first}")
    for line in stranger_lines(account):
        say(line)


def _explain(events: list[Path], judge: TableJudge, id: str, threads: int | None) -> None:
    from trucewatch.event_tables import assess_tables
    from trucewatch.model import Skipped
    from trucewatch.publish.account import trace_text

    found = False
    with progress("looking for the event") as told:
        count = 0
        for batch in assess_tables(events, judge, threads=threads):
            if isinstance(batch, Skipped):
                say(f"  not read, or no further: {batch}")
                continue
            count += len(batch.rows)
            if told is not None:
                told(count, None)
            for row in batch.rows.find(id):
                found = True
                where = f"row {batch.rows.numbers[row]} of {batch.rows.batch.source}"
                write(trace_text(judge.event(batch, row), where, judge.findings(batch, row)), None)
            for one in batch.rows.rejected:
                if f"{one.source}:{one.row}" == id:
                    raise BadUsage(f"{id} was set aside: {one.column} {one.why}")
    if not found:
        raise BadUsage(f"no row has the id '{id}'; a row without one is named FILE:ROW, as in events.csv:12")


def _threads(given: str) -> int | None:
    if given == "auto":
        return None
    if not given.isascii() or not given.isdigit() or not 1 <= int(given) <= MOST_WORKERS:
        raise BadUsage(f"--threads {given}: give a number from 1 to {MOST_WORKERS}, or auto")
    return int(given)
