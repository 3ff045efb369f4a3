"""What a person should look at: pairs of claims that are alike and stand apart, and joins that rest on little."""

from __future__ import annotations

import json
import shlex
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields

from trucewatch.errors import UnknownName
from trucewatch.model import Case
from trucewatch.publish.delimited import to_csv
from trucewatch.publish.evidence import Evidence
from trucewatch.publish.tables.rows import column
from trucewatch.publish.views.doubts import ReviewPair, decided_lines, review_pairs
from trucewatch.publish.words import counted, in_quotes, one_line

FORMATS = ("terminal", "json", "csv")


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """One pair of claims for a person to look at, the most doubtful first."""

    rank: int = column("1 is the most doubtful")
    question: str = column("'apart, and yet alike' or 'joined'")
    score: float = column("what the signs add up to")
    reasons: str = column("the signs, each with what it weighs")
    left: str = column("id of the one claim")
    left_report: str = column("the report it stands in, and whom it quotes")
    left_words: str = column("its words")
    right: str = column("id of the other claim")
    right_report: str = column("the report it stands in, and whom it quotes")
    right_words: str = column("its words")
    events: str = column("ids of the events they stand in; one where they are joined")
    others: int = column("further pairs between the same two events")
    same: str = column("the command that decides that they are one occurrence")
    never: str = column("the command that decides that they never are")


def publish_review(
    case: Case,
    names: Mapping[str, str],
    format: str = "terminal",
    *,
    most: int = 20,
    log: str = "decisions.yaml",
    by: str = "",
) -> str:
    """The pairs for review as terminal text, json or csv, at most so many of each question. Raises UnknownName.

    ``names`` are how a person names a claim best: claim id -> words or id.
    ``log`` and ``by`` are put into the commands that decide: the file to write
    to, and who decides.
    """
    if format not in FORMATS:
        raise UnknownName("format", format, FORMATS)
    pairs = review_pairs(case, Evidence(case))
    shown = [pair for same in (False, True) for pair in [each for each in pairs if each.judgement.same is same][:most]]
    command = f"trucewatch decide {shlex.quote(log)}", f"--by {shlex.quote(by) if by else ''}".strip()
    rows = [_row(rank, pair, names, command) for rank, pair in enumerate(shown, 1)]
    if format == "csv":
        return to_csv([asdict(row) for row in rows], [each.name for each in fields(ReviewRow)])
    if format == "json":
        return json.dumps([asdict(row) for row in rows], ensure_ascii=False, indent=2) + "\n"
    return _text(rows, len(pairs) - len(shown), case)


def _row(rank: int, pair: ReviewPair, names: Mapping[str, str], command: tuple[str, str]) -> ReviewRow:
    judgement, left, right = pair.judgement, pair.left, pair.right
    two = " ".join(shlex.quote(names.get(id, id)) for id in (judgement.left, judgement.right))
    return ReviewRow(
        rank=rank,
        question=pair.question,
        score=judgement.score,
        reasons="; ".join(judgement.reasons),
        left=left.claim,
        left_report=left.who,
        left_words=left.quote,
        right=right.claim,
        right_report=right.who,
        right_words=right.quote,
        events="; ".join(event.id for event in pair.events),
        others=pair.others,
        same=f"{command[0]} --same {two} {command[1]}",
        never=f"{command[0]} --never {two} {command[1]}",
    )


def _text(rows: list[ReviewRow], more: int, case: Case) -> str:
    titles = {event.id: event.title for event in case.events}
    lines = [f"{counted(len(rows), 'pair')} to look at" + (f", and {more} more" if more else "")]
    for row in rows:
        events = "; ".join(f"{titles[id]} ({id})" for id in row.events.split("; "))
        lines += ["", f"{row.rank}. {row.question}, score {row.score:g}: {one_line(events)}"]
        lines += [f"   {one_line(row.left_report)}: {in_quotes(one_line(row.left_words))}"]
        lines += [f"   {one_line(row.right_report)}: {in_quotes(one_line(row.right_words))}"]
        lines += [f"   why: {one_line(row.reasons)}"]
        lines += [f"   and {counted(row.others, 'more pair')} between the same two events"] if row.others else []
        lines += [f"   {row.same}", f"   {row.never}"]
    decided = decided_lines(case)
    lines += ["", "Decided by people", *(f"  {line}" for line in decided)] if decided else []
    return "\n".join(lines) + "\n"
