"""What people decided on which claims are one occurrence: a log to which is only ever added.

::

    decisions:
      - always the same:
          - {report: a.txt, words: 33 soldiers were killed}
          - claim-0123456789ab
        by: M. Okafor
        on: 2031-03-09
        why: one strike, told on two days
      - taken back: decision-0123456789ab
        by: L. Brandt
        on: 2031-03-11

A claim is named by its id, by the id of the event that it founded, or by words
that stand verbatim in a report.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from trucewatch.model import content_id
from trucewatch.packs.document import Entry, load_document

SAME, NEVER, TAKEN_BACK = "always the same", "never the same", "taken back"
KINDS = (SAME, NEVER, TAKEN_BACK)
_KEYS = (*KINDS, "by", "on", "why")
_CLAIM = re.compile(r"(?:claim|event)-[0-9a-f]{12}")
_DECISION = re.compile(r"decision-[0-9a-f]{12}")
_MEND = "name a claim or an event by its id, or by {report: NAME, words: WORDS}"


@dataclass(frozen=True, slots=True, order=True)
class Named:
    """A claim as a person names it: by id (its own, or its event's), or by words of a report."""

    id: str = ""
    report: str = ""
    words: str = ""

    def __str__(self) -> str:
        return self.id or f"“{self.words}” in {self.report}"


@dataclass(frozen=True, slots=True)
class TakenBack:
    """Who took a decision back, when, and why."""

    by: str
    on: date
    why: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """That two claims are one occurrence or never are, and who says so; ``line`` is where it stands in ``file``.

    ``id`` is made from what is decided, so that a decision can be named when it is taken back.
    """

    same: bool
    left: Named
    right: Named
    by: str
    on: date
    why: str
    file: str
    line: int
    taken_back: TakenBack | None = None

    @property
    def id(self) -> str:
        """Its name: the same for the same two, decided alike."""
        return decision_id(self.same, self.left, self.right)

    def __str__(self) -> str:
        return f"{SAME if self.same else NEVER}: {self.left} and {self.right}, by {self.by} on {self.on}"


def decision_id(same: bool, left: Named, right: Named) -> str:
    """The id of a decision; the order of the two does not count."""
    return content_id("decision", same, *sorted((left, right)))


def load_decisions(path: str | Path) -> tuple[Decision, ...]:
    """Every decision of a file in its order, those taken back too. Raises BadDataFile by file and line."""
    return read_decisions(load_document(Path(path)))


def read_decisions(document: Entry) -> tuple[Decision, ...]:
    """Every decision of a document, in its order. Raises BadDataFile by file and line."""
    made: list[Decision] = []
    for entry in document.only(("decisions",), ("decisions",))["decisions"]:
        fields = entry.only(_KEYS, ("by", "on"))
        kinds = [kind for kind in KINDS if kind in fields]
        if len(kinds) != 1:
            raise entry.wrong("a decision says one thing", f"give one of: {', '.join(KINDS)}")
        by, on = _said(fields["by"]), fields["on"].convert(date.fromisoformat, "a day; write it as 2031-03-09")
        why = fields["why"].text().strip() if "why" in fields else ""
        if kinds[0] == TAKEN_BACK:
            at = _standing(fields[TAKEN_BACK], made)
            made[at] = replace(made[at], taken_back=TakenBack(by, on, why))
            continue
        left, right = _pair(fields[kinds[0]])
        decision = Decision(kinds[0] == SAME, left, right, by, on, why, entry.file, entry.line)
        _refuse_repeated(decision, made, entry)
        made.append(decision)
    return tuple(made)


def read_named(text: str) -> Named | None:
    """A claim as it is named in one line: an id, or ``NAME: WORDS``; None for anything else.

    >>> read_named("a.txt: 33 soldiers were killed")
    Named(id='', report='a.txt', words='33 soldiers were killed')
    """
    text = text.strip()
    if _CLAIM.fullmatch(text):
        return Named(text)
    report, parted, words = text.partition(": ")
    report, words = report.strip(), " ".join(words.split())
    return Named(report=report, words=words) if parted and report and words else None


def _pair(entry: Entry) -> tuple[Named, Named]:
    items = entry.items()
    if len(items) != 2:
        raise entry.wrong(f"two claims make a pair, and here {'is' if len(items) == 1 else 'are'} {len(items)}", _MEND)
    left, right = (_named(item) for item in items)
    if left == right:
        raise entry.wrong(f"the same claim stands twice: {left}", "a pair is of two claims")
    return left, right


def _named(entry: Entry) -> Named:
    if entry.is_mapping:
        fields = entry.only(("report", "words"), ("report", "words"))
        return Named(report=_said(fields["report"]), words=" ".join(_said(fields["words"]).split()))
    text = entry.text().strip()
    if not _CLAIM.fullmatch(text):
        raise entry.wrong(f"'{text}' is no id of a claim or an event", _MEND)
    return Named(text)


def _said(entry: Entry) -> str:
    text = entry.text().strip()
    if not text:
        raise entry.wrong("a text is expected here, and there is none")
    return text


def _standing(entry: Entry, made: list[Decision]) -> int:
    """The place of the decision that is taken back: one that stands before it in the file."""
    id = entry.text().strip()
    if not _DECISION.fullmatch(id):
        raise entry.wrong(f"'{id}' is no id of a decision", "it is decision- and 12 characters")
    standing = [at for at, decision in enumerate(made) if decision.id == id and decision.taken_back is None]
    if standing:
        return standing[-1]
    earlier = [decision for decision in made if decision.id == id and decision.taken_back]
    if earlier:
        raise entry.wrong(f"{id} was taken back already", f"it stands on line {earlier[-1].line}")
    known = [decision.id for decision in made if decision.taken_back is None]
    raise entry.wrong(f"no decision above is {id}", f"standing: {', '.join(known)}" if known else "none stands")


def _refuse_repeated(decision: Decision, made: Iterable[Decision], entry: Entry) -> None:
    for earlier in made:
        if earlier.taken_back is not None or {earlier.left, earlier.right} != {decision.left, decision.right}:
            continue
        if earlier.same is decision.same:
            raise entry.wrong(f"this was decided on line {earlier.line} already", "leave one of the two out")
        raise entry.wrong(f"this contradicts line {earlier.line}", f"take that back first: {TAKEN_BACK}: {earlier.id}")
