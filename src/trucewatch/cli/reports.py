"""The commands that read reports."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from trucewatch.cli.options import (
    Actors,
    Agreements,
    AsOf,
    BriefFormat,
    CompareFormat,
    CompareView,
    DataDir,
    Decisions,
    FigureRules,
    Figures,
    Output,
    Pipeline,
    Places,
    Reports,
    Sources,
    TableFormat,
    Workers,
    workers_of,
)
from trucewatch.cli.own import own_actors, own_decisions, own_places, own_sources
from trucewatch.cli.screen import account, progress, say, screen, write
from trucewatch.errors import BadUsage

if TYPE_CHECKING:
    from trucewatch.model import Case


def brief(
    reports: Reports,
    agreement: Agreements = None,
    as_of: AsOf = None,
    format: Annotated[BriefFormat | None, typer.Option(help="Left out, the ending of -o decides.")] = None,
    output: Output = None,
    places: Places = None,
    actors: Actors = None,
    decisions: Decisions = None,
    graded: Sources = None,
    figures: Figures = FigureRules.AGREED,
    data_dir: DataDir = None,
    pipeline: Pipeline = None,
    workers: Workers = "auto",
) -> None:
    """Terms, events, verdicts and disagreements in one page."""
    from trucewatch.publish import publish

    own = own_places(places, data_dir), own_actors(actors)
    decided, rated = own_decisions(decisions), own_sources(graded)
    case = case_of(
        sources(reports, output),
        agreement,
        as_of,
        *own,
        pipeline,
        workers,
        decided=decided,
        graded=rated,
        figures=figures,
    )
    chosen = format or BriefFormat(_format_of(output))
    width, colour = screen(output)
    write(publish(case, chosen.value, width=width, colour=colour), output)
    account(case.reports, case.skipped, case.claims)


def extract(
    reports: Reports,
    format: Annotated[TableFormat, typer.Option(help="A table to read, or rows for other tools.")] = TableFormat.TABLE,
    why: Annotated[bool, typer.Option("--why", help="Name the rules and steps behind each claim.")] = False,
    output: Output = None,
    places: Places = None,
    actors: Actors = None,
    data_dir: DataDir = None,
    pipeline: Pipeline = None,
    workers: Workers = "auto",
    stream: Annotated[
        bool, typer.Option("--stream", help="Write each report's claims as it is read: for any number of reports.")
    ] = False,
    resume: Annotated[bool, typer.Option("--resume", help="Go on with an unfinished file of --stream.")] = False,
) -> None:
    """Every claim of the reports with its speaker, stance and characters."""
    from trucewatch.pipeline import extractor, read_all, read_claims
    from trucewatch.publish import publish_claims

    own = own_places(places, data_dir), own_actors(actors)
    if stream or resume:
        from trucewatch.cli.streaming import stream_claims

        if format is not TableFormat.JSONL:
            raise BadUsage("--stream writes rows as it reads: give --format jsonl too")
        reader = extractor(pipeline, *own)
        stream_claims(sources(reports, output), reader, output, resume=resume, workers=workers_of(workers))
        return
    read, skipped = read_all(sources(reports, output))
    with progress() as told:
        reader = extractor(pipeline, *own)
        read, found = read_claims(read, reader, workers=workers_of(workers), progress=told)
    write(publish_claims(found.claims, read, format.value, width=screen(output)[0], why=why), output)
    account(read, [*skipped, *found.skipped, *reader.gazetteer.skipped], found.claims)
    for line in found.coverage.lines():
        say(line)


def compare(
    reports: Reports,
    agreement: Agreements = None,
    as_of: AsOf = None,
    format: Annotated[CompareFormat | None, typer.Option(help="Left out, the ending of -o decides.")] = None,
    view: Annotated[
        CompareView, typer.Option("--as", help="Facts by reports; or value by value, with the reason.")
    ] = CompareView.MATRIX,
    wide: Annotated[bool, typer.Option("--wide", help="CSV with a column for each report.")] = False,
    output: Output = None,
    places: Places = None,
    actors: Actors = None,
    decisions: Decisions = None,
    graded: Sources = None,
    figures: Figures = FigureRules.AGREED,
    data_dir: DataDir = None,
    pipeline: Pipeline = None,
    workers: Workers = "auto",
) -> None:
    """Every fact by every report: who says it, who says otherwise, who denies it, who is silent."""
    from trucewatch.publish import publish_comparisons

    chosen = format or CompareFormat(_format_of(output, {".csv": "csv"}))
    if wide and (chosen is not CompareFormat.CSV or view is not CompareView.MATRIX):
        raise BadUsage("--wide is for the matrix as CSV: give --format csv, and no --as list")
    own = own_places(places, data_dir), own_actors(actors)
    decided, rated = own_decisions(decisions), own_sources(graded)
    case = case_of(
        sources(reports, output),
        agreement,
        as_of,
        *own,
        pipeline,
        workers,
        decided=decided,
        graded=rated,
        figures=figures,
    )
    width, colour = screen(output)
    shown = publish_comparisons(case, chosen.value, view=view.value, width=width, colour=colour, wide=wide)
    write(shown, output)
    account(case.reports, case.skipped, case.claims)


def draft(
    reports: Reports,
    output: Output = None,
    places: Places = None,
    actors: Actors = None,
    data_dir: DataDir = None,
    pipeline: Pipeline = None,
) -> None:
    """An agreement file from what the reports say, conflicts marked, for you to mend."""
    from trucewatch.reconcile import draft_agreement

    case = case_of(sources(reports, output), None, None, own_places(places, data_dir), own_actors(actors), pipeline)
    write(draft_agreement(case.reports, [claim for claim in case.claims if claim.stands], case.comparisons), output)
    account(case.reports, case.skipped, case.claims)


def case_of(
    reports: list[str],
    agreement: list[str] | None,
    as_of: str | None,
    places: list[Path],
    actors: list[Path],
    pipeline: str | None,
    workers: str = "auto",
    *,
    decided: Sequence[Path] = (),
    graded: Sequence[Path] = (),
    figures: FigureRules = FigureRules.AGREED,
) -> Case:
    """What the commands show, read with a bar."""
    from trucewatch.pipeline import monitor

    with progress() as told:
        return monitor(
            reports,
            agreement or [],
            as_of=as_of,
            places=places,
            actors=actors,
            decided=decided,
            sources=graded,
            figures=figures.value,
            spacy_pipeline=pipeline,
            workers=workers_of(workers),
            progress=told,
        )


def sources(reports: list[str], output: Path | None) -> list[str]:
    """The reports as given. Raises BadUsage where they cannot be read so, or where the output would destroy one."""
    from trucewatch.ingest.sources import find_files

    if reports.count("-") > 1:
        raise BadUsage("standard input can be read once; give - once")
    if output is not None and output.exists():
        files, _ = find_files([report for report in reports if report != "-"], sys.maxsize)
        if any(output.samefile(file.path) for file in files):
            raise BadUsage(f"{output}: is among the reports that are read; name another file to write")
    return reports


def _format_of(output: Path | None, more: Mapping[str, str] | None = None) -> str:
    """What the ending of the file asks for; the terminal's where it asks for nothing that we have."""
    endings = {".html": "html", ".htm": "html", ".md": "markdown", ".json": "json", **(more or {})}
    return endings.get(output.suffix.lower(), "terminal") if output else "terminal"
