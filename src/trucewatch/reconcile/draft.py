"""Draft an agreement file from what reports say; every choice is a comment with who says what."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from trucewatch.errors import NothingToRead
from trucewatch.model import (
    Accord,
    Claim,
    Comparison,
    Duration,
    Precision,
    Report,
    Value,
    When,
    content_id,
)
from trucewatch.packs.agreements.term_kinds import KINDS
from trucewatch.packs.agreements.written_deadlines import EXPIRY
from trucewatch.packs.written_values import FIRST_YEAR, LAST_YEAR
from trucewatch.reconcile.comparing import by_id
from trucewatch.reconcile.rules import Rules, load_rules
from trucewatch.reconcile.values import sameness

_AGREEING = "Agreement"  # ACLED's sub-event type
_PRECISIONS = list(Precision)
_DECLARED = {"principle": "preambular", "reserved_right": "reserved_right"}
_HEAD = """\
# Drafted from reports, not from the text: read every line against the agreement itself.
# A value that reports dispute stands with who says what; the one that most of them give is the one that is used."""


@dataclass(frozen=True, slots=True)
class _Material:
    """What a draft is made from, by what is asked of it."""

    reports: Mapping[str, Report]
    claims: Mapping[str, Claim]
    terms: Mapping[str, Sequence[Claim]]
    comparisons: Mapping[tuple[str, str], Comparison]
    rules: Rules

    def values(self, kind: str, *fields: str) -> list[Value]:
        """The values given for these fields, those of most reports first."""
        reports: dict[tuple[object, ...], set[str]] = defaultdict(set)
        found: dict[tuple[object, ...], Value] = {}
        for claim in self.terms.get(kind, ()):
            for field in claim.provision.fields if claim.provision else ():
                if field.name in fields:
                    key = sameness(field.value, self.rules)
                    reports[key].add(claim.report)
                    found[key] = min(found.get(key, field.value), field.value, key=repr)
        return [found[key] for key in sorted(found, key=lambda key: (-len(reports[key]), str(key)))]

    def outlets(self, ids: Iterable[str]) -> str:
        """Which outlets these claims stand in."""
        names = {
            claim.outlet or self.reports[claim.report].name
            for id in ids
            if (claim := self.claims.get(id)) is not None and (claim.outlet or claim.report in self.reports)
        }
        return ", ".join(sorted(names)) or "an outlet that is not named"


def draft_agreement(reports: Iterable[Report], claims: Iterable[Claim], comparisons: Iterable[Comparison]) -> str:
    """An agreement file in YAML, which ``agreement check`` accepts.

    Zones are left undefined, since no report draws them; widths stand in their
    notes. Raises NothingToRead where no report tells of a term.
    """
    listed = sorted(claims, key=lambda claim: claim.id)
    terms: dict[str, list[Claim]] = defaultdict(list)
    for claim in listed:
        if claim.provides and claim.provision is not None:
            terms[claim.provision.kind].append(claim)
    known = {each.id: each for each in reports}
    if not any(kind in KINDS for kind in terms):
        raise NothingToRead(f"no term of an agreement is told in these {len(known)} reports; there is nothing to draft")
    compared = {(each.about, each.field): each for each in comparisons}
    material = _Material(known, by_id(listed), terms, compared, load_rules())
    parties = _parties(listed)
    lines = [_HEAD, *_opening(material, listed), *_sources(material), *_party_lines(parties)]
    lines += [*_zones(material), *_terms(material), *_declarations(material, set(parties))]
    return "\n".join(lines) + "\n"


def _opening(material: _Material, claims: Sequence[Claim]) -> Iterator[str]:
    start = _start(material)
    signed, how = _signed(material, claims, start)
    clocks = sorted({v.zone for v in material.values("cessation", "start") if isinstance(v, When) and v.zone})
    yield f"name: {_quoted(content_id('draft', *sorted(material.reports)))}"
    yield 'title: "Agreement as reported; give its own title"'
    yield f"# {how}"
    yield f"signed: {{on: {signed:%Y-%m-%d}}}"
    if start is not None and start.start is not None:
        yield from _differing(material, "term:cessation", "start")
        shape = "%Y-%m-%d %H:%M" if start.precision is Precision.MINUTE else "%Y-%m-%d"
        yield f"effective: {{at: {max(start.start, datetime.combine(signed, datetime.min.time())):{shape}}}}"
    if len(clocks) == 1 and "/" in clocks[0]:
        yield f"clock: {{stated: yes, zones: [{clocks[0]}]}}"
    else:
        yield "# No report names the clock: put every time zone in which the text may lawfully be read."
        yield "clock: {stated: no, zones: [UTC]}"


def _start(material: _Material) -> When | None:
    """The finest start of the cessation that can be dated, of those that the most others leave room for."""
    return _finest(material.values("cessation", "start"))


def _finest(values: Sequence[Value]) -> When | None:
    dated = [
        value
        for value in values
        if isinstance(value, When) and value.start is not None and FIRST_YEAR <= value.start.year <= LAST_YEAR
    ]
    if not dated:
        return None
    agreeing = max(dated, key=lambda value: sum(value.overlaps(other) for other in dated))  # the first of equals
    fitting = [value for value in dated if value.overlaps(agreeing)]
    return min(fitting, key=lambda value: (_PRECISIONS.index(value.precision), str(value.start)))


def _signed(material: _Material, claims: Sequence[Claim], start: When | None) -> tuple[date, str]:
    """The day of signing and where it is from; it must be given, so where nothing tells it says so."""
    latest = start.start.date() if start and start.start else date.max
    days = Counter(
        day
        for claim in claims
        if (said := claim.occurrence) is not None and claim.happened and said.sub_event_type == _AGREEING
        if (day := said.when.date) is not None and day.year >= FIRST_YEAR and day <= latest
    )
    if days:
        day = min(days, key=lambda each: (-days[each], each))
        return day, "The day on which reports say that it was agreed."
    published = sorted(
        day
        for report in material.reports.values()
        if (day := report.published.when.date) is not None and FIRST_YEAR <= day.year <= LAST_YEAR and day <= latest
    )
    if published:
        return published[0], "TO CHECK: no report dates the signing; this is the day of the earliest report."
    if start is not None:
        return latest, "TO CHECK: no report dates the signing; this is the day on which it takes effect."
    return date(FIRST_YEAR, 1, 1), "TO FILL: no report gives any date; this one only holds the place."


def _sources(material: _Material) -> Iterator[str]:
    yield "sources:"
    for report in sorted(material.reports.values(), key=lambda each: (each.outlet, each.name, each.id)):
        title = ": ".join(part for part in (report.outlet, report.title or report.name) if part)
        url = f", url: {_quoted(report.url)}" if report.url else ""
        yield f"  - {{title: {_quoted(title)}{url}}}"


def _parties(claims: Iterable[Claim]) -> dict[str, str]:
    """Who is reported to have agreed: id -> name as written."""
    named: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        said = claim.occurrence
        if said is None or not claim.happened or said.sub_event_type != _AGREEING:
            continue
        for actor in (*said.actors, *said.targets):
            if actor.id:
                named[actor.id].add(actor.name)
    return {id: min(names, key=lambda name: (len(name), name)) for id, names in sorted(named.items())}


def _party_lines(parties: Mapping[str, str]) -> Iterator[str]:
    if not parties:
        yield "# TO FILL: no report names who agreed."
        yield "parties: []"
        return
    yield "# Reported to have agreed; whether as signatory or as guarantor is for you to say."
    yield "parties:"
    for id, name in parties.items():
        yield f"  - {{actor: {_quoted(id)}, name: {_quoted(name)}, role: signatory}}"


def _zoned(material: _Material) -> list[str]:
    return [kind for kind in sorted(material.terms) if kind in KINDS and kind.startswith("zone_")]


def _zones(material: _Material) -> Iterator[str]:
    kinds = _zoned(material)
    if not kinds:
        return
    yield "zones:"
    for kind in kinds:
        words = [str(value) for value in material.values(kind, "width", "along", "scope")]
        note = f"as reported: {'; '.join(words)}" if words else "as reported"
        yield f"  - id: {_id(kind)}"
        yield f"    name: {_quoted(material.rules.kind(kind))}"
        yield "    kind: undefined  # draw it: a line through sites, and along it a corridor with width and side"
        yield f"    note: {_quoted(note)}"


def _terms(material: _Material) -> Iterator[str]:
    yield "terms:"
    for kind in sorted(material.terms):
        if kind not in KINDS:
            yield f"  # not a kind of term that is judged: {_plain(kind)}"
            continue
        yield f"  - id: {_id(f'{kind}-as-reported' if kind == EXPIRY else kind)}"  # its bare name is the moment
        for field in sorted(field for about, field in material.comparisons if about == f"term:{kind}"):
            yield from _differing(material, f"term:{kind}", field, indent="    ")
        yield f"    text: {_quoted(_article(material, kind))}"
        yield f"    kind: {kind}"
        if kind in _zoned(material):
            yield f"    zone: {_id(kind)}"
        yield from _due(material, kind)


def _due(material: _Material, kind: str) -> Iterator[str]:
    """A duty's date or length of time; a standing term has none."""
    if kind == "cessation" or kind.startswith("zone_"):
        return
    for value in material.values(kind, "within", "by", "start"):
        if isinstance(value, Duration) and value.number > 0:
            yield f"    due: {{within: {value}, of: [signing, effective], counting: exclusive}}"
            return
        day = _day(value)
        if day is not None:
            yield f"    due: {{by: {day:%Y-%m-%d}}}"
            return


def _day(value: Value) -> date | None:
    if not isinstance(value, When) or value.end is None:
        return None
    day = value.date or (value.end.date() if value.start is None else None)
    return day if day and FIRST_YEAR <= day.year <= LAST_YEAR else None


def _article(material: _Material, kind: str) -> str:
    """The term in our words: its kind and the values that most reports give."""
    fields: dict[str, str] = {}
    for claim in material.terms[kind]:
        for field in claim.provision.fields if claim.provision else ():
            values = material.values(kind, field.name)
            fields.setdefault(field.name, str(_finest(values) or values[0]))
    told = ", ".join(f"{material.rules.field(name)} {value}" for name, value in sorted(fields.items()))
    return f"{material.rules.kind(kind)}: {told}" if told else material.rules.kind(kind)


def _differing(material: _Material, about: str, field: str, indent: str = "") -> Iterator[str]:
    """Who gives which value, as comments; nothing where all give one."""
    comparison = material.comparisons.get((about, field))
    if comparison is None or len(comparison.values) < 2:
        return
    mark = "CONFLICT" if comparison.accord is Accord.CONFLICT else "differing words"
    yield f"{indent}# {mark}, {material.rules.field(field)}: {_plain(comparison.reason)}"
    for said in comparison.values:
        yield f"{indent}#   {_plain(said.value)}: {_plain(material.outlets(said.claims))}"


def _declarations(material: _Material, parties: set[str]) -> Iterator[str]:
    topics: dict[str, list[Claim]] = defaultdict(list)
    for claim in material.claims.values():
        if claim.position is not None and claim.happened and claim.position.kind in _DECLARED:
            topics[claim.position.topic].append(claim)
    if topics:
        yield "declarations:"
    for topic in sorted(topics):
        claims = topics[topic]
        kind = min(_DECLARED[claim.position.kind] for claim in claims if claim.position)
        by = sorted({claim.speaker.id for claim in claims if claim.speaker.id in parties} - {None})
        yield from _differing(material, f"position:{topic}", "said", indent="  ")
        yield f"  - id: {_id(topic)}"
        yield f"    text: {_quoted(topic.replace('_', ' ').capitalize())}"
        yield f"    kind: {kind}"
        yield f"    topic: {_quoted(topic)}"
        if by:
            yield f"    by: [{', '.join(_quoted(str(id)) for id in by)}]"


def _id(name: str) -> str:
    return _quoted(name.replace("_", "-"))


def _plain(text: str) -> str:
    """One printable line, fit for a comment."""
    return "".join(c if c.isprintable() else " " for c in " ".join(text.split()))


def _quoted(text: str) -> str:
    """A YAML text in double quotes; what reports wrote stays text."""
    return json.dumps(_plain(text), ensure_ascii=False)
