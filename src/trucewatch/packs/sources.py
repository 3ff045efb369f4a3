"""Files in which the user grades sources, and statements, by hand.

A list of ``sources``: an outlet, an agency or a speaker with its reliability
(A to F of the Admiralty code), party, language and a note. And a list of
``statements``: one claim, by its id or by words that stand in a report, with
its credibility (1 to 6), by whom and why.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from trucewatch.errors import BadDataFile
from trucewatch.model import Credibility, Reliability
from trucewatch.packs.document import Entry, load_document
from trucewatch.packs.outlets import outlet_named

KINDS = ("outlet", "agency", "speaker")
SOURCE_KEYS = (*KINDS, "reliability", "party", "language", "note")
STATEMENT_KEYS = ("claim", "report", "words", "credibility", "by", "on", "why")


@dataclass(frozen=True, slots=True)
class GradedSource:
    """What the user says of one outlet, agency or speaker. ``where`` is the file and line that say so."""

    kind: str
    name: str
    reliability: Reliability | None
    party: str | None
    language: str
    note: str
    where: str

    @property
    def voice(self) -> str:
        """Its key among the witnesses."""
        if self.kind == "speaker":
            return f"speaker:{_folded(self.name)}"
        outlet = outlet_named(self.name)
        return f"outlet:{outlet.id if outlet else _folded(self.name)}"


@dataclass(frozen=True, slots=True)
class GradedStatement:
    """A credibility that a person set: of the claim of that id, or of the one whose words stand in that report."""

    claim: str
    report: str
    words: str
    credibility: Credibility
    by: str
    on: str
    why: str
    where: str


@dataclass(frozen=True, slots=True)
class Sources:
    """All that the user's files say of sources and statements. Nothing is graded that no file grades."""

    graded: tuple[GradedSource, ...] = ()
    statements: tuple[GradedStatement, ...] = ()

    def of(self, *voices: str) -> GradedSource | None:
        """What is said of the first of these keys of which anything is said."""
        by_voice = {source.voice: source for source in self.graded}
        return next((by_voice[voice] for voice in voices if voice in by_voice), None)


def load_sources(paths: Iterable[str | Path], parties: Collection[str] = ()) -> Sources:
    """Read the files in their order; ``parties`` are the actor ids that a party may be, any where none are given.

    Raises BadDataFile by file and line: a letter that is none of A to F, a
    figure that is none of 1 to 6, a source or a statement that stands twice.
    """
    graded: list[GradedSource] = []
    statements: list[GradedStatement] = []
    for path in paths:
        fields = load_document(Path(path)).only(("sources", "statements"))
        if not fields:
            raise BadDataFile(str(path), None, "says nothing", "list sources under 'sources:'")
        graded += [_source(entry, parties) for entry in fields["sources"]] if "sources" in fields else []
        statements += [_statement(entry) for entry in fields["statements"]] if "statements" in fields else []
    _once([(source.voice, source.where, source.name) for source in graded])
    _once([((s.claim, s.report, s.words), s.where, s.claim or s.words) for s in statements])
    return Sources(tuple(graded), tuple(statements))


def _source(entry: Entry, parties: Collection[str]) -> GradedSource:
    fields = entry.only(SOURCE_KEYS)
    kinds = [kind for kind in KINDS if kind in fields]
    if len(kinds) != 1:
        raise entry.wrong("a source is one outlet, agency or speaker", "name it as 'outlet: ...'")
    name = _said(fields[kinds[0]])
    if "reliability" not in fields and "party" not in fields:
        raise entry.wrong(f"nothing is said of '{name}'", "give a reliability from A to F, or a party")
    letter = (
        fields["reliability"].one_of([each.value for each in Reliability], "reliability")
        if "reliability" in fields
        else ""
    )
    party = fields["party"].one_of(parties, "party") if "party" in fields and parties else _optional(fields, "party")
    return GradedSource(
        kinds[0],
        name,
        Reliability(letter) if letter else None,
        party or None,
        _optional(fields, "language"),
        _optional(fields, "note"),
        f"{Path(entry.file).name}:{entry.line}",
    )


def _statement(entry: Entry) -> GradedStatement:
    fields = entry.only(STATEMENT_KEYS, ("credibility",))
    if ("claim" in fields) == ("words" in fields) or ("words" in fields) != ("report" in fields):
        raise entry.wrong("a statement is named by 'claim', or by 'report' and 'words' that stand in it")
    return GradedStatement(
        _optional(fields, "claim"),
        _optional(fields, "report"),
        " ".join(_optional(fields, "words").split()),
        Credibility(fields["credibility"].one_of([each.value for each in Credibility], "credibility")),
        _optional(fields, "by"),
        _optional(fields, "on"),
        _optional(fields, "why"),
        f"{Path(entry.file).name}:{entry.line}",
    )


def _said(entry: Entry) -> str:
    text = " ".join(entry.text().split())
    if not text:
        raise entry.wrong("a name is missing here")
    return text


def _optional(fields: dict[str, Entry], key: str) -> str:
    return fields[key].text().strip() if key in fields else ""


def _once(named: Sequence[tuple[object, str, str]]) -> None:
    first: dict[object, str] = {}
    for key, where, name in named:
        if key in first:
            file, _, line = where.rpartition(":")
            raise BadDataFile(file, int(line), f"'{name}' stands twice", f"first in {first[key]}")
        first[key] = where


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())
