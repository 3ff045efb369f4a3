"""Stories of our own: short invented reports in which every mention of an incident is marked with the incident.

A mark stands in the text: ``[killed=market]`` is a word that tells of the incident "market", ``[denied~market]`` one
that denies it or a part in it, ``[killed=-]`` one that tells of none (a total over weeks).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from trucewatch.ingest import infer_dates, read_text_report
from trucewatch.model import Report, Span
from trucewatch.packs.document import Entry, load_document

STORIES = Path(__file__).parents[1] / "stories"
PARTS = {"tuned": STORIES / "tuned", "held out": STORIES / "held-out", "news": STORIES / "news"}
_MARK = re.compile(r"\[([^\[\]=~]+)([=~])([\w-]+)\]")
NONE = "-"


@dataclass(frozen=True, slots=True)
class Mention:
    """A word of a report that tells of an incident, or denies it. ``incident`` is "story/incident"."""

    report: str
    span: Span
    incident: str
    denied: bool

    @property
    def id(self) -> str:
        """A name of its own."""
        return f"{self.report}:{self.span.start}"


@dataclass(frozen=True, slots=True)
class Story:
    """Reports with their marks taken out, and what the marks said. ``part`` is of PARTS: the folder it lies in."""

    name: str
    part: str
    incidents: Mapping[str, str]
    reports: tuple[Report, ...]
    mentions: tuple[Mention, ...]


def load_stories(folders: Mapping[str, Path] = PARTS) -> tuple[Story, ...]:
    """Every story of every part, by name. Raises BadDataFile by file and line."""
    files = [(path, part) for part, folder in folders.items() for path in folder.glob("*.yaml")]
    return tuple(read_story(path, part) for path, part in sorted(files))


def read_story(path: Path, part: str = "tuned") -> Story:
    """One story. An incident that no report tells, or a mark of an incident that is not listed, is refused."""
    document = load_document(path)
    fields = document.only(("story", "incidents", "reports"), ("story", "incidents", "reports"))
    incidents = {name: entry.text() for name, entry in fields["incidents"].fields().items()}
    reports, mentions = [], []
    for number, entry in enumerate(fields["reports"], start=1):
        report, found = _report(entry, f"{path.stem}-{number:02d}", path.stem, incidents)
        reports.append(report)
        mentions += found
    told = {mention.incident for mention in mentions if not mention.denied}
    for name, entry in fields["incidents"].fields().items():
        if f"{path.stem}/{name}" not in told:
            raise entry.wrong(f"no report tells of the incident '{name}'")
    return Story(path.stem, part, incidents, infer_dates(reports), tuple(mentions))


def _report(entry: Entry, name: str, story: str, incidents: Mapping[str, str]) -> tuple[Report, list[Mention]]:
    fields = entry.only(("outlet", "published", "title", "text"), ("outlet", "text"))
    marked = "\n\n".join(fields[part].text() for part in ("title", "text") if part in fields)
    text, marks = unmarked(marked)
    published = fields["published"].text() if "published" in fields else None
    report = read_text_report(text, name=name, outlet=fields["outlet"].text(), published=published)
    mentions = []
    for span, incident, denied in marks:
        if incident != NONE and incident not in incidents:
            raise fields["text"].wrong(f"the incident '{incident}' is not listed")
        at = report.text.index(text) if report.text != text else 0
        moved = Span(span.start + at, span.end + at)
        named = incident if incident != NONE else f"none:{name}:{span.start}"
        mentions.append(Mention(report.id, moved, f"{story}/{named}", denied))
    return report, mentions


def unmarked(marked: str) -> tuple[str, Sequence[tuple[Span, str, bool]]]:
    """The text without its marks, and each mark: its word's characters, its incident, and whether it denies.

    >>> unmarked("Shells [hit=a] Tal.")
    ('Shells hit Tal.', [(Span(start=7, end=10), 'a', False)])
    """
    plain, marks, at = "", [], 0
    for found in _MARK.finditer(marked):
        plain += marked[at : found.start()]
        marks.append((Span(len(plain), len(plain) + len(found[1])), found[3], found[2] == "~"))
        plain += found[1]
        at = found.end()
    return plain + marked[at:], marks
