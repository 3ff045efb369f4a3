"""Rules over wordings applied to a sentence: what an agreement provides, and the stands that are taken."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import time

from trucewatch.model import Count, Field, Position, Precision, Provision, Quantity, Span, Value, When
from trucewatch.packs.language.provision_words import load_provision_words
from trucewatch.packs.language.rules import FieldRule, WordingRule
from trucewatch.packs.language.wording_words import WordingWords, load_wording_words

_SCOPE_WORDS = re.compile(r"[^\s,;:.!?”\"’()]+(?:\s+[^\s,;:.!?”\"()]+){0,6}")
_CLOSE = 6  # characters: "at", "on", "by" and a blank


@dataclass(frozen=True)
class Values:
    """What was read in one sentence, by reader; spans are offsets into the report."""

    times: tuple[tuple[Span, Value], ...] = ()
    lengths: tuple[tuple[Span, Value], ...] = ()
    durations: tuple[tuple[Span, Value], ...] = ()
    counts: tuple[tuple[Span, Quantity], ...] = ()

    def within(self, part: Span) -> Values:
        """Those that stand in a part of the sentence."""
        return Values(
            tuple(one for one in self.times if part.contains(one[0])),
            tuple(one for one in self.lengths if part.contains(one[0])),
            tuple(one for one in self.durations if part.contains(one[0])),
            tuple(one for one in self.counts if part.contains(one[0])),
        )


@dataclass(frozen=True)
class Worded:
    """A provision or position with the rule that found it and the words it rests on."""

    content: Provision | Position
    rule: str
    at: Span  # the words that satisfied the rule
    act: Span  # of those, what is to be done
    roles: tuple[str, ...] = ()
    needs: frozenset[str] = frozenset()  # names of fields, of which one at least is there


def apply_wordings(
    text: str,
    offset: int,
    values: Values,
    rules: Iterable[WordingRule],
    language: str = "en",
    *,
    led: bool = False,
) -> list[Worded]:
    """Every provision and position that the rules find in one sentence, one for each kind or topic.

    Fields that several rules of one kind find are put together. A kind that
    several clauses state each for itself is stated so often ("the army leaves
    within 10 days, and the militia within 20"). Behind a clause that tells one the
    others are read as terms of the deal too; as is the whole where it is
    ``led``, as an item of a list of terms.
    """
    small = load_wording_words(language)
    rules = tuple(rules)
    following = load_provision_words(language).lead
    lead = following if led else ""
    found = _found(text, offset, values, rules, small, lead)
    begins = [0, *(match.end() for match in small.joins.finditer(text))]
    if len(begins) == 1 or not any(isinstance(one.content, Provision) for one in found):
        return found
    clauses: list[list[Worded]] = []
    for start, end in zip(begins, [*begins[1:], len(text)], strict=True):
        own = values.within(Span(offset + start, offset + end))
        clauses.append(_found(text[start:end], offset + start, own, rules, small, lead))
        if any(isinstance(one.content, Provision) for one in clauses[-1]):
            lead = following
    told = Counter(one.content.kind for clause in clauses for one in clause if isinstance(one.content, Provision))
    several = {kind for kind, number in told.items() if number > 1}
    parts = [
        one
        for clause in clauses
        for one in clause
        if isinstance(one.content, Provision) and one.content.kind in several
    ]
    return [*parts, *(one for one in found if one.content.kind not in several)]


def _found(
    text: str, offset: int, values: Values, rules: Iterable[WordingRule], small: WordingWords, lead: str
) -> list[Worded]:
    begins = offset
    text, offset = lead + text, offset - len(lead)
    provisions: list[Worded] = []
    positions: list[Worded] = []
    for rule in rules:
        matches = rule.finds(text)
        if matches is None:
            continue
        at = Span(max(begins, offset + min(m.start() for m in matches)), offset + max(m.end() for m in matches))
        act = Span(offset + matches[0].start(), offset + matches[0].end())
        act = Span(max(begins, act.start), act.end) if act.end > begins else at
        fields = tuple(_fields(rule, text, offset, values, matches[0].span(), small))
        read = {field.name for field in fields}
        if not read.issuperset(rule.need) or (rule.need_any and read.isdisjoint(rule.need_any)):
            continue
        if rule.topic is not None:
            counts = tuple(
                Count("number", field.name, field.value, field.span)
                for field in fields
                if isinstance(field.value, Quantity)
            )
            positions.append(Worded(Position(rule.kind, rule.topic, counts), rule.id, at, act))
        else:
            needs = frozenset((*rule.need, *rule.need_any))
            new = Worded(Provision(rule.kind, fields), rule.id, at, act, rule.roles, needs)
            alike = next((place for place, old in enumerate(provisions) if _are_one(old, new)), None)
            if alike is None:
                provisions.append(new)
            else:
                provisions[alike] = _joined(provisions[alike], new)
    return [*(_own_times(one, provisions) for one in provisions), *positions]


def _are_one(old: Worded, new: Worded) -> bool:
    """Are both of one kind, and do not count two different things ("18 ships, and two flights a week")?"""
    if old.content.kind != new.content.kind:
        return False
    numbers = [one.content.get("number") for one in (old, new) if isinstance(one.content, Provision)]
    return None in numbers or len({field.span for field in numbers if field is not None}) == 1


def _own_times(worded: Worded, others: list[Worded]) -> Worded:
    """Without the times that stand behind another act and before this one, nearer to that: they are its own.

    "Halts all fire from noon, opens a road and sends patrols" says when fire
    halts, and not when patrols begin.
    """
    content = worded.content
    if not isinstance(content, Provision):
        return worded
    fields = tuple(
        field
        for field in content.fields
        if not isinstance(field.value, When)
        or not any(_is_anothers(field, worded, other) for other in others if other is not worded)
    )
    return replace(worded, content=Provision(content.kind, fields)) if fields != content.fields else worded


def _is_anothers(field: Field, worded: Worded, other: Worded) -> bool:
    at = field.span
    if not other.act.end <= at.start or not at.end <= worded.act.start:
        return False
    told = isinstance(other.content, Provision) and any(one.span == at for one in other.content.fields)
    return told and at.start - other.act.end < worded.act.start - at.end


def _joined(old: Worded, new: Worded) -> Worded:
    if not isinstance(old.content, Provision) or not isinstance(new.content, Provision):
        return new
    names = {field.name for field in old.content.fields}
    extra = tuple(field for field in new.content.fields if field.name not in names)
    fields = tuple(sorted((*old.content.fields, *extra), key=lambda field: (field.span, field.name)))
    at = Span(min(old.at.start, new.at.start), max(old.at.end, new.at.end))
    needs = old.needs | new.needs if old.needs and new.needs else frozenset()
    rules = f"{old.rule}, {new.rule}"
    return Worded(Provision(old.content.kind, fields), rules, at, old.act, old.roles or new.roles, needs)


def _fields(
    rule: WordingRule, text: str, offset: int, values: Values, act: tuple[int, int], small: WordingWords
) -> Iterator[Field]:
    for reader in rule.fields:
        found = _field(reader, text, offset, values, act, small)
        if found is not None:
            yield found


def _field(
    reader: FieldRule, text: str, offset: int, values: Values, act: tuple[int, int], small: WordingWords
) -> Field | None:
    """The value nearest to a cue, and of two as near the one nearest to what is to be done."""
    cues = [match.span() for match in reader.cues.finditer(text)] if reader.cues is not None else [(0, len(text))]
    best: tuple[int, int, int, Field] | None = None
    for span, value in _candidates(reader, text, offset, values, cues, small):
        start, end = span.start - offset, span.end - offset
        for cue_start, cue_end in cues:
            gap = _gap(reader.side, start, end, cue_start, cue_end)
            beyond = reader.read == "time" and small.beyond.search(text, cue_end, start) is not None
            if gap is None or gap > reader.within or beyond:
                continue
            far = max(start - act[1], act[0] - end, 0)
            if end <= act[0]:  # what a deadline is for stands before it
                far += len(text)
            apart = gap if gap > _CLOSE else 0  # of two that stand close to a cue, the nearer to what is to be done
            if best is None or (apart, far, start) < best[:3]:
                best = (apart, far, start, Field(reader.name, _end_meant(reader.name, value, small), span))
    return best[3] if best is not None else None


def _end_meant(name: str, value: Value, small: WordingWords) -> Value:
    """Of a stretch of time ("from 3 August until 29 January") the end that is meant: where it starts, or ends."""
    if not isinstance(value, When) or value.start is None or value.end is None or not small.until.search(value.text):
        return value
    if name == "start" and value.start.time() == time():
        return When.day(value.start.date(), value.basis, value.text, value.zone)
    if name == "start":
        return When.minute(value.start, value.basis, value.text, value.zone)
    return When(None, value.end, Precision.OPEN, value.zone, value.basis, value.text) if name == "end" else value


def _gap(side: str, start: int, end: int, cue_start: int, cue_end: int) -> int | None:
    """How many characters lie between a cue and a value on the wanted side; None on the other."""
    if start >= cue_end:
        return start - cue_end if side in ("after", "any") else None
    if end <= cue_start:
        return cue_start - end if side in ("before", "any") else None
    return 0  # the value holds the cue: "within seven days"


def _candidates(
    reader: FieldRule, text: str, offset: int, values: Values, cues: list[tuple[int, int]], small: WordingWords
) -> Iterator[tuple[Span, Value]]:
    if reader.read == "cue":
        for start, end in cues:
            yield Span(offset + start, offset + end), reader.value or text[start:end]
        return
    if reader.read in ("name", "words"):
        for _, end in cues:
            found = small.name.match(text, _skip(text, end, small)) if reader.read == "name" else _scope(text, end)
            if found is not None:
                group = "name" if reader.read == "name" else 0
                start, stop = found.span(group)
                words = text[start:stop].rstrip(".") if reader.read == "name" else small.ends.sub("", text[start:stop])
                span = Span(offset + start, offset + start + len(words))
                if not any(span.overlaps(time) for time, _ in values.times):
                    yield span, words
        return
    yield from {
        "time": values.times,
        "length": values.lengths,
        "duration": values.durations,
        "count": values.counts,
    }[reader.read]


def _skip(text: str, start: int, small: WordingWords) -> int:
    """Past blanks and up to two words that stand before a name: "the strategic M4"."""
    owner = small.lead.match(text, start)
    return owner.end() if owner else start


def _scope(text: str, start: int) -> re.Match[str] | None:
    blank = re.compile(r"\s*").match(text, start)
    return _SCOPE_WORDS.match(text, blank.end() if blank else start)
