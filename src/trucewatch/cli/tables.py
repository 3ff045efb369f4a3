"""The command that judges event tables."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from trucewatch.cli.options import MOST_WORKERS, Agreements
from trucewatch.cli.own import own_actors
from trucewatch.cli.screen import progress, say, write
from trucewatch.errors import BadUsage

if TYPE_CHECKING:
    from trucewatch.event_survey import Surveyor
    from trucewatch.event_tables import TableJudge
    from trucewatch.model import Account


class Per(StrEnum):
    """By what a tally counts."""

    DAY = "day"
    WEEK = "week"


_NAMED = 10  # so many reasons are named; the file of rejected rows has all


def assess(
    events: Annotated[list[Path], typer.Argument(help="Tables of events (CSV, Parquet, GeoJSON), or folders of them.")],
    agreement: Agreements = None,
    output: Annotated[
        list[Path] | None,
        typer.Option("--output", "-o", help="A file: .csv, .parquet, .geojson, .kml, .html or .json; may be repeated."),
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
    tally: Annotated[
        list[Path] | None,
        typer.Option("--tally", help="Counts by day, side, term and area: a .csv or .json file; may be repeated."),
    ] = None,
    per: Annotated[Per, typer.Option("--per", help="Whether the tally counts by day or by week.")] = Per.DAY,
    count_of: Annotated[
        list[str] | None,
        typer.Option("--count-of", metavar="NAME=FILE", help="Another's count, tallied beside and never added."),
    ] = None,
    counted_by: Annotated[
        str | None,
        typer.Option("--counted-by", metavar="COLUMN", help="The column that says whose count a row is of."),
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
    from trucewatch.ingest.tables.pipe import kept_tables

    if not agreement:
        raise BadUsage(
            "name the agreement to judge by: --agreement NAME or a file; `trucewatch agreement list` has them"
        )
    judge = TableJudge.load(agreement, as_of=as_of, mapping=mapping, actors=own_actors(actors))
    counts = _counts_of(count_of)
    with kept_tables([*events, *(path for _, path in counts)]) as kept:
        tables, others = kept[: len(events)], kept[len(events) :]
        if why is not None:
            _explain(tables, judge, why, _threads(threads))
            return
        names = [name for name, _ in counts]
        wanted = _Tallied(list(tally or ()), per, list(zip(names, others, strict=True)), counted_by)
        _assess(tables, judge, list(output or ()), wanted, _threads(threads))


@dataclass(frozen=True)
class _Tallied:
    """What is to be tallied: into which files, by what, and whose counts beside: by file, or by a column."""

    files: list[Path]
    per: Per
    counts: list[tuple[str, Path]]
    column: str | None


def _assess(events: list[Path], judge: TableJudge, outputs: list[Path], tallied: _Tallied, threads: int | None) -> None:
    from trucewatch.assessed_tables import write_tables
    from trucewatch.publish.assessed.account import account_json, account_text

    summaries = [path for path in outputs if path.suffix.lower() == ".json"]
    pages = [path for path in outputs if path.suffix.lower() == ".html"]
    rows = [path for path in outputs if path not in (*summaries, *pages)]
    surveyor = _surveyor(judge, tallied, pages)
    beside = [*summaries, *pages, *tallied.files]
    for _, path in tallied.counts:
        if path.resolve() in {one.resolve() for one in (*rows, *beside)}:
            raise BadUsage(f"{path}: is read and cannot be written")
    with progress("judging events") as told:
        account = write_tables(
            events,
            judge,
            rows,
            threads=threads,
            progress=told,
            beside=beside,
            also=None if surveyor is None else surveyor.add,
        )
    for path in rows:
        say(f"written: {path}")
    if surveyor is not None:
        account = replace(account, others=_others(surveyor, judge, tallied, [*rows, *beside]))
        _survey(surveyor, judge, account, tallied, pages, rows)
    for path in summaries:
        write(account_json(account, judge.agreements), path)
    if not outputs:
        write(account_text(account), None)
    _tell(account)


def _surveyor(judge: TableJudge, tallied: _Tallied, pages: list[Path]) -> Surveyor | None:
    """Who surveys the rows as they pass, where a page or a tally is asked for."""
    from trucewatch.event_survey import Surveyor
    from trucewatch.model import Stretch

    for path in tallied.files:
        if path.suffix.lower() not in (".csv", ".json"):
            raise BadUsage(f"{path}: a tally is written as .csv or .json")
    if not pages and not tallied.files:
        if tallied.counts or tallied.column:
            option = "--count-of" if tallied.counts else "--counted-by"
            raise BadUsage(f"{option} needs a tally or a page to stand in: give --tally FILE or -o FILE.html")
        return None
    return Surveyor(judge, Stretch(tallied.per.value), tallied.column)


def _others(surveyor: Surveyor, judge: TableJudge, tallied: _Tallied, outputs: list[Path]) -> tuple[Account, ...]:
    """Judge and tally the tables of others who count; what of them could not be read stands in files of its own."""
    from trucewatch.assessed_tables import rejects_of, write_tables

    found = []
    for name, path in tallied.counts:
        also, rejected = partial(surveyor.add, counter=name), rejects_of(outputs, name)
        found.append(replace(write_tables(path, judge, also=also, rejected=rejected), whose=name))
    return tuple(found)


def _survey(
    surveyor: Surveyor, judge: TableJudge, account: Account, tallied: _Tallied, pages: list[Path], rows: list[Path]
) -> None:
    from trucewatch.publish.assessed.survey import survey_html
    from trucewatch.publish.tables.tallies import publish_tally

    as_of = None if judge.until is None else datetime.fromtimestamp(judge.until, UTC)
    survey = surveyor.survey(None if as_of is None else as_of.date())
    for path in tallied.files:
        write(publish_tally(survey.tally, path.suffix.lower()[1:]), path)
    names, counts = ([path.name for path in paths] for paths in (rows, tallied.files))
    for path in pages:
        write(survey_html(survey, account, judge.agreements, beside=names, tallies=counts, as_of=as_of), path)


def _counts_of(given: list[str] | None) -> list[tuple[str, Path]]:
    """NAME=FILE, each name once."""
    found: dict[str, Path] = {}
    for one in given or ():
        name, _, path = one.partition("=")
        if not name.strip() or not path or name.strip() in found:
            raise BadUsage(f"--count-of {one}: write NAME=FILE, each name once")
        if path != "-" and not Path(path).exists():
            raise BadUsage(f"--count-of {one}: no such file")
        found[name.strip()] = Path(path)
    return list(found.items())


def _tell(account: Account) -> None:
    from trucewatch.publish.assessed.account import stranger_lines

    aside, whose = account.read - account.judged, f"{account.whose}: " if account.whose else ""
    say(f"{whose}{account.read:,} rows read, {account.judged:,} judged, {aside:,} set aside")
    for reason, count in account.aside[:_NAMED]:
        say(f"  set aside: {count:,}: {reason}")
    if len(account.aside) > _NAMED:
        say(f"  and {len(account.aside) - _NAMED} more reasons")
    if aside and account.rejected:
        say(f"  each of them stands in {account.rejected}")
    for skipped in account.skipped:
        say(f"  not read, or no further: {skipped}")
    if account.doubled:
        rows = f"{account.doubled:,} row{'' if account.doubled == 1 else 's'}"
        say(f"  {rows} bear the id of an earlier one, and are kept; the first are {account.doubled_first}")
    for line in stranger_lines(account):
        say(line)
    for other in account.others:
        _tell(other)


def _explain(events: list[Path], judge: TableJudge, id: str, threads: int | None) -> None:
    from trucewatch.event_tables import assess_tables
    from trucewatch.model import Skipped
    from trucewatch.publish.assessed.account import trace_text

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
