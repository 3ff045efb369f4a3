"""The commands by which a person reviews what was joined, and decides."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from trucewatch.cli.options import (
    Actors,
    Agreements,
    AsOf,
    DataDir,
    Decisions,
    Output,
    Pipeline,
    Places,
    Reports,
    ReviewFormat,
    Workers,
)
from trucewatch.cli.own import own_actors, own_decisions, own_places
from trucewatch.cli.reports import case_of, sources
from trucewatch.cli.screen import account, say, write
from trucewatch.errors import BadUsage

if TYPE_CHECKING:
    from trucewatch.packs.decisions import Named

_LOG = "decisions.yaml"


def review(
    reports: Reports,
    agreement: Agreements = None,
    as_of: AsOf = None,
    format: Annotated[
        ReviewFormat, typer.Option(help="Text to read, or rows for other tools.")
    ] = ReviewFormat.TERMINAL,
    output: Output = None,
    most: Annotated[int, typer.Option("--most", min=1, help="So many pairs of each question, at most.")] = 20,
    by: Annotated[str, typer.Option("--by", help="Who reviews; put into the commands that decide.")] = "",
    places: Places = None,
    actors: Actors = None,
    decisions: Decisions = None,
    data_dir: DataDir = None,
    pipeline: Pipeline = None,
    workers: Workers = "auto",
) -> None:
    """Pairs of claims that a person should look at, the most doubtful first."""
    from trucewatch.pipeline import claim_names
    from trucewatch.publish import publish_review

    own, decided = (own_places(places, data_dir), own_actors(actors)), own_decisions(decisions)
    case = case_of(sources(reports, output), agreement, as_of, *own, pipeline, workers, decided=decided)
    log = str(decided[-1]) if decided else _LOG
    write(publish_review(case, claim_names(case), format.value, most=most, log=log, by=by), output)
    account(case.reports, case.skipped, case.claims)


def decide(
    file: Annotated[Path, typer.Argument(help="The log to write to; made where there is none.")],
    by: Annotated[str, typer.Option("--by", help="Who decides.")],
    same: Annotated[
        tuple[str, str] | None,
        typer.Option("--same", metavar="A B", help="Two claims or events that are one: ids, or 'REPORT: WORDS'."),
    ] = None,
    never: Annotated[
        tuple[str, str] | None, typer.Option("--never", metavar="A B", help="Two claims or events that never are one.")
    ] = None,
    undo: Annotated[
        str | None,
        typer.Option("--undo", metavar="last|ID", help="Take back the last decision, or the one of this id."),
    ] = None,
    why: Annotated[str, typer.Option("--why", help="The grounds.")] = "",
    on: Annotated[str | None, typer.Option("--on", help="The day of the decision, 2031-03-09; else today.")] = None,
) -> None:
    """Write a decision to a log: two claims are one event, never are, or a decision is taken back."""
    from trucewatch.packs.decision_log import last_of, read_log, with_decision, with_taken_back

    if sum(given is not None for given in (same, never, undo)) != 1:
        raise BadUsage("give one of --same A B, --never A B and --undo last|ID")
    if not by.strip():
        raise BadUsage("--by: say who decides")
    log, name, day = read_log(file), str(file), _day(on)
    pair = same or never
    if pair is not None:
        named = (_named(pair[0]), _named(pair[1]))
        changed = with_decision(log, name, same is not None, named, by.strip(), day, why)
    else:
        changed = with_taken_back(log, name, "" if undo == "last" else str(undo), by.strip(), day, why)
    _replace(file, changed)
    if undo is None:
        say(f"decided: {last_of(changed, name).id}, written to {file}")
    else:
        say(f"taken back, written to {file}")


def _named(text: str) -> Named:
    from trucewatch.packs.decisions import read_named

    named = read_named(text)
    if named is None:
        raise BadUsage(f"'{text}' names no claim; give its id, its event's id, or 'REPORT: WORDS' as they stand there")
    return named


def _day(on: str | None) -> date:
    if on is None:
        return datetime.now(UTC).date()
    try:
        return date.fromisoformat(on)
    except ValueError:
        raise BadUsage(f"--on {on}: is no day; write 2031-03-09") from None


def _replace(file: Path, text: str) -> None:
    """Write the whole log at once, so that an interruption leaves the old one or the new one."""
    beside = file.with_name(f".{file.name}.new")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        beside.write_text(text, encoding="utf-8", newline="\n")
        beside.replace(file)
    except OSError as error:
        raise BadUsage(f"{file}: cannot be written: {error.strerror}") from None
